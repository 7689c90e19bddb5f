"""bestiary refresh against a Hub of the test's own."""

import csv
import io
import json
import os
import pathlib
import re
import time

import program
from world import IDS, SAMPLES, Case, World, messages


class Samples(Case):
    """What the Hub really said once, and what is shown of it."""

    @staticmethod
    def expected(sample):
        card = sample.get('cardData') or {}
        listed = lambda value: value if isinstance(value, list) else [value] if value else None  # noqa: E731
        parameters = (sample.get('safetensors') or {}).get('total') or (sample.get('gguf') or {}).get('total')
        return {'parameters': parameters, 'license': card.get('license'), 'languages': listed(card.get('language')),
                'base_models': listed(card.get('base_model')), 'downloads': sample['downloads'],
                'likes': sample['likes'], 'gated': sample['gated'], 'sha': sample['sha'],
                'last_modified': re.sub(r'\.\d+Z', 'Z', sample['lastModified'])}

    @staticmethod
    def said_by_the_hub(entry, field):
        said = [claim['value'] for claim in entry['claims'].get(field, []) if claim['source']['kind'] == 'hub']
        return said[-1] if said else entry[field]

    def test_samples(self):
        files = [file for file in SAMPLES.glob('*__*.json')]
        self.assertGreaterEqual(len(files), 9)
        samples = [json.loads(file.read_text(encoding='utf-8')) for file in files]
        with World('--fixtures', str(SAMPLES)) as world:
            result = world.run('add', *[sample['id'] for sample in samples])
            self.check(result, 0)
            for sample in samples:
                with self.subTest(id=sample['id']):
                    entry = world.entry(sample['id'])
                    # What the guide says stands before what the Hub does, which has no more than a claim.
                    shown = {name: self.said_by_the_hub(entry, name) for name in ('parameters', 'license', 'languages', 'base_models')}
                    shown |= {name: entry['hub'][name] for name in ('downloads', 'likes', 'gated', 'sha', 'last_modified')}
                    expected = self.expected(sample)
                    # The guide may know what the Hub does not say.
                    self.assertEqual({name: shown[name] for name in shown if expected[name] is not None},
                                     {name: value for name, value in expected.items() if value is not None})
                    self.assertEqual(entry['hub']['endpoint'], world.hub.origin)
                    self.assertRegex(result.out, f'“{re.escape(sample["id"])}” is followed (now|already)')

    def test_text(self):
        with World('--fixtures', str(SAMPLES)) as world:
            world.run('add', 'meta-llama/Llama-3.1-8B-Instruct')
            out = world.run('show', 'meta-llama/Llama-3.1-8B-Instruct').out
            for text in ('From the Hub', '5,795,728', '3,763', 'on request',
                         'https://huggingface.co/meta-llama/Llama-3.1-8B-Instruct', '25 Sep 2024', 'just now, 127.0.0.1'):
                self.assertIn(text, out)
            self.assertIn('## From the Hub', world.run('show', 'meta-llama/Llama-3.1-8B-Instruct', '--format', 'md').out)
            row = next(line for line in world.run('list', 'llama-3.1-8b-instruct').out.splitlines() if 'Llama-3.1' in line)
            self.assertIn('5.8\u202fM', row)
            table = list(csv.DictReader(io.StringIO(world.run('list', 'llama-3.1-8b-instruct', '--format', 'csv').out)))
            self.assertEqual((table[0]['downloads'], table[0]['likes']), ('5795728', '3763'))


