"""Commands, options, exit statuses, and what becomes of output that nobody takes."""

import os
import subprocess
import unittest

import program
from program import run


class Help(unittest.TestCase):
    def test_help(self):
        for arguments in (['--help'], ['-h'], ['help'], ['list', '--help'], ['show', '--help'], ['help', 'list'],
                          ['help', 'show'], ['show', 'no/such', '--help']):
            with self.subTest(arguments=arguments):
                result = run(*arguments)
                self.assertEqual(result.status, 0)
                self.assertEqual(result.err, '')
                self.assertIn('--format', result.out)

    def test_help_names_every_command(self):
        out = run('--help').out
        for word in ('bestiary list', 'bestiary show', '--version'):
            self.assertIn(word, out)

    def test_help_for_nothing(self):
        self.assertEqual(run('help', 'nothing').status, 2)

    def test_version(self):
        result = run('--version')
        self.assertEqual(result.status, 0)
        self.assertRegex(result.out, r'^bestiary \d+\.\d+\.\d+\n$')
        self.assertEqual(result.err, '')


class WrongUsage(unittest.TestCase):
    def check(self, *arguments):
        result = run(*arguments)
        self.assertEqual(result.status, 2)
        self.assertEqual(result.out, '')
        self.assertTrue(result.err.startswith('bestiary: '), result.err)
        return result.err

    def test_unknown_command(self):
        err = self.check('lst')
        self.assertIn('“lst”', err)
        self.assertIn('“list”', err)
        self.assertIn('--help', self.check('qqqqqqqqqqqq'))
        self.check('')
        self.check('😀')

    def test_unknown_option(self):
        err = self.check('list', '--limt', '3')
        self.assertIn('“--limt”', err)
        self.assertIn('“--limit”', err)
        self.check('show', 'bigscience/bloom', '--' + 'x' * 10000)

    def test_unknown_option_alone(self):
        for arguments in (['--nonsense'], ['--limt', 'list'], ['-x'], ['--gapplication'], ['--display=:0'], ['-']):
            with self.subTest(arguments=arguments):
                self.assertIn(arguments[0].split('=')[0], self.check(*arguments))

    def test_options_before_the_command(self):
        result = run('--format', 'json', '--limit=1', 'list')
        self.assertEqual((result.status, result.err), (0, ''))
        self.assertTrue(result.out.startswith('['))

    def test_long_words_are_cut(self):
        for arguments in (['x' * 10000], ['--' + 'x' * 10000], ['list', '--format', 'x' * 10000], ['list', '--limit', '猎' * 10000]):
            err = self.check(*arguments)
            self.assertIn('…', err)
            self.assertLess(len(err), 400)

    def test_formats(self):
        for arguments in (['--format', 'xml'], ['--format=JSON'], ['--format='], ['--format']):
            with self.subTest(arguments=arguments):
                self.check('list', *arguments)

    def test_limits(self):
        for limit in ('-1', 'x', '', '1.5', '1e3', ' 1', '99999999999999999999', '0x10', '+1'):
            with self.subTest(limit=limit):
                self.check('list', '--limit', limit)
                self.check('list', f'--limit={limit}')
        self.check('list', '--limit')
        self.check('show', 'bigscience/bloom', '--limit', '1')

    def test_show_takes_one(self):
        self.check('show')
        self.check('show', 'bigscience/bloom', 'tiiuae/falcon-7b')

    def test_a_command_that_is_no_utf8(self):
        completed = subprocess.run([program.PROGRAM, b'l\xffst'], capture_output=True, env=program.environment())
        self.assertEqual(completed.returncode, 2)
        completed.stderr.decode('utf-8')


class Surroundings(unittest.TestCase):
    def test_no_display_is_needed(self):
        for variables in ({}, {'DISPLAY': ':65000', 'WAYLAND_DISPLAY': 'nothing', 'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/x'}):
            result = run('list', '--limit', '1', **variables)
            self.assertEqual(result.status, 0)
            self.assertEqual(result.err, '')

    def test_window_needs_a_display(self):
        for arguments in ([], ['--gapplication-service']):
            for variables in ({}, {'DISPLAY': ':65000', 'WAYLAND_DISPLAY': 'nothing'}):
                with self.subTest(arguments=arguments, variables=variables):
                    result = run(*arguments, DBUS_SESSION_BUS_ADDRESS='disabled:', GSETTINGS_BACKEND='memory', **variables)
                    self.assertEqual((result.status, result.out), (1, ''))
                    self.assertRegex(result.err, '^bestiary: .*“bestiary list”.*\n$')

    def test_home_cannot_be_written(self):
        for home in ('/proc/self/none', '/nonexistent', ''):
            with self.subTest(home=home):
                result = run('list', '--limit', '1', HOME=home)
                self.assertEqual((result.status, result.err), (0, ''))
        # A home that is no folder at all may be told, but is no reason to fail.
        self.assertEqual(run('list', '--limit', '1', HOME='/dev/null').status, 0)

    def test_bare_environment(self):
        completed = subprocess.run([program.PROGRAM, 'list', '--limit', '1'], capture_output=True, env={})
        self.assertEqual(completed.returncode, 0)
        self.assertEqual(completed.stderr, b'')

    def test_numbers_in_any_locale(self):
        plain = run('list', '--format', 'json').out
        for locale in ('C', 'POSIX', 'xx_XX.UTF-8', 'de_DE.UTF-8'):
            self.assertEqual(run('list', '--format', 'json', LC_ALL=locale).out, plain)

    def test_files_of_the_user_that_are_damaged(self):
        for name, text in (('truncated.json', '{ "family": { "id": "x"'), ('empty.json', ''), ('binary.json', '\0\1\2'),
                           ('array.json', '[]'), ('words.json', '"words"')):
            with self.subTest(name=name), program.Home() as home:
                (home.guide / name).write_text(text)
                result = run('list', '--format', 'json', XDG_DATA_HOME=home.path)
                self.assertEqual(result.status, 0)
                self.assertIn(name, result.err)
                self.assertEqual(result.out, run('list', '--format', 'json').out)

    def test_files_of_the_user_that_cannot_be_read(self):
        with program.Home() as home:
            (home.guide / 'dangling.json').symlink_to('/nonexistent/file')
            (home.guide / 'folder.json').mkdir()
            result = run('list', '--format', 'json', XDG_DATA_HOME=home.path)
            self.assertEqual(result.status, 0)
            self.assertIn('dangling.json', result.err)
            self.assertIn('folder.json', result.err)
            self.assertEqual(result.out, run('list', '--format', 'json').out)


class Output(unittest.TestCase):
    def test_full_disk(self):
        for arguments in (['list'], ['show', 'bigscience/bloom', '--format', 'json'], ['--help'], ['--version']):
            with self.subTest(arguments=arguments), open('/dev/full', 'wb') as full:
                result = run(*arguments, stdout=full)
                self.assertEqual(result.status, 1)
                self.assertTrue(result.err.startswith('bestiary: '), result.err)

    def test_reader_that_has_gone(self):
        """head is no reason for a message, and the signal is none to die of."""
        reader, writer = os.pipe()
        os.close(reader)
        result = run('list', stdout=writer)
        os.close(writer)
        self.assertEqual(result.status, 1)
        self.assertEqual(result.err, '')

    def test_closed_output(self):
        completed = subprocess.run(['sh', '-c', '"$0" list >&-', program.PROGRAM], stderr=subprocess.PIPE,
                                   env=program.environment())
        self.assertEqual(completed.returncode, 1)
        self.assertTrue(completed.stderr.startswith(b'bestiary: '))


if __name__ == '__main__':
    program.main()
