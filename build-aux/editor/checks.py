"""Everything that a file of the guide is held against. Each check yields a line for each thing
that is wrong, which begins with the file."""
import collections
import re

from . import shapes
from .addresses import address_problems, hub_spellings
from .catalogue import PRIMARY, claims_of, owners, source_of, texts_in

LANGUAGES = ('en', 'zh_CN', 'zh_TW')
HAN = '\u3400-\u9fff'
# Characters that are read in more than one way, with other letters. A name that has one says
# which, as the program takes the usual reading of each.
AMBIGUOUS = set('长長重行乐樂曾单單解仇都藏传傳朝率参參地得了着著调調降角觉覺石柏厦廈薄给給车車弹彈省宿塞')
# Those that a file may name; the others of the program's are computed or a person's own.
SHELVES = ('review-2023', 'code', 'math', 'reasoning', 'vision', 'on-device')
# Made by people of many countries, or by somebody who does not say where.
WITHOUT_COUNTRY = (
    'abacusai',
    'ai-alliance',
    'bespoke-labs',
    'bigcode',
    'bigscience',
    'common-pile',
    'eleutherai',
    'ggml',
    'llm360',
    'm-a-p',
    'nomic-ai',
    'open-thoughts',
    'openassistant',
    'openchat',
    'reka',
    'rwkv',
    'state-spaces',
    'tloen',
    'utter',
)
SENTENCES = (3, 6)
# What an id has of how weights are stored or for what program.
PACKINGS = ('hf', 'bf16', 'fp16', 'fp8', 'nvfp4', 'mxfp4', 'int4', 'int8', '4bit', '8bit', 'gguf', 'gptq', 'awq', 'mlx', 'onnx', 'safetensors')
# A text of so many characters that are the same in both scripts is one that nobody translated.
SAME_HAN = 20


def schema_problems(catalogue):
    for folder, files, schema in (('guide', catalogue.guides, catalogue.schemas[0]),
                                  ('licences', catalogue.licences, catalogue.schemas[1])):
        for file, content in files.items():
            for error in catalogue.errors(schema, content):
                where = '/'.join(str(part) for part in error.absolute_path)
                message = 'nothing is written here yet' if error.instance == '' else error.message[:160]
                yield f'{folder}/{file}: {where}: {message}'


def text_problems(catalogue):
    for folder, files in (('guide', catalogue.guides), ('licences', catalogue.licences)):
        for file, content in files.items():
            for text in texts_in(content):
                for problem in text_problems_of(text):
                    yield f'{folder}/{file}: {problem}'


def is_of_one_script(text):
    """Whether a text cannot be right in both: a character of it is in one of the two sets alone,
    or there are so many that one would be."""
    han = ''.join(re.findall(f'[{HAN}]', text))
    return len(han) >= SAME_HAN or any(han.encode(encoding, 'ignore').decode(encoding) != han for encoding in ('gb2312', 'big5'))


def text_problems_of(text):
    beginning = text.get('en', '')[:40]
    for language in LANGUAGES:
        if not text.get(language):
            yield f'no {language}: {beginning}'
            return
    if text['zh_CN'] == text['zh_TW'] and is_of_one_script(text['zh_CN']):
        yield f'the same in zh_CN and zh_TW: {text["zh_CN"][:40]}'
    if text['en'] == text['zh_CN'] and len(text['en'].split()) > 5:
        yield f'the same in en and zh_CN: {beginning}'


def names_of(owner):
    name = owner.get('name', [])
    yield from [name] if isinstance(name, str) else name.values() if isinstance(name, dict) else name
    yield from owner.get('aliases', [])
    yield from owner.get('names', [])


def name_problems_of(owner):
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


def name_problems(catalogue):
    for file, content in catalogue.guides.items():
        for owner in owners(content):
            for problem in name_problems_of(owner):
                yield f'guide/{file}: {problem}'


def licence_problems(catalogue):
    names = {}
    for file, licence in catalogue.licences.items():
        for name in [licence.get('id'), *licence.get('aliases', [])]:
            if name in names:
                yield f'licences/{file}: {name} is also {names[name]}'
            names[name] = file
        if file != licence.get('id', '') + '.json':
            yield f'licences/{file}: named otherwise than its id'
        commercial = licence.get('terms', {}).get('commercial', {}).get('answer')
        if commercial not in (None, licence.get('commercial')):
            yield f'licences/{file}: the terms say {commercial} to commercial use, the licence {licence["commercial"]}'


def id_problems(catalogue):
    """What has one id has one place. A file of a person's own may speak of what the guide has."""
    organizations, entries, families = {}, {}, {}
    for file, guide in catalogue.guides.items():
        if file in catalogue.own:
            continue
        ids = [(organizations, owner['id']) for owner in guide.get('organizations', [])]
        ids += [(entries, owner['id']) for owner in guide.get('entries', [])]
        ids += [(families, owner['id']) for owner in [*([guide['family']] if 'family' in guide else []), *guide.get('bynames', [])]]
        for places, name in ids:
            if name.lower() in places:
                yield f'guide/{file}: {name} is also in {places[name.lower()]}'
            places[name.lower()] = file
        if 'family' in guide and file != guide['family']['id'] + '.json':
            yield f'guide/{file}: named otherwise than its family, {guide["family"]["id"]}'
    for model in catalogue.models():
        parts = model.id.split('/')
        if any(re.search(r'--|\.\.|[.-]$', part) or part.endswith('.git') for part in parts):
            yield f'guide/{model.file}: {model.id} is no id that the Hub gives'


