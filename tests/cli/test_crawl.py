"""Everything that the terminal is told, in 简体 and in 繁體: no English in it, and no English punctuation."""

import concurrent.futures
import csv
import html
import io
import json
import re
import unittest

import chinese
import program
from program import run, width
from world import IDS, World

LANGUAGES = ('zh_CN', 'zh_TW')

VERBS = ('list', 'show', 'fit', 'refresh', 'search', 'add', 'remove', 'sync', 'chart', 'help')

# One of each kind, and those with notes, disputes, estimates and conditions.
SHOWN = ('tiiuae/falcon-180B', 'bigscience/bloom', 'meta-llama/Llama-2-7b-hf', 'mistralai/Mixtral-8x7B-v0.1', 'gpt-3', 'qlora', 'llama.cpp')

# Whatever can be typed wrongly.
MISTAKES = (
    ['lst'], ['qqqqqqqqqqqq'], [''], ['-x'], ['--nonsense'], ['--limt'], ['help', 'x'],
    ['list', '--limt'], ['list', '--limit', 'x'], ['list', '--limit'], ['list', '--format', 'x'], ['list', '--format'],
    ['list', '--card'], ['list', '--output', 'x'], ['list', '--top', '3'], ['list', '--budget', '24GiB'],
    ['show'], ['show', 'a', 'b'], ['show', 'nothing/here'], ['show', 'tiiuae/falcon-180'], ['show', 'x', '--limit', '1'],
    ['show', 'bigscience/bloom', '--card'], ['show', 'bigscience/bloom', '--card', '--format', 'json'],
    ['fit'], ['fit', 'x'], ['fit', 'qlora'], ['fit', 'gpt-3'], ['fit', 'bigscience/bloom', '--quant', 'q4'],
    ['fit', 'bigscience/bloom', '--kv', 'x'], ['fit', 'bigscience/bloom', '--context', 'x'],
    ['fit', 'bigscience/bloom', '--budget', 'x'], ['fit', 'bigscience/bloom', '--ram', '-1'], ['fit', 'bigscience/bloom', '--limit', '3'],
    ['refresh', '--limit', '3'], ['refresh', '--details'], ['refresh', 'nothing'], ['refresh', '--format', 'csv'], ['search'],
    ['search', 'x', '--top', '3'], ['add'], ['add', 'x'], ['add', 'https://example.com/a/b'], ['add', '--format', 'md', 'a/b'],
    ['remove'], ['remove', 'no/such'], ['remove', 'bigscience/bloom', '--limit', '1'],
    ['sync', 'x'], ['sync', '--top'], ['sync', '--top', '0'], ['sync', '--top', 'x'], ['sync', '--top', '3', '--all'], ['sync', '--task'],
    ['sync', '--limit', '3'], ['sync', '--format', 'csv'],
    ['chart'], ['chart', '--output', 'x'], ['chart', '--output', '-'], ['chart', '--output', '/proc/self/none/x.svg'],
    ['chart', '--output', '/dev/null', '--format', 'x'], ['chart', '--output', '/', '--format', 'svg'],
    ['chart', '--output', 'x.svg', '--kind', 'x'], ['chart', '--output', 'x.svg', '--kind', 'table'],
    ['chart', '--output', 'x.svg', '--size', 'x'], ['chart', '--output', 'x.svg', '--size', '9999999'],
    ['chart', '--output', 'x.svg', '--scale', '9'], ['chart', '--output', 'x.svg', '--theme', 'x'],
    ['chart', '--output', 'x.svg', '--time', 'x'], ['chart', '--output', 'x.svg', '--params', 'x'],
    ['chart', '--output', 'x.svg', '--select', 'no/such'], ['chart', '--output', 'x.svg', '--pin', 'no/such'],
    ['chart', '--output', 'x.svg', '--quant', 'Q4_K_M'], ['chart', '--output', 'x.svg', '--budget', 'x'],
    ['chart', 'zzzz', '--output', '/dev/null', '--format', 'svg'], ['chart', 'chart:table?q=', '--output', 'x.svg'],
    ['chart', 'chart:nothing?q=x', '--output', '/dev/null', '--format', 'svg'], ['chart', 'chart:timeline?time=x&q=%', '--output', '/dev/null', '--format', 'svg'],
    ['list', 'licens:open'], ['list', 'zzzz'], ['list', 'falcon', 'params:>900b'], ['list', 'params:13b..7b'], ['list', 'year:x'],
    ['list', 'fits:x'], ['list', 'fits:1'], ['list', 'fits:1KiB'], ['list', 'gated:maybe'], ['list', 'kind:x'], ['list', 'sort:x'],
    ['list', 'shelf:x'], ['list', 'lang:'], ['list', '"falcon'], ['list', '-', '--limit', '5'], ['list', 'context:'], ['list', 'base:x'], ['list', 'x' * 5000],
    ['list'] + [f'nosuch{chr(97 + i)}:x' for i in range(9)],
)

