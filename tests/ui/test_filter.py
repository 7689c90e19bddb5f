"""The filter popover and the sort menu only write the query, and follow it."""
import desk


def checked(d, name):
    return d.has(d.filter(name), 'CHECKED')


def popover_writes_the_query(d):
    d.row('Falcon 180B')
    d.focus()
    d.key('ctrl+shift+f')
    d.toggle('Non-commercial only')
    d.wait(lambda: d.query() == 'license:noncommercial', 'the filter in the search entry')
    d.wait(lambda: d.find_row('Falcon 180B') is None and d.rows(), 'the list without Falcon')
    d.wait(lambda: d.points() and 'Falcon 180B' not in d.points(), 'the chart without Falcon')


def each_says_how_many_there_would_be(d):
    d.wait(lambda: d.find(part='28 of 105'), 'how many the list has')
    d.wait(lambda: d.filter('Non-commercial only').name == 'Non-commercial only, 28 entries', 'as many as the list has')
    # Of the same facet each is counted by itself.
    n = {name: n for _, name, n in d.filters()}
    assert n['Commercial use'] == 76 and n['Model'] < 28 and n['Closed model'] == 0, n


def filters_of_one_kind_are_alternatives(d):
    d.toggle('70\u202fB and more')
    d.wait(lambda: d.query() == 'license:noncommercial params:70b..', 'two filters')
    d.toggle('up to 3\u202fB')
    d.wait(lambda: 'license:noncommercial' in d.query() and '..3b' in d.query() and '70b..' in d.query(), 'three filters')


def unchecking_takes_it_out(d):
    for name in ('70\u202fB and more', 'up to 3\u202fB', 'Non-commercial only'):
        d.toggle(name)
    d.wait(lambda: d.query() == '', 'an empty query')
    d.row('Falcon 180B')


def closed_models_come_by_the_filter(d):
    d.toggle('Closed model')
    d.row('GPT-4')
    d.toggle('Closed model')
    d.wait(lambda: d.find_row('GPT-4') is None, 'no closed model')
    d.key('Escape')


def popover_keeps_what_was_typed(d):
    d.enter('falcon -chat "180" year:2023')
    d.focus()
    d.key('ctrl+shift+f')
    d.toggle('Commercial use')
    d.wait(lambda: 'license:commercial' in d.query(), 'the filter in the search entry')
    for word in ('falcon', '-chat', '"180"', 'year:2023'):
        assert word in d.query(), d.query()
    d.row('Falcon 180B')
    d.toggle('Commercial use')
    d.wait(lambda: d.query() == 'falcon -chat "180" year:2023', 'what was typed, alone')
    d.key('Escape')


def popover_follows_the_query(d):
    d.enter('license:commercial kind:adapter')
    d.focus()
    d.key('ctrl+shift+f')
    d.wait(lambda: checked(d, 'Commercial use') and checked(d, 'Adapter'), 'the checks of the query')
    assert not checked(d, 'Non-commercial only') and not checked(d, 'Model')
    d.key('Escape')


def chips_take_filters_out(d):
    d.enter('falcon license:commercial params:>100b')
    chip = d.see(role='push button', part='Remove the filter', root=d.window)
    d.press(chip)
    d.wait(lambda: d.query() == 'falcon params:>100b', 'the query without the filter')


def sorts_in_the_window(d):
    d.enter('org:tii')
    d.activate('sort', 'name', group='win')
    d.wait(lambda: d.query() == 'org:tii sort:name', 'the order in the query')
    d.wait(lambda: d.rows() and d.rows() == sorted(d.rows(), key=lambda name: (len(name.split('B')[0]), name)) and
           d.rows()[0].startswith('Falcon 7B'), 'the list by name, sizes as numbers')
    d.activate('sort', 'released', group='win')
    d.wait(lambda: d.rows()[0].startswith('Falcon 180B'), 'the newest first')


def sort_menu_offers_the_figures_of_the_hub(d):
    d.enter('org:tii')
    # What can be pressed is the innermost: a button inside the menu button.
    d.press(d.wait(lambda: [node for node in d.all() if node.name == 'Sort'][-1:], 'the button of the menu')[0])
    for name in ('Downloads', 'Likes', 'Last change'):
        d.wait(lambda: d.find('radio menu item', name) or d.find('menu item', name), name)
    d.press(d.find('radio menu item', 'Likes') or d.find('menu item', 'Likes'))
    d.wait(lambda: d.query() == 'org:tii sort:likes', 'the order of the menu in the query')
    d.enter('org:tii sort:updated')
    d.wait(lambda: d.state('sort', group='win') == 'updated', 'the order of the query in the menu')


def sort_menu_follows_the_query(d):
    d.enter('org:tii sort:context')
    d.wait(lambda: d.state('sort', group='win') == 'context', 'the order of the query in the menu')
    d.enter('org:tii')
    d.wait(lambda: d.state('sort', group='win') == '', 'the usual order in the menu')


desk.run([popover_writes_the_query, each_says_how_many_there_would_be, filters_of_one_kind_are_alternatives, unchecking_takes_it_out,
          closed_models_come_by_the_filter, popover_keeps_what_was_typed, popover_follows_the_query,
          chips_take_filters_out, sorts_in_the_window,
          sort_menu_offers_the_figures_of_the_hub, sort_menu_follows_the_query])
