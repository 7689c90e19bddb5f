"""Switching the language in the running window changes all of it and loses nothing."""
import desk

# How each language calls what is looked for.
TABLE = '模型表格'
SECTIONS = {'en': 'Sources', 'zh_CN': '来源', 'zh_TW': '來源'}


def switch(d, code):
    old = d.window
    d.activate('language', code)
    d.use_window(old, code or 'en')


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


def other(d, old):
    """The window over the main one, which is none of those that were there before."""
    return d.wait(lambda: next((w for w in d.windows() if w not in old and w != d.window), None), 'a window over the new one')


def what_is_over_the_window_changes_too(d):
    """About, which has the keyboard, comes back; so does what it was opened over."""
    d.activate('about')
    old = [d.window, d.another_window()]
    d.activate('language', 'zh_CN')
    d.wait(lambda: [w for w in d.windows() if w not in old][1:], 'two new windows')
    new = [w for w in d.windows() if w not in old]
    d.window = d.wait(lambda: next((w for w in new if d.find(part='2023 年回顾', root=w)), None), 'the window in Chinese')
    d.found = {}
    d.see(part='模型图鉴贡献者', root=other(d, old))
    d.xdotool('windowfocus', d.x_window())
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'one window')
    d.use_window(None, 'zh_CN')


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


def extents(node):
    place = node.queryComponent().getExtents(1)
    return place.x, place.y, place.width, place.height


def visible_rows(d):
    """The rows of the list that are in sight, by name, with where they are. The list keeps others,
    which are where they were last: they do not follow each other."""
    runs, below = [{}], None
    for item in d.children(d.models()):
        _, y, _, height = extents(item)
        if height > 0 and (below is None or not below - 4 <= y <= below + 12):
            runs.append({})
        if height > 0:
            runs[-1][item.name], below = y, y + height
    return max(runs, key=len)


def detail_place(d):
    """Where the headings of the detail page are."""
    return {node.name: extents(node)[1] for node in d.all() if node.getRoleName() == 'heading' and d.showing(node)}


def folds(d):
    """What is open of what can be opened."""
    return [node.name for node in d.all() if node.getRoleName() in ('push button', 'button') and d.has(node, 'EXPANDED')]


def focus_of(d):
    return next(((node.getRoleName(), node.name) for node in d.all(rows=True)
                 if node != d.window and d.has(node, 'FOCUSED')), None)


def look(d):
    """What is to be the same in the same language again."""
    text = d.search_entry().queryText()
    return {'query': d.query(), 'cursor': text.caretOffset, 'headings': detail_place(d), 'folds': folds(d),
            'points': sorted((name, d.has(point, 'SELECTED')) for name, point in d.points().items()),
            'texts': sorted({node.name for node in d.all() if node.name and d.showing(node)}),
            'focus': focus_of(d), 'window': extents(d.window)[2:],
            'states': [d.state(action, group='win') for action in ('shelf', 'chart-view', 'layout', 'page', 'sort')]}


def settled(d):
    """What is seen, once it does not change any more."""
    seen = []

    def holds_still():
        seen.append(look(d))
        d.pause()
        return seen[-1] if seen[-2:] == [seen[-1]] * 2 else None
    return d.wait(holds_still, 'a window that holds still')


def same(d, before):
    """Waits until the window is as it was; fails with what is not."""
    after = {}

    def is_same():
        after.update(look(d))
        return after == before
    try:
        d.wait(is_same, 'the same again')
    except AssertionError as error:
        differing = {key: (before[key], after.get(key)) for key in before if before[key] != after.get(key)}
        raise AssertionError({key: (set(old) - set(new), set(new) - set(old)) if key == 'texts' else (old, new)
                              for key, (old, new) in differing.items()}) from error


