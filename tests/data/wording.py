"""Holds the Chinese of the program and of the guide against po/glossary and against its English:
one term, one translation, and all that a message carries beside its words."""
import collections
import pathlib
import re
import sys

import chinese
import glossary
import tap

ROOT = pathlib.Path(sys.argv[1])
HAN = '\u3400-\u9fff'
PLACEHOLDER = re.compile(r"%(?:(\d+)\$)?(?:[-+#0']*\d*(?:\.\d+)?)([a-zA-Z%])")
NAMED_PLACEHOLDER = re.compile(r'\{\w+\}')
MNEMONIC = re.compile(r'(?<![\w%])(?:\w*?)_([A-Za-z])(?=[a-z])')
CHINESE_MNEMONIC = re.compile(r'\(_([A-Z])\)')
# What a program reads: the same in every language.
TYPED = re.compile(r'--[a-z][a-z-]*|https?://(?:[^\s”」，。）]*\w)?|\b[A-Z]+_[A-Z_]+\b|\.(?:svg|png|csv)\b|\b\d+x\d+\b')
KEYS = re.compile(r'\b(?:Ctrl|Alt|Shift|Esc|Tab|F\d+)\b')
MARKUP = re.compile('<[^<>]*>')
SIGNS = re.compile('[✓✗↗→·×]')
ENDINGS = {'.': '。', ':': '：', '?': '？', '!': '！', '…': '…', ';': '；', ',': '，', '↗': '↗'}
# Latin words that stay, but are no words: options, addresses, ids, file names, variables, quantizations.
LATIN_TYPED = re.compile(r'''https?://\S+ | --?[a-z][a-z0-9-]*(?:=\S+)? | \b[a-z]+:[^\s，。；：、）”」]* | \b[\w.-]+/[\w.-]+ | \.[a-z]{3}\b
    | \b[\w-]+\.(?:co|com|org|cpp|json|db|catalogue)\b | \b[A-Z]+(?:_[A-Z]+)+\b | \b[IQ]+\d\w*(?:_\w+)* | \bf16\b
    | \b(?:Ctrl|Alt|Shift)\+[A-Z]\b | \b\d+(?:\.\d+)?(?:[a-zA-Z]+|e\d+)(?:(?:\.\.|[x+])\d+(?:[a-zA-Z]+|e\d+)?)* | \b\d+x\d+ | \b[a-z]+(?:-[a-z]+)+\b''', re.X)
COMMAND = re.compile(r'\bbestiary(?: (?:list|show|fit|refresh|search|add|remove|sync|chart|help)\b)?|\bchart:\S*')
QUOTED = re.compile('[“「]([^”」]*)[”」]')
LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.'’-]*[A-Za-z]|[A-Za-z]")


def prose(text):
    """A text without what is typed in it: commands, options, words between quotation marks."""
    return TYPED.sub(' ', COMMAND.sub(' ', QUOTED.sub(' ', MARKUP.sub('', text))))


def plain(text):
    """A message without the sign of its mnemonic."""
    return re.sub(r'_(?=[A-Za-z])', '', CHINESE_MNEMONIC.sub('', text)) if re.search(r'(?<!\w)_[A-Za-z]|\w_[a-z]|\(_', text) else text


def wording_problems(text, words):
    """The terms of the glossary that a text has, and what stands for them. Yields the term's name
    and the problem, so that an exception can be found."""
    for term in words.terms_in(prose(plain(text.english)), text.context, text.message):
        translation = plain(text.chinese)
        agreed, unused = term.agreed[text.language], term.unused[text.language]
        if not any(word.lower() in translation.lower() for word in agreed):
            yield term.name, f'“{term.name}” is {" or ".join(agreed)}: {text.chinese}'
        # An agreed word of this or another term may hold one that is not used: 数据来源.
        rest = translation
        for word in agreed:
            rest = rest.replace(word, '\0')
        for word in unused:
            if word in rest:
                yield term.name, f'“{term.name}” is {agreed[0]}, not {word}: {text.chinese}'


