"""A Hub of many models, a home, and bestiary sync between them.

    test_NAME.py PROGRAM DATA PRINT-CATALOGUE
"""

import json
import subprocess
import sys
import tempfile
import urllib.parse

import program
import world

# Prints what is kept.
PRINT = sys.argv[3]


class World:
    """A hub with models that it made up, and a home with nothing in it."""

    def __init__(self, models, *arguments):
        self.folder = tempfile.TemporaryDirectory()
        self.hub = world.testhub.Hub('--models', str(models), *arguments)
        self.cache = self.folder.name + '/cache'
        self.variables = {'XDG_DATA_HOME': self.folder.name + '/data', 'XDG_CACHE_HOME': self.cache,
                          'HOME': self.folder.name, 'HF_ENDPOINT': self.hub.origin}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        status = self.hub.stop()
        self.folder.cleanup()
        if status != 0:
            raise RuntimeError(f'the test hub ended with status {status}')

    def sync(self, *arguments, **variables):
        return program.run('sync', *arguments, **(self.variables | variables))

    def events(self, *arguments, **variables):
        result = self.sync(*arguments, '--format', 'json', **variables)
        return [json.loads(line) for line in result.out.splitlines()]

    def end(self, *arguments, **variables):
        return self.events(*arguments, **variables)[-1]

    def begin(self, *arguments, **variables):
        return subprocess.Popen([program.PROGRAM, 'sync', *arguments, '--format', 'json'], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=program.environment(**(self.variables | variables)))

    def touch(self, identifiers, day='2026-10-01', **figures):
        """Models change, one after the other, on a day when all others have not."""
        self.hub.control('POST', 'change', json.dumps([
            {'id': identifier, 'set': figures | {'lastModified': f'{day}T{i // 3600:02}:{i // 60 % 60:02}:{i % 60:02}.000Z'}}
            for i, identifier in enumerate(identifiers)]))

    def asked(self):
        """The pages that were asked for: their parameters."""
        return [dict(urllib.parse.parse_qsl(entry['query'])) for entry in self.hub.record()
                if entry['path'] == '/api/models']

    def rows(self):
        """What is kept and can be searched: id → downloads, last change, parameters, context."""
        out = subprocess.run([PRINT, self.cache + '/bestiary'], check=True, stdout=subprocess.PIPE, text=True).stdout
        lines = [line.split('\t') for line in out.splitlines()]
        assert len({line[0] for line in lines}) == len(lines)
        return {line[0]: tuple(int(number) for number in line[1:]) for line in lines}

    def served(self, query='sort=createdAt'):
        """The ids that the Hub has."""
        pages = self.hub.pages(f'/api/models?{query}&limit=1000&expand[]=downloads')
        return {model['id'] for page in pages for model in page.json}


def until(process, event, count):
    """Reads what a sync tells until it has told so many of the event."""
    while count > 0:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError(process.stderr.read().decode())
        count -= json.loads(line)['event'] == event


def finish(process):
    """Returns the status and the rest of what it told."""
    out, err = process.communicate(timeout=2 * program.WAIT)
    return process.returncode, [json.loads(line) for line in out.splitlines()], err.decode()
