"""A desk on which what is looked for may be in any window of the program, and in toasts,
which come last in the tree and go again."""
import time

import desk


class Desk(desk.Desk):
    def all(self, root=None, strict=False, rows=True, last_first=False):
        stack = [root or self.window.parent]
        while stack:
            node = stack.pop()
            yield node
            try:
                children = self.children(node)
                stack.extend(children if last_first else reversed(children))
            except Exception:
                if strict:
                    raise

    def find_last(self, role=None, part=None):
        for node in self.all(last_first=True):
            try:
                if self._matches(node, role, None, part):
                    return node
            except Exception:  # it went away
                continue
        return None

    def toast(self, part, button=None):
        """Sees a toast with @part, and presses its button when it has stopped moving, as
        a person does: libadwaita before 1.4 crashes when it is closed sooner."""
        self.wait(lambda: self.find_last(part=part), f'a toast with {part!r}')
        if button:
            time.sleep(0.6)
            self.press(self.wait(lambda: self.find_last('push button', button), f'a toast with a button {button!r}'))

    def focus(self):
        """Gives the newest window the keyboard. The bus does not tell that a dialog is active."""
        self.xdotool('windowfocus', self.x_window())