def unused_words(text, words):
    """Of a document without English beside it: the words that the glossary does not use."""
    agreed = {word for term in words.terms for word in term.agreed[text.language]}
    for term in words.terms:
        for word in term.unused[text.language]:
            rest = text.chinese
            # An agreed word may hold one that is not used: 命令列 holds 命令.
            for longer in (other for other in agreed if word in other and word != other):
                rest = rest.replace(longer, '')
            if word in rest and word not in agreed:
                yield term.name, f'“{term.name}” is {term.agreed[text.language][0]}, not {word}: {text.chinese}'


def placeholders(text):
    """Counts the placeholders of a message, each with the argument that it takes."""
    found = collections.Counter()
    for number, match in enumerate((m for m in PLACEHOLDER.finditer(text) if m[2] != '%'), 1):
        found[(int(match[1] or number), match[2])] += 1
    return found


def mnemonic(text):
    match = MNEMONIC.search(text)
    return match[1].upper() if match and not re.search(r'[A-Z]_[A-Z]', text) else None


def ending(text):
    text = CHINESE_MNEMONIC.sub('', text.rstrip())
    return text[-1:] if text[-1:] in ENDINGS or text[-1:] in ENDINGS.values() else ''


def message_problems(text):
    """What a message of gettext carries beside its words."""
    english, translation = text.english, text.chinese
    if not translation:
        yield 'form', 'not translated'
        return
    if 'fuzzy' in text.comment.split(', ') or text.comment.endswith('fuzzy'):
        yield 'form', 'fuzzy'
    if placeholders(english) != placeholders(translation):
        yield 'form', f'other placeholders: {translation}'
    if not set(NAMED_PLACEHOLDER.findall(translation)) <= set(NAMED_PLACEHOLDER.findall(english + text.comment)):
        yield 'form', f'other placeholders: {translation}'
    wanted, got = mnemonic(english), CHINESE_MNEMONIC.findall(translation)
    if got != ([wanted] if wanted else []):
        yield 'mnemonic', f'the mnemonic is {wanted}, as (_{wanted}) after the words: {translation}'
    elif wanted and not re.search(r'[^…]\(_[A-Z]\)…?$', translation):
        yield 'mnemonic', f'the mnemonic stands after the words and before “…”: {translation}'
    if re.search('[A-Za-z]', PLACEHOLDER.sub('', english)) and ENDINGS.get(ending(english), '') != ending(translation):
        yield 'ending', f'ends with “{ending(translation)}” instead of “{ENDINGS.get(ending(english), "")}”: {translation}'
    if english.count('\n') != translation.count('\n'):
        yield 'form', f'other lines: {translation}'
    for what in (TYPED, KEYS, SIGNS):
        if collections.Counter(what.findall(english)) != collections.Counter(what.findall(translation)):
            yield 'typed', f'{what.findall(english)} is not {what.findall(translation)}: {translation}'


def latin_problems(text, words):
    """Latin words that are neither in the glossary nor what is typed."""
    rest = PLACEHOLDER.sub(' ', MARKUP.sub('', text.chinese))
    rest = NAMED_PLACEHOLDER.sub(' ', CHINESE_MNEMONIC.sub('', rest))
    if text.english and text.message:
        typed = set(QUOTED.findall(text.english))
        rest = QUOTED.sub(lambda match: ' ' if match[1] in typed else match[0], rest)
    rest = LATIN_TYPED.sub(' ', COMMAND.sub(' ', rest))
    for name in sorted(words.latin, key=len, reverse=True):
        # A word of the query language stands where the English text has it too.
        if words.latin[name] == 'value' and not re.search(rf'\b{name}\b', text.english or ''):
            continue
        rest = re.sub(rf'(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])', ' ', rest)
    for word in LATIN_WORD.findall(rest):
        yield 'latin', f'“{word}” is not in the glossary: {text.chinese}'


