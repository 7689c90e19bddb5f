"""What a program is measured in: a display and a home of its own."""
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

BUILD = os.getcwd()


def start_display():
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        return server, ':' + pipe.readline().strip()


def open_shelf(home, shelf):
    """Has the next window in @home open that shelf."""
    folder = os.path.join(home, 'glib-2.0/settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write(f"[io/github/bestiary_app/Bestiary]\nshelf='{shelf}'\n")


def put_list(home, folder):
    """Puts the Hub's list that make-list wrote into @folder at hand in @home."""
    os.makedirs(os.path.join(home, 'bestiary'), exist_ok=True)
    os.symlink(os.path.join(folder, 'hub-list.catalogue'), os.path.join(home, 'bestiary/hub-list.catalogue'))


def make_home():
    """One that the program has been used in: what a first start has to say is not measured."""
    home = tempfile.mkdtemp(prefix='bestiary-bench-')
    os.mkdir(os.path.join(home, 'bestiary'))
    return home


@contextlib.contextmanager
def surroundings(*probes):
    """The environment of a measured program, with @probes preloaded."""
    server, display = start_display()
    try:
        home = make_home()
        try:
            env = dict(os.environ, DISPLAY=display, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                       LD_PRELOAD=':'.join(os.path.join(BUILD, 'tests/bench', probe) for probe in probes),
                       HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home,
                       XDG_RUNTIME_DIR=home, GSETTINGS_BACKEND='keyfile', HF_HUB_OFFLINE='1', GTK_A11Y='none', ADW_DISABLE_PORTAL='1')
            env.pop('WAYLAND_DISPLAY', None)
            env.pop('HF_ENDPOINT', None)
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


@contextlib.contextmanager
def another_home(env):
    """@env with a home of its own, on the same display."""
    home = make_home()
    try:
        yield dict(env, HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home, XDG_RUNTIME_DIR=home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def window(env, log):
    """A window that has the keyboard and has come to rest, until the end; its standard error goes to the file @log."""
    program = subprocess.Popen([os.environ['BESTIARY']], stdout=subprocess.DEVNULL, stderr=log, env=env)
    try:
        run_xdotool(env, 'search', '--sync', '--onlyvisible', '--class', 'bestiary', 'windowfocus')
        time.sleep(2)
        yield program
    finally:
        program.terminate()
        program.wait()


def run_xdotool(env, *arguments):
    plain = {name: value for name, value in env.items() if name != 'LD_PRELOAD'}
    subprocess.run(['xdotool', *arguments], env=plain, check=True, capture_output=True, timeout=120)


BUSY = re.compile(r'busy (\d+) (\d+) (\d+) (\d+) (\d+)')


def read_busy(log, begin, end):
    """What libbusy-probe.so said between two times: for each time that the main thread was busy, in seconds, the work, the
    part of it that the processor did, the frame, and that part of it."""
    with open(log, encoding='utf-8', errors='replace') as file:
        spans = [tuple(int(part) / 1e6 for part in found.groups()) for found in map(BUSY.match, file) if found]
    return [span[1:] for span in spans if begin <= span[0] <= end]
