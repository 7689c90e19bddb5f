#!/usr/bin/python3
"""How long from exec to the first painted frame, against an empty window in the
same run. Prints a line for a person and one of JSON."""
import json
import os
import statistics
import subprocess
import sys
import time

from surroundings import BUILD, on_one_bus, surroundings

RUNS = 9


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
    with surroundings('libframe-probe.so') as env:
        commands = {'bestiary': [os.environ['BESTIARY']],
                    'empty': [os.path.join(BUILD, 'tests/bench/empty-window')]}
        times = {name: [] for name in commands}
        for run in range(RUNS + 1):
            for name, command in commands.items():
                seconds = first_frame(command, env)
                if run > 0:  # the first run warms the disk cache
                    times[name].append(seconds)
    median = {name: statistics.median(values) for name, values in times.items()}
    ratio = statistics.median(a / b for a, b in zip(times['bestiary'], times['empty']))
    print(f"first frame: {median['bestiary'] * 1000:.0f} ms, empty window {median['empty'] * 1000:.0f} ms, "
          f'ratio {ratio:.2f} (aim: at most 1.25)', file=sys.stderr)
    print(json.dumps({'figure': 'first-frame', 'seconds': median['bestiary'], 'empty': median['empty'],
                      'ratio': ratio, 'aim': 1.25}))


on_one_bus()
main()