def problems_of(text, words):
    """Yields the rule and what is wrong, for each thing that is."""
    if text.message:
        yield from message_problems(text)
    if text.context in chinese.TYPED_CONTEXTS:
        return
    if text.english is not None:
        yield from wording_problems(text, words)
    else:
        yield from unused_words(text, words)
    if text.message:
        yield from latin_problems(text, words)


def problems(texts, words):
    """A line for each thing that is wrong and has no good reason."""
    for text in texts:
        for rule, problem in problems_of(text, words):
            if not words.excuses_text(rule, text.language, text.english or text.chinese):
                yield f'{text}: {problem}'
    yield from words.unused_excuses(lambda rule: rule != 'typography')


def test_wording(words):
    texts = list(chinese.all_texts(ROOT))
    assert len(texts) > 3000
    found = list(problems(texts, words))
    assert not found, f'{len(found)} problems\n' + '\n'.join(found)


def told(text, words):
    return '\n'.join(f'{rule}: {problem}' for rule, problem in problems_of(text, words))


def test_finds_mistakes(words):
    """Each of these slips has to be told, and the right text has to pass."""
    good = [('Open the _Model…', '打开模型(_M)…'), ('%1$s of %2$u files', '%2$u 个文件中的 %1$s 个'),
            ('There is no licence “%s”.', '没有许可证“%s”。'), ('“--limit” is for lists.', '“--limit”只用于列表。'),
            ('See https://huggingface.co.', '请见 https://huggingface.co。'), ('fits 24 GiB', '24 GiB 放得下'),
            ('%d%% of the list', '列表的 %d%%'), ('A <a href="%s">link</a>', '<a href="%s">链接</a>'), ('Press Ctrl+F', '按 Ctrl+F')]
    bad = [('wording', 'A licence', '一个许可'), ('wording', 'A licence', '一个许可证，即执照'), ('wording', 'base models', '基础模型'),
           ('wording', 'The active parameters', '激活的参数'), ('wording', 'Sources: %s', '来源，即源头：%s'),
           ('wording', '_Refresh', '重新加载(_R)'), ('form', '%s of %u', '第 %u 个'), ('form', '%s of %s', '%2$s 中的 %2$s'),
           ('form', '{d} {mon}', '{m}月{day}日'), ('form', 'Open', ''), ('form', 'One\nTwo', '一'),
           ('mnemonic', '_Open', '打开'), ('mnemonic', '_Open', '打开(_P)'), ('mnemonic', 'Co_py', '复制(_C)'),
           ('mnemonic', '_Open…', '打开…(_O)'), ('mnemonic', 'Open', '打开(_O)'), ('mnemonic', '_Open', '打_开'),
           ('ending', 'It is here.', '在这里'), ('ending', 'It is here', '在这里。'), ('ending', 'Is it here?', '在这里吗。'),
           ('ending', 'Choose…', '选择'), ('ending', 'Choose…', '选择...'), ('ending', 'Here:', '这里:'),
           ('typed', '“--limit” is here', '“--limt”在这里'), ('typed', 'Press Ctrl+Shift+F', '按 Ctrl+F'),
           ('typed', 'See https://a.org', '请见 https://b.org'), ('typed', 'HF_TOKEN is set', '已设置 HF_HOME'), ('typed', 'Commercial', '✓ 商用'),
           ('latin', 'It is a Foo', '这是 Foo'), ('latin', 'The timeline', '时间线 table')]
    for english, translation in good:
        text = chinese.Text('zh_CN', 'x', translation, english, message=True)
        assert not told(text, words), told(text, words)
    for rule, english, translation in bad:
        found = told(chinese.Text('zh_CN', 'x', translation, english, message=True), words)
        rules = {line.split(':')[0] for line in found.splitlines()}
        wanted = rules - {'form', 'mnemonic', 'ending', 'typed', 'latin'} if rule == 'wording' else rules & {rule}
        assert wanted, f'not told: {rule}: {english}: {translation}: {found}'
    fuzzy = chinese.Text('zh_CN', 'x', '打开', 'Open', comment='fuzzy', message=True)
    assert 'fuzzy' in told(fuzzy, words)


