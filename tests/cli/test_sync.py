"""bestiary sync against a Hub of the test's own."""

import json
import signal

import program
from sync_world import World, finish, until
from world import Case


class Whole(Case):
    def test_all(self):
        with World(25000) as world:
            events = world.events('--all')
            end = events[-1]
            self.assertEqual((end['event'], end['complete'], end['kind']), ('end', True, 'whole'))
            self.assertEqual((end['rows'], end['known'], end['new'], end['removed'], end['unreadable']),
                             (25000, 25000, 25000, 0, 0))
            # The most downloaded come first, then all.
            begins = [event for event in events if event['event'] == 'begin']
            self.assertEqual([(event['top'], event['task'], event['resumed']) for event in begins],
                             [(10000, None, False), (None, None, False)])
            self.assertGreater(begins[0]['bytes_needed'], 1 << 29)
            self.assertGreater(begins[0]['bytes_free'], begins[0]['bytes_needed'])
            asked = world.asked()
            self.assertEqual([query['sort'] for query in asked], ['downloads'] * 10 + ['createdAt'] * 25)
            self.assertEqual({query['limit'] for query in asked}, {'1000'})
            self.assertEqual(end['requests'], 35)
            # never two at once: each page says where the next one is
            self.assertEqual({entry['underWay'] for entry in world.hub.record()}, {1})
            rows = world.rows()
            self.assertEqual(set(rows), world.served())
            # the parameters of GGUF files, and their context
            self.assertTrue(any(row[3] > 0 and row[2] > 0 for row in rows.values()))

    def test_text(self):
        with World(3000) as world:
            result = world.sync('--all')
            self.check(result, 0)
            self.assertEqual(result.out, '3,000 models were fetched.\nThe list has 3,000 models now, 3,000 of them new.\n')
            self.assertRegex(result.err, r'This takes about 1,001\.\d\sMiB of the disk, which has .* free\.')
            self.assertEqual(result.err.count('This takes'), 1)
            world.hub.change(next(iter(world.rows())), remove=True)
            result = world.sync('--full')
            self.check(result, 0)
            self.assertEqual(result.out, '2,999 models were fetched.\nThe list has 2,999 models now, 0 of them new.\n'
                                         '1 that the Hub has no more was taken out.\n')

    def test_fit(self):
        """What is only in the Hub's list has an estimate too, without a KV cache."""
        with World(3000) as world:
            self.assertEqual(world.end('--all')['event'], 'end')
            listed = json.loads(program.run('list', 'shelf:hub', '--format', 'json', **world.variables).out)
            known = next(row for row in listed if row['parameters'] is not None and row['kind'] == 'model')
            unknown = next(row for row in listed if row['parameters'] is None and row['kind'] == 'model')
            result = program.run('fit', known['id'], '--budget', '24GiB', '--format', 'json', **world.variables)
            self.check(result, 0)
            report = json.loads(result.out)
            self.assertEqual((report['id'], report['parameters']), (known['id'], known['parameters']))
            self.assertIsNone(report['kv_cache'])
            result = program.run('fit', unknown['id'], **world.variables)
            self.check(result, 1, 'bestiary refresh ' + unknown['id'])

    def test_top(self):
        with World(5000) as world:
            end = world.end('--top', '1500')
            self.assertEqual((end['rows'], end['known'], end['pages'], end['complete']), (1500, 1500, 2, True))
            pages = world.hub.pages('/api/models?sort=downloads&limit=1000&expand[]=downloads')
            first = [model['id'] for page in pages for model in page.json][:1500]
            self.assertEqual(set(world.rows()), set(first))
            world.hub.forget()
            # The list by downloads is another one every day: all of it comes again.
            result = world.sync()
            self.check(result, 0)
            self.assertIn('fetched anew each time', result.err)
            self.assertEqual([query['sort'] for query in world.asked()], ['downloads', 'downloads'])
            world.hub.forget()
            self.assertEqual(world.end('--top', '7')['rows'], 7)
            self.assertEqual([query['limit'] for query in world.asked()], ['7'])
            self.assertEqual(len(world.rows()), 1500)

    def test_task(self):
        with World(5000) as world:
            end = world.end('--task', 'text-generation')
            self.assertEqual({(query['sort'], query['pipeline_tag']) for query in world.asked()},
                             {('createdAt', 'text-generation')})
            expected = world.served('pipeline_tag=text-generation&sort=createdAt')
            self.assertGreater(len(expected), 100)
            self.assertEqual(end['rows'], len(expected))
            self.assertEqual(set(world.rows()), expected)
            both = world.end('--task', 'text-generation', '--top', '50')
            self.assertEqual((both['rows'], both['known']), (50, len(expected)))
            self.check(world.sync('--task', 'no-such-task'), 1, 'no-such-task.*text-generation')
            self.assertEqual(set(world.rows()), expected)
            # which is not what is gone on with
            world.hub.forget()
            self.assertTrue(world.end()['complete'])
            self.assertEqual({query.get('pipeline_tag') for query in world.asked()}, {'text-generation'})

    def test_no_such_task(self):
        with World(10) as world:
            self.check(world.sync('--task', 'no-such-task'), 1, 'no-such-task')
            self.check(world.sync(), 2, 'Nothing of the Hub')

    def test_renamed_and_removed(self):
        with World(3000) as world:
            world.end('--all')
            old, gone = sorted(world.rows())[:2]
            world.hub.change(old, rename='new-owner/new-name')
            world.touch(['new-owner/new-name'])
            world.hub.change(gone, remove=True)
            end = world.end()
            # What only changed says nothing of what is gone.
            self.assertEqual((end['kind'], end['new'], end['removed']), ('changes', 1, 0))
            self.assertLessEqual({old, gone, 'new-owner/new-name'}, set(world.rows()))
            end = world.end('--full')
            self.assertEqual((end['kind'], end['new'], end['removed'], end['known']), ('whole', 0, 2, 2999))
            self.assertEqual(set(world.rows()), world.served())


