"""What a program is measured in: a display and a home of its own."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.getcwd()


def start_display():
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        return server, ':' + pipe.readline().strip()


@contextlib.contextmanager
def surroundings(probe):
    """The environment of a measured program, with @probe preloaded."""
    server, display = start_display()
    try:
        home = tempfile.mkdtemp(prefix='bestiary-bench-')
        try:
            env = dict(os.environ, DISPLAY=display, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                       LD_PRELOAD=os.path.join(BUILD, 'tests/bench', probe),
                       HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home,
                       XDG_RUNTIME_DIR=home, GSETTINGS_BACKEND='memory', GTK_A11Y='none', ADW_DISABLE_PORTAL='1')
            env.pop('WAYLAND_DISPLAY', None)
            yield env
        finally:
            # A portal may have mounted something in there; that is not ours to remove.
            shutil.rmtree(home, ignore_errors=True)
    finally:
        server.terminate()
        server.wait()


def on_one_bus():
    """Goes on with a session bus, started before the first run: it is not what is measured."""
    if 'BESTIARY_BENCH_BUS' not in os.environ:
        os.execvpe('dbus-run-session', ['dbus-run-session', '--', sys.executable, *sys.argv],
                   dict(os.environ, BESTIARY_BENCH_BUS='1'))
