"""bestiary refresh --details, and what show tells of what it brought."""

import json

import program
from world import Case, World, messages

FALCON, LLAMA = 'tiiuae/falcon-7b', 'meta-llama/Llama-2-7b-hf'
CARD = '---\nlicense: apache-2.0\n---\n# Falcon\r\n\n\tcode\n\x1b[31mred\x1b[0m \u202eturned\n'
CONFIG = json.dumps({'model_type': 'falcon', 'hidden_size': 4544, 'num_hidden_layers': 32, 'num_attention_heads': 71,
                     'multi_query': True, 'max_position_embeddings': 4321})
CHANGES = {FALCON: {'contents': {'README.md': CARD, 'config.json': CONFIG}}, LLAMA: {'gated': 'manual'}}
MADE = [('someone/falcon-7b-GGUF', 'quantized', 900), ('someone/falcon-7b-GPTQ', 'quantized', 90), ('someone/tuned', 'finetune', 9)]


def made_world():
    """A world in which some models are made of Falcon."""
    world = World(changes=CHANGES)
    for identifier, relation, downloads in MADE:
        world.hub.change(identifier, add=True, set={'downloads': downloads, 'tags': [f'base_model:{relation}:{FALCON}'],
                                                    'baseModels': {'relation': relation, 'models': [{'id': FALCON}]}})
    return world


class Details(Case):
    def test_nothing_before(self):
        with made_world() as world:
            entry = world.entry(FALCON)
            self.assertIsNone(entry['details'])
            self.check(world.run('show', FALCON, '--card'), 1, 'has not been fetched.*bestiary refresh ID --details')
            self.assertEqual(world.hub.record(), [])

    def test_brings_all(self):
        with made_world() as world:
            result = world.run('refresh', FALCON, '--details')
            self.check(result, 0)
            for text in (FALCON, 'Files: 3 files', 'Card: ', 'Configuration: ', '1 fine-tune, 2 quantizations'):
                self.assertIn(text, result.out)
            self.assertEqual(sum(entry['path'].endswith('/config.json') and '/resolve/' in entry['path']
                                 for entry in world.hub.record()), 1)
            entry = world.entry(FALCON)
            details = entry['details']
            self.assertEqual((details['files']['count'], details['files']['sha']), (3, entry['hub']['sha']))
            self.assertEqual(details['files']['bytes'], sum(file['size'] for file in details['files']['list']))
            self.assertEqual(details['card']['bytes'], len(CARD.encode()))
            self.assertEqual((details['config']['sha'], details['config']['endpoint']), (entry['hub']['sha'], world.hub.origin))
            self.assertEqual(details['derived']['counts'], {'finetune': 1, 'adapter': 0, 'quantized': 2, 'merge': 0})
            self.assertEqual([(model['id'], model['relation'], model['downloads']) for model in
                              sorted(details['derived']['models'], key=lambda model: -model['downloads'])], MADE)
            claim = entry['claims']['context_length'][0]
            self.assertEqual((claim['value'], claim['source']['kind']), (4321, 'config'))
            self.assertIn('config.json @ ' + entry['hub']['sha'][:8], claim['source']['title'])
            shown = world.run('show', FALCON).out
            for text in ('Card', 'Configuration', 'Models made of it', '2 quantizations'):
                self.assertIn(text, shown)
            self.assertIn('2 quantizations', world.run('show', FALCON, '--format', 'md').out)

    def test_card(self):
        """As it is, but for what could act on a terminal."""
        with made_world() as world:
            world.run('refresh', FALCON, '--details')
            result = world.run('show', FALCON, '--card')
            self.check(result, 0)
            self.assertEqual(result.out, '---\nlicense: apache-2.0\n---\n# Falcon\n\n\tcode\n\ufffd[31mred\ufffd[0m \ufffdturned\n')
            self.check(world.run('show', FALCON, '--card', '--format', 'json'), 2, 'no other format')
            self.check(world.run('show', 'gpt-3', '--card'), 1, 'has no repository')

    def test_gated(self):
        """What is refused is told of; the rest is there, and so is it with a token that may read it."""
        with made_world() as world:
            result = world.run('refresh', LLAMA, '--details')
            self.check(result, 4, f'{LLAMA}: Configuration: Access to “{LLAMA}” has to be asked for')
            details = world.entry(LLAMA)['details']
            self.assertIsNone(details['config'])
            self.assertGreater(details['card']['bytes'], 0)

    def test_events(self):
        with made_world() as world:
            events = world.events('refresh', FALCON, LLAMA, '--details')
            self.assertEqual([event['event'] for event in events], ['details', 'failure', 'details'])
            self.assertEqual(events[0], {'event': 'details', 'id': FALCON, 'requests': 6,
                                         'came': ['record', 'files', 'card', 'config', 'derived']})
            self.assertEqual((events[1]['part'], events[1]['error']), ('config', 'gated'))
            self.assertEqual(events[2]['came'], ['record', 'files', 'card', 'derived'])
            world.hub.change(FALCON, set={'likes': 4711})
            events = world.events('refresh', FALCON, '--details')
            self.assertEqual([event['event'] for event in events], ['change', 'details'])
            self.assertEqual((events[0]['field'], events[0]['new']), ('likes', '4711'))

    def test_stops(self):
        """A Hub that is not reached for the first model is not asked for the others, and that is said once."""
        with made_world() as world:
            self.check(world.run('refresh', FALCON, LLAMA, '--details', HF_HUB_OFFLINE='1'), 4, 'HF_HUB_OFFLINE')
            world.hub.trouble('close=headers')
            self.check(world.run('refresh', FALCON, LLAMA, '--details'), 4, 'cannot be reached')
            self.assertEqual({entry['path'] for entry in world.hub.record()}, {f'/api/models/{FALCON}'})

    def test_goes_on(self):
        """One model that is not there is no reason not to ask for the next."""
        with made_world() as world:
            world.hub.change(FALCON, remove=True)
            events = world.events('refresh', FALCON, LLAMA, '--details')
            self.assertEqual([event['id'] for event in events if event['event'] == 'details'], [FALCON, LLAMA])

    def test_usage(self):
        self.check(program.run('refresh', '--details'), 2, 'for the models that are named')
        self.check(program.run('list', '--details'), 2, 'bestiary refresh')
        self.check(program.run('list', '--card'), 2, 'bestiary show')

    def test_troubles(self):
        with made_world() as world:
            result = world.run('refresh', FALCON, '--details', HF_HUB_OFFLINE='1')
            self.check(result, 4, 'HF_HUB_OFFLINE')
            self.assertEqual(world.hub.record(), [])
            self.check(world.run('refresh', 'no/such', '--details'), 3, 'no entry')
            world.hub.trouble('status=400 path=*/resolve/*README.md')
            result = world.run('refresh', FALCON, '--details')
            self.check(result, 4, f'{FALCON}: Card: ')
            self.assertIn('Configuration: ', result.out)
            world.hub.change(FALCON, remove=True)
            world.hub.no_trouble()
            result = world.run('refresh', FALCON, '--details')
            self.assertEqual(len(messages(result)), 1, result.err)
            self.assertEqual(result.status, 3)


program.main()
