"""The test hub is what the other tests believe, so each of its answers is looked at
here: endpoints, orders and pages, errors, changes, the record."""

import base64
import gzip
import hashlib
import http.client
import itertools
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import program  # noqa: E402
import testhub  # noqa: E402

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


def etag(body):
    digest = base64.b64encode(hashlib.sha1(body).digest()).decode()
    return f'W/"{len(body):x}-{digest[:27]}"'


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


class Start(unittest.TestCase):
    def test_address_and_end(self):
        for ending in (signal.SIGTERM, signal.SIGINT):
            process = subprocess.Popen([PROGRAM], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
            self.assertRegex(process.stdout.readline().decode(), r'^http://127\.0\.0\.1:\d+\n$')
            process.send_signal(ending)
            self.assertEqual(process.wait(60), 0)
            process.stdout.close()

    def test_closed_input_ends_it(self):
        started = hub()
        self.assertEqual(started.stop(), 0)

    def test_help_names_all(self):
        text = subprocess.run([PROGRAM, '--help'], stdout=subprocess.PIPE, check=True, timeout=60).stdout.decode()
        for word in ('--port', '--second-origin', '--models', '--seed', '--models-from', '--fixtures', '--rename',
                     '--trouble', '--quota', '--window', '--gzip', '--until-stdin-closes', 'wrong-types', 'link-away',
                     'hf_owner', 'POST   change'):
            self.assertIn(word, text)

    def test_wrong_options(self):
        for arguments in (['--models', '-1'], ['--trouble', 'nonsense'], ['--trouble', 'latency=soon'],
                          ['--trouble', 'stall count=x'], ['--trouble', 'stall=1'], ['--trouble', ''],
                          ['--rename', 'x'], ['--models-from', __file__], ['--models-from', '/dev/null/x'], ['--fixtures', __file__],
                          ['more'], ['--port', '70000']):
            done = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, timeout=60)
            self.assertEqual((done.returncode, done.stdout), (2, b''), arguments)
            self.assertIn(b'bestiary-test-hub: ', done.stderr)

    def test_seed(self):
        address = '/api/models?limit=200&full=true&cardData=true&config=true'
        with hub('--models', '5000', '--seed', '9') as one, hub('--models', '5000', '--seed', '9') as same, \
                hub('--models', '5000', '--seed', '10') as other:
            self.assertEqual(one.get(address).body, same.get(address).body)
            self.assertNotEqual(one.get(address).body, other.get(address).body)

    def test_no_models(self):
        with hub() as empty:
            for sort in SORTS:
                reply = empty.get(f'/api/models?sort={sort}&author=coralai0')
                self.assertEqual((reply.json, reply.next), ([], None))

    def test_three_million(self):
        with hub('--models', '3000000') as large:
            for sort in SORTS:
                self.assertEqual(len(large.get(f'/api/models?sort={sort}&full=true').json), 1000)
            last = large.get('/api/models?sort=createdAt&limit=1').json[0]
            self.assertEqual(large.get('/api/models/' + last['id']).json['_id'], last['_id'])
            status = pathlib.Path(f'/proc/{large.process.pid}/status')
            if status.exists() and 'ASAN_OPTIONS' not in os.environ:
                peak = int(re.search(r'VmHWM:\s+(\d+) kB', status.read_text())[1])
                self.assertLess(peak, 64 * 1024)


