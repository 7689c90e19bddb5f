"""bestiary show: what a model may be used for, by which clause of which licence."""

import csv
import io
import json
import unittest

import program
from program import run

SOURCE = {'kind': 'user', 'title': 'T', 'url': 'https://example.org/'}


def show(identifier, *arguments, **variables):
    result = run('show', identifier, *arguments, **variables)
    assert result.status == 0 and result.err == '', result.err
    return result.out


def show_json(identifier, **variables):
    return json.loads(show(identifier, '--format', 'json', **variables))


def one_line(text):
    return ' '.join(text.split())


def own_models(home, *models):
    """A guide file of the user's: (id, licence, base model) of each, None for what nobody says."""
    entries = []
    for identifier, licence, base in models:
        claims = {}
        if licence is not None:
            claims['license'] = [{'value': licence, 'source': SOURCE}]
        if base is not None:
            claims['base_models'] = [{'value': [base], 'source': SOURCE}]
        entries.append({'id': identifier, 'kind': 'model', 'name': identifier.split('/')[-1],
                        'summary': {'en': 'One.'}, 'claims': claims})
    family = {'id': 'own', 'name': 'Own', 'organization': 'meta', 'summary': {'en': 'Own models.'}}
    (home.guide / 'own.json').write_text(json.dumps({'family': family, 'entries': entries}))


class Verdicts(unittest.TestCase):
    def test_falcon_180b(self):
        """Hosting is restricted, and Section 9 says so."""
        hosting = show_json('tiiuae/falcon-180B')['license_terms']['hosting']
        self.assertEqual((hosting['answer'], hosting['clause']), ('conditional', '9.3'))
        self.assertIn('Hosting Use', hosting['quote'])
        self.assertIn('falcon-180b-license', hosting['url'])
        out = one_line(show('tiiuae/falcon-180B'))
        self.assertIn('Hosting as a service Allowed under conditions · Section 9.3', out)
        self.assertIn('needs permission and a separate licence from TII', out)
        self.assertIn('https://huggingface.co/spaces/tiiuae/falcon-180b-license', out)

    def test_falcon_40b_is_another_matter(self):
        """Verdicts differ by size within a family."""
        self.assertEqual(show_json('tiiuae/falcon-40b')['license_verdict'], 'yes')
        self.assertEqual(show_json('tiiuae/falcon-180B')['license_verdict'], 'conditional')

    def test_llama_2(self):
        entry = show_json('meta-llama/Llama-2-7b-hf')
        commercial = entry['license_terms']['commercial']
        self.assertEqual((entry['license_verdict'], commercial['clause']), ('conditional', '2'))
        self.assertEqual(commercial['threshold'], {'value': 700000000, 'unit': 'monthly-active-users'})
        self.assertIsNone(entry['license_inherited'])
        out = one_line(show('meta-llama/Llama-2-7b-hf'))
        self.assertIn('Allowed under conditions: up to 700 million monthly active users · Section 2', out)
        self.assertIn('Not legal advice', out)

    def test_bloom(self):
        uses = show_json('bigscience/bloom')['license_terms']['use_restrictions']
        self.assertEqual((uses['answer'], uses['clause']), ('yes', 'Attachment A'))
        self.assertIn('Restrictions of use Some uses are forbidden · Attachment A', one_line(show('bigscience/bloom')))

    def test_what_is_not_stated_is_said_once(self):
        out = one_line(show('meta-llama/Llama-2-7b-hf'))
        self.assertEqual(out.count('Not stated'), 1)
        self.assertIn('Not stated Hosting as a service and Naming', out)
        self.assertNotIn('hosting', show_json('meta-llama/Llama-2-7b-hf')['license_terms'])

    def test_every_licence_with_terms_has_evidence(self):
        by_licence = {row['license']: row for row in json.loads(run('list', '--format', 'json').out)}
        for row in by_licence.values():
            for term in (show_json(row['id'])['license_terms'] or {}).values():
                self.assertTrue(term['text'])
                self.assertTrue(term['clause'] or term['quote'])
                self.assertRegex(term['url'], '^https?://')


