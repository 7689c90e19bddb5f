"""The man page in three languages has the same parts, and the synopsis of each is what --help tells.

    manuals.py SOURCE PROGRAM
"""

import os
import pathlib
import re
import subprocess
import sys

import tap

SOURCE, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
VERBS = ('list', 'show', 'fit', 'refresh', 'search', 'add', 'remove', 'sync', 'chart')


def sections(page):
    """The text of each section, in their order. The English page is written in mdoc, the others in man."""
    return re.split(r'^\.S[hH] .*$', page, flags=re.M)[1:]


def synopsis(page):
    """The options of each verb, in their order."""
    part = sections(page)[1]
    if '.Nm' in part:
        lines = [' '.join(one.split()) for one in part.split('.Nm bestiary')]
        found = {re.search(r'\.Cm (\w+)', line)[1]: re.findall(r'Fl -([\w-]+)', line) for line in lines if '.Cm' in line}
    else:
        part = part.replace('\\-', '-').replace('\\fR', '').replace('\\fI', '').replace('\\fB', '')
        lines = [line for line in part.splitlines() if line.startswith('bestiary ')]
        found = {line.split()[1]: re.findall(r'--([\w-]+)', line) for line in lines if line.split()[1][0].isalpha() and line.split()[1].isascii()}
    return found


def help_of(verb):
    environment = {'PATH': os.environ['PATH'], 'LC_ALL': 'C.UTF-8', 'HOME': '/proc/self/none'}
    out = subprocess.run([PROGRAM, verb, '--help'], capture_output=True, text=True, check=True, env=environment, timeout=60).stdout
    # Options stand at the margin of their own lines, and what they mean below.
    return {name for line in out.splitlines() if line.startswith('  --') for name in re.findall(r'--([a-z][a-z-]*)', line)} - {'help', 'version'}


def test_parts(pages):
    """As many sections, and as many items in each."""
    wanted = [len(re.findall(r'^\.It\b', part, re.M)) for part in sections(pages['en'])]
    assert sum(wanted) > 50, wanted
    for language in ('zh_CN', 'zh_TW'):
        found = [len(re.findall(r'^\.T[PQ]\b', part, re.M)) for part in sections(pages[language])]
        assert found == wanted, f'{language}: {found} items in the sections, and not {wanted}'


def test_synopsis(pages):
    wanted = synopsis(pages['en'])
    assert set(VERBS) < set(wanted), wanted
    for language in ('zh_CN', 'zh_TW'):
        found = synopsis(pages[language])
        for verb in wanted:
            assert found.get(verb) == wanted[verb], f'{language}, {verb}: {found.get(verb)}, and not {wanted[verb]}'


def test_help(pages):
    told = synopsis(pages['en'])
    for verb in VERBS:
        found = help_of(verb)
        assert found == set(told[verb]), f'{verb} --help tells of {sorted(found)}, the man page of {sorted(told[verb])}'


tap.run([test_parts, test_synopsis, test_help],
        {language: (SOURCE / 'data' / name).read_text(encoding='utf-8')
         for language, name in (('en', 'bestiary.1'), ('zh_CN', 'bestiary.zh_CN.1'), ('zh_TW', 'bestiary.zh_TW.1'))})
