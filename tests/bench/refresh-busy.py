#!/usr/bin/python3
"""How long a refresh keeps the main thread from what a person does: the longest time
between two waits, without the frames, which GTK makes for every change on the screen.
Beside it, in the same run, what a key costs that moves in the list."""
import json
import os
import re
import subprocess
import sys
import tempfile
import time

from surroundings import on_one_bus, surroundings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

RUNS = 3
KEYS = 20
QUIET = 1.5  # seconds without a request, after which a refresh is over
BUSY = re.compile(r'busy (\d+) (\d+) (\d+)')


def settle(hub):
    """Waits until nobody has asked the Hub for a while."""
    asked, since = len(hub.record()), time.monotonic()
    while time.monotonic() - since < QUIET:
        time.sleep(0.1)
        if len(hub.record()) != asked:
            asked, since = len(hub.record()), time.monotonic()


def longest(log, begin, end):
    """The longest work and the longest frame between two times, in seconds."""
    with open(log, encoding='utf-8', errors='replace') as file:
        spans = [tuple(int(part) / 1e6 for part in found.groups()) for found in map(BUSY.match, file) if found]
    spans = [span for span in spans if begin <= span[0] <= end]
    return max((work for _, work, _ in spans), default=0), max((frame for _, _, frame in spans), default=0)


def measure(env, hub):
    with tempfile.NamedTemporaryFile('w', suffix='.log') as log:
        program = subprocess.Popen([os.environ['BESTIARY']], stdout=subprocess.DEVNULL, stderr=log,
                                   env=dict(env, HF_ENDPOINT=hub.origin, HF_HUB_OFFLINE='', no_proxy='*'))
        plain = {name: value for name, value in env.items() if name != 'LD_PRELOAD'}
        try:
            subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--class', 'bestiary', 'windowfocus'],
                           env=plain, check=True, capture_output=True, timeout=60)
            time.sleep(2)
            start = time.monotonic()
            subprocess.run(['xdotool', 'key', '--delay', '50', *['Down'] * KEYS], env=plain, check=True)
            time.sleep(1)
            keys = longest(log.name, start, time.monotonic())
            asked, start = len(hub.record()), time.monotonic()
            subprocess.run(['xdotool', 'key', 'F5'], env=plain, check=True)
            settle(hub)
            refresh = longest(log.name, start, time.monotonic())
            if len(hub.record()) <= asked:
                sys.exit('the refresh asked for nothing')
        finally:
            program.terminate()
            program.wait()
        return keys, refresh, len(hub.record()) - asked


def main():
    figures = []
    with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
        json.dump(testhub.guide_models(), models)
        models.flush()
        for _ in range(RUNS):
            with surroundings('libbusy-probe.so') as env, testhub.Hub('--models-from', models.name) as hub:
                figures.append(measure(env, hub))
    (keys, key_frame), (work, frame), asked = min(figures, key=lambda figure: figure[1][0])
    print(f'refresh of {asked} requests: at most {work * 1000:.1f} ms of work at a time in the main thread '
          f'(aim: at most 8), {keys * 1000:.1f} ms for a key; frames of at most {frame * 1000:.1f} ms, '
          f'{key_frame * 1000:.1f} ms for a key', file=sys.stderr)
    print(json.dumps({'figure': 'refresh-busy', 'seconds': work, 'key': keys, 'frame': frame, 'key-frame': key_frame,
                      'aim': 0.008}))


on_one_bus()
main()
