"""What `make run` does on a machine without a display: a picture of the window, and
the list, and nothing in the home of the person."""
import os
import pathlib
import subprocess
import sys
import tempfile

import desk

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ['BESTIARY']).parents[2]

if desk.MISSING:
    desk.skip_all(f'needs {", ".join(desk.MISSING)}')

print('1..1', flush=True)
with tempfile.TemporaryDirectory(prefix='bestiary-run-', ignore_cleanup_errors=True) as folder:
    home = pathlib.Path(folder) / 'home'
    guide = home / '.local' / 'share' / 'bestiary' / 'guide'
    guide.mkdir(parents=True)
    (guide / 'broken.json').write_text('{')
    before = sorted(home.rglob('*'))
    env = {name: value for name, value in os.environ.items()
           if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS') and not name.startswith('XDG_')}
    # Meson asks the compiler for its name, and ccache would keep a count of that in the home.
    env.update(HOME=str(home), CCACHE_DISABLE='1')
    ran = subprocess.run([SOURCE / 'build-aux' / 'run', BUILD], cwd=folder, env=env, check=False,
                         capture_output=True, text=True, stdin=subprocess.DEVNULL)
    problems = []
    if ran.returncode != 0:
        problems.append(f'ended with {ran.returncode}')
    else:
        picture = (pathlib.Path(folder) / 'bestiary.png').read_bytes()
        colours = int(subprocess.run(['identify', '-format', '%k', 'png:-'], input=picture, capture_output=True, check=True).stdout)
        if colours < 100:
            problems.append(f'a picture of {colours} colours')
        if int.from_bytes(picture[16:20], 'big') != 1280 or int.from_bytes(picture[20:24], 'big') != 800:
            problems.append('a picture of another size')
        if 'There is no display' not in ran.stdout or 'Falcon 180B' not in ran.stdout or 'bigscience/bloom' not in ran.stdout:
            problems.append('no list')
        # The person's own files are in the list, and not in the picture.
        if ran.stderr.count('broken.json') != 1:
            problems.append('the file with a mistake is to be named once')
    if sorted(home.rglob('*')) != before:
        problems.append(f'left in the home: {sorted(home.rglob("*"))}')
    if problems:
        for line in [*problems, *ran.stdout.splitlines(), *ran.stderr.splitlines()]:
            print(f'# {line}')
        print('not ok 1 leaves a picture and a list')
        sys.exit(1)
    print('ok 1 leaves a picture and a list')
