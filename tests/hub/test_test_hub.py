"""The test hub is what the other tests believe, so each of its answers is looked at
here and in its fellows. How it starts and ends; changes, the record, quotas."""

import collections
import http.client
import itertools
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import program  # noqa: E402
from hubcase import N, PROGRAM, SORTS, Case, hub  # noqa: E402


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

    def test_like_the_hub(self):
        """Three millions are made as those of the Hub are: what a search over them meets is alike."""
        names = ('createdAt', 'downloads', 'gated', 'likes', 'safetensors', 'baseModels', 'pipeline_tag', 'tags')
        with hub('--models', '3000000') as large:
            # By creation, all sorts are mixed.
            pages = large.pages('/api/models?sort=createdAt&limit=1000&' + '&'.join('expand=' + name for name in names))
            models = [model for page in itertools.islice(pages, 12) for model in page.json]
            most = large.get('/api/models?sort=downloads&limit=1000&expand=downloads&expand=likes').json

        def share(holds):
            return sum(map(holds, models)) / len(models)

        def among(low, number, high):
            self.assertTrue(low <= number <= high, number)
        among(26, sum(len(model['id']) for model in models) / len(models), 36)
        makers = collections.Counter(model['id'].split('/')[0] for model in models)
        # Of a part of all, those who have one model are more than of all.
        among(0.15, sum(n == 1 for n in makers.values()) / len(models), 0.8)
        among(0.01, makers.most_common(1)[0][1] / len(models), 0.05)
        self.assertGreater(len({word for model in models for word in re.split('[/-]', model['id'])}), 2000)
        among(0.7, share(lambda model: model['downloads'] <= 20), 0.95)
        among(0.35, share(lambda model: model['downloads'] == 0), 0.45)
        among(0.8, share(lambda model: model['likes'] == 0), 0.99)
        among(100, sum(model['downloads'] >= 1000000 for model in most), 900)
        among(0.2, share(lambda model: 'safetensors' in model), 0.3)
        among(0.2, share(lambda model: 'baseModels' in model), 0.35)
        among(0.02, share(lambda model: model['gated'] is not False), 0.08)
        self.assertGreater(len({model.get('pipeline_tag') for model in models}), 15)
        licenses = collections.Counter(tag for model in models for tag in model['tags'] if tag.startswith('license:'))
        self.assertGreater(len(licenses), 10)
        self.assertEqual(licenses.most_common(1)[0][0], 'license:apache-2.0')
        self.assertGreater(len({tag for model in models for tag in model['tags'] if re.fullmatch('[a-z]{2}', tag)}), 10)
        for word in ('qwen', 'llama', 'mistral', 'gguf', 'whisper', 'ppo'):
            self.assertTrue(any(word in model['id'].lower() for model in models), word)
        # Few are what many were made from.
        bases = collections.Counter(base['id'] for model in models for base in model.get('baseModels', {}).get('models', ()))
        self.assertGreater(bases.most_common(1)[0][1], 20)

    def test_every_name_is_found(self):
        """Also by its maker: those of the large, the middle and the small."""
        with hub('--models', '100000') as many:
            models = many.get('/api/models?sort=createdAt&limit=64').json
            for model in models:
                self.assertEqual(many.get('/api/models/' + model['id']).json['_id'], model['_id'])
                maker = model['id'].split('/')[0]
                found = [found['id'] for page in many.pages(f'/api/models?limit=1000&author={maker}') for found in page.json]
                self.assertIn(model['id'], found)
                self.assertEqual({name.split('/')[0] for name in found}, {maker})


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
