"""bestiary fit: how much memory a model takes, and whether that fits."""

import csv
import io
import json
import re
import unittest

import program
from program import run, width

GIB = 1 << 30


def fit(identifier, *arguments, **variables):
    result = run('fit', identifier, *arguments, **variables)
    assert result.status == 0 and result.err == '', result.err
    return result.out


def as_json(identifier, *arguments):
    return json.loads(fit(identifier, *arguments, '--format', 'json'))


def models_of_all_kinds():
    """One model of each family, and one whose parameters nobody tells where it has such: a
    program is started for each, and the guide has more than a thousand."""
    rows = json.loads(run('list', 'kind:model,adapter,closed-model', '--format', 'json').out)
    first = {(row['kind'], row['family'], row['parameters'] is None): row for row in reversed(rows)}
    return list(first.values())


def own_guide(home, **claims):
    """A guide file with the model own/model, of which that is claimed."""
    source = {'kind': 'user', 'title': 'Own', 'url': 'https://example.org/'}
    text = {language: 'Own' for language in ('en', 'zh_CN', 'zh_TW')}
    (home.guide / 'own.json').write_text(json.dumps({
        'family': {'id': 'own', 'name': 'Own', 'organization': 'meta', 'summary': text},
        'entries': [{'id': 'own/model', 'kind': 'model', 'name': 'Own', 'summary': text,
                     'claims': {field: [{'value': value, 'source': source}] for field, value in claims.items()}}]}))


class Terms(unittest.TestCase):
    def test_llama(self):
        report = as_json('meta-llama/Llama-2-7b-hf', '--quant', 'Q4_K_M', '--context', '4096')
        self.assertEqual(report['kv_cache'], 2 * GIB)
        self.assertAlmostEqual(report['weights'] / 1e9, 4.08, delta=0.005)
        self.assertEqual(report['total'], report['weights'] + report['kv_cache'] + report['overhead'])
        self.assertEqual((report['weights_basis'], report['kv_cache_basis'], report['trust']), ('tensors', 'shape', 'high'))
        self.assertEqual((report['quantization'], report['context'], report['kv_type'], report['layers']),
                         ('Q4_K_M', 4096, 'f16', 32))
        self.assertTrue(report['sources']['parameters']['url'].startswith('https://'))
        self.assertTrue(report['sources']['architecture']['title'])

    def test_mixtral(self):
        self.assertEqual(as_json('mistralai/Mixtral-8x7B-v0.1', '--context', '32K')['kv_cache'], 4 * GIB)
        self.assertEqual(as_json('mistralai/Mixtral-8x7B-v0.1', '--context', '32k', '--kv', 'q8_0')['kv_cache'], 2 * GIB * 1.0625)

    def test_defaults(self):
        self.assertEqual(as_json('mistralai/Mixtral-8x7B-v0.1')['context'], 8192)
        self.assertEqual(as_json('bigscience/bloom')['context'], 2048)
        self.assertEqual(as_json('bigscience/bloom')['quantization'], 'Q4_K_M')

    def test_without_a_budget(self):
        report = as_json('bigscience/bloom')
        for member in ('verdict', 'certain', 'layers_on_gpu', 'largest_context'):
            self.assertIsNone(report[member])
            self.assertEqual({row[member] for row in report['quantizations']}, {None})
        self.assertIsNone(report['budget'])
        self.assertIn('--budget', fit('bigscience/bloom'))

    def test_quantizations_get_smaller(self):
        rows = as_json('meta-llama/Llama-2-13b-hf', '--budget', '12GiB')['quantizations']
        self.assertGreater(len(rows), 20)
        self.assertEqual([row['name'] for row in rows if row['name'] == 'Q4_K_M'], ['Q4_K_M'])
        of = {row['name']: row for row in rows}
        for larger, smaller in (('F16', 'Q8_0'), ('Q8_0', 'Q6_K'), ('Q6_K', 'Q5_K_M'), ('Q5_K_M', 'Q4_K_M'), ('Q4_K_M', 'Q4_K_S'),
                                ('Q4_K_S', 'Q3_K_M'), ('Q3_K_M', 'Q2_K')):
            self.assertGreater(of[larger]['weights'], of[smaller]['weights'])
            self.assertLessEqual(of[larger]['largest_context'], of[smaller]['largest_context'])

    def test_every_family(self):
        """There is an estimate for a model whose parameters are known, and a sentence for the others."""
        for row in models_of_all_kinds():
            result = run('fit', row['id'], '--budget', '24GiB', '--format', 'json')
            if result.status == 0:
                report = json.loads(result.out)
                self.assertIn(report['verdict'], ('fits', 'partly', 'no'))
                self.assertGreater(report['total'], report['weights'])
            else:
                self.assertEqual((result.status, result.out), (1, ''))
                self.assertIsNone(row['parameters'])
                self.assertIn('parameters', result.err)


