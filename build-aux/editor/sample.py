"""Figures drawn at random, for somebody to hold against their sources."""
import random


def figures(catalogue):
    """Every figure that the program shows, in an order that depends on the files alone. A shape
    is as many as it has members."""
    for model in sorted(catalogue.models(), key=lambda model: (model.file, model.id)):
        for field in sorted({*model.family.get('claims', {}), *model.entry.get('claims', {})}):
            claim = model.first(field)
            source = model.source(claim)
            note = claim.get('note', {}).get('en')
            figure = {'entry': model.id, 'family': model.family['id'], 'field': field, 'value': claim['value'],
                      'source': source.get('title') if isinstance(source.get('title'), str) else source.get('title', {}).get('en'),
                      'url': source.get('url'), 'kind': source.get('kind'), 'as_of': source.get('as_of'), 'note': note}
            if field == 'architecture':
                for member, value in sorted(claim['value'].items()):
                    yield {**figure, 'field': f'architecture.{member}', 'value': value}
            else:
                yield figure


def draw(catalogue, seed, count):
    """The same for the same seed and the same guide. A field is drawn first and then a figure of
    it, or the members of shapes would be nearly all of them."""
    chance = random.Random(seed)
    by_field = {}
    for figure in figures(catalogue):
        by_field.setdefault(figure['field'].split('.')[0], []).append(figure)
    drawn = []
    while by_field and len(drawn) < count:
        field = chance.choice(sorted(by_field))
        left = by_field[field]
        drawn.append(left.pop(chance.randrange(len(left))))
        if not left:
            del by_field[field]
    return drawn
