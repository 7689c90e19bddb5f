"""The Hub in the window: refresh, what changed, adding and removing."""
import json
import os
import sys
import tempfile

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

MODELS = testhub.guide_models()
FALCON, EXTRA = 'tiiuae/falcon-180B', 'tests/Extra-7B'


def press(d, name):
    d.see(role='push button', name=name).queryAction().doAction(0)


def row_of(d, name):
    return d.see(role='list item', part=name).queryComponent().getExtents(1)


def nothing_is_asked_at_the_start(d):
    d.see(role='label', name='Falcon 180B')
    d.see(part='Figures from the Hub: not fetched yet')
    d.see(part='Not fetched yet.')
    assert not HUB.record(), 'a window that opens asks nobody'


def refresh_brings_figures(d):
    d.focus()
    d.key('F5')
    d.toast(f'Figures of {len(MODELS):,} models are new')
    d.see(part='Figures from the Hub: just now')
    d.see(part='downloads in 30 days')
    d.see(part='just now · 127.0.0.1')


def nothing_moves_and_the_focus_stays(d):
    d.key('ctrl+f', 'Return', *['Down'] * 25)
    heading = d.wait(lambda: [n for n in d.all() if n.getRoleName() == 'heading' and d.showing(n)], 'a heading')[0].name
    before = row_of(d, heading)
    HUB.change('mistralai/Mistral-7B-v0.1', set={'likes': 4711})
    d.key('F5')
    d.toast('1 change')
    d.see(part='Figures from the Hub: just now')
    after = row_of(d, heading)
    assert (before.y, before.height) == (after.y, after.height), (before.y, after.y)
    d.wait(lambda: [n for n in d.all() if n.getRoleName() == 'list item' and heading in n.name
                    and n.getState().contains(d.atspi.STATE_FOCUSED)], 'the focus where it was')


def the_focus_stays_in_the_chart(d):
    d.choose_point('Falcon 40B')
    d.wait(lambda: d.has(d.points()['Falcon 40B'], 'FOCUSED'), 'the focus on a point')
    HUB.change('tiiuae/falcon-40b', set={'likes': 4712})
    d.key('F5')
    d.toast('1 change')
    d.see(part='4,712 likes')
    d.wait(lambda: d.has(d.points()['Falcon 40B'], 'FOCUSED'), 'the focus on the point again')


def what_says_the_same_stays(d):
    """A refresh makes no widget again but those that tell something else."""
    def links():
        return d.see(role='link', part='Hugging Face Hub', root=d.window).path
    HUB.change('tiiuae/falcon-40b', set={'likes': 4713})
    before = links()
    d.key('F5')
    d.toast('1 change')
    d.see(part='4,713 likes')
    assert links() == before, 'the links have been made again'


def progress_and_cancel(d):
    HUB.trouble('latency=60000 after=2')
    d.key('ctrl+r')
    d.see(part=f' of {len(MODELS):,}')
    press(d, 'Stop the refresh')
    d.see(role='push button', name='Refresh from the Hub')
    d.see(part='Figures from the Hub: just now')
    HUB.no_trouble()


def escape_on_the_button_stops(d):
    HUB.trouble('latency=60000 after=2')
    d.key('ctrl+f', *['shift+Tab'] * 3, 'space')
    d.see(role='push button', name='Stop the refresh')
    d.key('Escape')
    d.see(role='push button', name='Refresh from the Hub')
    HUB.no_trouble()


def nothing_changed_is_said(d):
    d.key('F5')
    d.toast('Nothing changed')


def messages_follow_each_other(d):
    """Each takes the place of the one before, however early: libadwaita 1.2 would crash."""
    for _ in range(12):
        d.key('ctrl+shift+c')
        d.pause()
    d.toast('Copied “')
    d.see(role='push button', name='Refresh from the Hub')


def changes_are_listed(d):
    HUB.change(FALCON, set={'downloads': 123456, 'gated': 'manual'})
    d.key('F5')
    d.toast('2 changes', 'Show')
    d.see(part='→ 123,456')
    d.see(part='→ on request')
    d.focus()
    d.key('Return', 'Escape')
    d.see(role='heading', name='Falcon 180B')
    d.see(part='gated: access on request')
    d.see(role='push button', part='Ask for Access')
    d.focus()


def a_failure_keeps_the_list(d):
    HUB.trouble('not-json')
    d.key('F5')
    d.toast('it is not JSON')
    d.see(part='Figures from the Hub: just now')
    d.see(part='123,456 downloads')
    HUB.no_trouble()
    press(d, 'Try Again')
    d.toast('Nothing changed')


