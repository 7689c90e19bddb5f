"""The README in Chinese says what the English one says."""
import os
import re
import sys

import tap

SOURCE = sys.argv[1]


def read(name):
    with open(os.path.join(SOURCE, name), encoding='utf-8') as file:
        return file.read()


ENGLISH, CHINESE = read('README.md'), read('README.zh_CN.md')


def blocks(text):
    return re.findall(r'^```\n(.*?)^```$', text, re.MULTILINE | re.DOTALL)


def pictures(text):
    return {re.sub('-(en|zh)(-dark)?', '', path) for path in re.findall(r'!\[.+?\]\((.+?)\)', text)}


def each_leads_to_the_other():
    assert '(README.zh_CN.md)' in ENGLISH
    assert '(README.md)' in CHINESE


def commands_are_the_same():
    assert blocks(ENGLISH) and blocks(ENGLISH) == blocks(CHINESE), (blocks(ENGLISH), blocks(CHINESE))


def names_are_the_same():
    """Commands, options, variables and files; a query may be written in Chinese."""
    names = set(re.findall(r'`((?:bestiary|make|man|build-aux/|--|Ctrl|HF_|data/|~/|XDG_)[^`]*)`', ENGLISH))
    missing = {name for name in names if name not in CHINESE}
    assert names and not missing, f'missing in Chinese: {sorted(missing)}'


def pictures_are_the_same():
    assert pictures(ENGLISH) and pictures(ENGLISH) == pictures(CHINESE), pictures(ENGLISH) ^ pictures(CHINESE)


def files_are_there():
    for text in (ENGLISH, CHINESE):
        for path in re.findall(r'\]\(([^)#]+)\)', text):
            assert re.match('https?://', path) or os.path.exists(os.path.join(SOURCE, path)), path


def tables_are_as_long():
    rows = [len(re.findall(r'^\|', text, re.MULTILINE)) for text in (ENGLISH, CHINESE)]
    assert rows[0] == rows[1], rows


tap.run([each_leads_to_the_other, commands_are_the_same, names_are_the_same, pictures_are_the_same, files_are_there,
         tables_are_as_long])
