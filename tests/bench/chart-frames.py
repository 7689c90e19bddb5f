#!/usr/bin/python3
"""How long a frame of the chart takes while the pointer moves over it and while it is zoomed, against the same points drawn
with a circle of cairo each: chart-frames.py FOLDER MODELS, where make-list wrote."""
import json
import os
import subprocess
import sys
import tempfile
import time

from figures import milliseconds, quantile
from surroundings import BUILD, on_one_bus, put_list, read_busy, run_xdotool, surroundings, window

FRAME = 1 / 60
MOVES = 120
TURNS = 20  # of the wheel, in each direction
DELAY = 0.04  # seconds between two of them
PEER_MOVES = 8  # of what may take seconds for each


def open_chart(home):
    """Has the next window in @home show the Hub's shelf, and of the content the chart alone."""
    folder = os.path.join(home, 'glib-2.0/settings')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'keyfile'), 'w', encoding='utf-8') as file:
        file.write("[io/github/bestiary_app/Bestiary]\nshelf='hub'\ncontent-layout='chart'\n")


def act(env, *steps):
    """Does all @steps with one process, at the same pace."""
    run_xdotool(env, *[part for step in steps for part in (*step, 'sleep', str(DELAY))])


def find_places(n, left, right):
    """Places on a way across the chart."""
    return [('mousemove', str(round(left + (right - left) * (i + 0.5) / n)), str(260 + i * 53 % 320)) for i in range(n)]


def hover(env, n, left, right):
    act(env, *find_places(n, left, right))


def zoom(env, n, left, right):
    """At a place where there are models, closer and away again."""
    act(env, ('mousemove', str(round(left + (right - left) * 0.7)), '420'), ('keydown', 'ctrl'))
    act(env, *[('click', '4')] * n, *[('click', '5')] * n)
    run_xdotool(env, 'keyup', 'ctrl')


def measure(env, log, action, n, left, right, rest):
    """The busy times of the main thread, those that led to a frame, and their part that the processor worked."""
    begin = time.monotonic()
    action(env, n, left, right)
    time.sleep(rest)
    spans = read_busy(log.name, begin, time.monotonic())
    return {'frames': [span[0] + span[2] for span in spans if span[2] > 0],
            'worked': [span[1] + span[3] for span in spans if span[2] > 0],
            'kept': [span[0] for span in spans]}


def measure_chart(folder):
    with tempfile.NamedTemporaryFile('w', suffix='.log') as log, surroundings('libbusy-probe.so') as env:
        put_list(env['HOME'], folder)
        open_chart(env['HOME'])
        with window(env, log):
            time.sleep(2)
            return [measure(env, log, hover, MOVES, 460, 1250, 1), measure(env, log, zoom, TURNS, 460, 1250, 2)]


def measure_peer(folder, models):
    moves = MOVES if models <= 5000 else PEER_MOVES
    rest = 1 + models / 80000
    with tempfile.NamedTemporaryFile('w', suffix='.log') as log, surroundings('libbusy-probe.so') as env:
        program = subprocess.Popen([os.path.join(BUILD, 'tests/bench/peer-chart'), folder], env=env, stderr=log,
                                   stdout=subprocess.DEVNULL)
        try:
            run_xdotool(env, 'search', '--sync', '--onlyvisible', '--class', 'peer-chart', 'windowfocus')
            time.sleep(1 + rest)
            return [measure(env, log, hover, moves, 100, 1200, rest),
                    measure(env, log, zoom, min(TURNS, moves), 100, 1200, rest)]
        finally:
            program.terminate()
            program.wait()


def main():
    folder, models = sys.argv[1], int(sys.argv[2])
    for name, chart, peer in zip(('hover', 'zoom'), measure_chart(folder), measure_peer(folder, models)):
        frames, peer_frames = chart['frames'], peer['frames']
        figure = {'figure': f'chart-{name}', 'models': models, 'frames': len(frames), 'seconds': quantile(frames, 0.5),
                  'p99': quantile(frames, 0.99), 'worked': quantile(chart['worked'], 0.5),
                  'worked-p99': quantile(chart['worked'], 0.99), 'late': sum(frame > FRAME for frame in frames),
                  'late-by-work': sum(frame > FRAME for frame in chart['worked']), 'kept': max(chart['kept'], default=None),
                  'peer': quantile(peer_frames, 0.5), 'peer-worked': quantile(peer['worked'], 0.5), 'aim': FRAME}
        if frames and peer_frames:
            figure['of-peer'] = figure['worked'] / figure['peer-worked']
        print(f"{name}, {models:,} models: a frame in {milliseconds(figure['seconds'])}, p99 {milliseconds(figure['p99'])} (aim: "
              f"16.7); the processor worked {milliseconds(figure['worked'])}, p99 {milliseconds(figure['worked-p99'])}; a circle "
              f"each with cairo takes {milliseconds(figure['peer'])}", file=sys.stderr)
        print(json.dumps(figure))


on_one_bus()
main()