class Verdict(unittest.TestCase):
    def test_verdicts(self):
        for budget, verdict in (('24GiB', 'fits'), ('4GiB', 'partly'), ('128MiB', 'no'), ('4GiB+1GiB', 'no'), ('4GiB+8GiB', 'partly')):
            with self.subTest(budget=budget):
                self.assertEqual(as_json('meta-llama/Llama-2-7b-hf', '--budget', budget)['verdict'], verdict)

    def test_main_memory(self):
        report = as_json('meta-llama/Llama-2-7b-hf', '--ram', '16GiB')
        self.assertEqual((report['verdict'], report['budget']), ('fits', {'graphics': None, 'main': 16 * GIB}))
        self.assertEqual(as_json('meta-llama/Llama-2-7b-hf', '--ram', '2GiB')['verdict'], 'no')
        self.assertEqual(as_json('meta-llama/Llama-2-7b-hf', '--budget', '4GiB', '--ram', '8GiB')['budget'],
                         {'graphics': 4 * GIB, 'main': 8 * GIB})
        self.assertEqual(as_json('meta-llama/Llama-2-7b-hf', '--budget', '0+16GiB')['verdict'], 'fits')

    def test_layers(self):
        report = as_json('meta-llama/Llama-2-70b-hf', '--budget', '24GiB')
        self.assertEqual(report['layers'], 80)
        self.assertTrue(0 < report['layers_on_gpu'] < 80)
        self.assertIn(f"{report['layers_on_gpu']} of 80", fit('meta-llama/Llama-2-70b-hf', '--budget', '24GiB'))

    def test_largest_context_is_exact(self):
        for arguments in ([], ['--kv', 'q4_0'], ['--quant', 'Q8_0']):
            budget = ['--budget', '9GiB', *arguments]
            largest = as_json('mistralai/Mistral-7B-v0.1', *budget)['largest_context']
            self.assertGreater(largest, 0)
            self.assertEqual(as_json('mistralai/Mistral-7B-v0.1', *budget, '--context', str(largest))['verdict'], 'fits')
            if largest < 32768:
                self.assertEqual(as_json('mistralai/Mistral-7B-v0.1', *budget, '--context', str(largest + 1))['verdict'], 'partly')

    def test_same_as_the_query(self):
        """What fits:24GiB finds is what fits wholly at the usual quantization."""
        found = {row['id'] for row in json.loads(run('list', 'fits:24GiB', 'kind:model', '--format', 'json').out)}
        for row in models_of_all_kinds():
            if row['kind'] == 'model' and row['parameters'] is not None:
                self.assertEqual(as_json(row['id'], '--budget', '24GiB')['verdict'] == 'fits', row['id'] in found, row['id'])


