"""Kills a program that saves refreshes, and looks whether all is there that it had
said was saved.

    test_kill.py WRITER READER
"""

import collections
import os
import pathlib
import random
import select
import signal
import subprocess
import sys
import tempfile
import time

WRITER, READER = sys.argv[1:3]
N_KILLS = 60
N_MODELS = 40

# Chosen anew each time, and told, so that a failure can be had again.
SEED = int(os.environ.get('BESTIARY_TEST_SEED', random.SystemRandom().randrange(1 << 30)))


def collect(pipe, into, until):
    """Takes the lines that a program prints until a moment."""
    while (left := until - time.monotonic()) > 0:
        if not select.select([pipe], [], [], left)[0]:
            return
        data = os.read(pipe.fileno(), 65536)
        if not data:
            return
        into += data


def write_and_kill(folders, first_round, delay, after_saves):
    """Returns what the writer had said when it was killed: whole lines alone."""
    writer = subprocess.Popen([WRITER, *folders, str(first_round)], stdout=subprocess.PIPE)
    said = bytearray()
    patience = time.monotonic() + 60
    while said.count(b'saved') < after_saves and time.monotonic() < patience and writer.poll() is None:
        collect(writer.stdout, said, time.monotonic() + 0.002)
    collect(writer.stdout, said, time.monotonic() + delay)
    writer.send_signal(signal.SIGKILL)
    said += writer.stdout.read()
    status = writer.wait()
    assert status == -signal.SIGKILL, f'the writer ended by itself: {status}'
    return said.decode().split('\n')[:-1]


def read(folders):
    reader = subprocess.run([READER, *folders], stdout=subprocess.PIPE, check=True, timeout=60)
    found = collections.defaultdict(list)
    for line in reader.stdout.decode().splitlines():
        word, _, rest = line.partition(' ')
        found[word].append(rest)
    return found


def check_log(changes, current):
    """Each model's downloads went up by one, from the first round to the current one,
    and each step was told once."""
    steps = collections.defaultdict(list)
    for change in changes:
        name, field, old, new = change.split(' ', 3)
        if field == 'downloads':
            steps[name].append((int(old), int(new)))
    if current > 1:
        assert len(steps) == N_MODELS, f'{len(steps)} models in the log'
    for name, pairs in steps.items():
        expected = [(n, n + 1) for n in range(1, current)]
        assert pairs == expected, f'{name}: {pairs[-3:]} instead of {expected[-3:]}'


def main():
    random.seed(SEED)
    print('TAP version 13', f'# BESTIARY_TEST_SEED={SEED}', sep='\n', flush=True)
    with tempfile.TemporaryDirectory() as root:
        folders = [str(pathlib.Path(root) / 'cache' / 'bestiary'), str(pathlib.Path(root) / 'data' / 'bestiary')]
        saved, followed = 0, set()
        for number in range(1, N_KILLS + 1):
            # From before the first file is made to some rounds later.
            lines = write_and_kill(folders, saved + 1, random.uniform(0, 0.03), random.choice((0, 1, 1, 2, 3)))
            for line in lines:
                word, _, rest = line.partition(' ')
                if word == 'saved':
                    saved = int(rest)
                else:
                    followed.add(rest)

            found = read(folders)
            assert not found['problem'], found['problem']
            assert set(found['integrity']) <= {'ok'} or saved == 0, found['integrity']
            figures = {int(figure.split()[1]) for figure in found['figure']}
            if saved > 0:
                assert len(found['figure']) == N_MODELS, f'{len(found["figure"])} figures'
            # A refresh is there whole; the last may have ended before it could be told.
            assert len(figures) <= 1, figures
            current = max(figures, default=0)
            assert saved <= current <= saved + 1, f'round {current} is there, {saved} was told'
            assert followed <= set(found['followed']), followed - set(found['followed'])
            # What is kept beside the records came with them.
            dossiers = [int(dossier.split()[1]) for dossier in found['dossier']]
            assert dossiers == [current] * (N_MODELS // 8 if current else 0), dossiers
            check_log(found['change'], current)
            saved = current
            print(f'ok {number} - killed in round {current + 1}', flush=True)
    print(f'1..{N_KILLS}')


main()
