"""What was open is open again, in another run and on a dark ground."""
import desk

# The dark palette's, as src/chart/palette.c has them.
DARK = {'open weights': '#56B4E9'}


def opens_as_it_is_at_first(d):
    d.row('Falcon 180B')
    assert d.state('shelf', group='win') == 'review-2023'


def is_arranged_by_a_person(d):
    d.activate('shelf', 'guide', group='win')
    d.see(part='Whole guide')
    d.activate('chart-view', 'ranking', group='win')
    d.activate('layout', 'chart', group='win')
    d.enter('falcon sort:params')
    d.choose_row('Falcon 40B')
    d.selected_point('Falcon 40B')
    old = d.window
    d.activate('language', 'zh_CN')
    d.use_window(old, 'zh_CN')
    d.see(part='整个图鉴')
    d.selected_point('Falcon 40B')


def is_as_it_was_left(d):
    assert d.quit() == 0, d.said()
    d.start(ADW_DEBUG_COLOR_SCHEME='prefer-dark')
    d.selected_row('Falcon 40B')
    d.selected_point('Falcon 40B')
    assert d.query() == 'falcon sort:params', d.query()
    for action, value in (('shelf', 'guide'), ('chart-view', 'ranking'), ('layout', 'chart')):
        assert d.state(action, group='win') == value, (action, d.state(action, group='win'))
    assert d.state('language') == 'zh_CN'
    d.see(part='整个图鉴')


def is_dark(d):
    """The ground, and what stands on it."""
    d.wait(lambda: DARK['open weights'] in d.colours('880x600+380+60'), 'the dark palette on the chart')

    def mostly_dark():
        colours = [int(colour[1:3], 16) + int(colour[3:5], 16) + int(colour[5:7], 16) for colour in d.colours('340x600+10+130')]
        return min(colours) < 200 and '#FFFFFF' not in d.colours('800x10+380+60')
    d.wait(mostly_dark, 'a dark ground')


def size_is_remembered(d):
    d.xdotool('windowsize', d.x_window(), '1000', '700')
    extents = d.window.queryComponent().getExtents

    def is_smaller():
        return extents(1).width <= 1000 and extents(1).height <= 700
    d.wait(is_smaller, 'a smaller window')
    before = extents(1).width, extents(1).height
    assert d.quit() == 0, d.said()
    d.start()
    extents = d.window.queryComponent().getExtents
    d.wait(lambda: (extents(1).width, extents(1).height) == before, f'a window of {before}')


desk.run([opens_as_it_is_at_first, is_arranged_by_a_person, is_as_it_was_left, is_dark, size_is_remembered],
         settings='keyfile')
