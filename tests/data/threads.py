"""Finds tasks that GLib's own call takes to a thread: there the thread's reference to the object that asked may be the
last, and a widget may be freed in the thread. bst_task_run_in_thread() is the way."""
import pathlib
import re
import sys

import tap

ROOT = pathlib.Path(sys.argv[1])
CALL = re.compile(r'\bg_task_run_in_thread\w*\s*\(')
# What may: its tasks have no source object, or one that may go in any thread.
MAY = {'core/task-thread.c', 'core/machine-memory.c', 'refresh/sync-work.c', 'hub/call.c'}


def find(text):
    without_comments = re.sub(r'/\*.*?\*/', '', text, flags=re.DOTALL)
    return CALL.findall(without_comments)


def test_threads(_):
    calling = {str(path.relative_to(ROOT / 'src')) for path in (ROOT / 'src').glob('**/*.c') if find(path.read_text(encoding='utf-8'))}
    assert calling <= MAY, f'with g_task_run_in_thread(): {", ".join(sorted(calling - MAY))}'
    assert calling == MAY, f'the exception is not needed any more: {", ".join(sorted(MAY - calling))}'


def test_finds(_):
    assert find('  g_task_run_in_thread (task, work);')
    assert find('  g_task_run_in_thread_sync (task, work);')
    assert not find('/* As g_task_run_in_thread(), but */ bst_task_run_in_thread (task, work, NULL);')


tap.run([test_threads, test_finds], None)
