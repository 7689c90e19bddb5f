"""The guide's files, read as data: what they hold, and what stands for what."""
import dataclasses
import functools
import json
import pathlib

PRIMARY = ('config', 'card', 'paper', 'hub')


def load(path):
    """Raises OSError or ValueError, which name the file."""
    try:
        return json.loads(path.read_text(encoding='utf-8'))
    except ValueError as error:
        raise ValueError(f'{path}: {error}') from error


def find_data():
    """The project's folder of data."""
    return pathlib.Path(__file__).resolve().parent.parent.parent / 'data'


@dataclasses.dataclass
class Model:
    """An entry, with the file that it stands in."""
    file: str
    guide: dict
    entry: dict

    @property
    def id(self):
        return self.entry['id']

    @property
    def family(self):
        return self.guide['family']

    @property
    def organization(self):
        return self.entry.get('organization', self.family.get('organization'))

    def claims(self, field):
        """Those of the family stand for an entry that makes none of its own."""
        return self.entry.get('claims', {}).get(field) or self.family.get('claims', {}).get(field) or []

    def first(self, field):
        """The claim that is shown, or None."""
        claims = self.claims(field)
        return claims[0] if claims else None

    def value(self, field):
        claim = self.first(field)
        return claim['value'] if claim else None

    def source(self, claim):
        return source_of(self.guide, claim)


def source_of(guide, claim):
    """What a claim's source says of itself, which may stand in the claim or be named there."""
    source = claim.get('source')
    if isinstance(source, str):
        source = guide.get('sources', {}).get(source)
    return source or {}


class Catalogue:
    """All files of the guide and of the licences, by their names."""

    def __init__(self, folder, others=()):
        """@others: paths of guide files; those that are not of @folder are a person's own"""
        self.folder = pathlib.Path(folder)
        self.guides = {path.name: load(path) for path in sorted((self.folder / 'guide').glob('*.json'))}
        self.licences = {path.name: load(path) for path in sorted((self.folder / 'licences').glob('*.json'))}
        self.own = set()  # files of a person's own
        self.known_errors = {}
        for path in others:
            if path.resolve().parent == (self.folder / 'guide').resolve():
                continue
            self.guides[str(path)] = load(path)
            self.own.add(str(path))

    def errors(self, schema, content):
        """What @schema refuses, worked out once for the same content."""
        key = id(schema), id(content)
        if key not in self.known_errors:
            # The content is kept, or another could get its id.
            self.known_errors[key] = content, list(schema.iter_errors(content))
        return self.known_errors[key][1]

    @functools.cached_property
    def schemas(self):
        """Validators of a guide's file and of a licence's; needs jsonschema."""
        import jsonschema
        return tuple(jsonschema.Draft202012Validator(load(self.folder / f'{name}.schema.json')) for name in ('guide', 'licence'))

    def families(self):
        """Each file that holds a family, with its name."""
        for file, guide in self.guides.items():
            if 'family' in guide:
                yield file, guide

    def models(self):
        for file, guide in self.families():
            for entry in guide.get('entries', []):
                yield Model(file, guide, entry)

    def organizations(self):
        for file, guide in self.guides.items():
            for organization in guide.get('organizations', []):
                yield file, organization


def owners(guide):
    """Whoever has a name in a file."""
    return [*([guide['family']] if 'family' in guide else []), *guide.get('entries', []),
            *guide.get('organizations', []), *guide.get('bynames', [])]


def claims_of(guide):
    """Each field that is claimed in a file, by the family or an entry, with its claims."""
    for owner in [guide['family'], *guide.get('entries', [])]:
        yield from owner.get('claims', {}).items()


def texts_in(value):
    """Every text in three languages inside a value."""
    if isinstance(value, dict):
        if 'en' in value and set(value) <= {'en', 'zh_CN', 'zh_TW'}:
            yield value
        else:
            for member in value.values():
                yield from texts_in(member)
    elif isinstance(value, list):
        for member in value:
            yield from texts_in(member)
