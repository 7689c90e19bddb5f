"""build-aux/guide: what it counts, what is missing, a starting entry, the format, a sample."""
import copy
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import guide_example
import tap

try:
    import jsonschema  # noqa: F401
except ImportError:
    print('1..0 # SKIP needs python3-jsonschema')
    sys.exit(0)

DATA = pathlib.Path(sys.argv[1])
TOOL = DATA.parent / 'build-aux' / 'guide'
sys.path.insert(0, str(TOOL.parent))
from editor import addresses, checks, layout, missing, sample, starting  # noqa: E402
from editor.catalogue import Catalogue  # noqa: E402
from editor.count import Uncountable, count, half_unit  # noqa: E402

# Networks whose parameters their makers or the files of weights give to the last one, or to so
# many digits as stand here: how many, how far a count without biases may be off, the shape.
NETWORKS = {
    'LLaMA 7B': (6_738_415_616, 0, dict(layers=32, hidden_size=4096, heads=32, intermediate_size=11008, vocabulary_size=32000)),
    'Mixtral 8x7B': (46_702_792_704, 0, dict(layers=32, hidden_size=4096, heads=32, kv_heads=8, intermediate_size=14336,
                                            vocabulary_size=32000, experts=8, active_experts=2)),
    'DeepSeek-V3': (671_026_000_000, 1e-5, dict(
        layers=61, hidden_size=7168, heads=128, head_size=192, value_head_size=128, rope_head_size=64, kv_lora_rank=512,
        q_lora_rank=1536, vocabulary_size=129280, intermediate_size=18432, expert_size=2048, experts=256, active_experts=8,
        shared_expert_size=2048, dense_layers=3)),
    'T5 base': (222_903_552, 1e-4, dict(layers=12, encoder_layers=12, hidden_size=768, heads=12, head_size=64, intermediate_size=3072,
                                        gated_ffn=False, tied_embeddings=True, vocabulary_size=32128)),
    'GPT-2': (124_439_808, 1e-3, dict(layers=12, hidden_size=768, heads=12, intermediate_size=3072, gated_ffn=False,
                                      tied_embeddings=True, vocabulary_size=50257, positions=1024)),
    'Falcon 7B': (7_217_189_760, 1e-5, dict(layers=32, hidden_size=4544, heads=71, kv_heads=1, head_size=64, intermediate_size=18176,
                                            gated_ffn=False, vocabulary_size=65024)),
    'Mamba 2.8B': (2_768_345_600, 1e-4, dict(type='mamba', layers=64, hidden_size=2560, vocabulary_size=50280, tied_embeddings=True)),
    'Falcon Mamba 7B': (7_272_665_088, 1e-4, dict(type='falcon_mamba', layers=64, hidden_size=4096, vocabulary_size=65024)),
}
SHOWN = {
    'id': 'someone/Star-7B-Instruct', 'kind': 'model', 'name': 'Star-7B-Instruct', 'family': None,
    'links': [{'rel': 'paper', 'url': 'https://arxiv.org/abs/2412.12345'}],
    'claims': {
        'parameters': [{'value': 6_738_415_616, 'source': {
            'title': 'hub.example.org · someone/Star-7B-Instruct', 'url': 'https://hub.example.org/someone/Star-7B-Instruct',
            'kind': 'hub', 'as_of': '2026-11-28'}}],
        'released': [{'value': '2026-03-02', 'note': 'The day on which the repository was made.', 'source': {
            'title': 'Hugging Face Hub · someone/Star-7B-Instruct', 'url': 'https://huggingface.co/someone/Star-7B-Instruct',
            'kind': 'hub', 'as_of': '2026-11-28'}}],
        'license': [{'value': 'mit', 'source': {
            'title': 'A review', 'url': 'https://example.org/review', 'kind': 'review', 'as_of': None}},
                    {'value': 'apache-2.0', 'source': {
            'title': 'Hugging Face Hub · someone/Star-7B-Instruct', 'url': 'https://huggingface.co/someone/Star-7B-Instruct',
            'kind': 'hub', 'as_of': '2026-11-28'}}],
        'base_models': [{'value': ['someone/Star-7B'], 'source': {
            'title': 'Hugging Face Hub · someone/Star-7B-Instruct', 'url': 'https://huggingface.co/someone/Star-7B-Instruct',
            'kind': 'hub', 'as_of': '2026-11-28'}}],
        'gated': [{'value': False, 'source': {
            'title': 'Hugging Face Hub · someone/Star-7B-Instruct', 'url': 'https://huggingface.co/someone/Star-7B-Instruct',
            'kind': 'hub', 'as_of': '2026-11-28'}}],
    },
    'lineage': {'ancestors': [{'id': 'someone/Star-7B', 'relation': 'finetune', 'steps': 1}]},
}


