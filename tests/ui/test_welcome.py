"""The first start: who is asked is chosen, tested and kept, by keyboard and by a screen reader."""
import os
import sys

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

for variable in [n for n in os.environ if n.startswith(('HF_', 'HUGGING_FACE', 'TRANSFORMERS_'))]:
    del os.environ[variable]
WELCOME = 'Welcome to Bestiary'
CHOICES = ('Hugging Face', 'hf-mirror.com', 'Another address')


class Desk(desk.Desk):
    """Where the list's rows are not looked through, but toasts are."""
    find_last = windows.Desk.find_last
    toast = windows.Desk.toast


def focused(d, part, role=None):
    """Tab until the focus is in what is called so."""
    def has_it():
        return any(part in (node.name or '') and d.has(node, 'FOCUSED') and
                   (role is None or node.getRoleName() in (role, desk.NEW_ROLES.get(role))) for node in d.all())
    for _ in range(25):
        if has_it():
            return
        d.key('Tab')
        d.pause()
    raise AssertionError(f'Tab does not come to {part!r}\n{d.dump()}')


def on_choice(d, names=CHOICES):
    return any(node.name in names and d.has(node, 'FOCUSED') for node in d.all())


def into_page(d):
    """By the key that goes from pane to pane: it enters at the choices."""
    d.focus()
    for _ in range(4):
        if on_choice(d):
            return
        d.key('F6')
        d.pause()
    raise AssertionError(f'F6 does not come to the choices\n{d.dump()}')


def choose(d, part):
    """Goes from one to the next by the arrows."""
    into_page(d)
    for key in ['Down'] * 3 + ['Up'] * 3:
        if on_choice(d, [part]):
            break
        d.key(key)
        d.pause()
    assert on_choice(d, [part]), d.dump()
    d.key('space')


def is_chosen(d, part):
    return d.wait(lambda: [n for n in d.all() if n.getRoleName() in ('radio button', 'check box', 'checkbox')
                           and part in n.name and d.has(n, 'CHECKED')], f'{part!r} chosen')


def described(d, name, part):
    """What a screen reader adds to the name of the row."""
    d.wait(lambda: [n for n in d.all() if n.getRoleName() == 'list item' and n.name == name
                    and part in (n.description or '')], f'{name!r} described as {part!r}')


def entries_are_there_and_nobody_is_asked(d):
    d.see(role='heading', name=WELCOME)
    d.row('Falcon 180B')
    d.see(part='Nobody is contacted until')
    assert d.points(), 'the chart is in sight'
    assert d.find(role='heading', name='Falcon 180B') is None, 'the page has the place of the details'
    assert d.find(part='Nobody has been contacted') is None, 'in sight of the page the bar is of no use'
    for name in CHOICES:
        d.see(role='list item', name=name)
    use = d.see(role='push button', name='Use This Hub')
    assert not d.has(use, 'SENSITIVE'), 'nothing is chosen for anybody'
    d.wrote_nothing('reach')
    assert not OFFICIAL.record() and not MIRROR.record()


def both_are_tested_at_once(d):
    into_page(d)
    focused(d, 'Test', 'push button')
    d.key('space')
    d.wrote('reach https://huggingface.co', 'reach https://hf-mirror.com')
    d.see(role='status bar', part='Hugging Face: no answer within 1 s. hf-mirror.com: answered in ')
    d.see(role='status bar', part='Only hf-mirror.com can be used from here.')
    described(d, 'Hugging Face', 'No answer within 1 s')
    described(d, 'hf-mirror.com', 'Answered in ')
    d.wrote_nothing('endpoint')
    assert not d.has(d.see(role='push button', name='Use This Hub'), 'SENSITIVE'), 'a suggestion is no choice'
    requests = MIRROR.record()
    assert [request['path'] for request in requests] == ['/api/models'], requests


def a_test_tells_other_ends_apart(d):
    for trouble, official in (('not-json', 'Answered, but is not the Hub'), ('server-error=503', 'out of order')):
        OFFICIAL.no_trouble()
        OFFICIAL.trouble(trouble)
        focused(d, 'Test', 'push button')
        d.key('space')
        described(d, 'Hugging Face', official)
    OFFICIAL.no_trouble()
    focused(d, 'Test', 'push button')
    d.key('space')
    d.see(role='status bar', part='Each that answered can be used; ')


def it_outlasts_a_switch_of_the_language(d):
    choose(d, 'hf-mirror.com')
    is_chosen(d, 'hf-mirror.com')
    d.unheard()
    old = d.window
    d.activate('language', 'zh_CN')
    d.use_window(old, 'zh_CN')
    d.see(role='heading', name='欢迎使用模型图鉴')
    is_chosen(d, 'hf-mirror.com')
    described(d, 'hf-mirror.com', '秒内应答')
    d.see(role='push button', name='使用此 Hub')
    d.wrote_nothing('reach')
    old = d.window
    d.activate('language', 'en')
    d.use_window(old, 'en')
    d.see(role='heading', name=WELCOME)
    described(d, 'hf-mirror.com', 'Answered in ')


