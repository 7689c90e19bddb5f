"""Runs build-aux/run-tests over a meson that is made up: which tests are run once more, and what is
said of them.

    run_tests.py RUN-TESTS
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import tap

SCRIPT = pathlib.Path(sys.argv[1])

# Writes the log of its first call, then that of its second; and says with what it was called.
MESON = r'''#!/usr/bin/env bash
printf '%s\n' "$*" >>calls
n=$(wc -l <calls)
cp "log-$n" _build/meson-logs/testlog.json
! grep -q -e ERROR -e TIMEOUT "log-$n"
'''


def line(name, result, said=''):
    return json.dumps({'name': f'bestiary:ui+once / {name}', 'result': result, 'duration': 1.5, 'stdout': said, 'stderr': ''})


def run(first, second=()):
    """Returns the exit status, what the script says last, with what meson was called, and what failed."""
    with tempfile.TemporaryDirectory(prefix='bestiary-tests-') as name:
        folder = pathlib.Path(name)
        (folder / '_build' / 'meson-logs').mkdir(parents=True)
        (folder / 'meson').write_text(MESON, encoding='utf-8')
        (folder / 'meson').chmod(0o755)
        for number, lines in enumerate((first, second), 1):
            (folder / f'log-{number}').write_text(''.join(f'{text}\n' for text in lines), encoding='utf-8')
        done = subprocess.run([SCRIPT, '_build', '--suite', 'some'], cwd=folder, env={'PATH': f'{folder}:/usr/bin:/bin'},
                              capture_output=True, text=True, check=False)
        calls = (folder / 'calls').read_text(encoding='utf-8').splitlines()
        failed = (folder / '_build' / 'meson-logs' / 'failed.txt').read_text(encoding='utf-8')
        return done.returncode, done.stdout.splitlines()[-1], calls, failed


def all_pass():
    status, said, calls, failed = run([line('ui-one', 'OK'), line('core-two', 'EXPECTEDFAIL'), line('cli-three', 'SKIP')])
    assert (status, said, len(calls), failed) == (0, '2 passed, 0 failed, 1 skipped', 1, ''), (status, said, calls, failed)
    assert '--suite some' in calls[0], calls


def what_is_no_test_of_the_window_fails_at_once():
    status, said, calls, failed = run([line('ui-one', 'ERROR'), line('core-two', 'ERROR', 'ok 1 x\nAssertionError: two is not three\n')])
    assert (status, said, len(calls)) == (1, '0 passed, 2 failed', 1), (status, said, calls)
    assert 'core-two: ERROR after 2 s\n    AssertionError: two is not three\n' in failed, failed


def the_window_has_a_second_try():
    status, said, calls, failed = run([line('ui-one', 'TIMEOUT', 'not ok 1 opens\n'), line('ui-two', 'OK')], [line('ui-one', 'OK')])
    assert (status, said) == (0, '2 passed, 0 failed, of which passed only alone: ui-one'), (status, said)
    assert calls[1].endswith(' ui-one') and '--num-processes 1 ' in calls[1] and '--suite' not in calls[1], calls
    assert failed == 'ui-one: TIMEOUT after 2 s, passed alone\n    not ok 1 opens\n', failed


def and_fails_where_that_fails():
    status, said, calls, failed = run([line('ui-one', 'ERROR'), line('ui-two', 'ERROR')], [line('ui-one', 'OK'), line('ui-two', 'ERROR')])
    assert (status, said, len(calls)) == (1, '1 passed, 1 failed, of which passed only alone: ui-one', 2), (status, said, calls)
    assert 'ui-two: ERROR after 2 s\n' in failed, failed


def many_are_no_accident():
    status, said, calls, _ = run([line(f'ui-{number}', 'ERROR') for number in range(5)])
    assert (status, said, len(calls)) == (1, '0 passed, 5 failed', 1), (status, said, calls)


tap.run([all_pass, what_is_no_test_of_the_window_fails_at_once, the_window_has_a_second_try, and_fails_where_that_fails,
         many_are_no_accident])
