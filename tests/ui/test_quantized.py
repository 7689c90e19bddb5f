"""Files and quantizations, as the Hub has them: folders, forms, sizes when they are wanted, and
whether they fit; and what is handed over while a mirror is asked."""
import json
import os
import sys
import tempfile

import desk
import windows

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402

MODEL = 'EleutherAI/pythia-12b'
GIB = 1 << 30


def made_of(identifier, downloads, files, **more):
    return {'id': identifier, 'downloads': downloads, 'tags': [f'base_model:quantized:{MODEL}', f'base_model:{MODEL}'],
            'baseModels': {'relation': 'quantized', 'models': [{'id': MODEL}]},
            'cardData': {'base_model': MODEL, 'base_model_relation': 'quantized'},
            'siblings': [{'rfilename': name, 'size': size} for name, size in files.items()], **more}


FILES = {'README.md': 9000, 'pytorch_model-00001-of-00003.bin': 10 * GIB, 'pytorch_model-00002-of-00003.bin': 10 * GIB,
         'pytorch_model-00003-of-00003.bin': 2 * GIB, 'model-00001-of-00002.safetensors': 12 * GIB,
         'model-00002-of-00002.safetensors': 10 * GIB, 'logs/run.txt': 1000, 'logs/old/run.txt': 500}
OTHERS = [made_of('someone/pythia-12b-GGUF', 5000, {'pythia-12b.Q4_K_M.gguf': 7 * GIB, 'pythia-12b.Q8_0.gguf': 12 * GIB}),
          made_of('EleutherAI/pythia-12b-GGUF', 40, {'pythia-12b.Q2_K.gguf': 4 * GIB}),
          made_of('someone/pythia-12b-GPTQ', 70, {'model.safetensors': 6 * GIB}, library_name='transformers')]


def fetch(d):
    d.enter(f'{MODEL} shelf:guide')
    d.see('heading', 'Pythia 12B')
    d.press(d.see('push button', 'Fetch'))
    d.see('push button', 'Fetch Again')
    d.see('heading', 'Quantizations made from it')


def files_are_told_by_form(d):
    d.see(part='8 files, ')
    d.see(part='safetensors: 2 files, 22.0')
    d.see(part='PyTorch: 3 files, 22.0')
    d.see(part='one of them is enough')


def parts_and_folders_open(d):
    line = d.see('push button', part='model.safetensors, 22.0')
    d.press(line)
    d.see('label', 'model-00002-of-00002.safetensors')
    folder = d.see('push button', part='logs, 1.5')
    assert d.find('label', 'run.txt') is None
    d.press(folder)
    d.see('label', 'run.txt')


def in_the_order_of_their_names(d):
    """Folders come first then."""
    d.press(d.see('push button', 'Name'))

    def first_is_a_folder():
        names = [node.name for node in d.all() if (node.name or '').startswith(('logs, ', 'model.safetensors, '))]
        return names and names[0].startswith('logs, ')
    d.wait(first_is_a_folder, 'the folder first')


def are_grouped_by_form(d):
    d.see('push button', 'GGUF, 2 repositories')
    d.see('push button', 'GPTQ, 1 repository')
    texts = d.texts()
    own, other = texts.index('EleutherAI/pythia-12b-GGUF'), texts.index('someone/pythia-12b-GGUF')
    assert own < other, 'the model’s own owner comes first'
    d.see('label', 'Same owner')


def sizes_come_when_they_are_wanted(d):
    assert not any('tree' in entry['path'] and 'GGUF' in entry['path'] for entry in HUB.record())
    d.press(d.see('push button', 'Get the sizes of someone/pythia-12b-GGUF'))
    d.see('label', part='Q4_K_M · 7.0')
    d.gone('push button', 'Get the sizes of someone/pythia-12b-GGUF')
    d.see('push button', 'Get the sizes of EleutherAI/pythia-12b-GGUF')


def commands_name_the_mirror(d):
    download = d.see('push button', 'Copy: Download with hf')
    assert download.description == f'HF_ENDPOINT={HUB.origin} hf download {MODEL}', download.description
    assert d.see('push button', 'Copy: Git').description == f'git clone {HUB.origin}/{MODEL}'


MODELS = testhub.guide_models()
for model in MODELS:
    if model['id'] == MODEL:
        model['siblings'] = [{'rfilename': name, 'size': size} for name, size in FILES.items()]
with tempfile.NamedTemporaryFile('w', suffix='.json') as models:
    json.dump(MODELS + OTHERS, models)
    models.flush()
    with testhub.guide_hub(models.name) as HUB:
        desk.run([fetch, files_are_told_by_form, parts_and_folders_open, in_the_order_of_their_names, are_grouped_by_form,
                  sizes_come_when_they_are_wanted, commands_name_the_mirror],
                 desk_class=windows.Desk, settings='keyfile',
                 env={'HF_ENDPOINT': HUB.origin, 'HF_HUB_OFFLINE': '', 'no_proxy': '*'})
