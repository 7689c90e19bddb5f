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

    def test_short_pages(self):
        """What is rare among very many has pages that are not full, and none of it is lost between them."""
        with hub('--models', '600000') as many:
            found = []
            for sort in ('createdAt', 'downloads', 'lastModified'):
                pages = list(many.pages(f'/api/models?sort={sort}&pipeline_tag=robotics&gated=true'))
                self.assertGreater(len(pages), 2)
                ids = [model['id'] for page in pages for model in page.json]
                self.assertEqual(len(ids), len(set(ids)))
                found.append(set(ids))
            self.assertGreater(len(found[0]), 50)
            self.assertEqual(found, [found[0]] * 3)

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


class Walks(Case):
    """What a client meets that goes from page to page while models change."""
    arguments = ('--models', '400')

    def walk(self, sort, limit=7, between=lambda page: None):
        """The ids of all pages; what is to happen between them is called with the number of each."""
        ids = []
        for number, page in enumerate(self.hub.pages(f'/api/models?sort={sort}&limit={limit}&expand={sort}')):
            ids += [model['id'] for model in page.json]
            if page.next:
                self.assertEqual(len(page.json), limit)
            between(number)
        return ids

    def share_keys(self, sort, value, n=40):
        """Gives every tenth model the same value: more than a page holds."""
        names = self.ids('/api/models?limit=1000&sort=createdAt')[::10][:n]
        for name in names:
            self.hub.change(name, set={sort: value})
        return names

    def values(self):
        return {'createdAt': '2024-06-01T00:00:00.000Z', 'lastModified': '2025-06-01T00:00:00.000Z', 'downloads': 20,
                'likes': 3, 'trendingScore': 1.5}

    def test_each_once(self):
        """Whatever the limit: also where the border of a page is between models of the same key."""
        for sort in SORTS:
            whole = self.ids(f'/api/models?limit=1000&sort={sort}')
            self.assertEqual(len(whole), len(set(whole)))
            for limit in (1, 3, 7):
                self.assertEqual(self.walk(sort, limit), whole, (sort, limit))
        for sort, value in self.values().items():
            names = self.share_keys(sort, value)
            whole = self.ids(f'/api/models?limit=1000&sort={sort}')
            self.assertEqual(len(whole), len(set(whole)))
            first = min(whole.index(name) for name in names)
            same = self.get(f'/api/models?limit=1000&sort={sort}&expand={sort}').json
            self.assertGreaterEqual(len([model for model in same if model.get(sort) == value]), len(names))
            self.assertEqual(same[first][sort], value)
            for limit in (1, 3, 7):
                self.assertEqual(self.walk(sort, limit), whole, (sort, limit))
            self.hub.reset()

    def test_changes_that_keep_the_order(self):
        """A walk by creation meets every model once, whatever is changed on the way."""
        whole = self.ids('/api/models?limit=1000&sort=createdAt')
        for limit in (1, 5):

            def between(page, limit=limit):
                # The last of this page, the first of the next, one that was and one that is to come.
                for place in (page * limit + limit - 1, (page + 1) * limit, page * limit // 2, page * limit + 50):
                    if place < len(whole):
                        self.hub.change(whole[place], commit=True, set={'downloads': page, 'likes': place})
            self.assertEqual(self.walk('createdAt', limit, between), whole)
            self.hub.reset()

    def test_changes_of_what_does_not_count(self):
        """One that keeps its key keeps its place, among those of the same key too."""
        for sort in SORTS:
            whole = self.ids(f'/api/models?limit=1000&sort={sort}')

            def between(page, sort=sort, whole=whole):
                for place in (page * 7 + 6, page * 7 + 7, page * 7 + 30):
                    if place < len(whole):
                        self.hub.change(whole[place], set={'gated': 'auto'})
            self.assertEqual(self.walk(sort, 7, between), whole, sort)
            self.hub.reset()

    def test_removed_on_the_way(self):
        for sort in SORTS:
            whole = self.ids(f'/api/models?limit=1000&sort={sort}')
            gone = set()

            def between(page, sort=sort, whole=whole, gone=gone):
                # The last of this page, on which the cursor stands, and the first of the next.
                for place in (page * 6 + 6, page * 6 + 7):
                    if page in (2, 9, 20) and whole[place] not in gone:
                        self.hub.change(whole[place], remove=True)
                        gone.add(whole[place])
            met = self.walk(sort, 7, between)
            self.assertEqual(len(met), len(set(met)))
            self.assertEqual([name for name in met if name not in gone],
                             [name for name in whole if name not in gone], sort)
            self.assertEqual(set(self.walk(sort)), set(whole) - gone)
            self.hub.reset()

    def test_renamed_on_the_way(self):
        whole = self.ids('/api/models?limit=1000&sort=createdAt')
        names = {whole[6]: 'new/before', whole[7]: 'new/behind', whole[100]: 'new/later'}

        def between(page):
            for old, new in names.items() if page == 0 else ():
                self.hub.change(old, rename=new)
        met = self.walk('createdAt', 7, between)
        # It was met by its old name where the walk had been, and is met by the new one elsewhere.
        names.pop(whole[6])
        self.assertEqual(met, [names.get(name, name) for name in whole])
        self.assertEqual(self.get('/api/models/' + whole[6]).headers['Location'], '/api/models/new/before')
        for name in ('new/before', 'new/behind', 'new/later'):
            self.assertEqual(self.walk('lastModified').count(name), 1)

    def test_last_changed_comes_first(self):
        """By the hub's clock, which no change of the past sets back."""
        before = self.walk('lastModified')
        newest = self.get('/api/models?limit=1&sort=lastModified&expand=lastModified').json[0]['lastModified']
        changed = [before[300], 'openlm-research/open_llama_7b', before[10], before[0]]
        for name in changed:
            self.hub.change(name, commit=True)
        self.hub.change(before[20], set={'likes': 5})
        self.hub.change('new/model', add=True, set={'downloads': 12, 'pipeline_tag': 'text-generation'})
        self.hub.change(before[301], remove=True)
        after = self.walk('lastModified')
        self.assertEqual(after[:5], ['new/model', *reversed(changed)])
        self.assertEqual(after[5:], [name for name in before if name not in changed and name != before[301]])
        models = self.get('/api/models?limit=6&sort=lastModified&expand=lastModified&expand=createdAt').json
        times = [model['lastModified'] for model in models]
        self.assertEqual(times, sorted(set(times), reverse=True))
        self.assertGreater(times[4], newest)
        self.assertEqual(models[0]['createdAt'], models[0]['lastModified'])
        self.assertEqual(self.walk('createdAt')[0], 'new/model')
        self.assertEqual(self.get('/api/models/new/model').json['downloads'], 12)
        with self.assertRaisesRegex(RuntimeError, 'There is a model called NEW/model'):
            self.hub.change('NEW/model', add=True)
        # What is removed does not set the clock back either.
        self.hub.change('new/model', remove=True)
        self.hub.change(before[50], commit=True)
        newest = self.get('/api/models?limit=1&sort=lastModified&expand=lastModified').json[0]['lastModified']
        self.assertGreater(newest, times[0])
        self.hub.reset()
        self.assertEqual(self.walk('lastModified'), before)

    def test_change_moves_to_the_front(self):
        """A walk by the time of the last change misses what changes ahead of it; the next walk has it first."""
        whole = self.ids('/api/models?limit=1000&sort=lastModified')
        late = whole[30]
        met = self.walk('lastModified', 7, lambda page: page == 1 and self.hub.change(late, commit=True))
        self.assertEqual(met, [name for name in whole if name != late])
        self.assertEqual(self.walk('lastModified'), [late, *met])

    def test_many_changes_share_a_page_border(self):
        """A page that ends with a changed model goes on behind its new place."""
        whole = self.ids('/api/models?limit=1000&sort=lastModified')
        changed = whole[100:120]
        for name in changed:
            self.hub.change(name, commit=True)
        expected = [*reversed(changed), *[name for name in whole if name not in changed]]
        for limit in (1, 7, 10, 20):
            self.assertEqual(self.walk('lastModified', limit), expected, limit)


if __name__ == '__main__':
    program.main()
