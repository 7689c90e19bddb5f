"""What is wrong with a Chinese text of the terminal: English in it, and punctuation or spaces of English.

po/glossary says which words stay in Latin letters.
"""

import glob
import json
import pathlib
import re
import sys

import program

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'data'))
import glossary  # noqa: E402

HAN = r'\u4e00-\u9fff'
LATIN = glossary.Glossary((program.DATA.parent / 'po' / 'glossary').read_text(encoding='utf-8')).latin

# What the query language has for the values of a filter.
VALUES = ('yes|no|params|active|context|released|tokens|name|org|family|license|downloads|likes|updated|model|adapter|method|software|'
          'closed-model|review-2023|guide|favourites|hub|timeline|ranking|table|commercial|noncommercial|open')

# What is typed, and answered as it was typed: no matter of language.
TYPED = [
    r'“[^“”]*”|「[^「」]*」',            # quoted
    r'https?://[^\s>）」，。]*',         # addresses
    r'(?<![\w/])[\w.-]+/[\w./…-]+',      # ids and paths
    r'(?<![\w-])--?[a-z][\w-]*(?:=\S*)?',  # options
    r'\bbestiary(?: [a-z]+)?\b',        # the program and its verbs
    r'\b[a-z]+:[\w.<>=…,-]+',            # filters
    r'(?<!\S)/[\w./-]+',                # paths
    r'\b\d[\w.]*',                      # clauses and versions
    r'\b\w*[\d_]\w*\b',                  # names of types, sizes, variables: Q4_K_M, HF_HOME
    rf'(?<![\w-])(?:{VALUES})(?![\w-])',
    r'\b[\w-]+\.(?:json|db|html|com|co|ai|svg|png|csv)\b',
]


def strings_of(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of(part)


def content():
    """The sentences and names of the guide and the licences, which have tests of their own; longest first."""
    found, ids = set(), set()
    for file in glob.glob(str(program.DATA / 'guide' / '*.json')) + glob.glob(str(program.DATA / 'licences' / '*.json')):
        text = pathlib.Path(file).read_text(encoding='utf-8')
        document = json.loads(text)
        found |= set(strings_of(document))
        ids |= {entry['id'] for entry in document.get('entries', [])} | set(re.findall(r'"(?:type|name|short_name)": "([^"]+)"', text))
    # The words of a schema, such as codes of languages and kinds, are no sentences.
    found = {one for one in found if not re.fullmatch(r'[a-z0-9._-]{,30}|.', one)} | ids
    return sorted((' '.join(one.split()) for one in found), key=len, reverse=True)


CONTENT = content()


def without_content(text, mark):
    """@text with a mark in the place of what the guide and the licences say. One expression of all that they say, twenty
    thousand strings, would try each of them at each letter."""
    said = [rf'(?<![A-Za-z0-9]){re.escape(one)}(?![A-Za-z0-9])' for one in CONTENT if one in text]
    return re.sub('|'.join(said), mark, text) if said else text


def plain(text):
    """Without a terminal's colours, and without Markdown's escapes."""
    text = re.sub('\x1b\\[[0-9;?]*[A-Za-z]', '', text)
    return re.sub(r'\\([\\`*_{}\[\]()<>#+.!|~&-])', r'\1', text)


def english(text):
    """The words in Latin letters that nobody agreed to keep."""
    # A title may have been broken into lines.
    text = without_content(re.sub(TYPED[0], '※', ' '.join(plain(text).split())), '※')
    for pattern in TYPED:
        text = re.sub(pattern, '※', text)
    for word in sorted([*LATIN, 'UTC'], key=len, reverse=True):
        text = re.sub(rf'(?<![\w-]){re.escape(word)}(?![\w-])', '※', text)
    return re.findall(r"[A-Za-z][A-Za-z.'-]+", text)


def misprints(text):
    """Half-width punctuation beside Han, and Han that touches Latin letters or digits."""
    text = without_content(plain(text), '')
    found = re.findall(r'\S*[^\s-]: .?', text)
    for pattern in TYPED[:2]:
        text = re.sub(pattern, '', text)
    found += re.findall(rf'[{HAN}][,;:!?()][^\n]?|[(][{HAN}]|[,;!?][ ]?[{HAN}]', text)
    text = re.sub(r'\d+(?=[年月日])|(?<=[年月])\d+', '', text)
    return found + re.findall(rf'[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]', text)


def faults(text, typed=''):
    """@typed: what was typed, of which the program may show the beginning again"""
    lines = [line for line in text.splitlines() if not typed or not line.strip('… ^~') or line.strip('… ') not in typed]
    return english('\n'.join(lines)) + misprints('\n'.join(lines))
