"""Bad input of every kind: a message or an empty result, never a warning on the
console, a crash, or a window that grows."""
import json
import os

import desk

ODD_NAME = 'A & B <b>bold</b> نموذج 😀'
BAD_FILE = 'a&b <i>c.json'


def bad_guide(folder):
    guide = os.path.join(folder, 'data', 'bestiary', 'guide')
    os.makedirs(guide)
    with open(os.path.join(guide, BAD_FILE), 'w', encoding='utf-8') as file:
        file.write('{ "family": { "id": "x"')
    texts = {language: 'Text <b>& more</b> نموذج 😀' for language in ('en', 'zh_CN', 'zh_TW')}
    claim = {'value': 1000000, 'note': texts, 'source': {'kind': 'user', 'title': '<u>T</u> & نموذج 😀', 'url': 'https://example.org/?a&b=c'}}
    own = {'family': {'id': 'own', 'name': ODD_NAME, 'organization': 'meta', 'summary': texts},
           'entries': [{'id': 'own/odd', 'kind': 'model', 'name': ODD_NAME, 'summary': texts, 'claims': {'parameters': [claim]}}]}
    with open(os.path.join(guide, 'own.json'), 'w', encoding='utf-8') as file:
        json.dump(own, file)


def size(d):
    extents = d.window.queryComponent().getExtents(1)
    return extents.width, extents.height


def a_bad_guide_file_is_named(d):
    """In the toast itself, or behind its button."""
    d.row('Falcon 180B')
    toast = d.wait(lambda: d.find(part=BAD_FILE) or d.find('push button', part='Show'), 'a toast')
    if BAD_FILE not in toast.name:
        d.press(toast)
        dialog = d.another_window()
        d.see(part=BAD_FILE, root=dialog)
        d.press(d.see('push button', part='Close', root=dialog))
        d.wait(lambda: len(list(d.windows())) == 1, 'no other window')


def odd_names_are_shown_as_they_are(d):
    d.activate('shelf', 'guide', group='win')
    d.enter('own/odd')
    d.row(ODD_NAME)
    d.see(role='heading', name=ODD_NAME)
    d.see(part='Text <b>& more</b>')
    # The claims of a field are under its line.
    line = d.wait(lambda: next((node for node in d.all() if node.getRoleName() == 'push button' and
                                node.name.startswith('Parameters: ')), None), 'the line of the parameters')
    d.press(line)
    d.see(role='link', part='<u>T</u> &')
    d.enter('')
    d.row('Falcon 180B')


def long_queries(d):
    before = size(d)
    for query in ('a' * 10000, 'params:1b..2b ' * 700, 'nosuch:x ' * 1100, '猎' * 10000, '"' * 10000, 'parms:' + 'a' * 9994,
                  'falcon ' * 1400, ':' * 10000, '-' * 10000):
        d.enter(query)
        d.wait(lambda: d.find(part='No models found') or d.find('alert') or d.rows(), f'an answer to {query[:20]}')
        assert size(d) == before, (query[:20], size(d), before)
    d.enter('')
    d.row('Falcon 180B')


def a_range_upside_down(d):
    before = size(d)
    d.enter('params:13b..7b')
    d.see(role='alert', part='7b..13b')
    assert size(d) == before


def other_letters(d):
    before = size(d)
    for query in ('😀', '👩\u200d👩\u200d👧', '\u202efalcon\u202c', 'نموذج', '\u0301\u0301', '\ufeff', 'a&b<c>', '%s%n', '</span>'):
        d.enter(query)
        d.wait(lambda: d.find(part='No models found') or d.find('alert') or d.rows(), f'an answer to {query!r}')
        assert size(d) == before, (query, size(d), before)
    d.enter('')
    d.row('Falcon 180B')


def a_home_that_cannot_be_written(d):
    """It lies below a file, where not even root can make a folder."""
    assert d.quit() == 0, d.said()
    home = os.path.join(d.folder.name, 'file')
    with open(home, 'w', encoding='utf-8'):
        pass
    # The backend that people have: in tests it is another one.
    d.start(HOME=home, GSETTINGS_BACKEND=None,
            **{f'XDG_{name}_HOME': os.path.join(home, name.lower()) for name in ('DATA', 'CONFIG', 'CACHE', 'STATE')})
    d.row('Falcon 180B')
    d.activate('language', 'zh_TW')
    d.use_window(d.window, 'zh_TW')
    d.row('Falcon 180B')


desk.run([a_bad_guide_file_is_named, odd_names_are_shown_as_they_are, long_queries, a_range_upside_down, other_letters,
          a_home_that_cannot_be_written], prepare=bad_guide)
