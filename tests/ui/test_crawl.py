"""Goes through all that the window shows and says in Chinese, and finds no English in it but what
po/glossary lists, names and ids. Each state is seen in both variants, by a switch in between."""
import gettext
import json
import os
import sys
import tempfile

import crawler
import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

EXTRA = 'tests/Extra-7B'
# What is typed here: it is quoted, and so no word of the program's.
TYPED = ['zzzz', 'extra', 'Extra-7B', 'tests', 'none-1b', 'abc', 'params', 'license', 'colour', 'mit', 'MIT', '24x', 'falcon', 'sort', 'shelf', 'guide']
CATALOGUES = {language: gettext.translation('bestiary', os.environ.get('BESTIARY_LOCALEDIR'), [language], fallback=True)
              for language in ('zh_CN', 'zh_TW')}
BUTTONS = ('push button', 'button', 'toggle button')


class Desk(windows.Desk):
    language = 'zh_CN'

    def prepare_crawl(self):
        self.crawler = crawler.Crawler(self, crawler.Judge(TYPED + [EXTRA]), lambda node: node.name == 'BstCardView')

    def word(self, text, context=None):
        catalogue = CATALOGUES[self.language]
        return catalogue.pgettext(context, text) if context else catalogue.gettext(text)

    def switch(self):
        """To the other variant."""
        old = self.window
        self.language = 'zh_TW' if self.language == 'zh_CN' else 'zh_CN'
        self.activate('language', self.language)
        count = len(list(self.windows()))
        self.window, self.found = old, {}
        self.words = desk.WORDS[self.language]
        self.window = self.wait(lambda: next((w for w in self.windows() if w != old and self.find('entry', self.words['search'], root=w)), None),
                                'the window in the other variant')
        return count

    def crawl(self, where, root=None, rows=False):
        return self.crawler.crawl(self.language, where, root, rows)

    def both(self, where, rows=False):
        """What is there now, in both variants; what is open comes back by itself."""
        n = self.crawl(where, rows=rows)
        n_windows = len(list(self.windows()))
        self.switch()
        self.wait(lambda: len(list(self.windows())) == n_windows, f'{n_windows} windows again')
        self.wait(lambda: self.crawl(where, rows=rows) > n * 0.6, f'{where} in the other variant')

    def each(self, where, show):
        """What @show brings, which a switch takes away, in both variants."""
        for _ in range(2):
            show()
            self.crawl(where)
            self.switch()

    def close_others(self):
        def one():
            if len(list(self.windows())) > 1:
                self.focus()
                self.key('Escape')
                self.pause()
            return len(list(self.windows())) == 1
        self.wait(one, 'one window')
        self.focus()

    def settle(self, find):
        return self.wait(find, 'what is looked for')


def menu_buttons(d):
    """The buttons that open a menu or a popover: one in another of the same name."""
    return [node for node in d.all(d.window, rows=False) if node.getRoleName() in BUTTONS and
            any(child.getRoleName() in BUTTONS for child in d.children(node))]


def folds(d):
    return [node for node in d.all(d.window, rows=False) if node.getRoleName() in BUTTONS and d.has(node, 'EXPANDABLE') and
            not d.has(node, 'EXPANDED') and d.has(node, 'FOCUSABLE')]


def the_window(d):
    d.prepare_crawl()
    d.see(role='heading', name='Falcon 180B')
    d.both('the window', rows=True)


def menus(d):
    for _ in range(2):
        n = len(menu_buttons(d))
        assert n >= 6, n
        for i in range(n):
            button = menu_buttons(d)[i]
            inner = next(child for child in d.children(button) if child.getRoleName() in BUTTONS)
            before = len(list(d.all(button)))
            d.press(inner)
            d.wait(lambda: len(list(d.all(button))) > before, f'what {button.name!r} opens')
            d.crawl(f'the menu “{button.name}”', button)
            d.focus()
            d.key('Escape', 'Escape')
        d.switch()


def details(d):
    """Models of each kind, with everything open that opens."""
    for identifier, heading in MODELS:
        d.enter(f'"{identifier}" kind:model,adapter,method,software,closed-model shelf:guide')
        d.see(role='heading', name=heading)
        for _ in range(20):
            closed = folds(d)
            if not closed:
                break
            d.press(closed[0])
        d.both(identifier)


def charts(d):
    d.enter('')
    for view in ('ranking', 'table', 'timeline'):
        d.activate('chart-view', view, group='win')
        d.wait(lambda: d.state('chart-view', group='win') == view, view)
        d.pause()
        d.both(f'the chart’s {view}', rows=view != 'timeline')
    d.activate('chart-zoom-in', group='win')
    d.both('a part of the chart', rows=True)
    d.activate('chart-zoom-reset', group='win')


def queries(d):
    for query in ('colour:red params:abc license:zzzz', 'params:>900b license:mit zzzz', 'falcon license:commercial params:7b..40b year:2023'):
        d.enter(query)
        d.pause()
        d.both(f'the query {query}')
    d.enter('')


def windows_over_it(d):
    for name, show in (('preferences', lambda: d.activate('preferences')), ('about', lambda: d.activate('about')),
                       ('the shortcuts', lambda: (d.focus(), d.key('ctrl+question'))),
                       ('the export', lambda: d.activate('chart-export', group='win')),
                       ('the changes', lambda: d.activate('show-changes', group='win')),
                       ('the sync dialog', lambda: d.activate('sync', group='win')),
                       ('the dialog to add', lambda: d.activate('add-model', group='win'))):
        show()
        d.another_window()
        d.both(name)
        d.close_others()


def the_report(d):
    n = len(d.crawler.seen)
    assert n > 2500, n
    assert not d.crawler.found, d.crawler.report()


MODELS = [('tiiuae/falcon-180B', 'Falcon 180B'), ('meta-llama/Llama-2-7b-hf', 'LLaMA 2 7B'), ('gpt-4', 'GPT-4')]
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(testhub.guide_models() + [{'id': EXTRA}], models)
    models.flush()
    with testhub.Hub('--models-from', models.name) as HUB:
        desk.run([the_window, menus, details, charts, queries, windows_over_it, the_report],
                 desk_class=Desk, language='zh_CN', env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
