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
BUSY = re.compile(r'busy (\d+) (\d+) (\d+) (\d+)')


def settle(hub):
    """Waits until nobody has asked the Hub for a while."""
    asked, since = len(hub.record()), time.monotonic()
    while time.monotonic() - since < QUIET:
        time.sleep(0.1)
        if len(hub.record()) != asked:
            asked, since = len(hub.record()), time.monotonic()


def longest(log, begin, end):
    """The longest work between two times, the most of it that the processor did, and the
    longest frame, in seconds."""
    with open(log, encoding='utf-8', errors='replace') as file:
        spans = [tuple(int(part) / 1e6 for part in found.groups()) for found in map(BUSY.match, file) if found]
    spans = [span for span in spans if begin <= span[0] <= end]
    return [max((span[part] for span in spans), default=0) for part in (1, 2, 3)]


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
            with surroundings('libbusy-probe.so') as env, testhub.guide_hub(models.name) as hub:
                figures.append(measure(env, hub))
    key, refresh, asked = min(figures, key=lambda figure: figure[1][0])
    for name, (taken, worked, frame) in (f'refresh of {asked} requests', refresh), ('key in the list', key):
        print(f'{name}: at most {taken * 1000:.1f} ms at a time in the main thread, {worked * 1000:.1f} ms of it work'
              f'{" (aim: at most 8)" if refresh[0] == taken else ""}; frames of at most {frame * 1000:.1f} ms',
              file=sys.stderr)
    print(json.dumps({'figure': 'refresh-busy', 'seconds': refresh[0], 'worked': refresh[1], 'frame': refresh[2],
                      'key': key[0], 'key-worked': key[1], 'key-frame': key[2], 'aim': 0.008}))


on_one_bus()
main()
