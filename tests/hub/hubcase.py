"""A test hub for the tests of a class, of which the tests of the test hub are made."""

import json
import pathlib
import sys
import tempfile
import unittest

import testhub

PROGRAM = sys.argv[1]
N = 2500
SORTS = ('trendingScore', 'downloads', 'likes', 'createdAt', 'lastModified')

KEPT = [
    {'id': 'meta-llama/Llama-2-7b-hf', 'gated': 'manual', 'downloads': 1197391, 'likes': 1900,
     'pipeline_tag': 'text-generation', 'tags': ['transformers', 'license:llama2'],
     'cardData': {'license': 'llama2'}, 'safetensors': {'parameters': {'F16': 6738417664}, 'total': 6738417664},
     'siblings': [{'rfilename': 'README.md'}, {'rfilename': 'LICENSE.txt', 'size': 7020},
                  {'rfilename': 'model.safetensors', 'size': 13476835328}]},
    {'id': 'meta-llama/Llama-2-70b-hf', 'downloads': 0, 'trendingScore': 1.25},
    {'id': 'mistralai/Mistral-7B-v0.1', 'downloads': 5, 'private': True},
    {'id': 'openlm-research/open_llama_7b', 'downloads': 5},
]


def hub(*arguments, **options):
    return testhub.Hub(*arguments, program=PROGRAM, **options)


class Case(unittest.TestCase):
    """One hub for the tests of a class; each test finds it as it was at the start."""
    arguments = ('--models', str(N))

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        path = pathlib.Path(cls.folder.name)
        (path / 'models.json').write_text(json.dumps(KEPT))
        (path / 'fixtures').mkdir()
        # A blank that no writer of ours would put there shows that it is served as it is.
        (path / 'fixtures' / 'owner__Recorded-1.json').write_text(
            '{"_id": "64c000000000000000000001",  "id": "owner/Recorded-1", "likes": 3, "downloads": 77,'
            ' "cardData": {"license": ["mit"]}, "tags": ["license:mit"], "siblings": [{"rfilename": "README.md"}]}')
        (path / 'fixtures' / 'owner__Bare.pruned.json').write_text('{"likes": 1}')
        (path / 'fixtures' / 'old-name.307.txt').write_text(
            'Temporary Redirect. Redirecting to /api/models/owner/Recorded-1')
        (path / 'fixtures' / 'owner__Recorded-1.headers.json').write_text('{}')
        cls.hub = hub(*cls.arguments, '--second-origin', '--models-from', str(path / 'models.json'),
                      '--fixtures', str(path / 'fixtures'), '--rename', 'before/Name=owner/Recorded-1')
        cls.path = path

    @classmethod
    def tearDownClass(cls):
        status = cls.hub.stop()
        cls.folder.cleanup()
        if status != 0:
            raise RuntimeError(f'the test hub ended with status {status}')

    def setUp(self):
        self.hub.reset()

    def get(self, address, **headers):
        return self.hub.get(address, **headers)

    def ids(self, address, **headers):
        reply = self.get(address, **headers)
        self.assertEqual(reply.status, 200, reply.body)
        return [model['id'] for model in reply.json]

    def fails(self, reply, status, error=None, code=None):
        self.assertEqual(reply.status, status, reply.body)
        self.assertEqual(reply.headers.get('X-Error-Code'), code)
        if error is not None:
            self.assertEqual(reply.json, {'error': error})
            self.assertEqual(reply.headers['X-Error-Message'], error)
        return reply
