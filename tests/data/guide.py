"""Holds the guide's files against their schema and against each other."""
import copy
import json
import pathlib
import re
import sys

import tap

try:
    import jsonschema
except ImportError:
    print('1..0 # SKIP needs python3-jsonschema')
    sys.exit(0)

DATA = pathlib.Path(sys.argv[1])
LANGUAGES = ('en', 'zh_CN', 'zh_TW')
HAN = '\u3400-\u9fff'
# Characters that are read in more than one way, with other letters. A name that has one says
# which, as the program takes the usual reading of each.
AMBIGUOUS = set('长長重行乐樂曾单單解仇都藏传傳朝率参參地得了着著调調降角觉覺石柏厦廈薄给給车車弹彈省宿塞')


def load(path):
    return json.loads(path.read_text(encoding='utf-8'))


def texts(value):
    """Every text in three languages inside a value."""
    if isinstance(value, dict):
        if 'en' in value and set(value) <= set(LANGUAGES):
            yield value
        else:
            for member in value.values():
                yield from texts(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts(member)


def text_problems(value):
    for text in texts(value):
        for language in LANGUAGES:
            if not text.get(language):
                yield f'no {language}: {text["en"][:40]}'


def names_of(owner):
    name = owner.get('name', [])
    yield from [name] if isinstance(name, str) else name.values() if isinstance(name, dict) else name
    yield from owner.get('aliases', [])
    yield from owner.get('names', [])


def name_problems(owner):
    """Whether each Chinese name can be found by its pinyin, and stands where it belongs."""
    readings = owner.get('readings', {})
    names = set(names_of(owner))
    for name in names:
        ambiguous = AMBIGUOUS & set(name)
        if ambiguous and name not in readings:
            yield f'{owner["id"]}: {name} needs a reading: {"".join(sorted(ambiguous))} has several'
    for name, reading in readings.items():
        if name not in names:
            yield f'{owner["id"]}: {name} is read, but is none of its names'
        if len(reading.split()) != len(re.findall(f'[{HAN}]', name)):
            yield f'{owner["id"]}: {name} has not as many syllables as {reading}'
    if 'words' in owner and not any(re.search(f'[{HAN}]', name) for name in names):
        yield f'{owner["id"]}: words without a Chinese name'


def claims_of(guide):
    yield from guide['family'].get('claims', {}).items()
    for entry in guide['entries']:
        yield from entry.get('claims', {}).items()


class Catalogue:
    def __init__(self, folder):
        self.guides = {path.name: load(path) for path in sorted((folder / 'guide').glob('*.json'))}
        self.licences = {path.name: load(path) for path in sorted((folder / 'licences').glob('*.json'))}
        self.schema = jsonschema.Draft202012Validator(load(folder / 'guide.schema.json'))
        self.licence_schema = jsonschema.Draft202012Validator(load(folder / 'licence.schema.json'))

    def problems(self):
        """A line for each thing that is wrong."""
        for name, files, schema in (('guide', self.guides, self.schema),
                                    ('licences', self.licences, self.licence_schema)):
            for file, content in files.items():
                for error in schema.iter_errors(content):
                    where = '/'.join(str(part) for part in error.absolute_path)
                    yield f'{name}/{file}: {where}: {error.message[:160]}'
                for problem in text_problems(content):
                    yield f'{name}/{file}: {problem}'
        for file, content in self.guides.items():
            for owner in [content.get('family', {}), *content.get('entries', []), *content.get('organizations', []),
                          *content.get('bynames', [])]:
                for problem in name_problems(owner):
                    yield f'guide/{file}: {problem}'
        names = {}
        for file, licence in self.licences.items():
            for name in [licence.get('id'), *licence.get('aliases', [])]:
                if name in names:
                    yield f'licences/{file}: {name} is also {names[name]}'
                names[name] = file
            if file != licence.get('id', '') + '.json':
                yield f'licences/{file}: named otherwise than its id'
            commercial = licence.get('terms', {}).get('commercial', {}).get('answer')
            if commercial not in (None, licence.get('commercial')):
                yield f'licences/{file}: the terms say {commercial} to commercial use, the licence {licence["commercial"]}'
        yield from self.reference_problems()

    def reference_problems(self):
        licences = {licence.get('id') for licence in self.licences.values()}
        organizations = {}
        ids = {}
        for file, guide in self.guides.items():
            for organization in guide.get('organizations', []):
                if organization.get('id') in organizations:
                    yield f'{file}: {organization["id"]} is also in {organizations[organization["id"]]}'
                organizations[organization.get('id')] = file
            for entry in guide.get('entries', []):
                if entry['id'].lower() in ids:
                    yield f'{file}: {entry["id"]} is also in {ids[entry["id"].lower()]}'
                ids[entry['id'].lower()] = file
        for file, guide in self.guides.items():
            for organization in guide.get('organizations', []):
                for other in organization.get('member_of', []):
                    if other not in organizations:
                        yield f'{file}: {organization["id"]} is a member of the unknown {other}'
            if 'entries' not in guide:
                continue
            for owner in [guide['family'], *guide['entries']]:
                maker = owner.get('organization')
                if maker and maker not in organizations:
                    yield f'{file}: the organization {maker} is not described'
            used = set()
            for field, claims in claims_of(guide):
                for claim in claims:
                    source = claim.get('source')
                    if isinstance(source, str):
                        used.add(source)
                        if source not in guide.get('sources', {}):
                            yield f'{file}: {field}: the source {source} is not described'
                kinds = [self.kind(guide, claim) for claim in claims]
                if kinds[0] in ('review', 'user') and any(kind in ('config', 'card', 'paper', 'hub') for kind in kinds):
                    yield f'{file}: {field}: a {kinds[0]} claim stands before a primary source'
                for claim in claims:
                    if field == 'license' and claim['value'] not in licences:
                        yield f'{file}: the licence {claim["value"]} is not described'
                    if field != 'base_models' and 'relation' in claim:
                        yield f'{file}: {field}: only base models have a relation'
                    if field == 'base_models':
                        for base in claim['value']:
                            if '/' not in base and base.lower() not in ids:
                                yield f'{file}: the base model {base} is not in the guide'
            for owner in [guide['family'], *guide['entries']]:
                for link in owner.get('links', []):
                    source = link.get('source')
                    used.add(source)
                    if source is not None and source not in guide.get('sources', {}):
                        yield f'{file}: {link["url"]}: the source {source} is not described'
                    if link.get('rel') == 'modelscope' and source is None:
                        yield f'{file}: {link["url"]}: nobody says that it is the same model'
            for source in set(guide.get('sources', {})) - used:
                yield f'{file}: the source {source} is not used'

    @staticmethod
    def kind(guide, claim):
        source = claim.get('source')
        if isinstance(source, str):
            source = guide.get('sources', {}).get(source, {})
        return (source or {}).get('kind')


def test_guide(catalogue):
    assert len(catalogue.guides) > 10
    problems = list(catalogue.problems())
    assert not problems, '\n'.join(problems[:60])


def test_formatting(catalogue):
    for folder in ('guide', 'licences'):
        for path in sorted((DATA / folder).glob('*.json')):
            text = path.read_text(encoding='utf-8')
            assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + '\n', \
                f'{path.name} is not in the guide\'s format: two spaces, UTF-8, a newline at the end'


def test_lineage(catalogue):
    """The review's LLaMA and what came from it, each under the model that a primary source
    names, with the relation where it says so; and no model that is its own base."""
    bases = {}
    for guide in catalogue.guides.values():
        for entry in guide.get('entries', []):
            claims = entry.get('claims', {}).get('base_models', [])
            if claims:
                said = [claim['relation'] for claim in claims if 'relation' in claim and claim['value'] == claims[0]['value']]
                bases[entry['id']] = (claims[0]['value'], said[0] if said else None)
    for model, (base, relation) in {
            'tatsu-lab/alpaca-7b-wdiff': ('llama-7b', 'finetune'),
            'tloen/alpaca-lora-7b': ('llama-7b', 'adapter'),
            'koala-13b': ('llama-13b', 'finetune'),
            'lmsys/vicuna-33b-v1.3': ('llama-33b', 'finetune'),
            'lmsys/vicuna-13b-v1.5': ('meta-llama/Llama-2-13b-hf', 'finetune'),
            'timdettmers/guanaco-65b': ('llama-65b', 'adapter'),
            'abacusai/Giraffe-v1-delta-13b-scaled-4': ('llama-13b', 'finetune'),
            'abacusai/Giraffe-v2-70b-32k': ('meta-llama/Llama-2-70b-hf', 'finetune'),
            'stabilityai/StableBeluga1-Delta': ('llama-65b', 'finetune'),
            'stabilityai/StableBeluga2': ('meta-llama/Llama-2-70b-hf', 'finetune'),
            'codellama/CodeLlama-70b-hf': ('meta-llama/Llama-2-70b-hf', 'finetune'),
            'meta-llama/Llama-2-13b-chat-hf': ('meta-llama/Llama-2-13b-hf', 'finetune'),
            'bigscience/bloomz-7b1-mt': ('bigscience/bloom-7b1', 'finetune'),
            'mosaicml/mpt-7b-8k': ('mosaicml/mpt-7b', None)}.items():
        assert bases[model] == ([base], relation), (model, bases[model])
    for model, (values, _) in bases.items():
        assert model.lower() not in [value.lower() for value in values], model


def test_finds_mistakes(catalogue):
    """Each of these slips has to be told, or the test above proves nothing."""
    file = next(name for name, guide in catalogue.guides.items() if 'entries' in guide)

    def broken(change):
        other = copy.copy(catalogue)
        other.guides = copy.deepcopy(catalogue.guides)
        change(other.guides[file])
        return list(other.problems())

    def broken_licence(change):
        other = copy.copy(catalogue)
        other.licences = copy.deepcopy(catalogue.licences)
        change(other.licences['llama2.json'])
        return list(other.problems())

    source = {'kind': 'card', 'title': 'x', 'url': 'https://example.org'}
    review = {'kind': 'review', 'title': 'x', 'url': 'https://example.org'}

    def claims(field, *pairs):
        return lambda g: g['entries'][0].update(
            claims={field: [{'value': value, 'source': source} for value, source in pairs]})

    slips = [
        ("'name' is a required property", lambda g: g['entries'][0].pop('name')),
        ('Additional properties', lambda g: g['entries'][0].update(colour='red')),
        ("'source' is a required property",
         lambda g: g['entries'][0].update(claims={'parameters': [{'value': 7}]})),
        ('less than the minimum', claims('parameters', (0, source))),
        ("'2023-13' does not match", claims('released', ('2023-13', source))),
        ('is also in', lambda g: g['entries'].append(copy.deepcopy(g['entries'][0]))),
        ('nowhere is not described', claims('parameters', (7, 'nowhere'))),
        ('no-such-licence is not described', claims('license', ('no-such-licence', source))),
        ('no-such-model is not in the guide', claims('base_models', (['no-such-model'], source))),
        ('only base models have a relation', lambda g: g['entries'][0].update(
            claims={'parameters': [{'value': 7, 'source': source, 'relation': 'finetune'}]})),
        ("'cousin' is not one of", lambda g: g['entries'][0].update(
            claims={'base_models': [{'value': ['a/b'], 'source': source, 'relation': 'cousin'}]})),
        ('长颈鹿 needs a reading', lambda g: g['entries'][0].update(aliases=['长颈鹿'])),
        ('长颈鹿 is read, but is none', lambda g: g['entries'][0].update(readings={'长颈鹿': 'cháng jǐng lù'})),
        ('长颈鹿 has not as many', lambda g: g['entries'][0].update(aliases=['长颈鹿'], readings={'长颈鹿': 'cháng jǐng'})),
        ("'chang2' does not match", lambda g: g['entries'][0].update(aliases=['长'], readings={'长': 'chang2'})),
        ("words without a Chinese name", lambda g: (g['family'].update(words=['abc'], name='Abc'), g['family'].pop('aliases', None))),
        ('nobody says that it is the same model', lambda g: g['entries'][0].update(
            links=[{'rel': 'modelscope', 'url': 'https://modelscope.cn/models/a/b'}])),
        ('b: the source nowhere is not described', lambda g: g['entries'][0].update(
            links=[{'rel': 'modelscope', 'url': 'https://modelscope.cn/models/a/b', 'source': 'nowhere'}])),
        ('nobody is not described', lambda g: g['entries'][0].update(organization='nobody')),
        ('stands before a primary source', claims('parameters', (8, review), (7, source))),
        ("'zh_TW' is a required property", lambda g: g['entries'][0]['summary'].pop('zh_TW')),
    ]

    licence_slips = [
        ("'reviewed' is a dependency of 'terms'", lambda l: l.pop('reviewed')),
        ("'2026-11' does not match", lambda l: l.update(reviewed='2026-11')),
        ("'colour' was unexpected", lambda l: l['terms'].update(colour={})),
        ("'perhaps' is not one of", lambda l: l['terms']['commercial'].update(answer='perhaps')),
        ('the terms say no to commercial use', lambda l: l['terms']['commercial'].update(answer='no')),
        ('less than the minimum', lambda l: l['terms']['commercial']['threshold'].update(value=0)),
        ("'users' is not one of", lambda l: l['terms']['commercial']['threshold'].update(unit='users')),
        ("'conditional' was expected", lambda l: l['terms']['commercial'].update(answer='yes')),
        ("'text' is a required property", lambda l: l['terms']['commercial'].pop('text')),
        ('llama2.json: terms/commercial: {', # neither clause nor quote
         lambda l: [l['terms']['commercial'].pop(member, None) for member in ('clause', 'quote')]),
        ('mit is also llama2.json', lambda l: l.update(aliases=['mit'])),
        ("'a/b' does not match", lambda l: l.update(aliases=['a/b'])),
        ("'zh_TW' is a required property", lambda l: l['terms']['commercial']['text'].pop('zh_TW')),
    ]
    for slips_of, break_one in ((slips, broken), (licence_slips, broken_licence)):
        for expected, slip in slips_of:
            problems = break_one(slip)
            assert any(expected in problem for problem in problems), f'not told: {expected}: {problems[:5]}'


tap.run([test_guide, test_formatting, test_lineage, test_finds_mistakes], Catalogue(DATA))
