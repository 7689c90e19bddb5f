"""Runs build-aux/install-dependencies on machines that are made up: what there is and
what is installed are small scripts, and nothing is installed.

    dependencies.py INSTALL-DEPENDENCIES
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import tap

SCRIPT = pathlib.Path(sys.argv[1])
COREUTILS = ('bash', 'env', 'grep', 'sort', 'head', 'ls', 'mkdir', 'dirname', 'cat')


class Machine:
    """All that is required is there, of the version that is asked for; fonts are not."""

    def __init__(self, manager='pacman', sudo=True, without=(), meson='1.0.0'):
        self.folder = tempfile.TemporaryDirectory(prefix='bestiary-machine-')
        self.path = pathlib.Path(self.folder.name)
        (self.path / 'bin').mkdir()
        for tool in COREUTILS:
            (self.path / 'bin' / tool).symlink_to(shutil.which(tool))
        for name in re.findall(r' command:(\S+)', SCRIPT.read_text(encoding='utf-8')):
            if name not in without:
                self.add(name, 'exit 0')
        self.add('meson', f'echo {meson}')
        self.add('pkg-config', 'exit 0')
        self.add('fc-list', 'exit 0')
        self.add('id', 'echo 1000')
        # As where a distribution does not have a package.
        self.add(manager, 'case "$*" in *cjk*|*antarell*) exit 1 ;; esac')
        if sudo:
            self.add('sudo', f'echo "$*" >>{self.path}/log; exec "$@"')

    def add(self, name, body):
        path = self.path / 'bin' / name
        path.unlink(missing_ok=True)
        path.write_text(f'#!{shutil.which("bash")}\n{body}\n')
        path.chmod(0o755)

    def run(self, mode='run'):
        """Returns the status, what was said, and what was done as root."""
        log = self.path / 'log'
        log.write_text('')
        done = subprocess.run([SCRIPT, mode], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
                              env={'PATH': str(self.path / 'bin'), 'HOME': str(self.path), 'DISPLAY': ':0'})
        return done.returncode, done.stdout + done.stderr, log.read_text()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()


def optional_packages_are_asked_for_once():
    with Machine() as machine:
        status, said, done = machine.run()
        assert status == 0 and 'noto-fonts-cjk' in done and 'Going on without noto-fonts-cjk' in said, (status, said, done)
        status, said, done = machine.run()
        assert (status, done) == (0, ''), (status, said, done)


def optional_packages_need_no_sudo():
    with Machine(sudo=False) as machine:
        status, said, _ = machine.run()
        assert status == 0 and 'noto-fonts-cjk' in said, (status, said)


def required_packages_need_sudo():
    with Machine(sudo=False, without=['msgfmt']) as machine:
        status, said, _ = machine.run()
        assert status == 1 and 'gettext' in said, (status, said)


def required_packages_are_installed():
    with Machine(manager='dnf', without=['msgfmt', 'gcc']) as machine:
        status, said, done = machine.run()
        assert status == 0 and 'dnf install -y gcc gettext\n' in done, (status, said, done)


def an_old_meson_is_not_enough():
    for version, enough in (('0.63.2', False), ('1.0.0', True), ('1.10.1', True), ('', False)):
        with Machine(meson=version) as machine:
            status, said, done = machine.run()
            assert status == 0 and (re.search(r'-S .* meson\n', done) is None) == enough, (version, said, done)


def a_new_arch_has_no_lists_yet():
    with Machine(without=['gcc']) as machine:
        _, said, done = machine.run()
        has_lists = os.path.isdir('/var/lib/pacman/sync') and os.listdir('/var/lib/pacman/sync')
        assert ('pacman -Sy' in done) == (not has_lists), (said, done)


def arch_keeps_its_man():
    with Machine(without=['mandoc']) as machine:
        status, said, done = machine.run('test')
        assert 'mandoc' not in done, (status, said, done)


def other_systems_are_told_what_to_install():
    with Machine(manager='none', without=['gcc']) as machine:
        status, said, _ = machine.run()
        assert status == 1 and 'gcc' in said, (status, said)


tap.run([optional_packages_are_asked_for_once, optional_packages_need_no_sudo, required_packages_need_sudo,
         required_packages_are_installed, an_old_meson_is_not_enough, a_new_arch_has_no_lists_yet,
         arch_keeps_its_man, other_systems_are_told_what_to_install])
