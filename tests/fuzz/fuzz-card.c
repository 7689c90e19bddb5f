/* Feeds any bytes to the reader of model cards, and checks what holds of every card. */
#include "../card/reading.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_ptr_array_unref (test_read_bytes ((const char *) data, size));
  return 0;
}
