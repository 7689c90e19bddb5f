"""What the Hub counts of packed weights is printed nowhere as a number of parameters."""

import json

import program
from world import Case, World

BASE, ALONE, MADE = 'tiiuae/falcon-7b', 'someone/thing-4bit', 'someone/falcon-7b-GPTQ'
COUNTED = {'parameters': {'I32': 905969664, 'F16': 262144000}, 'total': 1168113664}
# As a number of words, in all digits and as people read it.
WRONG = ('1168113664', '1,168,113,664', '1.17', '905969664', '905,969,664')


def packed_world():
    world = World()
    world.hub.change(ALONE, add=True, set={'safetensors': COUNTED})
    world.hub.change(MADE, add=True, set={'safetensors': COUNTED, 'tags': [f'base_model:quantized:{BASE}'],
                                          'baseModels': {'relation': 'quantized', 'models': [{'id': BASE}]}})
    return world


class Packed(Case):
    def look(self, world):
        """All that is printed of both, in every form."""
        for form in ('text', 'json', 'csv', 'md'):
            for arguments in (('list', 'someone', 'shelf:hub'), ('show', ALONE), ('show', MADE), ('fit', MADE), ('fit', ALONE)):
                result = world.run(*arguments, '--format', form)
                for wrong in WRONG:
                    self.assertNotIn(wrong, result.out, (arguments, form))
        return {row['id']: row['parameters'] for row in json.loads(world.run('list', 'someone', 'shelf:hub', '--format', 'json').out)}

    def test_followed(self):
        with packed_world() as world:
            for result in (world.run('search', 'someone'), world.run('add', ALONE, MADE), world.run('refresh')):
                self.assertEqual(result.status, 0, result.err)
                for wrong in WRONG:
                    self.assertNotIn(wrong, result.out)
            parameters = world.entry(BASE)['parameters']
            self.assertGreater(parameters, 7e9)
            self.assertEqual(self.look(world), {ALONE: None, MADE: parameters})
            note = world.entry(MADE)['claims']['parameters'][0]
            self.assertEqual(note['value'], parameters)

            # Nor where all there is has been brought.
            self.check(world.run('refresh', MADE, BASE, '--details'), 0)
            self.assertEqual(self.look(world)[MADE], parameters)
            derived = {model['id']: model for model in world.entry(BASE)['details']['derived']['models']}
            self.assertIsNone(derived[MADE]['parameters'])

    def test_synced(self):
        with packed_world() as world:
            self.assertEqual(world.run('sync', '--all').status, 0)
            self.assertEqual(self.look(world), {ALONE: None, MADE: None})


program.main()