class Changes(Case):
    def test_only_what_changed(self):
        with World(12000) as world:
            self.assertTrue(world.end('--all')['complete'])
            changed = sorted(world.rows())[10:5000:500]
            world.touch(changed, downloads=7654321)
            world.hub.forget()
            for arguments in ((), ('--all',)):
                end = world.end(*arguments)
                record = world.asked()
                self.assertEqual([query['sort'] for query in record], ['lastModified'], arguments)
                self.assertEqual((end['kind'], end['known'], end['new'], end['removed'], end['complete']),
                                 ('changes', 12000, 0, 0, True))
                self.assertEqual(end['changed'], len(changed) if arguments == () else 0)
                self.assertEqual({world.rows()[identifier][0] for identifier in changed}, {7654321})
                world.hub.forget()
            self.assertIn('0 models are new or have changed.', world.sync().out)

    def test_more_than_a_page(self):
        with World(6000) as world:
            world.end('--all')
            changed = sorted(world.rows())[:2500]
            world.touch(changed)
            world.hub.forget()
            end = world.end()
            self.assertEqual((end['changed'], end['known']), (2500, 6000))
            self.assertEqual(len(world.asked()), 3)

    def test_another_endpoint_knows_nothing_of_it(self):
        with World(2000) as world, World(2000) as other:
            world.end('--all')
            end = world.end('--all', HF_ENDPOINT=other.hub.origin)
            self.assertEqual((end['kind'], end['rows']), ('whole', 2000))

    def test_a_small_mirror_after_the_big_hub(self):
        with World(3000) as world, World(500) as mirror:
            world.end('--all')
            end = world.end('--all', HF_ENDPOINT=mirror.hub.origin)
            self.assertEqual((end['complete'], end['kind'], end['rows'], end['removed']), (True, 'whole', 500, 0))
            self.assertLessEqual(world.served() | mirror.served(), set(world.rows()))
            # the mirror's own are its to take out, and no others
            gone = sorted(mirror.served())[0]
            mirror.hub.change(gone, remove=True)
            end = world.end('--full', HF_ENDPOINT=mirror.hub.origin)
            self.assertEqual((end['complete'], end['removed']), (True, 1))
            self.assertNotIn(gone, world.rows())


class Interrupted(Case):
    def test_killed(self):
        with World(25000, '--trouble', 'latency=30') as world:
            for after in (4, 9, 11, 7):
                process = world.begin('--all')
                until(process, 'progress', after)
                process.kill()
                finish(process)
            world.hub.no_trouble()
            # without saying what, it goes on with it
            end = world.end()
            self.assertEqual((end['complete'], end['known'], end['resumed']), (True, 25000, True))
            cursors = [(query['sort'], query.get('cursor')) for query in world.asked()]
            self.assertEqual(len(set(cursors)), 35)
            # Each time, no more is asked for again than the pages that were being kept, read and
            # sent.
            self.assertLessEqual(len(cursors), 35 + 4 * 4)
            self.assertEqual(set(world.rows()), world.served())

    def test_paused(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number=number), World(25000, '--trouble', 'latency=30') as world:
                process = world.begin('--all')
                until(process, 'progress', 13)
                process.send_signal(number)
                status, events, err = finish(process)
                self.assertEqual(status, 1)
                self.assertRegex(err, r'^bestiary: Paused after [\d,]+ models\. What came is kept; '
                                      '“bestiary sync” goes on where it stopped.\n$')
                self.assertEqual([event['error'] for event in events if event['event'] == 'error'], ['cancelled'])
                self.assertFalse(events[-1]['complete'])
                # what came is there to be searched
                self.assertGreaterEqual(len(world.rows()), 10000)
                world.hub.no_trouble()
                world.hub.forget()
                result = world.sync()
                self.check(result, 0)
                self.assertRegex(result.err, r'Going on where the last run stopped, after [\d,]+ models\.')
                self.assertEqual(set(world.rows()), world.served())

    def test_another_list_gives_it_up(self):
        with World(25000, '--trouble', 'latency=30') as world:
            process = world.begin('--all')
            until(process, 'progress', 3)
            process.kill()
            finish(process)
            world.hub.no_trouble()
            events = world.events('--top', '100')
            self.assertEqual([(event['event'], event['top']) for event in events[:2]], [('given-up', 10000), ('begin', 100)])
            # what it had brought is kept
            self.assertGreaterEqual(len(world.rows()), 3000)

    def test_two_at_once(self):
        with World(25000, '--trouble', 'latency=100') as world:
            process = world.begin('--all')
            until(process, 'progress', 1)
            self.check(world.sync('--all'), 1, 'Another Bestiary is bringing')
            world.hub.no_trouble()
            status, events, err = finish(process)
            self.assertEqual((status, err, events[-1]['known']), (0, '', 25000))

    def test_nobody_reads(self):
        with World(25000, '--trouble', 'latency=30') as world:
            process = world.begin('--all')
            until(process, 'progress', 2)
            process.stdout.close()
            self.assertEqual(process.wait(60), 1)
            process.stderr.close()


