"""Runs the program for the tests of the command line, and reports them as TAP.

    test_NAME.py PROGRAM DATA
"""

import fcntl
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata
import unittest

PROGRAM = sys.argv[1]
DATA = pathlib.Path(sys.argv[2])

# What a test may see of the machine it runs on. The sanitizers' options are for
# the runs of them.
KEPT = ('PATH', 'BESTIARY_LOCALEDIR', 'G_DEBUG', 'GIO_USE_VFS',
        'ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS')

# Seconds, only ever spent on a failure.
WAIT = 2 * float(os.environ.get('BESTIARY_WAIT', '30'))


class Result:
    def __init__(self, completed):
        self.status = completed.returncode
        self.out = completed.stdout.decode('utf-8') if completed.stdout is not None else ''
        self.err = completed.stderr.decode('utf-8')


def environment(**changes):
    """An environment with no display and no place to write to, not even for root; None takes a
    variable out."""
    variables = {name: os.environ[name] for name in KEPT if name in os.environ}
    variables |= {'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'HOME': '/proc/self/none', 'GSETTINGS_BACKEND': 'memory'}
    for name, value in changes.items():
        if value is None:
            variables.pop(name, None)
        else:
            variables[name] = value
    return variables


def run(*arguments, stdout=subprocess.PIPE, **variables):
    return Result(subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=stdout,
                                 stderr=subprocess.PIPE, timeout=WAIT, env=environment(**variables)))


def drive_terminal(columns, *arguments, stream='stdout', **variables):
    """What the program prints on a terminal of that width, and its exit status. It is read while it
    is written: a terminal that nobody reads is full soon."""
    primary, secondary = pty.openpty()
    fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    streams = {'stdout': subprocess.DEVNULL, stream: secondary}
    process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.DEVNULL, env=environment(TERM='xterm', **variables), **streams)
    os.close(secondary)
    out = b''
    while True:
        try:
            block = os.read(primary, 4096)
        except OSError:
            break
        if not block:
            break
        out += block
    os.close(primary)
    return out.decode('utf-8').replace('\r\n', '\n'), process.wait()


def on_terminal(columns, *arguments, **variables):
    """What the program prints on a terminal of that width."""
    out, status = drive_terminal(columns, *arguments, **variables)
    if status != 0:
        raise RuntimeError(f'{arguments} ended with status {status}')
    return out


def has_translations():
    folder = pathlib.Path(os.environ.get('BESTIARY_LOCALEDIR', '/nonexistent'))
    name = pathlib.Path(PROGRAM).name + '.mo'
    return all((folder / code / 'LC_MESSAGES' / name).exists() for code in ('zh_CN', 'zh_TW'))


def width(text):
    """How many columns of a terminal a text takes."""
    return sum(0 if unicodedata.category(c) in ('Mn', 'Me', 'Cf') else
               2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def has_han(text):
    return re.search(r'[\u4e00-\u9fff]', text) is not None


class Home:
    """A home of its own whose guide folder holds files of the user's."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.guide = pathlib.Path(self.folder.name) / 'bestiary' / 'guide'
        self.guide.mkdir(parents=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    @property
    def path(self):
        return self.folder.name


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.number = 0

    def say(self, word, test, directive=''):
        self.number += 1
        print(f'{word} {self.number} - {test.id()}{directive}', flush=True)

    def addSuccess(self, test):
        self.say('ok', test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.say('ok', test, f' # SKIP {reason}')

    def explain(self, test, error):
        self.say('not ok', test)
        for line in self._exc_info_to_string(error, test).splitlines():
            print('#', line)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.explain(test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self.explain(test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.explain(subtest, error)


def main():
    sys.stdout.reconfigure(encoding='utf-8')
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules['__main__'])
    result = TapResult()
    suite.run(result)
    print(f'1..{result.number}')
    sys.exit(0 if result.wasSuccessful() else 1)
