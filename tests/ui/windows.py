"""A desk on which what is looked for may be in any window of the program, and in toasts,
which come last in the tree and go again."""
import time

import desk


class Desk(desk.Desk):
    def all(self, root=None, strict=False, rows=True):
        stack = [root or self.window.parent]
        while stack:
            node = stack.pop()
            yield node
            try:
                stack.extend(reversed(self.children(node)))
            except Exception:
                if strict:
                    raise

    def find_last(self, role=None, part=None):
        """The last in the tree that is in no list: on a busy machine a walk through all rows
        takes longer than a toast stays."""
        stack = [self.window.parent]
        while stack:
            node = stack.pop()
            try:
                if self._matches(node, role, None, part):
                    return node
                if node.getRoleName() != 'list':
                    stack.extend(self.children(node))
            except Exception:  # it went away
                continue
        return None

    def refreshed(self):
        """Waits for the end of a refresh of the whole guide, files and all."""
        self.wait(lambda: self.find('push button', 'Refresh from the Hub'), 'the end of the refresh', patience=4)

    def toast(self, part, button=None):
        """Sees a toast with @part, and presses its button when it has stopped moving, as
        a person does: libadwaita before 1.4 crashes when it is closed sooner."""
        self.wait(lambda: self.find_last(part=part), f'a toast with {part!r}', patience=4)
        if button:
            time.sleep(0.6)
            self.press(self.wait(lambda: self.find_last('push button', button), f'a toast with a button {button!r}'))

    def focus(self):
        """Gives the newest window the keyboard. The bus does not tell that a dialog is active."""
        self.xdotool('windowfocus', self.x_window())
