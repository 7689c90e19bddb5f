#!/usr/bin/python3
"""How fast the Hub's list comes, over loopback: bestiary sync against curl, which fetches
the same pages of the same hub in the same run, one after the other, and keeps nothing;
and against the Hub's official JavaScript client where build-aux/install-hub-client put it."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'hub'))
import testhub  # noqa: E402
from surroundings import BUILD  # noqa: E402

MODELS = int(os.environ.get('BESTIARY_BENCH_MODELS', '100000'))
RUNS = 3
NEXT = re.compile(r'^link: *<([^>]*)>; *rel="next"', re.IGNORECASE | re.MULTILINE)


def environment(home, hub):
    env = {name: value for name, value in os.environ.items() if not name.startswith('HF_')}
    return dict(env, HOME=home, XDG_CACHE_HOME=home + '/cache', XDG_DATA_HOME=home + '/data', HF_ENDPOINT=hub.origin,
                GSETTINGS_BACKEND='memory', no_proxy='*')


def curl(hub, first, folder):
    """Follows the links, which curl cannot do itself: a process for each page, whose start is
    part of its pace."""
    began = time.monotonic()
    size = 0
    address = first
    while address:
        headers = folder + '/headers'
        subprocess.run(['curl', '--silent', '--show-error', '--fail', '--dump-header', headers, '--output', folder + '/page',
                        address], check=True)
        size += os.path.getsize(folder + '/page')
        with open(headers, encoding='latin-1') as file:
            found = NEXT.search(file.read())
        address = hub.origin + urllib.parse.urlsplit(found.group(1))._replace(scheme='', netloc='').geturl() if found else None
    return time.monotonic() - began, size


def client(hub):
    """Seconds of the official client, or None where it is not here."""
    package = os.path.join(BUILD, 'hub-client/node_modules/@huggingface/hub')
    if not os.path.exists(package) or not shutil.which('node'):
        return None
    answer = json.loads(subprocess.run(['node', os.path.join(HERE, 'list-client.mjs'), package, hub.origin], check=True,
                                       capture_output=True).stdout)
    if answer['models'] != MODELS:
        sys.exit(f'the official client listed {answer["models"]} models')
    return answer['seconds']


def sync(hub, folder):
    """Returns the seconds, of the pass over all alone, and of all; bytes on the disk; and the
    address of its first page."""
    hub.forget()
    began = time.monotonic()
    process = subprocess.Popen([os.environ['BESTIARY'], 'sync', '--all', '--format', 'json'], stdout=subprocess.PIPE,
                               env=environment(folder, hub))
    passes = []
    for line in process.stdout:
        event = json.loads(line)
        if event['event'] == 'begin':
            passes.append(time.monotonic())
    ended = time.monotonic()
    if process.wait() != 0 or event['known'] != MODELS:
        sys.exit(f'the sync did not come to its end: {event}')
    kept = sum(os.path.getsize(os.path.join(root, file)) for root, _, files in os.walk(folder + '/cache') for file in files)
    query = next(entry['query'] for entry in hub.record() if 'sort=createdAt' in entry['query'])
    return ended - passes[-1], ended - began, kept, f'{hub.origin}/api/models?{query}'


def main():
    figures, peers, clients = [], [], []
    with testhub.Hub('--models', str(MODELS)) as hub:
        for _ in range(RUNS):
            with tempfile.TemporaryDirectory(prefix='bestiary-bench-') as folder:
                figures.append(sync(hub, folder))
                shutil.rmtree(folder + '/cache')
                peers.append(curl(hub, figures[-1][3], folder))
                clients.append(client(hub))
    seconds, whole, kept, _ = min(figures)
    peer, size = min(peers)
    pace, peer_pace = MODELS / seconds, MODELS / peer
    print(f'sync of {MODELS:,} models: {pace:,.0f} a second, {pace / peer_pace:.2f} of curl\'s {peer_pace:,.0f}'
          f' (aim: 0.8, or the 1,667 that the Hub allows without a token); {size / MODELS:.0f} bytes a model came,'
          f' {kept / MODELS:.0f} are kept; {whole:.1f} s with the most downloaded before', file=sys.stderr)
    client_pace = MODELS / min(clients) if clients[0] is not None else None
    if client_pace is None:
        print('the official JavaScript client is not here: build-aux/install-hub-client', file=sys.stderr)
    else:
        print(f'the official JavaScript client lists {client_pace:,.0f} a second, and keeps nothing: '
              f'{pace / client_pace:.2f} of its pace (aim: more than 1)', file=sys.stderr)
    print(json.dumps({'figure': 'sync-pace', 'models': MODELS, 'seconds': seconds, 'pace': pace, 'curl': peer_pace,
                      'ratio': pace / peer_pace, 'aim': 0.8, 'bytes-came': size / MODELS, 'bytes-kept': kept / MODELS,
                      'client': client_pace}))


main()
