"""Guide files of a person's or a team's own: what they add, what they replace, what is wrong with
them; and the way there, from a model of the Hub to an entry with build-aux/guide."""

import json
import pathlib
import subprocess
import sys

import program
from program import run
from world import Case, World

TOOL = program.DATA.parent / 'build-aux' / 'guide'
TEAM = 'team/Quokka-7B-Chat'
CONFIG = json.dumps({'model_type': 'qwen2', 'hidden_size': 3584, 'num_hidden_layers': 28, 'num_attention_heads': 28,
                     'num_key_value_heads': 4, 'intermediate_size': 18944, 'vocab_size': 152064,
                     'max_position_embeddings': 32768, 'tie_word_embeddings': False})
SOURCE = {'kind': 'user', 'title': 'Our own', 'url': 'https://example.org/'}


def guide(*entries, **members):
    """The text of a guide file."""
    family = {'id': 'quokka', 'name': {'en': 'Quokka', 'zh_CN': '短尾袋鼠', 'zh_TW': '短尾袋鼠'}, 'organization': 'stellar-works', 'aliases': ['短尾袋鼠'],
              'words': ['quokka'], 'summary': {'en': 'What the team makes.', 'zh_CN': '团队的模型。', 'zh_TW': '團隊的模型。'}}
    return json.dumps({'family': family, 'entries': list(entries), **members})


def entry(identifier, name, **members):
    return {'id': identifier, 'kind': 'model', 'name': name, **members}


def claims(**values):
    return {field: [{'value': value, 'source': SOURCE}] for field, value in values.items()}


class Files(Case):
    def setUp(self):
        self.home = program.Home()
        self.addCleanup(self.home.folder.cleanup)

    def put(self, name, text):
        (self.home.guide / name).write_text(text, encoding='utf-8')

    def run_here(self, *arguments, **variables):
        return run(*arguments, XDG_DATA_HOME=self.home.path, **variables)

    def found(self, *query):
        return [row['id'] for row in json.loads(self.run_here('list', *query, '--format', 'json').out)]

    def show(self, identifier):
        return json.loads(self.run_here('show', identifier, '--format', 'json').out)

    def test_adds(self):
        """A family, entries and an organization; a shelf of the team's own."""
        self.put('team.json', guide(
            entry(TEAM, 'Quokka Chat', shelves=['our-choice'], claims=claims(parameters=7000000000, released='2026-05-01',
                                                                         base_models=['mistralai/Mistral-7B-v0.1'], license='our-own')),
            organizations=[{'id': 'stellar-works', 'name': 'The Team', 'country': 'FR', 'summary': {'en': 'We.', 'zh_CN': '我们。', 'zh_TW': '我們。'}}]))
        shown = self.show(TEAM)
        self.assertEqual((shown['name'], shown['family'], shown['organization']), ('Quokka Chat', 'quokka', 'The Team'))
        # Without a summary of its own it has the family's.
        self.assertEqual(shown['summary'], 'What the team makes.')
        self.assertEqual([ancestor['id'] for ancestor in shown['lineage']['ancestors']], ['mistralai/Mistral-7B-v0.1'])
        for query in ('family:quokka', 'org:stellar-works', 'shelf:our-choice', '短尾袋鼠', 'duanweidaishu', 'team/quokka-7b-chat'):
            self.assertEqual(self.found(query), [TEAM], query)
        self.assertIn(TEAM, self.found('shelf:guide'))
        # A licence that the guide does not describe is named, and nothing is said of it.
        self.assertEqual((shown['license'], shown['license_verdict'], shown['license_terms']), ('our-own', 'unknown', None))
        self.check(self.run_here('list', 'family:quokka'), 0)

    def test_replaces(self):
        """An entry of the same id in whatever case takes the place of the guide's, whole; the rest
        of its family stays."""
        before = self.show('tiiuae/falcon-40b')
        self.put('falcon.json', guide(entry('tiiuae/Falcon-40B', 'Our Falcon', claims=claims(parameters=41000000000))))
        shown = self.show('tiiuae/falcon-40b')
        self.assertEqual((shown['id'], shown['name'], shown['family']), ('tiiuae/Falcon-40B', 'Our Falcon', 'quokka'))
        self.assertEqual([claim['value'] for claim in shown['claims']['parameters']], [41000000000])
        self.assertEqual((shown['released'], shown['license'], shown['architecture']), (None, None, None))
        self.assertTrue(before['released'] or before['license'])
        self.assertEqual(self.show('tiiuae/falcon-7b')['family'], 'falcon')
        self.assertEqual(self.found('family:falcon kind:model 40b'), ['tiiuae/falcon-40b-instruct'])

    def test_replaces_organization(self):
        self.put('tii.json', json.dumps({'organizations': [{'id': 'tii', 'name': 'Our name of it', 'summary': {'en': 'x'}}]}))
        self.assertEqual(self.show('tiiuae/falcon-7b')['organization'], 'Our name of it')

    def test_order(self):
        """Files are read in the order of their names; the last one counts."""
        self.put('b.json', guide(entry(TEAM, 'Later')))
        self.put('a.json', guide(entry(TEAM, 'Earlier')))
        self.assertEqual(self.show(TEAM)['name'], 'Later')
        self.assertEqual(self.found('family:quokka'), [TEAM])

    def test_broken(self):
        """What is wrong is told with the file and the place, and nothing of the file is taken; the
        others are."""
        self.put('good.json', guide(entry(TEAM, 'Quokka')))
        for text, place in (('{"family": {', 'Line'), ('[]', ''), (guide(entry('team/x', 'X', colour='red')), 'entries[0].colour'),
                            (guide(entry('team/x', 'X'), entry('team/y', '')), 'entries[1].name'),
                            (guide(entry('team/x', 'X', summary={'en': ''})), 'entries[0].summary.en'),
                            (guide(entry('team/x', 'X', claims={'parameters': [{'value': 7, 'source': 'nowhere'}]})), 'nowhere')):
            self.put('broken.json', text)
            result = self.run_here('list', 'family:quokka')
            self.assertEqual(result.status, 0)
            told = [line for line in result.err.splitlines() if 'broken.json' in line]
            self.assertEqual(len(told), 1, result.err)
            self.assertIn(place, told[0])
            self.assertIn('Quokka', result.out)
            self.assertEqual(self.found('family:quokka'), [TEAM])

    def test_checked(self):
        """build-aux/guide check looks at such a file beside the guide."""
        self.put('team.json', guide(entry(TEAM, 'Quokka Chat', summary={'en': 'x', 'zh_CN': '', 'zh_TW': 'x'})))
        path = self.home.guide / 'team.json'
        result = subprocess.run([sys.executable, TOOL, 'check', path], capture_output=True, text=True, check=False)
        if 'python3-jsonschema' in result.stderr:
            self.skipTest('needs python3-jsonschema')
        self.assertEqual((result.returncode, result.stdout), (1, f'{path}: entries/0/summary/zh_CN: nothing is written here yet\n'))


