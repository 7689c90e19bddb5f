"""The window is Chinese where the person is."""
import json
import pathlib
import re

import desk

GUIDE = pathlib.Path(__file__).resolve().parents[2] / 'data'
ENGLISH = re.compile('[A-Za-z]{3,}')
# Words that Chinese uses as they are.
LOANS = {'Hub', 'Hugging Face', 'GitHub', 'Apache', 'Git', 'Ollama', 'Transformers', 'ModelScope', 'HF_HUB_OFFLINE',
         'GiB', 'MiB', 'Git LFS', 'hf auth login'}
# What is copied into a terminal or a program, and an address.
COMMAND = re.compile(r'(hf|git|ollama|llama-cli|modelscope|from|https://modelscope\.cn/\S+)( |$)')
# What stands in a widget that nobody has named is no word; test_accessible.py looks
# for names.
CLASS = re.compile(r'(Gtk|Adw|Bst)[A-Z]\w+$')


def names():
    """What the guide itself calls by a name: models, makers, licences, sources."""
    found = set(LOANS)

    def collect(value, key=None):
        if isinstance(value, dict):
            for member, inner in value.items():
                # The keys of a text are languages; its Chinese may hold such a name.
                collect(inner, f'{key}.{member}' if member in ('en', 'zh_CN', 'zh_TW') else member)
        elif isinstance(value, list):
            for inner in value:
                collect(inner, key)
        elif isinstance(value, str) and key in ('name', 'short_name', 'title', 'url', 'id', 'family', 'quote', 'clause',
                                                'name.zh_CN'):
            # An address is also shown without its scheme.
            found.update({value, value.removeprefix('https://')})
        elif isinstance(value, str) and key.endswith('.zh_CN'):
            found.update(ENGLISH.findall(value))
    for file in GUIDE.glob('guide/*.json'):
        collect(json.loads(file.read_text(encoding='utf-8')))
    for file in GUIDE.glob('licences/*.json'):
        collect(json.loads(file.read_text(encoding='utf-8')))
    return sorted(found, key=len, reverse=True)


def shows_chinese(d):
    d.see(part='2023 年回顾')
    d.see(part='搜索模型')
    d.see(part='亿')


def detail_is_chinese(d):
    d.enter('falcon-180B')
    d.see(role='heading', part='Falcon 180B')
    d.see(part='阿布扎比')


def the_hub_is_chinese(d):
    d.see(part='Hub 数据：尚未获取')
    d.see(role='heading', name='来自 Hub')
    d.see(role='push button', name='刷新这个模型')
    d.see(role='push button', name='从 Hub 刷新')
    d.key('ctrl+n')
    d.see(part='搜索 Hub', root=d.another_window())
    d.xdotool('windowfocus', d.x_window())
    d.key('Escape')
    d.wait(lambda: len(list(d.windows())) == 1, 'one window')
    d.focus()


def no_english_words(d):
    """Neither in what is shown, nor in what a screen reader adds to it."""
    d.see(part='参数量')
    d.wait(lambda: d.points(), 'the points of the chart')
    texts = d.texts(rows=True)
    spoken = [node.description for node in d.all(rows=True) if node.description]
    assert len(texts) >= 50 and len(spoken) >= 20, (texts, spoken)
    known = names()
    left = []
    for text in {text for text in texts + spoken if ENGLISH.search(text) and not CLASS.match(text) and
                 not COMMAND.match(text)}:
        rest = text
        for name in known:
            rest = rest.replace(name, '')
        if ENGLISH.search(rest):
            left.append(text)
    assert not left, '\n'.join(left)


desk.run([shows_chinese, detail_is_chinese, the_hub_is_chinese, no_english_words], language='zh_CN')
