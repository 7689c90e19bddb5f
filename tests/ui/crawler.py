"""Walks through everything that the windows of the program say, and tells what of it is no
good Chinese: English left over, a placeholder, a name that nobody gave, slips of typography.

What stays in Latin letters is what po/glossary lists ([latin]), and what is data: names, ids,
addresses, files, quantizations. A model's card is its maker's own text, and left out where it is.
"""
import gettext
import json
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests' / 'data'))
import glossary  # noqa: E402

HAN = '\u3400-\u9fff'
LATIN = re.compile(r'[A-Za-z][A-Za-z0-9_.-]*')
# What stands in a widget that nobody has named is no word.
CLASS = re.compile(r'(Gtk|Adw|Bst|Pango)[A-Z]\w+')
# Members of the guide's and the licences' files that are names, or are quoted as they stand there.
NAMES = ('name', 'short_name', 'title', 'url', 'id', 'family', 'quote', 'clause', 'aliases', 'location', 'spdx')
# Data that no list holds, each recognized by its form.
FORMS = [
    re.compile(r'https?://[^\s，。；、）」”]+'),
    re.compile(r'\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b'),   # a variable of the environment
    re.compile(r'(?<![\w])(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:co|com|cn|org|io|ai|ae|net|edu)\b(?:/\S*)?'),
    re.compile(r'(?<![\w.])(?:[\w.-]+/)*\.?[\w.-]*\.(?:gitattributes|gguf|safetensors|json|bin|md|txt|py|model|db|svg|png|csv|catalogue)\b'),
    re.compile(r'(?<![\w/])~?/[\w.@~-]+(?:/[\w.@~-]*)*'),
    re.compile(r'\b(?:UD-)?(?:I?Q\d(?:_\w+)?|T?Q\d_\d|F16|BF16|F32|FP16|MXFP4)\b'),
    re.compile(r'(?<![\w.])(?:[<>]=?)?\d[\d.]*[kmb](?![\w.])|(?<![\w.])\d[\d.]*[kmb]\.\.\d[\d.]*[kmb]'),  # what is typed in a query
    re.compile(r'\b[0-9a-f]{7,40}\b'),                  # a revision
    re.compile(r'\bF(?:[1-9]|1[0-2])\b|(?:(?:Ctrl|Shift|Alt)\+)+\S+'),  # keys
    re.compile(r'\b[01]\.\d+(?:\.\d+)?\S*'),            # the program's version
]
# What is copied into a terminal or another program.
COMMAND = re.compile(r'(?:[A-Z_]+=\S+ )*(?:hf|git|ollama|llama-(?:cli|server)|modelscope|pip|uv|bestiary) \S|from transformers import|import ')
QUOTED = re.compile('[“「]([^”」]*)[”」]')
# Each language is called as it calls itself.
EXACT = {'English', '简体中文', '繁體中文'}
# Keys are called what is printed on them.
KEYS = {'Escape', 'Delete', 'Home', 'End', 'Page Up', 'Page Down', 'Return', 'Space', 'Backspace'}
MNEMONIC = re.compile(r'\(_?[A-Z]\)')
# Pages of libadwaita's window About that nobody can come to, as there is nothing to tell on them.
UNREACHABLE = ('Debugging Information', '_Debugging Information', '_Copy Text', '_Save as…', 'What’s New', '_What’s New', 'Troubleshooting',
               '_Troubleshooting', 'Acknowledgements', '_Acknowledgements', '_Support Questions',
               'To assist in troubleshooting, you can view your debugging information. Providing this information to the application '
               'developers can help diagnose any problems you encounter when you report an issue.')
# What GTK and libadwaita themselves say, where this machine has no catalogue of theirs.
TOOLKIT = {'gtk40': {'Minimize', 'Maximize', 'Close', 'Restore', 'Search Shortcuts', 'No Results Found', 'Try a different search', 'Shortcuts', 'Search',
                     'Search Results', 'Back', '_Cut', '_Copy', '_Paste', '_Delete', 'Select _All', 'Insert _Emoji', 'Cut', 'Copy', 'Paste',
                     'Delete', 'Select All', 'Insert Emoji', 'Website', 'Clear entry', 'Clear', '(None)', 'GNU General Public License, version 3 or later',
                     'Decrease', 'Increase', 'Show Password', 'Show text', 'Hide text', 'Sheet', 'Dialog', 'Keyboard Shortcuts', 'Ctrl', 'Shift', 'Alt'},
           'libadwaita': {'Close', 'Back', '_Details', '_Website', 'Report an _Issue', '_Credits', '_Legal', '_Troubleshooting', 'Details', 'Credits',
                          'Legal', 'Code by', 'Translated by', 'What’s _New', 'Search', 'Preferences', 'Minimize', 'Maximize', 'Edit', 'Apply',
                          'Application', 'Show Password', 'About', 'Support Questions'}}