# What a Hub may answer that refuses or is broken, and the same to each verb that asks one.
TROUBLES = ('unauthorized', 'bad-token', 'forbidden', 'gated', 'disabled', 'not-found', 'not-found=none', 'status=418', 'status=400', 'empty',
            'not-json', 'wrong-types', 'wrong-types=root', 'wrong-types=downloads', 'bare', 'redirect=loop', 'catch-all')
ASKING = (['refresh', 'bigscience/bloom', '--details'], ['refresh'], ['search', 'falcon'], ['sync', '--top', '10'])

# What is waited for, or tried again for a while, so that one verb has to do.
TRYING = ('server-error=500', 'truncate', 'close=headers', 'rate-limit=200', 'action-limit=200')

# Where there is no Hub at all.
ABSENT = ({'HF_HUB_OFFLINE': '1'}, {'HF_ENDPOINT': 'http://127.0.0.1:1'}, {'HF_ENDPOINT': 'nonsense'}, {'HF_ENDPOINT': 'ftp://x'},
          {'HF_ENDPOINT': 'http://127.0.0.1:1', 'http_proxy': 'http://127.0.0.1:1'}, {'HF_ENDPOINT': 'https://127.0.0.1:1'},
          {'HF_TOKEN': 'a token\nof two lines', 'HF_ENDPOINT': 'http://127.0.0.1:1'})


def both(arguments, **variables):
    return [(language, run(*arguments, LANGUAGE=language, **variables)) for language in LANGUAGES]


def told_on_terminal(columns, *arguments, **variables):
    """What the program says of its progress on a terminal of that width."""
    return program.drive_terminal(columns, *arguments, stream='stderr', **variables)[0]


def gutters(lines):
    """How many gaps of two columns go through all of the lines."""
    cells = []
    for line in lines:
        cells.append(''.join(c if width(c) == 1 else c + c if width(c) == 2 else '' for c in line))
    most = max(map(len, cells))
    blank = [all(len(line) <= at or line[at] == ' ' for line in cells) for at in range(most)]
    return sum(1 for at in range(2, most) if blank[at] and blank[at - 1] and not blank[at - 2])


