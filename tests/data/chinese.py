"""Everything that the program says in Chinese, as pairs of an English text and its translation."""
import dataclasses
import json
import re

LANGUAGES = ('zh_CN', 'zh_TW')
# Messages that show what is typed, word by word: no sentences.
TYPED_CONTEXTS = ('query', 'synopsis')


@dataclasses.dataclass
class Text:
    """A translation, and what is known of the message. `english` is None where a document
    was written in Chinese without a sentence of English beside each of its own."""
    language: str
    where: str
    chinese: str
    english: str = None
    context: str = None
    comment: str = ''
    message: bool = False  # of gettext: with placeholders, mnemonics and labels

    def __str__(self):
        beginning = (self.english or self.chinese)[:60].replace('\n', ' ')
        return f'{self.language} {self.where}: {"[" + self.context + "] " if self.context else ""}“{beginning}”'


def unquote(quoted):
    """What stands in a C string of a PO file."""
    return re.sub(r'\\(.)', lambda escape: {'n': '\n', 't': '\t'}.get(escape[1], escape[1]), quoted[1:-1])


def read_po(text):
    """Yields each message of a PO file as a dictionary, its obsolete ones left out."""
    for paragraph in re.split(r'\n\s*\n', text):
        message = {'comment': '', 'flags': '', 'source': ''}
        keyword = None
        for line in paragraph.splitlines():
            if line.startswith('#~'):
                continue
            for sign, name in (('#.', 'comment'), ('#,', 'flags'), ('#:', 'source')):
                if line.startswith(sign):
                    message[name] = (message[name] + ' ' + line[2:].strip()).strip()
            if line.startswith('#'):
                continue
            start = re.match(r'(msg\w+(?:\[\d\])?) (".*")$', line)
            if start:
                keyword, line = start.groups()
                message[keyword] = ''
            message[keyword] += unquote(line.strip())
        if message.get('msgid'):
            yield message


def texts_of_po(language, text):
    for message in read_po(text):
        for keyword, english in (('msgstr', 'msgid'), ('msgstr[0]', 'msgid_plural')):
            if keyword in message:
                yield Text(language, f'po/{language}.po ({message["source"]})', message[keyword], message[english],
                           message.get('msgctxt'), message['comment'] + message['flags'], True)


def texts_in(value):
    """Every text in three languages inside a value of JSON."""
    if isinstance(value, dict):
        if 'en' in value and any(language in value for language in LANGUAGES):
            yield value
        else:
            for member in value.values():
                yield from texts_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts_in(member)


def texts_of_json(where, value):
    for text in texts_in(value):
        for language in LANGUAGES:
            if isinstance(text.get(language), str):
                yield Text(language, where, text[language], text['en'])


def texts_of_man(language, where, page):
    """The sentences of a man page: no comments, requests, fonts or examples."""
    page = re.sub(r'^\.nf$.*?^\.fi$', '', page, flags=re.M | re.S)
    for line in page.splitlines():
        if line.startswith(('.\\"', '.if', '.TH', '\'')):
            continue
        line = re.sub(r'^\.[A-Za-z]+\s*', '', line)
        # What is typed is bold, and what stands for it italic; “...” is the notation of all man pages.
        line = re.sub(r'(?:\\f[BI](?:[^\\]|\\[^f])*\\fR)+|\[[^]]*\]', 'x', line).replace(' ...', '')
        line = re.sub(r'\\f[A-Z]', '', line).replace('\\-', '-').replace('\\&', '').strip().strip('"')
        if re.search('[\u3400-\u9fff]', line):
            yield Text(language, where, line)


def texts_of_markdown(language, where, text):
    """The sentences of a README: no code, pictures or addresses."""
    text = re.sub(r'^```.*?^```', '', text, flags=re.M | re.S)
    for line in text.splitlines():
        line = re.sub(r'<[^>]*>', '', line)
        line = re.sub(r'!?\[([^]]*)\]\([^)]*\)', r'\1', line)
        line = re.sub(r'`[^`]*`', 'x', line).replace('*', '')
        for cell in line.strip().strip('|').split('|'):
            cell = re.sub(r'^(#+|-|\d+\.|>)\s+', '', cell.strip())
            if re.search('[\u3400-\u9fff]', cell):
                yield Text(language, where, cell)


def all_texts(root):
    for language in LANGUAGES:
        yield from texts_of_po(language, (root / 'po' / f'{language}.po').read_text(encoding='utf-8'))
        page = root / 'data' / f'bestiary.{language}.1'
        yield from texts_of_man(language, page.name, page.read_text(encoding='utf-8'))
        readme = root / f'README.{language}.md'
        if readme.exists():
            yield from texts_of_markdown(language, readme.name, readme.read_text(encoding='utf-8'))
    for folder in ('guide', 'licences'):
        for path in sorted((root / 'data' / folder).glob('*.json')):
            yield from texts_of_json(f'{folder}/{path.name}', json.loads(path.read_text(encoding='utf-8')))
