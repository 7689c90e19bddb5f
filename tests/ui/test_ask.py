"""What is not here is asked of the Hub itself, and it is told which models are from where."""
import json
import os
import subprocess
import sys
import tempfile

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

EXTRA, FALCON, OFFER = 'tests/Extra-7B', 'tiiuae/falcon-180B', 'Search the Hub for “extra”'


def write_rows(folder):
    os.makedirs(folder)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], '400', os.path.join(folder, 'hub-list.catalogue')], check=True)


def prepare(folder):
    """With a list, and without one of the guide's models among those that are followed."""
    write_rows(os.path.join(folder, 'cache', 'bestiary'))
    subprocess.run([os.environ['BESTIARY'], 'remove', FALCON], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, XDG_CACHE_HOME=os.path.join(folder, 'cache'), XDG_DATA_HOME=os.path.join(folder, 'data')))


def listed_id():
    """A model of the list."""
    with tempfile.TemporaryDirectory() as folder:
        write_rows(os.path.join(folder, 'bestiary'))
        output = subprocess.run([os.environ['BESTIARY'], 'list', '--format', 'json', 'shelf:hub'], check=True, capture_output=True,
                                env=dict(os.environ, XDG_CACHE_HOME=folder, XDG_DATA_HOME=folder)).stdout
    return next(entry['id'] for entry in json.loads(output) if entry['id'].startswith('TheBloke/'))


def dialog_text(d):
    entry = d.wait(lambda: d.find(role='entry', part='owner/name', root=d.another_window()), 'the entry of the dialog')
    text = entry.queryText()
    return text.getText(0, text.characterCount)


def close_dialog(d):
    d.focus()
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'no dialog')
    d.focus()


def found(d, name):
    return d.see(role='list item', name=name, root=d.another_window())


def nothing_is_offered_without_words(d):
    d.enter('license:mit params:>900b')
    d.see(part='Drop “')
    d.gone(part='Search the Hub for')
    d.key('ctrl+shift+n')
    d.pause()
    assert len(list(d.windows())) == 1, 'a dialog for no words'


def an_empty_list_offers_to_ask(d):
    d.enter('extra license:mit -nothing')
    d.press(d.see(role='push button', name=OFFER))
    d.wait(lambda: dialog_text(d) == 'extra', 'the words in the dialog, and no more')
    found(d, 'Extra-7B')
    assert 'here' not in found(d, 'Extra-7B').description, found(d, 'Extra-7B').description
    d.focus()
    d.key('Return')
    d.toast('Added “Extra-7B”')
    d.see(role='heading', name='Extra-7B')
    d.focus()


def a_key_asks_for_what_is_typed(d):
    d.enter('extra sort:name')
    d.focus()
    d.key('ctrl+shift+n')
    d.wait(lambda: dialog_text(d) == 'extra', 'the words in the dialog')
    d.wait(lambda: 'followed' in found(d, 'Extra-7B').description, 'that it is followed')
    close_dialog(d)


def what_is_here_is_told(d):
    d.enter('falcon-180B')
    d.key('ctrl+shift+n')
    d.wait(lambda: 'here already' in found(d, 'falcon-180B').description, 'that it is in the guide')
    close_dialog(d)
    d.enter(LISTED.split('/')[1])
    d.key('ctrl+shift+n')
    d.wait(lambda: 'in the Hub\'s list here' in found(d, LISTED.split('/')[1]).description, 'that it is in the list')
    close_dialog(d)


def a_row_says_that_it_is_of_the_list(d):
    name = LISTED.split('/')[1]
    d.enter('shelf:guide,hub falcon-180B')
    assert 'From the Hub' not in d.row('Falcon 180B').description
    d.enter('shelf:hub ' + name)
    d.wait(lambda: 'From the Hub\'s list of 18 Nov 2026' in d.row(name).description, 'where the row is from')


def one_key_follows(d):
    name = LISTED.split('/')[1]
    d.selected_row(name)
    d.focus()
    d.key('ctrl+f', 'Return', 'ctrl+d')
    d.toast(f'Added “{name}”')
    d.focus()
    d.wait(lambda: 'From the Hub\'s list' not in d.row(name).description, 'that it is followed now')


def nobody_is_asked_offline(d):
    d.start_again(HF_HUB_OFFLINE='1')
    d.enter('nothing-of-this-kind')
    d.see(part='Drop “')
    d.gone(part='Search the Hub for')


LISTED = listed_id()
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(testhub.guide_models() + [{'id': EXTRA}, {'id': LISTED}], models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([nothing_is_offered_without_words, an_empty_list_offers_to_ask, a_key_asks_for_what_is_typed,
                  what_is_here_is_told, a_row_says_that_it_is_of_the_list, one_key_follows, nobody_is_asked_offline],
                 desk_class=windows.Desk, prepare=prepare,
                 env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
