"""What the test hub says of one model, and of its files."""

import base64
import gzip
import hashlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import program  # noqa: E402
from hubcase import Case, hub  # noqa: E402


def etag(body):
    digest = base64.b64encode(hashlib.sha1(body).digest()).decode()
    return f'W/"{len(body):x}-{digest[:27]}"'


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
        name = self.some('-Instruct-&num_parameters=min:900B')
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
        # The file has what answers have of it, and more.
        self.assertEqual(config.json | model['config'], config.json)
        self.assertEqual(self.hub.ask(f'/{name}/resolve/main/README.md', 'HEAD').status, 307)

    def test_config_has_the_shape_of_its_weights(self):
        seen = set()
        for item in self.get('/api/models?limit=400&expand=safetensors&expand=config&expand=tags').json:
            if 'gptq' in item['tags'] or 'safetensors' not in item or item['config'].get('model_type') in (None, 'bert'):
                continue
            reply = self.get(f'/{item["id"]}/resolve/main/config.json', token='hf_granted')
            config = self.get(reply.headers['Location'], token='hf_granted').json if reply.status == 307 else {}
            if 'num_hidden_layers' not in config or 'n_routed_experts' in config:
                continue
            width, layers, heads = (config[name] for name in ('hidden_size', 'num_hidden_layers', 'num_attention_heads'))
            head = 128 if heads * 128 == width or item['config']['model_type'] == 'llama' and width == 3072 else width // heads
            keys = config.get('num_key_value_heads', config.get('num_kv_heads')) * head
            layer = 2 * width * heads * head + 2 * width * keys + 3 * width * config['intermediate_size'] + 2 * width
            count = config['vocab_size'] * width * (1 if config['tie_word_embeddings'] else 2) + layers * layer + width
            total = item['safetensors']['total']
            self.assertLess(abs(count - total) / total, 0.01, item['id'])
            seen.add(total)
        self.assertGreater(len(seen), 4)

    def test_counts_of_children_agree_with_lists(self):
        base = next(tag.split(':')[2] for item in self.get('/api/models?filter=gguf&limit=20').json
                    for tag in item['tags'] if tag.startswith('base_model:quantized:'))
        counts = self.get(f'/api/models/{base}?expand=childrenModelCount').json['childrenModelCount']
        for relation, count in counts.items():
            found = sum(len(reply.json) for reply in self.hub.pages(f'/api/models?filter=base_model:{relation}:{base}&limit=100'))
            self.assertEqual(count, found, relation)
        self.assertGreater(counts['quantized'], 0)

    def test_contents_that_a_file_of_models_gives(self):
        self.hub.change('some/made-up', add=True, set={'contents': {'README.md': '# Hello\n', 'config.json': '{"n_layer": 2}'}})
        for path, text in (('README.md', b'# Hello\n'), ('config.json', b'{"n_layer": 2}')):
            reply = self.get(f'/some/made-up/resolve/main/{path}')
            self.assertEqual(self.get(reply.headers['Location']).body, text)
        self.assertNotIn('contents', self.get('/api/models/some/made-up').json)

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


if __name__ == '__main__':
    program.main()
