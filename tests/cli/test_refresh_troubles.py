"""bestiary refresh when the Hub is slow, wrong or gone, and when it is ended itself."""

import concurrent.futures
import contextlib
import json
import random
import signal
import sqlite3
import time

import program
from world import IDS, Case, World

# What each trouble of the hub leads to: a status, and the message.
TROUBLES = {
    'latency=100': (0, None),
    'drip=1 count=2': (0, None),
    'stall': (4, '127.0.0.1'),
    'close=headers': (4, '127.0.0.1'),
    'close=body': (4, '127.0.0.1'),
    'close=reset': (4, '127.0.0.1'),
    'truncate': (4, '127.0.0.1'),
    'huge count=1': (0, None),
    'huge path=/api/models/*': (4, 'cannot be used'),
    'empty': (4, 'cannot be used'),
    'not-json': (4, 'not JSON'),
    'wrong-types': (4, 'cannot be used'),
    'wrong-types=root': (4, 'cannot be used'),
    'wrong-types=downloads': (4, 'downloads'),
    'bare': (4, 'nothing of a model but its name'),
    'bare path=/api/models': (0, None),
    'bomb=200001': (4, 'larger than any that is expected'),
    'bomb=200001 path=/api/models': (0, None),
    'unauthorized': (4, 'token'),
    'bad-token': (4, 'token'),
    'forbidden': (4, 'refuses access'),
    'gated': (4, 'has to be asked for'),
    'not-found': (4, f'{len(IDS):,} of them are not on 127.0.0.1'),
    'not-found=none': (4, f'{len(IDS):,} of them are not on 127.0.0.1'),
    'rate-limit=1 count=2': (0, None),
    'rate-limit=200': (4, 'try again in [34] minutes'),
    'action-limit=1': (4, 'left alone'),
    'server-error=500': (4, 'status 500'),
    'server-error=502': (4, 'status 502'),
    'server-error=503 count=2': (0, None),
    'status=418': (4, 'status 418'),
    'redirect=relative': (0, None),
    'redirect=loop': (4, 'from one place to another'),
    'redirect=away': (0, None),
    'link-away': (0, None),
    'link-loop': (0, None),
    'no-limits': (0, None),
    'no-304': (0, None),
    'close=reset count=1': (0, None),
    'server-error=500 path=*/tree/*': (4, 'status 500'),
    'not-json path=*/tree/*': (4, 'not JSON'),
    'gated path=*/tree/*': (0, None),
}


# These have a new revision when the trouble comes.
CHANGED = IDS[:8]


def figures(world):
    """All that is kept of the models, as the library's file has it."""
    path = world.folder.name + '/cache/bestiary/hub.db'
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as connection:
        documents = [json.loads(row[0]) for row in connection.execute('SELECT document FROM repository')]
    names = ('downloads', 'likes', 'gated', 'license', 'sha', 'last_modified', 'files', 'files_sha')
    return {document['id']: {name: document.get(name) for name in names} for document in documents}


def changed_ids(result):
    """The models of which a refresh told changes, in its words."""
    return {line for line in result.out.splitlines() if line in IDS}


def meet(trouble):
    """A refresh that is followed by another in trouble."""
    with World('--second-origin', changes={identifier: {'cardData': {'license': 'mit'}} for identifier in IDS}) as world:
        first = world.run('refresh')
        before = figures(world)
        # So that each has a new revision, whose files are to be asked for.
        for identifier in CHANGED:
            world.hub.change(identifier, commit=True)
        world.hub.trouble(trouble)
        result = world.run('refresh')
        world.hub.no_trouble()
        world.hub.forget()
        return first, before, result, figures(world), world.run('refresh')


