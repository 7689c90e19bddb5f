"""A Hub of a test's own, a home, and the program between them."""

import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'hub'))
import program  # noqa: E402
import testhub  # noqa: E402

SAMPLES = pathlib.Path(testhub.__file__).parent / 'samples'


def guide_ids():
    """The repositories of the guide."""
    ids = []
    for file in sorted((program.DATA / 'guide').glob('*.json')):
        entries = json.loads(file.read_text(encoding='utf-8')).get('entries', [])
        ids += [entry['id'] for entry in entries if '/' in entry['id']]
    return ids


IDS = guide_ids()


def models(changes=None):
    """What the test hub serves: the guide's repositories with figures of their own."""
    served = [{'id': identifier, 'downloads': 1000 + i, 'likes': 10 + i} for i, identifier in enumerate(IDS)]
    for model in served:
        model |= (changes or {}).get(model['id'], {})
    return served


class World:
    """A hub that has the guide's models, and a home."""

    def __init__(self, *arguments, changes=None):
        self.folder = tempfile.TemporaryDirectory()
        file = pathlib.Path(self.folder.name) / 'models.json'
        file.write_text(json.dumps(models(changes)))
        self.hub = testhub.guide_hub(file, *arguments)
        self.variables = {'XDG_DATA_HOME': self.folder.name + '/data', 'XDG_CACHE_HOME': self.folder.name + '/cache',
                          'HOME': self.folder.name, 'HF_ENDPOINT': self.hub.origin}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        status = self.hub.stop()
        self.folder.cleanup()
        if status != 0:
            raise RuntimeError(f'the test hub ended with status {status}')

    def run(self, *arguments, **variables):
        return program.run(*arguments, **(self.variables | variables))

    def on_terminal(self, columns, *arguments, **variables):
        return program.on_terminal(columns, *arguments, **(self.variables | variables))

    def begin(self, *arguments):
        return subprocess.Popen([program.PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=program.environment(**self.variables))

    def events(self, *arguments, **variables):
        result = self.run(*arguments, '--format', 'json', **variables)
        return [json.loads(line) for line in result.out.splitlines()]

    def entry(self, identifier):
        result = self.run('show', identifier, '--format', 'json')
        assert result.status == 0, result.err
        return json.loads(result.out)

    def figures(self):
        """The Hub's figures of all entries, without their age."""
        rows = json.loads(self.run('list', '--format', 'json').out)
        return {row['id']: {name: value for name, value in row['hub'].items() if name != 'fetched_at'}
                for row in rows if row['hub'] is not None}

    def log(self):
        """The changes that the library has written down."""
        path = self.folder.name + '/data/bestiary/library.db'
        connection = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
        try:
            names = [row[1] for row in connection.execute('PRAGMA table_info (change)')]
            return [dict(zip(names, row)) for row in connection.execute('SELECT * FROM change')]
        finally:
            connection.close()


def messages(result):
    return [line for line in result.err.splitlines() if line.startswith('bestiary: ')]


class Case(unittest.TestCase):
    def check(self, result, status, pattern=None, most=1):
        """The status, and one message or none; or up to @most, of which the first is the one."""
        told = messages(result)
        self.assertEqual(result.status, status, result.err)
        if pattern is None:
            self.assertEqual(told, [])
        else:
            self.assertTrue(1 <= len(told) <= most, result.err)
            self.assertRegex(told[0], pattern)
