/* Cards read for tests. */
#pragma once

#include "card/reader.h"

G_BEGIN_DECLS

GPtrArray *test_read (const char *markdown);
GPtrArray *test_read_bytes (const char *bytes, gsize length);
char *test_dup_plain (GPtrArray *blocks);
char *test_dup_outline (GPtrArray *blocks);
void test_check_blocks (GPtrArray *blocks);
void test_outline (const char *markdown, const char *outline);

G_END_DECLS
