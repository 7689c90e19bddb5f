"""The Hub's list, brought to the window from a Hub of the test's own."""
import os
import subprocess
import sys

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

LISTED = '/api/models'
# A page is 1,000 models. The Hub holds its tongue after some: for as long as a test likes.
SILENT = 'stall path=/api/models'


def open_shelf(d):
    d.activate('shelf', 'hub', group='win')
    d.see(role='push button', name='Bring the Hub’s List Here…')


def button(d, name):
    return d.see(role='push button', name=name)


def choose(d, part):
    """Goes to a row of the dialog, and presses Enter."""
    check, row = d.see(role='check box', part=part), d.see(role='list item', part=part)
    d.focus()

    def reached():
        if not d.has(row, 'FOCUSED'):
            d.key('Down')
            d.pause()
        return d.has(row, 'FOCUSED')
    if not d.has(check, 'CHECKED'):
        d.wait(reached, f'the focus on {part!r}')
        d.key('Return')
    d.wait(lambda: d.has(check, 'CHECKED'), f'{part!r} chosen')


def bring(d, part):
    d.focus()
    d.key('ctrl+shift+s')
    choose(d, part)
    d.press(button(d, 'Start'))
    d.gone(role='check box', part=part)
    d.focus()


def n_listed():
    return sum(request['path'] == LISTED for request in HUB.record())


def nothing_is_asked_at_the_start(d):
    d.see(role='label', name='Falcon 180B')
    open_shelf(d)
    d.see(part='The Hub has about 3 million models.')
    assert not HUB.record(), 'a window that opens asks nobody'
    assert not os.path.exists(os.path.join(d.folder.name, 'cache', 'bestiary', 'hub-list.db')), 'nor makes a file'


def it_comes_and_is_paused(d):
    HUB.trouble(SILENT + ' after=3')
    bring(d, 'The 10,000 most downloaded')
    d.see(part='3,000 of 10,000 models')
    d.press(button(d, 'Pause'))
    d.see(part='Stopped at 3,000 of 10,000 models')
    d.see(name='the 10,000 most downloaded')
    button(d, 'Go On')


def a_pause_lasts_over_a_restart(d):
    assert d.quit() == 0
    d.processes.remove(d.program)
    d.start(**VARIABLES)
    d.activate('shelf', 'hub', group='win')
    d.see(part='Stopped at 3,000 of 10,000 models')


def it_goes_on_where_it_stopped(d):
    HUB.no_trouble()
    HUB.forget()
    d.focus()
    d.press(button(d, 'Go On'))
    button(d, 'Update')
    d.see(part='the 10,000 most downloaded\u00a0· ')
    d.see(name='10,000 models')
    assert n_listed() == 7, n_listed()


def an_error_has_a_way_out(d):
    HUB.trouble('not-json path=/api/models')
    d.press(button(d, 'Update'))
    d.see(part='it is not JSON')
    HUB.no_trouble()
    d.press(button(d, 'Try Again'))
    button(d, 'Update')
    d.gone(part='it is not JSON')


def everything_is_brought_and_updated(d):
    bring(d, 'Everything')
    d.see(part='everything\u00a0· ')
    d.see(name=f'{N_MODELS:,} models')
    HUB.change(HUB.get('/api/models?limit=1').json[0]['id'], set={'likes': 4711}, commit=True)
    HUB.forget()
    d.press(button(d, 'Update'))
    d.wait(n_listed, 'a question')
    button(d, 'Update')
    assert n_listed() < N_MODELS // 1000, 'only what has changed is asked for'


def an_end_on_the_way_loses_nothing(d):
    """Whoever closes the window pauses it."""
    HUB.trouble(SILENT + ' after=2')
    d.activate('sync-again', group='win')
    d.see(part='2,000 of ')
    assert d.quit() == 0
    d.processes.remove(d.program)
    d.start(**VARIABLES)
    d.activate('shelf', 'hub', group='win')
    d.see(part='Stopped at 2,000')
    HUB.no_trouble()
    d.focus()


def nobody_is_asked_offline(d):
    HUB.forget()
    d.start_again(HF_ENDPOINT=HUB.origin)
    d.activate('shelf', 'hub', group='win')
    d.see(part='HF_HUB_OFFLINE is set: the Hub is not asked.')
    go_on = button(d, 'Go On')
    d.wait(lambda: not d.has(go_on, 'SENSITIVE'), 'a button that does nothing')
    assert not HUB.record()


def what_another_program_brings_is_found(d):
    """When the window is come back to."""
    d.start_again(**VARIABLES)
    d.activate('shelf', 'hub', group='win')
    d.see(part='Stopped at 2,000')
    d.focus()
    d.key('ctrl+shift+s')
    d.see(role='check box', part='Everything')
    subprocess.run([d.env['BESTIARY'], 'sync', '--all'], env=d.env, capture_output=True, check=True)
    d.focus()
    d.key('Escape')
    d.gone(role='check box', part='Everything')
    d.focus()
    d.see(part='everything\u00a0· ')
    button(d, 'Update')


N_MODELS = 12000
with testhub.Hub('--models', str(N_MODELS)) as HUB:
    VARIABLES = {'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'}
    desk.run([nothing_is_asked_at_the_start, it_comes_and_is_paused, a_pause_lasts_over_a_restart,
              it_goes_on_where_it_stopped, an_error_has_a_way_out, everything_is_brought_and_updated,
              an_end_on_the_way_loses_nothing, nobody_is_asked_offline, what_another_program_brings_is_found],
             desk_class=windows.Desk, env=VARIABLES)
