"""A guide of one family that is right, and the slips that turn it into a wrong one."""
import copy


def text(en):
    return {'en': en, 'zh_CN': '这是说明。' + en, 'zh_TW': '這是說明。' + en}


def summary():
    return {'en': 'One. Two. Three.', 'zh_CN': '这是一。这是二。这是三。', 'zh_TW': '這是一。這是二。這是三。'}


def source(kind='card', **members):
    return {'kind': kind, 'title': 'x', 'url': 'https://example.org/x', **members}


def claim(value, by='card', **members):
    return {'value': value, 'source': by, **members}


# A mixture of experts as small as one can be.
SHAPE = {'type': 'acme', 'layers': 4, 'hidden_size': 64, 'heads': 8, 'kv_heads': 2, 'vocabulary_size': 1000, 'experts': 8,
         'active_experts': 2, 'expert_size': 128, 'shared_expert_size': 128, 'dense_layers': 1, 'intermediate_size': 256}


def make(catalogue):
    """A catalogue of the example alone, with @catalogue's licences and schemas."""
    claims = {'parameters': [claim(883_776)], 'active_parameters': [claim(450_000)], 'context_length': [claim(4096)],
              'released': [claim('2024-05-01')], 'license': [claim('mit')], 'architecture': [claim(SHAPE)]}
    base = {'id': 'acme/nova-v1', 'kind': 'model', 'name': 'Nova v1', 'shelves': ['code'], 'summary': text('The base.'),
            'links': [{'rel': 'hub', 'url': 'https://huggingface.co/acme/nova-v1'}], 'claims': claims}
    made = {'id': 'acme/nova-chat-v1', 'kind': 'model', 'name': 'Nova Chat v1', 'milestone': text('It was first.'),
            'claims': {**copy.deepcopy(claims), 'released': [claim('2024-05-20')],
                       'base_models': [claim(['acme/nova-v1'], relation='finetune')]}}
    family = {'id': 'nova', 'name': 'Nova', 'organization': 'acme', 'summary': summary()}
    other = copy.copy(catalogue)
    other.guides = {
        'nova.json': {'family': family,
                      'sources': {'card': source(url='https://github.com/acme/nova/blob/' + '0' * 40 + '/README.md')},
                      'entries': [base, made]},
        'organizations.json': {'organizations': [{'id': 'acme', 'name': 'Acme', 'country': 'FR', 'summary': text('They make it.')}]},
    }
    return other


def of_entry(change):
    return lambda guides: change(guides['nova.json']['entries'][0])


def claims(field, *given):
    """The base claims that alone."""
    return of_entry(lambda entry: entry['claims'].update({field: list(given)}))


def shape(**members):
    return of_entry(lambda entry: entry['claims'].update(architecture=[claim({**SHAPE, **members})]))


def address(url, **members):
    return lambda guides: guides['nova.json']['sources'].update(card=source(url=url, **members))


def released(*dates, notes=(None, None)):
    """The dates of the base and of what was made of it, and what they are of."""
    def change(guides):
        for entry, date, note in zip(guides['nova.json']['entries'], dates, notes):
            entry['claims']['released'] = [claim(date, **({'note': text(note)} if note else {}))]
    return change


def second_version(date):
    """Another base of a later version."""
    def change(guides):
        entry = copy.deepcopy(guides['nova.json']['entries'][0])
        entry.update(id='acme/nova-v1.5', name='Nova v1.5', links=[])
        entry['claims']['released'] = [claim(date)]
        guides['nova.json']['entries'].append(entry)
    return change


def twin(**members):
    """Another entry with the same figures."""
    def change(guides):
        entry = copy.deepcopy(guides['nova.json']['entries'][0])
        entry.update(id='acme/nova-twin', name='Nova Twin', links=[])
        entry.update(members)
        guides['nova.json']['entries'].append(entry)
    return change


REVIEW = source('review')
HUB = source('hub', url='https://huggingface.co/acme/nova-v2')
SAME = {language: '用于生成程序代码。' for language in ('zh_CN', 'zh_TW')}