class Lists(Case):
    def test_usual_fields(self):
        model = self.get('/api/models?limit=1&sort=downloads&author=meta-llama').json[0]
        self.assertEqual(model['id'], 'meta-llama/Llama-2-7b-hf')
        self.assertEqual(set(model), {'_id', 'id', 'likes', 'trendingScore', 'private', 'downloads', 'tags',
                                      'pipeline_tag', 'createdAt', 'modelId'})

    def test_more_fields(self):
        usual = set().union(*self.get('/api/models?limit=200').json)
        full = set().union(*self.get('/api/models?limit=200&full=true').json)
        self.assertEqual(full - usual, {'author', 'gated', 'lastModified', 'sha', 'siblings'})
        card = set().union(*self.get('/api/models?limit=200&cardData=true').json)
        self.assertEqual(card - usual, {'cardData'})
        config = set().union(*self.get('/api/models?limit=200&config=true').json)
        self.assertEqual(config - usual, {'config'})

    def test_expand(self):
        for query in ('expand=likes&expand=gated', 'expand[]=likes&expand[]=gated', 'expand%5B%5D=likes&expand=gated'):
            for model in self.get('/api/models?limit=5&' + query).json:
                self.assertEqual(list(model), ['_id', 'id', 'likes', 'gated'])
        error = self.fails(self.get('/api/models?expand=likes&expand=nonsense'), 400).json['error']
        self.assertTrue(error.startswith('✖ Invalid option: expected one of "author"|"baseModels"|'), error)
        self.assertTrue(error.endswith('|"xetEnabled"\n  → at expand[1]'), error)
        for name in ('childrenModelCount', 'usedStorage'):
            self.assertNotIn(name, error)
            self.fails(self.get('/api/models?expand=' + name), 400)
            self.assertEqual(self.get(f'/api/models/owner/Recorded-1?expand={name}').status, 200)
        # One name, not two.
        self.fails(self.get('/api/models?expand=likes,gated'), 400)

    def test_sorts_descend(self):
        for sort in SORTS:
            values = [model[sort] for reply in self.hub.pages(f'/api/models?limit=700&sort={sort}&expand={sort}')
                      for model in reply.json if sort in model]
            self.assertEqual(values, sorted(values, reverse=True), sort)
            self.assertGreater(len(values), N)
        usual = self.ids('/api/models?limit=50')
        self.assertEqual(usual, self.ids('/api/models?limit=50&sort=trendingScore'))
        self.assertEqual(usual, self.ids('/api/models?limit=50&direction=-1'))
        self.fails(self.get('/api/models?sort=name'), 400, 'Invalid sort parameter')

    def test_pages_concatenate(self):
        everything = None
        for sort, limit in itertools.product(SORTS, (137, 1000)):
            pages = list(self.hub.pages(f'/api/models?sort={sort}&limit={limit}&expand=likes'))
            self.assertEqual({len(page.json) for page in pages[:-1]}, {limit})
            ids = [model['id'] for page in pages for model in page.json]
            self.assertEqual(len(ids), len(set(ids)))
            # The private one is not for everybody.
            self.assertEqual(len(ids), N + len(KEPT) - 1 + 2)
            everything = everything or set(ids)
            self.assertEqual(set(ids), everything)

    def test_whole_last_page(self):
        with hub('--models', '200') as small:
            pages = list(small.pages('/api/models?limit=100'))
            self.assertEqual([len(page.json) for page in pages], [100, 100])

    def test_link(self):
        reply = self.get('/api/models?filter=license%3Amit&limit=2&filter=region:us&sort=likes')
        self.assertRegex(reply.headers['Link'], rf'^<{self.hub.origin}/api/models\?filter=license%3Amit&limit=2&'
                                                r'filter=region%3Aus&sort=likes&cursor=[^&>]+>; rel="next"$')
        later = self.get(reply.next)
        self.assertEqual(later.headers['Link'].count('cursor='), 1)
        self.fails(self.get('/api/models?cursor=nonsense'), 400, 'Invalid cursor')
        self.fails(self.get('/api/models?limit=many'), 400)

    def test_limits(self):
        self.assertEqual(len(self.get('/api/models').json), 1000)
        self.assertEqual(len(self.get('/api/models?limit=5000').json), 1000)

    def test_author_and_search(self):
        self.assertEqual(self.ids('/api/models?author=meta-llama&sort=downloads'),
                         ['meta-llama/Llama-2-7b-hf', 'meta-llama/Llama-2-70b-hf'])
        self.assertEqual(self.ids('/api/models?author=meta-llama&search=70B'), ['meta-llama/Llama-2-70b-hf'])
        self.assertEqual(self.ids('/api/models?search=recorded-1'), ['owner/Recorded-1'])
        self.assertEqual(self.ids('/api/models?author=nobody'), [])
        self.assertEqual(self.ids('/api/models?author=meta'), [])
        author = self.get('/api/models?limit=1').json[0]['id'].split('/')[0]
        found = self.ids(f'/api/models?author={author}')
        everything = [model['id'] for page in self.hub.pages('/api/models') for model in page.json]
        self.assertEqual(found, [name for name in everything if name.startswith(author + '/')])
        self.assertEqual(self.ids('/api/models?search=lynx&search=GGUF&limit=1000'),
                         [name for name in everything if 'lynx' in name.lower() and 'gguf' in name.lower()])

    def test_filters(self):
        everything = [model for page in self.hub.pages('/api/models?full=true&limit=500') for model in page.json]
        for query, holds in (
                ('filter=license:mit&filter=transformers',
                 lambda m: {'license:mit', 'transformers'} <= set(m.get('tags', []))),
                ('pipeline_tag=text-to-image', lambda m: m.get('pipeline_tag') == 'text-to-image'),
                ('gated=true', lambda m: m.get('gated')), ('gated=false', lambda m: not m.get('gated')),
                ('pipeline_tag=unknown', lambda m: False), ('filter=unknown', lambda m: False)):
            found = [model['id'] for page in self.hub.pages('/api/models?limit=500&' + query) for model in page.json]
            self.assertEqual(found, [model['id'] for model in everything if holds(model)], query)

    def test_sizes(self):
        for model in self.get('/api/models?num_parameters=min:6B,max:8B&expand=safetensors&limit=500').json:
            if not re.search(r'GGUF|GPTQ|lora|embed|diffusion', model['id']):
                self.assertLessEqual(6e9, model['safetensors']['total'])
                self.assertLessEqual(model['safetensors']['total'], 8e9)

    def test_private(self):
        self.assertEqual(self.ids('/api/models?author=mistralai'), [])
        self.assertEqual(self.ids('/api/models?author=mistralai', token='hf_test'), [])
        self.assertEqual(self.ids('/api/models?author=mistralai', token='hf_owner'), ['mistralai/Mistral-7B-v0.1'])

    def test_kinds_of_values(self):
        """Each trap of the Hub's answers is among a few thousand models."""
        models = [model for page in self.hub.pages('/api/models?limit=1000&' + '&'.join(
            'expand=' + name for name in ('gated', 'cardData', 'safetensors', 'gguf', 'config', 'pipeline_tag',
                                          'library_name', 'baseModels', 'trendingScore', 'tags', 'model-index')))
            for model in page.json]
        cards = [model['cardData'] for model in models if 'cardData' in model]
        for name in ('license', 'language', 'base_model'):
            self.assertEqual({type(card[name]) for card in cards if name in card}, {str, list}, name)
        for name, kinds in (('co2_eq_emissions', {float, dict}), ('inference', {bool, dict})):
            self.assertEqual({type(card[name]) for card in cards if name in card}, kinds)
        self.assertTrue(any(card.get('license') == 'other' and 'license_name' in card and 'license_link' in card
                            for card in cards))
        self.assertEqual({model.get('gated') for model in models}, {False, 'auto', 'manual', None})
        totals = [model['safetensors']['total'] for model in models if 'safetensors' in model]
        self.assertGreater(max(totals), 2 ** 39)
        self.assertTrue(any(0 < total < 2 ** 31 for total in totals))
        for model in models:
            if 'safetensors' in model:
                self.assertEqual(model['safetensors']['total'], sum(model['safetensors']['parameters'].values()))
        packed = [model for model in models if '-GPTQ-' in model['id']]
        self.assertTrue(packed)
        for model in packed:
            self.assertEqual(model['config']['quantization_config']['quant_method'], 'gptq')
            self.assertIn('I32', model['safetensors']['parameters'])
        self.assertTrue(any('gguf' in model and model['config'] == {} for model in models))
        self.assertEqual({model['baseModels']['relation'] for model in models if 'baseModels' in model},
                         {'finetune', 'adapter', 'quantized', 'merge'})
        bare = [model for model in models if '-test-' in model['id']]
        self.assertEqual(set().union(*bare), {'_id', 'id', 'gated', 'trendingScore', 'tags', 'model-index'})
        self.assertTrue(any(model.get('trendingScore', 0) % 1 for model in models))

    def test_times(self):
        for model in self.get('/api/models?limit=1000&expand=createdAt&expand=lastModified&search=-').json:
            for name in ('createdAt', 'lastModified'):
                if name in model:
                    self.assertRegex(model[name], r'^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$')
                    self.assertGreaterEqual(model[name], '2022-03-02T23:29:04.000Z')
            if 'lastModified' in model:
                self.assertLessEqual(model['createdAt'], model['lastModified'])


