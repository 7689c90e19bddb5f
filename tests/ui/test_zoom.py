"""The chart shows a part of itself: by pointer and keyboard, there and back, and says which."""
import re
import time

import desk

ALL = 'kind:model params:>1m'
TWO = 'org:tii,bigscience params:>100b -chat -bloomz'
RESET = 'Show all of the chart'


def part(d):
    """What the chart says of the part that it shows; None for all."""
    found = re.search(r'Zoomed in to (.*?)[;.](?=\s|$)', d.chart().description)
    return found.group(1) if found else None


def is_whole(d):
    return d.wait(lambda: d.chart().description and part(d) is None, 'all of the chart')


def is_zoomed(d, other_than=None):
    """The part, once the chart says it and holds still."""
    seen = []

    def holds_still():
        seen.append(part(d))
        return seen[-1] if seen[-4:] == [seen[-1]] * 4 and seen[-1] not in (None, other_than) else None
    return d.wait(holds_still, f'a part other than {other_than!r}')


def area(d):
    return d.chart().queryComponent().getExtents(1)


def spot(d, across, down):
    """A place in the chart, by shares of it."""
    chart = area(d)
    return str(int(chart.x + across * chart.width)), str(int(chart.y + down * chart.height))


def drag(d, start, end, button='1', before_end=()):
    d.xdotool('mousemove', *spot(d, *start), 'mousedown', button)
    for step in range(1, 6):
        d.xdotool('mousemove', *spot(d, *(a + (b - a) * step / 5 for a, b in zip(start, end))))
        time.sleep(0.05)
    if before_end:
        d.key(*before_end)
        time.sleep(0.2)
    d.xdotool('mouseup', button)


def outside(d):
    """How many are out of sight."""
    found = re.search(r'([\d,]+) (?:is|are) outside of that', d.chart().description)
    return int(found.group(1).replace(',', '')) if found else 0


def enabled(d, action):
    return d.call('Describe', action, group='win').startswith('((true')


def show_all(d, query=ALL):
    d.focus()
    if part(d):
        d.activate('chart-zoom-reset', group='win')
    d.enter(query)
    d.wait(lambda: (len(d.points()) == 2) == (query == TWO) and (len(d.points()) > 80) == (query == ALL), f'the points of {query!r}')
    is_whole(d)


def in_chart(d):
    """Gives the chart the keyboard."""
    d.focus()
    d.key('ctrl+f', 'F6')
    return d.wait(lambda: d.focused(d.points().values()), 'the focus in the chart')


def is_not_zoomed_at_first(d):
    d.activate('layout', 'chart', group='win')
    show_all(d)
    assert d.find(role='push button', name=RESET) is None
    for action in ('chart-zoom-out', 'chart-zoom-reset', 'chart-zoom-back', 'chart-zoom-forward'):
        assert not enabled(d, action), action
    assert enabled(d, 'chart-zoom-in')


def rectangle_is_shown(d):
    """What is drawn is a part, said by the chart, by the sentence and by the buttons."""
    drag(d, (0.3, 0.2), (0.6, 0.6))
    shown = is_zoomed(d)
    assert 'parameters' in shown and ' – ' in shown, shown
    assert outside(d) > 10
    d.see(part='Zoomed in to ' + shown)
    button = d.see(role='push button', name=RESET)
    group = button.parent
    assert (group.name, group.description) == ('Zoom of the chart', shown), (group.name, group.description)


def buttons_zoom_and_take_back(d):
    shown = is_zoomed(d)
    d.press(d.see(role='push button', name='Zoom in'))
    closer = is_zoomed(d, shown)
    d.press(d.see(role='push button', name='Zoom out'))
    is_zoomed(d, closer)
    d.press(d.see(role='push button', name=RESET))
    is_whole(d)
    d.gone(role='push button', name=RESET)


def a_line_is_a_part_of_one_axis(d):
    drag(d, (0.3, 0.5), (0.6, 0.5))
    assert 'to 200' in is_zoomed(d) or outside(d) > 0
    counts = is_zoomed(d).split(', ')[-1]
    d.activate('chart-zoom-reset', group='win')
    is_whole(d)
    drag(d, (0.5, 0.3), (0.5, 0.6))
    assert is_zoomed(d).split(', ')[-1] != counts


def escape_gives_the_rectangle_up(d):
    show_all(d)
    drag(d, (0.3, 0.2), (0.6, 0.6), before_end=('Escape',))
    time.sleep(0.3)
    is_whole(d)


def click_still_selects(d):
    """A second click on it would open it, and take the chart away if it were alone."""
    d.activate('layout', 'both', group='win')
    show_all(d, TWO)
    for name in ('BLOOM 176B', 'Falcon 180B'):
        d.choose_point(name)
        d.selected_row(name)
    is_whole(d)
    d.activate('layout', 'chart', group='win')


def keys_zoom(d):
    show_all(d)
    in_chart(d)
    d.key('plus')
    first = is_zoomed(d)
    d.key('KP_Add')
    second = is_zoomed(d, first)
    d.key('minus')
    third = is_zoomed(d, second)
    d.key('0')
    is_whole(d)
    d.key('ctrl+plus')
    assert is_zoomed(d) == first, (part(d), first)
    d.key('ctrl+0')
    is_whole(d)
    assert third


