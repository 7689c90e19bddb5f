"""What the guide lacks, and how far it is from what it aims at."""
import collections
import dataclasses

from .catalogue import PRIMARY

# How many the guide is to have, and the share of its open models of which it is to know something.
MODELS = 450
FAMILIES = 120
AIMS = {'parameters': 0.97, 'license': 0.97, 'released': 0.97, 'all three': 0.97, 'context_length': 0.70, 'architecture': 0.60}
# In the order in which readers ask for them.
FIELDS = ('parameters', 'license', 'released', 'context_length', 'architecture', 'active_parameters', 'training_tokens',
          'languages', 'paper')
# What the names of fields are to a reader.
LABELS = {'license': 'licence', 'released': 'release date', 'context_length': 'context', 'active_parameters': 'active parameters',
          'training_tokens': 'training tokens', 'all three': 'parameters, licence and date'}


def label(field):
    return LABELS.get(field, field)


def remembers(shape):
    """Whether a shape says what a context takes in memory: core/architecture.c."""
    if not shape.get('layers'):
        return False
    if shape.get('cache_layers') == 0 or shape.get('kv_lora_rank'):
        return True
    heads = shape.get('kv_heads') or shape.get('heads')
    return bool(heads and (shape.get('head_size') or shape.get('heads') and shape.get('hidden_size')))


def has_paper(model):
    links = model.entry.get('links', []) + model.family.get('links', [])
    return any(link['rel'] == 'paper' for link in links)


def knows(model, field):
    """Whether the guide knows it from whoever has to know it."""
    if field == 'paper':
        return has_paper(model)
    if field == 'active_parameters' and 'experts' not in (model.value('architecture') or {}):
        return True
    claim = model.first(field)
    if claim is None or model.source(claim).get('kind') not in PRIMARY:
        return False
    return field != 'architecture' or remembers(claim['value'])


def lacks(model):
    return [field for field in FIELDS if not knows(model, field)]


def open_models(catalogue, family=None):
    for model in catalogue.models():
        if model.entry['kind'] == 'model' and family in (None, model.family['id']):
            yield model


@dataclasses.dataclass
class Gain:
    """A field that models of one family lack: `known` of its others have it, so that the source
    is at hand."""
    family: str
    field: str
    models: list
    known: int
    reviewed: int  # of how many a review says it, and nobody nearer
    is_aim: bool  # the guide has not yet what it aims at


def gains(catalogue, family=None):
    """The easiest gain first: of the fields whose aim is missed, the one that most models of one
    family lack, and among equals the one that others of the family have."""
    missed = {field for field, total in totals(catalogue)['fields'].items() if total['known'] < total['aim'] * total['models']}
    lacking, known, reviewed = collections.defaultdict(list), collections.Counter(), collections.Counter()
    for model in open_models(catalogue, family):
        for field in FIELDS:
            if knows(model, field):
                known[model.family['id'], field] += 1
            else:
                lacking[model.family['id'], field].append(model.id)
                reviewed[model.family['id'], field] += model.first(field) is not None and field != 'architecture'
    found = [Gain(*key, models, known[key], reviewed[key], key[1] in missed) for key, models in lacking.items()]
    return sorted(found, key=lambda gain: (not gain.is_aim, FIELDS.index(gain.field) > 4, -len(gain.models), -gain.known, gain.family))


def totals(catalogue):
    """Counts and shares, each with what it is to be. Closed models are not counted, as they are
    in no list that does not ask for them."""
    listed = [model for model in catalogue.models() if model.entry['kind'] != 'closed-model']
    models = list(open_models(catalogue))
    count = {field: sum(knows(model, field) for model in models) for field in FIELDS}
    count['all three'] = sum(all(knows(model, field) for field in ('parameters', 'license', 'released')) for model in models)
    firsts = [model.source(model.first(field)).get('kind') in PRIMARY for model in models for field in FIELDS[:8] if model.first(field)]
    return {'entries': len(listed), 'entries_aim': MODELS,
            'families': len({model.family['id'] for model in listed}), 'families_aim': FAMILIES,
            'open_models': len(models),
            'first_claims': len(firsts), 'first_claims_primary': sum(firsts),
            'fields': {field: {'known': known, 'models': len(models), 'aim': AIMS.get(field, 0)} for field, known in count.items()}}


def missed_aims(found):
    """A line for each aim that @found, of totals(), does not reach."""
    for what in ('entries', 'families'):
        if found[what] < found[what + '_aim']:
            yield f'{found[what]} {what}, not {found[what + "_aim"]}'
    for field, total in found['fields'].items():
        if total['known'] < total['aim'] * total['models']:
            yield f'{label(field)} of {total["known"]} in {total["models"]} open models, not {total["aim"]:.0%}'
