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
# How each language names what is looked for.
WORDS = {'en': {'models': 'Models', 'chart': 'Chart of parameters', 'search': 'Search models'},
         'zh_CN': {'models': '模型', 'chart': '参数量图表', 'search': '搜索模型'},
         'zh_TW': {'models': '模型', 'chart': '參數量圖表', 'search': '搜尋模型'}}
# What AT-SPI of Debian 13 calls what Debian 12's calls otherwise.
NEW_ROLES = {'push button': 'button', 'check box': 'checkbox'}
# A filter's name, then how many entries there would be with it.
COUNTED = re.compile(r'(.*?)[,，] ?([\d,]+) ?\D*$')
COMPLAINT = re.compile('WARNING|CRITICAL|ERROR|Sanitizer|runtime error')

# Warnings end the C tests. Here, what reads the accessibility bus has warnings of its
# own, and the program's are read from its console.
os.environ.pop('G_DEBUG', None)


def skip_all(reason):
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


class Desk:
    """@size: of the display; @language: as LANGUAGE has it; @settings: the backend of
    GSettings; @env: more of the environment; @prepare: is given the folder that holds
    the home, before the program starts; @command: what comes before the program; @first:
    whether nobody has ever used the program in that home."""

    def __init__(self, size='1280x800', language=None, settings='memory', env=None, prepare=None, command=(), first=False):
        self.size = size
        self.command = list(command)
        self.folder = tempfile.TemporaryDirectory(prefix='bestiary-ui-', ignore_cleanup_errors=True)
        self.processes = []
        self.program = self.window = self.log = self.output = None
        self.heard = 0  # of the program's output, in characters
        self.words = WORDS[language or 'en']
        clean = {k: v for k, v in os.environ.items()
                 if k not in ('WAYLAND_DISPLAY', 'NO_AT_BRIDGE', 'AT_SPI_BUS_ADDRESS', 'DBUS_SESSION_BUS_ADDRESS')}
        for name in ('DATA', 'CONFIG', 'CACHE', 'RUNTIME'):
            path = os.path.join(self.folder.name, name.lower())
            os.mkdir(path, 0o700)
            clean[f'XDG_{name}_{"DIR" if name == "RUNTIME" else "HOME"}'] = path
        if not first:
            os.mkdir(os.path.join(self.folder.name, 'data', 'bestiary'))
        clean.update(GDK_BACKEND='x11', GSK_RENDERER='cairo', LIBGL_ALWAYS_SOFTWARE='1',
                     GTK_A11Y='atspi', HOME=self.folder.name, GSETTINGS_BACKEND=settings)
        if language:
            clean['LANGUAGE'] = language
        # Nobody is asked anything but by a test that brings who answers.
        clean.setdefault('HF_HUB_OFFLINE', '1')
        self.env = clean
        try:
            clean['DISPLAY'] = self._start_display(size)
            read, write = os.pipe()
            self._start(['dbus-daemon', '--session', '--nofork', f'--print-address={write}'], pass_fds=[write])
            os.close(write)
            with os.fdopen(read) as address:
                clean['DBUS_SESSION_BUS_ADDRESS'] = address.readline().strip()
            # pyatspi reads these when it is imported, so it is imported late.
            os.environ.update({k: clean[k] for k in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')})
            import pyatspi
            self.atspi = pyatspi
            # A call fails after 0.8 s otherwise, which a busy machine may take to answer.
            pyatspi.setTimeout(int(WAIT * 1000), int(WAIT * 1000))
            if prepare:
                prepare(self.folder.name)
            self.start(**(env or {}))
        except BaseException:
            self.close()
            raise

    def _start_display(self, size):
        """A virtual display that answers. One that another server's end took the
        socket from does not; the next number then does. A key is not repeated (-r): on a
        busy machine the release of one comes late enough to be taken for a key held down."""
        for number in range(random.randrange(100, 30000), 31000):
            server = self._start(['Xvfb', f':{number}', '-screen', '0', f'{size}x24', '-nolisten', 'tcp', '-noreset', '-r'])
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

    def _start(self, command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=(), env=None):
        process = subprocess.Popen(command, env=env or self.env, stdin=subprocess.DEVNULL,
                                   stdout=stdout, stderr=stderr, pass_fds=pass_fds)
        self.processes.append(process)
        return process

    def start(self, **env):
        """Starts the program, for the first time or again; None takes a variable out."""
        if self.log is None:
            self.log = open(os.path.join(self.folder.name, 'log'), 'w+', encoding='utf-8')
            self.output = open(os.path.join(self.folder.name, 'output'), 'w+', encoding='utf-8')
        self.program = self._start([*self.command, self.env['BESTIARY']], stderr=self.log, stdout=self.output,
                                   env={name: value for name, value in dict(self.env, **env).items() if value is not None})
        self.use_window(None)

    def start_again(self, language=None, **variables):
        """Ends the program and starts it with other variables, in another language."""
        self.program.terminate()
        self.program.wait(WAIT)
        self.processes.remove(self.program)
        self.env.update(variables)
        if language:
            self.env['LANGUAGE'] = language
            self.words = WORDS[language]
        self.unheard()
        self.start()

    def unheard(self):
        """What the program has written on its output and no test has waited for."""
        with open(self.output.name, encoding='utf-8') as output:
            output.seek(self.heard)
            lines = output.read().splitlines()
            self.heard = output.tell()
        return lines

    def wrote(self, *lines):
        """Waits until the program has written these lines, in any order; forgets the rest."""
        missing = list(lines)

        def all_there():
            for line in self.unheard():
                if line in missing:
                    missing.remove(line)
            return not missing
        self.wait(all_there, f'{missing} on the output')

    def wrote_nothing(self, start):
        lines = self.unheard()
        assert not any(line.startswith(start) for line in lines), lines

    @staticmethod
    def pause():
        """As long as a person takes between two keys: for what tells nobody that it is there."""
        time.sleep(0.1)

    def use_window(self, old, language=None):
        """Reads the window that opens, or that takes the place of an old one."""
        self.window, self.found = old, {}
        if language:
            self.words = WORDS[language]
        self.window = self.wait(lambda: next((w for w in self.windows() if w != old), None), 'the window on the accessibility bus')

    def quit(self):
        """Ends the program as a person does. Returns its exit status, None where it
        does not end."""
        self.focus()
        self.key('ctrl+q')
        try:
            return self.program.wait(WAIT)
        except subprocess.TimeoutExpired:
            return None

    def close(self):
        for process in reversed(self.processes):
            if process.poll() is None:
                process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self.log is not None:
            self.log.close()
            self.output.close()
        self.folder.cleanup()

    def said(self):
        with open(self.log.name, encoding='utf-8', errors='replace') as log:
            return log.read()

    def warnings(self):
        """What the program complained of on its console: nothing, if all is well."""
        return [line for line in self.said().splitlines() if COMPLAINT.search(line)]

    def wait(self, check, what, patience=1):
        """@patience: so many times as long as for what comes at once"""
        end = time.monotonic() + WAIT * patience
        reason = None
        while True:
            if self.program.poll() is not None:
                raise AssertionError(f'the program ended with {self.program.returncode} while waiting for {what}:\n' + self.said())
            try:
                found = check()
            except Exception as error:  # a widget that went away while it was read
                found, reason = None, error
            if found:
                return found
            if time.monotonic() > end:
                raise AssertionError(f'did not see {what}' + (f' ({reason!r})' if reason else '') + f'\n{self.dump()}')
            time.sleep(0.05)

    def windows(self):
        for app in self.atspi.Registry.getDesktop(0):
            if app is not None and app.name in ('bestiary', os.path.basename(self.env['BESTIARY'])):
                for window in app:
                    if window is not None and window.getRoleName() in ('frame', 'window', 'application', 'dialog'):
                        yield window

    def another_window(self):
        """The window that is open beside the main one."""
        return self.wait(lambda: next((w for w in self.windows() if w != self.window), None), 'another window')

    @staticmethod
    def children(node):
        return [child for child in (node[i] for i in range(node.childCount)) if child is not None]

    def all(self, root=None, strict=False, rows=False):
        """Every widget; the rows of the list and the points of the chart, which are
        many, only where they are asked for. What goes away while it is read is left
        out, or fails where it matters that all is seen."""
        many = () if rows else (self.words['models'], self.words['chart'])
        stack = [root or self.window]
        while stack:
            node = stack.pop()
            yield node
            try:
                if node.name not in many or node.getRoleName() != 'list':
                    stack.extend(reversed(self.children(node)))
            except Exception:
                if strict or node is (root or self.window):
                    raise

    @staticmethod
    def showing(node):
        """GTK 4.8 sets no SHOWING state; what is not allotted any room is hidden."""
        try:
            extents = node.queryComponent().getExtents(1)  # 1: in the window
        except NotImplementedError:  # a page of a stack has no room of its own
            return False
        return extents.width > 0 and extents.height > 0

    def _matches(self, node, role, name, part):
        return ((not role or node.getRoleName() in (role, NEW_ROLES.get(role))) and
                (name is None or node.name == name) and
                (part is None or part in (node.name or '')) and self.showing(node))

    def find(self, role=None, name=None, part=None, root=None):
        for node in self.all(root):
            try:
                if self._matches(node, role, name, part):
                    return node
            except Exception:  # it went away
                continue
        return None

    def _is_missing(self, role, name, part, root):
        """Whether a walk over the whole tree, in which nothing failed, met no such
        widget. A bus that is down shows none either."""
        n_nodes = 0
        for node in self.all(root, strict=True):
            n_nodes += 1
            if self._matches(node, role, name, part):
                return False
        return n_nodes > 20

    def see(self, role=None, name=None, part=None, root=None):
        return self.wait(lambda: self.find(role, name, part, root), f'{role or "anything"} {name or part!r}')

    def gone(self, role=None, name=None, part=None, root=None):
        return self.wait(lambda: self._is_missing(role, name, part, root), f'no more {role} {name or part!r}')

    def texts(self, root=None, rows=False):
        """Every text that is shown, read without a failure."""
        names = []

        def read():
            names[:] = [node.name for node in self.all(root, strict=True, rows=rows) if node.name and self.showing(node)]
            return names
        self.wait(read, 'the texts of the window')
        return names

    # The list and the chart show the same models; a row is told from a point by where it is.

    def kept(self, role, name):
        """A widget that stays as long as its window does, looked for once."""
        if (role, name) not in self.found:
            self.found[role, name] = self.see(role, name)
        return self.found[role, name]

    def models(self):
        return self.kept('list', self.words['models'])

    def chart(self):
        return self.kept('list', self.words['chart'])

    def find_row(self, name):
        """The list item whose row has this name."""
        return next((item for item in self.children(self.models()) if item.name == name), None)

    def row(self, name):
        return self.wait(lambda: self.find_row(name), f'the row {name!r}')

    def rows(self):
        """The names of all rows that the list keeps, from the first on."""
        return [item.name for item in self.children(self.models())]

    def points(self):
        """The chart's points by the names of their models; what follows is the figure."""
        return {re.split('[,，]', point.name)[0]: point for point in self.children(self.chart())}

    def has(self, node, state):
        return node.getState().contains(getattr(self.atspi, f'STATE_{state}'))

    def selected_row(self, name):
        return self.wait(lambda: self.has(self.find_row(name), 'SELECTED'), f'the row {name!r} selected')

    def selected_point(self, name):
        return self.wait(lambda: [n for n, p in self.points().items() if self.has(p, 'SELECTED')] == [name],
                         f'the point {name!r}, and no other, selected')

    def xdotool(self, *arguments):
        return subprocess.run(['xdotool', *arguments], env=self.env, check=False, capture_output=True, text=True).stdout

    def key(self, *keys):
        self.xdotool('key', '--delay', '12', *keys)

    def type(self, text):
        self.xdotool('type', '--delay', '12', text)

    def place(self, find):
        """Where a widget is in the main window, which has the screen's corner, once it
        holds still: a new result is laid out a frame later."""
        places = []

        def holds_still():
            extents = find().queryComponent().getExtents(1)
            places.append((extents.x + extents.width // 2, extents.y + extents.height // 2))
            return places[-1] if places[-3:] == [places[-1]] * 3 and extents.width > 0 else None
        return self.wait(holds_still, 'a widget that holds still')

    def choose(self, find):
        """Clicks on a row or a point until it is selected."""
        def selected():
            if not self.has(find(), 'SELECTED'):
                self.xdotool('mousemove', *map(str, self.place(find)), 'click', '1')
                time.sleep(0.2)
            return self.has(find(), 'SELECTED')
        self.wait(selected, 'the selection of what was clicked')

    def choose_row(self, name):
        self.choose(lambda: self.row(name))

    def choose_point(self, name):
        self.choose(lambda: self.wait(lambda: self.points().get(name), f'the point {name!r}'))

    def focused(self, nodes):
        """The one of these widgets that has the keyboard."""
        return next((node for node in nodes if self.has(node, 'FOCUSED')), None)

    @staticmethod
    def filter_name(box):
        counted = COUNTED.match(box.name)
        return counted.group(1) if counted else box.name

    def filters(self):
        """The check boxes of the popover, the name of each, and the number that it says;
        None while there is none."""
        for box in self.all():
            if box.getRoleName() in ('check box', 'checkbox'):
                counted = COUNTED.match(box.name)
                yield box, self.filter_name(box), int(counted.group(2).replace(',', '')) if counted else None

    def filter(self, name):
        """The check box of a filter, once it says a number."""
        return self.wait(lambda: next((box for box, other, n in self.filters() if other == name and n is not None), None),
                         f'the filter {name!r} with a number')

    def toggle(self, name):
        """Goes to a check box of the popover by Tab, and presses the space bar: the
        pointer cannot be told where a popover is."""
        boxes = self.wait(lambda: [box for box, _, _ in self.filters()], 'check boxes')
        names = [self.filter_name(box) for box in boxes]
        start = names.index(self.filter_name(self.wait(lambda: self.focused(boxes), 'the focus in the popover')))
        steps = names.index(name) - start
        if steps:
            self.key(*['Tab' if steps > 0 else 'shift+Tab'] * abs(steps))
        self.wait(lambda: self.has(boxes[start + steps], 'FOCUSED'), f'the focus on {name!r}')
        self.key('space')

    def search_entry(self):
        return self.kept('entry', self.words['search'])

    def enter(self, query):
        """Puts a query into the search entry in one go: any letters, however many."""
        self.search_entry().queryEditableText().setTextContents(query)
        self.wait(lambda: self.query() == query, f'the query {query[:40]!r}')

    def query(self):
        text = self.search_entry().queryText()
        return text.getText(0, text.characterCount)

    def press(self, node):
        node.queryAction().doAction(0)

    def call(self, method, *arguments, group='app'):
        """Calls org.gtk.Actions, as menus outside the program and other programs do.
        Returns the answer as text."""
        path, name = '/io/github/bestiary_app/Bestiary', 'io.github.bestiary_app.Bestiary'
        if os.path.basename(self.env['BESTIARY']).endswith('-devel'):
            path, name = path + '/Devel', name + '.Devel'

        def run(target, what, *others):
            return subprocess.run(['gdbus', what, '--session', '--dest', name, '--object-path', target, *others],
                                  env=self.env, check=True, capture_output=True, text=True).stdout
        if group == 'win':
            # A window that takes another's place has another number.
            path = path + '/window/' + max(re.findall(r'node (\d+)', run(path + '/window', 'introspect')), key=int)
        return run(path, 'call', '--method', f'org.gtk.Actions.{method}', *arguments)

    def activate(self, action, value=None, group='app'):
        self.call('Activate', action, f'[<"{value}">]' if value is not None else '[]', '{}', group=group)

    def state(self, action, group='app'):
        """What the menus show of an action: its word."""
        return re.search("\\[<'(.*)'>\\]", self.call('Describe', action, group=group)).group(1)

    def x_window(self):
        """The number of the newest window in the corner of the screen, where all are that
        no window manager moves. Tooltips and popovers are elsewhere."""
        def corner():
            listed = self.xdotool('search', '--onlyvisible', '--class', 'bestiary').split()
            return [number for number in listed
                    if 'X=0\nY=0\n' in self.xdotool('getwindowgeometry', '--shell', number)]
        return self.wait(corner, 'an X window')[-1]

    def focus(self):
        """Gives the window the keyboard, and waits until it has it."""
        self.xdotool('windowfocus', self.x_window())
        self.wait(lambda: any(self.has(window, 'ACTIVE') for window in self.windows()), 'an active window')

    def colours(self, area):
        """The colours of a part of the screen: WIDTHxHEIGHT+X+Y."""
        listed = subprocess.run(['import', '-window', 'root', '-crop', area, '-depth', '8', '-format', '%c', 'histogram:info:-'],
                                env=self.env, capture_output=True, text=True, check=True).stdout
        return set(re.findall('#[0-9A-F]{6}', listed))

    def dump(self):
        lines = []
        try:
            for root in [self.window] if self.window is not None else list(self.atspi.Registry.getDesktop(0)):
                lines += [f'{node.getRoleName()} | {node.name}' for node in self.all(root)]
        except Exception as error:
            lines.append(f'the tree cannot be read: {error!r}')
        return '\n'.join(lines + ['The program said:', self.said()])


def says_nothing_on_the_console(d):
    assert d.warnings() == [], '\n'.join(d.warnings())


def ends_when_asked_to(d):
    status = d.quit()
    assert status == 0, f'ended with {status}\n{d.said()}'
    assert d.warnings() == [], '\n'.join(d.warnings())


def run(tests, quits=True, desk_class=Desk, **kwargs):
    """Each test is a function of a desk; they share the desk in order, as a person
    would go on working in one window. Two more close every file: the console has
    stayed empty, and, unless it is no whole program (@quits), it ends when it is asked to."""
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
    tests = [*tests, says_nothing_on_the_console, *([ends_when_asked_to] if quits else [])]
    failed = 0
    print(f'1..{len(tests)}', flush=True)
    desk = desk_class(**kwargs)
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
