/* Feeds any bytes to the query language, as clang's libFuzzer finds them. */
#include "../core/query-entries.h"
#include "../core/query-invariants.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  if (test_query_entry (0) == NULL)
    test_query_entries_init ();
  test_query_invariants (text);
  return 0;
}
