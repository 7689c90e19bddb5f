"""360 pixels are enough: the list, and the detail as a page of its own."""
import desk


def list_fills_the_window(d):
    d.see(role='label', name='Falcon 180B')
    assert d.find(role='heading', part='Falcon') is None


def enter_opens_the_detail(d):
    d.focus()
    d.key('ctrl+f')
    d.type('falcon-180B')
    d.key('Return', 'Home', 'Return')
    d.see(role='heading', part='Falcon 180B')


def chart_has_its_legend(d):
    d.see(role='push button', name='Chart').queryAction().doAction(0)
    for name in ('Open source', 'Open weights', 'Non-commercial'):
        extents = d.see(role='push button', part=name).queryComponent().getExtents(1)
        assert extents.x >= 0 and extents.x + extents.width <= 360, (name, extents)
    title = d.see(role='label', part='Parameters by release').queryComponent().getExtents(1)
    assert title.y + title.height <= extents.y, 'the legend is below the heading'
    d.see(role='push button', name='Details').queryAction().doAction(0)
    d.see(role='heading', part='Falcon 180B')


def back_returns(d):
    d.key('alt+Left')
    d.see(role='label', name='Falcon 180B')


desk.run([list_fills_the_window, enter_opens_the_detail, chart_has_its_legend, back_returns], size='360x640')
