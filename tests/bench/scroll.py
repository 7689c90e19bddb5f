#!/usr/bin/python3
"""How many frames are late while the Hub's shelf is scrolled by pages and to its ends, against
a list of a hundred: scroll.py FEW-FOLDER FOLDER MODELS, where make-list wrote."""
import json
import sys
import tempfile
import time

from figures import milliseconds, quantile
from surroundings import on_one_bus, open_shelf, put_list, read_busy, run_xdotool, surroundings, window

FRAME = 1 / 60
ROUND = ['Next'] * 5 + ['ctrl+End'] + ['Prior'] * 5 + ['ctrl+Home']
ROUNDS = 8
DELAY = 40  # milliseconds between two keys


def scroll(folder):
    """The times that the main thread was busy while scrolling, as read_busy() has them."""
    with tempfile.NamedTemporaryFile('w', suffix='.log') as log, surroundings('libbusy-probe.so') as env:
        put_list(env['HOME'], folder)
        open_shelf(env['HOME'], 'hub')
        with window(env, log):
            run_xdotool(env, 'key', 'Home')
            time.sleep(1)
            begin = time.monotonic()
            run_xdotool(env, 'key', '--delay', str(DELAY), *ROUND * ROUNDS)
            time.sleep(0.5)
            return read_busy(log.name, begin, time.monotonic())


def count_late(spans):
    """How many frames came late, by the clock, and by the processor's work alone."""
    return (sum(span[0] + span[2] > FRAME for span in spans), sum(span[1] + span[3] > FRAME for span in spans))


def main():
    few, folder, models = sys.argv[1], sys.argv[2], int(sys.argv[3])
    spans, few_spans = scroll(folder), scroll(few)
    (late, late_worked), (few_late, few_late_worked) = count_late(spans), count_late(few_spans)
    worked = quantile([span[1] + span[3] for span in spans], 0.99)
    few_worked = quantile([span[1] + span[3] for span in few_spans], 0.99)
    print(f'scrolling {models:,} models: {late} frames late, {late_worked} of them by work alone; a list of 100: {few_late} and '
          f'{few_late_worked} (aim: none more); p99 of the work for one {milliseconds(worked)}, {milliseconds(few_worked)}',
          file=sys.stderr)
    print(json.dumps({'figure': 'scroll', 'models': models, 'keys': len(ROUND) * ROUNDS, 'late': late, 'few-late': few_late,
                      'late-by-work': late_worked, 'few-late-by-work': few_late_worked, 'worked-p99': worked,
                      'few-worked-p99': few_worked}))


on_one_bus()
main()