class Order(Case):
    def test_by_the_figures_of_the_hub(self):
        """The most first, the newest first; - turns it round; what was never fetched is last, whichever way."""
        changes = {'tiiuae/falcon-7b': {'downloads': 0, 'lastModified': '2023-09-29T14:32:19.000Z'},
                   'bigscience/bloom': {'downloads': 3000000, 'likes': 5000, 'lastModified': '2025-01-01T00:00:00.000Z'}}
        with World(changes=changes) as world:
            fetched = ['tiiuae/falcon-7b', 'bigscience/bloom', *IDS[:6]]
            self.check(world.run('refresh', *fetched), 0)
            for member, key in (('downloads', 'downloads'), ('likes', 'likes'), ('last_modified', 'updated')):
                for sign, reverse in (('', True), ('-', False)):
                    with self.subTest(key=sign + key):
                        result = world.run('list', '--format', 'json', f'sort:{sign}{key}')
                        hubs = [row['hub'] for row in json.loads(result.out)]
                        known = [hub[member] for hub in hubs if hub is not None]
                        self.assertGreater(len(set(known)), 1)
                        self.assertEqual(known, sorted(known, reverse=reverse))
                        self.assertEqual(hubs[len(known):], [None] * (len(hubs) - len(known)))
                        self.assertEqual(len(known), len(set(fetched)))
            first = world.run('list', '--format', 'json', '--limit', '1', 'sort:downloads').out
            self.assertEqual(json.loads(first)[0]['id'], 'bigscience/bloom')
            first = world.run('list', '--format', 'json', '--limit', '1', 'sort:-downloads').out
            self.assertEqual((json.loads(first)[0]['id'], json.loads(first)[0]['hub']['downloads']), ('tiiuae/falcon-7b', 0))


def count_groups():
    """How many requests the figures of the guide take: see src/hub/groups.c."""
    groups = []
    for identifier in IDS:
        author, name = identifier.lower().split('/')
        letters = re.match('[a-z]*', name)[0]
        for group in groups:
            common = os.path.commonprefix([group[1], letters])
            if len(letters) >= 3 and group[0] == author and len(common) >= 3 and \
                    len(common) * 2 > max(len(group[1]), len(letters)):
                group[1] = common
                break
        else:
            groups.append([author, letters])
    return len(groups)


