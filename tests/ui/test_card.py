"""The section of a model card: read, searched and followed by keyboard and by ear."""
import os
import tempfile

import desk
import windows

CARD = '''---
license: apache-2.0
---
[The paper](https://example.org/heron.pdf)

# Heron-7B

Heron is a **small** model with a [licence](LICENSE) and a note.[^1]

```shell
pip install heron
```

## Results

| Benchmark | Score |
|:----------|------:|
| MMLU      | 62.5  |

- [x] weights

''' + '\n\n'.join(f'Paragraph {n} about herons.' for n in range(40)) + '''

The last of it: Heron.

[^1]: See [there](https://xn--pple-43d.example/).
'''
HOSTILE = ('<script>alert("run")</script>\n\n[press](javascript:alert(1)) and <b onclick="x()">bold</b>\n\n'
           'A\u202eB \x01C \x1b[31mD\n\n' + '- ' * 10000 + 'deep\n\n' + 'word ' * 200000 + '\n\n| a ' * 3000)

folder = tempfile.TemporaryDirectory(prefix='bestiary-card-')


def write(name, text):
    path = os.path.join(folder.name, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path


def prepare(home):
    """A browser that writes down what it is to open."""
    applications = os.path.join(home, 'data', 'applications')
    os.makedirs(applications)
    with open(os.path.join(applications, 'browser.desktop'), 'w', encoding='utf-8') as file:
        file.write('[Desktop Entry]\nType=Application\nName=Browser\nMimeType=x-scheme-handler/https;\n'
                   f'Exec=sh -c "echo $0 >>{folder.name}/opened" %u\n')
    for place in (applications, os.path.join(home, 'config')):
        with open(os.path.join(place, 'mimeapps.list'), 'w', encoding='utf-8') as file:
            file.write('[Default Applications]\nx-scheme-handler/https=browser.desktop\n')


def opened():
    try:
        with open(os.path.join(folder.name, 'opened'), encoding='utf-8') as file:
            return file.read().split()
    except FileNotFoundError:
        return []


def button(d, name):
    return d.see(role='push button', name=name)


def tab_to(d, find, what):
    """Presses Tab until a widget has the focus."""
    d.focus()

    def reached():
        if not d.has(find(), 'FOCUSED'):
            d.key('Tab')
            d.pause()
        return d.has(find(), 'FOCUSED')
    d.wait(reached, f'the focus on {what}')


def follow(d, name):
    """Goes to the label that begins with a link, and presses Enter."""
    tab_to(d, lambda: d.see(name=name), 'the link')
    d.pause()
    d.key('Return')


def dialog_gone(d):
    d.gone(name='Open This Link?')
    d.focus()


def the_beginning_is_there(d):
    d.see(role='heading', name='Model Card')
    d.see(role='heading', name='Heron-7B')
    d.see(part='Revision 1a2b3c4d, kept for reading offline')
    d.see(part='3 hours ago')
    d.see(part='pip install heron')
    button(d, 'Show the Whole Card')
    assert d.find(part='license:') is None
    assert d.find(part='The last of it') is None


def a_table_has_cells(d):
    d.see(role='table cell', name='Benchmark')
    d.see(name='62.5')
    d.see(name='Done')


def links_are_spoken(d):
    assert d.see(name='The paper').description == 'Link: The paper (example.org)'
    assert 'licence (huggingface.co)' in d.see(part='Heron is a small').description


def a_link_says_where_it_leads(d):
    follow(d, 'The paper')
    d.see(part='Opens a page of example.org in your browser.')
    d.see(name='https://example.org/heron.pdf')
    d.focus()
    d.key('Escape')
    dialog_gone(d)
    assert opened() == [], opened()


def a_link_is_opened(d):
    follow(d, 'The paper')
    d.see(name='Open This Link?')
    d.focus()
    d.press(d.see(role='push button', part='_Open'))
    dialog_gone(d)
    d.wait(lambda: opened() == ['https://example.org/heron.pdf'], 'the address in the browser')


def code_is_copied(d):
    copy = button(d, 'Copy Code')
    tab_to(d, lambda: copy, 'what copies')
    d.key('space')
    d.wait(lambda: copy.name == 'Copied', 'that it is copied')


def entry(d):
    return d.see(role='text', name='Find in Card') if d.find(role='text', name='Find in Card') else d.see(role='entry', name='Find in Card')


def typed(d):
    text = entry(d).queryText()
    return text.getText(0, text.characterCount)


def the_search_is_opened_by_keyboard(d):
    d.key('ctrl+f')
    d.wait(lambda: d.has(entry(d), 'FOCUSED'), 'the focus in the search')
    d.key('ctrl+v')
    d.wait(lambda: typed(d) == 'pip install heron', 'what was copied')
    d.see(name='1 of 1')


def it_goes_through_all(d):
    d.key('ctrl+a')
    d.type('the last')
    d.see(name='1 of 1')
    d.see(part='The last of it')
    d.key('ctrl+a')
    d.type('HERON')
    d.see(part=' of 44')
    d.wait(lambda: ' of 44' in entry(d).description, 'the count where it is heard')
    first = d.see(part=' of 44').name
    d.key('Return')
    d.wait(lambda: d.see(part=' of 44').name != first, 'the next one')
    d.key('shift+Return')
    d.see(name=first)


def it_wraps(d):
    d.key('ctrl+a')
    d.type('heron-7b')
    d.see(name='1 of 1')
    d.key('Return')
    d.see(name='1 of 1')


def what_is_not_there_is_said(d):
    d.key('ctrl+a')
    d.type('ostrich')
    d.see(name='not found')


def it_is_read_on_where_it_was_found(d):
    d.key('ctrl+a')
    d.type('last of it')
    d.see(name='1 of 1')
    d.key('Escape')
    d.gone(name='1 of 1')
    d.wait(lambda: d.has(d.see(part='The last of it'), 'FOCUSED'), 'the focus on what was found')


def a_footnote_leads_there_and_back(d):
    d.key('Tab')
    d.wait(lambda: d.has(d.see(part='See there.'), 'FOCUSED'), 'the focus on the footnote')
    d.pause()
    d.key('Tab', 'Return')
    d.wait(lambda: d.has(d.see(part='Heron is a small'), 'FOCUSED'), 'the focus on the text')
    d.pause()
    d.key('Tab', 'Tab', 'Return')
    d.wait(lambda: d.has(d.see(part='See there.'), 'FOCUSED'), 'the focus on the footnote again')


def what_looks_like_a_host_is_seen(d):
    assert 'xn--pple-43d.example' in d.see(part='See there.').description


def it_opens_in_a_window(d):
    d.press(button(d, 'Open in a Window'))
    d.see(role='frame', name='org/model') if d.find(role='frame', name='org/model') else d.see(name='org/model')
    d.focus()
    d.key('ctrl+f')
    d.wait(lambda: d.has(entry(d), 'FOCUSED'), 'the focus in the search of the window')
    d.key('Escape')
    d.pause()
    d.key('ctrl+w')
    d.gone(name='org/model')
    d.focus()


def a_hostile_card_is_text(d):
    d.start_again(BESTIARY_TEST_CARD=write('hostile.md', HOSTILE))
    d.see(name='press and bold')
    d.see(name='AB \ufffdC \ufffd[31mD')
    assert d.find(part='alert') is None
    more = button(d, 'Show the Whole Card')
    d.focus()
    d.press(more)
    d.see(part='word word')
    button(d, 'Show More')


def no_card_is_said(d):
    d.start_again(BESTIARY_TEST_CARD=write('empty.md', ''))
    d.see(part='The repository has no model card.')
    d.start_again(BESTIARY_TEST_CARD='')
    d.see(part='Not fetched yet.')


def chinese(d):
    d.start_again(language='zh_CN', BESTIARY_TEST_CARD=write('zh.md', '# 苍鹭\n\n![图](a.png)\n\n' + '段落。\n\n' * 60))
    d.see(role='heading', name='苍鹭')
    d.see(name='模型卡')
    d.see(name='[图片：图]')
    d.see(role='push button', name='显示全文')


try:
    desk.run([the_beginning_is_there, a_table_has_cells, links_are_spoken, a_link_says_where_it_leads, a_link_is_opened,
              code_is_copied, the_search_is_opened_by_keyboard, it_goes_through_all, it_wraps, what_is_not_there_is_said,
              it_is_read_on_where_it_was_found, a_footnote_leads_there_and_back, what_looks_like_a_host_is_seen,
              it_opens_in_a_window, a_hostile_card_is_text, no_card_is_said, chinese],
             quits=False, desk_class=windows.Desk, prepare=prepare, env={'BESTIARY_TEST_CARD': write('card.md', CARD)})
finally:
    folder.cleanup()
