"""The bar over the Hub's shelf, with a list that comes as the test wants it."""
import desk
import windows


def come(d, what):
    d.activate('come', what)


def button(d, name):
    return d.see(role='push button', name=name)


def choice(d, part):
    """One of the dialog's; GTK calls it so, though it is one of several."""
    return d.see(role='check box', part=part)


def choose(d, part, key):
    """Goes to a row of the dialog, and presses Enter."""
    check, row = choice(d, part), d.see(role='list item', part=part)
    d.focus()

    def reached():
        if not d.has(row, 'FOCUSED'):
            d.key(key)
            d.pause()
        return d.has(row, 'FOCUSED')
    d.wait(reached, f'the focus on {part!r}')
    d.key('Return')
    d.wait(lambda: d.has(check, 'CHECKED'), f'{part!r} chosen')


def dialog_gone(d):
    d.gone(role='check box', part='Everything')
    d.focus()


def focused(d, name):
    d.wait(lambda: d.has(button(d, name), 'FOCUSED'), f'the focus on {name!r}')


def nothing_is_here(d):
    d.see(part='The Hub has about 3 million models.')
    button(d, 'Bring the Hub’s List Here…')
    for name in ('Pause', 'Go On', 'Update'):
        assert d.find(role='push button', name=name) is None, name


def the_dialog_tells_what_each_takes(d):
    d.focus()
    d.key('ctrl+shift+s')
    assert '1.4' in choice(d, 'The 10,000 most downloaded').description
    assert 'at least 1 minute' in choice(d, 'All of one task').description
    assert '429.2' in choice(d, 'Everything, about 3 million models').description
    d.see(part='at least 30 minutes')
    d.see(part='GiB', role='label')
    d.see(part='500 requests in 5 minutes; with an access token, 1,000.')
    top = choice(d, 'The 10,000 most downloaded')
    assert d.has(top, 'CHECKED') and not d.has(choice(d, 'Everything'), 'CHECKED')
    d.wait(lambda: d.has(top, 'FOCUSED'), 'the focus on what is chosen')


def escape_closes_it(d):
    d.focus()
    d.key('Escape')
    dialog_gone(d)
    d.wrote_nothing('start')


def the_keyboard_chooses_everything(d):
    d.key('ctrl+shift+s')
    choose(d, 'Everything', 'Down')
    assert '429.2' in d.see(role='list item', part='Everything').description
    d.press(button(d, 'Start'))
    d.wrote('start - 0 changes')
    dialog_gone(d)
    d.see(part='asking the Hub')
    focused(d, 'Pause')


def it_comes(d):
    come(d, 'rows 412000 3000000 1 3412 720 0')
    d.see(part='412,000 of about 3,000,000 models')
    d.see(part='3,400 a second\u00a0· 12 minutes left')
    bar = d.see(role='progress bar', name='The Hub’s list comes').queryValue()
    d.wait(lambda: abs(bar.currentValue - 412 / 3000) < 0.01, 'the bar at a seventh')
    come(d, 'rows 413000 3000000 1 3412 720 41')
    d.see(part='waiting for the Hub, 41 s\u00a0· 12 minutes left')
    come(d, 'writing')
    d.see(part='putting the list in order')
    focused(d, 'Pause')


def the_shortcut_leads_to_it(d):
    """From another shelf, and without a dialog: there is nothing to choose now."""
    d.activate('shelf', 'guide', group='win')
    d.gone(part='413,000 of about')
    d.key('ctrl+f', 'ctrl+shift+s')
    d.see(part='413,000 of about')
    focused(d, 'Pause')


def a_pause_loses_nothing(d):
    d.key('space')
    d.wrote('pause')
    d.see(part='Stopped at 413,000 of about 3,000,000 models')
    d.see(name='everything')
    focused(d, 'Go On')
    d.key('space')
    d.wrote('start - 0 changes')
    d.see(part='413,000 of about 3,000,000 models')
    focused(d, 'Pause')


def an_error_says_what_to_do(d):
    come(d, 'fail hub.example does not answer: try again later.')
    d.see(part='Stopped at 413,000 of about')
    d.see(part='hub.example does not answer: try again later.')
    focused(d, 'Try Again')
    d.key('space')
    d.wrote('start - 0 changes')
    d.gone(part='hub.example does not answer')


