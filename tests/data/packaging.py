"""Holds what a desktop, a shop and a package read against each other, and installs
the program into a folder.

    packaging.py BUILD SOURCE PROGRAM-NAME APPLICATION-ID
"""
import configparser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

import tap

BUILD, SOURCE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
PROGRAM, ID = sys.argv[3], sys.argv[4]
# For the runs of the sanitizers.
SANITIZERS = {name: os.environ[name] for name in ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS') if name in os.environ}
MAIN_CATEGORIES = {'AudioVideo', 'Audio', 'Video', 'Development', 'Education', 'Game', 'Graphics', 'Network', 'Office',
                   'Science', 'Settings', 'System', 'Utility'}
# Where each belongs, below the prefix.
INSTALLED = {
    f'bin/{PROGRAM}',
    f'share/applications/{ID}.desktop',
    f'share/dbus-1/services/{ID}.service',
    f'share/glib-2.0/schemas/{ID}.gschema.xml',
    f'share/icons/hicolor/scalable/apps/{ID}.svg',
    f'share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg',
    f'share/metainfo/{ID}.metainfo.xml',
    f'share/locale/zh_CN/LC_MESSAGES/{PROGRAM}.mo',
    f'share/locale/zh_TW/LC_MESSAGES/{PROGRAM}.mo',
}
ONLY_RELEASE = {
    'share/bash-completion/completions/bestiary',
    'share/fish/vendor_completions.d/bestiary.fish',
    'share/zsh/site-functions/_bestiary',
    'share/man/man1/bestiary.1',
    'share/man/zh_CN/man1/bestiary.1',
    'share/man/zh_TW/man1/bestiary.1',
}
# By which layouts are tried.
ONLY_DEVEL = {f'share/locale/{code}/LC_MESSAGES/{PROGRAM}.mo' for code in ('en_XA', 'en_XB')}


def read_keys(path, group):
    parser = configparser.RawConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string(path.read_text(encoding='utf-8'))
    return parser[group]


def introspect(build):
    listed = subprocess.run(['meson', 'introspect', '--installed', build], check=True, capture_output=True, text=True).stdout
    return set(json.loads(listed).values())


def service_starts_the_program():
    keys = read_keys(BUILD / 'data' / f'{ID}.service', 'D-BUS Service')
    assert keys['Name'] == ID, keys['Name']
    program, *arguments = keys['Exec'].split()
    assert program in introspect(BUILD), f'{program} is not installed'
    assert os.path.basename(program) == PROGRAM, program
    assert arguments == ['--gapplication-service'], arguments


def desktop_entry_starts_the_program():
    keys = read_keys(BUILD / 'data' / f'{ID}.desktop', 'Desktop Entry')
    assert keys['Exec'] == PROGRAM, keys['Exec']
    assert keys['Icon'] == ID, keys['Icon']
    assert keys['DBusActivatable'] == 'true'
    categories = keys['Categories'].strip(';').split(';')
    assert len(MAIN_CATEGORIES & set(categories)) == 1, f'{categories}: each main category is a place in the menus'
    for language in ('zh_CN', 'zh_TW'):
        for key in ('Name', 'GenericName', 'Comment', 'Keywords'):
            assert keys[f'{key}[{language}]'], (key, language)


def metainfo_names_what_there_is():
    root = ET.parse(BUILD / 'data' / f'{ID}.metainfo.xml').getroot()
    assert root.findtext('id') == ID
    assert root.findtext('launchable') == f'{ID}.desktop'
    assert root.findtext('provides/binary') == PROGRAM
    assert root.findtext('translation') == PROGRAM
    images = [image.text for image in root.iter('image')]
    assert len(images) == len(list((SOURCE / 'data' / 'screenshots').glob('*.png'))), images
    for image in images:
        path = SOURCE / image.split('/main/', 1)[1]
        assert path.read_bytes().startswith(b'\x89PNG'), image
    for url in root.iter('url'):
        if '/main/' in url.text:
            assert (SOURCE / url.text.split('/main/', 1)[1]).exists(), url.text
    version = re.search(r"version: '([^']+)'", (SOURCE / 'meson.build').read_text(encoding='utf-8')).group(1)
    assert root.find('releases/release').get('version') == version


def flatpak_takes_no_build_along():
    manifest = json.loads((SOURCE / 'flatpak' / 'io.github.bestiary_app.Bestiary.json').read_text(encoding='utf-8'))
    # The program itself comes after what it is built with.
    skipped = set(manifest['modules'][-1]['sources'][0]['skip'])
    named = set()
    for script in [SOURCE / 'Makefile', SOURCE / '.ci' / 'run']:
        named |= set(re.findall(r'_build(?:-[a-z]+)?\b|_flatpak\b', script.read_text(encoding='utf-8')))
    assert named and named <= skipped, named - skipped


def installs_its_files():
    folder = tempfile.mkdtemp(prefix='bestiary-install-')
    try:
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--quiet', '--destdir', folder],
                       check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        program = next(pathlib.Path(folder).rglob(f'bin/{PROGRAM}'))
        prefix = program.parent.parent
        there = {str(path.relative_to(prefix)) for path in prefix.rglob('*') if path.is_file()}
        expected = INSTALLED | (ONLY_DEVEL if PROGRAM.endswith('-devel') else ONLY_RELEASE)
        # Caches that the system makes of all programs' files may be beside them.
        missing, unexpected = expected - there, {path for path in there - expected if 'cache' not in path and 'compiled' not in path}
        assert not missing and not unexpected, f'missing: {missing}; unexpected: {unexpected}'
        shown = subprocess.run([program, 'list', '--limit', '1'], check=True, capture_output=True, text=True,
                               env={'LC_ALL': 'C.UTF-8', 'PATH': os.environ['PATH'], **SANITIZERS})
        assert len(shown.stdout.splitlines()) == 2, shown.stdout
    finally:
        shutil.rmtree(folder)


def devel_installs_beside_a_release():
    """This build is of one profile; the other is only set up."""
    folder = tempfile.mkdtemp(prefix='bestiary-profile-')
    try:
        other = 'default' if PROGRAM.endswith('-devel') else 'devel'
        subprocess.run(['meson', 'setup', folder, SOURCE, f'-Dprofile={other}'],
                       check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        names = [{os.path.basename(path) for path in introspect(build)} for build in (BUILD, folder)]
        assert len(names[1]) > 5 and not names[0] & names[1], f'of both profiles: {names[0] & names[1]}'
    finally:
        shutil.rmtree(folder)


tap.run([service_starts_the_program, desktop_entry_starts_the_program, metainfo_names_what_there_is,
         flatpak_takes_no_build_along, installs_its_files, devel_installs_beside_a_release])
