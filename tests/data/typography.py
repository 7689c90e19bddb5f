"""Holds everything that is written in Chinese against the rules of its typography, and each variant
of the script against the characters of the other."""
import pathlib
import re
import sys

import chinese
import glossary
import tap

ROOT = pathlib.Path(sys.argv[1])
HAN = '\u3400-\u9fff'
LATIN = 'A-Za-z0-9À-ÿ%'
FULL = '，。、：；？！（）“”‘’「」『』《》〈〉…'
# A placeholder whose value begins or ends with Han touches Han: a date ends with 日, a count with 亿.
MNEMONIC = re.compile(r'\(_[A-Z]\)')
PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+#0']*\d*(?:\.\d+)?[a-zA-Z]")
# What is typed, or is an address: its dots, colons and hyphens are no punctuation.
TYPED = re.compile(r'https?://[^\s，。；、）”」]*|\b[a-z]+:[a-z0-9<>=][^\s，。；、）”」]*|--?[a-z][a-z-]*|(?<![\w“「、])~?/[\w.*/~-]+|\$\w+')

# A date of the program has no spaces: 2023年12月11日.
DATES = ('date', 'month')
SPACED = re.compile(f'[{HAN}][{LATIN}]|[{LATIN}][{HAN}]'), 'no space between Han and Latin'
TRAILING = re.compile(r'[ \t]$|^ (?! )'), 'a space at the end or the beginning'
RULES = [
    SPACED,
    TRAILING,
    (re.compile(f'[{HAN}][,.;:?!]|[,.;:?!][{HAN}]'), 'half-width punctuation beside Han'),
    (re.compile(f'[{HAN}] ?[()]|[()] ?[{HAN}]'), 'half-width parentheses beside Han'),
    (re.compile(f'[，。、：；？！（）《》] |(?<=.) [，。、：；？！）《》]'), 'a space beside full-width punctuation'),
    (re.compile(f'[“‘「『（] | [”’」』）]'), 'a space inside quotation marks or parentheses'),
    (re.compile(f'[{HAN}] +[{HAN}]'), 'a space between Han'),
    (re.compile('[您你妳]'), 'addresses the reader'),
    (re.compile(r'(?<=\S)  |　'), 'a double space'),
    (re.compile(r'\.\.\.|。。|···'), 'no ellipsis: “…” in a label, “……” in a sentence'),
    (re.compile(f'(?<!…)…[{HAN}]|[{HAN}]……$'), 'an ellipsis is “……” inside of a sentence and “…” at the end of a label'),
    (re.compile('[０-９Ａ-Ｚａ-ｚ％＋－／]'), 'full-width Latin'),
    (re.compile(r'(?<![\w.-])\d[\d,.]*(?:\s?[万亿萬億兆%])?\s?(?:-|~)\s?\d[\d,.]*(?![\w-])'), 'a range is written with an en dash'),
    (re.compile(f'[{HAN}] ?(?:-|--|—) ?[{HAN}]'), 'a hyphen or a single dash between Han'),
    (re.compile('[，、；：][，。、；：]|。[，、；：。]'), 'punctuation twice'),
    (re.compile('[{}"]|(?<![A-Za-z])\'|\'(?![A-Za-z])'), 'straight quotation marks or braces'),
]
# Content is not formatted by the program, whose counts have U+202F before their unit.
UNIT = re.compile('\\d (?:[万亿萬億兆]|GB|GiB)'), 'no U+202F between a count and its unit: a line may begin with it'
QUOTATION = {'zh_CN': (re.compile('[「」『』]'), 'zh_CN quotes with “”'),
             'zh_TW': (re.compile('[“”‘]|’(?![a-z])'), 'zh_TW quotes with 「」')}