def another_choice_is_warned_of(d):
    """What is under way would not be gone on with."""
    d.press(button(d, 'Pause'))
    d.wrote('pause')
    d.key('ctrl+shift+s')
    everything = choice(d, 'Everything')
    d.wait(lambda: d.has(everything, 'CHECKED'), 'what can be gone on with')
    assert d.find(part='will not be gone on with') is None
    choose(d, 'The 10,000 most downloaded', 'Up')
    d.see(part='The list that is not complete yet (everything) will not be gone on with')
    d.focus()
    d.press(button(d, 'Start'))
    d.wrote('start - 10000 changes')
    d.focus()
    come(d, 'rows 3000 10000 0 900 8 0')
    d.see(part='3,000 of 10,000 models')
    d.see(part='900 a second\u00a0· less than a minute left')


def it_is_here(d):
    come(d, 'rows 10000 10000 0 900 0 0')
    come(d, 'end')
    d.see(part='10,000 models')
    d.see(part='the 10,000 most downloaded\u00a0· 28 Nov 2026')
    focused(d, 'Update')


def it_is_updated(d):
    d.key('space')
    d.wrote('start - 10000 changes')
    come(d, 'rows 200 0 0 900 0 0')
    d.see(part='Updating: 200 models')
    come(d, 'fail hub.example does not answer: try again later.')
    d.see(name='10,000 models')
    d.see(part='hub.example does not answer')
    d.press(button(d, 'Try Again'))
    d.wrote('start - 10000 changes')
    come(d, 'rows 10000 10000 0 900 0 0')
    come(d, 'end')
    button(d, 'Update')


def the_menu_brings_it_again(d):
    d.activate('sync-again', group='win')
    d.wrote('start - 10000 whole')


def who_is_elsewhere_is_told(d):
    d.activate('shelf', 'guide', group='win')
    d.gone(role='push button', name='Pause')
    come(d, 'fail hub.example does not answer: try again later.')
    d.toast('hub.example does not answer', 'Show')
    button(d, 'Try Again')
    d.focus()


def what_cannot_be_updated_can_be_brought(d):
    """Another program has the account of what is here."""
    come(d, 'elsewhere')
    d.see(name='7,000 models')
    bring = button(d, 'Bring the Hub’s List Here…')
    d.gone(role='push button', name='Try Again')
    assert d.find(role='push button', name='Update') is None
    d.focus()
    d.press(bring)
    choice(d, 'Everything')
    d.focus()
    d.key('Escape')
    dialog_gone(d)


def nobody_is_asked_offline(d):
    d.start_again(BESTIARY_TEST_OFFLINE='HF_HUB_OFFLINE')
    d.see(part='HF_HUB_OFFLINE is set: the Hub is not asked.')
    d.focus()
    d.key('ctrl+shift+s')
    choice(d, 'Everything')
    start = button(d, 'Start')
    d.wait(lambda: not d.has(start, 'SENSITIVE'), 'a button that does nothing')
    d.focus()
    d.key('Escape')
    dialog_gone(d)


def chinese(d):
    d.start_again(language='zh_CN', BESTIARY_TEST_OFFLINE='', BESTIARY_TEST_TOKEN='keyring',
                  BESTIARY_TEST_SCRIPT='start text-generation 0;rows 412000 0 0 3412 720 0')
    d.see(part='41')
    d.see(part='每秒 3400 个\u00a0· 还需 12 分钟')


desk.run([nothing_is_here, the_dialog_tells_what_each_takes, escape_closes_it, the_keyboard_chooses_everything, it_comes,
          the_shortcut_leads_to_it, a_pause_loses_nothing, an_error_says_what_to_do, another_choice_is_warned_of,
          it_is_here, it_is_updated, the_menu_brings_it_again, who_is_elsewhere_is_told, what_cannot_be_updated_can_be_brought, nobody_is_asked_offline, chinese],
         quits=False, desk_class=windows.Desk, env={'BESTIARY_TEST_OFFLINE': ''})
