"""bestiary list: what it finds, its four formats, and mistaken queries."""

import csv
import io
import json
import re
import unittest

import program
from program import run, width

MEMBERS = ['id', 'kind', 'name', 'family', 'organization', 'country', 'summary', 'milestone', 'parameters', 'active_parameters',
           'context_length', 'training_tokens', 'released', 'license', 'license_verdict', 'license_inherited', 'languages', 'base_models',
           'architecture', 'shelves', 'hub']

EVERY_KIND = 'kind:model,adapter,method,software,closed-model'

# Every open system that the review of 2023 names, by its id: a suite by all its sizes
# and variants.
PYTHIA = [f'EleutherAI/pythia-{size}{variant}' for size in ('70m', '160m', '410m', '1b', '1.4b', '2.8b', '6.9b', '12b')
          for variant in ('', '-deduped')] + ['EleutherAI/pythia-14m', 'EleutherAI/pythia-31m']
MPT = [f'mosaicml/mpt-7b{variant}' for variant in ('', '-instruct', '-chat', '-storywriter')] + \
      [f'mosaicml/mpt-30b{variant}' for variant in ('', '-instruct', '-chat')]
BLOOM = ['bigscience/bloom'] + [f'bigscience/bloom-{size}' for size in ('560m', '1b1', '1b7', '3b', '7b1')]
BLOOMZ = [name.replace('bloom', 'bloomz') for name in BLOOM] + ['bigscience/bloomz-7b1-mt', 'bigscience/bloomz-mt']
FALCON = ['tiiuae/falcon-7b', 'tiiuae/falcon-7b-instruct', 'tiiuae/falcon-40b', 'tiiuae/falcon-40b-instruct',
          'tiiuae/falcon-180B', 'tiiuae/falcon-180B-chat']
LLAMA = [f'llama-{size}' for size in ('7b', '13b', '33b', '65b')] + \
        [f'meta-llama/Llama-2-{size}{chat}-hf' for size in ('7b', '13b', '70b') for chat in ('', '-chat')] + \
        [f'codellama/CodeLlama-{size}{variant}-hf' for size in ('7b', '13b', '34b') for variant in ('', '-Python', '-Instruct')]
MISTRAL = [f'mistralai/Mi{name}{variant}-v0.1' for name in ('stral-7B', 'xtral-8x7B') for variant in ('', '-Instruct')]
# What grew from LLaMA, and may be there in several versions.
GROWN = ['tatsu-lab/alpaca-7b-wdiff', 'tloen/alpaca-lora-7b', 'koala-7b', 'koala-13b', 'qlora', 'llama.cpp',
         *[f'timdettmers/guanaco-{size}' for size in ('7b', '13b', '33b', '65b')],
         'lmsys/vicuna-7b-v1.5', 'lmsys/vicuna-13b-v1.5', 'lmsys/vicuna-33b-v1.3', 'abacusai/Giraffe-v2-13b-32k',
         'abacusai/Giraffe-v2-70b-32k', 'stabilityai/StableBeluga-7B', 'stabilityai/StableBeluga-13B',
         'stabilityai/StableBeluga1-Delta', 'stabilityai/StableBeluga2']
OPEN = PYTHIA + MPT + BLOOM + BLOOMZ + FALCON + LLAMA + MISTRAL + GROWN
CLOSED = ['gpt-3', 'gpt-4', 'palm-2']


def rows(*arguments, **variables):
    result = run('list', '--format', 'json', *arguments, **variables)
    assert result.status == 0 and result.err == '', result.err
    return json.loads(result.out)


def fold(text):
    return re.sub(r'[\W_]', '', text).lower()


