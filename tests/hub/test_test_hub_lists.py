"""The test hub's lists: orders, filters, fields and pages."""

import itertools
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import program  # noqa: E402
from hubcase import KEPT, N, SORTS, Case, hub  # noqa: E402


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


if __name__ == '__main__':
    program.main()