def run(*arguments, text=None):
    return subprocess.run([sys.executable, str(TOOL), *map(str, arguments)], input=text, capture_output=True, text=True, check=False)


def test_count(_):
    for name, (parameters, tolerance, shape) in NETWORKS.items():
        counted = count(shape).total
        assert abs(counted - parameters) <= tolerance * parameters, (name, counted, parameters)
    counted = count(NETWORKS['DeepSeek-V3'][2])
    assert counted.active_least < 37e9 < counted.active_most, counted
    counted = count(NETWORKS['Mixtral 8x7B'][2])
    assert round(counted.active_most / 1e8) == 129, counted
    windows = dict(NETWORKS['LLaMA 7B'][2], window_layers=16, sliding_window=512, window_kv_heads=8)
    assert count(NETWORKS['LLaMA 7B'][2]).total - count(windows).total == 16 * 4096 * 24 * 256
    for shape, words in ((dict(layers=1), 'no hidden_size, vocabulary_size'),
                         (dict(NETWORKS['LLaMA 7B'][2], cache_layers=8), 'layers other than attention'),
                         (dict(NETWORKS['LLaMA 7B'][2], heads=48), 'no head_size')):
        try:
            count(shape)
        except Uncountable as error:
            assert words in str(error), error
        else:
            raise AssertionError(f'{shape} was counted')
    assert [half_unit(figure) for figure in (3_300_000_000, 37_000_000_000, 7)] == [5e7, 5e8, 0.5]


def test_addresses(_):
    assert addresses.branch_of('https://github.com/a/b/blob/main/README.md') == 'main'
    assert addresses.branch_of('https://github.com/a/b/blob/' + 'a' * 40 + '/README.md') is None
    assert addresses.branch_of('https://github.com/a/b') is None
    assert addresses.hub_repository('https://huggingface.co/a/b/blob/refs%2Fpr%2F1/README.md') == 'a/b'
    assert addresses.hub_repository('https://huggingface.co/papers/2412.12345') is None
    assert addresses.hub_repository('https://huggingface.co/datasets/a/b') is None


def test_missing(catalogue):
    example = guide_example.make(catalogue)
    found = missing.totals(example)
    assert found['open_models'] == 2 and found['fields']['all three']['known'] == 2, found
    assert [line.split(',')[0] for line in missing.missed_aims(found)] == ['2 entries', '1 families'], found
    guides = copy.deepcopy(example.guides)
    example.guides = guides
    first, second = guides['nova.json']['entries']
    first['claims'].pop('context_length')
    # What a review says first is not known, nor what tells nothing of memory.
    second['claims']['license'] = [guide_example.claim('mit', guide_example.REVIEW)]
    second['claims']['architecture'] = [guide_example.claim({'type': 'acme', 'experts': 8})]
    second['claims'].pop('active_parameters')
    models = {model.id: model for model in missing.open_models(example)}
    assert missing.lacks(models['acme/nova-v1']) == ['context_length', 'training_tokens', 'languages', 'paper']
    assert missing.lacks(models['acme/nova-chat-v1'])[:3] == ['license', 'architecture', 'active_parameters']
    gains = missing.gains(example)
    assert [gain.field for gain in gains][:3] == ['context_length', 'license', 'architecture'] or gains[0].is_aim, gains
    assert [gain.is_aim for gain in gains] == sorted([gain.is_aim for gain in gains], reverse=True)


def test_remembers(_):
    assert missing.remembers({'layers': 4, 'heads': 8, 'hidden_size': 64})
    assert missing.remembers({'layers': 4, 'kv_heads': 8, 'head_size': 64})
    assert missing.remembers({'layers': 4, 'kv_lora_rank': 8})
    assert missing.remembers({'layers': 4, 'cache_layers': 0})
    assert not missing.remembers({'layers': 4, 'hidden_size': 64})
    assert not missing.remembers({'heads': 8, 'hidden_size': 64})


def test_sample(catalogue):
    first = sample.draw(catalogue, 8, 60)
    assert first == sample.draw(catalogue, 8, 60) and first != sample.draw(catalogue, 9, 60)
    assert len(first) == 60 and len({(figure['entry'], figure['field']) for figure in first}) == 60
    assert all(figure['url'].startswith('http') for figure in first)
    assert len({figure['field'].split('.')[0] for figure in first}) > 6
    result = run('sample', '--seed', 8, '--count', 3, '--format', 'json')
    assert json.loads(result.stdout) == first[:3], result.stderr
    assert first[0]['url'] in run('sample', '--seed', 8, '--count', 1, '--blind').stdout