class Refresh(Case):
    def test_requests(self):
        with World() as world:
            end = world.events('refresh')[-1]
            record = world.hub.record()
            trees = [entry for entry in record if '/tree/' in entry['path']]
            self.assertEqual(end['event'], 'end')
            self.assertEqual((end['asked'], end['answered'], end['new'], end['failed']), (len(IDS), len(IDS), len(IDS), 0))
            self.assertEqual(len(trees), len(IDS))
            groups = len(record) - len(trees)
            # Which come together depends a little on which come first.
            self.assertLess(abs(groups - count_groups()), 5)
            self.assertEqual(end['requests'], len(record))
            self.assertLess(groups, len(IDS) / 3)
            # No config.json is read, which would count as a download, and nothing else is asked for.
            self.assertEqual([entry['path'] for entry in record if not entry['path'].startswith('/api/models')], [])

            world.hub.forget()
            end = world.events('refresh')[-1]
            self.assertEqual((end['answered'], end['unchanged'], end['changes'], end['files']), (len(IDS), len(IDS), 0, 0))
            self.assertEqual(len(world.hub.record()), groups)

    def test_quota(self):
        """What goes beyond what the Hub allows is left for the next refresh, and something for a person, too."""
        quota = count_groups() + 50
        with World('--quota', str(quota), '--window', '3600') as world:
            result = world.run('refresh', LANGUAGE='en')
            self.check(result, 0)
            record = world.hub.record()
            trees = sum('/tree/' in entry['path'] for entry in record)
            # The answers come in no order, so that the client may know a little less than what is left.
            self.assertTrue(30 <= trees <= 41, trees)
            self.assertEqual(result.out, f'{len(IDS):,} models were refreshed. '
                                         f'The lists of files of {len(IDS) - trees:,} models are left for the next refresh.\n')

            world.hub.quota(1000000, 3600)
            world.hub.forget()
            end = world.events('refresh')[-1]
            self.assertEqual((end['files'], end['files_left']), (len(IDS) - trees, 0))
            self.assertEqual(sum('/tree/' in entry['path'] for entry in world.hub.record()), len(IDS) - trees)

    def test_progress(self):
        with World() as world:
            events = world.events('refresh')
            for phase in ('figures', 'files'):
                steps = [event for event in events if event['event'] == 'progress' and event['phase'] == phase]
                self.assertEqual([step['done'] for step in steps], list(range(len(IDS) + 1)))
                self.assertEqual({step['total'] for step in steps}, {len(IDS)})
            result = world.run('refresh')
            self.check(result, 0)
            self.assertEqual(len(result.err.splitlines()), 1)
            self.assertEqual(result.out, f'{len(IDS):,} models were refreshed. Nothing has changed.\n')

    def test_bar_on_a_terminal(self):
        with World() as world:
            drawn, status = program.drive_terminal(80, 'refresh', stream='stderr', **world.variables)
            self.assertEqual(status, 0)
            self.assertIn(f'] 0 of {len(IDS):,} models', drawn)
            self.assertIn('#', drawn)
            self.assertNotIn('\n', drawn)

    def test_changes(self):
        with World() as world:
            world.run('refresh')
            before = world.figures()
            world.hub.change('bigscience/bloom', set={'likes': 5000, 'downloads': 77})
            world.hub.change('mistralai/Mistral-7B-v0.1', set={'gated': 'manual'}, commit=True)
            result = world.run('refresh')
            self.check(result, 0)
            lines = result.out.splitlines()
            self.assertEqual(lines[-1], f'{len(IDS):,} models were refreshed. 2 have changed.')
            bloom = lines.index('bigscience/bloom')
            index = IDS.index('bigscience/bloom')
            self.assertEqual(lines[bloom + 1:bloom + 3], [f'  Downloads: {1000 + index:,} → 77 (\u2212{923 + index})', f'  Likes: {10 + index} → 5,000 (+{(4990 - index) / 1000:.3g}\u202fK)'])
            mistral = lines.index('mistralai/Mistral-7B-v0.1')
            told = [line.split(':')[0].strip() for line in lines[mistral + 1:mistral + 5] if line.startswith('  ')]
            self.assertEqual(set(told), {'Revision', 'Last change', 'Gated'})
            self.assertEqual(len([line for line in lines if not line.startswith('  ')]), 3)

            logged = {(row['id'], row['field']) for row in world.log()}
            self.assertEqual(logged, {('bigscience/bloom', 'downloads'), ('bigscience/bloom', 'likes'),
                                      ('mistralai/Mistral-7B-v0.1', 'revision'), ('mistralai/Mistral-7B-v0.1', 'gated'),
                                      ('mistralai/Mistral-7B-v0.1', 'last_modified')})
            changed = {identifier for identifier, figures in world.figures().items() if figures != before[identifier]}
            self.assertEqual(changed, {'bigscience/bloom', 'mistralai/Mistral-7B-v0.1'})
            # only the new revision's files were asked for
            self.assertEqual(world.run('refresh').out.splitlines()[-1],
                             f'{len(IDS):,} models were refreshed. Nothing has changed.')

    def test_change_events(self):
        with World() as world:
            world.run('refresh')
            world.hub.change('bigscience/bloom', set={'likes': 5000})
            events = [event for event in world.events('refresh') if event['event'] == 'change']
            self.assertEqual(events, [{'event': 'change', 'id': 'bigscience/bloom', 'field': 'likes',
                                       'old': str(10 + IDS.index('bigscience/bloom')), 'new': '5000'}])

    def test_named(self):
        with World() as world:
            result = world.run('refresh', 'BIGSCIENCE/bloom', world.hub.origin + '/tiiuae/falcon-7b')
            self.check(result, 0)
            self.assertEqual(set(world.figures()), {'bigscience/bloom', 'tiiuae/falcon-7b'})
            self.assertEqual(len(world.hub.record()), 4)
            # Alone, a model that has not changed is answered with no more than that.
            world.hub.forget()
            self.check(world.run('refresh', 'bigscience/bloom'), 0)
            self.assertEqual([entry['status'] for entry in world.hub.record()], [304])

    def test_what_failed_is_named(self):
        with World() as world:
            self.check(world.run('refresh'), 0)
            world.hub.trouble('status=418 path=/api/models/bigscience/bloom', 'gated path=/api/models/tiiuae/*',
                              'gated path=/api/models/mistralai/*')
            result = world.run('refresh', 'bigscience/bloom', 'tiiuae/falcon-7b', 'mistralai/Mistral-7B-v0.1',
                               'mosaicml/mpt-7b')
            told = sorted(messages(result), reverse=True)
            self.assertEqual((result.status, len(told)), (4, 2), result.err)
            self.assertRegex(told[0], '^bestiary: bigscience/bloom: .*status 418')
            self.assertRegex(told[1], r'^bestiary: 2 models .*\((tiiuae/falcon-7b|mistralai/Mistral-7B-v0.1), .*\): ')

    def test_wrong_usage(self):
        with World() as world:
            self.check(world.run('refresh', 'no/such'), 3, 'no/such')
            self.check(world.run('refresh', 'tiiuae/falcon-180'), 3, 'tiiuae/falcon-180B')
            self.check(world.run('refresh', 'gpt-4'), 3, 'gpt-4')
            self.check(world.run('refresh', 'no id at all'), 2, 'no id at all')
            self.check(world.run('refresh', '--format', 'csv'), 2, 'json')
            self.check(world.run('refresh', '--limit', '3'), 2, '--limit')
            self.check(world.run('refresh', HF_ENDPOINT='ftp://nowhere'), 2, 'HF_ENDPOINT')
            self.assertEqual(world.hub.record(), [])

    def test_renamed(self):
        with World() as world:
            world.run('refresh')
            world.hub.change('tiiuae/falcon-7b', rename='tiiuae/falcon-7b-new')
            result = world.run('refresh')
            self.check(result, 0)
            self.assertIn('“tiiuae/falcon-7b” is called “tiiuae/falcon-7b-new” now.', result.out)
            index = IDS.index('tiiuae/falcon-7b')
            for identifier in ('tiiuae/falcon-7b', 'tiiuae/falcon-7b-new'):
                self.assertEqual(world.entry(identifier)['hub']['downloads'], 1000 + index)
            # The new name is known from then on, and the old one asked for all the same: it is not
            # for ever that it leads there.
            world.hub.forget()
            self.assertNotIn('is called', world.run('refresh').out)
            self.assertEqual([entry['path'] for entry in world.hub.record() if entry['status'] == 307],
                             ['/api/models/tiiuae/falcon-7b'])

    def test_a_mirror_never_says_gone(self):
        with World() as world:
            world.run('refresh')
            before = world.figures()
            world.hub.change('tiiuae/falcon-7b', remove=True)
            result = world.run('refresh')
            self.check(result, 0, '1 of them is not on 127.0.0.1')
            self.assertEqual(result.out, f'{len(IDS) - 1:,} of {len(IDS):,} models were refreshed. Nothing has changed.\n')
            self.assertEqual(world.figures(), before)
            self.check(world.run('refresh', 'tiiuae/falcon-7b'), 3, 'tiiuae/falcon-7b')
            self.assertNotIn('On the Hub', world.run('show', 'tiiuae/falcon-7b').out)

    def test_disabled(self):
        """The list still has what was closed, and says so."""
        with World() as world:
            world.run('refresh')
            before = world.figures()['tiiuae/falcon-7b']
            world.hub.change('tiiuae/falcon-7b', set={'disabled': True})
            result = world.run('refresh')
            self.check(result, 0)
            self.assertIn('  On the Hub: there → disabled\n', result.out)
            self.assertEqual(world.figures()['tiiuae/falcon-7b'], before | {'presence': 'disabled'})
            self.assertRegex(world.run('show', 'tiiuae/falcon-7b').out, 'On the Hub +disabled by the people of the Hub')

    def test_a_mirror_never_says_disabled(self):
        for trouble in ('disabled', 'status=451'):
            with self.subTest(trouble), World() as world:
                world.run('refresh', 'tiiuae/falcon-7b')
                before = world.figures()
                world.hub.trouble(trouble)
                self.check(world.run('refresh', 'tiiuae/falcon-7b'), 4, 'does not give out “tiiuae/falcon-7b”')
                self.assertEqual(world.figures(), before)
                self.assertNotIn('people of the Hub', world.run('show', 'tiiuae/falcon-7b').out)

    def test_another_endpoint(self):
        """A mirror's etag is not shown to another endpoint."""
        with World() as world, World() as other:
            world.run('refresh', 'bigscience/bloom')
            self.check(world.run('refresh', 'bigscience/bloom', HF_ENDPOINT=other.hub.origin), 0)
            self.assertEqual([entry['status'] for entry in other.hub.record()], [200])
            self.assertEqual(world.entry('bigscience/bloom')['hub']['endpoint'], other.hub.origin)