PAIRS = ['“”', '‘’', '「」', '『』', '（）', '《》']
# A variant's own set of characters knows nearly no character of the other. What it does know, but
# only in names or in words that have no place here:
ENCODING = {'zh_CN': 'gb2312', 'zh_TW': 'big5'}
STRANGE = {'zh_CN': '後徵於麽餘', 'zh_TW': '万与么体优坏复据并几异机极构虫于云丰适听腊荐气夸宁尸厂扑洒确离种网胜后余范担'}


def prepare(text):
    """The text as a reader sees it. A placeholder stands for a word, as Latin as any."""
    result = MNEMONIC.sub('', text.chinese) if text.message else text.chinese
    if text.message:
        result = re.sub(r'\{\w+\}', '', result)
        result = re.sub('<[a-z/][^<>]*>', '', result)
        result = PLACEHOLDER.sub('9', result.replace('%%', '%'))
    return TYPED.sub('x', result)


def is_of_variant(character, language):
    try:
        character.encode(ENCODING[language])
    except UnicodeEncodeError:
        return False
    return character not in STRANGE[language]


def problems_of(text):
    # A name that is the same in all languages, a separator and the like is not Chinese.
    if not re.search(f'[{HAN}]', text.chinese):
        return
    prepared = prepare(text)
    rules = [] if text.context in chinese.TYPED_CONTEXTS else [*RULES, QUOTATION[text.language]]
    if text.english and not text.message:
        rules.append(UNIT)
    if text.context in DATES:
        rules.remove(SPACED)
    if (text.context or '').endswith('separator'):
        rules.remove(TRAILING)
    for rule, what in rules:
        match = rule.search(prepared)
        if match:
            yield f'{what}: …{prepared[max(0, match.start() - 10):match.end() + 10]}…'
    for opening, closing in PAIRS:
        depth = 0
        for character in prepared:
            depth += (character == opening) - (character == closing)
            if depth not in (0, 1) and opening != '（':
                break
        if depth != 0:
            yield f'{opening} and {closing} do not pair: {prepared}'
    for character in sorted(set(re.findall(f'[{HAN}]', text.chinese))):
        if not is_of_variant(character, text.language):
            yield f'{character} is not a character of {text.language}: {text.chinese}'


def problems(texts, words):
    for text in texts:
        for problem in problems_of(text):
            if not words.excuses_text('typography', text.language, text.english or text.chinese):
                yield f'{text}: {problem}'
    yield from words.unused_excuses(lambda rule: rule == 'typography')


def test_typography(words):
    texts = list(chinese.all_texts(ROOT))
    assert len(texts) > 3000
    found = list(problems(texts, words))
    assert not found, f'{len(found)} problems\n' + '\n'.join(found)


