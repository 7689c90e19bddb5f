"""Holds every text in zh_TW against po/taiwan: Taiwan's words and characters, not the mainland's."""
import dataclasses
import pathlib
import re
import sys

import chinese
import glossary
import tap

ROOT = pathlib.Path(sys.argv[1])
HAN = re.compile('[\u3400-\u9fff]')


@dataclasses.dataclass
class Rule:
    """Words or characters that are not written, and the phrases in which they are right."""
    forms: list
    instead: str
    phrases: list
    used: set = dataclasses.field(default_factory=set)


def alternatives(field):
    return [part for part in field.split(', ') if part]


def read_rules(text):
    """Returns the rules of a list such as po/taiwan. Raises ValueError, which names the line."""
    rules, seen = [], set()
    section = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith('#'):
            continue
        if line in ('[words]', '[characters]'):
            section = line
            continue
        fields = line.split('\t')
        problem = rule_problem(section, fields, seen)
        if problem:
            raise ValueError(f'line {number}: {problem}: {line}')
        forms = alternatives(fields[0])
        seen.update(forms)
        rules.append(Rule(forms, fields[1], alternatives(fields[2]) if len(fields) == 4 else []))
    return rules


def rule_problem(section, fields, seen):
    """What is wrong with a line, or None."""
    if section is None:
        return 'it stands before any section'
    if len(fields) not in (2, 4) or not all(field.strip() for field in fields):
        return 'two fields are needed, or four where phrases are right'
    forms = alternatives(fields[0])
    if section == '[characters]' and any(len(form) != 1 for form in forms):
        return 'a character is one'
    if section == '[words]' and any(len(form) < 2 for form in forms):
        return 'a word has two characters or more'
    twice = [form for form in forms if form in seen]
    if twice:
        return f'{twice[0]} has a line already'
    if len(fields) == 4:
        stray = [phrase for phrase in alternatives(fields[2]) if not any(form in phrase for form in forms)]
        if stray:
            return f'{stray[0]} has none of the words'
    return None


def rule_problems(text, rule):
    """Yields what a text has of a rule; notes the phrases that it needs."""
    rest = text
    for phrase in rule.phrases:
        if phrase in rest:
            rule.used.add(phrase)
            rest = rest.replace(phrase, '\0')
    for form in rule.forms:
        if form in rest:
            yield f'{form} is {rule.instead}'


def script_problems(text):
    """Characters that Taiwan's character set lacks: those of the simplified script, and rare forms."""
    for character in dict.fromkeys(HAN.findall(text)):
        try:
            character.encode('cp950')
        except UnicodeEncodeError:
            yield f'{character} is no character of Taiwan’s'


def problems(texts, rules):
    for text in texts:
        found = list(script_problems(text.chinese))
        for rule in rules:
            found += rule_problems(text.chinese, rule)
        for problem in found:
            yield f'{text.where}: {problem}: {text.chinese[:100]}'
    for rule in rules:
        for phrase in rule.phrases:
            if phrase not in rule.used:
                yield f'po/taiwan: no text has {phrase} any more'


def texts_in_taiwan():
    return [text for text in chinese.all_texts(ROOT) if text.language == 'zh_TW']


def rules_of_project():
    return read_rules((ROOT / 'po' / 'taiwan').read_text(encoding='utf-8'))


def test_texts():
    texts = texts_in_taiwan()
    assert len(texts) > 2000, f'only {len(texts)} texts were found'
    found = list(problems(texts, rules_of_project()))
    assert not found, f'{len(found)} problems\n' + '\n'.join(found)


def test_glossary_agrees():
    """What the glossary wants is nothing that this list forbids."""
    rules = rules_of_project()
    terms = glossary.read(ROOT).terms
    assert terms
    found = [f'{term.name}: {problem}' for term in terms for word in term.agreed['zh_TW'] for rule in rules
             for problem in rule_problems(word, rule)]
    assert not found, '\n'.join(found)


def test_finds_words():
    rules = rules_of_project()
    for sentence, problem in (('軟件的默認設置', '軟件 is 軟體'),
                              ('軟件的默認設置', '默認 is 預設'),
                              ('打開文件', '文件 is 檔案'),
                              ('通過網絡訪問服務器', '網絡 is 網路'),
                              ('平臺', '臺 is 台'),
                              ('这个模型', '这 is no character'),
                              ('模型裏', '裏 is 裡'),
                              ('以后', '后 is 後'),
                              ('為着', '着 is no character')):
        text = chinese.Text('zh_TW', 'here', sentence)
        found = [line for line in problems([text], rules) if line.startswith('here')]
        assert any(problem in line for line in found), f'{sentence}: {found}'


def test_lets_right_texts_be():
    rules = rules_of_project()
    for sentence in ('從說明文件與產品文件可知', '命令列與終端機', '鏡像站', '由法國政府支持', '檔案在資料夾裡，以 Big5 編碼'):
        found = [line for line in problems([chinese.Text('zh_TW', 'here', sentence)], rules) if line.startswith('here')]
        assert not found, found


def test_phrases_that_nothing_needs():
    rules = read_rules('[words]\n文件\t檔案\t說明文件\ta document\n')
    found = list(problems([chinese.Text('zh_TW', 'here', '檔案')], rules))
    assert found == ['po/taiwan: no text has 說明文件 any more'], found
    assert not list(problems([chinese.Text('zh_TW', 'here', '說明文件')], rules))


def test_bad_lists():
    for text, problem in (('軟件\t軟體\n', 'before any section'),
                          ('[words]\n軟件\n', 'two fields'),
                          ('[words]\n軟件\t\n', 'two fields'),
                          ('[words]\n軟件\t軟體\t軟件園\n', 'two fields'),
                          ('[words]\n軟\t軟\n', 'two characters'),
                          ('[characters]\n軟件\t軟體\n', 'a character is one'),
                          ('[words]\n軟件\t軟體\n軟件\t軟體\n', 'has a line already'),
                          ('[words]\n軟件\t軟體\t硬件園\tthe name of a park\n', 'none of the words')):
        try:
            read_rules(text)
        except ValueError as error:
            assert problem in str(error), f'{text!r}: {error}'
        else:
            raise AssertionError(f'{text!r} was taken')
    assert not read_rules('# nothing\n\n[words]\n')


if __name__ == '__main__':
    tap.run([test_texts, test_glossary_agrees, test_finds_words, test_lets_right_texts_be, test_phrases_that_nothing_needs,
             test_bad_lists])
