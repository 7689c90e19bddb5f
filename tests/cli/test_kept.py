"""What is said, and with which status the program ends, where nothing can be kept."""

import contextlib
import json
import pathlib
import resource
import signal
import sqlite3
import subprocess

import program
from world import IDS, Case, World

# A folder inside a file can be made by nobody, not even root.
NOWHERE = {'XDG_CACHE_HOME': '/dev/null/cache', 'XDG_DATA_HOME': '/dev/null/data'}


def limit_files():
    """Files that grow over this size are refused, as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))


def run_limited(world, *arguments):
    return program.Result(subprocess.run([program.PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                         stderr=subprocess.PIPE, timeout=program.WAIT, preexec_fn=limit_files,
                                         env=program.environment(**world.variables)))


class NoHome(Case):
    def check_told(self, result):
        """Once, besides what is said of the guide's folder, which cannot be there either."""
        self.assertEqual((result.status, result.out), (1, ''))
        self.assertEqual(result.err.count('cannot be written'), 1, result.err)

    def test_add_and_remove(self):
        with World() as world:
            for offline in ({}, {'HF_HUB_OFFLINE': '1'}):
                with self.subTest(offline=offline):
                    self.check_told(world.run('add', 'some/model', 'bigscience/bloom', **NOWHERE, **offline))
            self.check_told(world.run('remove', 'bigscience/bloom', **NOWHERE))

    def test_refresh(self):
        with World() as world:
            self.check_told(world.run('refresh', **NOWHERE))

    def test_events(self):
        with World() as world:
            events = world.events('refresh', **NOWHERE)
            self.assertEqual((events[-1]['event'], events[-1]['asked'], events[-1]['answered'], events[-1]['new']),
                             ('end', len(IDS), 0, 0))
            errors = [event for event in events if event['event'] == 'error']
            self.assertEqual([error['error'] for error in errors], ['library'])
            self.assertIn('cannot be written', errors[0]['message'])
            names = {event['event'] for event in world.events('add', 'some/model', HF_HUB_OFFLINE='1', **NOWHERE)}
            self.assertNotIn('followed', names)
            self.assertIn('error', names)
            self.assertEqual([event['event'] for event in world.events('remove', 'bigscience/bloom', **NOWHERE)], ['error'])

    def test_only_one_of_the_files(self):
        with World() as world:
            figures = {'XDG_CACHE_HOME': NOWHERE['XDG_CACHE_HOME']}
            self.check(world.run('add', 'bigscience/bloom', **figures), 1, 'cannot be written')
            self.check(world.run('remove', 'bigscience/bloom', **figures), 0)
            choices = {'XDG_DATA_HOME': NOWHERE['XDG_DATA_HOME']}
            self.assertEqual(world.run('refresh', 'bigscience/bloom', **choices).status, 0)
            self.assertEqual(list(world.figures()), ['bigscience/bloom'])


class Newer(Case):
    def test_add(self):
        with World() as world:
            self.check(world.run('add', 'some/model', HF_HUB_OFFLINE='1'), 4, 'HF_HUB_OFFLINE')
            with contextlib.closing(sqlite3.connect(world.folder.name + '/data/bestiary/library.db')) as connection:
                connection.execute('PRAGMA user_version = 99')
            result = world.run('remove', 'bigscience/bloom')
            self.check(result, 1, 'newer version')
            self.assertEqual(result.out, '')


class Damage(Case):
    def test_found_on_the_way(self):
        """A file whose damage is found when it is written is told of, and the rest goes on."""
        with World() as world:
            world.run('refresh')
            world.hub.change('tiiuae/falcon-7b', set={'likes': 99})
            world.run('refresh')
            path = pathlib.Path(world.folder.name) / 'data/bestiary/library.db'
            with contextlib.closing(sqlite3.connect(path)) as connection:
                connection.execute('PRAGMA wal_checkpoint (TRUNCATE)')
                root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'change'").fetchone()[0]
                size = connection.execute('PRAGMA page_size').fetchone()[0]
            with open(path, 'r+b') as file:
                file.seek((root - 1) * size)
                file.write(b'\xff' * size)
            world.hub.change('tiiuae/falcon-7b', set={'likes': 100})
            result = world.run('refresh')
            self.check(result, 0, 'was damaged')
            self.assertEqual(world.figures()['tiiuae/falcon-7b']['likes'], 100)


class Thin(Case):
    def test_what_is_not_named(self):
        """What an answer does not name is shown as it was, and as old as it is."""
        with World(changes={'bigscience/bloom': {'cardData': {'license': 'mit'}}}) as world:
            world.run('refresh', 'bigscience/bloom')
            before = world.figures()
            self.assertNotRegex(world.run('show', 'bigscience/bloom').out, r'Likes .*\(')
            world.hub.change('bigscience/bloom', set={'downloads': 5}, unset=['sha', 'likes', 'cardData', 'gated', 'lastModified'])
            result = world.run('refresh', 'bigscience/bloom')
            self.check(result, 0)
            downloads = before['bigscience/bloom']['downloads']
            self.assertEqual([line for line in result.out.splitlines() if line.startswith('  ')],
                             [f"  Downloads: {downloads:,} → 5 (\u2212{(downloads - 5) / 1000:.3g}\u202fK)"])
            self.assertEqual(world.figures()['bigscience/bloom'], before['bigscience/bloom'] | {'downloads': 5})
            out = world.run('show', 'bigscience/bloom').out
            self.assertRegex(out, r'Likes .*\(.*, 127\.0\.0\.1')
            self.assertNotRegex(out, r'Downloads in 30 days .*\(')


class Full(Case):
    def test_refresh(self):
        """Where nothing was saved, nothing counts."""
        with World() as world:
            self.check(world.run('refresh'), 0)
            before = world.figures()
            for identifier in IDS:
                world.hub.change(identifier, set={'likes': 1})
            result = run_limited(world, 'refresh')
            self.check(result, 1, 'All figures are as they were')
            self.assertEqual(result.out, '')
            result = run_limited(world, 'refresh', '--format', 'json')
            events = [json.loads(line) for line in result.out.splitlines()]
            self.assertEqual(result.status, 1)
            self.assertEqual({name: events[-1][name] for name in ('event', 'asked', 'answered', 'unchanged', 'new', 'changes')},
                             {'event': 'end', 'asked': len(IDS), 'answered': 0, 'unchanged': 0, 'new': 0, 'changes': 0})
            self.assertIn('library', [event.get('error') for event in events])
            result = run_limited(world, 'refresh', *IDS[:60])
            self.check(result, 1, 'library')
            self.assertEqual(world.figures(), before)


if __name__ == '__main__':
    program.main()
