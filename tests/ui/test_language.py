"""Switching the language in the running window changes all of it and loses nothing."""
import desk


def switch(d, code):
    old = d.window
    d.activate('language', code)
    d.use_window(old, code)


def starts_in_english(d):
    d.see(part='2023 in review')
    d.focus()
    d.key('ctrl+f')
    d.type('mixtral')
    d.see(role='heading', part='Mixtral')


def becomes_chinese_by_the_menu(d):
    old = d.window
    d.focus()
    d.key('F10')
    d.press(d.see(role='menu item', name='Language'))
    d.press(d.wait(lambda: d.find('radio menu item', '简体中文') or d.find('menu item', '简体中文'), 'the languages'))
    d.use_window(old, 'zh_CN')
    d.see(part='2023 年回顾')
    d.see(role='heading', part='Mixtral')
    d.see(part='亿')
    assert d.query() == 'mixtral', d.query()


def becomes_traditional(d):
    switch(d, 'zh_TW')
    d.see(part='授權條款')


def unknown_languages_are_refused(d):
    for code in ('xx', 'C', '../zh_CN', 'zh'):
        d.activate('language', code)
        assert d.state('language') == 'zh_TW', code
    d.see(part='授權條款')


def follows_behind_another_window(d):
    """The window in front is About; the one behind it changes too."""
    d.activate('about')
    d.another_window()
    switch(d, 'zh_CN')
    d.see(part='2023 年回顾')
    d.wait(lambda: len(list(d.windows())) == 1, 'one window')


def returns_to_english(d):
    switch(d, 'en')
    d.see(part='2023 in review')
    d.see(role='heading', part='Mixtral')


def preferences_change_too(d):
    """And are themselves made anew, over the new window."""
    d.focus()
    d.key('ctrl+comma')
    preferences = d.another_window()
    d.see(role='combo box', name='Window and guide', root=preferences)
    old = [d.window, preferences]
    d.activate('language', 'zh_CN')
    new = d.wait(lambda: [w for w in d.windows() if w not in old][:2] if len([w for w in d.windows() if w not in old]) == 2
                 else None, 'two new windows')
    d.wait(lambda: any(d.find(role='combo box', name='界面与图鉴内容', root=w) for w in new), 'the preferences in Chinese')
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'one window')
    d.use_window(None, 'zh_CN')
    d.see(part='2023 年回顾')
    switch(d, 'en')
    d.see(role='heading', part='Mixtral')


desk.run([starts_in_english, becomes_chinese_by_the_menu, becomes_traditional, unknown_languages_are_refused,
          follows_behind_another_window, returns_to_english, preferences_change_too])
