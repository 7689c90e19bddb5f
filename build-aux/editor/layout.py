"""How the guide's files are written: two spaces, UTF-8, and members in one order."""
import json

# In the order of the schema. What is not named here comes after, as it stood.
ORDER = {
    'file': ['family', 'sources', 'entries', 'organizations', 'bynames'],
    'family': ['id', 'name', 'organization', 'aliases', 'readings', 'words', 'summary', 'links', 'claims'],
    'entry': ['id', 'kind', 'name', 'organization', 'aliases', 'readings', 'shelves', 'milestone', 'summary', 'links', 'claims'],
    'organization': ['id', 'name', 'short_name', 'place', 'country', 'url', 'aliases', 'readings', 'summary', 'member_of', 'sources'],
    'byname': ['id', 'names', 'readings', 'words', 'sources'],
    'claims': ['parameters', 'active_parameters', 'context_length', 'training_tokens', 'released', 'license', 'languages',
               'tasks', 'base_models', 'open_source', 'gated', 'architecture'],
    'claim': ['value', 'source', 'relation', 'note', 'estimated'],
    'source': ['kind', 'title', 'url', 'as_of'],
    'link': ['rel', 'url', 'source'],
    'text': ['en', 'zh_CN', 'zh_TW'],
}
# What is in a member of that name: alone, in a list or by keys of the author's.
INSIDE = {'family': 'family', 'entries': 'entry', 'organizations': 'organization', 'bynames': 'byname', 'source': 'source',
          'links': 'link', 'claims': 'claims', 'summary': 'text', 'milestone': 'text', 'note': 'text', 'place': 'text'}


def arrange(value, kind):
    """A copy of @value, with its members in order. What claims say is left as it is."""
    if isinstance(value, list):
        return [arrange(member, kind) for member in value]
    if not isinstance(value, dict) or kind is None:
        return value
    order = ORDER[kind]
    names = sorted(value, key=lambda name: order.index(name) if name in order else len(order))
    if kind == 'claims':
        return {name: arrange(value[name], 'claim') for name in names}
    return {name: arrange_member(name, value[name]) for name in names}


def arrange_member(name, value):
    if name == 'sources' and isinstance(value, dict):
        return {key: arrange(source, 'source') for key, source in value.items()}
    if name == 'sources':
        return arrange(value, 'source')
    if name in ('name', 'short_name', 'title') and isinstance(value, dict):
        return arrange(value, 'text')
    return arrange(value, INSIDE.get(name))


def write(value, kind='file'):
    """Returns the text of a file."""
    return json.dumps(arrange(value, kind), ensure_ascii=False, indent=2) + '\n'