# Half-width punctuation beside Han, Han beside Latin, and a placeholder that nobody filled in.
SLIPS = [
    (re.compile(f'[{HAN}][,;:?!]|[,;:?!][{HAN}]'), 'half-width punctuation beside Han'),
    (re.compile(f'[{HAN}] ?[()]|[()] ?[{HAN}]'), 'half-width parentheses beside Han'),
    (re.compile(f'[{HAN}][A-Za-z0-9%]|[A-Za-z0-9%][{HAN}]'), 'no space between Han and Latin'),
    (re.compile(r'%(?:\d+\$)?[-+#0]*[sdiufg]\b(?!\w)'), 'a placeholder'),
    (re.compile(r'\.\.\.'), 'no ellipsis'),
    (re.compile('[您你妳]'), 'addresses the reader'),
    (re.compile(r'\(null\)|\(nil\)'), 'nothing, in words'),
]
# A variant's own set of characters knows nearly no character of the other.
ENCODING = {'zh_CN': 'gb2312', 'zh_TW': 'big5'}
DATE = re.compile(r'\d{1,4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日')
# Roles of what acts, and has to be called something.
ACTIVE = {'push button', 'button', 'toggle button', 'check box', 'checkbox', 'menu item', 'radio menu item', 'check menu item', 'link',
          'list item', 'heading', 'frame', 'table', 'combo box', 'switch', 'slider', 'spin button'}


def lacks_catalogue(domain, language):
    """Whether this machine has no words of a library in a language."""
    return gettext.find(domain, languages=[language]) is None


class Judge:
    """Says what is wrong with a text. @data: names that are shown beside the guide's."""

    def __init__(self, data=()):
        self.latin = set(glossary.read(ROOT).latin)
        self.names = set(data)
        self.characters = {}
        self.sentences = {'zh_CN': set(), 'zh_TW': set()}
        for folder in ('guide', 'licences'):
            for path in sorted((ROOT / 'data' / folder).glob('*.json')):
                self._collect(json.loads(path.read_text(encoding='utf-8')), None)
        # A maker that is called the same everywhere is a part of its models' names.
        latin = {text for texts in self.sentences.values() for text in texts if not re.search(f'[{HAN}]', text)}
        self.ordered = sorted({name for name in self.names | latin if LATIN.search(name) or len(name) > 3}, key=len, reverse=True)
        self.unreachable = {}
        self.texts = {language: sorted(texts - latin, key=len, reverse=True) for language, texts in self.sentences.items()}

    def _collect(self, value, key):
        if isinstance(value, dict):
            for member, inner in value.items():
                if member in self.sentences:
                    self.sentences[member].update([inner] if isinstance(inner, str) else inner if isinstance(inner, list) else [])
                self._collect(inner, key if member in ('en', *self.sentences) else member)
        elif isinstance(value, list):
            for inner in value:
                self._collect(inner, key)
        elif isinstance(value, str) and key in NAMES:
            self.names.update({value, value.removeprefix('https://'), *(value.split('/') if re.fullmatch(r'[\w.-]+/[\w.-]+', value) else ())})

    def _without_data(self, text, language):
        """The text with what is data taken out of it."""
        for sentence in self.texts[language]:
            if len(sentence) > 3 and sentence in text:
                text = text.replace(sentence, '\u2063')
        for form in FORMS[:2]:
            text = form.sub('\u2063', text)
        for name in self.ordered:
            if name in text:
                text = re.sub(rf'(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])', '\u2063', text)
        for form in FORMS[2:]:
            text = form.sub('\u2063', text)
        return text

    def problem(self, text, language, role=''):
        """Returns what is wrong with a text, or None."""
        text = QUOTED.sub(lambda quoted: '\u2063' if COMMAND.match(quoted.group(1)) else quoted.group(), text)
        if not text.strip() or CLASS.fullmatch(text) or text in EXACT or text in KEYS or COMMAND.match(text):
            return None
        if text.replace('_', '') in self._unreachable(language) or text.startswith('_') and text[1:].replace('_', '') in self._unreachable(language):
            return None
        for domain, own in TOOLKIT.items():
            if text in own and lacks_catalogue(domain, language):
                return None
        rest = self._without_data(MNEMONIC.sub('', text), language)
        words = [word for word in (match.rstrip('.') for match in LATIN.findall(rest)) if word not in self.latin and
                 not (len(word) == 1 and len(text) == 1)]
        for phrase in self.latin:
            if ' ' in phrase and phrase in rest:
                words = [word for word in words if word not in phrase.split()]
        if words:
            return 'English: ' + ' '.join(words)
        for slip, what in SLIPS:
            if slip.search(DATE.sub('', rest)):
                return what
        strange = sorted(set(re.findall(f'[{HAN}]', rest)) - self._own(language))
        return f'not of {language}: {"".join(strange)}' if strange else None

    def _unreachable(self, language):
        """What is on pages that nobody can come to, in English and as libadwaita has it."""
        if language not in self.unreachable:
            own = gettext.translation('libadwaita', languages=[language], fallback=True)
            words = {word for text in UNREACHABLE for word in (text, own.gettext(text))}
            plain = {word.replace('_', '') for word in words}
            # A button says its label twice: as it was given, and as it is seen.
            self.unreachable[language] = plain | {f'{word} {word}' for word in plain}
        return self.unreachable[language]

    def _own(self, language):
        if language not in self.characters:
            def has(code):
                try:
                    chr(code).encode(ENCODING[language])
                except UnicodeEncodeError:
                    return False
                return True
            self.characters[language] = {chr(code) for code in range(0x3400, 0xa000) if has(code)}
        return self.characters[language]


