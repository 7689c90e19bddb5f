"""A model that somebody asks for from another window, while the Hub's list, which is
searched in a thread, is what the list shows. In a narrow window, where it is opened."""
import json
import os
import subprocess
import sys
import tempfile

import desk
import windows

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'hub'))
import testhub  # noqa: E402

FALCON = 'tiiuae/falcon-180B'


def prepare(folder):
    cache = os.path.join(folder, 'cache', 'bestiary')
    os.makedirs(cache)
    subprocess.run([os.environ['BESTIARY_WRITE_ROWS'], '4000', os.path.join(cache, 'hub-list.catalogue')], check=True)


def open_change(d, downloads):
    """Has the figures of one model change, and goes from the list of changes to it."""
    HUB.change(FALCON, set={'downloads': downloads})
    d.activate('refresh')
    d.toast('1 change', 'Show')
    d.see(part=f'→ {downloads}', root=d.another_window())
    d.focus()
    d.key('Return')
    d.see(role='heading', name='Falcon 180B')
    d.focus()


def all_figures_are_here(d):
    d.activate('shelf', 'hub', group='win')
    d.see(part='4,000 entries')
    d.focus()
    d.key('F5')
    d.toast(f'Figures of {len(MODELS):,} models are new')
    d.refreshed()


def it_is_opened_where_it_is_found(d):
    d.enter('falcon')
    open_change(d, 17)
    d.key('alt+Left')
    d.selected_row('Falcon 180B')
    assert d.query() == 'falcon', d.query()


def what_is_typed_does_not_hide_it(d):
    d.enter('qwen')
    d.gone(role='list item', name='Falcon 180B')
    open_change(d, 18)
    d.key('alt+Left')
    d.selected_row('Falcon 180B')
    assert d.query() == '', d.query()


MODELS = testhub.guide_models()
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS, models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([all_figures_are_here, it_is_opened_where_it_is_found, what_is_typed_does_not_hide_it],
                 size='360x640', desk_class=windows.Desk, prepare=prepare,
                 env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
