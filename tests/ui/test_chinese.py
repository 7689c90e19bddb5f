"""The window is Chinese where the person is."""
import desk


def shows_chinese(d):
    d.see(part='2023 回顾')
    d.see(part='搜索模型')
    d.see(part='亿')


def detail_is_chinese(d):
    d.focus()
    d.key('ctrl+f')
    d.type('falcon-180B')
    d.see(role='heading', part='Falcon 180B')
    d.see(part='阿布扎比')


def the_hub_is_chinese(d):
    d.see(part='Hub 数据：尚未获取')
    d.see(role='heading', name='来自 Hub')
    d.see(role='push button', name='刷新这个模型')
    d.see(role='push button', name='从 Hub 刷新')
    d.key('ctrl+n')
    d.see(part='搜索 Hub')
    d.focus()
    d.key('Escape')
    d.gone(part='搜索 Hub')
    d.focus()


def no_english_words(d):
    for word in ('parameters', 'licence', 'Licence', 'models', 'Search', 'released', 'Sources', 'context'):
        for text in d.texts():
            assert word not in text.split() or '·' in text or 'TII' in text, (word, text)


desk.run([shows_chinese, detail_is_chinese, the_hub_is_chinese, no_english_words], language='zh_CN')
