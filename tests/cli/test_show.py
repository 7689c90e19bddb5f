"""bestiary show: one entry with every claim and its source."""

import csv
import io
import json
import re
import unittest

import program
from program import run, width


def show(identifier, *arguments, **variables):
    result = run('show', identifier, *arguments, **variables)
    assert result.status == 0 and result.err == '', result.err
    return result.out


def some_families():
    """A model of each of some forty families: the program starts too often for every entry of the guide."""
    rows = json.loads(run('list', 'shelf:guide', 'kind:model,adapter,method,software,closed-model', '--format', 'json').out)
    identifiers = list({row['family']: row['id'] for row in rows}.values())
    return identifiers[::max(len(identifiers) // 40, 1)]


class Json(unittest.TestCase):
    def test_bloom(self):
        entry = json.loads(show('bigscience/bloom', '--format', 'json'))
        values = [claim['value'] for claim in entry['claims']['parameters']]
        self.assertIn({'rel': 'paper', 'url': 'https://arxiv.org/abs/2211.05100'}, entry['links'])
        kinds = [claim['source']['kind'] for claim in entry['claims']['parameters']]
        self.assertEqual(entry['parameters'], 176247271424)
        self.assertEqual(values[0], 176247271424)
        self.assertIn(178000000000, values)
        self.assertEqual(kinds[values.index(178000000000)], 'review')
        self.assertNotEqual(kinds[0], 'review')

    def test_every_claim_has_a_source(self):
        for identifier in some_families():
            entry = json.loads(show(identifier, '--format', 'json'))
            self.assertEqual(entry['id'], identifier)
            for field, claims in entry['claims'].items():
                for claim in claims:
                    self.assertTrue(claim['source']['title'], (identifier, field))
                    self.assertRegex(claim['source']['url'], '^https?://')

    def test_letters_in_any_case(self):
        self.assertEqual(show('BIGSCIENCE/BLOOM', '--format', 'json'), show('bigscience/bloom', '--format', 'json'))


class Text(unittest.TestCase):
    def test_bloom(self):
        out = show('bigscience/bloom')
        for text in ('BLOOM', 'BigScience', '176,247,271,424 (176\u202fB)', '178,000,000,000 (178\u202fB)', '2,048',
                     '12 Jul 2022', 'https://', 'The sources disagree: 176\u202fB'):
            self.assertIn(text, out)

    def test_unknown_is_said(self):
        out = show('gpt-4')
        self.assertRegex(out, r'Parameters\s+unknown')
        self.assertNotRegex(out, r'Parameters\s+0')

    def test_some_families_in_every_format(self):
        for identifier in some_families():
            for language in ('en', 'zh_CN'):
                text = show(identifier, LANGUAGE=language)
                self.assertIn(identifier, text)
                for line in text.splitlines():
                    self.assertTrue(width(line) <= 80 or 'http' in line or ' ' not in line.strip(), line)
                    self.assertNotRegex(line, r'^ *[，。、；：！？）》」』”]')
            self.assertIn(identifier, show(identifier, '--format', 'csv'))

    def test_nothing_acts_on_the_terminal(self):
        """Neither escapes, of one byte or two, nor what turns the order of writing,
        wherever they stand: the reader refuses them, and the output would replace them
        (test-output.c)."""
        harm = '\x1b[31m\x7f\x9b31m\u202eturned\u2066\u2069'
        for place in ('family', 'name', 'summary', 'note', 'title', 'url', 'link'):
            def put(text, *places):
                return text + harm if place in places else text
            summary, note = ({language: put('Text', which) for language in ('en', 'zh_CN', 'zh_TW')} for which in ('summary', 'note'))
            source = {'kind': 'user', 'title': put('Title', 'title'), 'url': put('https://example.org/', 'url')}
            guide = {'family': {'id': 'own', 'name': put('Own', 'family'), 'organization': 'meta', 'summary': summary},
                     'entries': [{'id': 'own/model', 'kind': 'model', 'name': put('Own', 'name'), 'summary': summary,
                                  'claims': {'parameters': [{'value': 1000, 'note': note, 'source': source}]},
                                  'links': [{'rel': 'homepage', 'url': put('https://example.org/', 'link')}]}]}
            with program.Home() as home:
                (home.guide / 'own.json').write_text(json.dumps(guide))
                for command in (['show', 'own/model'], ['list', 'own/model']):
                    for name in ('text', 'md', 'csv', 'json'):
                        with self.subTest(place=place, command=command, format=name):
                            result = run(*command, '--format', name, XDG_DATA_HOME=home.path)
                            self.assertTrue('own.json' in result.err or 'own/model' in result.out, result.err)
                            self.assertNotRegex(result.out + result.err,
                                                '[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]')


class Lineage(unittest.TestCase):
    def test_text(self):
        out = show('codellama/CodeLlama-7b-hf', LANGUAGE='en')
        lines = out.split('\nLineage\n')[1].split('\n\n')[0].splitlines()
        self.assertEqual(lines[:2], ['  LLaMA 2 7B · meta-llama/Llama-2-7b-hf',
                                     '    Code Llama 7B, fine-tuned from LLaMA 2 7B (this model)'])
        self.assertIn('codellama/CodeLlama-7b-Instruct-hf', '\n'.join(lines))

    def test_markdown(self):
        out = show('codellama/CodeLlama-7b-hf', '--format', 'md', LANGUAGE='en')
        items = [line for line in out.split('## Lineage\n\n')[1].split('\n\n')[0].splitlines()]
        self.assertEqual([len(item) - len(item.lstrip()) for item in items], [0, 2] + [4] * (len(items) - 2))
        self.assertIn('codellama/CodeLlama-7b-Instruct-hf', '\n'.join(items[2:]))

    def test_json(self):
        lineage = json.loads(show('codellama/CodeLlama-7b-hf', '--format', 'json'))['lineage']
        self.assertEqual(lineage['ancestors'], [{'id': 'meta-llama/Llama-2-7b-hf', 'relation': 'finetune', 'steps': 1,
                                                 'base_of': 'codellama/CodeLlama-7b-hf'}])
        # Others made more of it, too.
        self.assertEqual({(model['id'], model['relation'], model['steps']) for model in lineage['descendants']
                          if model['id'].startswith('codellama/')},
                         {('codellama/CodeLlama-7b-Instruct-hf', 'finetune', 1)})
        self.assertEqual(lineage['more'], [])

    def test_alone(self):
        self.assertNotIn('\nLineage\n', show('gpt-4', LANGUAGE='en'))
        self.assertEqual(json.loads(show('gpt-4', '--format', 'json'))['lineage'],
                         {'ancestors': [], 'descendants': [], 'more': []})

    def test_the_facet_follows_the_same(self):
        """base: finds what is one step along, by the claim that is shown: not what only the
        review says, nor what came from that in turn."""
        found = {entry['id'] for entry in json.loads(run('list', 'base:meta-llama/Llama-2-7b-hf', '--format', 'json').out)}
        lineage = json.loads(show('meta-llama/Llama-2-7b-hf', '--format', 'json'))['lineage']
        self.assertEqual(found, {model['id'] for model in lineage['descendants'] if model['steps'] == 1})
        self.assertGreater(len(lineage['descendants']), len(found))
        self.assertNotIn('tloen/alpaca-lora-7b', found)


class OtherFormats(unittest.TestCase):
    def test_csv(self):
        table = list(csv.DictReader(io.StringIO(show('bigscience/bloom', '--format', 'csv'), newline=''), strict=True))
        sizes = [row for row in table if row['field'] == 'parameters']
        self.assertEqual(sizes[0]['value'], '176247271424')
        self.assertIn(('178000000000', 'review'), [(row['value'], row['source_kind']) for row in sizes])
        claims = json.loads(show('bigscience/bloom', '--format', 'json'))['claims']
        of_claims = [row for row in table if row['field'] in claims]
        self.assertEqual(len(of_claims), sum(len(of_field) for of_field in claims.values()))
        self.assertEqual({row['source_kind'] for row in table if row['field'] not in (*claims, 'milestone')}, {'license'})

    def test_markdown(self):
        for identifier in ('bigscience/bloom', 'mistralai/Mixtral-8x7B-v0.1'):
            out = show(identifier, '--format', 'md')
            self.assertTrue(out.startswith('# '))
            table = [line for line in out.splitlines() if line.startswith('|')]
            self.assertGreater(len(table), 5)
            widths = [len(re.findall(r'(?<!\\)\|', line)) for line in table]
            self.assertEqual(widths, sorted(widths))
            self.assertEqual(set(widths), {5, 7})


class Missing(unittest.TestCase):
    def test_no_such_entry(self):
        for name in ('text', 'json', 'csv', 'md'):
            result = run('show', 'nothing/here', '--format', name)
            self.assertEqual((result.status, result.out), (3, ''))
            self.assertIn('nothing/here', result.err)

    def test_nearest(self):
        result = run('show', 'tiiuae/falcon-180')
        self.assertEqual(result.status, 3)
        self.assertIn('“tiiuae/falcon-180B”', result.err)

    def test_found_by_its_words(self):
        for command in ('show', 'fit'):
            for words, meant in (('mixtral', 'mistralai/Mixtral-8x7B-v0.1'), ('猎鹰 180b', 'tiiuae/falcon-180B')):
                with self.subTest(command=command, words=words):
                    result = run(command, words)
                    self.assertEqual(result.status, 3)
                    self.assertIn('“%s”' % meant, result.err)

    def test_words_that_would_be_a_query(self):
        result = run('show', 'year:2023 -sort:params')
        self.assertEqual(result.status, 3)
        self.assertNotIn('Did you mean', result.err)

    def test_strange_ids(self):
        for identifier in ('', ' ', 'x' * 10000, '😀', '../../etc/passwd', '\u202ea/b', '\x1b[31m', '%s%n'):
            with self.subTest(identifier=identifier[:20]):
                result = run('show', identifier)
                self.assertEqual((result.status, result.out), (3, ''))
                self.assertLess(len(result.err), 1000)
                self.assertNotRegex(result.err, '[\x00-\x09\x0b-\x1f\u202a-\u202e]')


if __name__ == '__main__':
    program.main()
