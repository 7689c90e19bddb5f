#!/usr/bin/python3
"""How long from exec to the first painted frame, against an empty window in the
same run. Prints a line for a person and one of JSON."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 9
BUILD = os.getcwd()


def start_display():
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        return server, ':' + pipe.readline().strip()


def first_frame(command, env):
    """Seconds until the frame clock has painted, as the preloaded probe says it."""
    start = time.monotonic()
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    seconds = None
    for line in program.stderr:
        if line.startswith('frame painted'):
            seconds = time.monotonic() - start
            break
    program.terminate()
    program.wait()
    program.stderr.close()
    if seconds is None:
        sys.exit(f'{command[0]} ended before it painted')
    return seconds


def main():
    server, display = start_display()
    try:
        home = tempfile.mkdtemp(prefix='bestiary-bench-')
        try:
            env = dict(os.environ, DISPLAY=display, GDK_BACKEND='x11', GSK_RENDERER='cairo', LD_PRELOAD=os.path.join(BUILD, 'tests/bench/libframe-probe.so'),
                       HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, XDG_CACHE_HOME=home,
                       XDG_RUNTIME_DIR=home, GSETTINGS_BACKEND='memory', GTK_A11Y='none', ADW_DISABLE_PORTAL='1')
            env.pop('WAYLAND_DISPLAY', None)
            commands = {'bestiary': [os.environ['BESTIARY']],
                        'empty': [os.path.join(BUILD, 'tests/bench/empty-window')]}
            times = {name: [] for name in commands}
            for run in range(RUNS + 1):
                for name, command in commands.items():
                    seconds = first_frame(command, env)
                    if run > 0:  # the first run warms the disk cache
                        times[name].append(seconds)
        finally:
            # A portal may have mounted something in there; that is not ours to remove.
            shutil.rmtree(home, ignore_errors=True)
    finally:
        server.terminate()
        server.wait()
    median = {name: statistics.median(values) for name, values in times.items()}
    ratio = statistics.median(a / b for a, b in zip(times['bestiary'], times['empty']))
    print(f"first frame: {median['bestiary'] * 1000:.0f} ms, empty window {median['empty'] * 1000:.0f} ms, "
          f'ratio {ratio:.2f} (aim: at most 1.25)', file=sys.stderr)
    print(json.dumps({'figure': 'first-frame', 'seconds': median['bestiary'], 'empty': median['empty'],
                      'ratio': ratio, 'aim': 1.25}))


# One session bus for all runs, started before the first: it is not what is measured.
if 'BESTIARY_BENCH_BUS' not in os.environ:
    os.execvpe('dbus-run-session', ['dbus-run-session', '--', sys.executable, *sys.argv],
               dict(os.environ, BESTIARY_BENCH_BUS='1'))
main()
