"""Makes a starting entry from what “bestiary show ID --format json” prints."""
import copy
import re
import urllib.parse

from .catalogue import PRIMARY, find_data, load

# What has to be written is there, and empty, so that the check names it.
EMPTY = {'en': '', 'zh_CN': '', 'zh_TW': ''}
# The notes of the program's own, in English as in core/entry-hub.c.
NOTES = {
    'The day on which the repository was made.': {
        'en': 'When the repository was made on the Hub.', 'zh_CN': '取自 Hub 仓库的创建日期。', 'zh_TW': '取自 Hub 儲存庫的建立日期。'},
}
FIELDS = ('parameters', 'active_parameters', 'context_length', 'training_tokens', 'released', 'license', 'languages', 'tasks',
          'base_models', 'open_source', 'gated', 'architecture')


class NoEntry(Exception):
    """What was read is not what show prints of one model."""


def make_slug(name):
    return re.sub(r'[^a-z0-9.]+', '-', name.lower()).strip('-.') or 'family'


def hub_address(url, identifier):
    """The Hub's own address of what a mirror of it was asked for."""
    parts = urllib.parse.urlsplit(url)
    return 'https://huggingface.co' + parts.path if parts.path.strip('/').startswith(identifier) else url


class Sources:
    """Collects sources under keys of their own."""

    def __init__(self, known, identifier):
        self.known = dict(known)
        self.identifier = identifier

    def add(self, source):
        """Returns the key."""
        url = hub_address(source['url'], self.identifier)
        title = source['title']
        if url != source['url'] and source['kind'] == 'hub':
            title = f'Hugging Face Hub · {self.identifier}'
        described = {'kind': source['kind'], 'title': title, 'url': url}
        if source.get('as_of'):
            described['as_of'] = source['as_of']
        for key, other in self.known.items():
            if other == described:
                return key
        first = key = f'{source["kind"]}-{make_slug(self.identifier.split("/")[-1])}'
        number = 2
        while key in self.known:
            key = f'{first}-{number}'
            number += 1
        self.known[key] = described
        return key


def find_organization(catalogue, account):
    """The organization that has the account or made what the guide has of it; where there is
    none, what could be its id."""
    for _, organization in catalogue.organizations():
        names = [organization['id'], *organization.get('aliases', [])]
        if account.lower() in [name.lower() for name in names]:
            return organization['id']
    for model in catalogue.models():
        if model.id.lower().startswith(account.lower() + '/'):
            return model.organization
    return make_slug(account)


def arrange_shape(shape):
    """In the order of the schema, not as the program happens to print it."""
    schema = load(find_data() / 'guide.schema.json')
    order = list(schema['$defs']['claims']['properties']['architecture']['items']['allOf'][1]['properties']['value']['properties'])
    return {name: shape[name] for name in sorted(shape, key=lambda name: order.index(name) if name in order else len(order))}


def make_claims(shown, sources):
    """The first claim of each field, and the one that a primary source makes where a review's is first."""
    relations = {ancestor['id']: ancestor.get('relation') for ancestor in shown.get('lineage', {}).get('ancestors', [])
                 if ancestor.get('steps') == 1}
    made = {}
    for field in FIELDS:
        for told in sorted(shown.get('claims', {}).get(field, []), key=lambda told: told['source']['kind'] not in PRIMARY):
            if field == 'gated' and not told['value']:
                continue
            value = arrange_shape(told['value']) if field == 'architecture' else told['value']
            claim = {'value': value, 'source': sources.add(told['source'])}
            relation = told.get('relation') or (relations.get(told['value'][0]) if field == 'base_models' else None)
            if relation in ('finetune', 'adapter', 'quantized', 'merge'):
                claim['relation'] = relation
            if told.get('note'):
                claim['note'] = NOTES.get(told['note'], {**EMPTY, 'en': told['note']})
            if told.get('estimated'):
                claim['estimated'] = True
            made.setdefault(field, []).append(claim)
    return made


def make_entry(shown, sources):
    entry = {'id': shown['id'], 'kind': shown['kind'], 'name': shown['name'], 'summary': dict(EMPTY)}
    links = [link for link in shown.get('links', []) if link['rel'] != 'modelscope']
    if links:
        entry['links'] = links
    entry['claims'] = make_claims(shown, sources)
    return entry


def make_file(shown, catalogue, family=None):
    """A guide file with the entry in it: the family's that is there, or a new one. Raises NoEntry."""
    if not isinstance(shown, dict) or not {'id', 'kind', 'name', 'claims'} <= set(shown):
        raise NoEntry('This is not what “bestiary show ID --format json” prints.')
    if any(model.id.lower() == shown['id'].lower() for model in catalogue.models()):
        raise NoEntry(f'The guide has {shown["id"]} already.')
    organization = find_organization(catalogue, shown['id'].split('/')[0])
    if family is not None:
        for _, guide in catalogue.families():
            if guide['family']['id'] == family:
                guide = copy.deepcopy(guide)
                sources = Sources(guide.get('sources', {}), shown['id'])
                entry = make_entry(shown, sources)
                if organization != guide['family']['organization']:
                    entry['organization'] = organization
                guide['entries'].append(entry)
                guide['sources'] = sources.known
                return guide
    sources = Sources({}, shown['id'])
    entry = make_entry(shown, sources)
    name = re.split(r'[-_ ](?=\d+(?:\.\d+)?[bBmM]\b)', shown['name'])[0]
    made = {'family': {'id': family or make_slug(name), 'name': name, 'organization': organization, 'summary': dict(EMPTY)},
            'sources': sources.known, 'entries': [entry]}
    if not any(known['id'] == organization for _, known in catalogue.organizations()):
        made['organizations'] = [{'id': organization, 'name': shown['id'].split('/')[0], 'country': '',
                                  'aliases': [shown['id'].split('/')[0]], 'summary': dict(EMPTY)}]
    return made
