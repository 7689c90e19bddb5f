"""Queries in Chinese: typed in any of its words, and written by the window in those of its language."""
import desk


def checked(d, name):
    return d.has(d.filter(name), 'CHECKED')


def open_filters(d):
    d.focus()
    d.key('ctrl+shift+f')


def popover_writes_chinese(d):
    d.row('Falcon 180B')
    open_filters(d)
    d.toggle('可商用')
    d.wait(lambda: d.query() == '许可证:可商用', 'the filter in the search entry')
    d.toggle('适配器')
    d.wait(lambda: d.query() == '许可证:可商用 类别:适配器', 'two filters')
    d.toggle('适配器')
    d.toggle('可商用')
    d.wait(lambda: d.query() == '', 'an empty query')
    d.key('Escape')


def popover_follows_what_is_typed(d):
    d.enter('猎鹰　授權條款：可商用　参数量：700亿以上')
    d.row('Falcon 180B')
    open_filters(d)
    d.wait(lambda: checked(d, '可商用'), 'the check of the query')
    assert not checked(d, '模型')
    d.toggle('可商用')
    d.wait(lambda: d.query() == '猎鹰 参数量：700亿以上', 'the rest as it was typed')
    d.key('Escape')


def chips_and_empty_page_are_labelled(d):
    d.enter('license:commercial 参数量:>9万亿')
    chip = d.see(role='push button', name='移除筛选条件 > 9\u202f万亿')
    d.see(role='push button', name='移除筛选条件 可商用')
    d.see(role='push button', name='去掉“> 9\u202f万亿”')
    d.press(chip)
    d.wait(lambda: d.query() == 'license:commercial', 'the query without the filter')


def orders_are_chinese(d):
    d.enter('机构:tii 排序:参数量')
    d.activate('sort', '-released', group='win')
    d.wait(lambda: d.query() == '机构:tii 排序:-发布日期', 'the other order in its place')
    d.wait(lambda: d.state('sort', group='win') == '-released', 'the order in the menu')
    d.enter('机构:tii')
    d.activate('sort', 'name', group='win')
    d.wait(lambda: d.query() == '机构:tii 排序:名称', 'the order in the query')


def mistakes_are_quoted(d):
    d.enter('许可正:可商用')
    d.see(part='“许可正”')
    d.see(part='“许可证”')
    d.enter('許可證:可商用參數量:70億')
    d.see(part='“可商用 參數量”')
    d.enter('')


def pane_width(d):
    return d.search_entry().queryComponent().getExtents(1).width


def many_filters_leave_the_pane_as_wide(d):
    """Chips go on in the next line: the pane of the list is not widened by their number."""
    d.enter('授權條款:可商用')
    d.see(role='push button', part='移除')
    narrow = pane_width(d)
    d.enter('授權條款:可商用 參數量:10億..1800億 年份:2023 類別:模型 機構:tii')
    d.wait(lambda: sum((node.name or '').startswith('移除筛选条件') and d.showing(node) for node in d.all()) >= 5,
           'a chip for each filter')
    assert pane_width(d) == narrow, (narrow, pane_width(d))


def another_language_understands_it(d):
    d.enter('许可证:可商用 猎鹰')
    old = d.window
    d.activate('language', 'zh_TW')
    d.use_window(old, 'zh_TW')
    d.wait(lambda: d.query() == '许可证:可商用 猎鹰', 'what was typed')
    d.row('Falcon 180B')
    d.enter('獵鷹')
    open_filters(d)
    d.toggle('可商用')
    d.wait(lambda: d.query() == '獵鷹 授權條款:可商用', 'the words of that language')
    d.key('Escape')
    old = d.window
    d.activate('language', 'en')
    d.use_window(old, 'en')
    d.wait(lambda: d.query() == '獵鷹 授權條款:可商用', 'what was written')
    d.row('Falcon 180B')
    d.see(role='push button', name='Remove the filter commercial use')
    open_filters(d)
    d.wait(lambda: checked(d, 'Commercial use'), 'the check of the query')
    d.toggle('Adapter')
    d.wait(lambda: d.query() == '獵鷹 授權條款:可商用 類別:轉接器', 'the words of the query')
    d.key('Escape')


desk.run([popover_writes_chinese, popover_follows_what_is_typed, chips_and_empty_page_are_labelled, orders_are_chinese,
          many_filters_leave_the_pane_as_wide, mistakes_are_quoted, another_language_understands_it], language='zh_CN')