def there_and_back(d):
    """As a browser goes: by Esc, by the actions and by their keys."""
    show_all(d)
    d.activate('chart-zoom-reset', group='win')
    in_chart(d)
    d.key('plus')
    first = is_zoomed(d)
    d.key('plus')
    second = is_zoomed(d, first)
    d.key('Escape')
    assert is_zoomed(d, second) == first
    d.activate('chart-zoom-forward', group='win')
    assert is_zoomed(d, first) == second
    d.key('ctrl+bracketleft')
    assert is_zoomed(d, second) == first
    d.key('ctrl+bracketright')
    assert is_zoomed(d, first) == second
    assert not enabled(d, 'chart-zoom-forward')
    d.key('Escape', 'Escape')
    is_whole(d)


def wheel_zooms_at_the_pointer(d):
    """With Ctrl; many turns are one step back."""
    show_all(d)
    d.activate('chart-zoom-reset', group='win')
    name = 'Falcon 40B'
    x, y = d.place(lambda: d.points()[name])
    d.xdotool('mousemove', str(x), str(y))
    for _ in range(6):
        d.xdotool('keydown', 'ctrl', 'click', '4', 'keyup', 'ctrl')
    is_zoomed(d)
    after = d.place(lambda: d.points()[name])
    # Its widget is a little larger than the mark, which stands a little beside its day.
    assert abs(after[0] - x) <= 32 and abs(after[1] - y) <= 16, (after, x, y)
    d.activate('chart-zoom-back', group='win')
    is_whole(d)


def plain_wheel_scrolls_what_is_around(d):
    show_all(d)
    d.xdotool('mousemove', *spot(d, 0.5, 0.5), 'click', '4', 'click', '5', 'click', '4')
    time.sleep(0.3)
    is_whole(d)


def shift_moves_what_is_zoomed(d):
    show_all(d)
    drag(d, (0.35, 0.2), (0.6, 0.6))
    before = is_zoomed(d)
    d.xdotool('keydown', 'shift')
    drag(d, (0.5, 0.4), (0.7, 0.4))
    d.xdotool('keyup', 'shift')
    moved = is_zoomed(d, before)
    assert moved.split(', ')[-1] == before.split(', ')[-1], (before, moved)
    drag(d, (0.5, 0.4), (0.5, 0.6), button='2')
    assert is_zoomed(d, moved).split(', ')[-1] != before.split(', ')[-1]
    d.xdotool('mousemove', *spot(d, 0.5, 0.5), 'keydown', 'shift', 'click', '5', 'keyup', 'shift')
    is_zoomed(d, moved)


def double_click_on_the_ground_shows_all(d):
    show_all(d, TWO)
    drag(d, (0.2, 0.3), (0.95, 0.9))
    is_zoomed(d)
    d.xdotool('mousemove', *spot(d, 0.5, 0.85), 'click', '--repeat', '2', '--delay', '60', '1')
    is_whole(d)


def keyboard_brings_into_sight(d):
    """The mark that it goes to; what was zoomed is as large as before."""
    show_all(d)
    in_chart(d)
    d.key('Home', 'plus', 'plus', 'plus')
    first = is_zoomed(d)
    d.key('End')
    last = is_zoomed(d, first)
    point = d.wait(lambda: d.focused(d.points().values()), 'the focus at the last model')
    assert d.has(point, 'SELECTED')
    chart, mark = area(d), d.place(lambda: point)
    assert chart.x < mark[0] < chart.x + chart.width and chart.y < mark[1] < chart.y + chart.height
    assert last != first


def list_does_not_move_the_chart(d):
    shown = is_zoomed(d)
    d.enter('kind:model params:>2m')
    d.focus()
    d.key('ctrl+f', 'Down', 'Home')
    d.wait(lambda: d.has(d.find_row(d.rows()[0]), 'SELECTED'), 'the first row selected')
    time.sleep(0.4)
    assert is_zoomed(d) == shown, (part(d), shown)


def keeps_the_part_in_another_answer(d):
    """As long as anything is in it."""
    show_all(d)
    drag(d, (0.1, 0.05), (0.9, 0.3))
    shown = is_zoomed(d)
    d.enter('org:tii')
    d.wait(lambda: len(d.rows()) < 15, 'the models of TII')
    assert is_zoomed(d)
    d.enter('pythia params:<200m')
    d.wait(lambda: all('Pythia' in row for row in d.rows()), 'the small ones')
    is_whole(d)
    assert shown


def ranking_zooms_its_counts(d):
    show_all(d)
    drag(d, (0.3, 0.2), (0.6, 0.6))
    both = is_zoomed(d)
    counts = both.split(', ')[-1]
    d.activate('chart-view', 'ranking', group='win')
    assert is_zoomed(d, both) == counts, (part(d), counts)
    d.activate('chart-zoom-reset', group='win')
    d.wait(lambda: part(d) is None, 'all of the ranking')
    d.activate('chart-zoom-in', group='win')
    assert ' – ' not in is_zoomed(d)
    d.activate('chart-view', 'timeline', group='win')
    d.activate('chart-zoom-reset', group='win')
    is_whole(d)


desk.run([is_not_zoomed_at_first, rectangle_is_shown, buttons_zoom_and_take_back, a_line_is_a_part_of_one_axis,
          escape_gives_the_rectangle_up, click_still_selects, keys_zoom, there_and_back, wheel_zooms_at_the_pointer,
          plain_wheel_scrolls_what_is_around, shift_moves_what_is_zoomed, double_click_on_the_ground_shows_all,
          keyboard_brings_into_sight, list_does_not_move_the_chart, keeps_the_part_in_another_answer,
          ranking_zooms_its_counts])
