"""Which connections the command line opens: none but to the Hub that is asked, when it is asked.

    test_connections.py PROGRAM DATA PROGRAM-THAT-OPENS-CONNECTIONS
"""

import http.server
import os
import pathlib
import subprocess
import sys
import threading
import unittest

import program
from world import World

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'watch'))
import watch  # noqa: E402

OPENER = sys.argv[3]
FALCON = 'tiiuae/falcon-7b'
# A port that this computer refuses, as nobody but root may listen there.
PORT = '9'
CARD = '# Falcon\n\n![plot](https://images.example/plot.png)\n[more](https://pages.example/)\n<img src="http://10.0.0.1/x.svg">\n'


class Proof(unittest.TestCase):
    """What the watch does not see, no other test here would."""

    def opened(self, way, argument):
        with watch.Watch(OPENER) as watching:
            subprocess.run([OPENER, way, argument], check=True, timeout=program.WAIT, stdout=subprocess.DEVNULL,
                           env=program.environment(**watching.variables))
            return watching.taken()

    def test_connections(self):
        for way in ('connect', 'thread', 'datagram', 'message', 'many-messages', 'gio', 'soup'):
            with self.subTest(way=way):
                self.assertEqual(self.opened(way, PORT), {f'connect 127.0.0.1:{PORT}'})
        self.assertEqual(self.opened('abroad', PORT), {f'connect 192.0.2.1:{PORT}'})

    def test_names(self):
        for way in ('name', 'old-name', 'gio-name', 'gio-record', 'soup-name'):
            with self.subTest(way=way):
                self.assertEqual(self.opened(way, 'watched.example'), {'name watched.example'})

    def test_what_stays_at_home_is_not_meant(self):
        self.assertEqual(self.opened('at-home', '0'), set())


class Connections(unittest.TestCase):
    def run_watched(self, world, *arguments, **variables):
        """What is opened meanwhile."""
        with watch.Watch(program.PROGRAM) as watching:
            self.result = world.run(*arguments, **(watching.variables | variables))
            return watching.taken()

    def test_nothing_unasked(self):
        """Whatever is read, found, drawn or written."""
        commands = ([['--help'], ['--version'], ['nonsense'], ['list'], ['list', 'params:>1b', '--format', 'json'],
                     ['list', '猎鹰'], ['show', 'none/such'], ['fit', FALCON], ['help', 'sync'], ['list', 'lic:mit']] +
                    [['show', FALCON, '--format', form] for form in ('text', 'json', 'csv', 'md')])
        with World() as world:
            commands += [['chart', '--output', f'{world.folder.name}/chart.{form}'] for form in ('svg', 'png', 'csv')]
            for command in commands:
                with self.subTest(command=command):
                    self.assertEqual(self.run_watched(world, *command, HF_ENDPOINT=None), set())

    def test_the_one_hub_that_is_asked(self):
        changes = {FALCON: {'contents': {'README.md': CARD, 'config.json': '{}'}}}
        with World(changes=changes) as world:
            hub = {watch.connection_to(world.hub.origin)}
            for command in (['search', 'falcon'], ['add', 'bigscience/bloom'], ['refresh', FALCON, '--details'],
                            ['refresh'], ['sync', '--top', '50']):
                with self.subTest(command=command):
                    self.assertEqual(self.run_watched(world, *command), hub)
                    self.assertEqual(self.result.status, 0, self.result.err)
            # What a card shows or leads to is not fetched with it, nor when it is read.
            for command in (['show', FALCON, '--card'], ['show', FALCON], ['list', 'shelf:hub'], ['remove', 'bigscience/bloom']):
                with self.subTest(command=command):
                    self.assertEqual(self.run_watched(world, *command), set())
                    self.assertEqual(self.result.status, 0, self.result.err)
            self.assertIn('images.example', world.run('show', FALCON, '--card').out)

    def test_the_official_hub_is_the_only_name(self):
        with World() as world:
            for command in (['search', 'falcon'], ['refresh'], ['sync', '--top', '5'], ['refresh', FALCON, '--details']):
                with self.subTest(command=command):
                    self.assertEqual(self.run_watched(world, *command, HF_ENDPOINT=None), {'name huggingface.co'})
                    self.assertEqual(self.result.status, 4)
                    self.assertEqual(self.result.err.count('HF_ENDPOINT=https://hf-mirror.com'), 1, self.result.err)

    def test_the_hub_that_was_chosen_in_the_window(self):
        """Where the environment names none; the mirror is not told of a mirror."""
        with World() as world:
            folder = pathlib.Path(world.folder.name) / 'config' / 'glib-2.0' / 'settings'
            folder.mkdir(parents=True)
            (folder / 'keyfile').write_text(''.join(f"[io/github/bestiary_app/{name}]\nendpoint='https://hf-mirror.com'\n"
                                                    for name in ('Bestiary', 'Bestiary/Devel')))
            chosen = {'GSETTINGS_BACKEND': 'keyfile', 'GSETTINGS_SCHEMA_DIR': os.environ['GSETTINGS_SCHEMA_DIR'],
                      'XDG_CONFIG_HOME': str(folder.parent.parent)}
            self.assertEqual(self.run_watched(world, 'search', 'falcon', HF_ENDPOINT=None, **chosen), {'name hf-mirror.com'})
            self.assertNotIn('HF_ENDPOINT', self.result.err)
            self.assertEqual(self.run_watched(world, 'search', 'falcon', **chosen), {watch.connection_to(world.hub.origin)})

    def test_nothing_offline(self):
        with World() as world:
            for command in (['search', 'falcon'], ['refresh'], ['sync', '--top', '5'], ['add', FALCON]):
                with self.subTest(command=command):
                    self.assertEqual(self.run_watched(world, *command, HF_HUB_OFFLINE='1'), set())

    def test_a_redirect_is_followed_nowhere_else(self):
        """The Hub may lead to where it keeps its files; to that place alone, without looking further."""
        with World('--second-origin') as world:
            both = {watch.connection_to(world.hub.origin), watch.connection_to(world.hub.second)}
            world.hub.trouble('redirect=away path=/api/models/* count=1')
            self.assertEqual(self.run_watched(world, 'add', FALCON), both)
            world.hub.no_trouble()
            world.hub.trouble('link-away')
            self.assertEqual(self.run_watched(world, 'sync', '--top', '2000'), {watch.connection_to(world.hub.origin)})

    def test_through_a_proxy(self):
        """The proxy, and no name that it could look up itself."""
        asked = []

        class Proxy(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_error(502)

            def log_message(self, *_):
                pass

        with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Proxy) as proxy, World() as world:
            threading.Thread(target=proxy.serve_forever).start()
            place = f'http://127.0.0.1:{proxy.server_port}'
            try:
                opened = self.run_watched(world, 'search', 'falcon', HF_ENDPOINT='http://hub.example', http_proxy=place)
                self.assertEqual(opened, {watch.connection_to(place)})
                opened = self.run_watched(world, 'search', 'falcon', HF_ENDPOINT='https://hub.example', https_proxy=place)
                self.assertEqual(opened, {watch.connection_to(place)})
            finally:
                proxy.shutdown()
            self.assertTrue(asked and all(path.startswith('http://hub.example/api/') for path in asked), asked)


if __name__ == '__main__':
    os.environ.pop('LD_PRELOAD', None)
    program.main()