class Token(Case):
    def test_a_mirror_gets_none(self):
        with World('--second-origin', '--trouble', 'redirect=away path=/api/models/*') as world:
            token = pathlib.Path(world.folder.name) / 'token'
            token.write_text('hf_granted\n')
            for variables in ({'HF_TOKEN': 'hf_granted'}, {'HF_TOKEN_PATH': str(token)}, {'HF_HOME': world.folder.name}):
                world.run('refresh', **variables)
                world.run('search', 'falcon', **variables)
                world.run('add', 'some/model', **variables)
            record = world.hub.record()
            self.assertGreater(len({entry['origin'] for entry in record}), 1)
            self.assertEqual([entry for entry in record if 'authorization' in {name.lower() for name in entry['headers']}], [])
            self.assertNotIn('hf_granted', json.dumps(record))


class Limits(Case):
    def test_rate_limit_is_obeyed(self):
        with World('--trouble', 'rate-limit=3 count=1 after=3') as world:
            began = time.monotonic()
            events = world.events('refresh')
            self.assertGreaterEqual(time.monotonic() - began, 3)
            self.assertEqual(events[-1]['answered'], len(IDS))
            self.assertTrue(any(event['event'] == 'waiting' and 3 <= event['seconds'] <= 4 for event in events))
            record = world.hub.record()
            refused = next(i for i, entry in enumerate(record) if entry['status'] == 429)
            late = [(entry['milliseconds'] - record[refused]['milliseconds']) / 1000 for entry in record[refused + 1:]]
            # those that were under way already, and then none for as long as was said
            self.assertEqual([gap for gap in late if 0.5 < gap < 3], [])

    def test_offline(self):
        with World() as world:
            world.run('refresh', 'bigscience/bloom')
            before = world.figures()
            world.hub.forget()
            for name in ('HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE'):
                for arguments in (['refresh'], ['search', 'falcon']):
                    result = world.run(*arguments, **{name: '1'})
                    self.check(result, 4, name)
                    self.assertEqual((result.out, len(result.err.splitlines())), ('', 1))
            result = world.run('add', 'some/model', HF_HUB_OFFLINE='1')
            self.check(result, 4, 'HF_HUB_OFFLINE')
            self.assertIn('“some/model” is followed now.\n  Its figures come with the next refresh.\n', result.out)
            self.check(world.run('remove', 'some/model', HF_HUB_OFFLINE='1'), 0)
            self.assertEqual(world.hub.record(), [])
            self.assertEqual(world.figures(), before)

    def test_nobody_there(self):
        with World() as world:
            world.run('refresh', 'bigscience/bloom')
            before = world.figures()
            self.check(world.run('refresh', HF_ENDPOINT='http://127.0.0.1:1'), 4, 'refuses the connection.*as they were')
            self.assertEqual(world.figures(), before)


if __name__ == '__main__':
    program.main()