def arrange(d):
    """As somebody would who reads and compares."""
    d.activate('shelf', 'guide', group='win')
    d.enter('falcon sort:params')
    d.choose_row('Falcon 40B')
    d.enter('-gpt sort:name')
    d.selected_point('Falcon 40B')
    d.xdotool('mousemove', '180', '500', *['click', '5'] * 4, 'mousemove', '700', '20')
    d.focus()
    d.key('ctrl+plus', 'ctrl+plus', 'ctrl+bracketleft')
    for _ in range(8):
        d.key('ctrl+Page_Down')
    fold = d.wait(lambda: next((node for node in d.all() if node.name.startswith('Parameters') and d.showing(node)
                                and d.has(node, 'EXPANDABLE')), None), 'a line that opens')
    d.press(fold)
    d.wait(lambda: folds(d), 'an open line')


def nothing_is_lost(d):
    """Two languages and back: all that is seen is where it was."""
    arrange(d)
    before, rows = settled(d), visible_rows(d)
    assert before['folds'] and len(rows) > 4 and 'Alpaca 7B' not in rows and before['headings']['Sources'] < 600, (before, rows)
    for code in ('zh_CN', 'zh_TW'):
        switch(d, code)
        # Its sections are of other heights there.
        d.wait(lambda: abs(detail_place(d)[SECTIONS[code]] - before['headings']['Sources']) < 150, 'the same section')
        d.wait(lambda: folds(d) and focus_of(d)[0] == before['focus'][0], 'the same widget with the keyboard, and an open line')
        d.wait(lambda: visible_rows(d) == rows, 'the same rows')
    switch(d, 'en')
    same(d, before)
    d.wait(lambda: visible_rows(d) == rows, 'the same rows')
    d.focus()
    d.key('ctrl+bracketright')
    d.wait(lambda: look(d)['texts'] != before['texts'], 'the part that was gone back from')


def a_cursor_stays_in_the_middle_of_the_text(d):
    d.focus()
    d.key('ctrl+f', 'Home', 'Right', 'Right')
    d.see(name='Search models')
    before = settled(d)
    assert before['cursor'] == 2 and before['focus'][1] == 'Search models', before
    switch(d, 'zh_CN')
    switch(d, 'en')
    same(d, before)


def a_ranking_stays_behind_the_table(d):
    d.activate('chart-view', 'ranking', group='win')
    d.activate('chart-view', 'table', group='win')
    d.see(name='Table of models')
    switch(d, 'zh_CN')
    d.focus()
    table = d.see(name=TABLE)

    def reached():
        d.key('F6')
        d.pause()
        return any(d.has(node, 'FOCUSED') for node in d.all(table))
    d.wait(reached, 'the keyboard in the table')
    d.key('Escape')
    d.wait(lambda: d.state('chart-view', group='win') == 'ranking', 'the ranking again')
    switch(d, 'en')


def a_narrow_window_stays_on_its_page(d):
    d.xdotool('windowsize', d.x_window(), '400', '700')
    d.wait(lambda: extents(d.window)[2] <= 400, 'a narrow window')
    d.activate('chart-view', 'timeline', group='win')
    d.wait(lambda: d.state('page', group='win') == 'chart', 'the page of the chart')
    before = extents(d.window)[2:]
    switch(d, 'zh_CN')
    assert d.state('page', group='win') == 'chart'
    d.wait(lambda: extents(d.window)[2:] == before, f'a window of {before}')
    d.wait(lambda: d.showing(d.chart()), 'the chart in sight')


def follows_the_system_again(d):
    """After a language was chosen; also where the system has none of any use."""
    switch(d, '')
    d.wait(lambda: d.showing(d.chart()), 'the chart in sight')
    assert d.quit() == 0, d.said()
    d.start(LC_ALL='C', LANGUAGE=None)
    d.row('Falcon 180B')
    switch(d, 'zh_TW')
    d.see(part='2023 年回顧')
    switch(d, '')
    d.see(part='2023 in review')


desk.run([starts_in_english, becomes_chinese_by_the_menu, becomes_traditional, unknown_languages_are_refused,
          what_is_over_the_window_changes_too, returns_to_english, preferences_change_too, nothing_is_lost,
          a_cursor_stays_in_the_middle_of_the_text, a_ranking_stays_behind_the_table, a_narrow_window_stays_on_its_page,
          follows_the_system_again])