@unittest.skipUnless(program.has_translations(), 'There are no translations yet')
class Crawl(unittest.TestCase):
    def check(self, text, *what, typed=''):
        found = chinese.faults(text, typed)
        if found:
            self.fail(f'{what}: {found}\n{text}')

    def crawl(self, jobs):
        """Runs them two at a time, and looks at all that each said. @jobs: of arguments and variables"""
        def work(job):
            arguments, variables = job
            return arguments, variables, both(arguments, **variables)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for arguments, variables, results in pool.map(work, jobs):
                for language, result in results:
                    with self.subTest(language=language, arguments=[one[:40] for one in arguments], variables=variables):
                        self.assertTrue(program.has_han(result.out + result.err) or not result.out + result.err, result.out + result.err)
                        self.check(result.out + result.err.replace('bestiary: ', ''), typed=' '.join(arguments[1:]))

    def test_help(self):
        for arguments in [['--help'], *([verb, '--help'] for verb in VERBS)]:
            for language, result in both(arguments):
                with self.subTest(language=language, arguments=arguments):
                    # What is typed stands in lines of its own.
                    typed = [line for line in result.out.splitlines() if line.startswith('  ') and line[2] != ' ']
                    meant = [line for line in result.out.splitlines() if line not in typed]
                    self.check('\n'.join(meant))
                    for word in ('QUERY', 'WORDS', 'FILE', 'SIZE', 'TYPE', 'TEXT', 'COMMAND'):
                        self.assertNotIn(word, '\n'.join(typed))

    def test_mistakes(self):
        self.crawl([(arguments, {}) for arguments in MISTAKES])

    def test_entries(self):
        # In Markdown, where no sentence of the guide is broken into lines.
        jobs = [(['show', identifier, '--format', 'md'], {}) for identifier in SHOWN]
        jobs += [(['fit', identifier, '--format', form, *more], {}) for identifier in SHOWN[:4] for form in ('text', 'md')
                 for more in ([], ['--budget', '24GiB+64GiB'])]
        jobs += [(['list', *more], {}) for more in (['shelf:review-2023'], ['shelf:milestones', '--format', 'md'], ['--limit', '3', 'sort:-params'])]
        self.crawl(jobs)

    def test_files(self):
        """Files of the user's that cannot be read, output that nobody takes, and disks that are full."""
        with program.Home() as home:
            for name, text in (('truncated.json', '{ "family": { "id": "x"'), ('empty.json', ''), ('array.json', '[]'),
                               ('twice.json', '{ "family": {}, "family": {} }'), ('family.json', '{ "entries": [ { "id": 3 } ] }'),
                               ('source.json', '{ "family": { "id": "x" }, "entries": [ { "id": "x", "kind": "model" } ] }')):
                (home.guide / name).write_text(text)
            (home.guide / 'dangling.json').symlink_to('/nonexistent/file')
            (home.guide / 'folder.json').mkdir()
            self.crawl([(['list', '--limit', '1'], {'XDG_DATA_HOME': home.path})])
        for language in LANGUAGES:
            with open('/dev/full', 'wb') as full:
                for arguments in (['list'], ['chart', '--output', '-', '--format', 'svg']):
                    err = run(*arguments, stdout=full, LANGUAGE=language).err
                    self.assertTrue(program.has_han(err), err)
                    self.check(err.replace('bestiary: ', ''), arguments)
        for place in ('/dev/null/home', '/proc/self/none'):
            self.crawl([(['refresh'], {'XDG_CACHE_HOME': place, 'XDG_DATA_HOME': place, 'HF_HUB_OFFLINE': '1'}),
                        (['sync', '--top', '3'], {'XDG_CACHE_HOME': place, 'XDG_DATA_HOME': place, 'HF_ENDPOINT': 'http://127.0.0.1:1'})])

    def test_no_hub(self):
        self.crawl([(arguments, absent) for absent in ABSENT for arguments in (['refresh', 'bigscience/bloom'], ['search', 'x'], ['sync', '--top', '3'])])

    def test_no_display(self):
        self.crawl([([], {'DBUS_SESSION_BUS_ADDRESS': 'disabled:', 'GSETTINGS_BACKEND': 'memory'})])


