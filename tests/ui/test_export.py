"""The chart as a file: a drawing, a picture, a table."""
import csv
import os
from xml.etree import ElementTree

import desk
import windows


def prepare(folder):
    """A folder for pictures and one for documents, as the desktop makes them."""
    for name in ('Pictures', 'Documents'):
        os.mkdir(os.path.join(folder, name))
    with open(os.path.join(folder, 'config', 'user-dirs.dirs'), 'w', encoding='utf-8') as file:
        file.write('XDG_PICTURES_DIR="$HOME/Pictures"\nXDG_DOCUMENTS_DIR="$HOME/Documents"\n')


def chooser(d):
    """GTK's own dialog has no role that it would be known by."""
    return [window for app in d.atspi.Registry.getDesktop(0) if app is not None and app.name == d.window.parent.name
            for window in app if window is not None and window.name == 'Export the Chart' and window.getRoleName() != 'dialog']


def export(d, keys, suffix, folder):
    """Exports the chart with what @keys choose; returns the file."""
    d.activate('chart-export', group='win')
    d.wait(lambda: d.find_last('push button', 'Save…') or d.find_last('push button', 'Save'), 'the dialog')
    d.focus()
    for key in keys:
        d.key(key)
        d.pause()
    d.key('ctrl+s')
    d.wait(lambda: chooser(d), 'the file chooser')
    d.pause()
    d.focus()
    d.key('Return')
    path = os.path.join(d.folder.name, folder)
    name = d.wait(lambda: next((n for n in os.listdir(path) if n.endswith(suffix)), None), f'a file with {suffix}')
    d.wait(lambda: len(list(d.windows())) == 1, 'the main window alone')
    d.toast('Saved')
    return os.path.join(path, name)


def a_drawing_is_exported(d):
    d.enter('pythia params:>6b')
    d.wait(lambda: len(d.points()) == 4, 'four points')
    root = ElementTree.parse(export(d, [], '.svg', 'Pictures')).getroot()
    texts = ''.join(root.itertext())
    for name in ('Pythia 12B', 'Pythia 6.9B'):
        assert name in texts, texts
    assert 'pythia params:>6b' in texts, texts


def a_picture_is_exported(d):
    path = export(d, ['space', 'Down', 'Return'], '.png', 'Pictures')
    with open(path, 'rb') as file:
        assert file.read(8) == b'\x89PNG\r\n\x1a\n'


def a_table_is_exported(d):
    path = export(d, ['space', 'End', 'Return'], '.csv', 'Pictures')
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 4, rows
    assert {row['id'] for row in rows} >= {'EleutherAI/pythia-12b', 'EleutherAI/pythia-6.9b'}, rows


# GTK's file chooser asks for the clouds of the desktop, and libcloudproviders leaks then: the
# program is not asked to end, when a leak would be told.
desk.run([a_drawing_is_exported, a_picture_is_exported, a_table_is_exported], quits=False, prepare=prepare,
         desk_class=windows.Desk)
