"""The table shows the rows of the list, in its order, with its selection; its titles write
the query's order, and its keys lead to the details and back to the chart."""
import desk

TABLE = {'en': 'Table of models', 'zh_CN': '模型表格'}
# What stands over the columns, and what the first of Pythia's rows says.
TITLES = {'en': ['Name', 'Parameters', 'Active', 'Context', 'Trained on', 'Released', 'Organization', 'Licence',
                 'Commercial use', 'Downloads'],
          'zh_CN': ['名称', '参数量', '激活', '上下文', '训练量', '发布日期', '机构', '许可证', '商用', '下载量']}
ROW = {'en': ['Pythia 12B', '11.8\u202fB', '–', '2,048', '300\u202fB', '3 Apr 2023', 'EleutherAI', 'Apache 2.0',
              'Commercial use allowed', '–'],
       'zh_CN': ['Pythia 12B', '118\u202f亿', '–', '2048', '2999\u202f亿', '2023年4月3日', 'EleutherAI', 'Apache 2.0',
                 '可商用', '–']}


def table(d, language='en'):
    return d.wait(lambda: d.find(name=TABLE[language]), 'the table')


def rows(d, language='en'):
    """The table's rows, but for that of the titles."""
    found = [child for child in d.children(table(d, language)) if child.getRoleName() == 'list']
    return d.children(found[0]) if found else []


def texts(d, row):
    """What the cells of a row say, and what each says it of."""
    labels = [d.children(cell)[0] for cell in d.children(row)]
    return [label.name for label in labels], [label.description for label in labels]


def names(d):
    return [row.name for row in rows(d)]


def titles(d, language='en'):
    return [node.name for node in d.all(d.children(table(d, language))[0]) if node.getRoleName() == 'label']


def selected(d, name):
    """List, table and details agree."""
    d.selected_row(name)
    d.wait(lambda: [row.name for row in rows(d) if d.has(row, 'SELECTED')] == [name], f'the row {name!r} of the table')
    d.see(role='heading', name=name)


def go_to(d, name):
    """Selects a row in the list, and goes on to the table with the keyboard."""
    d.xdotool('mousemove', *map(str, d.place(lambda: d.row(name))), 'click', '1')
    d.wait(lambda: d.focused([d.row(name)]), 'the keyboard in the list')
    selected(d, name)
    d.key('F6')
    d.wait(lambda: has_keyboard(d), 'the keyboard in the table')


def has_keyboard(d):
    return d.focused([child for row in rows(d) for child in (row, *d.children(row))])


def press_title(d, name, query):
    """Presses the title of a column; once more where the press was lost, as on a busy machine
    one behind another sometimes is."""
    before = d.query()
    for _ in range(3):
        click_title(d, name)
        for _ in range(60):
            if d.query() != before:
                break
            d.pause()
        else:
            continue
        break
    d.wait(lambda: d.query() == query, f'the query {query!r}')


def click_title(d, name):
    def title():
        return next(node for node in d.all(d.children(table(d))[0]) if node.getRoleName() == 'label' and node.name == name)
    d.xdotool('mousemove', *map(str, d.place(title)), 'click', '1')


def takes_the_place_of_the_chart(d):
    d.enter('pythia')
    d.wait(lambda: 'Pythia 12B' in d.points(), 'the points of Pythia')
    d.focus()
    d.key('ctrl+shift+b')
    d.wait(lambda: d.state('chart-view', group='win') == 'table', 'the table in the menu')
    d.wait(lambda: rows(d) and names(d) == d.rows(), 'the same rows in the list and the table')
    d.gone(role='list', name='Chart of parameters')
    d.see(role='label', name=f'{len(d.rows())} entries')


def has_no_image(d):
    """A table is copied by its rows; what is behind it is not zoomed either."""
    d.wait(lambda: d.call('Describe', 'chart-copy-image', group='win').startswith('((false,'), 'no image to copy')
    before = d.call('Describe', 'chart-zoom-reset', group='win')
    d.activate('chart-zoom-in', group='win')
    assert d.call('Describe', 'chart-zoom-reset', group='win') == before


def says_each_figure_and_of_what(d):
    d.wait(lambda: titles(d) == TITLES['en'], 'the titles')
    said, of = texts(d, rows(d)[0])
    assert said == ROW['en'], said
    assert of == TITLES['en'], of
    assert '11.8\u202fB' in rows(d)[0].description, rows(d)[0].description


