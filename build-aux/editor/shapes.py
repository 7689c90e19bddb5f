"""Whether the figures of a model can be, and fit each other."""
import collections
import re

from .count import Uncountable, count, half_unit

# Of what the parameters are counted to be.
TOLERANCE = 0.02
# The oldest model that the guide may have is of 2017, and none is longer than what has been shown.
YEARS = (2017, 2099)
CONTEXTS = (128, 20_000_000)
VOCABULARIES = (200, 1_100_000)
# Repositories are made in any order within some weeks of the day that a family comes out.
GRACE = 31


def figure_problems(catalogue):
    for model in catalogue.models():
        for problem in figure_problems_of(model):
            yield f'guide/{model.file}: {model.id}: {problem}'


def figure_problems_of(model):
    parameters, active = model.value('parameters'), model.value('active_parameters')
    context, released = model.first('context_length'), model.first('released')
    shape = model.value('architecture') or {}
    if parameters and active and active > parameters:
        yield f'{active:,} active parameters of {parameters:,}'
    if context and not CONTEXTS[0] <= context['value'] <= CONTEXTS[1]:
        yield f'a context of {context["value"]:,} tokens is not plausible'
    if context and shape.get('positions', context['value']) < context['value'] and 'note' not in context:
        yield f'a context of {context["value"]:,} tokens with {shape["positions"]:,} positions, and no note says how'
    if released:
        if not YEARS[0] <= int(released['value'][:4]) <= YEARS[1]:
            yield f'released {released["value"]}'
        as_of = model.source(released).get('as_of')
        # What is published may have been written some days before.
        if as_of and not may_precede(released['value'], as_of) and days_of(released['value']) - days_of(as_of) > GRACE:
            yield f'released {released["value"]}, says a source of {as_of}'
    yield from shape_problems(shape)


def shape_problems(shape):
    heads, kv_heads = shape.get('heads'), shape.get('kv_heads')
    layers = shape.get('layers')
    if heads and kv_heads and heads % kv_heads:
        yield f'{kv_heads} heads of keys and values do not divide {heads}'
    if heads and shape.get('window_kv_heads') and heads % shape['window_kv_heads']:
        yield f'{shape["window_kv_heads"]} heads of a window\'s keys and values do not divide {heads}'
    if shape.get('active_experts', 0) > shape.get('experts', 0):
        yield f'{shape["active_experts"]} active experts of {shape.get("experts", "none")}'
    for member in ('cache_layers', 'window_layers', 'dense_layers'):
        if layers and shape.get(member, 0) > layers:
            yield f'{shape[member]} {member} of {layers}'
    for member, other in (('window_layers', 'sliding_window'), ('rope_head_size', 'kv_lora_rank'), ('q_lora_rank', 'kv_lora_rank'),
                          ('expert_size', 'experts'), ('shared_expert_size', 'experts'), ('dense_layers', 'experts'),
                          ('active_experts', 'experts')):
        if member in shape and other not in shape:
            yield f'{member} without {other}'
    if shape.get('rope_head_size', 0) > shape.get('head_size', shape.get('rope_head_size', 0)):
        yield f'of a key {shape["rope_head_size"]} tell the position, which has {shape["head_size"]}'
    vocabulary = shape.get('vocabulary_size')
    if vocabulary and not VOCABULARIES[0] <= vocabulary <= VOCABULARIES[1]:
        yield f'a vocabulary of {vocabulary:,} is not plausible'


def sum_problems(catalogue):
    for model in catalogue.models():
        for problem in sum_problems_of(model):
            yield f'guide/{model.file}: {model.id}: {problem}'


def sum_problems_of(model):
    """Whether what is counted from the shape is what is claimed, or a note says why not."""
    architecture, parameters = model.first('architecture'), model.value('parameters')
    if not architecture or 'note' in architecture:
        return
    try:
        counted = count(architecture['value'])
    except Uncountable as error:
        yield f'its parameters cannot be counted ({error}), and the architecture has no note that says why'
        return
    if parameters and abs(counted.total / parameters - 1) > TOLERANCE:
        yield (f'{counted.total:,} parameters are counted and {parameters:,} claimed ({counted.total / parameters - 1:+.1%}), '
               'and the architecture has no note that says why')
    yield from active_problems(model, counted)


def active_problems(model, counted):
    """Makers count no embeddings, those of the output or both, and round to a digit or two."""
    active = model.value('active_parameters')
    if not active or 'experts' not in model.value('architecture'):
        return
    least = counted.active_least * (1 - TOLERANCE) - half_unit(active)
    most = counted.active_most * (1 + TOLERANCE) + half_unit(active)
    if not least <= active <= most:
        yield (f'{counted.active_least:,} to {counted.active_most:,} active parameters are counted and {active:,} claimed, '
               'and the architecture has no note that says why')


def may_precede(first, second):
    """Dates are compared as exactly as the less exact of them is."""
    length = min(len(first), len(second))
    return first[:length] <= second[:length]


def days_of(date):
    """Days from any beginning to the earliest that a date may be, roughly."""
    year, month, day = (*map(int, date.split('-')), 1, 1)[:3]
    return (year * 12 + month) * 30.44 + day


def date_problem(earlier, later):
    """What is wrong with the dates of two models of which the first was there before. Where one
    date is of another thing than the other, as a note says, there is nothing to compare."""
    first, second = earlier.first('released'), later.first('released')
    if not first or not second or may_precede(first['value'], second['value']):
        return None
    notes = first.get('note'), second.get('note')
    if notes[0] != notes[1]:
        return None
    if notes[0] and days_of(first['value']) - days_of(second['value']) <= GRACE:
        return None
    return f'{later.id} is of {second["value"]}, {earlier.id} of {first["value"]}'


def version_of(model):
    """A name without its version, and the version: of vicuna-7b-v1.5, vicuna-7b- and (1, 5)."""
    found = re.search(r'(?<![a-z0-9])v(\d+(?:\.\d+)*)(?![0-9a-z.])', model.id.lower())
    if not found:
        return None
    return (model.file, model.id.lower()[:found.start()] + model.id.lower()[found.end():]), tuple(map(int, found.group(1).split('.')))


def date_problems(catalogue):
    models = {model.id.lower(): model for model in catalogue.models()}
    versions = collections.defaultdict(list)
    for model in models.values():
        for base in model.value('base_models') or []:
            if base.lower() in models:
                problem = date_problem(models[base.lower()], model)
                if problem:
                    yield f'guide/{model.file}: made of what came later: {problem}'
        version = version_of(model)
        if version:
            versions[version[0]].append((version[1], model))
    for numbered in versions.values():
        numbered.sort(key=lambda pair: pair[0])
        for (_, earlier), (_, later) in zip(numbered, numbered[1:]):
            problem = date_problem(earlier, later)
            if problem:
                yield f'guide/{later.file}: a version before an earlier one: {problem}'