SLIPS = [
    # the schema
    ("'name' is a required property", of_entry(lambda e: e.pop('name'))),
    ('Additional properties', of_entry(lambda e: e.update(colour='red'))),
    ("'source' is a required property", claims('parameters', {'value': 7})),
    ('less than the minimum', claims('parameters', claim(0))),
    ("'2023-13' does not match", claims('released', claim('2023-13'))),
    ("'cousin' is not one of", claims('base_models', claim(['a/b'], relation='cousin'))),
    ("'chang2' does not match", of_entry(lambda e: e.update(aliases=['长'], readings={'长': 'chang2'}))),
    ("'zh_TW' is a required property", of_entry(lambda e: e['summary'].pop('zh_TW'))),
    ("'zh_TW' is a required property", lambda g: g['nova.json']['entries'][1]['milestone'].pop('zh_TW')),
    ("'fr' does not match", lambda g: g['organizations.json']['organizations'][0].update(country='fr')),
    ("'yes' is not of type 'boolean'", shape(tied_embeddings='yes')),
    ('entries/0/summary/en: nothing is written here yet', of_entry(lambda e: e['summary'].update(en=''))),
    # words
    ('the same in zh_CN and zh_TW', of_entry(lambda e: e['summary'].update(SAME))),
    ('the same in en and zh_CN', of_entry(lambda e: e.update(summary={**text('x'), 'en': 'a b c d e f', 'zh_CN': 'a b c d e f'}))),
    ("the family's summary has 2 sentences in en", lambda g: g['nova.json']['family']['summary'].update(en='One, e.g. a dog. Two of 3.5.')),
    ("the family's summary has 7 sentences in zh_TW", lambda g: g['nova.json']['family']['summary'].update(zh_TW='這。' * 7)),
    ('长颈鹿 needs a reading', of_entry(lambda e: e.update(aliases=['长颈鹿']))),
    ('长颈鹿 is read, but is none', of_entry(lambda e: e.update(readings={'长颈鹿': 'cháng jǐng lù'}))),
    ('长颈鹿 has not as many', of_entry(lambda e: e.update(aliases=['长颈鹿'], readings={'长颈鹿': 'cháng jǐng'}))),
    ('words without a Chinese name', lambda g: g['nova.json']['family'].update(words=['nova'])),
    # what is named elsewhere
    ('acme/nova-v1 is also in', lambda g: g['nova.json']['entries'].append(copy.deepcopy(g['nova.json']['entries'][0]))),
    ('nova is also in', lambda g: g.update({'bynames.json': {'bynames': [
        {'id': 'nova', 'names': ['新星'], 'words': ['nova'], 'sources': [source()]}]}})),
    ('named otherwise than its family', lambda g: g.update({'other.json': g.pop('nova.json')})),
    ('is no id that the Hub gives', of_entry(lambda e: e.update(id='acme/nova--v1', links=[]))),
    ('nowhere is not described', claims('parameters', claim(883_776, 'nowhere'))),
    ('no-such-licence is not described', claims('license', claim('no-such-licence'))),
    ('no-such-model is not in the guide', claims('base_models', claim(['no-such-model']))),
    ('only base models have a relation', claims('context_length', claim(4096, relation='finetune'))),
    ('nobody is not described', of_entry(lambda e: e.update(organization='nobody'))),
    ('acme has no country', lambda g: g['organizations.json']['organizations'][0].pop('country')),
    ('is a member of the unknown club', lambda g: g['organizations.json']['organizations'][0].update(member_of=['club'])),
    ('there is no shelf poetry', of_entry(lambda e: e.update(shelves=['poetry']))),
    ('there is no shelf favourites', of_entry(lambda e: e.update(shelves=['favourites']))),
    # sources and addresses
    ('stands before a primary source', claims('parameters', claim(883_776, REVIEW), claim(883_776))),
    ('the source spare is not used', lambda g: g['nova.json']['sources'].update(spare=source())),
    ('nobody says that it is the same model', of_entry(lambda e: e.update(
        links=[{'rel': 'modelscope', 'url': 'https://modelscope.cn/models/a/b'}]))),
    ('b: the source nowhere is not described', of_entry(lambda e: e.update(
        links=[{'rel': 'modelscope', 'url': 'https://modelscope.cn/models/a/b', 'source': 'nowhere'}]))),
    ('not https', address('http://example.org/x')),
    ('no host of the web', address('https://localhost/x')),
    ('no host of the web', address('https://me@example.org/x')),
    ('it tracks whoever follows it', address('https://example.org/x?utm_source=y')),
    ('it tracks whoever follows it', address('https://example.org/x?a=b&fbclid')),
    ('an address to clone from', address('https://github.com/acme/nova.git')),
    ('HEAD is another text tomorrow', address('https://github.com/acme/nova/blob/HEAD/README.md')),
    ('main is another text tomorrow', address('https://raw.githubusercontent.com/acme/nova/main/README.md')),
    ('no number that arXiv gives', address('https://arxiv.org/abs/2413.01234')),
    ('no number that arXiv gives', address('https://arxiv.org/abs/2412.1234')),
    ('no number that arXiv gives', address('https://arxiv.org/pdf/1412.12345')),
    ('no number that arXiv gives', address('https://huggingface.co/papers/nova')),
    ('no repository of the Hub is at', of_entry(lambda e: e['links'][0].update(url='https://huggingface.co/blog/nova'))),
    ('the Hub says it of acme/nova-v2', claims('parameters', claim(883_776, HUB))),
    ('acme/Nova-V1 is spelt acme/nova-v1', address('https://huggingface.co/acme/Nova-V1')),
    ('Acme/nova-v1 is spelt acme/nova-v1', lambda g: g['nova.json']['entries'][1]['claims'].update(
        base_models=[claim(['Acme/nova-v1'])])),
    # figures
    ('890,000 active parameters of 883,776', claims('active_parameters', claim(890_000))),
    ('a context of 64 tokens', claims('context_length', claim(64))),
    ('a context of 4,096 tokens with 2,048 positions', shape(positions=2048)),
    ('released 1999-01-01', claims('released', claim('1999-01-01'))),
    ('released 2024-05-01, says a source of 2024-02', lambda g: g['nova.json']['sources']['card'].update(as_of='2024-02')),
    ('3 heads of keys and values do not divide 8', shape(kv_heads=3)),
    ("3 heads of a window's keys", shape(window_kv_heads=3)),
    ('9 active experts of 8', shape(active_experts=9)),
    ('5 dense_layers of 4', shape(dense_layers=5)),
    ('5 cache_layers of 4', shape(cache_layers=5)),
    ('less than the minimum', shape(layers=0)),
    ('window_layers without sliding_window', shape(window_layers=2)),
    ('rope_head_size without kv_lora_rank', shape(rope_head_size=4)),
    ('q_lora_rank without kv_lora_rank', shape(q_lora_rank=4)),
    ('of a key 16 tell the position', shape(kv_lora_rank=16, head_size=8, rope_head_size=16)),
    ('a vocabulary of 100 is not plausible', shape(vocabulary_size=100)),
    ('883,776 parameters are counted and 1,000,000 claimed', claims('parameters', claim(1_000_000))),
    ('950,000 claimed', claims('parameters', claim(950_000))),
    ('cannot be counted (no vocabulary_size)', of_entry(lambda e: e['claims']['architecture'][0]['value'].pop('vocabulary_size'))),
    ('cannot be counted (no intermediate_size)', of_entry(lambda e: e['claims']['architecture'][0]['value'].pop('intermediate_size'))),
    ('cannot be counted (layers other than attention)', shape(cache_layers=2)),
    ('active parameters are counted and 650,000 claimed', claims('active_parameters', claim(650_000))),
    # dates
    ('made of what came later: acme/nova-chat-v1 is of 2024-04-30', released('2024-05-01', '2024-04-30')),
    ('made of what came later', released('2024-05', '2024-04-30')),
    ('made of what came later', released('2024-05-01', '2024-02-01', notes=('The repository.', 'The repository.'))),
    ('a version before an earlier one: acme/nova-v1.5 is of 2023-12', second_version('2023-12')),
    # entries alike
    ('acme/nova-twin has the name of acme/nova-v1', twin(name='NOVA-v1')),
    ('acme/nova-v1-FP8 is acme/nova-v1 once more', twin(id='acme/nova-v1-FP8')),
    ('other/Nova_v1 is acme/nova-v1 once more', twin(id='other/Nova_v1')),
]

