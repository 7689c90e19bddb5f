"""360 pixels are enough: the list, and detail and chart as pages of their own."""
import desk


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


def nothing_is_wider_than_the_window(d):
    for node in d.all():
        if node.getRoleName() in ('label', 'push button', 'link', 'heading') and d.showing(node):
            extents = node.queryComponent().getExtents(1)
            # What lies beside the page that is shown has not been moved away.
            if 0 <= extents.x < 360:
                assert extents.x + extents.width <= 360, (node.getRoleName(), node.name, extents.x, extents.width)


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


desk.run([list_fills_the_window, enter_opens_the_detail, nothing_is_wider_than_the_window, chart_is_a_page,
          chart_has_its_legend, back_returns],
         size='360x640')
