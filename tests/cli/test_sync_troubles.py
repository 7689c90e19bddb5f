"""bestiary sync when the Hub is slow, wrong or gone on the way, and where the disk is full."""

import concurrent.futures
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile

import program
from sync_world import World
from world import Case, messages

N = 8000

# What each trouble leads to: a status, and the message. The list comes in eight pages by
# downloads, and in eight more.
TROUBLES = {
    'server-error=500 after=5 count=3': (0, None),
    'server-error=503 after=12 count=2': (0, None),
    'close=reset after=5 count=3': (0, None),
    'close=headers after=12 count=2': (0, None),
    'close=body after=5 count=2': (0, None),
    'truncate after=12 count=2': (0, None),
    'stall after=5 count=1': (0, None),
    'empty after=5 count=1': (0, None),
    'not-json after=12 count=1': (0, None),
    'wrong-types after=5 count=1': (0, None),
    'wrong-types=root after=12 count=1': (0, None),
    'wrong-types=downloads after=5 count=1': (0, None),
    'huge after=12 count=1': (0, None),
    'bomb=200001 after=5 count=1': (0, None),
    'rate-limit=1 after=5 count=2': (0, None),
    'action-limit=1 after=12 count=1': (0, None),
    'redirect=relative': (0, None),
    'redirect=away after=3': (0, None),
    'link-away': (0, None),
    'no-limits': (0, None),
    'latency=20': (0, None),
    'status=400 after=5 count=1': (0, 'begun again'),
    'status=400 after=12 count=1': (0, 'begun again'),
    'server-error=500 after=5': (4, 'status 500.*goes on where it stopped'),
    'server-error=502 after=12': (4, 'status 502.*goes on where it stopped'),
    'close=reset after=5': (4, 'goes on where it stopped'),
    'not-json after=5': (4, 'not JSON.*goes on where it stopped'),
    'wrong-types=downloads after=12': (4, 'downloads.*goes on where it stopped'),
    'unauthorized after=5': (4, 'token.*goes on where it stopped'),
    'forbidden after=5': (4, 'refuses access.*goes on where it stopped'),
    'redirect=loop after=5': (4, 'goes on where it stopped'),
    'server-error=500': (4, 'status 500'),
    'not-json': (4, 'not JSON'),
    # a mirror that cuts the list off
    'link-loop after=10 count=1': (4, 'ended after 3,000 models, and 8,000 are known: nothing was taken out'),
}


def meet(trouble):
    with World(N, '--second-origin', '--trouble', trouble) as world:
        result = world.sync('--all')
        world.hub.no_trouble()
        again = world.end('--all')
        return result, again, set(world.rows()) == world.served()


class Troubles(Case):
    def test_all(self):
        # Most of the time is spent waiting.
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            met = {trouble: pool.submit(meet, trouble) for trouble in sorted(TROUBLES, key=lambda name: 'stall' not in name)}
        for trouble, (status, pattern) in TROUBLES.items():
            with self.subTest(trouble=trouble):
                result, again, is_whole = met[trouble].result()
                told = messages(result)
                self.assertEqual(result.status, status, result.err)
                self.assertEqual(len(told), 0 if pattern is None else 1, result.err)
                if pattern is not None:
                    self.assertRegex(told[0], pattern)
                self.assertEqual((again['complete'], again['known'], is_whole), (True, N, True))
                if status == 0:
                    self.assertEqual(again['kind'], 'changes')

    def test_goes_on_at_the_page(self):
        with World(N, '--trouble', 'server-error=500 after=11') as world:
            self.check(world.sync('--all'), 4, 'status 500')
            world.hub.no_trouble()
            world.hub.forget()
            self.assertEqual(world.end()['complete'], True)
            self.assertEqual([query['sort'] for query in world.asked()], ['createdAt'] * 5)

    def test_quota(self):
        with World(6000, '--quota', '5', '--window', '2') as world:
            events = world.events('--top', '6000')
            self.assertTrue(events[-1]['complete'])
            # It waits before it is told to, so that nothing was refused.
            self.assertEqual({entry['status'] for entry in world.hub.record()}, {200})
            self.assertIn('waiting', {event['event'] for event in events})
            self.assertTrue(all(event['quota'] <= 5 for event in events if event['event'] == 'progress' and event['quota'] is not None))

    def test_token(self):
        with World(3000, '--second-origin', '--trouble', 'link-away') as world:
            world.end('--all', HF_TOKEN='hf_granted')
            record = world.hub.record()
            self.assertEqual({entry['origin'] for entry in record}, {world.hub.origin})
            self.assertEqual([entry for entry in record if 'authorization' in {name.lower() for name in entry['headers']}], [])


def limit_files():
    """Files that grow over this size are refused, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400000, 400000))


class Disk(Case):
    def test_full(self):
        with World(N) as world:
            result = program.Result(subprocess.run(
                [program.PROGRAM, 'sync', '--all'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE, timeout=program.WAIT, preexec_fn=limit_files, env=program.environment(**world.variables)))
            self.check(result, 1, 'no room left|cannot be kept')
            self.assertTrue(world.end('--all')['complete'])
            self.assertEqual(set(world.rows()), world.served())

    def test_too_small(self):
        shared = '/dev/shm'
        if not os.access(shared, os.W_OK) or shutil.disk_usage(shared).free > 900 << 20:
            self.skipTest('There is no small disk')
        with World(10) as world, tempfile.TemporaryDirectory(dir=shared) as folder:
            self.check(world.sync('--all', XDG_CACHE_HOME=folder), 1, r'takes about 1,001\.\d\sMiB, and the disk has only')
            self.assertEqual(world.hub.record(), [])
            self.check(world.sync('--top', '10', XDG_CACHE_HOME=folder), 0)

    def test_damaged(self):
        """The catalogue and the listing can be fetched again: what is damaged is no reason to stop."""
        for name in ('hub-list.catalogue', 'hub-list.db'):
            with self.subTest(name), World(3000) as world:
                world.end('--all')
                file = pathlib.Path(world.cache) / 'bestiary' / name
                file.write_bytes(b'\0' * 5000)
                if name == 'hub-list.catalogue':
                    # The list that was there comes again, as is promised.
                    result = world.sync()
                    self.assertEqual(result.status, 0, result.err)
                    self.assertIn('The next sync brings the whole list again', result.err)
                    self.assertEqual(set(world.rows()), world.served())
                self.assertTrue(world.end('--all', '--full')['complete'])
                self.assertEqual(set(world.rows()), world.served())


if __name__ == '__main__':
    program.main()
