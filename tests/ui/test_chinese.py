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


def no_english_words(d):
    for word in ('parameters', 'licence', 'Licence', 'models', 'Search', 'released', 'Sources', 'context'):
        for text in d.texts():
            assert word not in text.split() or '·' in text or 'TII' in text, (word, text)


desk.run([shows_chinese, detail_is_chinese, no_english_words], language='zh_CN')
