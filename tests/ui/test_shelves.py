"""The shelves: all that have anything on them, each with how much, found by keyboard."""
import json
import re
import subprocess

import desk

NAME = re.compile(r'(.*?)(?:,|;| ·) ([\d,]+) models?$')


def buttons(d):
    """The buttons of the popover by the names of their shelves, in their order, and what each says."""
    found = {}
    for node in d.all():
        if node.getRoleName() in ('push button', 'toggle button', 'button') and d.showing(node):
            counted = NAME.match(node.name)
            if counted or node.name == 'From the Hub':
                found[counted.group(1) if counted else node.name] = (node, int(counted.group(2).replace(',', '')) if counted else 0)
    return found


def count(d, *query):
    output = subprocess.run([d.env['BESTIARY'], 'list', '--format', 'json', *query], env=d.env, check=True,
                            capture_output=True).stdout
    return len(json.loads(output))


def open_shelves(d):
    d.focus()
    d.key('ctrl+g')
    return d.wait(lambda: buttons(d), 'the shelves')


def shelf(d):
    return d.state('shelf', group='win')


def each_says_how_much_is_on_it(d):
    d.row('Falcon 180B')
    found = open_shelves(d)
    assert list(found)[:5] == ['Whole guide', '2023 in review', 'Milestones', 'Truly open source', 'From the Hub'], list(found)
    for name, query in (('Whole guide', 'shelf:guide'), ('2023 in review', 'shelf:review-2023'), ('Milestones', 'shelf:milestones'),
                        ('Truly open source', 'shelf:open-source'), ('2023', 'shelf:guide year:2023'),
                        ('France', 'shelf:guide country:FR')):
        assert found[name][1] == count(d, *query.split()), (name, found[name][1])
    assert all(n > 0 for name, (_, n) in found.items() if name != 'From the Hub')
    for heading in ('Year', 'Country or region'):
        d.see(role='heading', name=heading)


def the_keyboard_begins_at_the_open_one(d):
    d.wait(lambda: d.has(buttons(d)['2023 in review'][0], 'FOCUSED'), 'the focus on the shelf that is open')
    assert d.has(buttons(d)['2023 in review'][0], 'PRESSED')
    d.key('Down', 'space')
    d.wait(lambda: shelf(d) == 'milestones', 'the next shelf')
    d.wait(lambda: not buttons(d), 'the popover closed')


def milestones_stand_as_they_came(d):
    known = json.loads(subprocess.run([d.env['BESTIARY'], 'list', '--format', 'json', 'shelf:milestones'], env=d.env, check=True,
                                      capture_output=True).stdout)
    dates = [row['released'] for row in known]
    years = [date[:4] for date in dates]  # some are known by their year alone
    assert years == sorted(years), dates
    d.wait(lambda: d.rows() and list(d.rows())[0].startswith(known[0]['name']), 'the first milestone in the first row')
    assert d.state('sort', group='win') == 'released'
    d.activate('sort', '', group='win')
    d.wait(lambda: d.query() == 'sort:params', 'another order in the query')
    d.activate('sort', 'name', group='win')
    d.wait(lambda: d.query() == 'sort:name', 'another order in the query')
    d.enter('')


def what_is_typed_finds_a_shelf(d):
    open_shelves(d)
    d.type('fran')
    d.wait(lambda: list(buttons(d)) == ['France'], 'France alone')
    d.key('Down')
    d.wait(lambda: d.has(buttons(d)['France'][0], 'FOCUSED'), 'the focus on what is found')
    d.gone(role='heading', name='Year')
    d.key('Return')
    d.wait(lambda: shelf(d) == 'country:FR', 'the models from France')
    d.row('Mistral 7B v0.1')
    assert d.query() == ''


def nothing_is_called_so(d):
    open_shelves(d)
    d.type('zzzz')
    d.see(name='No shelf is called so')
    d.key('Escape')
    d.wait(lambda: len(buttons(d)) > 5, 'all shelves again')
    d.key('Escape')
    d.wait(lambda: not buttons(d), 'the popover closed')
    assert shelf(d) == 'country:FR'


def a_country_that_is_typed_takes_its_place(d):
    d.enter('country:AE 180b')
    d.row('Falcon 180B')
    d.enter('year:2023')
    d.row('Mistral 7B v0.1')
    d.wait(lambda: d.find_row('Falcon 180B') is None, 'the models from France of 2023')
    d.enter('')


def no_other_shelf_can_be_opened(d):
    for name in ('favourites', 'country:AQ', 'year:1999', 'nonsense', ''):
        d.activate('shelf', name, group='win')
    assert shelf(d) == 'country:FR'


def a_link_opens_the_shelf(d):
    d.activate('shelf', 'year:2023', group='win')
    d.row('Falcon 180B')
    d.activate('chart-open', 'chart:ranking?q=shelf:guide%20country:FR%20params:%3E7b', group='win')
    d.wait(lambda: shelf(d) == 'country:FR' and d.query() == 'params:>7b', 'the shelf of the link')
    d.enter('')


def a_milestone_says_why(d):
    d.activate('shelf', 'milestones', group='win')
    d.enter('mistral 7b')  # below what is in sight of all of them
    d.choose_row('Mistral 7B v0.1')
    d.see(role='heading', name='Milestone')
    d.activate('shelf', 'guide', group='win')
    d.enter('falcon 180b chat')
    d.choose_row('Falcon 180B Chat')
    d.gone(role='heading', name='Milestone')


desk.run([each_says_how_much_is_on_it,
          the_keyboard_begins_at_the_open_one,
          milestones_stand_as_they_came,
          what_is_typed_finds_a_shelf,
          nothing_is_called_so,
          a_country_that_is_typed_takes_its_place,
          no_other_shelf_can_be_opened,
          a_link_opens_the_shelf,
          a_milestone_says_why])