class Unknown(unittest.TestCase):
    def test_shape(self):
        with program.Home() as home:
            own_guide(home, parameters=7000000000)
            result = run('fit', 'own/model', '--budget', '24GiB', '--format', 'json', XDG_DATA_HOME=home.path)
            report = json.loads(result.out)
            self.assertEqual((report['kv_cache'], report['layers'], report['layers_on_gpu'], report['largest_context']), (None,) * 4)
            self.assertEqual((report['kv_cache_basis'], report['trust'], report['verdict'], report['certain']),
                             ('unknown', 'low', 'fits', False))
            text = run('fit', 'own/model', '--budget', '24GiB', XDG_DATA_HOME=home.path).out
            self.assertIn('unknown', text)
            self.assertIn('needs more than this', text)

    def test_parameters(self):
        with program.Home() as home:
            own_guide(home, context_length=4096)
            result = run('fit', 'own/model', XDG_DATA_HOME=home.path)
            self.assertEqual((result.status, result.out), (1, ''))
            self.assertIn('bestiary refresh own/model', result.err)

    def test_base_model(self):
        """What is made from one model has its layers, and its parameters where it has none of its own."""
        with program.Home() as home:
            own_guide(home, base_models=['meta-llama/Llama-2-7b-hf'])
            result = run('fit', 'own/model', '--format', 'json', XDG_DATA_HOME=home.path)
            report = json.loads(result.out)
            self.assertEqual((report['parameters'], report['layers']), (6738415616, 32))
            self.assertEqual(report['sources']['parameters']['id'], 'meta-llama/Llama-2-7b-hf')
            self.assertIn('base model', run('fit', 'own/model', XDG_DATA_HOME=home.path).out)

            own_guide(home, base_models=['meta-llama/Llama-2-7b-hf', 'meta-llama/Llama-2-13b-hf'])
            self.assertEqual(run('fit', 'own/model', XDG_DATA_HOME=home.path).status, 1)

            own_guide(home, base_models=['own/model'])
            self.assertEqual(run('fit', 'own/model', XDG_DATA_HOME=home.path).status, 1)

    def test_what_is_no_model(self):
        for identifier in ('llama.cpp', 'qlora', 'gpt-4'):
            result = run('fit', identifier)
            self.assertEqual((result.status, result.out), (1, ''))
            self.assertTrue(result.err.startswith('bestiary: '), result.err)


class Forms(unittest.TestCase):
    def test_text(self):
        for identifier in ('meta-llama/Llama-2-7b-hf', 'mistralai/Mistral-7B-v0.1', 'tiiuae/falcon-180B', 'tloen/alpaca-lora-7b', 'gpt-3'):
            for language in ('en', 'zh_CN', 'zh_TW'):
                for line in fit(identifier, '--budget', '24GiB+64GiB', LANGUAGE=language).splitlines():
                    self.assertTrue(width(line) <= 110 or 'http' in line, line)
                    self.assertNotIn('%', line.replace('5%', ''))

    def test_narrow_terminal(self):
        for line in program.on_terminal(40, 'fit', 'bigscience/bloom', '--budget', '24GiB').splitlines():
            self.assertTrue(width(re.sub('\x1b\\[[0-9;]*m', '', line)) <= 40 or 'http' in line or ' ' not in line.strip(), line)

    def test_csv(self):
        table = list(csv.DictReader(io.StringIO(fit('bigscience/bloom', '--budget', '80GiB', '--format', 'csv'), newline=''), strict=True))
        rows = {row['quantization']: row for row in table}
        self.assertEqual(rows['F16']['weights'], str(2 * 176247271424))
        self.assertEqual(rows['F16']['verdict'], 'partly')
        self.assertEqual(rows['Q4_K_M']['total'], str(as_json('bigscience/bloom')['total']))
        table = list(csv.DictReader(io.StringIO(fit('bigscience/bloom', '--quant', 'IQ1_S', '--format', 'csv'), newline=''), strict=True))
        self.assertIn('IQ1_S', [row['quantization'] for row in table])
        for column in ('verdict', 'certain', 'layers_on_gpu', 'largest_context'):
            self.assertEqual({row[column] for row in table}, {''}, column)

    def test_csv_is_as_json(self):
        """A program reads the same of each quantization in both forms."""
        for budget in ('8GiB', '24GiB+64GiB'):
            rows = {row['name']: row for row in as_json('mistralai/Mistral-7B-v0.1', '--budget', budget)['quantizations']}
            out = fit('mistralai/Mistral-7B-v0.1', '--budget', budget, '--format', 'csv')
            for row in csv.DictReader(io.StringIO(out, newline=''), strict=True):
                other = rows[row['quantization']]
                for column in ('weights', 'total', 'least', 'most', 'trust', 'verdict', 'layers_on_gpu', 'largest_context'):
                    self.assertEqual(row[column], str(other[column]), column)
                self.assertEqual(row['certain'], str(other['certain']).lower())

    def test_markdown(self):
        out = fit('bigscience/bloom', '--budget', '80GiB', '--format', 'md')
        self.assertTrue(out.startswith('# BLOOM'))
        for line in (line for line in out.splitlines() if line.startswith('|')):
            self.assertIn(len(re.findall(r'(?<!\\)\|', line)), (5, 7), line)