class Way(Case):
    def test_from_the_hub(self):
        """As CONTRIBUTING says it: add, refresh --details, show, new; write; try, check."""
        with World() as world:
            world.hub.change(TEAM, add=True, set={
                'createdAt': '2026-03-02T10:00:00.000Z', 'tags': ['license:apache-2.0', 'base_model:finetune:team/Quokka-7B', 'en'],
                'cardData': {'license': 'apache-2.0', 'language': ['en'], 'base_model': 'team/Quokka-7B'},
                'safetensors': {'parameters': {'BF16': 7615616512}, 'total': 7615616512}, 'contents': {'config.json': CONFIG}})
            self.check(world.run('add', TEAM), 0)
            self.check(world.run('refresh', TEAM, '--details'), 0)
            shown = world.run('show', TEAM, '--format', 'json', HF_HUB_OFFLINE='1').out
            made = subprocess.run([sys.executable, TOOL, 'new', '-'], input=shown, capture_output=True, text=True, check=True).stdout
            guide_file = json.loads(made)
            found = guide_file['entries'][0]['claims']
            self.assertEqual(found['parameters'][0]['value'], 7615616512)
            self.assertEqual(found['context_length'][0]['value'], 32768)
            self.assertEqual(found['released'][0]['value'], '2026-03-02')
            self.assertEqual(found['architecture'][0]['value'], {
                'type': 'qwen2', 'layers': 28, 'hidden_size': 3584, 'intermediate_size': 18944, 'heads': 28, 'kv_heads': 4,
                'vocabulary_size': 152064})
            config = guide_file['sources'][found['architecture'][0]['source']]
            self.assertEqual(config['kind'], 'config')
            self.assertRegex(config['url'], f'^https://huggingface.co/{TEAM}/blob/[0-9a-f]{{40}}/config.json$')
            self.assertEqual((found['base_models'][0]['value'], found['base_models'][0]['relation']), (['team/Quokka-7B'], 'finetune'))

            # Somebody writes what is empty, and tries it.
            guide_file['family']['summary'] = {'en': 'One. Two. Three.', 'zh_CN': '一。二。三。', 'zh_TW': '一。二。三。'}
            guide_file['entries'][0]['summary'] = {'en': 'Quokka.', 'zh_CN': '短尾袋鼠。', 'zh_TW': '短尾袋鼠。'}
            guide_file['organizations'][0] |= {'name': 'The Team', 'country': 'FR', 'summary': guide_file['family']['summary']}
            path = pathlib.Path(world.folder.name) / 'data' / 'bestiary' / 'guide' / 'quokka.json'
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(guide_file), encoding='utf-8')
            tried = world.entry(TEAM)
            self.assertEqual((tried['family'], tried['organization'], tried['summary']), ('quokka', 'The Team', 'Quokka.'))
            self.assertIn('guide', tried['shelves'])
            result = subprocess.run([sys.executable, TOOL, 'check', path], capture_output=True, text=True, check=False)
            if 'python3-jsonschema' not in result.stderr:
                self.assertEqual(result.stdout, 'Nothing is wrong.\n')


if __name__ == '__main__':
    program.main()
