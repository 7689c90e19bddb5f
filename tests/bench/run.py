#!/usr/bin/python3
"""All that `make bench` measures: a table on standard error, and the figures as lines of JSON
on standard output. BESTIARY_BENCH_SIZES="1000 100000" has other numbers of models."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.getcwd()
HERE = os.path.dirname(os.path.abspath(__file__))
CHART_SIZES = [120, 5000]  # of the chart, beside the others
SIZES = [int(size) for size in os.environ.get('BESTIARY_BENCH_SIZES', '1000 100000 3000000').split()]
FEW = 100

# What the table has of each figure: name, key, unit, what it is measured against.
ROWS = [
    ('list-size', 'bytes-a-row', '', 'bytes a model on the disk', 'aim: 200'),
    ('list-size', 'seconds', 's', 'to write the list', ''),
    ('searches', 'seconds', 'ms', 'a search, median', ''),
    ('searches', 'most', 'ms', 'the longest search', 'aim: 100'),
    ('searches', 'first-most', 'ms', 'the longest with a file not at hand', ''),
    ('searches', 'of-fts5', '×', 'of what SQLite FTS5 takes, median', 'aim: 1'),
    ('searches', 'of-gtk', '×', 'of what GtkFilterListModel takes, median', ''),
    ('first-frame', 'ratio', '×', 'first frame, of an empty window\'s', 'aim: 1.25'),
    ('first-frame', 'of-guide', '×', 'first frame, of that with the guide alone', 'aim: 1'),
    ('first-frame', 'work-of-guide', '×', 'the processor\'s work for it, likewise', ''),
    ('key-press', 'seconds', 'ms', 'key press to a screenful bound, median', ''),
    ('key-press', 'p99', 'ms', 'key press to a screenful bound, p99', 'aim: 16.7'),
    ('key-press', 'rows-p99', 'ms', 'key press to all rows and the count, p99', 'aim: 100'),
    ('key-press', 'kept', 'ms', 'main thread kept, at the most', 'aim: 8'),
    ('key-press', 'worked', 'ms', 'main thread\'s work at a time, at the most', 'aim: 8'),
    ('scroll', 'late', '', 'frames late while scrolling', 'aim: as below'),
    ('scroll', 'few-late', '', 'frames late with 100 models', ''),
    ('chart-hover', 'seconds', 'ms', 'a frame under the pointer, median', ''),
    ('chart-hover', 'p99', 'ms', 'a frame under the pointer, p99', 'aim: 16.7'),
    ('chart-hover', 'worked-p99', 'ms', 'the processor\'s work for it, p99', ''),
    ('chart-hover', 'of-peer', '×', 'of what a circle each with cairo takes', ''),
    ('chart-zoom', 'seconds', 'ms', 'a frame while zooming, median', ''),
    ('chart-zoom', 'p99', 'ms', 'a frame while zooming, p99', 'aim: 16.7'),
    ('chart-zoom', 'worked-p99', 'ms', 'the processor\'s work for it, p99', ''),
    ('chart-zoom', 'of-peer', '×', 'of what a circle each with cairo takes', ''),
    ('memory', 'ratio', '×', 'memory, of an empty window\'s', 'aim: 1.5'),
    ('list-command', 'best', 'ms', 'bestiary list, at best', 'aim: 100'),
    ('sync-pace', 'ratio', '×', 'sync, of curl\'s pace', 'aim: 0.8'),
]


def run(command, sink):
    """Runs one part and has its figures, which it prints as lines of JSON."""
    process = subprocess.run(command, cwd=BUILD, stdout=subprocess.PIPE, text=True)
    for line in process.stdout.splitlines():
        print(line, flush=True)
        sink.append(json.loads(line))
    if process.returncode != 0:
        print(f'{os.path.basename(command[0])} failed: {process.returncode}', file=sys.stderr)


def measure(folder, sink):
    built = os.path.join(BUILD, 'tests/bench')

    def script(name, *arguments):
        run([os.path.join(HERE, name), *map(str, arguments)], sink)

    lists = {size: os.path.join(folder, str(size)) for size in SIZES}
    run([os.path.join(built, 'make-list'), os.path.join(folder, 'few'), str(FEW)], [])
    for size, where in lists.items():
        run([os.path.join(built, 'make-list'), where, str(size)], sink)
        run([os.path.join(built, 'search'), where], sink)
    script('first-frame.py', *[part for size, where in lists.items() for part in (where, size)])
    for size, where in lists.items():
        script('key-press.py', where, size)
        script('scroll.py', os.path.join(folder, 'few'), where, size)
        script('memory.py', where, size)
        script('list-command.py', where, size)
        script('chart-frames.py', where, size)
    for size in set(CHART_SIZES) - set(SIZES):
        run([os.path.join(built, 'make-list'), os.path.join(folder, str(size)), str(size)], [])
        script('chart-frames.py', os.path.join(folder, str(size)), size)
    script('refresh-busy.py')
    run([os.path.join(built, 'library-load')], sink)
    script('sync-pace.py')


def show(value, unit):
    if value is None:
        return '–'
    if unit == 'ms':
        return f'{value * 1000:.1f} ms'
    return f'{value:.2f} ×' if unit == '×' else f'{value:.1f} {unit}' if unit else f'{value:.0f}'


def print_table(figures):
    """A column for each number of models, and how much more the last is than the first."""
    def find(figure, key, size):
        return next((found.get(key) for found in figures if found['figure'] == figure and found.get('models') == size
                     and found.get('shelf') != 'hub'), None)

    print(f"{'':46}" + ''.join(f'{size:>14,}' for size in SIZES) + f"{'grows':>10}", file=sys.stderr)
    for figure, key, unit, label, aim in ROWS:
        values = [find(figure, key, size) for size in SIZES]
        grows = f'{values[-1] / values[0]:.1f} ×' if values[0] and values[-1] is not None else ''
        print(f'{label:46}' + ''.join(f'{show(value, unit):>14}' for value in values) + f'{grows:>10}  {aim}', file=sys.stderr)


def main():
    folder = tempfile.mkdtemp(prefix='bestiary-bench-', dir='/var/tmp')
    figures = []
    try:
        load = os.getloadavg()[0] / (os.cpu_count() or 1)
        measure(folder, figures)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print_table(figures)
    if load > 0.5:
        print(f'The machine had other work when this began ({load:.1f} for each processor): only ratios tell something.',
              file=sys.stderr)


main()