class Models(Case):
    def some(self, text):
        return self.get(f'/api/models?limit=1&search={text}').json[0]['id']

    def test_one(self):
        for text in ('-Instruct-', '-GGUF-', '-GPTQ-', '-lora-', '-merge-', '-diffusion-', '-embed-', '-test-'):
            name = self.some(text)
            model = self.get('/api/models/' + name).json
            self.assertEqual((model['id'], model['modelId'], model['author']), (name, name, name.split('/')[0]))
            self.assertRegex(model['_id'], r'^[0-9a-f]{24}$')
            self.assertRegex(model['sha'], r'^[0-9a-f]{40}$')
            for only_expanded in ('trendingScore', 'downloadsAllTime', 'baseModels', 'childrenModelCount'):
                self.assertNotIn(only_expanded, model)
            self.assertIsInstance(model['usedStorage'], int)

    def test_same_in_list(self):
        names = ('likes', 'downloads', 'sha', 'cardData', 'config', 'safetensors', 'gguf', 'siblings', 'tags',
                 'createdAt', 'lastModified', 'gated', 'disabled', 'baseModels', 'spaces')
        query = '&'.join('expand[]=' + name for name in names)
        for model in self.get(f'/api/models?limit=40&{query}').json:
            self.assertEqual(self.get(f'/api/models/{model["id"]}?{query}').json, model)

    def test_recorded_answer(self):
        reply = self.get('/api/models/owner/Recorded-1')
        self.assertEqual(reply.body, (self.path / 'fixtures' / 'owner__Recorded-1.json').read_bytes())
        self.assertEqual(reply.headers['ETag'], etag(reply.body))
        self.assertEqual(self.get('/api/models/owner/Recorded-1?expand=likes').json,
                         {'_id': '64c000000000000000000001', 'id': 'owner/Recorded-1', 'likes': 3})
        self.assertEqual(self.get('/api/models/owner/Bare').json, {'likes': 1})
        self.assertEqual(self.ids('/api/models?author=owner&sort=downloads'), ['owner/Recorded-1', 'owner/Bare'])

    def test_revisions(self):
        name = self.some('-Instruct-')
        sha = self.get('/api/models/' + name).json['sha']
        for revision in ('main', 'HEAD', sha, sha[:7], 'refs%2Fpr%2F1', 'v1.0'):
            self.assertEqual(self.get(f'/api/models/{name}/revision/{revision}?expand=sha').json['sha'], sha)
        self.fails(self.get(f'/api/models/{name}/revision/nope'), 404, 'Invalid rev id: nope', 'RevisionNotFound')
        refs = self.get(f'/api/models/{name}/refs').json
        self.assertEqual(refs['branches'], [{'name': 'main', 'ref': 'refs/heads/main', 'targetCommit': sha}])

    def test_blobs(self):
        name = self.some('-GGUF-')
        siblings = self.get(f'/api/models/{name}?blobs=true').json['siblings']
        self.assertIn('README.md', [sibling['rfilename'] for sibling in siblings])
        for sibling in siblings:
            self.assertGreater(sibling['size'], 0)
            self.assertRegex(sibling['blobId'], r'^[0-9a-f]{40}$')
            self.assertEqual('lfs' in sibling, sibling['rfilename'].endswith(('.gguf', '.dat')))
        self.assertEqual(set().union(*self.get('/api/models/' + name).json['siblings']), {'rfilename'})

    def test_redirects(self):
        for old, new, target in (
                ('/api/models/OWNER/recorded-1', '/api/models/owner/Recorded-1', None),
                ('/api/models/before/Name', '/api/models/owner/Recorded-1', None),
                ('/api/models/old-name', '/api/models/owner/Recorded-1', None),
                ('/api/models/old-name?expand[]=likes&x=%2F', '/api/models/owner/Recorded-1?expand[]=likes&x=%2F', None),
                ('/api/models/old-name/tree/main?recursive=true', '/api/models/owner/Recorded-1/tree/main?recursive=true',
                 None),
                ('/api/models/old-name/revision/refs%2Fpr%2F1', '/api/models/owner/Recorded-1/revision/refs%2Fpr%2F1', None),
                ('/old-name/resolve/main/README.md', '/owner/Recorded-1/resolve/main/README.md', None)):
            reply = self.get(old)
            self.assertEqual((reply.status, reply.headers['Location']), (307, new))
            self.assertEqual(reply.headers['Content-Type'], 'text/plain; charset=utf-8')
            self.assertEqual(reply.headers['Vary'], 'Origin, Accept')
            self.assertEqual(reply.body.decode(), 'Temporary Redirect. Redirecting to ' + new)
        name = self.some('-lora-')
        self.assertEqual(self.get('/api/models/' + name.upper()).headers['Location'], '/api/models/' + name)

    def test_not_there(self):
        for address in ('/api/models/no/body', '/api/models/nobody', '/api/models/no/body/tree/main',
                        '/api/models/mistralai/Mistral-7B-v0.1', '/api/models/coralai0/Heron-7B-99999999'):
            reply = self.fails(self.get(address), 401, 'Invalid username or password.')
            self.assertIn('Bearer', reply.headers['WWW-Authenticate'])
            self.fails(self.get(address, token='hf_test'), 404, 'Repository not found', 'RepoNotFound')
        self.assertEqual(self.get('/api/models/mistralai/Mistral-7B-v0.1', token='hf_owner').status, 200)
        for token in ('hf_wrong', ''):
            self.fails(self.get('/api/models/owner/Recorded-1', Authorization='Bearer ' + token), 401,
                       'Invalid credentials in Authorization header')
        self.fails(self.get('/api/nothing'), 404)
        self.fails(self.get('/api/models/owner/Recorded-1/nothing'), 404)
        self.assertEqual(self.get('/nothing').headers['Content-Type'], 'text/plain; charset=utf-8')

    def test_account(self):
        self.fails(self.get('/api/whoami-v2'), 401, 'Invalid username or password.')
        account = self.get('/api/whoami-v2', token='hf_test').json
        self.assertEqual((account['type'], account['name'], account['auth']['accessToken']['role']),
                         ('user', 'tester', 'read'))

    def test_tags_by_type(self):
        tags = self.get('/api/models-tags-by-type').json
        self.assertIn({'id': 'license:mit', 'label': 'mit', 'type': 'license'}, tags['license'])
        self.assertEqual(list(self.get('/api/models-tags-by-type?type=library').json), ['library'])

    def test_etag_and_304(self):
        for address in ('/api/models?limit=3', '/api/models/owner/Recorded-1?expand=likes',
                        '/api/models/owner/Recorded-1/tree/main'):
            reply = self.get(address)
            self.assertEqual(reply.headers['ETag'], etag(reply.body))
            same = self.get(address, If_None_Match=reply.headers['ETag'])
            self.assertEqual((same.status, same.body, same.headers['ETag']), (304, b'', reply.headers['ETag']))
            self.assertEqual(self.get(address, If_None_Match='W/"1-x"').status, 200)
            self.hub.trouble('no-304 count=1')
            self.assertEqual(self.get(address, If_None_Match=reply.headers['ETag']).status, 200)
        self.hub.change('owner/Recorded-1', set={'likes': 4})
        tag = etag(b'{"_id":"64c000000000000000000001","id":"owner/Recorded-1","likes":3}')
        self.assertEqual(self.get('/api/models/owner/Recorded-1?expand=likes', If_None_Match=tag).json['likes'], 4)

    def test_every_answer_says(self):
        for address in ('/api/models', '/api/models/no/body', '/api/models/old-name', '/api/nothing'):
            headers = self.get(address).headers
            self.assertEqual(headers['RateLimit'], '"api";r=499;t=300')
            self.assertEqual(headers['RateLimit-Policy'], '"fixed window";"api";q=500;w=300')
            self.assertTrue(headers['X-Request-Id'])
        self.assertEqual(self.get('/owner/Recorded-1/resolve/main/README.md').headers['RateLimit'],
                         '"resolvers";r=2999;t=300')

    def test_head(self):
        reply = self.hub.ask('/api/models/owner/Recorded-1', 'HEAD')
        self.assertEqual((reply.status, reply.body), (200, b''))
        self.assertEqual(int(reply.headers['Content-Length']),
                         (self.path / 'fixtures' / 'owner__Recorded-1.json').stat().st_size)

    def test_gzip(self):
        with hub('--models', '50', '--gzip') as packed:
            plain = packed.get('/api/models')
            reply = packed.get('/api/models', Accept_Encoding='gzip, br')
            self.assertEqual(reply.headers['Content-Encoding'], 'gzip')
            self.assertEqual(gzip.decompress(reply.body), plain.body)
            self.assertEqual(reply.headers['ETag'], plain.headers['ETag'])
        self.assertNotIn('Content-Encoding', self.get('/api/models', Accept_Encoding='gzip').headers)


