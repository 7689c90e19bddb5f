"""The lineage: what it says, how the keyboard walks it, and that a refresh takes nothing away."""
import json
import os
import sys
import tempfile

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

CODE = 'codellama/CodeLlama-13b-hf'
WORDS = {
    'en': {'title': 'Lineage', 'copy': 'Copy the lineage as text', 'code': [
        'LLaMA 2 13B, base of Code Llama 13B, 1 of 1',
        'Code Llama 13B, fine-tuned from LLaMA 2 13B, this model',
        'Code Llama 13B Instruct, fine-tuned from Code Llama 13B, 1 of 2',
        'OpenAssistant Code Llama 13B SFT v10, fine-tuned from Code Llama 13B, 2 of 2']},
    'zh_CN': {'title': '谱系', 'copy': '将谱系复制为文本', 'code': [
        'LLaMA 2 13B，Code Llama 13B 的基座模型，第 1 个，共 1 个',
        'Code Llama 13B，微调自 LLaMA 2 13B，本模型',
        'Code Llama 13B Instruct，微调自 Code Llama 13B，第 1 个，共 2 个',
        'OpenAssistant Code Llama 13B SFT v10，微调自 Code Llama 13B，第 2 个，共 2 个']},
}


class Desk(windows.Desk):
    language = 'en'

    def tree(self):
        return self.see(role='tree', name=WORDS[self.language]['title'])

    def items(self):
        return self.children(self.tree())

    def names(self):
        return [item.name for item in self.items()]

    def walks_to(self, part, key=None):
        if key:
            self.key(key)
        return self.wait(lambda: [item for item in self.items() if part in item.name and self.has(item, 'FOCUSED')],
                         f'the keyboard on {part!r}')[0]

    def goes_there(self):
        """From the search entry by Tab, as whoever has no mouse does."""
        self.focus()
        self.key('ctrl+f')
        self.wait(lambda: self.focused(list(self.all(self.search_entry()))), 'the keyboard in the search entry')
        for _ in range(90):
            self.key('Tab')
            node = self.wait(lambda: self.focused(list(self.all(rows=True))), 'the keyboard somewhere')
            if node.getRoleName() == 'tree item':
                return node
        raise AssertionError('Tab does not lead to the lineage')

    def open(self, identifier, heading):
        self.enter(identifier)
        self.see(role='heading', name=heading)
        self.tree()


def says_what_it_is(d):
    d.open(CODE, 'Code Llama 13B')
    d.wait(lambda: d.names() == WORDS['en']['code'], 'the lineage of Code Llama 13B')
    model = d.items()[1]
    assert '13\u202fB parameters' in model.description and 'Llama 2' in model.description, model.description
    assert d.has(model, 'SELECTED')
    lines = d.tree().description.splitlines()
    assert lines[0] == '1 model that it comes from, 2 models that came from it', lines
    assert '  Code Llama 13B, fine-tuned from LLaMA 2 13B (this model)' in lines, lines
    d.see(role='push button', name=WORDS['en']['copy'])


def is_walked_by_arrows(d):
    first = d.goes_there()
    assert first.name.startswith('Code Llama 13B, '), first.name
    d.walks_to('LLaMA 2 13B, base', 'Left')
    d.walks_to('this model', 'Right')
    d.walks_to('Instruct', 'Right')
    d.walks_to('SFT', 'Down')
    d.walks_to('SFT', 'Down')
    d.walks_to('Instruct', 'Up')
    d.walks_to('this model', 'Home')
    d.walks_to('SFT', 'End')


def one_stop_for_tab(d):
    d.key('Tab')
    d.wait(lambda: d.focused(d.items()) is None and d.focused(list(d.all())), 'the keyboard behind the lineage')
    d.walks_to('SFT', 'shift+Tab')


def opens_a_model(d):
    d.walks_to('this model', 'Home')
    d.walks_to('LLaMA 2 13B, base', 'Left')
    d.key('Return')
    d.see(role='heading', name='LLaMA 2 13B')
    d.selected_row('LLaMA 2 13B')
    d.wait(lambda: len(d.names()) > 4 and 'LLaMA 2 13B, this model' in d.names()[0], 'the lineage of LLaMA 2 13B')
    # What was typed does not find it: it is shown all the same, and the keyboard is in the text.
    d.wait(lambda: d.focused(list(d.all())), 'the keyboard in the window')


def a_refresh_takes_nothing_away(d):
    d.open(CODE, 'Code Llama 13B')
    d.goes_there()
    before = d.walks_to('SFT', 'End').path
    HUB.change(CODE, set={'likes': 4711})
    d.activate('refresh-model', group='win')
    d.see(part='4,711 likes')
    assert d.walks_to('SFT').path == before, 'the drawing has been made again'
    assert d.names()[1:] == WORDS['en']['code'][1:], d.names()


def alone(d):
    """A model of which nobody says where it comes from has no such heading."""
    d.enter('kind:closed-model gpt-4')
    d.see(role='heading', name='GPT-4')
    d.gone(role='heading', name='Lineage')


def in_chinese(d):
    d.start_again('zh_CN')
    d.language = 'zh_CN'
    d.found.clear()
    d.open(CODE, 'Code Llama 13B')
    d.wait(lambda: d.names() == WORDS['zh_CN']['code'], 'the lineage in Chinese')
    d.goes_there()
    d.walks_to('LLaMA 2 13B，', 'Left')
    d.key('Return')
    d.see(role='heading', name='LLaMA 2 13B')


with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(testhub.guide_models(), models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([says_what_it_is, is_walked_by_arrows, one_stop_for_tab, opens_a_model, a_refresh_takes_nothing_away,
                  alone, in_chinese],
                 size='1280x1000', desk_class=Desk,
                 env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
