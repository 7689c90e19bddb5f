#!/usr/bin/python3
"""How long a key press in the search entry takes until its rows are there, and how long it
keeps the main thread, on the Hub's shelf: key-press.py FOLDER MODELS, where make-list wrote."""
import json
import os
import re
import sys
import tempfile
import time

from figures import milliseconds, quantile
from surroundings import on_one_bus, open_shelf, put_list, read_busy, run_xdotool, surroundings, window

WORDS = ['qwen', 'llama', 'mistral', 'chat', '7b', 'medical', 'gguf', 'coder', 'heron', 'lora', 'instruct', 'marten', 'test',
         'deepseek', 'pythia', 'zh', 'falcon', 'embed', 'gemma', 'story']
DELAY = 200  # milliseconds between two keys
KEY = re.compile(r'key (\d+) (\d+) (\d+) (\d+) (\d+)')


def type_words(env):
    for word in WORDS:
        run_xdotool(env, 'key', 'ctrl+a')
        run_xdotool(env, 'key', '--delay', str(DELAY), *word)
        time.sleep(DELAY / 1000)


def read_keys(log, begin):
    """Seconds from each key to its first screenful, to all its rows, and to the frame."""
    with open(log, encoding='utf-8', errors='replace') as file:
        times = [[int(part) / 1e6 for part in found.groups()[:4]] for found in map(KEY.match, file) if found]
    return [[moment - key[0] for moment in key[1:]] for key in times if key[0] >= begin]


def main():
    folder, models = sys.argv[1], int(sys.argv[2])
    with tempfile.NamedTemporaryFile('w', suffix='.log') as log, \
            surroundings('libbusy-probe.so', 'libkey-probe.so') as env:
        put_list(env['HOME'], folder)
        open_shelf(env['HOME'], 'hub')
        with window(env, log):
            run_xdotool(env, 'key', 'ctrl+f')
            time.sleep(1)
            begin = time.monotonic()
            type_words(env)
            time.sleep(1)
            keys, spans = read_keys(log.name, begin), read_busy(log.name, begin, time.monotonic())
    if not keys:
        sys.exit('no key had an answer')
    first, rows, painted = zip(*keys)
    kept = [span[0] for span in spans]
    worked = [span[1] for span in spans]
    figure = {'figure': 'key-press', 'models': models, 'keys': sum(map(len, WORDS)), 'answered': len(keys),
              'seconds': quantile(first, 0.5), 'p99': quantile(first, 0.99), 'aim': 0.0167,
              'rows': quantile(rows, 0.5), 'rows-p99': quantile(rows, 0.99),
              'painted': quantile(painted, 0.5), 'painted-p99': quantile(painted, 0.99),
              'kept': max(kept), 'kept-p90': quantile(kept, 0.9), 'worked': max(worked), 'worked-p99': quantile(worked, 0.99),
              'frame': max(span[2] for span in spans), 'frame-worked': quantile([span[3] for span in spans], 0.9),
              'kept-aim': 0.008}
    print(f"key press, {models:,} models: first screenful bound after {milliseconds(figure['seconds'])}, p99 "
          f"{milliseconds(figure['p99'])} (aim: 16.7), painted after {milliseconds(figure['painted'])}; the main thread was kept "
          f"{milliseconds(figure['kept'])} at the most (aim: 8), {milliseconds(figure['worked'])} of it work", file=sys.stderr)
    print(json.dumps(figure))


on_one_bus()
main()