def has_the_selection_of_the_list(d):
    d.choose_row('Pythia 6.9B')
    selected(d, 'Pythia 6.9B')


def selects_what_is_clicked(d):
    d.choose(lambda: next(row for row in rows(d) if row.name == 'Pythia 1.4B'))
    selected(d, 'Pythia 1.4B')


def goes_on_with_the_keyboard(d):
    d.key('Down')
    d.wait(lambda: 'Pythia 1.4B' not in [row.name for row in rows(d) if d.has(row, 'SELECTED')], 'the next row')
    selected(d, next(row.name for row in rows(d) if d.has(row, 'SELECTED')))
    d.key('Home')
    selected(d, names(d)[0])
    d.key('End')
    selected(d, names(d)[-1])


def writes_the_order_into_the_query(d):
    press_title(d, 'Name', 'pythia sort:name')
    d.wait(lambda: names(d) == d.rows() and names(d)[0] != 'Pythia 12B', 'the rows in the order of names')
    press_title(d, 'Name', 'pythia sort:-name')
    press_title(d, 'Parameters', 'pythia')
    press_title(d, 'Parameters', 'pythia sort:-params')
    d.wait(lambda: names(d) == d.rows() and names(d)[0] == 'Pythia 14M', 'the rows in that order')


def follows_the_order_of_the_query(d):
    """A title that is pressed turns the order that there is, wherever that came from."""
    d.enter('pythia sort:released')
    d.wait(lambda: names(d) == d.rows(), 'the rows by date')
    press_title(d, 'Released', 'pythia sort:-released')
    d.enter('pythia')
    d.wait(lambda: names(d) == d.rows() and names(d)[0] == 'Pythia 12B', 'the largest first again')


def opens_the_details(d):
    # So few that all are in sight.
    d.enter('pythia params:>6b')
    d.wait(lambda: names(d) == d.rows() and len(names(d)) == 4, 'four rows')
    go_to(d, 'Pythia 12B')
    d.key('Return')
    d.see(role='heading', name='Pythia 12B')
    d.wait(lambda: not has_keyboard(d), 'the keyboard elsewhere')


def leads_back_to_the_chart(d):
    for key, view in (('t', 'timeline'), ('Escape', 'ranking')):
        d.activate('chart-view', view, group='win')
        d.activate('chart-view', 'table', group='win')
        go_to(d, 'Pythia 12B deduped')
        d.key(key)
        d.wait(lambda: d.state('chart-view', group='win') == view, f'the {view} again')
        d.selected_row('Pythia 12B deduped')
        d.selected_point('Pythia 12B deduped')


def comes_from_the_chart_by_its_key(d):
    d.choose_point('Pythia 12B')
    d.key('t')
    d.wait(lambda: d.state('chart-view', group='win') == 'table', 'the table')
    selected(d, 'Pythia 12B')
    d.wait(lambda: has_keyboard(d), 'the keyboard in the table')


def is_left_by_tab(d):
    d.key('Tab')
    d.wait(lambda: not has_keyboard(d), 'the keyboard elsewhere')


def shows_nothing_where_nothing_is_found(d):
    d.enter('nothing-is-called-this')
    d.wait(lambda: not rows(d), 'no rows')
    d.enter('pythia')
    d.wait(lambda: names(d) == d.rows(), 'the rows again')


def speaks_chinese(d):
    window = d.window
    d.activate('language', 'zh_CN')
    d.use_window(window, 'zh_CN')
    d.wait(lambda: titles(d, 'zh_CN') == TITLES['zh_CN'], 'the titles in Chinese')
    said, of = texts(d, rows(d, 'zh_CN')[0])
    assert said == ROW['zh_CN'], said
    assert of == TITLES['zh_CN'], of


desk.run([takes_the_place_of_the_chart, has_no_image, says_each_figure_and_of_what, has_the_selection_of_the_list, selects_what_is_clicked,
          goes_on_with_the_keyboard, writes_the_order_into_the_query, follows_the_order_of_the_query, opens_the_details,
          leads_back_to_the_chart, comes_from_the_chart_by_its_key, is_left_by_tab, shows_nothing_where_nothing_is_found,
          speaks_chinese])
