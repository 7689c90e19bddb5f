"""The chart shows what the list shows, selects what is clicked, and follows the list."""
import desk

TWO = 'org:tii,bigscience params:>100b -chat -bloomz'


def extents(d):
    return {name: point.queryComponent().getExtents(1) for name, point in d.points().items()}


def shows_what_the_list_shows(d):
    d.enter(TWO)
    d.wait(lambda: sorted(d.rows()) == sorted(d.points()) == ['BLOOM 176B', 'Falcon 180B'], 'the same two in list and chart')


def selects_what_is_clicked(d):
    for name in ('BLOOM 176B', 'Falcon 180B', 'BLOOM 176B'):
        d.choose_point(name)
        d.selected_row(name)
        d.selected_point(name)
        d.see(role='heading', name=name)


def goes_on_from_there_with_the_keyboard(d):
    """The focus is on the mark that was clicked; the later release is on its right."""
    d.key('Right')
    d.selected_row('Falcon 180B')
    d.selected_point('Falcon 180B')
    d.key('Left')
    d.selected_point('BLOOM 176B')


def follows_the_list(d):
    for name in ('Falcon 180B', 'BLOOM 176B'):
        d.choose_row(name)
        d.selected_row(name)
        d.selected_point(name)
        d.see(role='heading', name=name)


def keeps_the_selection_of_a_search(d):
    d.enter('bloom')
    d.wait(lambda: 'BLOOM 560M' in d.points(), 'the points of BLOOM')
    d.selected_row('BLOOM 176B')
    d.selected_point('BLOOM 176B')


def is_a_timeline(d):
    d.enter('pythia sort:params')
    d.wait(lambda: 'Pythia 12B' in d.points(), 'the points of Pythia')
    places = extents(d)
    assert len({place.x for place in places.values()}) > 1, places
    assert places['Pythia 12B'].y < places['Pythia 1B'].y < places['Pythia 70M'].y


def becomes_a_ranking(d):
    d.focus()
    d.key('ctrl+shift+r')
    d.wait(lambda: d.state('chart-view', group='win') == 'ranking', 'the ranking in the menu')
    d.wait(lambda: len({place.x for place in extents(d).values()}) == 1, 'one bar below another')
    places = extents(d)
    assert len(places) == len(d.rows()), (len(places), len(d.rows()))
    tops = [place.y for place in places.values()]
    assert len(set(tops)) == len(tops), tops
    assert places['Pythia 12B'].y < places['Pythia 6.9B'].y < places['Pythia 1B'].y < places['Pythia 70M'].y


def ranking_selects_and_follows(d):
    d.enter(TWO)
    d.wait(lambda: len(d.points()) == 2, 'two bars')
    for name in ('BLOOM 176B', 'Falcon 180B'):
        d.choose_point(name)
        d.selected_row(name)
        d.selected_point(name)
    d.choose_row('BLOOM 176B')
    d.selected_point('BLOOM 176B')


def returns_to_the_timeline(d):
    d.focus()
    d.key('ctrl+shift+t')
    d.wait(lambda: len({place.x for place in extents(d).values()}) == 2, 'two marks beside each other')
    d.selected_point('BLOOM 176B')


def takes_all_the_room(d):
    before = d.chart().queryComponent().getExtents(1).height
    d.key('ctrl+2')
    d.wait(lambda: d.chart().queryComponent().getExtents(1).height > before + 100, 'the chart alone')
    d.gone(role='heading', name='BLOOM 176B')
    d.key('ctrl+1')
    d.see(role='heading', name='BLOOM 176B')


desk.run([shows_what_the_list_shows, selects_what_is_clicked, goes_on_from_there_with_the_keyboard, follows_the_list,
          keeps_the_selection_of_a_search, is_a_timeline, becomes_a_ranking, ranking_selects_and_follows,
          returns_to_the_timeline, takes_all_the_room])