class Finding(unittest.TestCase):
    def test_the_review(self):
        found = {row['id'] for row in rows('shelf:review-2023', EVERY_KIND)}
        self.assertEqual(set(OPEN + CLOSED) - found, set())

    def test_closed_models_are_left_out(self):
        found = rows('shelf:review-2023')
        self.assertEqual(set(OPEN) - {row['id'] for row in found}, set())
        self.assertNotIn('closed-model', {row['kind'] for row in found})
        self.assertEqual({row['id'] for row in rows('shelf:review-2023', 'kind:closed-model')}, set(CLOSED))

    def test_words_in_every_language(self):
        for word in ('falcon', 'FALCON', '猎鹰', '獵鷹', 'tiiuae/falcon-180B'):
            with self.subTest(word=word):
                self.assertIn('tiiuae/falcon-180B', [row['id'] for row in rows(word)])

    def test_words_find_the_same_in_every_language(self):
        falcons = [row['id'] for row in rows('family:falcon')]
        queries = (['猎鹰'], ['獵鷹'], ['lieying'], ['liè', 'yīng'], ["lie'ying"], ['LY'])
        for language in ('en', 'zh_CN', 'zh_TW'):
            for query in queries:
                with self.subTest(language=language, query=query):
                    found = [row['id'] for row in rows(*query, LANGUAGE=language)]
                    # Falcon 2 and others have the name, too; ly is also in FreeWilly and Dolly.
                    self.assertEqual([one for one in found if one in falcons], falcons)
                    self.assertLess(len(found), len(rows()) / 4)

    def test_words_are_one_query(self):
        self.assertEqual(rows('org:meta', 'params:>60b'), rows('org:meta params:>60b'))
        self.assertEqual(rows(), rows(''))
        self.assertEqual(rows('falcon', '-chat'), rows('--', 'falcon', '-chat'))
        self.assertNotIn('tiiuae/falcon-180B-chat', [row['id'] for row in rows('falcon', '-chat')])

    def test_limit(self):
        everything = rows()
        self.assertGreater(len(everything), 50)
        self.assertEqual(rows('--limit', '3'), everything[:3])
        self.assertEqual(rows('--limit=0'), [])
        self.assertEqual(rows('--limit', '9999999'), everything)
        self.assertEqual(run('list', '--limit', '0').out, '')

    def test_order(self):
        """The largest, the newest and A first; - turns it round; the unknown last."""
        for member, key, turned in (('parameters', 'params', True), ('context_length', 'context', True),
                                    ('training_tokens', 'tokens', True), ('released', 'released', True)):
            for sign, reverse in (('', turned), ('-', not turned)):
                with self.subTest(key=sign + key):
                    # Some dates are known to the month, and those that are to the year stand in its middle.
                    values = [value[:7] if isinstance(value := row[member], str) else value for row in rows(f'sort:{sign}{key}')
                              if not (isinstance(row[member], str) and len(row[member]) < 7)]
                    known = [value for value in values if value is not None]
                    self.assertGreater(len(set(known)), 2)
                    self.assertEqual(known, sorted(known, reverse=reverse))
                    self.assertEqual(values, known + [None] * (len(values) - len(known)))
        for order, reverse in (('sort:name', False), ('sort:-name', True)):
            letters = [row['name'][0].lower() for row in rows(order)]
            self.assertEqual(letters, sorted(letters, reverse=reverse))

    def test_order_of_what_nobody_knows(self):
        """No figure of the Hub's is known here: what decides is the release, whichever way."""
        newest = rows('sort:released')
        for key in ('downloads', '-downloads', 'likes', '-likes', 'updated', '-updated'):
            with self.subTest(key=key):
                self.assertEqual(rows(f'sort:{key}'), newest)


