"""Search, select, and the chart follows."""
import re

import desk

# The light palette's, as src/chart/palette.c has them.
OPEN_SOURCE, OPEN_WEIGHTS, NONCOMMERCIAL = '#008A64', '#0072B2', '#D55E00'
ACCENT = '#1C71D8'


def shows_the_guide(d):
    d.row('Falcon 180B')
    d.see(part='2023 in review')
    d.see(role='label', part='models')


def the_list_has_the_keyboard(d):
    """From the start; a button would be pressed by who presses Return for a row."""
    first, second = d.rows()[:2]
    d.focus()
    d.key('Down')
    d.selected_row(second)
    d.key('Up')
    d.selected_row(first)


def everything_is_painted(d):
    """Widgets can be on the bus and yet not on the screen."""
    d.wait(lambda: OPEN_WEIGHTS in d.colours('340x300+20+130'), 'signs in the list')
    d.wait(lambda: {OPEN_SOURCE, OPEN_WEIGHTS, NONCOMMERCIAL} <= d.colours('880x330+380+90'), 'marks on the chart')
    d.wait(lambda: len(d.colours('880x300+380+450')) > 20, 'the detail')


def heading_follows_the_view(d):
    d.see(role='label', part='Parameters by release · ')
    d.focus()
    d.key('ctrl+shift+r')
    d.see(role='label', part='Parameters, largest first · ')
    d.gone(role='label', part='Parameters by release · ')
    d.key('ctrl+shift+t')
    d.see(role='label', part='Parameters by release · ')


def heading_and_legend_count_marks(d):
    """QLoRA is a method: it is in the list, and has no mark."""
    d.enter('qlora')
    d.row('QLoRA')
    d.see(role='label', name='Parameters by release · 4 models')
    d.see(role='push button', name='Open source 0')
    d.see(role='push button', name='Non-commercial 4')
    d.enter('method')
    d.see(role='label', name='Parameters by release · 0 models')


def legend_offers_what_the_list_would_have(d):
    """With a class chosen, the number beside another is that of the entries that it adds."""
    def listed():
        counts = [re.fullmatch(r'(\d+) of \d+', text) for text in d.texts()]
        return next((int(count.group(1)) for count in counts if count), None)
    d.enter('')
    d.press(d.see(role='push button', part='Open source '))
    d.wait(lambda: d.query() == 'openness:source', 'the class in the query')
    before = d.wait(listed, 'the list of that class')
    other = d.wait(lambda: d.find(role='push button', part='Open weights '), 'the other class')
    offered = int(other.name.split()[-1])
    assert offered > 50, other.name
    d.see(role='push button', name='Open source 18')
    d.press(other)
    d.wait(lambda: listed() == before + offered, f'{offered} entries more than {before}')
    d.enter('')
    d.wait(lambda: d.find(role='push button', name='Open source 18') and d.find(role='push button', part='Terms unknown '), 'all classes')


