"""Every key of the chart: where it goes and what is said there, in the language that is
given, with 3 models, with 120, and with more than have a mark each."""
import datetime
import json
import math
import os
import random
import re
import subprocess
import sys

import desk

LANGUAGE = sys.argv[1]
# What is spoken, by language.
SPOKEN = {'en': {'unknown': 'parameters not published', 'place': '{} of {}', 'pinned': 'pinned, ', 'comma': ', ',
                 'cell': r'[\d,]+ models?, ', 'enter': 'Ctrl+', 'scale': 'on a log scale',
                 'query': r'params:\S+ year:\S+'},
          'zh_CN': {'unknown': '参数量未公布', 'place': '第 {} 个，共 {} 个', 'pinned': '已固定，', 'comma': '，',
                    'cell': r'[\d,]+ 个模型，', 'enter': 'Ctrl+', 'scale': '对数刻度',
                    'query': r'参数量:\S+ 年份:\S+'}}[LANGUAGE]
UNITS = {'million': 1e6, 'billion': 1e9, '万': 1e4, '亿': 1e8}
N_ROWS = 100000
SEED = 20231130


class Model:
    """One of those that the test brings; they are ordered here as CHART.md says, not as
    the program does."""

    def __init__(self, family, index, count, day, active=0):
        self.name = f'Kbd {"Tri" if family == 9 and index < 3 else "Set"} {family:02}-{index:02}'
        self.id = f'kbd/{self.name.lower().replace(" ", "-")}'
        self.family, self.count, self.day, self.active = family, count, day, active
        self.date = datetime.date(2021, 1, 1) + datetime.timedelta(day)


def make_models():
    """Ten families of twelve; some have no figure, some are mixtures, some share a day or a
    size."""
    models = []
    for i in range(120):
        family, index = divmod(i, 12)
        count = (70 + (i * 37) % 119 * 41) * 1000000
        if i % 29 == 5:
            count = 0
        if i % 24 == 7:
            count = 7000000000
        day = (i * 53) % 113 * 5 + family
        models.append(Model(family, index, count, day, count // 4 if i % 13 == 3 else 0))
    return models


MODELS = make_models()


class Order:
    """The lines along which the keys go."""

    def __init__(self, models):
        self.by_date = sorted(models, key=lambda m: (m.day, m.count == 0, m.count))
        rows = sorted(models, key=lambda m: (-m.count, m.day))
        self.rows = [m for m in rows if m.count] + [m for m in rows if not m.count]
        self.by_size = list(reversed(self.rows))
        self.known = [m for m in self.by_size if m.count]
        firsts = {}
        for model in self.by_date:
            firsts.setdefault(model.family, model)
        self.families = list(firsts.values())
        self.tenth = math.ceil(len(models) / 10)

    @staticmethod
    def along(line, model, by):
        return line[max(0, min(len(line) - 1, line.index(model) + by))]

    def family(self, model, by):
        numbers = [m.family for m in self.families]
        at = numbers.index(model.family) + by
        return self.families[at] if 0 <= at < len(numbers) else model

    def after(self, key, model, ranking=False):
        """The model at which the keyboard is after a key."""
        ends = self.rows if ranking else self.by_date
        return {'Left': lambda: self.along(self.by_date, model, -1), 'Right': lambda: self.along(self.by_date, model, 1),
                'Up': lambda: self.along(self.by_size, model, 1), 'Down': lambda: self.along(self.by_size, model, -1),
                'ctrl+Left': lambda: self.along(self.by_date, model, -self.tenth),
                'ctrl+Right': lambda: self.along(self.by_date, model, self.tenth),
                'ctrl+Up': lambda: self.along(self.by_size, model, self.tenth),
                'ctrl+Down': lambda: self.along(self.by_size, model, -self.tenth),
                'Prior': lambda: self.family(model, -1), 'Next': lambda: self.family(model, 1),
                'Home': lambda: ends[0], 'End': lambda: ends[-1],
                'bracketleft': lambda: self.known[0], 'bracketright': lambda: self.known[-1]}[key.replace('KP_', '')]()


KEYS = ('Left', 'Right', 'Up', 'Down', 'ctrl+Left', 'ctrl+Right', 'ctrl+Up', 'ctrl+Down', 'Prior', 'Next', 'Home', 'End',
        'bracketleft', 'bracketright')


def claims(model):
    source = {'kind': 'user', 'title': 'A test', 'url': 'https://example.org/'}
    found = {'released': [{'value': model.date.isoformat(), 'source': source}]}
    if model.count:
        found['parameters'] = [{'value': model.count, 'source': source}]
    if model.active:
        found['active_parameters'] = [{'value': model.active, 'source': source}]
    return found


def prepare(folder):
    guide = os.path.join(folder, 'data', 'bestiary', 'guide')
    os.makedirs(guide)
    texts = {language: 'Text' for language in ('en', 'zh_CN', 'zh_TW')}
    for family in range(10):
        entries = [{'id': m.id, 'kind': 'model', 'name': m.name, 'summary': texts, 'claims': claims(m)} for m in MODELS if m.family == family]
        with open(os.path.join(guide, f'kbd-{family}.json'), 'w', encoding='utf-8') as file:
            json.dump({'family': {'id': f'kbd-{family}', 'name': f'Kbd {family}', 'organization': 'meta', 'summary': texts},
                       'entries': entries}, file)
    cache = os.path.join(folder, 'cache', 'bestiary')
    os.makedirs(cache)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], str(N_ROWS), os.path.join(cache, 'hub-list.catalogue')], check=True)


