#!/usr/bin/python3
"""How long from exec to the first painted frame, against an empty window in the same run;
then with the Hub's list at hand: first-frame.py [FOLDER MODELS]…, where make-list wrote.
Prints a line for a person and one of JSON for each."""
import contextlib
import json
import os
import statistics
import subprocess
import sys
import time

from figures import milliseconds
from surroundings import BUILD, another_home, on_one_bus, open_shelf, put_list, surroundings

RUNS = 7


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


def measure(candidates):
    """Seconds of each candidate, in turns, so that what else the machine does meets all of them."""
    times = {name: [] for name in candidates}
    for run in range(RUNS + 1):
        for name, (command, env) in candidates.items():
            seconds = first_frame(command, env)
            if run > 0:  # the first run warms the disk cache
                times[name].append(seconds)
    return times


def report(times, name, label, models):
    def ratio(peer):
        return statistics.median(a / b for a, b in zip(times[name], times[peer]))

    median = statistics.median(times[name])
    figure = {'figure': 'first-frame', 'models': models, 'shelf': 'hub' if 'shelf' in label else 'review-2023',
              'seconds': median, 'best': min(times[name]), 'empty': statistics.median(times['empty']),
              'ratio': ratio('empty'), 'best-ratio': min(times[name]) / min(times['empty']), 'aim': 1.25,
              'of-guide': ratio('guide'), 'best-of-guide': min(times[name]) / min(times['guide'])}
    print(f"first frame, {label}: {milliseconds(median)}, {figure['ratio']:.2f} of an empty window's (aim: at most 1.25), "
          f"{figure['of-guide']:.2f} of that with the guide alone; of the best times {figure['best-ratio']:.2f} and "
          f"{figure['best-of-guide']:.2f}", file=sys.stderr)
    print(json.dumps(figure))


def main():
    lists = [(sys.argv[i], int(sys.argv[i + 1])) for i in range(1, len(sys.argv), 2)]
    program = [os.environ['BESTIARY']]
    with contextlib.ExitStack() as stack:
        env = stack.enter_context(surroundings('libframe-probe.so'))
        candidates = {'empty': ([os.path.join(BUILD, 'tests/bench/empty-window')], env), 'guide': (program, env)}
        labels = {'guide': ('the guide alone', 0)}
        for folder, models in lists:
            for shelf in ['review-2023', 'hub'] if (folder, models) == lists[-1] else ['review-2023']:
                name = f'{models} {shelf}'
                other = stack.enter_context(another_home(env))
                put_list(other['HOME'], folder)
                open_shelf(other['HOME'], shelf)
                candidates[name] = (program, other)
                labels[name] = (f'{models:,} models' + (' on the open shelf' if shelf == 'hub' else ''), models)
        times = measure(candidates)
    for name, (label, models) in labels.items():
        report(times, name, label, models)


on_one_bus()
main()
