/* A guide in small, to be searched. */
#pragma once

#include "core/query.h"

typedef struct
{
  const char *text;
  const char *found; /* the keys of what is found, in its order */
} TestSearch;

/* What an empty query finds. */
#define TEST_QUERY_ALL "falcon bloom llama65 mixtral mistral llama2 pythia alpaca cpp"

void test_query_entries_init (void);
void test_query_entries_clear (void);
BstEntry *test_query_entry (guint index);
char *test_query_find (const char *text);
void test_check_searches (const TestSearch *searches, gsize n_searches);
