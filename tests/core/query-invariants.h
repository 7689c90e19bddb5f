/* What holds of any query, for the random test and the fuzzer. */
#pragma once

void test_query_invariants (const char *text);