@unittest.skipUnless(program.has_translations(), 'There are no translations yet')
class CrawlHub(Crawl):
    test_help = test_mistakes = test_entries = test_files = test_no_hub = test_no_display = None

    def test_troubles(self):
        def meet(trouble):
            with World('--trouble', trouble) as world:
                verbs = ASKING[2:3] if trouble in TRYING else ASKING
                return trouble, [(arguments, language, world.run(*arguments, LANGUAGE=language)) for arguments in verbs for language in LANGUAGES]

        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for trouble, results in pool.map(meet, TROUBLES + TRYING):
                for arguments, language, result in results:
                    with self.subTest(trouble=trouble, arguments=arguments, language=language):
                        self.check(result.out + result.err.replace('bestiary: ', ''))

    def test_days_of_a_life(self):
        """Refresh, search, add, show, sync and remove where all goes well, and what changes is told."""
        with World() as world:
            for language, gone in zip(LANGUAGES, IDS[5:]):
                for arguments in (['refresh'], ['refresh', 'bigscience/bloom', '--details'], ['search', 'falcon'], ['add', IDS[3]], ['add', IDS[3]],
                                  ['sync', '--top', '50'], ['sync'], ['list', '--limit', '3'], ['show', 'bigscience/bloom', '--format', 'md'],
                                  ['remove', IDS[3]], ['remove', IDS[3]], ['search', 'zzzz']):
                    with self.subTest(arguments=arguments, language=language):
                        result = world.run(*arguments, LANGUAGE=language)
                        self.check(result.out + result.err.replace('bestiary: ', ''))
                world.hub.change('bigscience/bloom', set={'downloads': 7 + len(language), 'likes': 70000, 'gated': 'manual', 'lastModified': '2026-01-02T03:04:05.000Z'}, commit=True)
                world.hub.change(gone, remove=True)
                with self.subTest(language=language):
                    self.check(world.run('refresh', LANGUAGE=language).out)

    def test_neutral(self):
        """JSON and CSV are for programs: the same in every language but for the sentences of the guide, and what makers call themselves."""
        def rest(text, form):
            if form == 'csv':
                rows = list(csv.DictReader(io.StringIO(text)))
                return [{name: value for name, value in row.items() if name not in ('summary', 'milestone', 'note', 'organization')
                         and not (name == 'value' and row['field'] in ('summary', 'milestone', 'organization'))} for row in rows]
            return json.loads(text, object_hook=lambda one: {name: value for name, value in one.items()
                                                             if name not in ('summary', 'milestone', 'note', 'text', 'organization', 'fetched_at')})

        with World() as world:
            world.run('refresh')
            for form in ('json', 'csv'):
                for arguments in (['list'], ['show', 'bigscience/bloom'], ['show', 'meta-llama/Llama-2-7b-hf'], ['search', 'falcon'],
                                  ['fit', 'bigscience/bloom', '--budget', '24GiB'], ['chart', '--output', '-']):
                    if arguments[0] == 'chart' and form == 'json':
                        continue
                    outs = [world.run(*arguments, '--format', form, LANGUAGE=language).out for language in ('en', *LANGUAGES)]
                    with self.subTest(form=form, arguments=arguments):
                        self.assertEqual(rest(outs[0], form), rest(outs[1], form))
                        self.assertEqual(rest(outs[0], form), rest(outs[2], form))
                        if arguments[0] == 'fit':
                            self.assertEqual(len(set(outs)), 1)

    def test_pictures(self):
        """What a chart says, to be seen and to be spoken."""
        with World() as world:
            for language in LANGUAGES:
                for kind in ('timeline', 'ranking'):
                    svg = world.run('chart', 'shelf:review-2023', '--output', '-', '--format', 'svg', '--kind', kind, '--budget', '24GiB',
                                    LANGUAGE=language).out
                    said = [' '.join(html.unescape(''.join(re.findall('>([^<]*)<', part))).split())
                            for part in re.findall('<(?:title|desc|text)[ >].*?</(?:title|desc|text)>', svg, re.S)]
                    with self.subTest(language=language, kind=kind):
                        self.assertGreater(len(said), 40)
                        # A title of a source may be broken behind a hyphen or a slash.
                        self.check(re.sub('(?<=[-/])\n', '', '\n'.join(said)))

    def test_progress(self):
        with World('--trouble', 'latency=20') as world:
            for language in LANGUAGES:
                for columns in (80, 40):
                    for arguments in (['refresh'], ['refresh', 'bigscience/bloom', '--details'], ['sync', '--top', '60']):
                        with self.subTest(arguments=arguments, language=language, columns=columns):
                            told = told_on_terminal(columns, *arguments, **(world.variables | {'LANGUAGE': language}))
                            drawn = [part for part in chinese.plain(told).replace('\r', '\n').split('\n') if part.startswith('[')]
                            self.assertTrue(all(width(line) < columns for line in drawn), drawn)
                            self.check(told.replace('bestiary: ', '').replace('#', ''))

    def test_columns(self):
        """They align where characters are two columns wide, on a terminal of any width and off it."""
        with World() as world:
            world.run('refresh')
            for language in LANGUAGES:
                for arguments in (['list', '--limit', '20'], ['search', 'falcon'], ['fit', 'bigscience/bloom', '--budget', '24GiB']):
                    for columns in (None, 120, 80, 60, 40):
                        with self.subTest(language=language, arguments=arguments, columns=columns):
                            out = (world.run(*arguments, LANGUAGE=language).out if columns is None else
                                   chinese.plain(world.on_terminal(columns, *arguments, LANGUAGE=language)))
                            # The table is what stands last.
                            lines = out.rstrip('\n').split('\n\n')[-1].split('\n')
                            n_columns = len(re.split(' {2,}', lines[0].strip()))
                            self.assertEqual(gutters(lines), n_columns - 1, out)
                            if columns is not None:
                                self.assertTrue(all(width(line) <= columns for line in lines), out)


if __name__ == '__main__':
    program.main()
