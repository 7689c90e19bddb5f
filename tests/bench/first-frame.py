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
    """Seconds until the frame clock has painted, as the preloaded probe says it; and how many of them the processor worked,
    whatever else it had to do."""
    start = time.monotonic()
    program = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    seconds = None
    for line in program.stderr:
        if line.startswith('frame painted'):
            seconds = time.monotonic() - start
            break
    program.terminate()
    _, program.returncode, usage = os.wait4(program.pid, 0)
    program.stderr.close()
    if seconds is None:
        sys.exit(f'{command[0]} ended before it painted')
    return seconds, usage.ru_utime + usage.ru_stime


def measure(candidates):
    """Seconds of each candidate, and of the processor's work for it; in turns, so that what else the machine does meets all
    of them."""
    times, worked = {name: [] for name in candidates}, {name: [] for name in candidates}
    for run in range(RUNS + 1):
        for name, (command, env) in candidates.items():
            seconds, work = first_frame(command, env)
            if run > 0:  # the first run warms the disk cache
                times[name].append(seconds)
                worked[name].append(work)
    return times, worked


def report(times, worked, name, label, models):
    def ratio(peer):
        return statistics.median(a / b for a, b in zip(times[name], times[peer]))

    def work_ratio(peer):
        return min(worked[name]) / min(worked[peer])

    median = statistics.median(times[name])
    figure = {'figure': 'first-frame', 'models': models, 'shelf': 'hub' if 'shelf' in label else 'review-2023',
              'seconds': median, 'best': min(times[name]), 'empty': statistics.median(times['empty']),
              'ratio': ratio('empty'), 'best-ratio': min(times[name]) / min(times['empty']), 'aim': 1.25,
              'of-guide': ratio('guide'), 'best-of-guide': min(times[name]) / min(times['guide']),
              'worked': min(worked[name]), 'work-ratio': work_ratio('empty'), 'work-of-guide': work_ratio('guide')}
    print(f"first frame, {label}: {milliseconds(median)}, {figure['ratio']:.2f} of an empty window's (aim: at most 1.25), "
          f"{figure['of-guide']:.2f} of that with the guide alone; of the best times {figure['best-ratio']:.2f} and "
          f"{figure['best-of-guide']:.2f}; of the work alone {figure['work-ratio']:.2f} and {figure['work-of-guide']:.2f}",
          file=sys.stderr)
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
        times, worked = measure(candidates)
    for name, (label, models) in labels.items():
        report(times, worked, name, label, models)


on_one_bus()
main()