def a_limit_is_waited_for(d):
    HUB.trouble('rate-limit=10 count=1')  # long enough to be seen on a busy machine
    d.key('F5')
    d.see(part='waiting for the Hub')
    d.toast('Nothing changed')


def add_by_search_and_undo(d):
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type('extra')
    d.see(role='list item', name='Extra-7B')
    d.key('Down', 'Return')
    d.toast('Added “Extra-7B”', 'Undo')
    d.focus()
    d.gone(role='list item', name='Extra-7B')


def add_by_address(d):
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type(HUB.origin + '/' + EXTRA + '/tree/main')
    d.see(role='list item', name='Extra-7B', root=d.another_window())
    d.key('Return')
    d.see(role='heading', name='Extra-7B')
    d.focus()
    d.see(role='list item', name='Extra-7B')
    d.see(part='downloads in 30 days')


def what_is_no_model_is_told(d):
    """In the dialog, where Enter then adds nothing; and what failed can be tried again."""
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type(HUB.origin + '/datasets/tests/data')
    d.see(name='No Model Is Here')
    d.see(part='is not the page of a model')
    d.key('Return', 'ctrl+a')
    d.type('extr')
    d.see(role='list item', name='Extra-7B', root=d.another_window())
    HUB.trouble('server-error=500')
    d.type('a')
    d.see(name='The Hub Could Not Be Searched')
    d.key('Return')
    HUB.no_trouble()
    d.press(d.see(role='push button', name='Try Again', root=d.another_window()))
    d.see(role='list item', name='Extra-7B')
    d.key('Escape')
    d.focus()


def drag(d, *arguments):
    """Drags what another program gives onto the list."""
    other = d._start([os.environ['BESTIARY_DRAG_SOURCE'], *arguments])
    window = d.wait(lambda: d.xdotool('search', '--onlyvisible', '--name', '^drag-source$').split(), 'what to drag')[0]
    d.xdotool('windowmove', window, '600', '600')
    d.wait(lambda: 'Position: 600,600' in d.xdotool('getwindowgeometry', window), 'it where the pointer finds it')
    d.xdotool('mousemove', '660', '630', 'mousedown', '1')
    for x in range(650, 190, -20):
        d.xdotool('mousemove', str(x), '500')
    d.xdotool('mouseup', '1')
    return other


def a_dropped_address_is_added(d):
    for arguments in [HUB.origin + '/' + EXTRA], [f'{HUB.origin}/{EXTRA}', 'file']:
        other = drag(d, *arguments)
        d.toast('Added “Extra-7B”', 'Undo')
        other.kill()
        d.focus()
        d.gone(role='list item', name='Extra-7B')


def what_is_no_address_is_told(d):
    other = drag(d, 'a sentence that somebody marked')
    d.see(part='a sentence that somebody marked')
    other.kill()
    d.focus()


def delete_and_undo(d):
    d.key('ctrl+f', 'Return', 'Delete')
    d.toast('Removed “Extra-7B”', 'Undo')
    d.see(role='list item', name='Extra-7B')


def the_keyboard_stays_with_the_list(d):
    """Also where the only row that was found is removed."""
    d.enter('Extra-7B')
    d.key('ctrl+f', 'Return')
    d.wait(lambda: d.has(d.find_row('Extra-7B'), 'FOCUSED'), 'the focus on the row')
    d.key('Delete')
    d.toast('Removed “Extra-7B”')
    d.wait(lambda: d.has(d.see(role='push button', part='Drop “'), 'FOCUSED'), 'the focus on the button')
    d.key('space')
    d.row('Falcon 180B')
    d.enter('')


def what_the_hub_lacks_is_told(d):
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type('tests/none-1b')
    d.see(part='“tests/none-1b” is not on 127.0.0.1')
    d.see(role='list item', part='Add “tests/none-1b”')
    d.key('Return')
    d.see(role='heading', name='none-1b')
    d.focus()
    d.see(part='tests/none-1b')
    d.see(part='Not fetched yet.')


with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS + [{'id': EXTRA}], models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([nothing_is_asked_at_the_start, refresh_brings_figures, nothing_moves_and_the_focus_stays,
                  the_focus_stays_in_the_chart, what_says_the_same_stays,
                  progress_and_cancel, escape_on_the_button_stops, nothing_changed_is_said,
                  messages_follow_each_other, changes_are_listed, a_failure_keeps_the_list, a_limit_is_waited_for,
                  add_by_search_and_undo, a_dropped_address_is_added, what_is_no_address_is_told, what_is_no_model_is_told,
                  add_by_address, delete_and_undo, the_keyboard_stays_with_the_list, what_the_hub_lacks_is_told],
                 desk_class=windows.Desk, env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