def focus_is_seen_on_the_chart(d):
    """The ring is outside of the selection's, and stays when GTK takes its own back."""
    d.enter('mixtral')
    d.wait(lambda: d.points() and all('Mixtral' in point for point in d.points()), 'no points but those of Mixtral')
    d.focus()
    d.key('ctrl+2', 'ctrl+f', *['shift+Tab'] * 5)
    focused = d.wait(lambda: d.focused(d.points().values()), 'a point with the focus')
    extents = focused.queryComponent().getExtents(1)
    # The corner of its square, where the circle of the selection does not reach; the
    # window's border is five pixels wide.
    x, y = (at + 5 + extents.width // 2 - 15 for at in (extents.x, extents.y))
    corner = f'7x7+{x}+{y}'
    d.wait(lambda: ACCENT in d.colours(corner), 'the ring of the focus')
    d.key('ctrl+f')
    d.wait(lambda: ACCENT not in d.colours(corner), 'no ring without the focus')
    d.key('ctrl+1', 'ctrl+f', 'Escape')
    d.row('Falcon 180B')


def closed_models_wait_to_be_asked_for(d):
    d.wait(lambda: 'Falcon 180B' in d.points(), 'the points of the chart')
    for name in ('GPT-3', 'GPT-4', 'PaLM 2'):
        assert not any(row.startswith(name) for row in d.rows()), name
        assert not any(point.startswith(name) for point in d.points()), name
    d.enter('kind:closed-model')
    d.row('GPT-3')
    d.row('GPT-4')
    d.wait(lambda: 'GPT-3' in d.points() and 'Falcon 180B' not in d.points(), 'the closed models on the chart')
    d.enter('')
    d.row('Falcon 180B')


def search_narrows_list_and_chart(d):
    d.focus()
    d.key('ctrl+f')
    d.type('mixtral')
    d.wait(lambda: d.rows() and all('Mixtral' in row for row in d.rows()), 'no rows but those of Mixtral')
    d.wait(lambda: d.points() and all('Mixtral' in point for point in d.points()), 'no points but those of Mixtral')
    assert not any('Falcon 180B' in text for text in d.texts(rows=True))


def selection_is_one(d):
    """The first row is selected with the results; End selects the last one."""
    d.key('Return', 'End')
    last = d.rows()[-1]
    assert len(d.rows()) > 1
    d.selected_row(last)
    d.selected_point(last)
    d.see(role='heading', name=last)
    d.key('Home')
    first = d.rows()[0]
    d.selected_row(first)
    d.selected_point(first)
    d.see(role='heading', name=first)


def alias_finds(d):
    d.focus()
    d.key('ctrl+f', 'ctrl+a')
    d.type('lieying sort:params')
    d.see(role='heading', name='Falcon 180B')
    d.selected_row('Falcon 180B')


def chinese_name_finds(d):
    d.enter('mixtral')
    d.see(role='heading', part='Mixtral')
    d.enter('猎鹰')
    d.see(role='heading', name='Falcon 180B')
    d.wait(lambda: d.rows() and all('Falcon' in row for row in d.rows()), 'no rows but those of Falcon')


def a_mistake_is_pointed_at(d):
    d.enter('lisense:mit')
    d.see(part='“lisense')
    d.see(part='license')


def empty_results_explain_themselves(d):
    d.enter('org:meta zzzz')
    d.see(part='No models found')
    d.wait(lambda: d.points() == {}, 'an empty chart')
    d.press(d.see(role='push button', part='zzzz'))
    d.wait(lambda: d.query() == 'org:meta', 'the query without the word')
    d.wait(lambda: d.rows(), 'the rows of the makers')
    d.see(role='heading', name=d.rows()[0])


def escape_clears(d):
    d.focus()
    d.key('ctrl+f', 'Escape')
    d.wait(lambda: d.query() == '', 'an empty search entry')
    d.row('Falcon 180B')


def is_focused(d, name):
    """A menu button has the keyboard in another button inside it."""
    focused = d.focused(d.all())
    return focused is not None and focused.name == name


def tab_leaves_the_list_as_it_came(d):
    """Back from a row it is at what it passed before the rows."""
    d.focus()
    d.key('ctrl+f', 'Tab', 'Tab')
    d.wait(lambda: is_focused(d, 'Sort'), 'the focus on the order')
    d.key('Tab')
    d.wait(lambda: d.focused(d.children(d.models())), 'the focus on a row')
    d.key('shift+Tab')
    d.wait(lambda: is_focused(d, 'Sort'), 'the focus on the order again')


desk.run([shows_the_guide, the_list_has_the_keyboard, everything_is_painted, heading_follows_the_view,
          heading_and_legend_count_marks, legend_offers_what_the_list_would_have, focus_is_seen_on_the_chart,
          closed_models_wait_to_be_asked_for, search_narrows_list_and_chart, selection_is_one, alias_finds, chinese_name_finds, a_mistake_is_pointed_at,
          empty_results_explain_themselves, escape_clears, tab_leaves_the_list_as_it_came])
