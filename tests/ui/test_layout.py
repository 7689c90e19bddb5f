"""Nothing is cut, squeezed or pushed out of any page, dialog or popover, in a narrow window and
in a wide one: in the language that is named, which may be one that nobody speaks."""
import os
import subprocess
import sys

import desk
import windows

LANGUAGE = sys.argv[1]
SIZES = {'narrow': (360, 700), 'wide': (1280, 800)}
# Its button shows the rest; a hint is the name of its entry too.
MAY_BE_CUT = ('chart-sentence', 'GtkLabel GtkText')
# The title of a dialog gives way to its buttons.
MAY_BE_CUT_NARROW = 'GtkLabel.title GtkCenterBox GtkWindowHandle AdwHeaderBar'
# What no window of the desktop gives more room, though its words are longer than any real
# language's: the choice of a row, which its list shows whole, and the title in an entry.
GIVES_WAY = ('AdwComboRow', 'AdwEntryRow', 'AdwPasswordEntryRow')
# Who presses a shortcut has a keyboard, and no such narrow window: GTK does not fold this one.
WIDE_ALWAYS = 'GtkShortcutsWindow'
MENUS = 40  # more menu buttons than any page has


class Desk(windows.Desk):
    """@width: what a window may be."""
    width = 1280

    def probe(self):
        """What is out of place, and what types of widgets are in sight."""
        self.unheard()
        self.activate('probe-layout', str(self.width))
        lines = []

        def probed():
            lines.extend(self.unheard())
            return 'probed' in lines
        self.wait(probed, 'the answer of the probe')
        parts = [line.split('\t') for line in lines if line.count('\t') == 2]
        faults = sorted({tuple(part) for part in parts if part[0] != 'there'})
        return [fault for fault in faults if not is_allowed(*fault, self.width)], {part[1] for part in parts if part[0] == 'there'}

    def settle(self, *wanted, without=()):
        """Waits until widgets of these types are in sight and nothing moves any more; returns
        what is out of place then."""
        last = []

        def still():
            last.append(self.probe())
            return len(last) > 1 and last[-1] == last[-2] and set(wanted) <= last[-1][1] and not set(without) & last[-1][1]
        self.wait(still, f'{wanted} at rest')
        return last[-1][0]

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], env=self.env, check=True)

    def resize(self, size):
        self.width = SIZES[size][0]
        self.xdotool('windowsize', self.x_window(), *map(str, SIZES[size]))


def is_allowed(fault, path, words, width):
    if fault == 'cut':
        allowed = [*MAY_BE_CUT, *(GIVES_WAY if LANGUAGE == 'en_XA' else ()), *([MAY_BE_CUT_NARROW] if width < 600 or LANGUAGE == 'en_XA' else ())]
        return any(name in path for name in allowed)
    return fault == 'wide' and WIDE_ALWAYS in path and (LANGUAGE == 'en_XA' or int(words.split()[0]) <= SIZES['wide'][0])


class Walk:
    """Gathers what is out of place at each station of a walk."""

    def __init__(self, d, size):
        self.desk, self.size, self.found = d, size, []

    def look(self, where, *wanted, without=()):
        known = {fault[1:] for fault in self.found}
        self.found += [(where, *fault) for fault in self.desk.settle(*wanted, without=without) if fault not in known]
        if folder := os.environ.get('BESTIARY_TEST_PICTURES'):
            self.desk.picture(os.path.join(folder, f'{LANGUAGE}-{self.size}-{where}.png'))

    def end(self):
        assert not self.found, '\n'.join(' | '.join(fault) for fault in self.found)


def menus(d, walk, where):
    """Every popover of what is in sight."""
    for n in range(MENUS):
        d.unheard()
        d.activate('open-menu', str(n))
        answer = d.wait(lambda: [line for line in d.unheard() if line in ('opened', 'none left')], 'the answer of the menu')
        if answer == ['none left']:
            return
        walk.look(f'{where}-menu-{n}')
        d.activate('close-others')
        d.settle(without=POPOVERS)
    raise AssertionError('menus without an end')


def the_list(d, walk):
    d.focus()
    d.key('ctrl+f')
    walk.look('list', 'BstRow')
    menus(d, walk, 'list')
    for name, query, wanted in (('chips', 'license:commercial params:1b..13b year:2023', 'BstFilterChips'),
                                ('problem', 'licence:noncommercal params:7x', 'BstListPage'),
                                ('nothing', 'license:commercial params:<13b org:tii zzzz', 'BstEmptyPage')):
        d.key('ctrl+f', 'ctrl+a')
        d.type(query)
        walk.look(f'list-{name}', wanted)
    d.key('ctrl+a', 'BackSpace')
    d.settle('BstRow', without=['BstEmptyPage'])


def the_detail(d, walk, model):
    d.activate('do', f"win.show-model('{model}')")
    d.activate('do', 'win.page::detail')
    d.activate('do', 'win.layout::detail')
    walk.look(model.split('/')[1], 'BstDetailPage')
    d.activate('do', 'win.copy-id')
    walk.look('toast', 'AdwToastWidget')


def the_chart(d, walk):
    d.activate('do', 'win.page::chart')
    d.activate('do', 'win.layout::chart')
    for view, wanted in (('timeline', 'BstChartView'), ('ranking', 'BstChartView'), ('table', 'BstTableView')):
        d.activate('do', f'win.chart-view::{view}')
        walk.look(view, wanted)
    d.activate('do', 'win.chart-view::timeline')
    for _ in range(2):
        d.activate('do', 'win.chart-zoom-in')
    walk.look('zoomed', 'BstZoomBar')
    d.activate('do', 'win.chart-zoom-reset')


def dialogs(d, walk):
    for action, wanted in DIALOGS:
        d.activate('do', action)
        walk.look(action, wanted)
        d.activate('close-others')
        d.settle(without=[wanted])


def walk_all(d, size):
    walk = Walk(d, size)
    d.resize(size)
    d.settle('BstRow')
    the_list(d, walk)
    the_detail(d, walk, 'mistralai/Mixtral-8x7B-v0.1')
    the_detail(d, walk, 'tiiuae/falcon-180B')
    menus(d, walk, 'detail')
    the_chart(d, walk)
    menus(d, walk, 'chart')
    d.activate('do', 'win.layout::both')
    walk.look('both', 'BstChartView' if size == 'narrow' else 'BstDetailPage')
    dialogs(d, walk)
    d.activate('do', 'win.back')
    walk.end()


POPOVERS = ['GtkPopover', 'GtkPopoverMenu', 'BstFilterPopover']
DIALOGS = (
    ('app.preferences', 'BstPreferences'),
    ('app.about', 'AdwAboutWindow'),
    ('win.show-help-overlay', 'GtkShortcutsWindow'),
    ('win.sync', 'BstSyncDialog'),
    ('win.add-model', 'BstAddDialog'),
    ('win.show-changes', 'BstChangesWindow'),
    ('win.chart-export', 'BstChartExport'),
)


def a_narrow_window(d):
    walk_all(d, 'narrow')


def a_wide_window(d):
    walk_all(d, 'wide')


def still(folder):
    """Pages that slide are nowhere in particular meanwhile."""
    path = os.path.join(folder, 'config', 'gtk-4.0')
    os.mkdir(path)
    with open(os.path.join(path, 'settings.ini'), 'w', encoding='utf-8') as settings:
        settings.write('[Settings]\ngtk-enable-animations=0\n')


desk.WORDS.setdefault(LANGUAGE, desk.WORDS['en'])
desk.run([a_wide_window, a_narrow_window], desk_class=Desk, language=LANGUAGE, prepare=still, size='1280x800')
