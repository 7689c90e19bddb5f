"""Everything has a name that can be spoken, and everything can be reached by Tab."""
import re

import desk

# What a widget is called that nobody has named: its class.
NAMELESS = re.compile(r'^$|^(Gtk|Adw|Bst)[A-Z]')
# Roles that hold others and say nothing themselves.
CONTAINERS = {'scroll pane', 'panel', 'filler', 'table cell', 'grouping', 'scroll bar', 'generic', 'tab panel', 'split pane'}
ACTIVE = {'push button', 'button', 'toggle button', 'check box', 'checkbox', 'menu item', 'radio menu item', 'check menu item',
          'link', 'entry', 'text', 'list', 'list item', 'heading', 'image', 'frame', 'table', 'combo box', 'switch'}


def nameless(d, root=None):
    """What can have the focus, or acts, and has no name of its own or of what is in it."""
    found = []
    for node in d.all(root):
        role = node.getRoleName()
        if role not in ACTIVE and not (d.has(node, 'FOCUSABLE') and role not in CONTAINERS):
            continue
        if not d.showing(node) or not NAMELESS.match(node.name or ''):
            continue
        inner = [child for child in d.all(node) if child != node]
        # A button that opens a menu is made of two, of which one has the focus.
        if role in ('push button', 'button') and not d.has(node, 'FOCUSABLE') and any(
                child.getRoleName() in ('push button', 'button', 'toggle button') for child in inner):
            continue
        # GTK's own arrows and pictures beside a label.
        if role == 'image':
            continue
        found.append((role, node.name, node.description, [child.name for child in inner][:3]))
    return found


def window(d):
    d.row('Falcon 180B')
    d.see(role='heading', name='Falcon 180B')
    d.see(name='Languages')
    found = nameless(d)
    assert not found, found


def rows_say_what_they_show(d):
    item = d.row('Falcon 180B')
    assert item.name == 'Falcon 180B'
    for part in ('180\u202fB', 'TII', 'Falcon-180B TII', 'Sep 2023'):
        assert part in item.description, item.description


def points_say_what_they_show(d):
    d.wait(lambda: 'Falcon 180B' in d.points(), 'the points of the chart')
    point = d.points()['Falcon 180B']
    assert '180 billion' in point.name and '6 Sep 2023' in point.description, (point.name, point.description)
    assert 'models' in d.chart().description, d.chart().description


def filters(d):
    d.focus()
    d.key('ctrl+shift+f')
    d.see(role='check box', part='Commercial use')
    found = nameless(d)
    d.key('Escape')
    assert not found, found


def empty_page_and_chips(d):
    d.enter('org:meta zzzz')
    d.see(part='No models found')
    found = nameless(d)
    d.enter('')
    assert not found, found


def region_of(d, node):
    """What is around a widget and has its name: the page of the detail."""
    name, node = node.name, node.parent
    while node.name != name:
        node = node.parent
    return node


def tab_leads_through(d):
    """From the search entry into the list, out of it into the chart, out of that to the
    detail, without being held by the many rows and marks, and on through the detail."""
    d.row('Falcon 180B')
    d.focus()
    d.key('ctrl+f')
    places = {'list': d.models(), 'chart': d.chart(), 'detail': region_of(d, d.see(role='heading', name='Falcon 180B'))}
    before, seen = d.search_entry(), []
    d.wait(lambda: next(n for n in d.all(before) if d.has(n, 'FOCUSED')), 'the focus in the search entry')
    for _ in range(25):
        d.key('Tab')
        node = d.wait(lambda: next((n for n in d.all(rows=True) if n != before and d.has(n, 'FOCUSED')), None),
                      f'the focus behind {before.name!r}')
        before, path = node, []
        # The widgets that it is in say where it is.
        while node is not None and node != d.window:
            path.append(node)
            node = node.parent
        seen += [name for name, widget in places.items() if widget in path and (name not in seen or name == 'detail')]
        if seen.count('detail') == 6:
            break
    assert seen == ['list', 'chart'] + ['detail'] * 6, seen


def about(d):
    d.activate('about')
    window = d.another_window()
    d.see(name='Bestiary', root=window)
    d.see(part='contributors', root=window)
    d.focus()
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'no other window')


def shortcuts(d):
    d.focus()
    d.key('ctrl+question')
    window = d.another_window()
    d.see(role='label', name='Search', root=window)
    d.focus()
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'no other window')
    assert d.warnings() == [], d.warnings()


desk.run([window, rows_say_what_they_show, points_say_what_they_show, filters, empty_page_and_chips, tab_leads_through,
          about, shortcuts])
