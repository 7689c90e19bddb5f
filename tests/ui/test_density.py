"""The chart of more models than have a mark each: how many are where, and the ways to fewer."""
import os
import re
import subprocess

import desk

N = 9000
DATED = N - 3  # the others are as old as the Hub's own memory


def prepare(folder):
    cache = os.path.join(folder, 'cache', 'bestiary')
    os.makedirs(cache)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], str(N), os.path.join(cache, 'hub-list.catalogue')], check=True)


def cells(d):
    """Read again where one of them went away meanwhile."""
    found = []

    def read():
        found[:] = [point for point in d.children(d.chart()) if re.match(r'[\d,]+ models?, ', point.name)]
        return True
    d.wait(read, 'the cells')
    return found


def focused_cell(d, but=None):
    """The cell that has the keyboard, and is another one than before."""
    def there():
        cell = d.focused(cells(d))
        return cell is not None and cell.name != but and (cell.name, cell.description)
    return d.wait(there, 'a cell with the focus')


def count(text):
    return int(re.match('[0-9,]+', text).group().replace(',', ''))


def heading_and_legend_are_of_all(d):
    d.activate('shelf', 'hub', group='win')
    d.see(part='Parameters by release · 8,997 models')
    labels = ('Open source', 'Open weights', 'Non-commercial', 'Terms unknown')
    toggles = [d.see(role='push button', part=label) for label in labels]
    assert sum(count(toggle.name.split()[-1]) for toggle in toggles) == DATED, [toggle.name for toggle in toggles]


def one_cell_is_for_the_keyboard(d):
    d.wait(lambda: len(cells(d)) == 1, 'one cell')
    assert len(d.children(d.chart())) < 20, 'a few models and the cell'
    assert '9,000' not in cells(d)[0].name
    d.wait(lambda: 'on a log scale' in d.chart().description, 'a sentence on all')


def arrows_go_from_cell_to_cell(d):
    d.focus()
    d.key('ctrl+f', 'F6')
    name, description = focused_cell(d)
    assert description.endswith('Enter shows it larger, Ctrl+Enter searches only these.'), description
    for key in ('Left', 'Up', 'End', 'Home', 'bracketright', 'Right'):
        d.key(key)
        name, _ = focused_cell(d, but=name)
    d.wait(lambda: len(cells(d)) == 1, 'one cell')


def ctrl_enter_narrows(d):
    name, _ = focused_cell(d)
    d.key('ctrl+Return')
    d.wait(lambda: re.fullmatch(r'params:\S+\.\.\S+ year:20\d\d(\.\.20\d\d)?', d.query()), 'a query of a cell')
    d.see(part=' of 9,000')
    d.wait(lambda: not cells(d), 'marks in the place of cells')
    assert len(d.points()) >= count(name), (name, len(d.points()))


def back_again_all_are_there(d):
    d.enter('')
    d.see(part='Parameters by release · 8,997 models')
    d.wait(lambda: len(cells(d)) == 1, 'one cell')


def models(d):
    """The marks: what the chart has beside cells."""
    return {name: point for name, point in d.points().items() if not re.match(r'[\d,]+ models?$', name)}


def enter_shows_a_cell_larger_until_marks_are_back(d):
    d.focus()
    d.key('ctrl+f', 'F6')
    before = len(models(d))
    name, _ = focused_cell(d)
    for _ in range(3):
        if not cells(d):
            break
        d.key('Return')
        d.wait(lambda was=name: not cells(d) or d.focused(cells(d)) is not None and cells(d)[0].name != was, 'a closer look')
        name = cells(d)[0].name if cells(d) else None
    d.wait(lambda: not cells(d) and len(models(d)) > before, 'marks in the place of cells')
    d.wait(lambda: 'Zoomed in to' in d.chart().description, 'a sentence on the part')
    d.see(part='Parameters by release · 8,997 models')


def what_is_selected_there_is_selected_in_the_list(d):
    d.key('Home')
    chosen = d.wait(lambda: next((n for n, p in models(d).items() if d.has(p, 'SELECTED')), None), 'a selected mark')
    d.see(role='heading', name=chosen)
    for key in ('Right', 'Up', 'End'):
        d.key(key)
        chosen = d.wait(lambda: next((n for n, p in models(d).items() if d.has(p, 'SELECTED')), None), 'a selected mark')
        d.see(role='heading', name=chosen)
    assert d.focused(list(models(d).values())) is not None


def the_whole_has_cells_again(d):
    d.key('0')
    d.wait(lambda: len(cells(d)) == 1, 'one cell')


def the_selected_one_has_a_mark(d):
    d.enter('sort:name')
    row = d.wait(lambda: next((row for row in d.rows()[3:]), None), 'a row')
    d.choose_row(row)
    d.wait(lambda: row in d.points() or row not in d.rows(), 'its mark')
    d.selected_point(row)


def a_ranking_is_of_the_first(d):
    d.focus()
    d.key('ctrl+shift+r')
    d.see(part='the first 500 of 9,000 models')
    d.key('ctrl+shift+t')
    d.see(part='Parameters by release · 8,997 models')
    d.wait(lambda: len(cells(d)) == 1, 'one cell')


desk.run([heading_and_legend_are_of_all, one_cell_is_for_the_keyboard, arrows_go_from_cell_to_cell,
          ctrl_enter_narrows, back_again_all_are_there, enter_shows_a_cell_larger_until_marks_are_back,
          what_is_selected_there_is_selected_in_the_list, the_whole_has_cells_again, the_selected_one_has_a_mark,
          a_ranking_is_of_the_first], prepare=prepare)
