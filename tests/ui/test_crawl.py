"""test_crawl.py guide|hub: goes through all that the window shows and says in Chinese, and finds no English in it but what
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
TYPED = ['zzzz', 'extra', 'Extra-7B', 'tests', 'none-1b', 'abc', 'params', 'license', 'colour', 'mit', 'MIT', '24x', 'falcon', 'sort', 'shelf', 'guide', 'bestiary-chart:?view=nothing', 'chart:']
# What the test hub's cards say: their maker's own words.
CARD = ['A model of the test hub, made up from a seed. See its page.', 'page', 'Loss over time', 'Model details', 'Repository', 'How to use', 'python',
        'Limitations', 'It does not exist.', 'It knows nothing', 'As was to be expected.']
CATALOGUES = {language: gettext.translation('bestiary', os.environ.get('BESTIARY_LOCALEDIR'), [language], fallback=True)
              for language in ('zh_CN', 'zh_TW')}
BUTTONS = ('push button', 'button', 'toggle button')


class Desk(windows.Desk):
    language = 'zh_CN'

    def prepare_crawl(self):
        self.crawler = crawler.Crawler(self, crawler.Judge(TYPED + [EXTRA] + (CARD if sys.argv[1] == 'hub' else [])), lambda node: node.name == 'BstCardView')

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
        self.wait(lambda: self.crawl(where, rows=rows) > 100, f'{where} in the other variant')

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


def slips_are_told(d):
    """What would be wrong is found to be, and what is right is not."""
    d.prepare_crawl()
    problem = d.crawler.judge.problem
    for text in ('从 Hub 刷新(F)', 'Falcon 180B，参数量 1795 亿', '用 Q4_K_M 量化，约 4.1 GiB', '2023年12月11日', '访问 https://huggingface.co/tiiuae', 'Ctrl+Shift+C',
                 '“7b..13b”不是数字', '已复制“HF_ENDPOINT=http://127.0.0.1:1 hf download tiiuae/falcon-180B”', '请先运行“hf auth login”', 'English', 'README.md'):
        assert problem(text, 'zh_CN') is None, (text, problem(text, 'zh_CN'))
    for text, part in (('Refresh', 'English'), ('刷新 from 镜像', 'English'), ('参数量 180 B', 'English'), ('2 小时 ago', 'English'),
                       ('模型,很好', 'half-width'), ('猎鹰 (模型)', 'parentheses'), ('一个7 模型', 'no space'), ('共 %s 个', 'placeholder'),
                       ('您的模型', 'addresses'), ('授權條款', 'not of zh_CN'), ('(null)', '')):
        assert part in (problem(text, 'zh_CN') or 'none'), (text, problem(text, 'zh_CN'))
    assert 'not of zh_TW' in problem('许可证', 'zh_TW')


def the_window(d):
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


def the_dialog_to_add(d):
    d.activate('add-model', group='win')
    d.another_window()
    d.focus()
    for text, msgid in (('Extra', None), ('tests/none-1b', None), ('https://huggingface.co/datasets/tests/data', 'No Model Is Here'),
                        ('qqqq', 'Nothing Found')):
        d.key('ctrl+a')
        d.type(text)
        d.see(part=d.word(msgid) if msgid else text.split('/')[-1], root=d.another_window())
        d.both(f'the dialog to add, “{text}”')
        d.focus()
    HUB.trouble('server-error=500')
    d.key('ctrl+a')
    d.type('zzzz')
    d.see(part=d.word('The Hub Could Not Be Searched'), root=d.another_window())
    d.both('the dialog to add, without an answer')
    HUB.no_trouble()
    d.close_others()


def a_refresh(d):
    """What it says while it is under way, waits, fails and ends."""
    d.enter('falcon-180B')
    d.focus()
    for trouble, msgid in (('latency=60000', 'Stop the refresh'), ('rate-limit=50 count=1', 'Stop the refresh')):
        HUB.trouble(trouble)
        d.key('F5')
        d.see(name=d.word(msgid))
        d.both(f'a refresh, {trouble}')
        d.focus()
        d.activate('cancel-refresh')
        HUB.no_trouble()
        d.see(name=d.word('Refresh from the Hub'))
    for trouble in ('not-json', 'server-error=503', 'unauthorized', 'close=reset'):
        HUB.trouble(trouble)
        d.key('F5')
        d.toast(d.word('Try Again'))
        d.crawl(f'a refresh, {trouble}')
        d.switch()
        d.focus()
        HUB.no_trouble()
    d.key('F5')
    d.see(name=d.word('Refresh from the Hub'))
    d.both('after a refresh')
    d.activate('show-changes', group='win')
    d.another_window()
    d.both('the changes')
    d.close_others()


def fetched_details(d):
    HUB.trouble('not-json')
    d.press(d.see(role='push button', name=d.word('Fetch')))
    d.see(role='push button', name=d.word('Try Again'))
    d.both('details that could not be fetched')
    HUB.no_trouble()
    d.press(d.see(role='push button', name=d.word('Try Again')))
    d.see(role='push button', name=d.word('Fetch Again'))
    d.both('details that were fetched')


def the_list_of_the_hub(d):
    d.activate('shelf', 'hub', group='win')
    d.both('the Hub’s shelf, empty')
    HUB.trouble('stall path=/api/models')
    d.activate('sync', group='win')
    d.press(d.see(role='push button', name=d.word('Start')))
    d.see(role='push button', name=d.word('Pause'))
    d.both('a sync')
    # It goes on, whatever the language.
    d.press(d.see(role='push button', name=d.word('Pause')))
    d.see(role='push button', name=d.word('Go On'))
    d.both('a sync that was paused')
    HUB.no_trouble()
    HUB.trouble('not-json path=/api/models')
    d.press(d.see(role='push button', name=d.word('Go On')))
    d.see(role='push button', name=d.word('Try Again'))
    d.both('a sync that failed')
    HUB.no_trouble()
    d.press(d.see(role='push button', name=d.word('Try Again')))
    d.see(role='push button', name=d.word('Update'))
    d.both('a sync that has ended', rows=True)


def messages(d):
    """Short ones, and those in a window of their own."""
    d.activate('shelf', 'guide', group='win')
    d.enter('falcon-180B')
    for _ in range(2):
        d.focus()
        for keys in ('ctrl+shift+c', 'ctrl+shift+d', 'ctrl+shift+m', 'ctrl+shift+l', 'ctrl+d'):
            d.key(keys)
            d.pause()
            d.crawl(f'what {keys} says')
        d.switch()
    d.activate('open-chart', 'bestiary-chart:?view=nothing')
    d.another_window()
    d.crawl('a link that opens no chart')
    d.close_others()


def the_report(d):
    n = len(d.crawler.seen)
    assert n > LEAST, n
    assert not d.crawler.found, d.crawler.report()


# What is looked at, and how many texts that are at least.
PARTS = {'guide': ([the_window, menus, details, charts, queries, windows_over_it, the_dialog_to_add], 2500),
         'hub': ([a_refresh, fetched_details, the_list_of_the_hub, messages], 500)}
STEPS, LEAST = PARTS[sys.argv[1]]
MODELS = [('tiiuae/falcon-180B', 'Falcon 180B'), ('meta-llama/Llama-2-7b-hf', 'LLaMA 2 7B'), ('gpt-3', 'GPT-3')]
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(testhub.guide_models() + [{'id': EXTRA}], models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([slips_are_told, *STEPS, the_report],
                 desk_class=Desk, language='zh_CN', env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