def it_gives_way_to_a_model_and_comes_back(d):
    d.focus()
    d.choose_row('BLOOM 176B')
    d.see(role='heading', name='BLOOM 176B')
    d.gone(role='heading', name=WELCOME)
    d.press(d.see(role='push button', name='Choose…'))
    d.see(role='heading', name=WELCOME)
    d.gone(part='Nobody has been contacted')
    is_chosen(d, 'hf-mirror.com')
    d.focus()
    d.key('ctrl+f')
    d.type('mixtral')
    d.see(role='heading', part='Mixtral')
    d.key('Escape')
    d.press(d.see(role='push button', name='Choose…'))


def a_wrong_address_is_told(d):
    choose(d, 'Another address')
    d.see(role='text', name='Address of another Hub')
    assert not d.has(d.see(role='push button', name='Use This Hub'), 'SENSITIVE')
    d.type('hub.example')
    d.see(part='“hub.example” is not an address of a Hub')
    d.wrote_nothing('endpoint')


def what_is_chosen_is_kept(d):
    choose(d, 'hf-mirror.com')
    d.gone(part='is not an address of a Hub')
    focused(d, 'Use This Hub', 'push button')
    d.key('space')
    d.wrote('endpoint https://hf-mirror.com')
    d.gone(role='heading', name=WELCOME)
    assert d.find(part='Nobody has been contacted') is None
    d.toast('Fresh figures will come from hf-mirror.com', 'Refresh')
    d.wrote('refresh all')


def the_menu_brings_it_back(d):
    d.focus()
    d.key('F10')
    d.press(d.see('menu item', 'Welcome'))
    d.see(role='heading', name=WELCOME)
    d.focus()
    focused(d, 'Not Now', 'push button')
    d.key('space')
    d.gone(role='heading', name=WELCOME)
    d.wrote_nothing('endpoint')


def a_test_can_be_cancelled(d):
    OFFICIAL.trouble('stall')
    MIRROR.trouble('stall')
    d.start_again(BESTIARY_TEST_PATIENT='1', HF_HUB_OFFLINE='', BESTIARY_TEST_OFFICIAL=OFFICIAL.origin,
                  BESTIARY_TEST_MIRROR=MIRROR.origin)
    d.see(role='heading', name=WELCOME)
    into_page(d)
    focused(d, 'Test', 'push button')
    d.key('space')
    d.wrote('reach https://huggingface.co', 'reach https://hf-mirror.com')
    d.see(role='status bar', part='Waiting for an answer')
    focused(d, 'Cancel', 'push button')
    d.key('space')
    d.see(role='push button', name='Test')
    d.gone(role='status bar', part='Waiting for an answer')
    described(d, 'Hugging Face', 'the Hub itself')


def the_environment_wins(d):
    d.start_again(HF_ENDPOINT='https://hub.example')
    d.see(role='heading', name=WELCOME)
    d.see(part='https://hub.example, set by HF_ENDPOINT')
    assert d.find(role='push button', name='Use This Hub') is None
    close = d.wait(lambda: [n for n in d.all() if n.name == 'Close' and n.getRoleName() in ('push button', 'button')
                            and d.showing(n) and n.description != 'Close the window'], 'the button of the page')
    d.press(close[0])
    d.gone(role='heading', name=WELCOME)


def narrow_the_list_comes_first(d):
    d.env['HF_ENDPOINT'] = ''
    d.start_again(BESTIARY_TEST_NARROW='1')
    d.see(part='Nobody has been contacted')
    d.row('Falcon 180B')
    assert d.window.queryComponent().getExtents(1).width <= 370
    d.press(d.see(role='push button', name='Choose…'))
    d.see(role='heading', name=WELCOME)
    use = d.see(role='push button', name='Use This Hub').queryComponent().getExtents(1)
    assert 0 <= use.x and use.x + use.width <= 370, (use.x, use.width)
    d.press(d.see(role='push button', name='Not Now'))
    d.row('Falcon 180B')
    d.gone(part='Nobody has been contacted')


with testhub.Hub('--models', '3') as OFFICIAL, testhub.Hub('--models', '3') as MIRROR:
    OFFICIAL.trouble('stall')
    desk.run([entries_are_there_and_nobody_is_asked, both_are_tested_at_once, a_test_tells_other_ends_apart,
              it_outlasts_a_switch_of_the_language, it_gives_way_to_a_model_and_comes_back, a_wrong_address_is_told,
              what_is_chosen_is_kept, the_menu_brings_it_back, a_test_can_be_cancelled, the_environment_wins,
              narrow_the_list_comes_first],
             desk_class=Desk, first=True, quits=False,
             env={'HF_HUB_OFFLINE': None, 'BESTIARY_TEST_OFFICIAL': OFFICIAL.origin, 'BESTIARY_TEST_MIRROR': MIRROR.origin})
