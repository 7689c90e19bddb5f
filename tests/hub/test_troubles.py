"""Each trouble that the test hub can make, as it looks on the wire."""

import http.client
import json
import pathlib
import re
import socket
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
import program  # noqa: E402
import testhub  # noqa: E402

PROGRAM = sys.argv[1]
LIST = '/api/models?limit=3&expand=likes&expand=gated'


class Raw:
    """What comes over the wire until the connection ends, or until `most` bytes have."""

    def __init__(self, origin, address, most=None):
        host, port = origin[len('http://'):].split(':')
        self.reset = False
        received = bytearray()
        with socket.create_connection((host, int(port)), timeout=60) as connection:
            connection.sendall(f'GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n'.encode())
            try:
                while most is None or len(received) < most:
                    data = connection.recv(65536)
                    if not data:
                        break
                    received += data
            except ConnectionResetError:
                self.reset = True
        self.received = bytes(received)
        self.head, _, self.body = self.received.partition(b'\r\n\r\n')

    @property
    def length(self):
        found = re.search(rb'Content-Length: (\d+)', self.head)
        return int(found[1]) if found else None


class Troubles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.hub = testhub.Hub('--models', '100', '--second-origin', program=PROGRAM)
        cls.whole = cls.hub.get(LIST).body

    @classmethod
    def tearDownClass(cls):
        status = cls.hub.stop()
        if status != 0:
            raise RuntimeError(f'the test hub ended with status {status}')

    def setUp(self):
        self.hub.reset()

    def tearDown(self):
        """Whatever happened, the next answer is right."""
        self.hub.no_trouble()
        self.assertEqual(self.hub.get(LIST).body, self.whole)

    def with_trouble(self, spec, address=LIST, **headers):
        self.hub.trouble(spec)
        return self.hub.get(address, **headers)

    def raw(self, spec, **options):
        self.hub.trouble(spec + ' count=1')
        return Raw(self.hub.origin, LIST, **options)

    def test_latency(self):
        start = time.monotonic()
        self.assertEqual(self.with_trouble('latency=300').body, self.whole)
        self.assertGreaterEqual(time.monotonic() - start, 0.29)

    def test_latency_is_not_queued(self):
        """The hub answers others meanwhile, and records how many were under way."""
        self.hub.trouble('latency=1000 path=/api/models/*')
        threads = [threading.Thread(target=self.hub.get, args=('/api/models/no/body',)) for _ in range(5)]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 60
        while self.hub.control('GET', 'state')['underWay'] < 5 and time.monotonic() < deadline:
            pass
        for thread in threads:
            thread.join()
        self.assertEqual(max(entry['underWay'] for entry in self.hub.record()), 5)

    def test_left_while_late(self):
        """A reader that goes away before its answer harms nobody."""
        self.hub.trouble('latency=200 count=3')
        for _ in range(3):
            connection = http.client.HTTPConnection(self.hub.origin[len('http://'):], timeout=60)
            connection.request('GET', LIST)
            connection.close()
        self.assertEqual(self.hub.get(LIST).body, self.whole)
        deadline = time.monotonic() + 60
        while self.hub.control('GET', 'state')['underWay'] > 0:
            self.assertLess(time.monotonic(), deadline)

    def test_stall(self):
        self.hub.trouble('stall count=1')
        connection = http.client.HTTPConnection(self.hub.origin[len('http://'):], timeout=0.5)
        connection.request('GET', LIST)
        with self.assertRaises(TimeoutError):
            connection.getresponse()
        self.assertEqual(self.hub.control('GET', 'state')['underWay'], 1)
        connection.close()
        deadline = time.monotonic() + 60
        while self.hub.control('GET', 'state')['underWay'] > 0:
            self.assertLess(time.monotonic(), deadline)
        self.assertEqual(self.hub.record()[0]['outcome'], 'stalled')

    def test_close(self):
        for spec in ('close', 'close=headers', 'close=reset'):
            self.assertEqual(self.raw(spec).received, b'')
        self.assertTrue(self.raw('close=reset').reset)

    def test_cut_short(self):
        for spec, size in (('close=body', len(self.whole) // 2), ('truncate', len(self.whole) // 2),
                           ('truncate=10', 10), ('truncate=0', 0)):
            raw = self.raw(spec)
            self.assertEqual((raw.length, raw.body), (len(self.whole), self.whole[:size]), spec)

    def test_drip(self):
        start = time.monotonic()
        raw = self.raw('drip=1')
        self.assertEqual((raw.length, raw.body), (len(self.whole), self.whole))
        self.assertGreaterEqual(time.monotonic() - start, len(self.whole) * 0.001 * 0.9)

    def test_huge(self):
        raw = self.raw('huge=3000000')
        self.assertEqual(raw.length, len(raw.body))
        self.assertTrue(2900000 < raw.length <= 3000000)
        self.assertTrue(all(isinstance(item, dict) for item in json.loads(raw.body)))
        endless = self.raw('huge', most=20000000)
        self.assertIsNone(endless.length)
        self.assertTrue(endless.body.startswith(b'[{"_id":'))
        self.assertEqual(self.hub.get(LIST).body, self.whole)

    def test_spoilt_bodies(self):
        for spec in ('empty', 'not-json', 'wrong-types', 'wrong-types=likes', 'wrong-types=root'):
            self.hub.no_trouble()
            reply = self.with_trouble(spec)
            self.assertEqual((reply.status, reply.headers['Content-Type']), (200, 'application/json; charset=utf-8'))
            self.assertIsNone(reply.headers['ETag'])
            if spec == 'empty':
                self.assertEqual(reply.body, b'')
            elif spec == 'not-json':
                self.assertTrue(reply.body.startswith(b'<!DOCTYPE html>'))
            elif spec == 'wrong-types=root':
                self.assertIsInstance(reply.json, dict)
            elif spec == 'wrong-types=likes':
                right = [model | {'likes': 'many'} for model in json.loads(self.whole)]
                self.assertEqual(reply.json, right)
            else:
                for model in reply.json:
                    self.assertEqual((model['id'], model['likes'], model['gated']), (7, 'many', 'many'))

    def test_lies(self):
        ids = [model['id'] for model in json.loads(self.whole)]
        self.assertEqual(self.with_trouble('bare').json, [{'id': identifier} for identifier in ids])
        self.hub.no_trouble()
        called = [model | {'id': 'a/b'} for model in json.loads(self.whole)]
        self.assertEqual(self.with_trouble('catch-all=a/b').json, called)
        self.hub.no_trouble()
        self.assertEqual(self.with_trouble('bomb=1000').json, [{}] * 1000)
        self.hub.no_trouble()
        self.hub.trouble('bomb=1000')
        self.assertEqual(self.hub.get(f'/api/models/{ids[0]}').json['x'], [{}] * 1000)
        self.hub.no_trouble()
        reply = self.with_trouble('not-found=none')
        self.assertEqual((reply.status, reply.headers.get('X-Error-Code'), reply.headers['Content-Type']),
                         (404, None, 'text/plain'))

    def test_refusals(self):
        for spec, token, status, code, words in (
                ('unauthorized', None, 401, None, 'Invalid username or password.'),
                ('bad-token', 'hf_test', 401, None, 'Invalid credentials in Authorization header'),
                ('forbidden', None, 403, None, 'Forbidden'),
                ('gated', None, 401, 'GatedRepo', 'Access to this model is restricted'),
                ('gated', 'hf_test', 403, 'GatedRepo', 'Access to this model is restricted'),
                ('disabled', None, 403, None, 'Access to this resource is disabled.'),
                ('not-found', 'hf_test', 404, 'RepoNotFound', 'Repository not found'),
                ('not-found=RevisionNotFound', None, 404, 'RevisionNotFound', 'Not found'),
                ('server-error', None, 500, None, 'Internal Error'),
                ('server-error=501', None, 501, None, 'Internal Error'),
                ('status=418', None, 418, None, '')):
            self.hub.no_trouble()
            reply = self.with_trouble(spec, token=token)
            self.assertEqual((reply.status, reply.headers.get('X-Error-Code')), (status, code), spec)
            self.assertTrue(reply.json['error'].startswith(words), spec)
            self.assertIn('RateLimit', reply.headers)
        for status in (502, 503, 504):
            self.hub.no_trouble()
            reply = self.with_trouble(f'server-error={status}')
            self.assertEqual((reply.status, reply.headers['Content-Type']), (status, 'text/html'))

    def test_limits(self):
        reply = self.with_trouble('rate-limit=3 count=1')
        self.assertEqual((reply.status, reply.headers['RateLimit']), (429, '"api";r=0;t=3'))
        self.assertIn('RateLimit-Policy', reply.headers)
        self.assertNotIn('Retry-After', reply.headers)
        reply = self.with_trouble('action-limit=2 count=1')
        self.assertEqual((reply.status, reply.headers['Retry-After']), (429, '2'))
        self.assertRegex(reply.headers['RateLimit'], r'^"api";r=[1-9]')
        reply = self.with_trouble('no-limits count=1')
        self.assertEqual((reply.status, 'RateLimit' in reply.headers, 'RateLimit-Policy' in reply.headers),
                         (200, False, False))

    def test_burst(self):
        self.hub.trouble('server-error=503 count=3 after=1')
        self.assertEqual([self.hub.get(LIST).status for _ in range(6)], [200, 503, 503, 503, 200, 200])

    def test_redirects(self):
        reply = self.with_trouble('redirect')
        self.assertEqual((reply.status, reply.headers['Location']), (307, '/_via' + LIST))
        self.assertEqual(self.hub.get(reply.headers['Location']).body, self.whole)
        self.hub.no_trouble()
        self.hub.trouble('redirect=3')
        address, hops = LIST, 0
        while (reply := self.hub.get(address)).status == 307:
            address, hops = reply.headers['Location'], hops + 1
        self.assertEqual((hops, reply.body), (3, self.whole))
        self.hub.no_trouble()
        reply = self.with_trouble('redirect=away')
        self.assertEqual(reply.headers['Location'], self.hub.second + LIST)
        self.assertEqual(self.hub.get(reply.headers['Location']).body, self.whole)
        self.hub.no_trouble()
        self.assertEqual(self.with_trouble('redirect=loop').headers['Location'], LIST)
        self.hub.no_trouble()
        self.assertEqual(self.with_trouble('redirect=https://example.org/x').headers['Location'], 'https://example.org/x')

    def test_links(self):
        following = self.hub.get(LIST).next
        reply = self.with_trouble('link-away')
        self.assertEqual(reply.next, following.replace(self.hub.origin, self.hub.second))
        self.assertEqual(reply.body, self.whole)
        self.hub.no_trouble()
        self.assertTrue(self.with_trouble('link-away=https://hub.example').next.startswith('https://hub.example/api/models?'))
        self.hub.no_trouble()
        self.assertEqual(self.with_trouble('link-loop').next, self.hub.origin + LIST)

    def test_what_is_met(self):
        self.hub.trouble('status=400 path=/api/models/*', 'status=410 query=*cursor=*', 'status=411 method=post',
                         'status=413 path=/api/whoami-v2 count=1')
        self.assertEqual(self.hub.get(LIST).status, 200)
        self.assertEqual(self.hub.get('/api/models/a/b').status, 400)
        self.assertEqual(self.hub.get(self.hub.get(LIST).next).status, 410)
        self.assertEqual(self.hub.ask(LIST, 'POST').status, 411)
        self.assertEqual([self.hub.get('/api/whoami-v2').status for _ in range(2)], [413, 401])
        self.assertEqual([trouble['hits'] for trouble in self.hub.control('GET', 'trouble')], [1, 1, 1, 1])

    def test_several_at_once(self):
        self.hub.trouble('latency=50', 'link-away', 'wrong-types=likes', 'truncate=20')
        raw = Raw(self.hub.origin, LIST)
        self.assertEqual(len(raw.body), 20)
        self.assertIn(self.hub.second.encode(), raw.head)

    def test_from_the_start(self):
        with testhub.Hub('--trouble', 'status=418 count=1', '--quota', '2', '--window', '100', program=PROGRAM) as hub:
            for _ in range(2):
                self.assertEqual([hub.get('/api/models').status for _ in range(3)], [418, 200, 429])
                hub.reset()

    def test_many_stalls_and_the_end(self):
        with testhub.Hub('--trouble', 'stall', program=PROGRAM) as hub:
            connections = [socket.create_connection(('127.0.0.1', int(hub.origin.split(':')[2]))) for _ in range(50)]
            for connection in connections:
                connection.sendall(b'GET /api/models HTTP/1.1\r\nHost: x\r\n\r\n')
            deadline = time.monotonic() + 60
            while hub.control('GET', 'state')['underWay'] < 50:
                self.assertLess(time.monotonic(), deadline)
            self.assertEqual(hub.stop(), 0)
            for connection in connections:
                connection.close()


if __name__ == '__main__':
    program.main()
