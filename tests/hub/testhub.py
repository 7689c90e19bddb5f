"""Starts the test hub for a test, and asks it about itself.

    with testhub.Hub('--models', '100') as hub:
        hub.trouble('rate-limit=3 count=1')
        …
        hub.record()
"""

import glob
import http.client
import json
import os
import subprocess
import urllib.parse


def guide_models():
    """The models of the guide that the Hub has, as --models-from takes them."""
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'guide')
    models = []
    for path in sorted(glob.glob(os.path.join(folder, '*.json'))):
        with open(path, encoding='utf-8') as file:
            models += [{'id': entry['id']} for entry in json.load(file).get('entries', []) if '/' in entry['id']]
    return models


class Reply:
    def __init__(self, response, body):
        self.status = response.status
        self.headers = response.headers
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def next(self):
        """The target of the link to the next page, or None."""
        link = self.headers.get('Link')
        return link[1:link.index('>')] if link else None


def guide_hub(models, *arguments):
    """A hub of the models in a file that guide_models() is the base of. It allows more requests than a whole guide takes;
    the last word is the caller's."""
    return Hub('--models-from', str(models), '--quota', '100000', *arguments)


class Hub:
    def __init__(self, *arguments, program=None):
        program = program or os.environ.get('BESTIARY_TEST_HUB', 'bestiary-test-hub')
        self.process = subprocess.Popen([program, '--until-stdin-closes', *arguments],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.origin = self.process.stdout.readline().decode().strip()
        if not self.origin:
            raise RuntimeError(f'the test hub did not start: status {self.process.wait()}')
        self.second = self.process.stdout.readline().decode().strip() if '--second-origin' in arguments else None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.stdin.close()
        status = self.process.wait(60)
        self.process.stdout.close()
        return status

    def ask(self, address, method='GET', body=None, **headers):
        """One request on a connection of its own; nothing is followed. A header's name has _ for -."""
        parts = urllib.parse.urlsplit(urllib.parse.urljoin(self.origin, address))
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=60)
        try:
            target = parts.path + ('?' + parts.query if parts.query else '')
            connection.request(method, target, body,
                               {name.replace('_', '-'): value for name, value in headers.items()})
            response = connection.getresponse()
            return Reply(response, response.read())
        finally:
            connection.close()

    def get(self, address, token=None, **headers):
        if token:
            headers['Authorization'] = f'Bearer {token}'
        return self.ask(address, **headers)

    def pages(self, address, **headers):
        """The replies of all pages."""
        while address:
            reply = self.get(address, **headers)
            yield reply
            address = reply.next

    def control(self, method, name, body=None):
        reply = self.ask('/_control/' + name, method, body)
        if reply.status != 200:
            raise RuntimeError(reply.json['error'])
        return reply.json

    def trouble(self, *specs):
        return self.control('POST', 'trouble', '\n'.join(specs))

    def no_trouble(self):
        return self.control('DELETE', 'trouble')

    def record(self):
        return self.control('GET', 'record')

    def forget(self):
        return self.control('DELETE', 'record')

    def change(self, identifier, **change):
        """What becomes of a model: set={…}, unset=[…], commit=True, rename=ID, remove=True, add=True."""
        return self.control('POST', 'change', json.dumps({'id': identifier} | change))

    def quota(self, quota, window=300):
        return self.control('POST', f'quota?quota={quota}&window={window}')

    def reset(self):
        return self.control('POST', 'reset')
