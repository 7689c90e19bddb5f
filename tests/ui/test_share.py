"""The chart as something to take away and to bring back: the clipboard, and links that the
command line and the search entry open."""
import subprocess

import desk
import windows

LINK = 'chart:ranking?q=pythia%20params%3A%3E6b%20shelf%3Areview-2023&select=EleutherAI/pythia-6.9b&pin=EleutherAI/pythia-12b'


def call(d, *arguments):
    """Starts the program once more, beside the one that runs."""
    return subprocess.run([d.env['BESTIARY'], *arguments], env=d.env, capture_output=True, text=True, timeout=60, check=False)


def shows_the_link(d):
    d.wait(lambda: d.state('chart-view', group='win') == 'ranking', 'the ranking')
    d.wait(lambda: d.query() == 'pythia params:>6b', 'the query of the link, without its shelf')
    d.wait(lambda: len(d.points()) == 4, 'four bars')
    d.selected_point('Pythia 6.9B')
    d.see(role='heading', name='Pythia 6.9B')
    d.wait(lambda: 'pinned' in d.points()['Pythia 12B'].description, 'the pinned model')


def said(d):
    """The chart's sentence, with plain spaces."""
    return next((text for text in (d.chart().description, *d.texts()) if 'parameters' in text and 'zoomed' in text.lower()), '').replace('\u202f', ' ')


def another_instance_opens_a_link_here(d):
    result = call(d, LINK)
    assert (result.returncode, result.stdout) == (0, ''), result
    shows_the_link(d)


def a_part_of_the_chart_is_opened(d):
    result = call(d, 'chart:timeline?q=shelf:review-2023&time=2023-03-01..2023-09-30&params=1e9..2e10')
    assert result.returncode == 0, result
    d.wait(lambda: d.state('chart-view', group='win') == 'timeline', 'the timeline')
    d.wait(lambda: '1 B to 20 B parameters' in said(d), 'the part of the link')


def a_part_of_one_axis_alone(d):
    """What the link does not say is all that there is."""
    result = call(d, 'chart:timeline?q=shelf:review-2023&time=2023-05-01..2023-09-30')
    assert result.returncode == 0, result
    d.wait(lambda: 'May' in said(d) and '200 B parameters' in said(d), 'the days of the link, and all counts')
    assert d.warnings() == [], d.warnings()


def a_wrong_link_is_told(d):
    for link, part in (('chart:pie', 'pie'), ('chart:timeline?time=yesterday', 'yesterday'), ('chart:', '')):
        result = call(d, link)
        assert result.returncode == 0, result
        dialog = d.wait(lambda: next((w for w in d.windows() if w.name == 'The Link Opens No Chart'), None), f'the dialog for {link}')
        d.wait(lambda: any(part in text for text in d.texts(dialog)), f'what was wrong: {part!r}')
        d.focus()
        d.key('Escape')
        d.wait(lambda: len(list(d.windows())) == 1, 'the main window alone')
    d.wait(lambda: d.state('chart-view', group='win') == 'timeline', 'what was shown before')


def a_link_is_copied_and_pasted(d):
    call(d, LINK)
    shows_the_link(d)
    d.activate('chart-copy-link', group='win')
    d.toast('Copied a link')
    d.activate('chart-view', 'timeline', group='win')
    d.enter('bloom')
    d.wait(lambda: 'BLOOM 176B' in d.points(), 'another chart')
    d.focus()
    d.key('ctrl+f')
    d.key('ctrl+a', 'ctrl+v')
    shows_the_link(d)


def the_review_is_in_the_menu(d):
    d.activate('chart-review', group='win')
    d.wait(lambda: d.state('chart-view', group='win') == 'timeline' and d.query() == '', 'the review')
    d.wait(lambda: d.state('shelf', group='win') == 'review-2023', 'its shelf')
    d.wait(lambda: 'Mistral 7B v0.1' in d.points() or 'Mistral 7B' in d.points(), 'its models')


def a_view_that_is_chosen_comes_into_sight(d):
    """Also where only the details are shown."""
    for key, view in (('R', 'ranking'), ('B', 'table'), ('T', 'timeline')):
        d.activate('layout', 'detail', group='win')
        d.wait(lambda: d.state('layout', group='win') == 'detail', 'the details alone')
        d.focus()
        d.key(f'ctrl+shift+{key.lower()}')
        d.wait(lambda view=view: d.state('chart-view', group='win') == view, f'the {view}')
        d.wait(lambda: d.state('layout', group='win') == 'both', f'the {view} in sight')


def an_image_is_copied(d):
    d.activate('chart-copy-image', group='win')
    d.toast('Copied the chart')


desk.run([another_instance_opens_a_link_here, a_part_of_the_chart_is_opened, a_part_of_one_axis_alone, a_wrong_link_is_told,
          a_link_is_copied_and_pasted, the_review_is_in_the_menu, a_view_that_is_chosen_comes_into_sight,
          an_image_is_copied], desk_class=windows.Desk)
