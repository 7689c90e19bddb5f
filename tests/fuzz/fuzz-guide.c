/* Feeds any bytes to the reader of guide and licence files. What it takes has to be
 * JSON by json-glib's account too. */
#include "core/error.h"
#include "core/guide.h"
#include "core/json.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) json_error = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  node = bst_json_parse (bytes, &json_error);
  g_assert_true ((node == NULL) == (json_error != NULL));
  if (node == NULL && json_error->domain != BST_JSON_ERROR)
    g_error ("json-glib refuses what our check lets through: %s", json_error->message);

  if (!bst_guide_add (guide, "fuzz.json", bytes, &error))
    {
      sentence = bst_error_dup_sentence (error);
      g_assert_true (g_utf8_validate (sentence, -1, NULL));
    }
  bst_guide_add_licence (guide, "fuzz.json", bytes, NULL);
  entries = bst_guide_end (guide);
  for (guint i = 0; i < entries->len; i++)
    g_assert_true (g_utf8_validate (bst_entry_get_haystack (g_ptr_array_index (entries, i)), -1, NULL));
  return 0;
}
