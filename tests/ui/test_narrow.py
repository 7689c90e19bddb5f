"""360 pixels are enough: the list, and detail and chart as pages of their own."""
import json
import os
import sys
import tempfile

import desk
import windows

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'hub'))
import testhub  # noqa: E402


def width(d):
    return d.window.queryComponent().getExtents(1).width


def list_fills_the_window(d):
    d.row('Falcon 180B')
    assert d.find(role='heading', part='Falcon') is None
    assert width(d) <= 360, width(d)


def enter_opens_the_detail(d):
    d.focus()
    d.key('ctrl+f')
    d.type('falcon-180B')
    d.key('Return', 'Home', 'Return')
    d.see(role='heading', name='Falcon 180B')
    d.see(part='Technology Innovation Institute')
    assert width(d) <= 360, width(d)


def is_scrolled(node):
    """Whether it is in the bar of sections, which is scrolled sideways."""
    while node is not None:
        if node.name == 'Sections':
            return True
        node = node.parent
    return False


def too_wide(d):
    """What reaches beyond the window. What lies beside the page that is shown has not been
    moved away; while a page slides in, all of it does. The bar of sections is scrolled."""
    found = []
    for node in d.all():
        if node.getRoleName() in ('label', 'push button', 'link', 'heading') and d.showing(node):
            extents = node.queryComponent().getExtents(1)
            if 0 <= extents.x < 360 < extents.x + extents.width and not is_scrolled(node):
                found.append((node.getRoleName(), node.name, extents.x, extents.width))
    return found


def nothing_is_wider_than_the_window(d):
    found = []

    def fits():
        found[:] = too_wide(d)
        return not found
    try:
        d.wait(fits, 'all of it within the window')
    except AssertionError as error:
        raise AssertionError(found) from error


def chart_is_a_page(d):
    d.press(d.wait(lambda: d.find('push button', 'Chart') or d.find('toggle button', 'Chart'), 'the button for the chart'))
    d.wait(lambda: d.find('list', d.words['chart']), 'the chart')
    chart = d.chart().queryComponent().getExtents(1)
    assert 200 <= chart.width <= 360 and chart.height > 200, (chart.width, chart.height)
    d.wait(lambda: 'Falcon 180B' in d.points(), 'the points of the chart')
    d.gone(role='heading', name='Falcon 180B')
    assert width(d) <= 360, width(d)


def chart_has_its_legend(d):
    for name in ('Open source', 'Open weights', 'Non-commercial'):
        extents = d.see(role='push button', part=name).queryComponent().getExtents(1)
        assert extents.x >= 0 and extents.x + extents.width <= 360, (name, extents)
    title = d.see(role='label', part='Parameters by release').queryComponent().getExtents(1)
    assert title.y + title.height <= extents.y, 'the legend is below the heading'


def back_returns(d):
    d.focus()
    d.key('alt+Left')
    d.row('Falcon 180B')
    d.enter('')
    d.row('BLOOM 176B')
    assert width(d) <= 360, width(d)


def a_click_opens_the_detail(d):
    d.xdotool('mousemove', '150', '450')
    name = d.wait(lambda: row_at(d, 450), 'a row under the pointer')
    d.xdotool('click', '1')
    d.see(role='heading', name=name)
    d.focus()
    d.key('alt+Left')
    d.row(name)


def row_at(d, y):
    """The name of the row at that height."""
    for node in d.all():
        if node.getRoleName() == 'list item' and d.showing(node):
            extents = node.queryComponent().getExtents(1)
            if extents.y <= y < extents.y + extents.height:
                return node.name.split(',')[0]
    return None


def place_of(d, name):
    extents = d.find_row(name).queryComponent().getExtents(1)
    return extents.y, extents.height


def a_refresh_moves_nothing(d):
    """Though the pointer has rested on the list since before the window was there, whose
    rows are made again."""
    before = d.selected_row('Falcon 180B') and place_of(d, 'Falcon 180B')
    d.key('F5')
    d.toast(f'Figures of {len(MODELS):,} models are new')
    d.see(part='Figures from the Hub: just now')
    d.selected_row('Falcon 180B')
    assert place_of(d, 'Falcon 180B') == before, (before, place_of(d, 'Falcon 180B'))
    d.wait(lambda: d.has(d.find_row('Falcon 180B'), 'FOCUSED'), 'the focus where it was')


MODELS = testhub.guide_models()
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS, models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([list_fills_the_window, a_refresh_moves_nothing, enter_opens_the_detail, nothing_is_wider_than_the_window, chart_is_a_page,
                  chart_has_its_legend, back_returns, a_click_opens_the_detail],
                 size='360x640', desk_class=windows.Desk,
                 env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
