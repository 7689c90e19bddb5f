"""What the window tells of the Hub: for how long, when it is true, and of which figures."""
import json
import os
import sqlite3
import sys
import tempfile
import time

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

MODELS = testhub.guide_models()
FALCON, EXTRA = 'tiiuae/falcon-180B', 'tests/Extra-7B'


def hub_env():
    return {'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'}


def last_refresh(d):
    """What the settings keep of it: seconds since 1970, or None."""
    try:
        with open(os.path.join(d.folder.name, 'config', 'glib-2.0', 'settings', 'keyfile'), encoding='utf-8') as file:
            lines = [line for line in file if line.startswith('last-refresh=')]
    except FileNotFoundError:
        return None
    return int(lines[0].split('=')[1].removeprefix('int64 ')) if lines else None


def library(d):
    return os.path.join(d.folder.name, 'data', 'bestiary', 'library.db')


def chosen(d):
    """What somebody said of the model: 'added', 'removed' or None."""
    with sqlite3.connect(library(d)) as database:
        row = database.execute('SELECT state FROM followed WHERE id = ?', [EXTRA]).fetchone()
    return row[0] if row else None


def one_model_is_not_all(d):
    d.see(role='label', name='Falcon 180B')
    d.see(part='Figures from the Hub: not fetched yet')
    d.press(d.see(role='push button', name='Refresh This Model'))
    d.see(part=f'Figures of 1 of {len(MODELS):,} models: just now · 127.0.0.1')
    d.toast('Figures of 1 model are new')
    assert last_refresh(d) is None


def all_are_all(d):
    d.focus()
    d.key('F5')
    d.see(part='Figures from the Hub: just now')
    d.toast(f'Figures of {len(MODELS) - 1:,} models are new')
    d.wait(lambda: last_refresh(d), 'the time of the refresh in the settings')
    assert abs(last_refresh(d) - time.time()) < 600


def files_told_of(d):
    """What the section of the Hub says of them; that of the files names them too."""
    return [node.description for node in d.all() if node.getRoleName() == 'label' and ' files, ' in node.name]


def files_of_an_earlier_revision_are_not_new(d):
    HUB.change(FALCON, commit=True)
    HUB.trouble('server-error=404 path=*/tree/*')
    d.key('F5')
    d.wait(lambda: 'As of an earlier revision' in files_told_of(d), 'files of an earlier revision')
    HUB.no_trouble()
    d.key('F5')
    d.wait(lambda: any('just now' in told for told in files_told_of(d)), 'files of now')


def add(d):
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type(EXTRA)
    # The model itself stands there as soon as the Hub has been asked for it.
    d.see(role='list item', name='Extra-7B', root=d.another_window())
    d.key('Return')
    d.see(role='heading', name='Extra-7B')
    d.focus()
    d.see(part='downloads in 30 days')


def undo_keeps_its_time(d):
    """Others come after it, as often as they are asked for."""
    add(d)
    d.key('ctrl+f', 'Return', 'Delete')
    d.toast('Removed “Extra-7B”')
    d.key('ctrl+shift+c', 'ctrl+shift+c', 'F5')
    time.sleep(1.5)
    d.toast('Removed “Extra-7B”', 'Undo')
    d.see(role='list item', name='Extra-7B')
    d.toast('Nothing changed')


def focused_change(d):
    """What is read aloud of the row that has the keyboard."""
    item = d.wait(lambda: d.focused([node for node in d.all(d.another_window()) if node.getRoleName() == 'list item']),
                  'the focus on a change')
    return item.name, item.description


def changes_keep_their_place(d):
    """What a refresh adds to the list does not take the keyboard away from a row."""
    HUB.change(FALCON, set={'likes': 17, 'downloads': 18})
    d.key('F5')
    d.toast('2 changes', 'Show')
    d.see(part='→ 18')
    d.focus()
    d.wait(lambda: '→ 17' in focused_change(d)[1], 'the focus on the first change')
    d.key('Down')
    d.wait(lambda: '→ 18' in focused_change(d)[1], 'the focus on the second change')
    assert focused_change(d)[0] == 'Falcon 180B'
    HUB.change('tiiuae/falcon-40b', set={'likes': 19})
    d.activate('refresh')
    d.see(part='→ 19', root=d.another_window())
    d.wait(lambda: '→ 18' in focused_change(d)[1], 'the focus on the same change')
    d.key('Escape')
    d.gone(part='→ 18')
    d.focus()
    d.toast('1 change')


def what_failed_is_named(d):
    """In the list of what came of the refreshes, and on the model's page until it has succeeded."""
    HUB.trouble(f'status=418 path=/api/models/{EXTRA}')
    d.see(role='heading', name='Extra-7B')
    d.key('F5')
    d.toast('1 model could not be refreshed', 'Show')
    d.see(role='list item', name='Extra-7B', root=d.another_window())
    d.see(part='(status 418)', root=d.another_window())
    d.focus()
    d.key('Escape')
    d.focus()
    d.see(role='label', part='Could not be refreshed: 127.0.0.1')
    HUB.no_trouble()
    d.key('F5')
    d.toast('Nothing changed')
    d.gone(part='Could not be refreshed')


def removed_is_told_when_it_is_saved(d):
    """Somebody else holds the file for a while, and the window is closed meanwhile."""
    holder = sqlite3.connect(library(d), isolation_level=None)
    holder.execute('BEGIN IMMEDIATE')
    d.key('ctrl+f', 'Return', 'Delete')
    time.sleep(0.5)
    assert d.find_last(part='Removed “Extra-7B”') is None
    d.key('ctrl+q')
    time.sleep(0.5)
    holder.execute('ROLLBACK')
    holder.close()
    assert d.program.wait(desk.WAIT) == 0, d.said()
    assert chosen(d) != 'added', chosen(d)
    d.start(**hub_env())
    d.row('Falcon 180B')


def an_error_hides_no_change(d):
    """The figures are saved before the lists of files are asked for. What changed waits
    until the error has been read. This comes last: the program now waits for the Hub."""
    HUB.change(FALCON, set={'likes': 4711}, commit=True)
    HUB.trouble('rate-limit=7200 path=*/tree/*')
    d.focus()
    d.key('F5')
    d.see(role='push button', part='Try Again')
    d.toast(' changes', 'Show')
    d.see(part='→ 4,711')
    d.focus()
    d.key('Escape')
    d.gone(part='→ 4,711')
    d.focus()


with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS + [{'id': EXTRA}], models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([one_model_is_not_all, all_are_all, files_of_an_earlier_revision_are_not_new,
                  changes_keep_their_place,
                  undo_keeps_its_time, what_failed_is_named, removed_is_told_when_it_is_saved, an_error_hides_no_change],
                 desk_class=windows.Desk, settings='keyfile',
                 env=hub_env())