def test_content(words):
    """The guide's content has no placeholders, and its terms are held against the glossary too."""
    english, right, wrong = 'Base model of the family.', '该系列的基座模型。', '该系列的底座模型。'
    for translation, is_right in ((right, True), (wrong, False)):
        texts = list(chinese.texts_of_json('x', {'a': [{'summary': {'en': english, 'zh_CN': translation}}]}))
        assert [text.chinese for text in texts] == [translation]
        assert (not told(texts[0], words)) == is_right, translation


def test_documents(words):
    """Man pages and READMEs have no English beside them."""
    assert not told(chinese.Text('zh_CN', 'x', '基座模型的许可证，数据来源'), words)
    assert told(chinese.Text('zh_CN', 'x', '基础模型的许可证'), words)
    assert told(chinese.Text('zh_TW', 'x', '基座模型的授權條款'), words)


def test_exceptions(words):
    """One that nothing needs any more is told, and one lets only its own text off."""
    lines = ['[terms]', 'shelf\t-\t书架\t書架\t-\t-\t-', '[exceptions]', 'shelf\tzh_CN\tThe shelf of\tfor a reason']
    made = glossary.Glossary('\n'.join(lines))
    off = chinese.Text('zh_CN', 'x', '架子', 'The shelf of all')
    other = chinese.Text('zh_CN', 'x', '架子', 'A shelf of all')
    assert list(problems([off], made)) == []
    assert len(list(problems([off, other], made))) == 1
    assert any('nothing needs this exception' in line for line in problems([other], glossary.Glossary('\n'.join(lines))))
    for line in ('shelf\t书架\t書架', 'shelf\t-\t-\t書架\t-\t-\t-', 'shelf\t-\t书架\t書架\t\t-\t-'):
        try:
            glossary.Glossary('[terms]\n' + line)
        except ValueError:
            continue
        raise AssertionError(f'taken: {line}')


def test_po(words):
    """Messages in parts, plural forms, contexts and obsolete messages."""
    parts = ['#. Translators: a comment', '#: src/a.c', '#, fuzzy', 'msgctxt "row"', 'msgid ""', '"One \\"model\\"\\n"', '"two"',
             'msgid_plural "%u models"', 'msgstr[0] "%u "', '"个模型"', '', '#~ msgid "Old"', '#~ msgstr "旧"', '']
    many, = chinese.texts_of_po('zh_CN', '\n'.join(parts))
    assert (many.english, many.chinese, many.context) == ('%u models', '%u 个模型', 'row'), many
    assert 'fuzzy' in many.comment and 'src/a.c' in many.where


def typed_in(page):
    """The options, variables and filters of a man page."""
    page = re.sub(r'\\f[A-Z]', '', page).replace('\\-', '-')
    page = re.sub(r'^\.(?:It )?(?:Op )?Fl -', '--', page, flags=re.M).replace(' Fl -', ' --')
    return {word for word in TYPED.findall(page) if not word.startswith('http')} | set(re.findall(r'(?:^\.It Cm (?=[a-z]+: )|(?<=、)(?=[a-z]+:$))([a-z]+):', page, re.M))


def test_man_pages(words):
    """They are written in each language, and tell of the same options, filters and variables."""
    pages = {language: typed_in((ROOT / 'data' / f'bestiary{language}.1').read_text(encoding='utf-8')) for language in ('', '.zh_CN', '.zh_TW')}
    assert len(pages['']) > 60, pages['']
    for language in ('.zh_CN', '.zh_TW'):
        assert pages[language] == pages[''], f'{language}: {sorted(pages[language] ^ pages[""])}'


tap.run([test_wording, test_finds_mistakes, test_content, test_documents, test_exceptions, test_po, test_man_pages], glossary.read(ROOT))