def test_finds_mistakes(words):
    """Each of these slips has to be told, and the right text has to pass."""
    good = [('zh_CN', '模型 Falcon 180B（猎鹰）有 1800 亿参数，占 5%。'), ('zh_TW', '模型「Falcon」：檔案 20–24 GiB，參數量 70 億～130 億。'),
            ('zh_CN', '打开(_O)…'), ('zh_CN', '从 %s 到 %2$u 个'), ('zh_CN', '“%s”已在关注之列；请见 https://a.org/b,c。'),
            ('zh_CN', '写成 2022-11-01..2023-12-31 或 --limit'), ('zh_CN', '查询 license:open 或 params:>=7b'), ('zh_CN', '他说：“好……不好？”'),
            ('zh_TW', '1,204 個（約 3%）'), ('zh_CN', '所有者/名称'), ('zh_CN', '正在查询…'), ('zh_CN', '{year}年{m}月'), ('zh_CN', '请看 <a href="%s">GNU 许可证</a>。')]
    bad = [('no space', 'zh_CN', '一个7B 模型'), ('no space', 'zh_TW', '一個 7B模型'), ('no space', 'zh_CN', '有 %s个'), ('no space', 'zh_CN', '占5%'),
           ('half-width punctuation', 'zh_CN', '模型,很好'), ('half-width punctuation', 'zh_TW', '模型: 很好'), ('half-width punctuation', 'zh_CN', '好了.'),
           ('half-width parentheses', 'zh_CN', '模型(很好)'), ('half-width parentheses', 'zh_TW', '專家 (MoE) 結構'),
           ('beside full-width', 'zh_CN', '模型， 很好'), ('beside full-width', 'zh_CN', 'Falcon ，很好'),
           ('inside quotation', 'zh_CN', '“ 模型”'), ('space between Han', 'zh_CN', '模型 很好'),
           ('addresses', 'zh_CN', '您的模型'), ('addresses', 'zh_TW', '妳的模型'), ('double space', 'zh_CN', '模型 A  很好'), ('double space', 'zh_CN', '模型　好'),
           ('at the end', 'zh_CN', '模型 '), ('beginning', 'zh_CN', ' 模型'), ('ellipsis', 'zh_CN', '正在查询...'), ('ellipsis', 'zh_CN', '正在查询。。。'), ('ellipsis', 'zh_CN', '好…不好'),
           ('ellipsis', 'zh_CN', '查询……'), ('full-width Latin', 'zh_CN', '模型 Ａ'), ('range', 'zh_CN', '20-24 个'), ('range', 'zh_TW', '70 億-130 億'),
           ('hyphen', 'zh_CN', '巴黎-萨克雷'), ('hyphen', 'zh_CN', '模型—很好'), ('twice', 'zh_CN', '模型。，好'), ('straight', 'zh_CN', '"模型"'),
           ('“”', 'zh_CN', '「模型」'), ('「」', 'zh_TW', '“模型”'), ('do not pair', 'zh_CN', '“模型'), ('do not pair', 'zh_TW', '模型」'), ('do not pair', 'zh_CN', '（模型'),
           ('not a character', 'zh_CN', '模型圖鉴'), ('not a character', 'zh_TW', '模型图鑑'), ('not a character', 'zh_TW', '1 万個'), ('not a character', 'zh_CN', '之後')]
    for language, sentence in good:
        found = list(problems_of(chinese.Text(language, 'x', sentence, message=True)))
        assert not found, f'{sentence}: {found}'
    for what, language, sentence in bad:
        found = list(problems_of(chinese.Text(language, 'x', sentence, message=True)))
        assert any(what in problem for problem in found), f'not told: {what}: {sentence}: {found}'


def test_units(words):
    """In the guide's content, not in messages, whose placeholders have it."""
    for sentence, message, is_right in (('有 1800 亿参数', False, False), ('有 1800\u202f亿参数', False, True), ('有 1800 亿参数', True, True),
                                        ('用 48 GB 显存', False, False)):
        found = list(problems_of(chinese.Text('zh_CN', 'x', sentence, 'It has', message=message)))
        assert bool(found) != is_right, (sentence, found)


def test_documents(words):
    """What is read of a man page and of a README, where mistakes are told as well."""
    page = '\n'.join(['.TH A 1', '.\\" 一个,好', '\\fBlist\\fR [\\fI查询\\fR ...]', '写 \\fB年份:2023\\fR。', '参数量\\-7B', '.SH 描述', 'English'])
    assert [text.chinese for text in chinese.texts_of_man('zh_CN', 'x', page)] == ['写 x。', '参数量-7B', '描述']
    readme = '\n'.join(['# 模型图鉴', '', '![图](a,b.png) 见 [此处](https://a.org) 和 `make run`。', '', '```', '注释,好', '```', '| 甲 | 乙,丙 |'])
    texts = list(chinese.texts_of_markdown('zh_CN', 'x', readme))
    assert [text.chinese for text in texts] == ['模型图鉴', '图 见 此处 和 x。', '甲', '乙,丙'], texts
    assert any('half-width punctuation' in problem for problem in problems_of(texts[-1]))


tap.run([test_typography, test_finds_mistakes, test_units, test_documents], glossary.read(ROOT))