class Crawler:
    """@judge: of texts; @skip: is given a node, and says whether what is in it is left out."""

    def __init__(self, desk, judge, skip=lambda node: False):
        self.desk, self.judge, self.skip = desk, judge, skip
        self.seen = {}  # what was judged: where it was first
        self.found = []

    def _texts(self, node):
        yield 'name', node.name or ''
        yield 'description', node.description or ''
        interfaces = node.get_interfaces()
        # What is typed is no word of the program's.
        if 'Text' in interfaces and 'EditableText' not in interfaces:
            text = node.queryText()
            yield 'text', text.getText(0, min(text.characterCount, 5000))
        for attribute in node.getAttributes():
            name, _, value = attribute.partition(':')
            if name in ('placeholder-text', 'valuetext', 'roledescription', 'keyshortcuts', 'help'):
                yield name, value

    def _walk(self, root, rows):
        """Every node that there is, in sight or not, with the way to it."""
        many = () if rows else (self.desk.words['models'], self.desk.words['chart'])
        stack = [(root, ())]
        while stack:
            node, way = stack.pop()
            try:
                role = node.getRoleName()
                here = (*way, f'{role}“{(node.name or "")[:24]}”' if node.name and not CLASS.fullmatch(node.name) else role)
                yield node, role, here
                if not self.skip(node) and not (role == 'list' and node.name in many):
                    stack.extend((child, here) for child in reversed(self.desk.children(node)))
            except Exception:  # it went away
                continue

    def crawl(self, language, where, root=None, rows=False):
        """Judges everything that any window says now, or what is in @root, the rows of the list and
        the points of the chart only where they are asked for. Returns how many texts that are."""
        n = 0
        for window in [root] if root else list(self.desk.windows()):
            for node, role, way in self._walk(window, rows):
                try:
                    texts = list(self._texts(node))
                    is_mute = (role in ACTIVE and not texts[0][1].strip() and self.desk.has(node, 'FOCUSABLE') and
                               self.desk.showing(node) and not any('combo box' in step for step in way))
                except Exception:  # it went away
                    continue
                n += len(texts)
                if is_mute:
                    self._note(language, role, 'name', '', where, way, 'has no name')
                for kind, text in texts:
                    self._note(language, role, kind, text, where, way, None)
        return n

    def _note(self, language, role, kind, text, where, way, problem):
        key = (language, text, problem, ''.join(way) if problem else '')
        if key in self.seen:
            return
        self.seen[key] = where
        problem = problem or self.judge.problem(text, language, role)
        if problem:
            self.found.append(f'{language}, {where}: {problem}: {role} {kind} {text!r}\n    {" > ".join(way[-5:])}')

    def report(self):
        return '\n'.join(self.found)