class Usage(Case):
    def test_wrong_usage(self):
        with World(10) as world:
            for arguments, pattern in (
                    (('--all', '--top', '5'), '--top'), (('--top', '0'), '10000000'), (('--top', '-3'), '10000000'),
                    (('--top', '10000001'), '10000000'), (('--top', '1e3'), '10000000'), (('--top',), 'needs a value'),
                    (('--task', ''), '--task'), (('--task', 'a b'), '--task'), (('--task', '中'), '--task'),
                    (('--task', 'x' * 100), '--task'), (('--all', 'falcon'), 'no words'), (('--all', '--limit', '3'), '--limit'),
                    (('--all', '--format', 'csv'), 'json'), (('--al',), '--all')):
                with self.subTest(arguments=arguments):
                    self.check(world.sync(*arguments), 2, pattern)
            for option in ('--all', '--full', '--top=3', '--task=x'):
                self.check(program.run('list', option), 2, 'bestiary sync')
            self.check(world.sync('--all', HF_ENDPOINT='ftp://nowhere'), 2, 'HF_ENDPOINT')
            self.assertEqual(world.hub.record(), [])

    def test_nothing_chosen(self):
        with World(10) as world:
            for arguments in ((), ('--full',)):
                result = world.sync(*arguments)
                self.check(result, 2, 'how much of it is wanted')
                for command in ('--top 10000', '--task text-generation', '--all'):
                    self.assertIn('  bestiary sync ' + command + '\n', result.err)
            self.assertEqual(world.hub.record(), [])

    def test_offline(self):
        with World(10) as world:
            self.check(world.sync('--all', HF_HUB_OFFLINE='1'), 4, 'HF_HUB_OFFLINE')
            self.assertEqual(world.hub.record(), [])

    def test_nobody_there(self):
        with World(10) as world:
            self.check(world.sync('--all', HF_ENDPOINT='http://127.0.0.1:1'), 4, 'refuses the connection')

    def test_unwritable(self):
        with World(10) as world:
            # A folder inside a file can be made by nobody, not even root.
            self.check(world.sync('--all', XDG_CACHE_HOME='/dev/null/cache'), 1, 'cannot be written')
            self.assertEqual(world.hub.record(), [])

    def test_help(self):
        out = program.run('help', 'sync').out
        for option in ('--top N', '--all', '--task T', '--full', 'HF_ENDPOINT'):
            self.assertIn(option, out)
        self.assertNotIn('--limit', out)


class Terminal(Case):
    def test_bar(self):
        with World(2500) as world:
            drawn, status = program.drive_terminal(80, 'sync', '--top', '2000', stream='stderr', **world.variables)
            self.assertEqual(status, 0)
            self.assertIn('Asking 127.0.0.1', drawn)
            self.assertRegex(drawn, r'\[#+ *\] [12],000 of 2,000 models, ')
            self.assertTrue(drawn.endswith('\r\x1b[K'))

    def test_log(self):
        with World(2500) as world:
            result = world.sync('--top', '2000')
            self.assertEqual(len(result.err.splitlines()), 2)
            self.assertNotIn('\x1b', result.err)

    def test_chinese(self):
        if not program.has_translations():
            self.skipTest('There are no translations yet')
        with World(2500) as world:
            for language in ('zh_CN', 'zh_TW'):
                for arguments in (('--top', '2000'), ('--all',), (), ('--full',), ('--task', 'text-generation'), ('--task', 'no-such')):
                    result = world.sync(*arguments, LANGUAGE=language)
                    for line in (result.out + result.err).splitlines():
                        self.assertTrue(program.has_han(line), line)
                        self.assertNotRegex(line, '(model|fetch|list)s? ')


if __name__ == '__main__':
    program.main()
