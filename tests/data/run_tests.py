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

# Writes the log of its first call, then that of its second, if there is one, and ends as it is told;
# and says with what it was called.
MESON = r'''#!/usr/bin/env bash
printf '%s\n' "$*" >>calls
n=$(wc -l <calls)
[ ! -f "log-$n" ] || cp "log-$n" _build/meson-logs/testlog.json
exit "$(cat "status-$n")"
'''


def line(name, result, said=''):
    return json.dumps({'name': f'bestiary:ui+once / {name}', 'result': result, 'duration': 1.5, 'stdout': said, 'stderr': ''})


def run(*runs, statuses=()):
    """@runs: the lines of each log, None for none; @statuses: of Meson, where it is not how many failed.
    Returns the exit status, what the script says last, with what Meson was called, and what failed."""
    with tempfile.TemporaryDirectory(prefix='bestiary-tests-') as name:
        folder = pathlib.Path(name)
        logs = folder / '_build' / 'meson-logs'
        logs.mkdir(parents=True)
        for old in ('testlog.json', 'testlog-first.json', 'failed.txt'):
            (logs / old).write_text(line('ui-old', 'OK') + '\n', encoding='utf-8')
        (folder / 'meson').write_text(MESON, encoding='utf-8')
        (folder / 'meson').chmod(0o755)
        for number, lines in enumerate(runs, 1):
            failed = sum(json.loads(text)['result'] not in ('OK', 'EXPECTEDFAIL', 'SKIP') for text in lines or ())
            status = statuses[number - 1] if number <= len(statuses) else failed
            (folder / f'status-{number}').write_text(str(status), encoding='utf-8')
            if lines is not None:
                (folder / f'log-{number}').write_text(''.join(f'{text}\n' for text in lines), encoding='utf-8')
        done = subprocess.run([SCRIPT, '_build', '--suite', 'some'], cwd=folder, env={'PATH': f'{folder}:/usr/bin:/bin'},
                              capture_output=True, text=True, check=False)
        calls = (folder / 'calls').read_text(encoding='utf-8').splitlines()
        failed = (logs / 'failed.txt').read_text(encoding='utf-8') if (logs / 'failed.txt').exists() else None
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


def no_build_is_no_success():
    status, said, calls, failed = run(None, statuses=[125])
    assert (status, said, len(calls), failed) == (1, 'No test was run.', 1, None), (status, said, calls, failed)


def a_second_try_that_does_not_run_is_none():
    first = [line('ui-one', 'ERROR'), line('ui-two', 'OK')]
    for second, statuses in ((None, [1, 125]), ([line('ui-one', 'SKIP')], [1, 0])):
        status, said, calls, _ = run(first, second, statuses=statuses)
        assert (status, said, len(calls)) == (1, '1 passed, 1 failed', 2), (second, status, said, calls)


def what_is_broken_off_is_not_tried_again():
    for lines, statuses in (([line('ui-one', 'INTERRUPT')], [1]), ([line('ui-one', 'ERROR')], [130]), ([line('ui-one', 'OK')], [2])):
        status, said, calls, _ = run(lines, statuses=statuses)
        assert status == 1 and len(calls) == 1, (lines, status, said, calls)


def mistakes_in_memory_and_leaks_of_names_are_no_accident():
    for name, said in (('ui-one', 'ERROR: AddressSanitizer: heap-use-after-free\n'), ('ui-one', 'x.c:1:2: runtime error: overflow\n'),
                       ('ui-one', '(bestiary:1): Gtk-WARNING **: 20:46:08.843: Trying to snapshot\n'),
                       ('ui-one', 'AssertionError: the program ended with -11 while waiting\n'),
                       ('ui-connections', ''), ('ui-key', '')):
        status, _, calls, _ = run([line(name, 'ERROR', said)])
        assert status == 1 and len(calls) == 1, (name, said, status, calls)


tap.run([all_pass, what_is_no_test_of_the_window_fails_at_once, the_window_has_a_second_try, and_fails_where_that_fails,
         many_are_no_accident, no_build_is_no_success, a_second_try_that_does_not_run_is_none, what_is_broken_off_is_not_tried_again,
         mistakes_in_memory_and_leaks_of_names_are_no_accident])