class Formats(unittest.TestCase):
    def test_json(self):
        for row in rows(EVERY_KIND):
            self.assertEqual(sorted(row), sorted(MEMBERS))
            for member in ('parameters', 'active_parameters', 'context_length', 'training_tokens'):
                self.assertTrue(row[member] is None or (type(row[member]) is int and row[member] > 0), row['id'])
            self.assertIsNone(row['hub'])

    def test_json_is_readable(self):
        out = run('list', 'shelf:review-2023', '--format', 'json', LANGUAGE='zh_CN').out
        self.assertTrue(program.has_han(out) or not program.has_translations())
        self.assertGreater(out.count('\n'), 100)
        self.assertTrue(out.endswith(']\n'))

    def test_csv(self):
        result = run('list', EVERY_KIND, '--format', 'csv')
        self.assertNotIn('\r', result.out)
        table = list(csv.DictReader(io.StringIO(result.out, newline=''), strict=True))
        self.assertEqual(len(table), len(rows(EVERY_KIND)))
        for line, row in zip(table, rows(EVERY_KIND)):
            self.assertEqual(line['id'], row['id'])
            self.assertEqual(line['parameters'], '' if row['parameters'] is None else str(row['parameters']))
            self.assertEqual(line['released'], row['released'] or '')
            self.assertEqual(line['languages'].split(), row['languages'] or [])
            self.assertEqual(line['summary'], row['summary'])

    def test_csv_holds_no_formula(self):
        claim = {'value': 1000, 'source': {'kind': 'user', 'title': 'T', 'url': 'https://example.org'}}
        text = {language: '=1+1, "quoted"' for language in ('en', 'zh_CN', 'zh_TW')}
        guide = {'family': {'id': 'own', 'name': 'Own', 'organization': 'meta', 'summary': text},
                 'entries': [{'id': 'own/formula', 'kind': 'model', 'name': '@SUM(A1)|*b*', 'summary': text,
                              'claims': {'parameters': [claim]}}]}
        with program.Home() as home:
            (home.guide / 'own.json').write_text(json.dumps(guide))
            result = run('list', 'own/formula', '--format', 'csv', XDG_DATA_HOME=home.path)
            self.assertEqual(result.err, '')
            line = next(csv.DictReader(io.StringIO(result.out)))
            self.assertEqual(line['summary'], '\'=1+1, "quoted"')
            self.assertEqual(line['name'], "'@SUM(A1)|*b*")
            markdown = run('list', 'own/formula', '--format', 'md', XDG_DATA_HOME=home.path).out
            self.assertIn(r'@SUM(A1)\|\*b\*', markdown)

    def test_markdown(self):
        lines = run('list', EVERY_KIND, '--format', 'md').out.splitlines()
        self.assertEqual(len(lines), len(rows(EVERY_KIND)) + 2)
        for line in lines:
            self.assertEqual(len(re.findall(r'(?<!\\)\|', line)), 8, line)

    def test_text_lines_up(self):
        for language in ('en', 'zh_CN', 'zh_TW'):
            result = run('list', '--format', 'text', LANGUAGE=language)
            lines = result.out.splitlines()
            ids = [row['id'] for row in rows()]
            self.assertEqual(len(lines), len(ids) + 1)
            # The last column begins at the same place in every line.
            self.assertEqual(len({width(line[:-len(i)]) for line, i in zip(lines[1:], ids)}), 1)
            for line, i in zip(lines[1:], ids):
                self.assertTrue(line.endswith('  ' + i))

    def test_empty(self):
        self.assertEqual(rows('zzzz'), [])
        self.assertEqual(len(run('list', 'zzzz', '--format', 'csv').out.splitlines()), 1)
        self.assertEqual(len(run('list', 'zzzz', '--format', 'md').out.splitlines()), 2)