class Files(Case):
    def some(self, text):
        return self.get(f'/api/models?limit=1&gated=false&search={text}').json[0]['id']

    def test_tree(self):
        name = self.some('-diffusion-')
        top = self.get(f'/api/models/{name}/tree/main').json
        self.assertEqual({item['type'] for item in top}, {'file', 'directory'})
        self.assertFalse(any('/' in item['path'] for item in top))
        unet = self.get(f'/api/models/{name}/tree/main/unet').json
        self.assertEqual([item['path'] for item in unet], ['unet/config.json', 'unet/diffusion_pytorch_model.safetensors'])
        whole = self.get(f'/api/models/{name}/tree/main?recursive=true').json
        files = [item for item in whole if item['type'] == 'file']
        self.assertEqual({item['path'] for item in whole if item['type'] == 'directory'}, {'text_encoder', 'unet', 'vae'})
        model = self.get('/api/models/' + name).json
        self.assertEqual([item['path'] for item in files], [sibling['rfilename'] for sibling in model['siblings']])
        self.assertEqual(sum(item['size'] for item in files), model['usedStorage'])
        for item in files:
            if item['path'].endswith('.safetensors'):
                self.assertEqual(item['lfs']['size'], item['size'])
                self.assertRegex(item['lfs']['oid'], r'^[0-9a-f]{64}$')
        self.fails(self.get(f'/api/models/{name}/tree/main/nothing'), 404, code='EntryNotFound')
        self.fails(self.get(f'/api/models/{name}/tree/nope'), 404, 'Invalid rev id: nope', 'RevisionNotFound')

    def test_expanded_tree(self):
        name = self.some('-diffusion-')
        for item in self.get(f'/api/models/{name}/tree/main?recursive=true&expand=true').json:
            self.assertIn('id', item['lastCommit'])
            self.assertIn('status', item['securityFileStatus'])

    def test_pages_of_a_tree(self):
        name = self.some('1T-Instruct')
        whole = self.get(f'/api/models/{name}/tree/main?recursive=true').json
        self.assertGreater(len(whole), 60)
        pages = list(self.hub.pages(f'/api/models/{name}/tree/main?recursive=true&limit=25'))
        self.assertEqual([item for page in pages for item in page.json], whole)
        self.assertEqual(len(pages), -(-len(whole) // 25))
        self.assertTrue(pages[0].next.startswith(f'{self.hub.origin}/api/models/{name}/tree/main?recursive=true&limit=25&'))

    def test_paths_info(self):
        name = self.some('-diffusion-')
        address = f'/api/models/{name}/paths-info/main'
        wanted = ['README.md', 'unet', 'nothing', 'vae/config.json']
        for body in (json.dumps({'paths': wanted}), '&'.join('paths=' + path for path in wanted)):
            found = self.hub.ask(address, 'POST', body).json
            self.assertEqual([(item['path'], item['type']) for item in found],
                             [('README.md', 'file'), ('unet', 'directory'), ('vae/config.json', 'file')])
        self.fails(self.hub.ask(address, 'POST', '{}'), 400)
        self.fails(self.get(address), 404)

    def test_small_file(self):
        name = self.some('-Instruct-')
        model = self.get('/api/models/' + name).json
        reply = self.get(f'/{name}/resolve/main/README.md')
        self.assertEqual((reply.status, reply.headers['Location']),
                         (307, f'/api/resolve-cache/models/{name}/{model["sha"]}/README.md'))
        self.assertEqual(reply.headers['X-Repo-Commit'], model['sha'])
        content = self.get(reply.headers['Location'])
        self.assertTrue(content.body.startswith(b'---\n'))
        self.assertIn(f'# {name}\n'.encode(), content.body)
        entry = [item for item in self.get(f'/api/models/{name}/tree/main').json if item['path'] == 'README.md'][0]
        self.assertEqual(entry['size'], len(content.body))
        blob = hashlib.sha1(b'blob %d\0' % len(content.body) + content.body).hexdigest()
        self.assertEqual((entry['oid'], content.headers['ETag']), (blob, f'"{blob}"'))
        self.assertEqual(self.get(reply.headers['Location'], If_None_Match=f'"{blob}"').status, 304)
        config = self.get(self.get(f'/{name}/resolve/main/config.json').headers['Location'])
        self.assertEqual(config.json, model['config'])
        self.assertEqual(self.hub.ask(f'/{name}/resolve/main/README.md', 'HEAD').status, 307)

    def test_large_file(self):
        name = self.some('-diffusion-')
        path = 'vae/diffusion_pytorch_model.safetensors'
        entry = [item for item in self.get(f'/api/models/{name}/tree/main/vae').json if item['path'] == path][0]
        reply = self.get(f'/{name}/resolve/main/{path}')
        self.assertEqual(reply.status, 302)
        self.assertEqual(reply.headers['X-Linked-Size'], str(entry['size']))
        self.assertEqual(reply.headers['X-Linked-ETag'], f'"{entry["lfs"]["oid"]}"')
        address = reply.headers['Location']
        self.assertTrue(address.startswith(self.hub.origin + '/_cdn/'))
        part = self.get(address, Range='bytes=1000000-1199999')
        self.assertEqual((part.status, len(part.body)), (206, 200000))
        self.assertEqual(part.headers['Content-Range'], f'bytes 1000000-1199999/{entry["size"]}')
        self.assertEqual(self.get(address, Range='bytes=1100000-1100009').body, part.body[100000:100010])
        self.assertEqual(self.get(address, Range=f'bytes={entry["size"]}-').status, 416)
        head = self.hub.ask(address, 'HEAD')
        self.assertEqual((head.status, head.headers['Content-Length']), (200, str(entry['size'])))
        self.fails(self.get(address.split('?')[0]), 403)
        pointer = self.get(f'/{name}/raw/main/{path}').body
        self.assertIn(b'oid sha256:' + entry['lfs']['oid'].encode(), pointer)
        self.assertEqual(hashlib.sha1(b'blob %d\0' % len(pointer) + pointer).hexdigest(), entry['oid'])

    def test_gated_files(self):
        name = 'meta-llama/Llama-2-7b-hf'
        self.assertEqual(self.get('/api/models/' + name).json['gated'], 'manual')
        self.assertEqual(self.get(f'/api/models/{name}/tree/main').status, 200)
        for path in ('README.md', 'LICENSE.txt'):
            reply = self.get(f'/{name}/resolve/main/{path}')
            self.assertEqual(self.get(reply.headers['Location']).status, 200)
        for path in ('model.safetensors', 'readme.md', 'nothing'):
            reply = self.fails(self.get(f'/{name}/resolve/main/{path}'), 401, code='GatedRepo')
            self.assertIn(b'restricted', reply.body)
            self.fails(self.get(f'/{name}/resolve/main/{path}', token='hf_test'), 403, code='GatedRepo')
        self.fails(self.get(f'/{name}/raw/main/README.md'), 401, code='GatedRepo')
        self.assertEqual(self.get(f'/{name}/resolve/main/model.safetensors', token='hf_granted').status, 302)
        self.fails(self.get(f'/{name}/resolve/main/nothing', token='hf_granted'), 404, code='EntryNotFound')


class Control(Case):
    def test_record(self):
        self.hub.forget()
        self.get('/api/models?limit=1&x=%20', token='hf_test', User_Agent='bestiary/1', If_None_Match='"x"')
        self.hub.ask('/api/models/owner/Recorded-1/paths-info/main', 'POST', 'paths=README.md')
        self.hub.ask(self.hub.second + '/api/models/no/body')
        first, second, third = self.hub.record()
        self.assertEqual((first['method'], first['path'], first['query'], first['status'], first['outcome']),
                         ('GET', '/api/models', 'limit=1&x=%20', 200, 'sent'))
        self.assertEqual((first['headers']['authorization'], first['headers']['user-agent'],
                          first['headers']['if-none-match']), ('Bearer hf_test', 'bestiary/1', '"x"'))
        self.assertTrue(first['peer'].startswith('127.0.0.1:'))
        self.assertEqual((second['method'], second['body']), ('POST', 'paths=README.md'))
        self.assertEqual((third['origin'], third['status']), (self.hub.second, 401))
        self.assertNotIn('authorization', third['headers'])
        self.assertEqual([entry['underWay'] for entry in (first, second, third)], [1, 1, 1])
        self.hub.forget()
        self.assertEqual(self.hub.record(), [])

    def test_record_is_bounded(self):
        with hub() as other:
            connection = http.client.HTTPConnection(other.origin[len('http://'):], timeout=60)
            for _ in range(10100):
                connection.request('GET', '/api/models?limit=1')
                connection.getresponse().read()
            connection.close()
            record = other.record()
            self.assertEqual(len(record), 10000)
            self.assertEqual((record[0]['serial'], record[-1]['serial']), (100, 10099))

    def test_change_figures(self):
        name = self.get('/api/models?limit=1&sort=downloads&search=-Instruct-').json[0]['id']
        before = self.get('/api/models/' + name).json
        self.hub.change(name, set={'downloads': 123456789, 'likes': 0, 'gated': 'auto', 'license': 'cc0-1.0'}, commit=True)
        after = self.get('/api/models/' + name).json
        self.assertEqual((after['downloads'], after['likes'], after['gated']), (123456789, 0, 'auto'))
        self.assertEqual(after['cardData']['license'], 'cc0-1.0')
        self.assertEqual([tag for tag in after['tags'] if tag.startswith('license:')], ['license:cc0-1.0'])
        self.assertNotEqual(after['sha'], before['sha'])
        self.assertGreater(after['lastModified'], before['lastModified'])
        for same in ('_id', 'safetensors', 'config', 'createdAt', 'author'):
            self.assertEqual(after.get(same), before.get(same))
        # It moves in the orders and is there once.
        self.assertEqual(self.ids('/api/models?limit=1&sort=downloads'), [name])
        everything = [model['id'] for page in self.hub.pages('/api/models?sort=likes') for model in page.json]
        self.assertEqual(everything.count(name), 1)
        self.hub.change(name, unset=['cardData', 'safetensors'])
        self.assertNotIn('cardData', self.get('/api/models/' + name).json)
        self.hub.reset()
        self.assertEqual(self.get('/api/models/' + name).json, before)

    def test_remove_rename_disable(self):
        names = self.ids('/api/models?limit=3&search=-Instruct-')
        self.hub.change(names[0], remove=True)
        self.hub.change(names[1], rename='new-owner/New-Name')
        self.hub.change(names[2], set={'disabled': True})
        self.fails(self.get('/api/models/' + names[0]), 401, 'Invalid username or password.')
        reply = self.get(f'/api/models/{names[1]}?expand=likes')
        self.assertEqual((reply.status, reply.headers['Location']), (307, '/api/models/new-owner/New-Name?expand=likes'))
        renamed = self.get('/api/models/new-owner/New-Name').json
        self.assertEqual((renamed['id'], renamed['author']), ('new-owner/New-Name', 'new-owner'))
        self.fails(self.get('/api/models/' + names[2]), 403, 'Access to this resource is disabled.')
        everything = {model['id'] for page in self.hub.pages('/api/models') for model in page.json}
        self.assertTrue({'new-owner/New-Name', names[2]} <= everything)
        self.assertFalse({names[0], names[1]} & everything)
        self.hub.change('owner/Recorded-1', set={'private': True})
        self.fails(self.get('/api/models/owner/Recorded-1'), 401)
        self.hub.reset()
        for name in (*names, 'owner/Recorded-1'):
            self.assertEqual(self.get('/api/models/' + name).status, 200)

    def test_changes_at_once_and_wrong_ones(self):
        changes = [{'id': 'owner/Recorded-1', 'set': {'likes': 8}}, {'id': 'meta-llama/Llama-2-7b-hf', 'set': {'likes': 9}}]
        self.hub.control('POST', 'change', json.dumps(changes))
        self.assertEqual(self.get('/api/models/meta-llama/Llama-2-7b-hf').json['likes'], 9)
        for body in ('', '[1]', '{}', '{"id": "no/body"}'):
            self.assertEqual(self.hub.ask('/_control/change', 'POST', body).status, 400, body)
        self.assertEqual(self.hub.ask('/_control/trouble', 'POST', 'nonsense').status, 400)
        self.assertEqual(self.hub.ask('/_control/nonsense').status, 404)

    def test_state(self):
        state = self.hub.control('GET', 'state')
        self.assertEqual((state['models'], state['seed'], state['origins'], state['underWay']),
                         (N, 1, [self.hub.origin, self.hub.second], 0))

    def test_quota(self):
        self.hub.quota(3)
        seen = [self.get('/api/models?limit=1') for _ in range(4)]
        self.assertEqual([reply.status for reply in seen], [200, 200, 200, 429])
        self.assertEqual([re.search(r'r=(\d+)', reply.headers['RateLimit'])[1] for reply in seen], ['2', '1', '0', '0'])
        self.assertEqual(seen[3].headers['RateLimit-Policy'], '"fixed window";"api";q=3;w=300')
        self.assertGreater(int(re.search(r't=(\d+)', seen[3].headers['RateLimit'])[1]), 0)
        self.assertIn('We had to rate limit your IP', seen[3].json['error'])
        # Another bucket, and another person.
        self.assertEqual(self.get('/owner/Recorded-1/resolve/main/README.md').status, 307)
        self.assertEqual([self.get('/api/models?limit=1', token='hf_test').status for _ in range(7)], [200] * 6 + [429])

    def test_window_passes(self):
        self.hub.quota(1, 1)
        self.assertEqual(self.get('/api/models?limit=1').status, 200)
        deadline = time.monotonic() + 60
        self.get('/api/models?limit=1')
        while self.get('/api/models?limit=1').status != 200:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.1)


if __name__ == '__main__':
    program.main()
