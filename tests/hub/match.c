#include "config.h"

#include "match.h"

#include "json.h"
#include "names.h"

#include <string.h>

/* 6B is 6,000,000,000. */
static gint64
read_amount (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);

  switch (g_ascii_toupper (*end))
    {
    case 'K':
      return (gint64) (number * 1e3);
    case 'M':
      return (gint64) (number * 1e6);
    case 'B':
      return (gint64) (number * 1e9);
    case 'T':
      return (gint64) (number * 1e12);
    default:
      return (gint64) number;
    }
}

/* min:6B,max:128B, either half of which may be left out. */
static void
read_range (BstTestMatch *self, const char *text)
{
  g_auto (GStrv) halves = g_strsplit (text, ",", -1);

  for (guint i = 0; halves[i] != NULL; i++)
    if (g_str_has_prefix (halves[i], "min:"))
      self->least_parameters = read_amount (halves[i] + 4);
    else if (g_str_has_prefix (halves[i], "max:"))
      self->most_parameters = read_amount (halves[i] + 4);
}

void
bst_test_match_init (BstTestMatch *self, const BstTestParams *params, BstTestStore *store, gboolean sees_private)
{
  const char *gated = bst_test_params_get (params, "gated");
  const char *range = bst_test_params_get (params, "num_parameters");

  *self = (BstTestMatch) { .gated = gated == NULL ? -1 : bst_test_params_flag (params, "gated"),
                           .author = bst_test_params_get (params, "author"),
                           .task = bst_test_params_get (params, "pipeline_tag"),
                           .is_warm = g_strcmp0 (bst_test_params_get (params, "inference"), "warm") == 0 ||
                                      bst_test_params_get (params, "inference_provider") != NULL,
                           .sees_private = sees_private,
                           .most_parameters = G_MAXINT64,
                           .catalogue = bst_test_store_get_catalogue (store) };
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->filters = g_ptr_array_new ();
  if (range != NULL)
    read_range (self, range);
  for (guint i = 0; i < bst_test_params_count (params); i++)
    if (g_str_equal (bst_test_params_name (params, i), "search"))
      g_ptr_array_add (self->words, g_ascii_strdown (bst_test_params_value (params, i), -1));
    else if (g_str_equal (bst_test_params_name (params, i), "filter"))
      g_ptr_array_add (self->filters, (gpointer) bst_test_params_value (params, i));
  self->skips_generated = self->catalogue->count == 0 ||
                          (self->author != NULL &&
                           !bst_test_maker_read (self->catalogue, self->author, &self->author_number));
}

void
bst_test_match_clear (BstTestMatch *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->filters);
}

static gboolean
has_words (const BstTestMatch *self, const char *id)
{
  g_autofree char *folded = self->words->len > 0 ? g_ascii_strdown (id, -1) : NULL;

  for (guint i = 0; i < self->words->len; i++)
    if (strstr (folded, g_ptr_array_index (self->words, i)) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
has_tags (const BstTestMatch *self, GPtrArray *tags)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (!g_ptr_array_find_with_equal_func (tags, g_ptr_array_index (self->filters, i), g_str_equal, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
has_size (const BstTestMatch *self, gint64 parameters)
{
  if (self->least_parameters == 0 && self->most_parameters == G_MAXINT64)
    return TRUE;
  return parameters >= self->least_parameters && parameters <= self->most_parameters;
}

/* The cheap questions first: a scan asks them of millions. */
gboolean
bst_test_match_generated (const BstTestMatch *self, guint64 index, BstTestFacts *facts)
{
  if (self->author != NULL && bst_test_maker_of (self->catalogue, index) != self->author_number)
    return FALSE;
  bst_test_catalogue_read_name (self->catalogue, index, facts);
  if ((self->gated >= 0 && self->gated != (facts->gated != NULL)) || !has_words (self, facts->id))
    return FALSE;
  if (self->author != NULL && !g_str_equal (facts->author, self->author))
    return FALSE;
  if (self->task != NULL && g_strcmp0 (bst_test_facts_task (facts), self->task) != 0)
    return FALSE;
  if (!has_size (self, bst_test_facts_parameters (facts)) ||
      (self->is_warm && !bst_test_facts_has (facts, BST_TEST_INFERENCE)))
    return FALSE;
  if (self->filters->len > 0)
    {
      g_autoptr (GPtrArray) tags = bst_test_facts_tags (facts);

      if (!has_tags (self, tags))
        return FALSE;
    }
  bst_test_catalogue_read_figures (self->catalogue, facts);
  return TRUE;
}

gboolean
bst_test_match_kept (const BstTestMatch *self, const BstTestKept *kept)
{
  BstTestModel model = { .kept = kept };
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  JsonArray *tags = bst_test_json_array (kept->object, "tags");
  JsonObject *tensors = bst_test_json_object (kept->object, "safetensors");
  const char *slash = strchr (kept->id, '/');

  if (bst_test_model_is_private (&model) && !self->sees_private)
    return FALSE;
  if (self->gated >= 0 && self->gated != (bst_test_model_get_gated (&model) != NULL))
    return FALSE;
  if (self->author != NULL && (slash == NULL || strlen (self->author) != (gsize) (slash - kept->id) ||
                               !g_str_has_prefix (kept->id, self->author)))
    return FALSE;
  if (!has_words (self, kept->id) ||
      (self->task != NULL && g_strcmp0 (bst_test_json_string (kept->object, "pipeline_tag"), self->task) != 0) ||
      (self->is_warm && g_strcmp0 (bst_test_json_string (kept->object, "inference"), "warm") != 0) ||
      !has_size (self, tensors != NULL ? bst_test_json_integer (tensors, "total", -1) : -1))
    return FALSE;
  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    {
      const char *tag = bst_test_json_node_string (json_array_get_element (tags, i));

      if (tag != NULL)
        g_ptr_array_add (names, (gpointer) tag);
    }
  return has_tags (self, names);
}