class Walker:
    """Goes about in the chart, and knows where it has to be."""

    def __init__(self, d, models, ranking=False):
        self.d, self.models, self.ranking = d, models, ranking
        self.order = Order(models)
        self.places = {m.name: i + 1 for i, m in enumerate(self.order.rows if ranking else self.order.by_date)}
        self.points = d.wait(self.find_points, f'{len(models)} points')
        self.at = None

    def find_points(self):
        points = self.d.points()
        return points if set(points) == {m.name for m in self.models} else None

    def press(self, key):
        self.d.key(key)
        self.at = self.order.after(key, self.at, self.ranking) if self.at is not None else None

    def arrived(self):
        """The focus and the selection are at one point, and that is the one."""
        self.d.wait(lambda: self.look(lambda point: self.d.has(point, 'FOCUSED') and self.d.has(point, 'SELECTED')),
                    f'the focus at {self.at.name}')

    def look(self, check):
        """Whether the point holds; one that is no more is looked for again."""
        try:
            found = check(self.points[self.at.name])
        except Exception:
            found = None
        if not found:
            self.points = self.find_points() or self.points
        return found

    def is_told(self, pinned=False):
        """What is said there: the name with its figures, and the place in the line."""
        model = self.at
        name = self.d.wait(lambda: self.look(lambda point: point.name), f'the name of {model.name}')
        assert name.startswith(model.name + SPOKEN['comma']), name
        assert (SPOKEN['unknown'] in name) == (model.count == 0), name
        figures = [float(number.replace(',', '')) * UNITS[unit] for number, unit in re.findall(r'(\d[\d.,]*)\s?(million|billion|万|亿)', name)]
        expected = [count for count in (model.count, model.active) if count]
        assert len(figures) == len(expected) and all(abs(a / b - 1) < 0.01 for a, b in zip(figures, expected)), (name, expected)
        place = SPOKEN['place'].format(self.places[model.name], len(self.models))
        description = self.d.wait(lambda: self.look(lambda point: point.description.endswith(place) and
                                                    point.description.startswith(SPOKEN['pinned']) == pinned and point.description),
                                  f'the place of {model.name}, pinned: {pinned}')
        assert str(model.date.year) in description, description

    def is_in_sight(self):
        point, chart = (node.queryComponent().getExtents(1) for node in (self.points[self.at.name], self.d.chart()))
        return point.width > 0 and chart.x <= point.x <= chart.x + chart.width and chart.y <= point.y <= chart.y + chart.height

    def all_agree(self):
        self.d.selected_point(self.at.name)
        self.d.selected_row(self.at.name)
        self.d.see(role='heading', name=self.at.name)

    def enter(self):
        """Gives the chart the keyboard, at one end."""
        self.d.focus()
        self.d.key('ctrl+f', 'F6')
        self.d.wait(lambda: self.d.focused(self.points.values()), 'the focus in the chart')
        self.at = self.order.after('Home', None, self.ranking)
        self.d.key('Home')
        self.arrived()


def show(d, query, shelf='guide'):
    d.activate('shelf', shelf, group='win')
    d.enter(query)


def show_all(d):
    """Whatever a test before has left."""
    if d.query() != 'Kbd':
        show(d, 'Kbd')
    return Walker(d, MODELS)


