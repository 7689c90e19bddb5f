/* Entries to test with, made in a line or two. */
#pragma once

#include "core/entry.h"

BstSource *test_source (BstSourceKind kind);
void test_set_family (BstEntryBuilder *builder, const char *id);
void test_add_count (BstEntryBuilder *builder, BstField field, gint64 count);
void test_add_word (BstEntryBuilder *builder, BstField field, const char *word);
void test_add_words (BstEntryBuilder *builder, BstField field, const char *words);
void test_add_flag (BstEntryBuilder *builder, BstField field, gboolean flag);
BstEntry *test_entry_simple (const char *id, const char *name, gint64 parameters, const char *released);
