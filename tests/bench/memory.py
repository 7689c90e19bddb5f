#!/usr/bin/python3
"""What the window takes of memory when the Hub's shelf has been searched and has come to rest,
against an empty window: memory.py FOLDER MODELS, where make-list wrote."""
import json
import os
import subprocess
import sys
import time

from surroundings import BUILD, another_home, on_one_bus, open_shelf, put_list, run_xdotool, surroundings, window

REST = 4  # seconds, after which the list need not be at hand


def read_resident(pid):
    """Bytes of its own, and of files."""
    with open(f'/proc/{pid}/status', encoding='ascii', errors='replace') as file:
        fields = dict(line.split(':', 1) for line in file)
    return [int(fields[name].split()[0]) * 1024 for name in ('RssAnon', 'RssFile')]


def measure_empty(env):
    program = subprocess.Popen([os.path.join(BUILD, 'tests/bench/empty-window')], env=env, stderr=subprocess.DEVNULL)
    try:
        time.sleep(REST)
        return read_resident(program.pid)
    finally:
        program.terminate()
        program.wait()


def measure(env, words):
    with window(env, subprocess.DEVNULL) as program:
        run_xdotool(env, 'key', 'ctrl+f')
        for word in words:
            run_xdotool(env, 'key', 'ctrl+a')
            run_xdotool(env, 'key', '--delay', '100', *word)
        if words:
            busiest = sum(read_resident(program.pid))
            run_xdotool(env, 'key', 'ctrl+a', 'Delete')
        else:
            busiest = 0
        time.sleep(REST)
        return read_resident(program.pid), busiest


def main():
    folder, models = sys.argv[1], int(sys.argv[2])
    with surroundings('libframe-probe.so') as env:
        empty = measure_empty(env)
        guide, _ = measure(env, [])
        with another_home(env) as other:
            put_list(other['HOME'], folder)
            open_shelf(other['HOME'], 'hub')
            many, busiest = measure(other, ['qwen', 'llama', 'mistral'])
    ratio = sum(many) / sum(empty)
    print(f'memory, {models:,} models: {sum(many) / 1e6:.0f} MB ({many[0] / 1e6:.0f} its own, {many[1] / 1e6:.0f} of files), '
          f'{ratio:.2f} of an empty window\'s {sum(empty) / 1e6:.0f} MB (aim: at most 1.5); {sum(guide) / 1e6:.0f} MB with the '
          f'guide alone, {busiest / 1e6:.0f} MB while it is searched', file=sys.stderr)
    print(json.dumps({'figure': 'memory', 'models': models, 'bytes': sum(many), 'own': many[0], 'files': many[1],
                      'empty': sum(empty), 'empty-own': empty[0], 'guide': sum(guide), 'busiest': busiest, 'ratio': ratio,
                      'own-ratio': many[0] / empty[0], 'aim': 1.5}))


on_one_bus()
main()
