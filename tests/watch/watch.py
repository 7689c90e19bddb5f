"""Sees which connections over the network a program opens, and which names it looks up.

    with watch.Watch(PROGRAM) as w:
        subprocess.run([PROGRAM], env=os.environ | w.variables)
        assert w.taken() == set()

A line is 'connect ADDRESS:PORT' or 'name HOST'. What would leave this computer is noted
and refused: on line and off, the program meets the same."""

import os
import subprocess
import tempfile


def sanitizer_of(program):
    """The sanitizer's own library wants to be the first of all."""
    listed = subprocess.run(['ldd', program], capture_output=True, text=True, check=False).stdout
    return [line.split()[2] for line in listed.splitlines() if line.strip().startswith('libasan.so')]


class Watch:
    def __init__(self, program, library=None):
        library = library or os.environ['BESTIARY_WATCH']
        self.folder = tempfile.TemporaryDirectory(prefix='bestiary-watch-')
        self.path = os.path.join(self.folder.name, 'connections')
        self.read = 0
        self.variables = {'LD_PRELOAD': ':'.join([*sanitizer_of(program), library]), 'BESTIARY_CONNECTIONS': self.path}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def taken(self):
        """What has been done since this was last asked."""
        try:
            with open(self.path, encoding='utf-8', errors='replace') as file:
                file.seek(self.read)
                lines = file.read()
                self.read = file.tell()
        except FileNotFoundError:
            return set()
        return set(lines.splitlines())


def connection_to(origin):
    """What is noted of a connection to 'http://127.0.0.1:80'."""
    return 'connect ' + origin.split('//', 1)[1].rstrip('/')
