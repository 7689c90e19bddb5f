"""Which connections the window opens: none but to the Hub that is asked, when it is asked.

All that is done here is done on the real program, watched from below."""
import json
import os
import sys
import tempfile

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'hub'), os.path.join(HERE, '..', 'watch')]
import testhub  # noqa: E402
import watch  # noqa: E402

for variable in [n for n in os.environ if n.startswith(('HF_', 'HUGGING_FACE', 'TRANSFORMERS_')) or n.lower().endswith('_proxy')]:
    del os.environ[variable]
FALCON = 'tiiuae/falcon-180B'
CARD = '# Falcon\n\n![plot](https://images.example/plot.png)\n[more](https://pages.example/)\n<img src="http://10.0.0.1/x.svg">\n'
MODELS = testhub.guide_models()
next(model for model in MODELS if model['id'] == FALCON)['contents'] = {'README.md': CARD, 'config.json': '{}'}
FOUND = 'tests/Found-7B'


def nothing(d):
    """Since it was last looked, nobody was asked. What is asked later than that is seen later:
    the last test looks at all of it again."""
    opened = WATCH.taken()
    assert not opened, opened


def only(d, *allowed):
    """All of these, and no other."""
    opened = set()

    def seen():
        opened.update(WATCH.taken())
        return opened >= set(allowed)
    d.wait(seen, f'{allowed} among {opened}')
    assert opened == set(allowed), opened


def a_first_start(d):
    d.see(role='heading', name='Welcome to Bestiary')
    d.row('Falcon 180B')
    nothing(d)


def the_test_of_that_page_asks_the_two_it_names(d):
    d.press(d.see(role='push button', name='Test'))
    d.see(role='status bar', part='None of them can be used from here')
    only(d, 'name huggingface.co', 'name hf-mirror.com')
    d.press(d.see(role='push button', name='Not Now'))
    d.gone(role='heading', name='Welcome to Bestiary')


def the_guide(d):
    """Reading, searching, the chart, another language."""
    d.focus()
    d.choose_row('BLOOM 176B')
    d.see(role='heading', name='BLOOM 176B')
    d.key(*['ctrl+Page_Down'] * 6)
    for query in ('mixtral', 'lic:', 'shelf:hub', '猎鹰', ''):
        d.enter(query)
    for view in ('ranking', 'table', 'timeline'):
        d.activate('chart-view', view, group='win')
    for shelf in ('hub', 'guide', 'review-2023'):
        d.activate('shelf', shelf, group='win')
    for language in ('zh_TW', 'en'):
        old = d.window
        d.activate('language', language)
        d.use_window(old, language)
    d.row('Falcon 180B')
    d.focus()
    d.key('ctrl+e')
    d.see(part='Export')
    d.focus()
    d.key('Escape')
    d.activate('preferences')
    d.see(role='combo box', name='Address')
    d.focus()
    d.key('Escape')
    d.focus()
    nothing(d)


def the_official_hub_is_the_only_one_that_is_asked(d):
    d.key('F5')
    d.see(role='push button', name='Try Again')
    only(d, 'name huggingface.co')


def the_hub_that_the_environment_names(d):
    d.start_again(HF_ENDPOINT=HUB.origin, HF_HUB_OFFLINE='')
    d.row('Falcon 180B')
    d.see(part='Figures from the Hub: not fetched yet')
    nothing(d)
    d.focus()
    d.key('F5')
    d.see(part='Figures from the Hub: just now')
    only(d, watch.connection_to(HUB.origin))


def details_with_a_card_that_leads_elsewhere(d):
    d.choose_row('BLOOM 176B')
    d.choose_row('Falcon 180B')
    d.see(role='heading', name='Falcon 180B')
    d.press(d.see(role='push button', name='Fetch'))
    d.see(role='push button', name='Fetch Again')
    d.see(part='plot')
    d.see(part='more')
    d.key(*['ctrl+Page_Down'] * 14)
    opened = WATCH.taken()
    assert opened <= {watch.connection_to(HUB.origin)}, opened


def the_hub_is_searched_and_its_list_comes(d):
    d.key('ctrl+n')
    d.see(part='Search the Hub')
    d.focus()
    d.type('found')
    d.see(role='list item', name='Found-7B')
    d.key('Escape', 'Escape')
    d.focus()
    d.activate('sync', group='win')
    d.press(d.see(role='push button', name='Start'))
    d.see(part=f'{len(MODELS) + 1:,} models')
    opened = WATCH.taken()
    assert opened <= {watch.connection_to(HUB.origin)}, opened


def the_test_of_the_preferences(d):
    d.activate('preferences')
    d.press(d.see(role='push button', name='Test'))
    d.see(part=' answered in ')
    d.focus()
    d.key('Escape')
    d.gone(role='push button', name='Test')
    d.focus()
    opened = WATCH.taken()
    assert opened <= {watch.connection_to(HUB.origin)}, opened


def nothing_else_ever(d):
    with open(WATCH.path, encoding='utf-8') as file:
        opened = set(file.read().splitlines())
    assert opened == {'name huggingface.co', 'name hf-mirror.com', watch.connection_to(HUB.origin)}, opened


with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS + [{'id': FOUND}], models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB, watch.Watch(os.environ['BESTIARY']) as WATCH:
        desk.run([a_first_start, the_test_of_that_page_asks_the_two_it_names, the_guide,
                  the_official_hub_is_the_only_one_that_is_asked, the_hub_that_the_environment_names,
                  details_with_a_card_that_leads_elsewhere, the_hub_is_searched_and_its_list_comes,
                  the_test_of_the_preferences, nothing_else_ever],
                 desk_class=windows.Desk, first=True, env={'HF_HUB_OFFLINE': None},
                 command=['env', *(f'{name}={value}' for name, value in WATCH.variables.items())])
