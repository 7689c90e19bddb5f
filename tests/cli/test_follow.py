"""bestiary add, remove and search against a Hub of the test's own."""

import csv
import io
import json
import re

import program
from world import SAMPLES, Case, World


# What the samples have and the guide is not for: it translates.
OTHER = 'facebook/mbart-large-50-many-to-many-mmt'


class Follow(Case):
    def test_add_and_remove(self):
        with World('--fixtures', str(SAMPLES)) as world:
            result = world.run('add', 'sentence-transformers/all-MiniLM-L6-v2', world.hub.origin + f'/{OTHER}/tree/main')
            self.check(result, 0)
            self.assertIn('“sentence-transformers/all-MiniLM-L6-v2” is followed now.', result.out)
            self.assertIn(f'“{OTHER}” is followed now.', result.out)
            self.assertIn('is followed already', world.run('add', 'SENTENCE-TRANSFORMERS/all-MiniLM-L6-v2').out)
            world.hub.forget()
            result = world.run('remove', 'sentence-transformers/all-MiniLM-L6-v2', 'bigscience/bloom')
            self.check(result, 0)
            self.assertIn('To undo this: bestiary add sentence-transformers/all-MiniLM-L6-v2 bigscience/bloom', result.out)
            self.assertEqual(world.hub.record(), [])
            self.assertEqual(world.run('show', 'sentence-transformers/all-MiniLM-L6-v2').status, 3)
            self.assertEqual(world.run('show', 'bigscience/bloom').status, 0)
            world.run('refresh')
            self.assertNotIn('bigscience/bloom', world.figures())
            self.check(world.run('add', 'sentence-transformers/all-MiniLM-L6-v2', 'bigscience/bloom'), 0)
            self.assertEqual(world.entry('sentence-transformers/all-MiniLM-L6-v2')['hub']['downloads'], 90148743)
            self.assertIsNotNone(world.entry('bigscience/bloom')['hub'])

    def test_a_secret(self):
        """An address with a password is neither sent anywhere nor repeated."""
        with World() as world:
            for command in ('add', 'search'):
                for address in ('https://user:hf_SECRET@huggingface.co/datasets/x/y', 'https://hf_SECRET@huggingface.co/a/b'):
                    result = world.run(command, address)
                    self.check(result, 2, 'is not taken')
                    self.assertNotIn('SECRET', result.out + result.err)
            self.assertEqual(world.hub.record(), [])

    def test_an_old_name(self):
        with World('--fixtures', str(SAMPLES)) as world:
            result = world.run('add', 'gpt2')
            self.check(result, 0)
            self.assertIn('“openai-community/gpt2” is followed already.', result.out)
            self.assertIn('“gpt2” is called “openai-community/gpt2” now.', result.out)
            self.assertEqual(world.entry('gpt2')['id'], 'openai-community/gpt2')

    def test_mistakes(self):
        with World() as world:
            result = world.run('add', 'no/such')
            self.check(result, 3, 'no/such')
            self.assertEqual(result.out, '')
            self.assertEqual(world.run('show', 'no/such').status, 3)
            # what is right is followed all the same
            self.check(world.run('add', 'no/such', 'bigscience/bloom'), 3, 'no/such')
            self.assertIn('bigscience/bloom', world.figures())
            for text in ('not an id', 'https://example.org/a/b', world.hub.origin + '/datasets/a/b', '../../x'):
                self.check(world.run('add', text), 2, re.escape(text))
            self.check(world.run('add'), 2, 'bestiary add')
            self.check(world.run('remove'), 2, 'bestiary remove')
            self.check(world.run('remove', 'no/such'), 3, 'no/such')
            self.check(world.run('remove', 'gpt-4'), 3, 'gpt-4')
            # nothing is removed where one is a mistake
            self.check(world.run('remove', 'bigscience/bloom', 'no/such'), 3, 'no/such')
            self.check(world.run('remove', 'bigscience/bloom'), 0)

    def test_events(self):
        with World() as world:
            self.assertEqual(world.events('remove', 'bigscience/bloom'), [{'event': 'unfollowed', 'id': 'bigscience/bloom'}])
            names = [event['event'] for event in world.events('add', 'bigscience/bloom')]
            self.assertIn('followed', names)
            self.assertEqual(names[-1], 'end')
            failure = next(event for event in world.events('add', 'no/such') if event['event'] == 'failure')
            self.assertEqual((failure['id'], failure['error']), ('no/such', 'not-found'))


class Search(Case):
    def test_formats(self):
        with World('--fixtures', str(SAMPLES)) as world:
            rows = json.loads(world.run('search', 'mbart', '--format', 'json').out)
            self.assertEqual([(row['id'], row['followed'], row['hub']['downloads']) for row in rows], [(OTHER, False, 236256)])
            self.assertEqual(len(world.hub.record()), 1)

            rows = json.loads(world.run('search', 'falcon', '--format', 'json').out)
            self.assertTrue(all(row['followed'] for row in rows))
            table = list(csv.DictReader(io.StringIO(world.run('search', 'falcon', '--format', 'csv', '--limit', '3').out)))
            self.assertEqual([row['id'] for row in table], [row['id'] for row in rows[:3]])
            self.assertEqual({row['followed'] for row in table}, {'true'})
            lines = world.run('search', 'falcon', '--limit', '2').out.splitlines()
            self.assertEqual(len(lines), 3)
            self.assertTrue(lines[1].startswith(rows[0]['id'] + ' '))
            self.assertTrue(lines[1].endswith('✓'))
            self.assertEqual(len(world.run('search', 'falcon', '--limit', '2', '--format', 'md').out.splitlines()), 4)

    def test_narrow(self):
        with World('--fixtures', str(SAMPLES)) as world:
            ids = [row['id'] for row in json.loads(world.run('search', 'falcon', '--format', 'json').out)]
            for columns in (40, 60, 80, 120):
                for language in ('en', 'zh_CN', 'zh_TW'):
                    out = world.on_terminal(columns, 'search', 'falcon', LANGUAGE=language, NO_COLOR='1')
                    lines = out.splitlines()
                    self.assertEqual([line.split(' ')[0] for line in lines[1:]], ids)
                    self.assertTrue(all(program.width(line) <= columns for line in lines), out)

    def test_nothing(self):
        with World() as world:
            result = world.run('search', 'zzzzzz')
            self.check(result, 0, 'Nothing is found')
            self.assertEqual(world.run('search', 'zzzzzz', '--format', 'json').out.strip(), '[]')
            self.check(world.run('search'), 2, 'bestiary search')
            self.check(world.run('search', ' '), 2, 'bestiary search')

    def test_trouble(self):
        with World('--trouble', 'server-error=503') as world:
            self.check(world.run('search', 'falcon'), 4, 'status 503')


if __name__ == '__main__':
    program.main()