LICENCE_SLIPS = [
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

NO_SLIPS = [
    address('https://github.com/acme/nova/blob/HEAD/README.md', as_of='2024-06'),
    address('https://github.com/acme/nova/blob/v1.0/README.md'),
    address('https://arxiv.org/abs/1412.1234'),
    address('https://arxiv.org/pdf/2412.12345v2'),
    address('https://huggingface.co/papers/2412.12345'),
    address('https://huggingface.co/acme/nova-v1/blob/main/config.json'),
    released('2024', '2024-04-30'),
    released('2024-05-01', '2024-04-20', notes=('The repository.', 'The repository.')),
    released('2024-05-01', '2024-02-01', notes=('The repository.', 'The paper.')),
    second_version('2024-06'),
    of_entry(lambda e: e['links'].append({'rel': 'hub', 'url': 'https://huggingface.co/elsewhere/nova'})),
    twin(),
    twin(name='Nova v 1.3'),
    twin(name='Nova v13'),
    twin(name='Nova v13', id='acme/nova-v1-instruct'),
    # A note says why the two differ; it stands with the architecture.
    lambda g: (claims('parameters', claim(1_000_000))(g), of_entry(
        lambda e: e['claims']['architecture'][0].update(note=text('Rounded.')))(g)),
    of_entry(lambda e: e.pop('summary')),
]
