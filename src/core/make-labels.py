"""Writes what the program's vocabularies are called in Chinese as a sorted table in C, from
the translations themselves, so that a word is written down once.

    make-labels.py zh_CN.po zh_TW.po OUTPUT
"""
import ast
import re
import sys

CONTEXTS = {'country', 'facet', 'filter', 'kind of entry', 'language', 'openness', 'order', 'shelf', 'task'}
LINE = re.compile(r'(?:(msgctxt|msgid|msgstr) )?(".*")$')


def messages(path):
    """The translated messages of a catalogue by their context and msgid."""
    found = {}
    for block in open(path, encoding='utf-8').read().split('\n\n'):
        message, key = {}, None
        for line in block.split('\n'):
            match = LINE.match(line)
            if match:
                key = match[1] or key
                message[key] = message.get(key, '') + ast.literal_eval(match[2])
        if message.get('msgctxt') in CONTEXTS and message.get('msgstr'):
            found[message['msgctxt'] + '\4' + message['msgid']] = message['msgstr']
    return found


def quote(text):
    return '"' + ''.join(f'\\{byte:03o}' if byte < 0x20 or byte in b'"\\' else chr(byte) if byte < 0x7f else f'\\{byte:03o}'
                         for byte in text.encode()) + '"'


def main(zh_cn_path, zh_tw_path, output_path):
    zh_cn, zh_tw = messages(zh_cn_path), messages(zh_tw_path)
    with open(output_path, 'w', encoding='ascii') as output:
        for key in sorted(zh_cn.keys() & zh_tw.keys(), key=str.encode):
            output.write(f'{{ {quote(key)}, {{ {quote(zh_cn[key])}, {quote(zh_tw[key])} }} }},\n')


main(*sys.argv[1:])
