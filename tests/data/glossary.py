"""Reads po/glossary, which says what its parts mean."""
import dataclasses
import re


@dataclasses.dataclass
class Term:
    forms: list
    contexts: list  # of messages; empty: all texts
    agreed: dict    # of a language
    unused: dict
    note: str

    def __post_init__(self):
        forms = '|'.join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        self.pattern = re.compile(rf'(?<![\w-])(?:{forms})(?![\w-])', re.I)

    @property
    def name(self):
        return self.forms[0]


@dataclasses.dataclass
class Excuse:
    """Why a text may do without a rule of this name."""
    rule: str
    languages: list
    beginning: str
    reason: str
    used: set = dataclasses.field(default_factory=set)


def alternatives(field):
    return [] if field == '-' else [part.strip() for part in field.split(', ')]


class Glossary:
    def __init__(self, text):
        self.terms, self.latin, self.excuses = [], {}, []
        section = None
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith('#'):
                continue
            if line.startswith('['):
                section = line.strip('[]')
                continue
            fields = line.split('\t')
            wanted = {'terms': 7, 'latin': 3, 'exceptions': 4}.get(section)
            if len(fields) != wanted or not all(field.strip() for field in fields):
                raise ValueError(f'po/glossary, line {number}: {len(fields)} fields of {wanted}, none of them empty: {line}')
            self.add(section, fields, number)

    def add(self, section, fields, number):
        if section == 'terms':
            forms, contexts, *words, note = fields
            words = [alternatives(field) for field in words]
            if not words[0] or not words[1]:
                raise ValueError(f'po/glossary, line {number}: “{forms}” has no agreed word')
            self.terms.append(Term(alternatives(forms), alternatives(contexts), {'zh_CN': words[0], 'zh_TW': words[1]},
                                   {'zh_CN': words[2], 'zh_TW': words[3]}, note))
        elif section == 'latin':
            self.latin[fields[0]] = fields[1]
        else:
            languages = ['zh_CN', 'zh_TW'] if fields[1] == '-' else alternatives(fields[1])
            self.excuses.append(Excuse(fields[0], languages, fields[2], fields[3]))

    def terms_in(self, english, context, message):
        """Yields each term that a text has, of those that overlap the longest."""
        taken = []
        found = []
        for term in self.terms:
            for match in term.pattern.finditer(english):
                found.append((match.end() - match.start(), match.span(), term))
        for length, (start, end), term in sorted(found, key=lambda hit: -hit[0]):
            if term.contexts and not (message and {'messages', context or 'none'} & set(term.contexts)):
                continue
            if not any(start < other_end and other_start < end for other_start, other_end in taken):
                taken.append((start, end))
                yield term


    def excuses_text(self, rule, language, beginning):
        """Whether an exception lets a text off; such an exception is used then."""
        found = [excuse for excuse in self.excuses if excuse.rule == rule and language in excuse.languages
                 and beginning.startswith(excuse.beginning)]
        for excuse in found:
            excuse.used.add(language)
        return bool(found)

    def unused_excuses(self, is_rule):
        """Yields a line for each exception to rules of some name that nothing has used."""
        for excuse in self.excuses:
            for language in excuse.languages:
                if is_rule(excuse.rule) and language not in excuse.used:
                    yield f'po/glossary: nothing needs this exception any more: {excuse.rule}, {language}, {excuse.beginning}'


def read(root):
    return Glossary((root / 'po' / 'glossary').read_text(encoding='utf-8'))
