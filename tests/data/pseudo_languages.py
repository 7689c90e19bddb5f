"""Holds the two languages by which layouts are tried against the messages they are made of.

    pseudo_languages.py LOCALE-FOLDER DOMAIN
"""
import gettext
import re
import sys

import tap

FOLDER, DOMAIN = sys.argv[1:]
# What has to come out as it went in, in whatever language.
FORMAT = re.compile(r'%(?:\d+\$)?[-+0-9.*]*(?:hh|ll|[hlqjzt])?[a-zA-Z%]|\{[a-z]+\}|</?[a-z][^<>]*>|&#?\w+;|https?://\S+')
CONTROLS = re.compile('[\u200f\u202c\u202e]')


def read(code):
    """The messages, without their contexts, and what became of each."""
    catalogue = gettext.translation(DOMAIN, FOLDER, [code])._catalog
    for key, translation in catalogue.items():
        message, n = key if isinstance(key, tuple) else (key, None)
        context, _, text = message.rpartition('\x04')
        # Of a plural only the first form's original is in the catalogue.
        if text and n in (None, 0) and not context.endswith('of this translation'):
            yield text, translation


def own(text):
    """What there is to translate."""
    return re.sub(r'(?<!\w)--?[a-z][a-z-]*|\b[a-z]+:[^\s,;.]+', '', FORMAT.sub('', text.strip()))


def mnemonics(text):
    return re.findall(r'_(\w)', CONTROLS.sub('', text))


def all_messages_are_there():
    stretched, mirrored = dict(read('en_XA')), dict(read('en_XB'))
    assert len(stretched) > 1000 and stretched.keys() == mirrored.keys(), (len(stretched), len(mirrored))
    for plain in ('_Preferences', 'Search models', 'Timeline', 'Open weights'):
        assert stretched[plain] != plain and mirrored[plain] != plain, plain


def formats_are_kept():
    for code in ('en_XA', 'en_XB'):
        for text, translation in read(code):
            assert FORMAT.findall(text) == FORMAT.findall(translation), (text, translation)
            assert mnemonics(text) == mnemonics(translation), (text, translation)
            for space in ('^\\s*', '\\s*$'):
                assert re.search(space, text).group() == re.search(space, translation).group(), (text, translation)


def plural_forms_are_kept():
    for code in ('en_XA', 'en_XB'):
        count = gettext.translation(DOMAIN, FOLDER, [code]).ngettext
        one, many = (CONTROLS.sub('', count('%s entry', '%s entries', n)) for n in (1, 2))
        assert one != many and '%s' in one and '%s' in many, (one, many)


def stretched_is_longer():
    for text, translation in read('en_XA'):
        n, longer = len(own(text)), translation.strip()
        if sum(c.isalpha() for c in own(text)) > 3:
            assert longer.startswith('⟦') and longer.endswith('⟧'), translation
            assert 1.4 * n <= len(own(longer)) - len('⟦ ⟧') + 1 <= 2 * n + 1, (text, translation)


def mirrored_is_the_same_from_the_right():
    for text, translation in read('en_XB'):
        assert CONTROLS.sub('', translation) == text, (text, translation)
        assert translation.count('\u202e') == translation.count('\u202c')
        if re.search('[A-Za-z]{2}', FORMAT.sub('', text)) and ':' not in text and '-' not in text:
            assert '\u202e' in translation, text


tap.run([all_messages_are_there, formats_are_kept, plural_forms_are_kept, stretched_is_longer,
         mirrored_is_the_same_from_the_right])
