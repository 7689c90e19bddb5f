"""No number, date or list is put in text for people but by core/format, and nothing is joined by
punctuation of one language.

    raw_text.py SOURCE

What is looked for are strings in C that are not translated and that
  number    print a number (%d, %u, %.1f, PRId64 and its like),
  date      print a date or a size with GLib's own words,
  joined    consist of nothing but punctuation, blanks and %s, so that they put words together.
Data for programs is written so too: SQL, JSON, CSV, SVG, the text of queries. DATA has the files
that write nothing else, EXCEPTIONS the strings of others, each with its reason.
"""

import pathlib
import re
import sys

import tap

ROOT = pathlib.Path(sys.argv[1])

# The rooms that talk to people. The others' texts are errors of theirs, and data.
ROOMS = ('app', 'chart', 'cli', 'core', 'library', 'refresh', 'ui')

# What hands a string to translators, or never shows it to anybody.
TRANSLATED = {'_', 'N_', 'C_', 'NC_', 'ngettext', 'g_dngettext', 'g_dpgettext2'}
UNSEEN = {'g_debug', 'g_info', 'g_warning', 'g_critical', 'g_error', 'g_test_message', 'sscanf', 'strcspn', 'strspn', 'strchr', 'strpbrk', 'strstr', 'strlen',
          'g_strsplit', 'g_strsplit_set', 'g_str_has_prefix', 'g_str_has_suffix', 'g_strstr_len', 'g_strdelimit', 'g_build_path', 'g_uri_escape_string',
          'g_file_query_info', 'bst_database_run', 'gtk_widget_add_css_class', 'gtk_widget_remove_css_class', 'gtk_widget_activate_action', 'g_str_equal',
          'g_strcmp0', 'g_date_time_new_from_iso8601', 'g_variant_new', 'g_variant_get', 'g_variant_lookup', 'g_variant_builder_add', 'G_VARIANT_TYPE'}

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|[A-Za-z_]\w*|\n[ \t]*#[^\n]*|\S', re.S)
NUMBER = re.compile(r'%[-0-9.*+#]*(?:l*[duixXfgeE]|z[ud])|%$')
JOINED = re.compile(r'(?=.*(?:[,:;·()（）、]|%s.*[ +–].*%s))(?:\\u[0-9a-f]{4}|[^A-Za-z0-9"\\%<>#|=\[\]{}?&_.*$@!^/-]|%s)+')


def strings(text):
    """Yields each string of a C file with its line and the calls that it stands in."""
    calls, before, found = [], '', None
    for match in TOKEN.finditer(text):
        token = match[0]
        if token.startswith(('//', '/*')) or token.lstrip().startswith('#'):
            continue
        if token[0] == '"' and before == '"':
            found[2] += token[1:-1]
            continue
        if found is not None:
            yield found
            found = None
        if token == '(':
            calls.append(before)
        elif token == ')' and calls:
            calls.pop()
        elif token[0] == '"':
            found = [text.count('\n', 0, match.start()) + 1, set(calls), token[1:-1]]
            before = '"'
            continue
        before = token


def suspects(text):
    for line, calls, string in strings(text):
        if calls & (TRANSLATED | UNSEEN):
            continue
        if 'g_date_time_format' in calls or 'g_format_size' in calls:
            yield line, 'date', string
        elif NUMBER.search(string):
            yield line, 'number', string
        elif JOINED.fullmatch(string):
            yield line, 'joined', string


def test_finds():
    """It sees what it is to see."""
    seen = [(kind, string) for _, kind, string in suspects('''
      a = g_strdup_printf ("%u models", n);
      b = g_strdup_printf (ngettext ("%u model", "%u models", n), n); /* "%u" */
      c = g_strjoinv (", ", words); d = g_strdup_printf ("%s: %s", a, b);
      e = g_date_time_format (time, "%B %Y"); g_debug ("%u, %u", a, b);
      f = g_strdup_printf ("%" G_GINT64_FORMAT, n); g = C_ ("list separator", ", ");''')]
    assert seen == [('number', '%u models'), ('joined', ', '), ('joined', '%s: %s'), ('date', '%B %Y'), ('number', '%')], seen


def test_text():
    """Everything that is not an exception goes through the formatter, and every exception is needed."""
    problems, needed = [], set()
    for room in ROOMS:
        for path in sorted((ROOT / 'src' / room).glob('*.c')):
            name = f'{room}/{path.name}'
            if name.startswith('core/format-') or name in DATA:
                continue
            for line, kind, string in suspects(path.read_text(encoding='utf-8')):
                if (name, string) in EXCEPTIONS:
                    needed.add((name, string))
                else:
                    problems.append(f'src/{name}:{line}: {kind}: "{string}" is put in text without core/format')
    problems += [f'the exception of src/{name} is not needed any more: "{string}"' for name, string in sorted(EXCEPTIONS - needed)]
    assert not problems, '\n'.join([f'{len(problems)} problems', *problems])


DATA = {
    'chart/csv.c', 'chart/range-text.c', 'chart/svg.c', 'chart/svg-string.c', 'chart/svg-text.c',
    'cli/show-csv.c', 'core/csv.c', 'core/dossier-text.c', 'core/entry-json.c', 'core/guide-value.c', 'core/handoff.c',
    'core/i18n.c', 'core/query-edit.c', 'library/listing-pass.c', 'library/listing-rows.c', 'library/listing-settle.c', 'library/store.c',
}

EXCEPTIONS = {
    # names of typefaces
    ('chart/scene-text.c', ','),
    # the text of a query
    ('chart/density-text.c', '%.6g'), ('chart/density-text.c', '%04d'), ('chart/density-text.c', '%04d..%04d'),
    ('core/memory-size.c', '%.6g'), ('core/memory-size.c', '%'), ('library/culprit.c', '%s %s'), ('ui/filter-popover.c', '%s %s'),
    ('ui/legend.c', ','), ('ui/window-answer.c', '%s %s'),
    # a row of CSV
    ('cli/fit-tables.c', '%'), ('cli/fit-tables.c', '%.3f'),
    # a day or a moment as data, and as part of a file's name
    ('chart/figure-notes.c', '%Y-%m-%d'), ('core/change.c', '%Y-%m-%dT%H:%M:%SZ'), ('core/citation.c', '%Y-%m-%d'),
    ('core/entry-hub.c', '%Y-%m-%d'), ('library/database.c', '%Y%m%d'), ('library/database.c', '%s.damaged-%s-%d'),
    # a number as data, or as the key of a table
    ('core/change.c', '%'), ('core/change.c', '%u %'), ('core/file-tree.c', '%u%s/%.*s'), ('core/weights.c', '%u/%s'),
    ('chart/scene-text.c', '%d %s'), ('ui/lineage-item.c', '%s %s'), ('library/database.c', 'PRAGMA user_version = %d; PRAGMA application_id = %d;'),
    # escapes of JSON
    ('cli/output.c', '\\\\u%04x'),
    # the number of a line, which is no amount
    ('core/json.c', '%u'),
    # a sign or an arrow beside a name
    ('chart/scene-pointer.c', '%s %s'), ('ui/detail-fit.c', '%s %s'),
    # the title of a source, the same in every language
    ('core/entry-hub.c', '%s · %s'),
    ('core/shelf-id.c', '%s:%s'), ('core/shelf-id.c', '%d'), ('core/shelf-id.c', '%s:%s %s'),
    # translated where it is shown
    ('core/error.c', '%s: %s'),
    # in the language of the query, which may be another than the window's
    ('core/query-read.c', ','), ('core/query-value.c', ', '), ('core/query-value.c', '、'),
}
tap.run([test_finds, test_text])