class Troubles(Case):
    def test_all(self):
        # Most of the time is spent waiting.
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            met = {trouble: pool.submit(meet, trouble) for trouble in sorted(TROUBLES, key=lambda name: name != 'stall')}
        for trouble, (status, pattern) in TROUBLES.items():
            with self.subTest(trouble=trouble):
                first, before, result, after, again = met[trouble].result()
                self.check(first, 0)
                # Figures of some and files of others may be in trouble.
                self.check(result, status, pattern, most=2)
                self.assertEqual(set(after), set(IDS))
                self.assertEqual({then['license'] for then in before.values()}, {'mit'})
                told = changed_ids(result)
                for identifier, now in after.items():
                    then = before[identifier]
                    for name in ('downloads', 'likes', 'gated', 'license'):
                        self.assertEqual(now[name], then[name], identifier)
                    # Another revision came whole, and is told, or not at all.
                    is_new = now['sha'] != then['sha']
                    self.assertEqual(is_new, identifier in told, identifier)
                    self.assertTrue(not is_new or identifier in CHANGED, identifier)
                    self.assertEqual(now['last_modified'] != then['last_modified'], is_new, identifier)
                    # Files are those of one of the two revisions, and never fewer than there were.
                    self.assertTrue(now['files'], identifier)
                    if not is_new:
                        self.assertEqual(now['files'], then['files'], identifier)
                    self.assertIn(now['files_sha'], (then['sha'], now['sha']), identifier)
                self.check(again, 0)


class Ends(Case):
    def test_interrupt(self):
        """What came before Ctrl+C is kept, and it ends at once."""
        with World('--trouble', 'stall path=/api/models/*') as world:
            process = world.begin('refresh', '--format', 'json')
            done = 0
            while done < 60:
                event = json.loads(process.stdout.readline())
                done = event.get('done', done)
            began = time.monotonic()
            process.send_signal(signal.SIGINT)
            rest, err = process.communicate(timeout=program.WAIT)
            self.assertLess(time.monotonic() - began, 5)
            self.assertEqual(process.returncode, 1)
            self.assertEqual(err.decode(), 'bestiary: Cancelled. What had come before is kept.\n')
            end = json.loads(rest.decode().splitlines()[-1])
            self.assertGreaterEqual(end['answered'], 60)
            self.assertEqual(len(world.figures()), end['answered'])

    def test_interrupt_before_anything(self):
        with World('--trouble', 'stall') as world:
            process = world.begin('refresh')
            process.stderr.readline()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=program.WAIT)
            self.assertEqual((process.returncode, out), (1, b''))
            self.assertEqual(err.decode(), 'bestiary: Cancelled. What had come before is kept.\n')
            self.assertEqual(world.figures(), {})

    def test_reader_that_has_gone(self):
        with World('--trouble', 'latency=20') as world:
            process = world.begin('refresh', '--format', 'json')
            process.stdout.readline()
            process.stdout.close()
            process.stderr.read()
            process.stderr.close()
            self.assertEqual(process.wait(30), 1)

    def test_kill(self):
        """Killed at any moment, the library opens with every figure that it had before."""
        chance = random.Random(4711)
        with World() as world:
            self.check(world.run('refresh'), 0)
            likes = {identifier: figures['likes'] for identifier, figures in world.figures().items()}
            world.hub.trouble('latency=5')
            kept = 0
            for i in range(50):
                new = {identifier: 1000 * (i + 1) + n for n, identifier in enumerate(IDS)}
                world.hub.control('POST', 'change', json.dumps(
                    [{'id': identifier, 'set': {'likes': value}, 'commit': n % 8 == i % 8}
                     for n, (identifier, value) in enumerate(new.items())]))
                process = world.begin('refresh')
                # from before the first request to a little after the end
                time.sleep(0.05 + chance.random() * 0.35)
                process.kill()
                process.communicate()
                result = world.run('list', '--format', 'json')
                self.assertEqual((result.status, result.err), (0, ''))
                now = {row['id']: row['hub']['likes'] for row in json.loads(result.out) if row['hub'] is not None}
                # All of a refresh is kept, or nothing of it.
                self.assertIn(now, (likes, new))
                kept += now == new
                likes = now
            print(f'# {kept} of 50 refreshes were saved before they were killed')
            world.hub.no_trouble()
            self.check(world.run('refresh'), 0)
            for row in world.log():
                self.assertNotEqual(row['old_value'], row['new_value'])


if __name__ == '__main__':
    program.main()