class Terminal(unittest.TestCase):
    # Falcon 180B and its chat model, whose names and ids take 41 columns.
    QUERY = 'falcon params:>100b'

    def on_terminal(self, columns, **variables):
        return program.on_terminal(columns, 'list', self.QUERY, **variables)

    def test_cut_to_the_width(self):
        for columns in (1, 20, 40, 80, 300):
            for language in ('en', 'zh_CN'):
                out = self.on_terminal(columns, LANGUAGE=language, NO_COLOR='1')
                for line in out.splitlines():
                    self.assertLessEqual(width(line), columns)
                self.assertEqual('…' in out, columns < 80)

    def test_what_is_left_out(self):
        ids = [row['id'] for row in rows(self.QUERY)]
        for columns, labels in ((300, 8), (80, 4), (50, 2)):
            lines = self.on_terminal(columns, NO_COLOR='1').splitlines()
            self.assertEqual(len(lines), len(ids) + 1)
            for line, identifier in zip(lines[1:], ids):
                self.assertTrue(line.endswith('  ' + identifier), line)
            self.assertLessEqual(len(re.split('  +', lines[0])), labels)
            self.assertGreaterEqual(len(re.split('  +', lines[0])), 2)

    def test_bold(self):
        self.assertTrue(self.on_terminal(80).startswith('\033[1m'))
        self.assertNotIn('\033', self.on_terminal(80, NO_COLOR='1'))
        self.assertNotIn('\033', run('list').out)


class MistakenQueries(unittest.TestCase):
    def check(self, *words, **variables):
        result = run('list', *words, '--format', 'json', **variables)
        self.assertEqual(result.status, 2)
        self.assertEqual(result.out, '')
        return result.err

    def test_misspelt_filter(self):
        err = self.check('licens:open', 'falcon')
        self.assertIn('“licens”', err)
        self.assertIn('“license', err)

    def test_caret_stands_under_the_word(self):
        for words in (['parms:7b'], ['falcon', 'parms:7b'], ['猎鹰', 'parms:7b'], ['😀猎鹰', 'parms:7b', 'falcon']):
            with self.subTest(words=words):
                lines = self.check(*words).splitlines()
                query, carets = lines[1], lines[2]
                self.assertEqual(query.strip(), ' '.join(words))
                at = width(query[:query.index('parms')])
                self.assertEqual(carets, ' ' * at + '^' * len(carets.strip()))
                self.assertIn(carets.strip(), ('^' * len('parms'), '^' * len('parms:7b')))

    def test_range_upside_down(self):
        err = self.check('params:13b..7b')
        self.assertIn('13b..7b', err)
        self.assertIn('7b..13b', err)

    def test_many_mistakes(self):
        err = self.check(*[f'nosuch{chr(97 + i)}:x' for i in range(26)])
        self.assertLess(len(err.splitlines()), 30)

    def test_long_query(self):
        for query in ('a' * 10000, 'parms:' + 'a' * 10000, 'falcon ' * 1500, '猎' * 10000, 'params:' * 1500, '"' * 10000,
                      ':' * 10000, '-' * 10000, '😀' * 10000):
            with self.subTest(query=query[:20]):
                result = run('list', query)
                self.assertIn(result.status, (0, 2))
                self.assertNotEqual(result.err, '')
                self.assertLess(len(result.err), 4000)
                self.assertTrue(all(width(line) < 400 for line in result.err.splitlines()))

    def test_strange_letters(self):
        for query in ('😀', '👩‍👩‍👧', '\u202efalcon\u202c', 'نموذج', '\u0301\u0301', '\ufeff', '\x1b[31m', 'a\tb\nc', '%s%n'):
            with self.subTest(query=query):
                result = run('list', query)
                self.assertIn(result.status, (0, 2))
                for output in (result.out, result.err):
                    self.assertNotRegex(output, '[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]')
                mistaken = run('list', f'nosuch{query}:x').err
                self.assertNotRegex(mistaken, '[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]')

    def test_nothing_found(self):
        result = run('list', 'falcon', 'params:>500b')
        self.assertEqual((result.status, result.out), (0, ''))
        self.assertIn('“params:>500b”', result.err)
        result = run('list', 'zzzz', 'license:commercial')
        self.assertIn('“zzzz”', result.err)
        self.assertEqual(run('list', 'zzzz', '--format', 'json').err, '')


if __name__ == '__main__':
    program.main()
