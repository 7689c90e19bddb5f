"""Finds what people read and nobody marked for translation, in the templates and in calls of the
toolkit. What the crawl of the window cannot reach, such as a tooltip that is not spoken, is here."""
import pathlib
import re
import sys

import tap

ROOT = pathlib.Path(sys.argv[1])
WORD = re.compile('[A-Za-z]{2,}')
# Properties of templates that are read.
READ = {'label', 'title', 'subtitle', 'description', 'tooltip-text', 'tooltip-markup', 'placeholder-text', 'text', 'secondary-text', 'heading',
        'body', 'comments', 'button-label', 'child-label', 'alternative-text'}
# Names, which are the same in all languages; each language is called as it calls itself.
NAMES = {'Hugging Face', 'hf-mirror.com', 'English'}
PROPERTY = re.compile(r'<(property|attribute|relation) name="([\w-]+)"([^>]*)>([^<]*)</')
# Functions of which an argument is read; a literal there is one that was not marked.
CALLS = re.compile(r'\b(gtk_label_new|gtk_label_set_(?:label|text|markup)|gtk_button_new_with_label|gtk_button_set_label|gtk_window_set_title'
                   r'|gtk_(?:widget|bst)_set_tooltip_\w+|bst_widget_set_tooltip|adw_\w+_set_(?:title|subtitle|description|heading|body)'
                   r'|bst_toast_new\w*|adw_toast_new|g_menu_append|g_menu_item_new|adw_message_dialog_add_response'
                   r'|gtk_accessible_update_property|bst_detail_section_new|bst_detail_text_new|gtk_entry_set_placeholder_text'
                   r'|bst_menu_button_set_name|bst_output_message)\s*\(([^;]*);')
LITERAL = re.compile(r'(\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\([^()]*\))|"((?:[^"\\]|\\.)*)"')
# Words for the program: ids of responses and actions, names of icons, formats without words.
NO_WORDS = re.compile(r'[a-z][a-z0-9._:-]*(?:\([^)]*\))?$|(?:%[\w$.]*|\W|U\+\w+)*$|Gtk|Adw|https?://')


def unmarked_in_templates():
    for path in sorted(ROOT.glob('src/**/*.ui')):
        for _, name, attributes, text in PROPERTY.findall(path.read_text(encoding='utf-8')):
            if name in READ and WORD.search(text) and text not in NAMES and 'translatable="yes"' not in attributes and 'bind-source' not in attributes:
                yield f'{path.name}: {name}: {text}'


def unmarked_in_code(text):
    for name, arguments in CALLS.findall(text):
        for marked, literal in LITERAL.findall(arguments):
            if not marked and WORD.search(literal) and not NO_WORDS.match(literal):
                yield f'{name}: “{literal}”'


def test_templates(_):
    assert len(list(ROOT.glob('src/**/*.ui'))) > 15
    found = list(unmarked_in_templates())
    assert not found, '\n'.join(found)


def test_code(_):
    found = [f'{path.relative_to(ROOT)}: {problem}' for path in sorted(ROOT.glob('src/**/*.c'))
             for problem in unmarked_in_code(path.read_text(encoding='utf-8'))]
    assert not found, '\n'.join(found)


def test_finds_what_is_not_marked(_):
    assert list(unmarked_in_code('gtk_label_new ("Hello there");'))
    assert list(unmarked_in_code('bst_widget_set_tooltip (button, "Copy it");'))
    assert not list(unmarked_in_code('gtk_label_new (_ ("Hello there"));'))
    assert not list(unmarked_in_code('g_menu_append (menu, C_ ("menu", "Pin"), "mark.pin");'))
    assert PROPERTY.findall('<property name="label">Hi all</property>')


tap.run([test_templates, test_code, test_finds_what_is_not_marked], None)
