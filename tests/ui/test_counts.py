"""Beside each filter stands how many models there would be with it, of the Hub's list too."""
import json
import os
import subprocess

import desk

N = 4000


def prepare(folder):
    cache = os.path.join(folder, 'cache', 'bestiary')
    os.makedirs(cache)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], str(N), os.path.join(cache, 'hub-list.catalogue')], check=True)


def count(d, query):
    """How many models the terminal finds."""
    output = subprocess.run([d.env['BESTIARY'], 'list', '--format', 'json', query], env=d.env, capture_output=True,
                            check=True).stdout
    return len(json.loads(output))


def says(d, name, query):
    expected = count(d, query)
    d.wait(lambda: (name, expected) in [(other, n) for _, other, n in d.filters()], f'{name!r} with {expected}')


def open_filters(d, shelf, query):
    """Once the answer is there: what is frequent in it is looked for when the filters open."""
    d.enter(query)
    n = count(d, f'shelf:{shelf} {query}')
    d.see(part=f'{n:,} of ' if query else f'{n:,} entries')
    d.focus()
    d.key('ctrl+shift+f')


def each_filter_is_counted(d):
    d.activate('shelf', 'hub', group='win')
    open_filters(d, 'hub', 'llama')
    says(d, 'Commercial use', 'shelf:hub llama license:commercial')
    says(d, 'up to 3\u202fB', 'shelf:hub llama params:..3b')
    says(d, 'Open weights, non-commercial', 'shelf:hub llama openness:noncommercial')
    says(d, 'Adapter', 'shelf:hub llama kind:adapter')
    assert d.filter('Software').name == 'Software, 0 entries', d.filter('Software').name


def what_is_frequent_is_offered(d):
    for title in ('Common licences', 'Common tasks', 'Organization'):
        d.see(role='heading', name=title)
    says(d, 'MIT', 'shelf:hub llama license:mit')
    says(d, 'text generation', 'shelf:hub llama task:text-generation')
    says(d, 'Meta', 'shelf:hub llama org:meta')
    says(d, 'TheBloke', 'shelf:hub llama org:thebloke')
    # Of the guide's makers those alone that have much there.
    assert 'Stability AI' not in [name for _, name, _ in d.filters()]


def the_others_follow_what_is_chosen(d):
    before = [name for _, name, _ in d.filters()]
    d.toggle('MIT')
    d.wait(lambda: d.query() == 'llama license:mit', 'the licence in the query')
    says(d, 'up to 3\u202fB', 'shelf:hub llama license:mit params:..3b')
    says(d, 'Meta', 'shelf:hub llama license:mit org:meta')
    says(d, 'Apache 2.0', 'shelf:hub llama license:apache-2.0')
    assert [name for _, name, _ in d.filters()] == before, 'the filters have moved'


def one_without_models_can_be_chosen(d):
    d.toggle('Software')
    d.wait(lambda: d.query() == 'llama license:mit kind:software', 'the kind in the query')
    says(d, 'MIT', 'shelf:hub llama license:mit kind:software')
    d.toggle('Software')
    d.wait(lambda: d.query() == 'llama license:mit', 'the query without it')
    d.key('Escape')


def what_is_asked_for_can_be_taken_back(d):
    open_filters(d, 'hub', 'org:lab-11 license:openrail task:nothing-of-this-kind')
    for name in ('lab-11', 'nothing-of-this-kind'):
        assert d.has(d.filter(name), 'CHECKED'), name
    d.toggle('nothing-of-this-kind')
    d.wait(lambda: d.query() == 'org:lab-11 license:openrail', 'the query without the task')
    d.key('Escape')


def what_is_typed_meanwhile_counts(d):
    """An answer may come after the filters were opened: what is frequent is so in it."""
    open_filters(d, 'hub', 'nothing-of-this-kind')
    d.gone(role='heading', name='Common licences')
    d.enter('llama')
    d.see(role='heading', name='Common licences')
    says(d, 'MIT', 'shelf:hub llama license:mit')
    d.key('Escape')


def the_guide_has_its_makers(d):
    d.activate('shelf', 'guide', group='win')
    open_filters(d, 'guide', '')
    says(d, 'Stability AI', 'shelf:guide org:stability-ai')
    says(d, 'Apache 2.0', 'shelf:guide license:apache-2.0')
    d.key('Escape')


desk.run([each_filter_is_counted, what_is_frequent_is_offered, the_others_follow_what_is_chosen,
          one_without_models_can_be_chosen, what_is_asked_for_can_be_taken_back,
          what_is_typed_meanwhile_counts, the_guide_has_its_makers], prepare=prepare)
