"""Card, files and configuration: fetched when a person says so, and at no other time."""
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

FALCON, LLAMA, BLOOM, PYTHIA, LARGE = ('tiiuae/falcon-40b', 'meta-llama/Llama-2-7b-hf', 'bigscience/bloom',
                                        'EleutherAI/pythia-12b', 'tiiuae/falcon-180B')
CONFIG = {'model_type': 'falcon', 'hidden_size': 8192, 'num_hidden_layers': 61, 'num_attention_heads': 128,
          'num_kv_heads': 8, 'new_decoder_architecture': True, 'max_position_embeddings': 4321}
CHANGES = {FALCON: {'contents': {'README.md': '# Falcon\n', 'config.json': json.dumps(CONFIG)}},
           LLAMA: {'gated': 'manual'}}


# What finds each of them alone.
QUERIES = {FALCON: ('tiiuae/falcon-40b -instruct', 'Falcon 40B'), LLAMA: ('meta-llama/Llama-2-7b-hf', 'LLaMA 2 7B'),
           BLOOM: ('bloom -bloomz params:>100b', 'BLOOM 176B'), PYTHIA: ('EleutherAI/pythia-12b', 'Pythia 12B'),
           LARGE: ('tiiuae/falcon-180B -chat', 'Falcon 180B')}


def choose(d, identifier):
    query, heading = QUERIES[identifier]
    d.enter(query + ' shelf:guide')
    d.see(role='heading', name=heading)


def tab_to(d, name):
    """Tab until the focus is on the button of that name."""
    for _ in range(60):
        if any(node.name == name and d.has(node, 'FOCUSED') for node in d.all(d.window, rows=False)):
            return
        d.key('Tab')
        d.pause()
    raise AssertionError(f'Tab does not come to {name!r}')


def button(d, name):
    return d.see(role='push button', name=name)


def paths():
    return [entry['path'] for entry in HUB.record()]


def nothing_is_asked_for_what_is_only_looked_at(d):
    choose(d, FALCON)
    d.see(part='The Hub counts one download')
    button(d, 'Fetch')
    d.see(part='2,048')
    assert not paths(), 'looking asks nobody'


def is_fetched_by_keyboard(d):
    """The row says how old it is, the figures follow the configuration, and the focus stays."""
    d.focus()
    tab_to(d, 'Fetch')
    d.key('space')
    again = button(d, 'Fetch Again')
    d.wait(lambda: d.has(button(d, 'Fetch Again'), 'FOCUSED'), 'the focus on the button')
    assert 'configuration' in again.description, again.description
    d.see(part='4,321')
    d.press(d.see('push button', part='Context length: '))
    d.see(part='config.json @ ')
    assert sum(path.endswith('/config.json') and '/resolve/' in path for path in paths()) == 1, paths()


def what_is_kept_is_not_asked_for_again(d):
    HUB.forget()
    d.press(button(d, 'Fetch Again'))
    d.wait(paths, 'a question')
    button(d, 'Fetch Again')
    d.wait(lambda: d.find(role='push button', name='Cancel') is None, 'the end')
    assert not any('/resolve/' in path or '/tree/' in path for path in paths()), paths()


def the_licence_comes_first(d):
    """What the Hub gives only to who has accepted its terms is told of, and the rest is there."""
    choose(d, LLAMA)
    d.press(button(d, 'Fetch'))
    d.see(part='Configuration: Access to “meta-llama/Llama-2-7b-hf” has to be asked for')
    button(d, 'Try Again')
    d.see(part='gated: access on request')


def and_is_told_of_on_another_day(d):
    d.start_again(HF_ENDPOINT=HUB.origin, HF_HUB_OFFLINE='', no_proxy='*')
    choose(d, LLAMA)
    d.see(part='Configuration: the terms have to be accepted first')
    button(d, 'Fetch Again')


def a_failure_says_why(d):
    HUB.trouble('not-json')
    choose(d, BLOOM)
    d.press(button(d, 'Fetch'))
    d.see(part='it is not JSON')
    HUB.no_trouble()
    d.press(button(d, 'Try Again'))
    button(d, 'Fetch Again')
    d.gone(part='it is not JSON')


def goes_on_while_another_is_looked_at(d):
    HUB.trouble('latency=60000 path=*/resolve/*')
    choose(d, PYTHIA)
    d.press(button(d, 'Fetch'))
    button(d, 'Cancel')
    choose(d, BLOOM)
    button(d, 'Fetch Again')
    choose(d, PYTHIA)
    d.see(part='Asking the Hub')
    button(d, 'Cancel')


def can_be_cancelled(d):
    """What had come is there, and nothing is a failure."""
    d.press(button(d, 'Cancel'))
    d.gone(role='push button', name='Cancel')
    d.see(part='downloads in 30 days')
    assert d.find(role='push button', name='Try Again') is None
    HUB.no_trouble()


def the_preferences_have_it_fetched(d):
    """Once the model has been shown for a second, and only what was never fetched."""
    choose(d, BLOOM)
    name = 'io.github.bestiary_app.Bestiary' + ('.Devel' if os.path.basename(d.env['BESTIARY']).endswith('-devel') else '')
    subprocess.run(['gsettings', 'set', name, 'fetch-details', 'true'], env=d.env, check=True)
    HUB.forget()
    choose(d, LARGE)
    button(d, 'Fetch Again')
    assert any(LARGE in path for path in paths()), paths()
    HUB.forget()
    choose(d, BLOOM)
    button(d, 'Fetch Again')
    choose(d, FALCON)
    button(d, 'Fetch Again')
    assert not paths(), paths()


def the_card_is_searched_where_it_is_read(d):
    """The same key looks for models everywhere else."""
    choose(d, FALCON)
    d.see(part='kept for reading offline')
    heading = d.see(role='heading', name='Falcon')
    d.focus()

    def reached():
        if not d.has(heading, 'FOCUSED'):
            d.key('Tab')
            d.pause()
        return d.has(heading, 'FOCUSED')
    d.wait(reached, 'the focus in the card')
    d.key('ctrl+f')
    d.wait(lambda: any(node.name == 'Find in Card' and d.has(node, 'FOCUSED') for node in d.all(d.window)),
           'the focus in the search of the card')
    d.key('Escape')
    d.wait(lambda: d.has(heading, 'FOCUSED'), 'the focus where it was')


MODELS = testhub.guide_models()
for model in MODELS:
    model |= CHANGES.get(model['id'], {})
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS, models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([nothing_is_asked_for_what_is_only_looked_at, is_fetched_by_keyboard, what_is_kept_is_not_asked_for_again,
                  the_licence_comes_first, and_is_told_of_on_another_day, a_failure_says_why,
                  goes_on_while_another_is_looked_at, can_be_cancelled, the_preferences_have_it_fetched,
                  the_card_is_searched_where_it_is_read],
                 desk_class=windows.Desk, settings='keyfile',
                 env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
