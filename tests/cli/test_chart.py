"""bestiary chart: pictures and tables of what a query finds, and mistaken command lines."""

import csv
import io
import json
import os
import pathlib
import stat
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import program
from program import run

REVIEW = 'shelf:review-2023'
SVG = '{http://www.w3.org/2000/svg}'
FALCON = 'tiiuae/falcon-180B'


def raw(*arguments, **variables):
    """The bytes that go to standard output."""
    umask = variables.pop('umask', 0o022)
    completed = subprocess.run([program.PROGRAM, 'chart', *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                               timeout=2 * program.WAIT, env=program.environment(**variables), umask=umask)
    assert completed.returncode == 0, completed.stderr.decode()
    assert completed.stderr == b'', completed.stderr.decode()
    return completed.stdout


def svg(*arguments, **variables):
    return raw(*arguments, '--output', '-', '--format', 'svg', **variables).decode('utf-8')


def texts(picture):
    root = ElementTree.fromstring(picture)
    return [''.join(text.itertext()) for text in root.iter(SVG + 'text')]


def title(picture):
    return ElementTree.fromstring(picture).find(SVG + 'title').text


def png_size(data):
    assert data[:8] == b'\x89PNG\r\n\x1a\n'
    return struct.unpack('>II', data[16:24])


def write_models(home, n, n_dated=None):
    """A guide of the user's with so many models, none of which is in the program's; only the first have a date."""
    source = {'kind': 'user', 'title': 'T', 'url': 'https://example.org'}
    words = {language: 'Made up.' for language in ('en', 'zh_CN', 'zh_TW')}
    entries = [{'id': f'own/model-{i}', 'kind': 'model', 'name': f'Model {i}', 'summary': words,
                'claims': {'parameters': [{'value': 10000 * (i + 1) ** 2, 'source': source}],
                           **({'released': [{'value': f'20{10 + i % 14}-{1 + i % 12:02}-{1 + i % 28:02}', 'source': source}]}
                              if n_dated is None or i < n_dated else {})}}
               for i in range(n)]
    guide = {'family': {'id': 'own', 'name': 'Own', 'organization': 'meta', 'summary': words}, 'entries': entries}
    (home.guide / 'own.json').write_text(json.dumps(guide))


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return pathlib.Path(self.folder.name) / name

    def write(self, name, *arguments, **variables):
        result = run('chart', *arguments, '--output', str(self.path(name)), **variables)
        self.assertEqual((result.status, result.out, result.err), (0, '', ''))
        return self.path(name).read_bytes()


class Pictures(Folder):
    def test_formats_by_name(self):
        self.assertTrue(self.write('a.svg', REVIEW).startswith(b'<?xml'))
        self.assertTrue(self.write('a.SVG', REVIEW).startswith(b'<?xml'))
        self.assertEqual(png_size(self.write('a.png', REVIEW)), (1200, 720))
        self.assertTrue(self.write('a.csv', REVIEW).startswith(b'id,'))

    def test_format_goes_before_the_name(self):
        self.assertTrue(self.write('a.txt', REVIEW, '--format', 'svg').startswith(b'<?xml'))
        self.assertTrue(self.write('a.png', REVIEW, '--format', 'csv').startswith(b'id,'))

    def test_a_format_that_there_is_not(self):
        """Those that are named are a chart's, and not a list's."""
        for word in ('pdf', 'text', 'md'):
            result = run('chart', REVIEW, '--output', '-', '--format', word)
            self.assertEqual((result.status, result.out), (2, ''))
            self.assertIn('there are svg, png and csv', result.err)

    def test_standard_output_is_the_same(self):
        self.assertEqual(self.write('a.svg', REVIEW), raw(REVIEW, '--output', '-', '--format', 'svg'))
        self.assertEqual(self.write('a.png', REVIEW), raw(REVIEW, '--output=-', '--format', 'png'))

    def test_size_and_scale(self):
        self.assertEqual(png_size(self.write('a.png', REVIEW, '--size', '640x480')), (640, 480))
        self.assertEqual(png_size(self.write('a.png', REVIEW, '--size', '340×260', '--scale', '3')), (1020, 780))
        self.assertEqual(png_size(self.write('a.png', REVIEW, '--size', '800', '--scale', '2')), (1600, 1440))
        root = ElementTree.fromstring(svg(REVIEW, '--size', '640x480'))
        self.assertEqual((root.get('width'), root.get('height')), ('640', '480'))

    def test_a_ranking_is_as_high_as_its_rows(self):
        few = ElementTree.fromstring(svg('family:falcon', '--kind', 'ranking'))
        many = ElementTree.fromstring(svg(REVIEW, '--kind', 'ranking'))
        self.assertGreater(float(many.get('height')), float(few.get('height')) * 2)
        found = json.loads(run('list', REVIEW, '--format', 'json').out)
        names = texts(svg(REVIEW, '--kind', 'ranking'))
        self.assertEqual([row['name'] for row in found if row['parameters'] and row['name'] not in names], [])

    def test_a_ranking_that_has_no_room_says_so(self):
        words = ' '.join(texts(svg(REVIEW, '--kind', 'ranking', '--size', '800x400')))
        self.assertIn('Falcon 180B', words)
        self.assertNotIn('Pythia 14M', words)
        self.assertRegex(words, r'\b\d+ largest of \d+\b')

    def test_limit(self):
        found = json.loads(run('list', REVIEW, 'sort:-params', '--limit', '3', '--format', 'json').out)
        words = texts(svg(REVIEW, 'sort:-params', '--limit', '3', '--kind', 'ranking'))
        for row in found:
            self.assertIn(row['name'], words)
        self.assertNotIn('Falcon 180B', words)

    def test_theme(self):
        pictures = {svg(REVIEW, *arguments) for arguments in (
            [], ['--theme', 'dark'], ['--high-contrast'], ['--theme', 'dark', '--high-contrast'])}
        self.assertEqual(len(pictures), 4)
        self.assertEqual(svg(REVIEW, '--theme', 'light'), svg(REVIEW))

    def test_selected_and_pinned(self):
        plain = svg(REVIEW)
        self.assertNotEqual(svg(REVIEW, '--select', FALCON), plain)
        self.assertNotIn('Falcon 40B Instruct', texts(plain))
        words = texts(svg(REVIEW, '--pin', 'tiiuae/falcon-40b-instruct', '--pin', 'EleutherAI/pythia-14m'))
        self.assertIn('Falcon 40B Instruct', words)
        self.assertIn('Pythia 14M', words)

    def test_names_beside_what_is_nearly_the_same(self):
        """Three models of one family, size and day have the name of one."""
        words = texts(svg(REVIEW))
        for name in ('Code Llama 70B', 'MPT-30B'):
            self.assertTrue(any(word.startswith(name) for word in words), words)

    def test_a_part(self):
        words = texts(svg(REVIEW, '--params', '100b..300b', '--time', '2023'))
        self.assertIn('Falcon 180B', words)
        self.assertNotIn('BLOOM 176B', words)
        self.assertNotIn('LLaMA 7B', words)
        # One side alone leaves the other as it is.
        words = texts(svg(REVIEW, '--time=2022'))
        self.assertIn('BLOOM 176B', words)
        self.assertIn('BLOOM 560M', words)
        self.assertNotIn('Falcon 180B', words)

    def test_budget(self):
        picture = svg(REVIEW, '--budget', '24GiB')
        self.assertNotEqual(picture, svg(REVIEW))
        self.assertTrue(any('24 GiB' in text.replace('\u202f', ' ').replace('\xa0', ' ') for text in texts(picture)))
        self.assertNotEqual(svg(REVIEW, '--budget', '24GiB', '--quant', 'F16'), picture)
        self.assertEqual(svg(REVIEW, '--budget', '24GiB', '--quant', 'Q4_K_M'), picture)
        self.assertEqual(svg(REVIEW, '--ram', '24GiB'), picture)

    def test_title(self):
        self.assertEqual(title(svg(REVIEW, '--title', 'Wölfe & <Füchse>')), 'Wölfe & <Füchse>')
        self.assertEqual(title(svg(REVIEW)), '2023 in review: open language models')
        self.assertEqual(title(svg(REVIEW, 'sort:name')), title(svg(REVIEW)))
        self.assertNotEqual(title(svg(REVIEW, 'falcon')), title(svg(REVIEW)))

    @unittest.skipUnless(program.has_translations(), 'no translations')
    def test_languages(self):
        for language in ('zh_CN', 'zh_TW'):
            picture = svg(REVIEW, LANGUAGE=language)
            self.assertTrue(program.has_han(title(picture)))
            self.assertIn('Falcon 180B', texts(picture))
            self.assertTrue(any('亿' in text or '億' in text for text in texts(picture)))


class Same(Folder):
    """The same bytes for the same chart, wherever and whenever it is drawn."""

    def test_surroundings(self):
        for form in ('svg', 'png', 'csv'):
            plain = raw(REVIEW, '--output', '-', '--format', form)
            for variables in ({}, {'TZ': 'Asia/Shanghai'}, {'TZ': 'America/Los_Angeles', 'umask': 0o077}, {'LC_ALL': 'C'},
                              {'LC_ALL': 'de_DE.UTF-8'}, {'DISPLAY': ':65000', 'COLUMNS': '40'}, {'GTK_THEME': 'Adwaita:dark'}):
                with self.subTest(form=form, variables=variables):
                    self.assertEqual(raw(REVIEW, '--output', '-', '--format', form, **variables), plain)

    def test_kinds(self):
        for arguments in ([REVIEW, '--kind', 'ranking'], ['shelf:guide', '--theme', 'dark', '--select', FALCON]):
            self.assertEqual(svg(*arguments), svg(*arguments))


class Links(Folder):
    def test_a_link_is_its_options(self):
        link = 'chart:ranking?q=shelf:review-2023&select=tiiuae/falcon-180B'
        self.assertEqual(svg(link), svg(REVIEW, '--kind', 'ranking', '--select', FALCON))
        link = 'chart:timeline?q=shelf:review-2023&time=2023-01-01..2023-12-31&params=1e10..2e11&pin=tiiuae/falcon-7b'
        self.assertEqual(svg(link), svg(REVIEW, '--time', '2023', '--params', '10b..200b', '--pin', 'tiiuae/falcon-7b'))

    def test_options_go_before_the_link(self):
        link = 'chart:ranking?q=shelf:review-2023&select=tiiuae/falcon-7b&params=1e9..1e10'
        self.assertEqual(svg(link, '--kind', 'timeline', '--select', FALCON, '--params', '1e8..1e12'),
                         svg(REVIEW, '--select', FALCON, '--params', '1e8..1e12'))

    def test_a_table_is_no_picture(self):
        link = 'chart:table?q=shelf:review-2023'
        self.assertEqual(raw(link, '--output', '-', '--format', 'csv'), raw(REVIEW, '--output', '-', '--format', 'csv'))
        result = run('chart', link, '--output', str(self.path('a.svg')))
        self.assertEqual((result.status, result.out), (2, ''))
        self.assertFalse(self.path('a.svg').exists())
        self.assertEqual(svg(link, '--kind', 'timeline'), svg(REVIEW))

    def test_what_has_gone(self):
        """A link may be older than what the library has."""
        self.assertEqual(svg('chart:timeline?q=shelf:review-2023&select=no/such&pin=neither/this'), svg(REVIEW))

    def test_mistakes(self):
        for link in ('chart:', 'chart:pie?q=x', 'chart:timeline?q=%ff', 'chart:timeline?time=never', 'chart:timeline?q=params:x',
                     'chart:timeline?params=2..1'):
            with self.subTest(link=link):
                result = run('chart', link, '--output', str(self.path('a.svg')))
                self.assertEqual((result.status, result.out), (2, ''))
                self.assertTrue(result.err.startswith('bestiary: '), result.err)
                self.assertFalse(self.path('a.svg').exists())
        self.assertEqual(run('chart', 'chart:timeline', 'falcon', '--output', str(self.path('a.svg'))).status, 2)

    def test_a_query_in_a_link_is_a_query(self):
        result = run('chart', 'chart:timeline?q=licence:open', '--output', str(self.path('a.svg')))
        self.assertEqual(result.err, run('list', 'licence:open').err)


class Table(Folder):
    def test_it_is_what_list_prints(self):
        for query in ([REVIEW], ['falcon', 'sort:params'], []):
            self.assertEqual(self.write('a.csv', *query).decode('utf-8'), run('list', *query, '--format', 'csv').out)
        self.assertEqual(self.write('a.csv', '--limit', '2').decode('utf-8'), run('list', '--limit', '2', '--format', 'csv').out)

    def test_columns(self):
        table = list(csv.DictReader(io.StringIO(self.write('a.csv', 'shelf:review-2023', 'kind:model,closed-model').decode('utf-8'))))
        by_id = {row['id']: row for row in table}
        self.assertEqual(by_id[FALCON]['openness'], 'weights')
        self.assertEqual(by_id['gpt-3']['openness'], 'closed')
        self.assertEqual(by_id['gpt-4']['parameters'], '')
        self.assertEqual(by_id['gpt-4']['parameters_estimated'], '')
        self.assertEqual(by_id[FALCON]['parameters_estimated'], 'false')


class Many(Folder):
    @classmethod
    def setUpClass(cls):
        cls.home = program.Home()
        write_models(cls.home, 4300)
        cls.variables = {'XDG_DATA_HOME': cls.home.path}

    @classmethod
    def tearDownClass(cls):
        cls.home.folder.cleanup()

    def test_density(self):
        picture = svg('family:own', **self.variables)
        self.assertEqual(picture, svg('family:own', **self.variables))
        self.assertLess(len(picture), 400000)
        root = ElementTree.fromstring(picture)
        self.assertIn('4,300', root.find(SVG + 'desc').text)

    def test_a_part_of_few(self):
        words = texts(svg('family:own', '--params', '1e4..1e6', '--time', '2010..2012', '--pin', 'own/model-0', **self.variables))
        self.assertIn('Model 0', words)

    def test_a_ranking_says_how_many(self):
        picture = svg('family:own', '--kind', 'ranking', **self.variables)
        self.assertRegex(title(picture), '1,000 .* 4,300')
        self.assertLessEqual(float(ElementTree.fromstring(picture).get('height')), 4096)

    def test_all_rows(self):
        table = self.write('a.csv', 'family:own', **self.variables).decode('utf-8')
        self.assertEqual(len(table.splitlines()), 4301)

    def test_limit_makes_points(self):
        self.assertNotEqual(svg('family:own', '--limit', '3900', **self.variables), svg('family:own', **self.variables))
        self.assertIn('4,200', ElementTree.fromstring(svg('family:own', '--limit', '4200', **self.variables)).find(SVG + 'desc').text)


class MostlyUndated(Folder):
    def test_each_that_has_a_place_has_a_mark(self):
        """Of many, few of which have a date, no cells are left: as in the window."""
        home = program.Home()
        self.addCleanup(home.folder.cleanup)
        write_models(home, 4300, 150)
        picture = svg('family:own', XDG_DATA_HOME=home.path)
        roles = [element.get('role') for element in ElementTree.fromstring(picture).iter(SVG + 'g')]
        self.assertEqual(roles.count('graphics-symbol'), 150)
        self.assertIn('4,150 of unknown date', ElementTree.fromstring(picture).find(SVG + 'desc').text)


class Nothing(Folder):
    def test_no_picture_of_nothing(self):
        for form in ('svg', 'png'):
            self.path('a.' + form).write_text('before')
            result = run('chart', 'zzzz', '--output', str(self.path('a.' + form)))
            self.assertEqual((result.status, result.out), (3, ''))
            self.assertIn('Nothing is found', result.err)
            self.assertEqual(self.path('a.' + form).read_text(), 'before')
        self.assertEqual(run('chart', '--limit', '0', '--output', str(self.path('b.svg'))).status, 3)

    def test_the_culprit_is_named(self):
        self.assertEqual(run('chart', 'falcon', 'params:>900b', '--output', '-', '--format', 'svg').err,
                         run('list', 'falcon', 'params:>900b').err)

    def test_nothing_that_has_parameters(self):
        result = run('chart', 'kind:method', '--output', str(self.path('a.svg')))
        self.assertEqual((result.status, result.out), (3, ''))
        self.assertTrue(result.err.startswith('bestiary: '))
        self.assertEqual(os.listdir(self.folder.name), [])

    def test_a_table_of_nothing(self):
        self.assertEqual(self.write('a.csv', 'zzzz').count(b'\n'), 1)

    def test_models_that_are_not_there(self):
        for option in ('--select', '--pin'):
            result = run('chart', REVIEW, option, 'tiiuae/falcon-18B', '--output', str(self.path('a.svg')))
            self.assertEqual((result.status, result.out), (3, ''))
            self.assertIn('“tiiuae/falcon-18B”', result.err)
            result = run('chart', 'llama', option, FALCON, '--output', str(self.path('a.svg')))
            self.assertEqual((result.status, result.out), (3, ''))
            self.assertIn(f'“{FALCON}”', result.err)
        self.assertEqual(os.listdir(self.folder.name), [])


class WrongUsage(Folder):
    def check(self, *arguments, word='bestiary: '):
        result = run('chart', *arguments)
        self.assertEqual((result.status, result.out), (2, ''))
        self.assertTrue(result.err.startswith('bestiary: '), result.err)
        self.assertIn(word, result.err)
        self.assertLess(len(result.err), 600)
        self.assertEqual(os.listdir(self.folder.name), [])

    def test_output(self):
        self.check(REVIEW, word='--output')
        self.check(word='.svg')
        self.check('--output', '-', word='--format')
        self.check('--output', '', word='--output')
        self.check('--output', word='--output')
        for name in ('a', 'a.jpg', '.svg', 'svg', 'a.svg/', 'a.svgz'):
            with self.subTest(name=name):
                self.check('--output', name, word=name)

    def test_formats(self):
        for form in ('text', 'json', 'md'):
            self.check('--output', str(self.path('a.svg')), '--format', form, word=form)
        for command in ('list', 'show', 'search', 'refresh'):
            self.assertEqual(run(command, 'x', '--format', 'svg').status, 2)

    def test_sizes(self):
        out = ('--output', str(self.path('a.svg')))
        for size in ('', 'x', '0x0', '1200x', 'x720', '1200x720x1', '339x260', '340x259', '4097x500', '500x4097', '-1x500', '1e3x500',
                     '1200 x 720', '１２００x720', '99999999999999999999x500', '800*600'):
            with self.subTest(size=size):
                self.check(*out, '--size', size)
        for scale in ('0', '4', '1.5', '', '2x', '-1'):
            with self.subTest(scale=scale):
                self.check(*out, '--scale', scale)

    def test_words(self):
        out = ('--output', str(self.path('a.svg')))
        for arguments in (['--kind', 'pie'], ['--kind', 'table'], ['--theme', 'sepia'], ['--time', 'x'], ['--time', '2023..2022'],
                          ['--time', '2023-01-01..2023-01-01'], ['--params', '1..0'], ['--params', 'nan..inf'], ['--params', '7b'],
                          ['--kind'], ['--pin'], ['--select'], ['--context', '8192'], ['--kv', 'f16'], ['--top', '5'], ['--card'],
                          ['--details'], ['--full'], ['--quant', 'F16'], ['--budget', '24']):
            with self.subTest(arguments=arguments):
                self.check(*out, *arguments)

    def test_options_of_charts_alone(self):
        for arguments in (['--output', 'a.svg'], ['--kind', 'ranking'], ['--size', '800x600'], ['--scale', '2'], ['--theme', 'dark'],
                          ['--high-contrast'], ['--select', FALCON], ['--pin', FALCON], ['--time', '2023'], ['--params', '1b..2b'],
                          ['--title', 'T']):
            with self.subTest(arguments=arguments):
                result = run('list', *arguments)
                self.assertEqual((result.status, result.out), (2, ''))
                self.assertIn('“bestiary chart”', result.err)

    def test_a_mistaken_query(self):
        result = run('chart', 'params:x', '--output', str(self.path('a.svg')))
        self.assertEqual((result.status, result.out), (2, ''))
        self.assertEqual(result.err, run('list', 'params:x').err)

    def test_a_terminal_is_no_place_for_pixels(self):
        with self.assertRaises(RuntimeError):
            program.on_terminal(80, 'chart', REVIEW, '--output', '-', '--format', 'png')

    def test_help(self):
        out = run('chart', '--help').out
        for option in ('--output', '--kind', '--size', '--scale', '--theme', '--high-contrast', '--title', '--time', '--params',
                       '--select', '--pin', '--limit', '--format', 'chart:timeline'):
            self.assertIn(option, out)
        self.assertIn('bestiary chart', run('--help').out)


class Writing(Folder):
    def test_a_file_is_replaced_whole(self):
        old = self.path('a.svg')
        old.write_text('before')
        old.chmod(0o640)
        inode = old.stat().st_ino
        self.write('a.svg', REVIEW)
        self.assertNotEqual(old.stat().st_ino, inode)
        self.assertEqual(stat.S_IMODE(old.stat().st_mode), 0o640)
        self.assertEqual(os.listdir(self.folder.name), ['a.svg'])

    def test_mode_is_of_the_umask(self):
        for umask in (0o022, 0o077):
            name = self.path(f'{umask}.svg')
            raw(REVIEW, '--output', str(name), umask=umask)
            self.assertEqual(stat.S_IMODE(name.stat().st_mode), 0o666 & ~umask)

    def test_a_link_stays_one(self):
        self.path('real.svg').write_text('before')
        self.path('a.svg').symlink_to('real.svg')
        self.write('a.svg', REVIEW)
        self.assertTrue(self.path('a.svg').is_symlink())
        self.assertTrue(self.path('real.svg').read_text().startswith('<?xml'))

    def test_what_cannot_be_written(self):
        self.path('folder.svg').mkdir()
        for name in ('no/such/a.svg', 'folder.svg', 'x' * 300 + '.svg'):
            with self.subTest(name=name[:20]):
                result = run('chart', REVIEW, '--output', str(self.path(name)))
                self.assertEqual((result.status, result.out), (1, ''))
                self.assertTrue(result.err.startswith('bestiary: “'), result.err)
        self.assertEqual(os.listdir(self.folder.name), ['folder.svg'])

    def test_a_full_disk(self):
        for form in ('svg', 'png', 'csv'):
            result = run('chart', REVIEW, '--output', '/dev/full', '--format', form)
            self.assertEqual(result.status, 1)
            self.assertIn('“/dev/full”', result.err)
            with open('/dev/full', 'wb') as full:
                self.assertEqual(run('chart', REVIEW, '--output', '-', '--format', form, stdout=full).status, 1)
        self.assertTrue(stat.S_ISCHR(os.stat('/dev/full').st_mode))

    def test_a_limit_of_file_size_keeps_the_old_file(self):
        self.path('a.svg').write_text('before')
        completed = subprocess.run(['sh', '-c', 'trap "" XFSZ; ulimit -f 1; "$0" "$@"', program.PROGRAM, 'chart', REVIEW,
                                    '--output', str(self.path('a.svg'))], capture_output=True, env=program.environment())
        self.assertEqual(completed.returncode, 1)
        self.assertEqual(self.path('a.svg').read_text(), 'before')
        self.assertEqual(os.listdir(self.folder.name), ['a.svg'])

    def test_a_reader_that_has_gone(self):
        reader, writer = os.pipe()
        os.close(reader)
        result = run('chart', REVIEW, '--output', '-', '--format', 'svg', stdout=writer)
        os.close(writer)
        self.assertEqual((result.status, result.err), (1, ''))

    def test_a_pipe_is_written_as_it_comes(self):
        self.assertEqual(raw(REVIEW, '--output', '/dev/stdout', '--format', 'svg'), raw(REVIEW, '--output', '-', '--format', 'svg'))


if __name__ == '__main__':
    program.main()