def test_format(_):
    mixed = {'entries': [{'name': 'b', 'claims': {'license': [{'source': 's', 'value': 'mit'}], 'parameters': []}, 'id': 'a'}],
             'sources': {'s': {'url': 'u', 'kind': 'card', 'title': {'zh_CN': '三', 'en': 't'}}}, 'family': {'summary': {}, 'id': 'f'}}
    text = layout.write(mixed)
    assert json.loads(text) == mixed and layout.write(json.loads(text)) == text
    places = [text.index(word) for word in ('"family"', '"sources"', '"kind"', '"en"', '"zh_CN"', '"entries"', '"name"', '"parameters"',
                                            '"license"', '"value"')]
    assert places == sorted(places), text
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'mixed.json'
        path.write_text(json.dumps(mixed), encoding='utf-8')
        assert run('format', path).stdout.strip() == str(path)
        assert path.read_text(encoding='utf-8') == text
        assert run('format', path).stdout == ''


def fill(value):
    """What a person writes into a starting entry."""
    for name, member in value.items():
        if isinstance(member, dict) and member == starting.EMPTY:
            value[name] = guide_example.summary()
        elif member == '':
            value[name] = 'FR'
        elif isinstance(member, dict):
            fill(member)
        elif isinstance(member, list):
            for item in member:
                if isinstance(item, dict):
                    fill(item)


def test_new(catalogue):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'star.json'
        result = run('new', '-', text=json.dumps(SHOWN))
        assert result.returncode == 0, result.stderr
        path.write_text(result.stdout, encoding='utf-8')
        made = json.loads(result.stdout)
        assert made['family']['id'] == 'star' and made['family']['organization'] == 'someone'
        entry = made['entries'][0]
        assert [link['rel'] for link in entry['links']] == ['paper']
        assert made['sources'][entry['claims']['parameters'][0]['source']]['url'] == 'https://huggingface.co/' + SHOWN['id']
        assert entry['claims']['base_models'][0]['relation'] == 'finetune'
        assert [claim['value'] for claim in entry['claims']['license']] == ['apache-2.0', 'mit']
        assert entry['claims']['released'][0]['note']['zh_TW'] and 'gated' not in entry['claims']
        # What has to be written is told, one thing a line, and then nothing more.
        result = run('check', path)
        assert result.returncode == 1 and result.stdout.count('nothing is written here yet') == 10, result.stdout
        assert result.stdout.startswith(f'{path}: family/summary/en: '), result.stdout
        fill(made)
        path.write_text(layout.write(made), encoding='utf-8')
        result = run('check', path)
        assert (result.returncode, result.stdout) == (0, 'Nothing is wrong.\n'), result.stdout
        # As a family of the guide itself.
        whole = copy.copy(catalogue)
        whole.guides = {**catalogue.guides, 'star.json': made}
        assert list(checks.problems(whole)) == list(checks.problems(catalogue)), list(checks.problems(whole))


def test_new_of_family(catalogue):
    made = starting.make_file({**SHOWN, 'id': 'tiiuae/falcon-star'}, catalogue, 'falcon')
    assert [entry['id'] for entry in made['entries']][-1] == 'tiiuae/falcon-star' and 'organization' not in made['entries'][-1]
    assert 'hub-falcon-star' in made['sources'] and 'organizations' not in made
    assert starting.make_file(SHOWN, catalogue, 'falcon')['entries'][-1]['organization'] == 'someone'
    for wrong in ([], {'id': 'a'}, {**SHOWN, 'id': 'TIIUAE/falcon-7b'}):
        result = run('new', '-', text=json.dumps(wrong))
        assert result.returncode == 1 and 'build-aux/guide new: ' in result.stderr and result.stdout == '', result
    assert run('new', '-', text='{').returncode == 1
    assert run('new', '/nowhere').returncode == 1


def test_command(_):
    checked = run('check')
    assert (checked.stdout == 'Nothing is wrong.\n') == (checked.returncode == 0), checked
    assert 'tiiuae/falcon-7b: 7,217,185,216 counted, 7,217,189,760 claimed (-0.00%)' in run('count', 'tiiuae/falcon-7b').stdout
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copy(DATA / 'guide' / 'falcon.json', f'{folder}/own.json')
        own = run('count', copy)
        assert own.returncode == 0 and own.stdout.startswith('tiiuae/falcon-7b: ') and 'bloom' not in own.stdout, own
    unknown = run('count', 'no/such')
    assert (unknown.returncode, unknown.stdout) == (1, '') and 'no/such' in unknown.stderr, unknown
    assert 'falcon' in run('missing', '--family', 'falcon').stdout
    assert json.loads(run('missing', '--family', 'falcon', '--format', 'json').stdout)['models']
    totals = run('missing', '--totals', '--format', 'json')
    assert totals.returncode == (1 if json.loads(totals.stdout)['missed'] else 0)
    assert run('check', '/nowhere').returncode == 1
    assert 'VERB' in run('--help').stdout and run().returncode == 2


tap.run([test_count, test_addresses, test_missing, test_remembers, test_sample, test_format, test_new, test_new_of_family, test_command],
        Catalogue(DATA))