class Usage(unittest.TestCase):
    def check(self, *arguments, status=2):
        result = run('fit', *arguments)
        self.assertEqual((result.status, result.out), (status, ''), arguments)
        self.assertTrue(result.err.startswith('bestiary: '), result.err)
        self.assertLess(len(result.err), 500)
        return result.err

    def test_words(self):
        self.check()
        self.check('bigscience/bloom', 'tiiuae/falcon-40b')
        self.check('bigscience/bloom', '--limit', '3')
        self.assertIn('nothing/here', self.check('nothing/here', status=3))
        self.assertIn('bigscience/bloom', self.check('bigscience/blom', status=3))

    def test_budgets(self):
        for budget in ('24', '', 'much', '24GiB+', '+24GiB', '24GiB+64GiB+8GiB', '-24GiB', '0', '0+0', '24GX', '猎' * 1000):
            with self.subTest(budget=budget):
                self.assertIn('24GiB', self.check('bigscience/bloom', '--budget', budget))
        for ram in ('64', '0', '', '24GiB+64GiB'):
            self.check('bigscience/bloom', '--ram', ram)

    def test_contexts(self):
        for context in ('0', '-1', '', 'x', '8192x', '1.5K', '8 K', '99999999999999999999', '2000000K', 'K'):
            with self.subTest(context=context):
                self.assertIn('8192', self.check('bigscience/bloom', '--context', context))

    def test_quantizations(self):
        err = self.check('bigscience/bloom', '--quant', 'Q4KM')
        self.assertIn('“Q4_K_M”', err)
        self.assertIn('IQ4_XS', err)
        self.assertIn('Q4_K_M', self.check('bigscience/bloom', '--quant', 'zzzzzzzzzz'))
        self.check('bigscience/bloom', '--quant', '')
        self.assertEqual(as_json('bigscience/bloom', '--quant', 'q5_k_m')['quantization'], 'Q5_K_M')
        self.assertEqual(as_json('bigscience/bloom', '--quant', 'fp16')['quantization'], 'F16')

    def test_kv_types(self):
        self.assertIn('q8_0', self.check('bigscience/bloom', '--kv', 'q9'))

    def test_options_of_others(self):
        for option in (['--budget', '24GiB'], ['--ram', '24GiB'], ['--context', '1'], ['--quant', 'F16'], ['--kv', 'f16']):
            result = run('show', 'bigscience/bloom', *option)
            self.assertEqual(result.status, 2)
            self.assertIn('bestiary fit', result.err)
        self.check('bigscience/bloom', '--all')

    def test_help(self):
        for arguments in (['fit', '--help'], ['help', 'fit']):
            out = run(*arguments).out
            for option in ('--budget', '--ram', '--context', '--quant', '--kv', '--format'):
                self.assertIn(option, out)
            self.assertNotIn('--limit', out)


if __name__ == '__main__':
    program.main()
