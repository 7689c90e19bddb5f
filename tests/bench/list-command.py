#!/usr/bin/python3
"""How long `bestiary list` takes from its start to its end with the Hub's list at hand, against
a program that does nothing: list-command.py FOLDER MODELS, where make-list wrote."""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from figures import milliseconds
from surroundings import put_list

QUERY = 'qwen params:7b..14b license:commercial sort:downloads'
RUNS = 20


def run(command, env):
    """Seconds from start to end, and how many of them the processor worked."""
    start = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'{command[0]} failed: {process.returncode}')
    return seconds, usage.ru_utime + usage.ru_stime


def main():
    folder, models = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix='bestiary-bench-') as home:
        env = dict(os.environ, HOME=home, XDG_CACHE_HOME=home, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home,
                   GSETTINGS_BACKEND='memory', HF_HUB_OFFLINE='1')
        guide = dict(env, XDG_CACHE_HOME=home + '/none')
        put_list(home, folder)
        commands = {'list': ([os.environ['BESTIARY'], 'list', QUERY, '--limit', '50'], env),
                    'guide': ([os.environ['BESTIARY'], 'list', 'llama', '--limit', '50'], guide),
                    'floor': (['sqlite3', ':memory:', 'select 1'], env)}
        times = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, (command, its_env) in commands.items():
                times[name].append(run(command, its_env))
    best = {name: min(seconds for seconds, _ in values) for name, values in times.items()}
    median = {name: statistics.median(seconds for seconds, _ in values) for name, values in times.items()}
    worked = statistics.median(work for _, work in times['list'])
    print(f"bestiary list, {models:,} models: {milliseconds(best['list'])} at best, {milliseconds(median['list'])} in the median, "
          f"{milliseconds(worked)} of it work (aim: under 100); {milliseconds(best['guide'])} with the guide alone, "
          f"{milliseconds(best['floor'])} for sqlite3 to say 1", file=sys.stderr)
    print(json.dumps({'figure': 'list-command', 'models': models, 'seconds': median['list'], 'best': best['list'], 'worked': worked,
                      'guide-best': best['guide'], 'guide': median['guide'], 'floor': median['floor'],
                      'floor-best': best['floor'], 'ratio': best['list'] / best['floor'], 'aim': 0.1}))


main()
