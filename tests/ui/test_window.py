"""Search, select, and the chart follows."""
import desk

# The light palette's, as src/chart/palette.c has them.
OPEN_SOURCE, OPEN_WEIGHTS, NONCOMMERCIAL = '#008A64', '#0072B2', '#D55E00'

def shows_the_guide(d):
    d.see(role='label', name='Falcon 180B')
    d.see(part='2023 in review')
    d.see(role='label', part='models')


def everything_is_painted(d):
    """Widgets can be on the bus and yet not on the screen."""
    d.wait(lambda: OPEN_WEIGHTS in d.colours('340x300+20+130'), 'signs in the list')
    d.wait(lambda: {OPEN_SOURCE, OPEN_WEIGHTS, NONCOMMERCIAL} <= d.colours('880x330+380+90'), 'marks on the chart')
    d.wait(lambda: len(d.colours('880x300+380+450')) > 20, 'the detail')


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


desk.run([shows_the_guide, everything_is_painted, search_narrows_list_and_chart, selection_is_one, alias_finds,
          a_mistake_is_pointed_at, empty_results_explain_themselves, escape_clears,
          says_nothing_on_the_console])
