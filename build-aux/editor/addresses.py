"""Whether an address is of a form that leads to the same document tomorrow."""
import re
import urllib.parse

from .catalogue import claims_of, source_of

TRACKING = re.compile(r'^(utm_\w+|fbclid|gclid|yclid|msclkid|mc_[ce]id|igshid|spm|_hs\w+|share_token|si)$')
# Seen without encryption alone.
PLAIN_HOSTS = ('keg.cs.tsinghua.edu.cn', 'www.afas.fr', 'www.dan-stevenson.com', 'www.ef3.com.cn', 'www.idris.fr')
COMMIT = re.compile(r'[0-9a-f]{40}')
# A branch: what stands there tomorrow is another text.
BRANCHES = ('HEAD', 'main', 'master')
# What the Hub tells of one repository and no other.
FIGURES = ('parameters', 'active_parameters', 'context_length', 'released', 'license', 'gated')
# What stands after huggingface.co/ without being an account.
HUB_PAGES = ('api', 'blog', 'collections', 'datasets', 'docs', 'learn', 'models', 'organizations', 'papers', 'posts', 'spaces')


def arxiv_problem(url):
    """An identifier has two digits of the year, two of the month and five more, four until 2014."""
    parts = urllib.parse.urlsplit(url)
    if parts.netloc in ('arxiv.org', 'www.arxiv.org', 'export.arxiv.org'):
        found = re.fullmatch(r'/(?:abs|pdf|html)/(.+?)(?:\.pdf)?', parts.path)
    elif parts.netloc == 'huggingface.co' and parts.path.startswith('/papers/'):
        found = re.fullmatch(r'/papers/(.+)', parts.path)
    else:
        return None
    number = found and re.fullmatch(r'(\d\d)(\d\d)\.(\d{4,5})(?:v[1-9]\d?)?', found.group(1))
    if not number or not 1 <= int(number.group(2)) <= 12:
        return 'no number that arXiv gives'
    if int(number.group(1)) < 7 or len(number.group(3)) != (5 if int(number.group(1)) >= 15 else 4):
        return 'no number that arXiv gives'
    return None


def branch_of(url):
    """The branch that a file on GitHub is taken from, or None: it is of a commit or a tag."""
    parts = urllib.parse.urlsplit(url)
    names = parts.path.split('/')
    if parts.netloc == 'raw.githubusercontent.com' and len(names) > 4:
        revision = names[3]
    elif parts.netloc == 'github.com' and len(names) > 5 and names[3] in ('blob', 'raw', 'blame'):
        revision = names[4]
    else:
        return None
    if COMMIT.fullmatch(revision) or re.match(r'v?\d', revision) and revision not in BRANCHES:
        return None
    return revision


def hub_repository(url):
    """The repository of models on the Hub that an address is of, or None."""
    parts = urllib.parse.urlsplit(url)
    names = [urllib.parse.unquote(name) for name in parts.path.strip('/').split('/')]
    if parts.netloc != 'huggingface.co' or len(names) < 2 or names[0] in HUB_PAGES:
        return None
    return '/'.join(names[:2])


def url_problems(url):
    parts = urllib.parse.urlsplit(url)
    if parts.scheme != 'https' and parts.netloc not in PLAIN_HOSTS:
        yield 'not https'
    if '@' in parts.netloc or not re.fullmatch(r'[a-z0-9-]+(\.[a-z0-9-]+)+', parts.netloc):
        yield 'no host of the web'
    if any(TRACKING.match(name) for name, _ in urllib.parse.parse_qsl(parts.query, keep_blank_values=True)):
        yield 'it tracks whoever follows it'
    if parts.netloc == 'github.com' and re.fullmatch(r'/[^/]+/[^/]+\.git', parts.path):
        yield 'an address to clone from, not to read'
    problem = arxiv_problem(url)
    if problem:
        yield problem


def addresses_in(value):
    """Every address inside a value."""
    if isinstance(value, dict):
        for name, member in value.items():
            if name == 'url' and isinstance(member, str):
                yield member
            else:
                yield from addresses_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from addresses_in(member)


def hub_spellings(guide):
    """Each repository of the Hub that a file names, as it spells it."""
    for url in addresses_in(guide):
        repository = hub_repository(url)
        if repository:
            yield repository
    for entry in guide.get('entries', []):
        if '/' in entry['id']:
            yield entry['id']
    if 'family' in guide:
        for field, claims in claims_of(guide):
            for base in [base for claim in claims if field == 'base_models' for base in claim['value'] if '/' in base]:
                yield base


def address_problems(catalogue):
    for file, guide in catalogue.guides.items():
        for url in dict.fromkeys(addresses_in(guide)):
            for problem in url_problems(url):
                yield f'guide/{file}: {url}: {problem}'
        # A source of a claim says what it said when. An organization's names are those of today.
        for key, source in guide.get('sources', {}).items():
            branch = branch_of(source['url'])
            if branch and 'as_of' not in source:
                yield f'guide/{file}: {key}: {branch} is another text tomorrow: it takes a commit, or as_of says what day it was read'
    for model in catalogue.models():
        yield from hub_problems(model)


def hub_problems(model):
    """The Hub speaks of a repository at that repository's own address."""
    # Its own address follows from the id; others have the weights in another form.
    for link in model.entry.get('links', []):
        if link['rel'] == 'hub' and not hub_repository(link['url']):
            yield f'guide/{model.file}: {model.id}: no repository of the Hub is at {link["url"]}'
    for field in FIGURES:
        for claim in model.entry.get('claims', {}).get(field, []):
            source = source_of(model.guide, claim)
            if source.get('kind') != 'hub' or 'note' in claim:
                continue
            repository = hub_repository(source['url'])
            if '/' in model.id and (repository or '').lower() != model.id.lower():
                yield (f'guide/{model.file}: {model.id}: {field}: the Hub says it of {repository or source["url"]}, '
                       'and no note says why that counts')