def each_key_goes_and_tells(d):
    """From four places in the line, each key."""
    for query, models in (('Kbd Tri', [m for m in MODELS if 'Tri' in m.name]), ('Kbd', MODELS)):
        show(d, query)
        walker = Walker(d, models)
        walker.enter()
        walker.is_told()
        walker.all_agree()
        for start in (0, 1, len(models) // 2, len(models) - 1):
            for key in KEYS:
                reach(walker, walker.order.by_date[start])
                walker.press(key)
                walker.arrived()
                walker.is_told()
        walker.all_agree()


def reach(walker, goal):
    """Walks to where the test wants to be: by tenths, then one by one."""
    far, near = divmod(walker.order.by_date.index(goal), walker.order.tenth)
    walker.d.key('Home', *['ctrl+Right'] * far, *['Right'] * near)
    walker.at = goal
    walker.arrived()


def keypad_does_the_same(d):
    walker = show_all(d)
    walker.enter()
    for key in ('KP_Right', 'KP_Up', 'ctrl+KP_Right', 'KP_Next', 'KP_End', 'KP_Left', 'KP_Down', 'KP_Prior', 'KP_Home'):
        walker.press(key)
        walker.arrived()


def every_model_is_reached(d):
    """One after the other by date, and then by size."""
    walker = show_all(d)
    walker.enter()
    seen = [walker.at.name]
    for _ in range(len(MODELS) - 1):
        walker.press('Right')
        walker.arrived()
        seen.append(walker.at.name)
    assert len(set(seen)) == len(MODELS)
    walker.press('bracketright')
    walker.arrived()
    walker.all_agree()
    for _ in range(len(MODELS) - 1):
        walker.press('Down')
    walker.arrived()
    walker.all_agree()


def nothing_disagrees_on_a_long_walk(d):
    """Two hundred keys, from a seed: the point at each, all three now and then."""
    chance = random.Random(SEED)
    walker = show_all(d)
    walker.enter()
    for step in range(200):
        walker.press(chance.choice(KEYS))
        walker.arrived()
        if step % 10 == 0:
            walker.all_agree()
    walker.all_agree()
    walker.is_told()


def other_alphabets_type_the_same_keys(d):
    """The key beside P is a letter where Russian is typed."""
    if not any(os.access(os.path.join(folder, 'setxkbmap'), os.X_OK) for folder in os.environ['PATH'].split(':')):
        return
    walker = show_all(d)
    walker.enter()
    for layout in ('ru', 'ru,us'):
        subprocess.run(['setxkbmap', *(['-option', 'grp:alt_shift_toggle'] if ',' in layout else []), layout], env=d.env, check=True)
        for code, key in (('35', 'bracketright'), ('34', 'bracketleft')):
            d.key(code)
            walker.at = walker.order.after(key, walker.at)
            walker.arrived()
    subprocess.run(['setxkbmap', '-option', '', 'us'], env=d.env, check=True)


def space_pins_and_lets_go(d):
    """It is said at once where the keyboard is, and again when it comes back."""
    walker = show_all(d)
    walker.enter()
    for key in ('Next', 'Right'):
        walker.press(key)
        walker.arrived()
        d.key('space')
        walker.is_told(pinned=True)
    d.key('space')
    walker.is_told(pinned=False)
    walker.press('Left')
    walker.arrived()
    walker.is_told(pinned=True)
    d.key('space')
    walker.is_told(pinned=False)
    d.key('space')
    walker.is_told(pinned=True)


def pins_outlive_a_query(d):
    walker = show_all(d)
    pinned = [name for name, point in walker.points.items() if point.description.startswith(SPOKEN['pinned'])]
    assert len(pinned) == 1, pinned
    show(d, 'Kbd Tri')
    Walker(d, [m for m in MODELS if 'Tri' in m.name])
    again = show_all(d)
    d.wait(lambda: [n for n, p in again.points.items() if p.description.startswith(SPOKEN['pinned'])] == pinned, 'the same pin')


def escape_lets_go_and_then_leaves(d):
    walker = show_all(d)
    walker.enter()
    d.key('space')
    walker.is_told(pinned=True)
    walker.press('Right')
    d.key('Escape')
    d.wait(lambda: not any(p.description.startswith(SPOKEN['pinned']) for p in walker.points.values()), 'no pins')
    walker.arrived()
    d.key('Escape')
    d.wait(lambda: d.focused(d.children(d.models())), 'the focus in the list')
    d.selected_row(walker.at.name)


def enter_opens_the_details(d):
    walker = show_all(d)
    walker.enter()
    walker.press('ctrl+Right')
    walker.arrived()
    d.key('Return')
    d.wait(lambda: not d.focused(walker.points.values()), 'the focus in the details')
    walker.all_agree()
    walker.enter()
    walker.press('End')
    walker.arrived()
    d.key('KP_Enter')
    d.wait(lambda: not d.focused(walker.points.values()), 'the focus in the details')
    walker.all_agree()


def other_keys_go_on(d):
    """One that the chart does not know is the window's."""
    walker = show_all(d)
    walker.enter()
    d.key('shift+Left', 'alt+Up', 'x', 'ctrl+bracketleft', 'F7')
    walker.arrived()
    d.key('ctrl+f')
    d.wait(lambda: d.has(d.search_entry(), 'FOCUSED'), 'the focus in the search entry')


def is_one_stop_for_tab(d):
    walker = show_all(d)
    walker.enter()
    focusable = [name for name, point in walker.points.items() if d.has(point, 'FOCUSABLE')]
    assert focusable == [walker.at.name], focusable
    d.key('Tab')
    d.wait(lambda: not d.focused(walker.points.values()), 'the focus behind the chart')
    d.key('shift+Tab')
    walker.arrived()


def follows_the_list(d):
    """Where the selection goes the next key starts."""
    walker = show_all(d)
    walker.enter()
    d.key('Escape')
    d.wait(lambda: d.focused(d.children(d.models())), 'the focus in the list')
    d.key('Home', 'Down', 'Down')
    row = d.rows()[2]
    d.selected_row(row)
    d.selected_point(row)
    walker.at = next(m for m in MODELS if m.name == row)
    d.key('F6')
    walker.arrived()
    walker.press('Right')
    walker.arrived()
    walker.all_agree()


def a_part_is_left_for_what_is_outside(d):
    """Zoomed, the keys lead to every model all the same, and it is in sight."""
    chance = random.Random(SEED)
    walker = show_all(d)
    walker.enter()
    walker.press('ctrl+Right')
    walker.arrived()
    whole = d.chart().description
    d.key('plus', 'plus', 'plus', 'plus')
    d.wait(lambda: d.chart().description not in (whole, ''), 'that the chart is zoomed')
    for _ in range(60):
        walker.press(chance.choice(KEYS))
        walker.arrived()
    walker.is_told()
    walker.all_agree()
    d.wait(walker.is_in_sight, 'the model in the chart')
    d.key('0')
    d.wait(lambda: d.chart().description == whole, 'all of the chart')
    d.key('plus')
    d.wait(lambda: d.chart().description != whole, 'a part again')
    d.key('Escape')
    d.wait(lambda: d.chart().description == whole, 'all of it, one step back')
    walker.arrived()


def keys_count_while_the_chart_moves(d):
    """Pressed behind the zoom, before that is at its end: what they lead to is in sight then."""
    walker = show_all(d)
    walker.enter()
    whole = d.chart().description
    for key in ('ctrl+Down', 'End', 'Home', 'bracketright', 'bracketleft', 'ctrl+Up'):
        walker.at = walker.order.after(key, walker.at, walker.ranking)
        d.key('plus', 'plus', 'plus', 'plus', key)
        walker.arrived()
        d.wait(lambda: d.chart().description != whole, 'a part of the chart')
        d.wait(lambda: walker.is_in_sight(), f'{walker.at.name} in the chart')
        walker.all_agree()
        d.key('0')
        d.wait(lambda: d.chart().description == whole, 'all of the chart')
        walker.arrived()


def t_shows_the_same_as_a_table(d):
    """There the keyboard is at the same model, and goes back to it."""
    walker = show_all(d)
    walker.enter()
    walker.press('ctrl+Right')
    walker.arrived()
    d.key('t')
    d.wait(lambda: d.state('chart-view', group='win') == 'table', 'the table')

    def row():
        return next((node for node in d.all() if node.name == walker.at.name and d.has(node, 'FOCUSED')), None)
    d.wait(row, 'the same model in the table')
    d.key('t')
    d.wait(lambda: d.state('chart-view', group='win') == 'timeline', 'the timeline')
    walker.arrived()
    walker.press('Right')
    walker.arrived()
    walker.all_agree()


def ranking_has_the_same_keys(d):
    d.focus()
    d.key('ctrl+shift+r')
    d.wait(lambda: d.state('chart-view', group='win') == 'ranking', 'the ranking')
    walker = Walker(d, MODELS, ranking=True)
    walker.enter()
    walker.is_told()
    for key in ('Down', 'Down', 'ctrl+Down', 'Up', 'Right', 'ctrl+Left', 'Next', 'Prior', 'bracketleft', 'bracketright', 'End', 'Up', 'Home'):
        walker.press(key)
        walker.arrived()
        walker.is_told()
    walker.all_agree()
    d.key('ctrl+shift+t')
    d.wait(lambda: d.state('chart-view', group='win') == 'timeline', 'the timeline')


def the_sentence_is_in_sight(d):
    """It is what the chart is described by, can be selected, and changes with the chart."""
    walker = show_all(d)

    def sentence():
        return next((node for node in d.all() if node.getRoleName() == 'label' and SPOKEN['scale'] in node.name and d.showing(node)), None)
    label = d.wait(sentence, 'the sentence')
    d.wait(lambda: d.chart().description == label.name, 'the same for who listens')
    assert walker.order.known[-1].name in label.name, label.name
    assert label.queryText().setSelection(0, 0, 5) or label.queryText().addSelection(0, 5)
    before = label.name
    show(d, 'Kbd Tri')
    Walker(d, [m for m in MODELS if 'Tri' in m.name])
    d.wait(lambda: sentence() is not None and sentence().name != before and sentence().name == d.chart().description, 'another sentence')


# With very many.

def cells(d):
    return [point for point in d.children(d.chart()) if re.match(SPOKEN['cell'], point.name)]


def cell_at(d, but=None):
    """What is said of the cell that has the keyboard, which is another one than before."""
    def there():
        cell = d.focused(cells(d))
        return cell is not None and cell.name != but and (cell.name, cell.description)
    return d.wait(there, f'another cell than {but!r}')


def among_very_many_the_keys_go_from_cell_to_cell(d):
    show(d, '', 'hub')
    d.wait(lambda: len(cells(d)) == 1, 'one cell')
    assert len(d.children(d.chart())) < 30, 'a few models and the cell'
    d.focus()
    d.key('ctrl+f', 'F6')
    name, description = cell_at(d)
    assert SPOKEN['enter'] in description, description
    for key in ('Left', 'ctrl+Left', 'Right', 'ctrl+Right', 'Home', 'ctrl+Right', 'End', 'ctrl+Left', 'bracketleft', 'bracketright', 'Next',
                'Prior', 'KP_Home'):
        d.key(key)
        name, description = cell_at(d, but=name)
        assert SPOKEN['enter'] in description, description


def among_very_many_nothing_disagrees(d):
    """The selection is another thing than the cell that the keyboard is at, and stays."""
    chance = random.Random(SEED)
    heading = next(node.name for node in d.all() if node.getRoleName() == 'heading' and d.showing(node))
    d.selected_row(heading)
    for step in range(200):
        d.key(chance.choice(KEYS))
        if step % 10 == 0:
            cell_at(d)
            assert len(cells(d)) == 1
    cell_at(d)
    d.selected_row(heading)
    d.see(role='heading', name=heading)


def among_very_many_the_selected_one_is_pinned(d):
    heading = next(node.name for node in d.all() if node.getRoleName() == 'heading' and d.showing(node))
    point = d.wait(lambda: d.points().get(heading), 'the mark of the selected model')
    assert d.has(point, 'SELECTED')
    d.key('space')
    d.wait(lambda: d.points()[heading].description.startswith(SPOKEN['pinned']), 'that it is pinned')
    cell_at(d)
    d.key('Down')
    before = d.rows()
    d.enter('sort:name')
    d.wait(lambda: d.rows() != before, 'rows in another order')
    row = d.wait(lambda: next((row for row in d.rows()[5:] if row != heading), None), 'a row')
    d.choose_row(row)
    d.selected_row(row)
    d.wait(lambda: heading in d.points() and d.points()[heading].description.startswith(SPOKEN['pinned']), 'the pinned one among others')
    d.enter('')
    d.wait(lambda: len(cells(d)) == 1, 'one cell')
    d.focus()
    d.key('ctrl+f', 'F6')
    cell_at(d)
    d.key('Escape')
    d.wait(lambda: not any(p.description.startswith(SPOKEN['pinned']) for p in d.points().values()), 'no pins')


def point_at(d, but=None):
    """The point that has the keyboard and the selection, by its name and the program's figures."""
    def there():
        point = d.focused(d.children(d.chart()))
        return point is not None and point.name != but and d.has(point, 'SELECTED') and (point.name, point.description)
    return d.wait(there, f'another point than {but!r}')


def among_very_many_enter_shows_larger(d):
    """Until there are marks: the keyboard is at one of them."""
    d.focus()
    d.key('ctrl+f', 'F6')
    cell_at(d)
    d.key('bracketright')
    for _ in range(4):
        before = d.chart().description
        d.key('Return')
        d.wait(lambda: d.chart().description != before, 'a sentence on another part')
        point = d.wait(lambda: d.focused(d.children(d.chart())), 'a place with the keyboard')
        if not re.match(SPOKEN['cell'], point.name):
            return
    assert False, 'no marks'


def among_the_marks_of_a_part_nothing_disagrees(d):
    """Of more than have a point each the keyboard still gets to each."""
    chance = random.Random(SEED)
    d.key('Right', 'Left')
    name, description = point_at(d)
    n_all = int(re.findall(r'\d+', description)[-1])
    assert n_all > 100, description
    places = set()

    def has_come():
        """To a model, which is selected then, or to a cell of those without a figure."""
        at = [p for p in d.children(d.chart()) if d.has(p, 'FOCUSED')]
        return len(at) == 1 and (re.match(SPOKEN['cell'], at[0].name) or d.has(at[0], 'SELECTED')) and at[0].description
    for _ in range(60):
        d.key(chance.choice(('Right', 'Left', 'Up', 'ctrl+Up', 'Down', 'ctrl+Right', 'ctrl+Left', 'Home', 'End')))
        places.add(d.wait(has_come, 'one place with the keyboard'))
    assert len(places) > 10, places
    d.key('Up', 'Home', 'Right', 'Right')
    name, description = point_at(d)
    d.selected_row(name.split(SPOKEN['comma'])[0])
    d.see(role='heading', name=name.split(SPOKEN['comma'])[0])


def among_very_many_escape_leads_back(d):
    for _ in range(8):
        d.key('Escape')
        if d.wait(lambda: d.focused(d.children(d.chart())) or d.focused(d.children(d.models())), 'the keyboard') in d.children(d.models()):
            break
    d.wait(lambda: d.focused(d.children(d.models())), 'the keyboard in the list')
    d.wait(lambda: len(cells(d)) == 1, 'one cell')


def among_very_many_ctrl_enter_narrows(d):
    d.key('F6')
    cell_at(d)
    d.key('bracketleft')
    cell_at(d)
    d.key('ctrl+Return')
    d.wait(lambda: re.fullmatch(SPOKEN['query'], d.query()), 'a query of a cell')


def pins_outlive_a_language(d):
    d.enter('Kbd shelf:guide')
    walker = Walker(d, MODELS)
    walker.enter()
    d.key('space')
    walker.is_told(pinned=True)
    for language in ('zh_CN' if LANGUAGE == 'en' else 'en', LANGUAGE):
        old = d.window
        d.activate('language', language)
        d.use_window(old, language)
    again = Walker(d, MODELS)
    d.wait(lambda: [n for n, p in again.points.items() if p.description.startswith(SPOKEN['pinned'])] == [walker.at.name], 'the same pin')


desk.run([each_key_goes_and_tells, keypad_does_the_same, every_model_is_reached, nothing_disagrees_on_a_long_walk,
          other_alphabets_type_the_same_keys, space_pins_and_lets_go, pins_outlive_a_query, escape_lets_go_and_then_leaves,
          enter_opens_the_details, other_keys_go_on, is_one_stop_for_tab, follows_the_list, a_part_is_left_for_what_is_outside,
          keys_count_while_the_chart_moves, t_shows_the_same_as_a_table, ranking_has_the_same_keys, the_sentence_is_in_sight,
          among_very_many_the_keys_go_from_cell_to_cell, among_very_many_nothing_disagrees,
          among_very_many_the_selected_one_is_pinned, among_very_many_enter_shows_larger,
          among_the_marks_of_a_part_nothing_disagrees, among_very_many_escape_leads_back, among_very_many_ctrl_enter_narrows,
          pins_outlive_a_language], language=LANGUAGE, prepare=prepare)
