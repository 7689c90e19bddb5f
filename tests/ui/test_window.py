"""Search, select, and the chart follows."""
import desk

# The light palette's, as src/chart/palette.c has them.
OPEN_SOURCE, OPEN_WEIGHTS, NONCOMMERCIAL = '#008A64', '#0072B2', '#D55E00'
ACCENT = '#1C71D8'


def shows_the_guide(d):
    d.see(role='label', name='Falcon 180B')
    d.see(part='2023 in review')
    d.see(role='label', part='models')


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
    d.focus()
    d.key('ctrl+f', 'ctrl+a')
    d.type('qlora')
    d.see(role='label', name='QLoRA')
    d.see(role='label', name='Parameters by release · 4 models')
    d.see(role='push button', name='Open source 0')
    d.see(role='push button', name='Non-commercial 4')
    d.key('ctrl+a')
    d.type('method')
    d.see(role='label', name='Parameters by release · 0 models')
    d.key('ctrl+a')
    d.type('mixtral')
    d.see(role='list item', part='Mixtral')


def focus_is_seen_on_the_chart(d):
    """The ring is outside of the selection's, and stays when GTK takes its own back."""
    d.key('ctrl+2', 'ctrl+f', *['shift+Tab'] * 4)

    def focused():
        return [n for n in d.all() if n.getRoleName() == 'list item' and 'Mixtral' in n.name
                and n.getState().contains(d.atspi.STATE_FOCUSED)]
    extents = d.wait(focused, 'a point with the focus')[0].queryComponent().getExtents(1)
    # The corner of its square, where the circle of the selection does not reach; the
    # window's border is five pixels wide.
    x, y = (at + 5 + extents.width // 2 - 15 for at in (extents.x, extents.y))
    corner = f'7x7+{x}+{y}'
    d.wait(lambda: ACCENT in d.colours(corner), 'the ring of the focus')
    d.key('ctrl+f')
    d.wait(lambda: ACCENT not in d.colours(corner), 'no ring without the focus')
    d.key('ctrl+1', 'ctrl+f', 'Escape')
    d.see(role='label', name='Falcon 180B')


def search_narrows_list_and_chart(d):
    d.focus()
    d.key('ctrl+f')
    d.type('mixtral')
    d.gone(role='label', name='Falcon 180B')
    d.see(role='list item', part='Mixtral')
    assert not any('Falcon 180B' in text for text in d.texts())


def selection_is_one(d):
    d.key('Return')
    d.key('Home')
    d.see(role='heading', part='Mixtral')


def alias_finds(d):
    d.key('ctrl+f', 'ctrl+a')
    d.type('lieying sort:params')
    d.see(role='heading', part='Falcon 180B')


def a_mistake_is_pointed_at(d):
    d.key('ctrl+f', 'ctrl+a')
    d.type('lisense:mit')
    d.see(part='lisense')
    d.see(part='license')


def empty_results_explain_themselves(d):
    d.key('ctrl+f', 'ctrl+a')
    d.type('org:meta zzzz')
    d.see(part='No models found')
    d.see(role='push button', part='zzzz').queryAction().doAction(0)
    d.see(role='heading', part='Code Llama')


def escape_clears(d):
    d.key('ctrl+f', 'Escape')
    d.see(role='label', name='Falcon 180B')


def says_nothing_on_the_console(d):
    assert d.warnings() == [], d.warnings()


desk.run([shows_the_guide, everything_is_painted, heading_follows_the_view, heading_and_legend_count_marks,
          focus_is_seen_on_the_chart, search_narrows_list_and_chart, selection_is_one, alias_finds,
          a_mistake_is_pointed_at, empty_results_explain_themselves, escape_clears,
          says_nothing_on_the_console])
