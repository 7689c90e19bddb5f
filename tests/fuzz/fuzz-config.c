/* Feeds any bytes, as far as they are JSON, to the reader of config.json. */
#include "core/architecture.h"

#include <math.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (JsonNode) node = bst_architecture_parse_config (text, NULL);
  g_autoptr (GVariant) shape = NULL;
  BstArchitecture architecture;
  BstCacheSize cache;
  JsonObject *config;

  if (node == NULL)
    return 0;
  config = json_node_get_object (node);
  g_assert_true (bst_architecture_context_from_config (config) >= 0);
  shape = bst_architecture_shape_from_config (config);
  if (shape != NULL)
    g_variant_ref_sink (shape);
  bst_architecture_read_shape (shape, &architecture);
  if (bst_architecture_get_cache (&architecture, 8192, &cache))
    g_assert_true (isfinite (cache.most) && cache.least >= 0 && cache.least <= cache.most);
  return 0;
}
