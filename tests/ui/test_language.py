"""Switching the language in the running window changes all of it and loses nothing."""
import subprocess

import desk


def switch(d, code):
    subprocess.run(['gdbus', 'call', '--session', '--dest', 'io.github.bestiary_app.Bestiary',
                    '--object-path', '/io/github/bestiary_app/Bestiary',
                    '--method', 'org.gtk.Actions.Activate', 'language', f'[<"{code}">]', '{}'],
                   env=d.env, check=True, stdout=subprocess.DEVNULL)
    d.window = d.wait(d._find_window, 'the window in the other language')


def starts_in_english(d):
    d.see(part='2023 in review')
    d.focus()
    d.key('ctrl+f')
    d.type('mixtral')
    d.see(role='heading', part='Mixtral')


def becomes_chinese(d):
    switch(d, 'zh_CN')
    d.see(part='2023 回顾')
    d.see(role='heading', part='Mixtral')
    d.see(part='亿')


def becomes_traditional(d):
    switch(d, 'zh_TW')
    d.see(part='授權條款')


def returns_to_english(d):
    switch(d, 'en')
    d.see(part='2023 in review')
    d.see(role='heading', part='Mixtral')


def preferences_change_it_too(d):
    """And are themselves made anew, over the new window."""
    d.focus()
    d.key('ctrl+comma')
    d.see_dialog()
    row = d.see(role='combo box', name='Window and guide')
    d.wait(lambda: row.getState().contains(d.atspi.STATE_SENSITIVE), 'the language to choose')
    switch(d, 'zh_CN')
    d.see_dialog()
    d.see(role='combo box', name='界面与图鉴内容')
    d.see(role='label', name='简体中文')
    switch(d, 'en')
    d.see_dialog()
    d.see(role='combo box', name='Window and guide')
    d.focus()
    d.key('Escape')
    d.window = d.wait(d._find_window, 'the window')
    d.see(role='heading', part='Mixtral')


def says_nothing_on_the_console(d):
    assert d.warnings() == [], d.warnings()


desk.run([starts_in_english, becomes_chinese, becomes_traditional, returns_to_english, preferences_change_it_too,
          says_nothing_on_the_console])