class Derivatives(unittest.TestCase):
    def test_a_tag_that_the_base_model_denies(self):
        with program.Home() as home:
            own_models(home, ('own/tune', 'apache-2.0', 'own/step'), ('own/step', 'mit', 'META-LLAMA/llama-2-7B-hf'))
            entry = show_json('own/tune', XDG_DATA_HOME=home.path)
            self.assertEqual((entry['license'], entry['license_verdict']), ('apache-2.0', 'conditional'))
            self.assertEqual(entry['license_inherited'],
                             {'license': 'llama2', 'from': 'meta-llama/Llama-2-7b-hf', 'conflict': True})
            out = one_line(show('own/tune', XDG_DATA_HOME=home.path))
            self.assertIn('Its repository says Apache 2.0, but it was made from LLaMA 2 7B, whose licence goes with it: '
                          'Llama 2 Community License Agreement.', out)
            self.assertIn('up to 700 million monthly active users', out)
            self.assertIn('LLaMA 2 7B, whose licence goes with it',
                          show('own/tune', '--format', 'md', XDG_DATA_HOME=home.path))
            rows = list(csv.DictReader(io.StringIO(show('own/tune', '--format', 'csv', XDG_DATA_HOME=home.path))))
            said = {row['field']: row for row in rows}
            self.assertEqual(said['license_verdict']['value'], 'conditional')
            self.assertEqual(said['license_inherited']['value'], 'llama2')
            self.assertEqual(said['license_inherited_terms.commercial']['value'],
                             'conditional monthly-active-users=700000000')
            self.assertIn(', § 2', said['license_inherited_terms.commercial']['source_title'])

    def test_queries_follow(self):
        with program.Home() as home:
            own_models(home, ('own/tune', 'apache-2.0', 'llama-7b'), ('own/free', 'apache-2.0', 'mistralai/Mistral-7B-v0.1'))

            def found(*query):
                rows = json.loads(run('list', *query, '--format', 'json', XDG_DATA_HOME=home.path).out)
                return {row['id'] for row in rows if row['id'].startswith('own/')}
            self.assertEqual(found('license:commercial'), {'own/free'})
            self.assertEqual(found('license:open'), {'own/free'})
            self.assertEqual(found('license:noncommercial'), {'own/tune'})
            self.assertEqual(found('license:apache-2.0'), {'own/free', 'own/tune'})
            self.assertIn('Apache 2.0 + LLaMA non-commercial', run('list', 'own/tune', XDG_DATA_HOME=home.path).out)

    def test_in_the_guide(self):
        """Alpaca-LoRA is under MIT and runs on the first LLaMA."""
        entry = show_json('tloen/alpaca-lora-7b')
        self.assertEqual((entry['license'], entry['license_verdict']), ('mit', 'no'))
        self.assertEqual(entry['license_inherited'], {'license': 'llama', 'from': 'llama-7b', 'conflict': True})

    def test_base_models_that_are_not_known(self):
        with program.Home() as home:
            own_models(home, ('own/tune', 'apache-2.0', 'nobody/nothing'))
            entry = show_json('own/tune', XDG_DATA_HOME=home.path)
            self.assertEqual((entry['license_verdict'], entry['license_inherited']), ('yes', None))
            self.assertIn('It was made from nobody/nothing. Nothing is known here of that model\'s licence',
                          one_line(show('own/tune', XDG_DATA_HOME=home.path)))

    def test_circles_end(self):
        with program.Home() as home:
            own_models(home, ('own/a', 'mit', 'own/b'), ('own/b', 'mit', 'own/a'), ('own/c', 'mit', 'own/c'))
            for identifier in ('own/a', 'own/b', 'own/c'):
                self.assertEqual(show_json(identifier, XDG_DATA_HOME=home.path)['license_verdict'], 'yes')


class Unread(unittest.TestCase):
    def test_a_licence_that_the_guide_does_not_know(self):
        with program.Home() as home:
            own_models(home, ('own/odd', 'odd-licence-1.0', None), ('own/none', None, None))
            odd = one_line(show('own/odd', XDG_DATA_HOME=home.path))
            self.assertIn('The licence is given as “odd-licence-1.0”. Nobody has read it for the guide', odd)
            self.assertIn('No source names a licence', one_line(show('own/none', XDG_DATA_HOME=home.path)))
            self.assertIsNone(show_json('own/odd', XDG_DATA_HOME=home.path)['license_terms'])
            self.assertEqual(show_json('own/odd', XDG_DATA_HOME=home.path)['license_verdict'], 'unknown')


@unittest.skipUnless(program.has_translations(), 'There are no translations yet')
class Languages(unittest.TestCase):
    def test_numbers(self):
        self.assertIn('有条件允许：月活跃用户不超过 7 亿', one_line(show('meta-llama/Llama-2-7b-hf', LANGUAGE='zh_CN')))
        self.assertIn('有條件允許：每月活躍使用者不超過 7 億', one_line(show('meta-llama/Llama-2-7b-hf', LANGUAGE='zh_TW')))

    def test_clauses(self):
        self.assertIn('第 9.3 条', one_line(show('tiiuae/falcon-180B', LANGUAGE='zh_CN')))
        self.assertIn('第 9.3 條', one_line(show('tiiuae/falcon-180B', LANGUAGE='zh_TW')))
        self.assertIn('Attachment A', one_line(show('bigscience/bloom', LANGUAGE='zh_CN')))
        self.assertNotRegex(show('llama-7b', LANGUAGE='zh_CN'), r'第 [0-9.a-z]+, ')
        self.assertRegex(show('llama-7b', LANGUAGE='zh_CN'), r'第 1\.a、')


if __name__ == '__main__':
    program.main()
