"""The Hub's list in the window: as many models as one likes, searched as one types."""
import json
import os
import subprocess

import desk

N = 4000


def prepare(folder):
    cache = os.path.join(folder, 'cache', 'bestiary')
    os.makedirs(cache)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], str(N), os.path.join(cache, 'hub-list.catalogue')], check=True)


def found(d, *query):
    """The names that the terminal finds in the same list, in order."""
    output = subprocess.run([d.env['BESTIARY'], 'list', '--format', 'json', 'shelf:hub', *query], env=d.env,
                            capture_output=True, check=True).stdout
    return [entry['name'] for entry in json.loads(output)]


def all_of_it_is_there(d):
    d.activate('shelf', 'hub', group='win')
    names = found(d)
    assert len(names) == N, len(names)
    d.see(part='4,000 entries')
    d.selected_row(names[0])


def is_searched_as_one_types(d):
    d.enter('llama 7b sort:downloads')
    names = found(d, 'llama 7b sort:downloads')
    assert 20 < len(names) < N / 10, len(names)
    d.see(part=f'{len(names)} of 4,000')
    d.selected_row(names[0])
    d.row(names[3])


def all_facets_hold(d):
    query = 'license:commercial params:1b..20b sort:likes'
    d.enter(query)
    names = found(d, query)
    d.see(part=f'{len(names)} of 4,000')
    d.selected_row(names[0])


def the_last_is_a_key_away(d):
    d.enter('sort:name')
    names = found(d, 'sort:name')
    d.selected_row(names[0])
    d.key('ctrl+f', 'Return', 'End')
    d.see(role='heading', name=names[-1])
    d.key('Home')
    d.see(role='heading', name=names[0])
    # Ctrl goes there without choosing; what is next to the last is chosen from there.
    d.key('ctrl+End', 'Up')
    d.see(role='heading', name=names[-2])


def a_row_tells_what_the_list_knows(d):
    """What a person asks first, and where it is from."""
    d.enter('task:text-generation license:mit params:6738415616 sort:downloads')
    name = found(d, 'task:text-generation license:mit params:6738415616 sort:downloads')[0]
    d.selected_row(name)
    d.see(role='heading', name=name)
    d.see(part='6,738,415,616')
    d.see(part='Hub · ')


def an_empty_answer_names_the_culprit(d):
    d.enter('llama nothing-of-this-kind')
    n = len(found(d, 'llama'))
    d.see(part=f'there would be {n} entries')
    d.press(d.see(part='Drop “nothing-of-this-kind”'))
    d.see(part=f'{n} of 4,000')


def the_guide_is_as_it_was(d):
    d.enter('')
    d.activate('shelf', 'review-2023', group='win')
    d.row('Falcon 180B')
    d.see(part='105 entries')


desk.run([all_of_it_is_there, is_searched_as_one_types, all_facets_hold, the_last_is_a_key_away,
          a_row_tells_what_the_list_knows, an_empty_answer_names_the_culprit, the_guide_is_as_it_was], prepare=prepare)
