"""A desk to test at: a virtual display, a session bus of its own, the program on it,
and its widgets as the accessibility bus shows them."""
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import traceback

MISSING = [tool for tool in ('Xvfb', 'dbus-daemon', 'xdotool', 'import')
           if not any(os.access(os.path.join(p, tool), os.X_OK) for p in os.environ['PATH'].split(':'))]
WAIT = float(os.environ.get("BESTIARY_WAIT", "30"))  # seconds; only ever spent on a failure


def skip_all(reason):
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


# What AT-SPI of Debian 13 calls what Debian 12's calls otherwise.
NEW_ROLES = {'push button': 'button'}


class Desk:
    def __init__(self, size='1280x800', language=None, environment=None):
        self.size = size
        self.folder = tempfile.TemporaryDirectory(prefix='bestiary-ui-', ignore_cleanup_errors=True)
        self.processes = []
        env = {k: v for k, v in os.environ.items()
               if k not in ('WAYLAND_DISPLAY', 'NO_AT_BRIDGE', 'AT_SPI_BUS_ADDRESS', 'DBUS_SESSION_BUS_ADDRESS')}
        for name in ('DATA', 'CONFIG', 'CACHE', 'RUNTIME'):
            path = os.path.join(self.folder.name, name.lower())
            os.mkdir(path, 0o700)
            env[f'XDG_{name}_{"DIR" if name == "RUNTIME" else "HOME"}'] = path
        env.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', LIBGL_ALWAYS_SOFTWARE='1',
                   GTK_A11Y='atspi', HOME=self.folder.name, G_DEBUG='')
        if language:
            env['LANGUAGE'] = language
        # Nobody is asked anything but by a test that brings who answers.
        env.setdefault('HF_HUB_OFFLINE', '1')
        for name, value in (environment or {}).items():
            env[name] = value
        self.env = env
        env['DISPLAY'] = self._start_display(size)
        read, write = os.pipe()
        self._start(['dbus-daemon', '--session', '--nofork', f'--print-address={write}'], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as address:
            env['DBUS_SESSION_BUS_ADDRESS'] = address.readline().strip()
        # pyatspi reads these when it is imported, so it is imported late.
        os.environ.update({k: env[k] for k in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')})
        self.log = open(os.path.join(self.folder.name, 'log'), 'w+', encoding='utf-8')
        self.program = self._start([env['BESTIARY']], stderr=self.log)
        import pyatspi
        self.atspi = pyatspi
        self.window = self.wait(self._find_window, 'the window on the accessibility bus')

    def _start_display(self, size):
        """A virtual display that answers. One that another server's end took the
        socket from does not; the next number then does."""
        for number in range(random.randrange(100, 30000), 31000):
            server = self._start(['Xvfb', f':{number}', '-screen', '0', f'{size}x24', '-nolisten', 'tcp', '-noreset'])
            end = time.monotonic() + WAIT
            while server.poll() is None and time.monotonic() < end:
                answer = subprocess.run(['xdotool', 'getdisplaygeometry'], capture_output=True, check=False,
                                        env=dict(self.env, DISPLAY=f':{number}'))
                if answer.returncode == 0:
                    return f':{number}'
                time.sleep(0.05)
            self.processes.remove(server)
            server.kill()
            server.wait()
        raise AssertionError('no virtual display could be started')

    def _start(self, command, stderr=subprocess.DEVNULL, pass_fds=()):
        process = subprocess.Popen(command, env=self.env, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=stderr, pass_fds=pass_fds)
        self.processes.append(process)
        return process

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
        self.log.close()
        self.folder.cleanup()

    def warnings(self):
        """What the program said on its console: nothing, if all is well."""
        self.log.flush()
        with open(self.log.name, encoding='utf-8') as log:
            return [line for line in log.read().splitlines()
                    if 'WARNING' in line or 'CRITICAL' in line]

    def wait(self, check, what):
        end = time.monotonic() + WAIT
        while True:
            if self.program.poll() is not None:
                raise AssertionError(f'the program ended with {self.program.returncode} while waiting for {what}:\n'
                                     + open(self.log.name, encoding='utf-8').read())
            try:
                found = check()
            except Exception:  # a widget that went away while it was read
                found = None
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError(f'did not see {what}\n{self.dump()}')
            time.sleep(0.05)

    def _find_window(self):
        desktop = self.atspi.Registry.getDesktop(0)
        for app in desktop:
            if app is not None and app.name == 'bestiary':
                for window in app:
                    if window.getRoleName() in ('frame', 'window', 'application'):
                        return window
        return None

    def all(self, root=None, last_first=False):
        """What is below @root: where none is given, in all windows of the program."""
        stack = [root or self.window.parent]
        while stack:
            node = stack.pop()
            yield node
            try:
                children = [node[i] for i in range(node.childCount)]
                stack.extend(children if last_first else reversed(children))
            except Exception:
                continue

    @staticmethod
    def showing(node):
        """GTK 4.8 sets no SHOWING state; what is not allotted any room is hidden."""
        extents = node.queryComponent().getExtents(1)  # 1: in the window
        return extents.width > 0 and extents.height > 0

    def find(self, role=None, name=None, part=None, last_first=False):
        for node in self.all(last_first=last_first):
            try:
                if role and node.getRoleName() not in (role, NEW_ROLES.get(role)):
                    continue
                if name is not None and node.name != name:
                    continue
                if part is not None and part not in (node.name or ''):
                    continue
                if self.showing(node):
                    return node
            except Exception:
                continue
        return None

    def see(self, role=None, name=None, part=None):
        return self.wait(lambda: self.find(role, name, part), f'{role or "anything"} {name or part!r}')

    def toast(self, part, button=None):
        """What is over all else is the last in the tree, and is found there before it goes.
        Presses a button of the toast that has @part."""
        self.wait(lambda: self.find(part=part, last_first=True), f'a toast with {part!r}')
        if button:
            self.wait(lambda: self.find('push button', part=button, last_first=True), f'a toast with a button {button!r}') \
                .queryAction().doAction(0)

    def gone(self, role=None, name=None, part=None):
        return self.wait(lambda: self.find(role, name, part) is None, f'no more {role} {name or part!r}')

    def texts(self):
        names = []
        for node in self.all():
            try:
                if self.showing(node) and node.name:
                    names.append(node.name)
            except Exception:
                continue
        return names

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--delay', '40', *keys], env=self.env, check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '25', text], env=self.env, check=True)

    def focus(self):
        ids = self.wait(lambda: subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', 'bestiary'],
                                               env=self.env, capture_output=True, text=True).stdout.split(), 'an X window')
        subprocess.run(['xdotool', 'windowfocus', ids[-1]], env=self.env, check=False)

    def colours(self, area):
        """The colours of a part of the screen: WIDTHxHEIGHT+X+Y."""
        listed = subprocess.run(['import', '-window', 'root', '-crop', area, '-depth', '8', '-format', '%c', 'histogram:info:-'],
                                env=self.env, capture_output=True, text=True, check=True).stdout
        return set(re.findall('#[0-9A-F]{6}', listed))

    def dump(self):
        lines = []
        for node in self.all():
            try:
                lines.append(f'{node.getRoleName()} | {node.name}')
            except Exception:
                continue
        return '\n'.join(lines)


def run(tests, **kwargs):
    """Each test is a function of a desk; they share the desk in order, as a person
    would go on working in one window."""
    if MISSING:
        skip_all(f'needs {", ".join(MISSING)}')
    try:
        import pyatspi  # noqa: F401 only whether it is there
        del pyatspi
        sys.modules.pop('pyatspi', None)
    except ImportError:
        skip_all('needs python3-pyatspi')
    except Exception:
        pass
    desk = Desk(**kwargs)
    failed = 0
    print(f'1..{len(tests)}')
    try:
        for number, test in enumerate(tests, 1):
            try:
                test(desk)
                print(f'ok {number} {test.__name__}')
            except Exception:
                failed += 1
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}')
                print(f'not ok {number} {test.__name__}')
            sys.stdout.flush()
    finally:
        desk.close()
    sys.exit(1 if failed else 0)
