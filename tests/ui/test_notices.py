"""What went wrong with the library's files stays in a bar until it is closed; short
messages come and go meanwhile."""
import json
import os

import desk
import windows

BAD_FILE = 'broken.json'
# An id that is on no Hub that is asked here.
MODEL = 'tests/Extra-7B'


def bad_guide(folder):
    guide = os.path.join(folder, 'data', 'bestiary', 'guide')
    os.makedirs(guide)
    with open(os.path.join(guide, BAD_FILE), 'w', encoding='utf-8') as file:
        file.write('{ "family": { "id": "x"')


def bar(d):
    """What has the sentence and the buttons."""
    return d.see(role='alert').parent.parent


def go_to(d, name, *keys):
    """Presses keys, after which the bar's button of that name has the keyboard."""
    button = d.see('push button', name, root=bar(d))
    d.key(*keys)
    d.wait(lambda: d.has(button, 'FOCUSED'), f'the focus on {name!r}')


def one_problem_is_told_in_its_own_words(d):
    d.row('Falcon 180B')
    d.see(role='alert', part=BAD_FILE)
    d.see('push button', 'Show', root=bar(d))
    d.see('push button', 'Close', root=bar(d))


def messages_come_while_it_is_there(d):
    d.focus()
    d.key('ctrl+shift+c')
    d.toast('Copied “')
    d.see(role='alert', part=BAD_FILE)


def its_buttons_are_reached_by_keyboard(d):
    go_to(d, 'Close', 'ctrl+f', 'shift+Tab')
    go_to(d, 'Show', 'shift+Tab')
    d.key('space')
    d.see(part='What Went Wrong')
    d.focus()
    d.key('Escape')
    d.gone(part='What Went Wrong')
    d.focus()


def another_language_keeps_it(d):
    d.activate('language', 'zh_CN')
    d.use_window(d.window, 'zh_CN')
    d.see(role='alert', part=BAD_FILE)
    d.activate('language', 'en')
    d.use_window(d.window, 'en')
    d.see(role='alert', part=BAD_FILE)


def it_is_closed_by_keyboard(d):
    d.focus()
    go_to(d, 'Close', 'ctrl+f', 'shift+Tab')
    d.key('space')
    d.gone(role='alert', part=BAD_FILE)
    d.wait(lambda: d.focused(d.children(d.models())), 'the focus in the list')


def what_is_closed_stays_closed(d):
    d.activate('language', 'zh_CN')
    d.use_window(d.window, 'zh_CN')
    d.row('Falcon 180B')
    d.activate('language', 'en')
    d.use_window(d.window, 'en')
    d.row('Falcon 180B')
    d.gone(role='alert', part=BAD_FILE)


def what_goes_wrong_later_brings_it_again(d):
    """Where the file should be there is a folder, which not even root can write into."""
    os.mkdir(os.path.join(d.folder.name, 'data', 'bestiary', 'library.db'))
    d.focus()
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type(MODEL)
    d.see(role='list item', part=f'Add “{MODEL}”')
    d.key('Return')
    d.see(role='alert', part='library.db”')
    d.focus()


def several_are_counted(d):
    with open(os.path.join(d.folder.name, 'data', 'bestiary', 'guide', 'worse.json'), 'w', encoding='utf-8') as file:
        json.dump([], file)
    assert d.quit() == 0, d.said()
    d.start()
    d.see(role='alert', part='There are 2 problems with the files of the library.')


desk.run([one_problem_is_told_in_its_own_words, messages_come_while_it_is_there, its_buttons_are_reached_by_keyboard,
          another_language_keeps_it, it_is_closed_by_keyboard, what_is_closed_stays_closed,
          what_goes_wrong_later_brings_it_again, several_are_counted],
         desk_class=windows.Desk, prepare=bad_guide)
