"""Runs conformance.mjs where node and the official client are, and says so where not.

    conformance.py SCRIPT HUB BUILD
"""

import os
import pathlib
import shutil
import subprocess
import sys


def skip(reason):
    print(f'1..0 # SKIP {reason}')
    sys.exit(0)


script, hub, build = sys.argv[1:]
folder = pathlib.Path(os.environ.get('BESTIARY_HUB_CLIENT') or pathlib.Path(build) / 'hub-client')
client = folder / 'node_modules' / '@huggingface' / 'hub'

node = shutil.which('node')
if node is None:
    skip('node is not installed')
version = subprocess.run([node, '--version'], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
if int(version[1:].split('.')[0]) < 18:
    skip(f'node {version} is older than the client wants')
if not client.exists():
    skip(f'@huggingface/hub is not in {folder}; build-aux/install-hub-client puts it there')
sys.exit(subprocess.run([node, script, client, hub]).returncode)