def reference_problems(catalogue):
    ids = {model.id.lower() for model in catalogue.models()}
    organizations = {organization['id'] for _, organization in catalogue.organizations()}
    licences = {licence.get('id') for licence in catalogue.licences.values()}
    for file, organization in catalogue.organizations():
        for other in organization.get('member_of', []):
            if other not in organizations:
                yield f'guide/{file}: {organization["id"]} is a member of the unknown {other}'
        if 'country' not in organization and organization['id'] not in WITHOUT_COUNTRY and file not in catalogue.own:
            yield f'guide/{file}: {organization["id"]} has no country'
    for file, guide in catalogue.families():
        for owner in [guide['family'], *guide['entries']]:
            maker = owner.get('organization')
            if maker and maker not in organizations:
                yield f'guide/{file}: the organization {maker} is not described'
            for shelf in owner.get('shelves', []):
                if shelf not in SHELVES and file not in catalogue.own:
                    yield f'guide/{file}: {owner["id"]}: there is no shelf {shelf} that a file may name'
        for field, claims in claims_of(guide):
            for claim in claims:
                if field == 'license' and claim['value'] not in licences:
                    yield f'guide/{file}: the licence {claim["value"]} is not described'
                if field != 'base_models' and 'relation' in claim:
                    yield f'guide/{file}: {field}: only base models have a relation'
                if field == 'base_models':
                    for base in claim['value']:
                        if '/' not in base and base.lower() not in ids:
                            yield f'guide/{file}: the base model {base} is not in the guide'


def source_problems(catalogue):
    for file, guide in catalogue.families():
        used = set()
        for field, claims in claims_of(guide):
            for claim in claims:
                source = claim.get('source')
                if isinstance(source, str):
                    used.add(source)
                    if source not in guide.get('sources', {}):
                        yield f'guide/{file}: {field}: the source {source} is not described'
            kinds = [source_of(guide, claim).get('kind') for claim in claims]
            if kinds and kinds[0] in ('review', 'user') and any(kind in PRIMARY for kind in kinds):
                yield f'guide/{file}: {field}: a {kinds[0]} claim stands before a primary source'
        for owner in [guide['family'], *guide['entries']]:
            for link in owner.get('links', []):
                source = link.get('source')
                used.add(source)
                if source is not None and source not in guide.get('sources', {}):
                    yield f'guide/{file}: {link["url"]}: the source {source} is not described'
                if link.get('rel') == 'modelscope' and source is None:
                    yield f'guide/{file}: {link["url"]}: nobody says that it is the same model'
        for source in sorted(set(guide.get('sources', {})) - used):
            yield f'guide/{file}: the source {source} is not used'


def spelling_problems(catalogue):
    """A repository that is spelt in two ways. What the guide has is spelt as its id."""
    ids = {model.id.lower(): model.id for model in catalogue.models()}
    seen = collections.defaultdict(lambda: collections.defaultdict(list))
    for file, guide in catalogue.guides.items():
        for spelling in hub_spellings(guide):
            seen[spelling.lower()][spelling].append(file)
    for lower, spellings in seen.items():
        if len(spellings) > 1:
            right = ids.get(lower) or max(spellings, key=lambda spelling: len(spellings[spelling]))
            for wrong in spellings:
                if wrong != right:
                    yield f'guide/{spellings[wrong][0]}: {wrong} is spelt {right} elsewhere'


def count_sentences(language, text):
    if language == 'en':
        text = re.sub(r'\b(?:e\.g|i\.e|vs|No|Inc|Ltd|Co|U\.S|et al|approx|cf|Fig)\.', 'x', text)
        return len(re.findall(r'[.!?][”"’)\]]*(?=\s|$)', text))
    return len(re.findall('[。！？][”’」』）]*', text))


def summary_problems(catalogue):
    for file, guide in catalogue.families():
        if file in catalogue.own:
            continue
        for language, text in guide['family'].get('summary', {}).items():
            number = count_sentences(language, text)
            if not SENTENCES[0] <= number <= SENTENCES[1]:
                yield (f'guide/{file}: the family\'s summary has {number} sentences in {language}, '
                       f'not {SENTENCES[0]} to {SENTENCES[1]}')


def words_of(identifier):
    """What a repository is called, without its maker and without what only says how it is packed."""
    words = re.split(r'[-_]+', identifier.split('/')[-1].lower())
    return tuple(word for word in words if word not in PACKINGS)


def likeness_problems(catalogue):
    """Entries that are one model twice: of one name, or packed in another way."""
    names, packed = {}, {}
    for model in catalogue.models():
        if model.file in catalogue.own:
            continue
        name = re.sub(r'[^0-9a-z.+]', '', model.entry['name'].lower())
        if name in names:
            yield f'guide/{model.file}: {model.id} has the name of {names[name]}, {model.entry["name"]}'
        names[name] = model.id
        other = packed.setdefault(words_of(model.id), model)
        if other is not model and all(model.value(field) == other.value(field) for field in ('parameters', 'released')):
            yield f'guide/{model.file}: {model.id} is {other.id} once more'


# All that takes for granted that files are as the schema says.
CHECKS = (text_problems, name_problems, id_problems, reference_problems, source_problems, address_problems, spelling_problems,
          summary_problems, likeness_problems, shapes.figure_problems, shapes.sum_problems, shapes.date_problems)


def problems(catalogue):
    """A line for each thing that is wrong. Where a file of the guide is not as the schema says,
    nothing else is looked at in any."""
    for problem in all_problems(catalogue):
        file = problem.split(':')[0].removeprefix('guide/')
        yield problem.removeprefix('guide/') if file in catalogue.own else problem


def all_problems(catalogue):
    found = list(schema_problems(catalogue))
    yield from found
    yield from licence_problems(catalogue)
    if not any(problem.startswith('guide/') for problem in found):
        for check in CHECKS:
            yield from check(catalogue)
