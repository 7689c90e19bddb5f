"""Kills a program that brings the Hub's list, and looks whether all is there that it had
said was kept, and nothing else.

    test_listing_kill.py WALKER
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

WALKER = sys.argv[1]
N_KILLS = 60
N_PAGES, PAGE = 10, 100

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


def walk_and_kill(folder, delay, after_lines):
    """Returns what the walker had said when it was killed: whole lines alone."""
    walker = subprocess.Popen([WALKER, folder], stdout=subprocess.PIPE)
    said = bytearray()
    patience = time.monotonic() + 60
    while said.count(b'\n') < after_lines and time.monotonic() < patience and walker.poll() is None:
        collect(walker.stdout, said, time.monotonic() + 0.002)
    collect(walker.stdout, said, time.monotonic() + delay)
    walker.send_signal(signal.SIGKILL)
    said += walker.stdout.read()
    status = walker.wait()
    assert status == -signal.SIGKILL, f'the walker ended by itself: {status}'
    return said.decode().split('\n')[:-1]


def look(folder):
    looker = subprocess.run([WALKER, folder, 'look'], stdout=subprocess.PIPE, check=True, timeout=60)
    found = collections.defaultdict(list)
    for line in looker.stdout.decode().splitlines():
        word, _, rest = line.partition(' ')
        found[word].append(rest)
    return found


def steps(number, pages):
    """How far a pass is, as one number: its pages, and its end."""
    return number * (N_PAGES + 1) + pages


def told_steps(lines):
    """How far the last line says it is."""
    word, number, pages = lines[-1].split()
    return steps(int(number) + 1, 0) if word == 'ended' else steps(int(number), int(pages))


def expected(number, pages):
    """The models of the pass before, and those of the pages that have come since."""
    models = {f'somebody/model-{10 * (number - 1) + i}': number - 1 for i in range(N_PAGES * PAGE)} if number > 1 else {}
    models.update({f'somebody/model-{10 * number + i}': number for i in range(pages * PAGE)})
    return models


def main():
    random.seed(SEED)
    print('TAP version 13', f'# BESTIARY_TEST_SEED={SEED}', sep='\n', flush=True)
    with tempfile.TemporaryDirectory() as root:
        folder = str(pathlib.Path(root) / 'cache' / 'bestiary')
        reached = steps(1, 0)
        for number in range(1, N_KILLS + 1):
            # From before the first file is made to some passes later.
            lines = walk_and_kill(folder, random.uniform(0, 0.01), random.choice((0, 1, 4, 5, 6, 9, 10, 11, 25)))
            if lines:
                reached = told_steps(lines)

            found = look(folder)
            assert not found['problem'], found['problem']
            assert found['integrity'] == ['ok'], found['integrity']
            remains = [path.name for path in pathlib.Path(folder).glob('hub-list.catalogue.*')]
            assert not remains, remains
            last = int(found['last'][0].split()[0])
            under_way, pages = map(int, found['pass'][0].split()) if found['pass'] else (last + 1, 0)
            assert under_way == last + 1, f'pass {under_way} is under way, {last} was the last'
            # The last step may have ended before it could be told.
            assert reached <= steps(under_way, pages) <= reached + 1, f'{under_way}, {pages} is there; {reached} was told'
            models = {name: int(downloads) for name, downloads in (model.split() for model in found['model'])}
            assert models == expected(under_way, pages), f'{len(models)} models at pass {under_way}, page {pages}'
            reached = steps(under_way, pages)
            print(f'ok {number} - killed in pass {under_way} after page {pages}', flush=True)
    print(f'1..{N_KILLS}')


main()
