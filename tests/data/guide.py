"""Holds the guide's files against all that build-aux/guide checks, and that against slips."""
import copy
import json
import pathlib
import re
import sys

import guide_example
import tap

try:
    import jsonschema  # noqa: F401
except ImportError:
    print('1..0 # SKIP needs python3-jsonschema')
    sys.exit(0)

DATA = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(DATA.parent / 'build-aux'))
from editor import checks, layout, missing  # noqa: E402
from editor.catalogue import Catalogue  # noqa: E402


def test_guide(catalogue):
    assert len(catalogue.guides) > 10
    problems = list(checks.problems(catalogue))
    assert not problems, '\n'.join(problems[:60])


def test_aims(catalogue):
    """How much the guide is to know. Until it is as large as it is to be, that is told alone."""
    missed = list(missing.missed_aims(missing.totals(catalogue)))
    if missed and sum(1 for _ in catalogue.models()) < missing.MODELS:
        raise tap.Skip('; '.join(missed))
    assert not missed, '\n'.join(missed)


def test_shelves(_):
    """A shelf that a file may name is one that the program has words for."""
    program = (DATA.parent / 'src' / 'core' / 'shelf.c').read_text(encoding='utf-8')
    known = re.findall(r'\[BST_SHELF_\w+\] = { "([^"]+)"', program)
    if 'milestones' not in known:
        raise tap.Skip('the program has no such shelves yet')
    assert set(checks.SHELVES) <= set(known), set(checks.SHELVES) - set(known)


def test_formatting(catalogue):
    for folder in ('guide', 'licences'):
        for path in sorted((DATA / folder).glob('*.json')):
            text = path.read_text(encoding='utf-8')
            content = json.loads(text)
            right = layout.write(content) if folder == 'guide' else json.dumps(content, ensure_ascii=False, indent=2) + '\n'
            assert text == right, f'{path.name} is not in the guide\'s format: build-aux/guide format'


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
    """Each of these slips has to be told, or the test of the guide proves nothing."""
    right = guide_example.make(catalogue)
    assert not list(checks.problems(right)), list(checks.problems(right))
    for expected, slip in guide_example.SLIPS:
        broken = copy.copy(right)
        broken.guides = copy.deepcopy(right.guides)
        slip(broken.guides)
        told(expected, broken)
    for expected, slip in guide_example.LICENCE_SLIPS:
        broken = copy.copy(right)
        broken.licences = copy.deepcopy(right.licences)
        slip(broken.licences['llama2.json'])
        told(expected, broken)


def told(expected, catalogue):
    problems = list(checks.problems(catalogue))
    assert any(expected in problem for problem in problems), f'not told: {expected}: {problems[:5]}'


def test_finds_nothing(catalogue):
    """What looks like a slip and is none."""
    right = guide_example.make(catalogue)
    for change in guide_example.NO_SLIPS:
        other = copy.copy(right)
        other.guides = copy.deepcopy(right.guides)
        change(other.guides)
        problems = list(checks.problems(other))
        assert not problems, problems


tap.run([test_guide, test_aims, test_shelves, test_formatting, test_lineage, test_finds_mistakes, test_finds_nothing], Catalogue(DATA))
