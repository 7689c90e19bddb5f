/* The value of any field as people read it. */
#include "config.h"

#include "core/format.h"

#include "core/format-private.h"

/* Returns the words of @value in one phrase, each as @format_word writes it. */
static char *
format_words (GVariant *value,
              char *(*format_word) (const char *word))
{
  g_autofree const char **words = g_variant_get_strv (value, NULL);
  g_autoptr (GPtrArray) formatted = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (formatted, format_word != NULL ? format_word (words[i]) : g_strdup (words[i]));
  g_ptr_array_add (formatted, NULL);

  return bst_format_list ((const char *const *) formatted->pdata);
}

/* Returns the whole number @member of @shape, or 0 where it has none. */
static gint64
get_member (GVariant *shape,
            const char *member)
{
  gint64 value = 0;

  g_variant_lookup (shape, member, "x", &value);

  return MAX (value, 0);
}

/* Returns @pattern with the number in the place of its %s. */
static char *
fill_number (const char *pattern,
             gint64 number)
{
  g_autofree char *digits = bst_format_exact (number);
  g_autoptr (GString) filled = g_string_new (pattern);

  g_string_replace (filled, "%s", digits, 1);

  return g_strdup (filled->str);
}

static char *
format_heads (gint64 heads,
              gint64 kv_heads)
{
  g_autofree char *all = fill_number (ngettext ("%s head", "%s heads", heads), heads);
  g_autofree char *key_value = bst_format_exact (kv_heads);

  if (kv_heads == 0 || kv_heads == heads)
    return g_steal_pointer (&all);

  /* Translators: attention heads, and how many of them hold keys and values: "32 heads (8 key-value)" */
  return g_strdup_printf (C_ ("architecture", "%s (%s key-value)"), all, key_value);
}

static char *
format_experts (gint64 experts,
                gint64 active)
{
  g_autofree char *all = fill_number (ngettext ("%s expert", "%s experts", experts), experts);
  g_autofree char *used = bst_format_exact (active);

  if (active == 0)
    return g_steal_pointer (&all);

  /* Translators: experts, and how many of them work on one token: "8 experts, 2 active" */
  return g_strdup_printf (C_ ("architecture", "%s, %s active"), all, used);
}

/* Appends which layers keep what of earlier tokens, where it is not all of it. */
static void
add_cache (GPtrArray *parts,
           GVariant *shape)
{
  gint64 window = get_member (shape, "sliding_window"), layers = get_member (shape, "window_layers");
  gint64 cache_layers = get_member (shape, "cache_layers"), rank = get_member (shape, "kv_lora_rank");
  g_autofree char *width = bst_format_exact (window);
  g_autofree char *number = bst_format_exact (layers);

  if (rank > 0)
    /* Translators: what a token is compressed to in DeepSeek's attention: "latent attention of rank 512" */
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "latent attention of rank %s"), rank));
  if (cache_layers > 0)
    g_ptr_array_add (parts, fill_number (ngettext ("attention in %s layer", "attention in %s layers", cache_layers), cache_layers));
  if (window > 0 && layers > 0)
    /* Translators: a number of tokens, and of layers: "sliding window of 1,024 in 52 layers" */
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("sliding window of %s in %s layer", "sliding window of %s in %s layers", layers), width, number));
  else if (window > 0)
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "sliding window of %s"), window));
}

static char *
format_shape (GVariant *shape)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *type = NULL;
  gint64 number;

  if (g_variant_lookup (shape, "type", "&s", &type))
    g_ptr_array_add (parts, g_strdup (type));
  if ((number = get_member (shape, "layers")) > 0)
    g_ptr_array_add (parts, fill_number (ngettext ("%s layer", "%s layers", number), number));
  if ((number = get_member (shape, "hidden_size")) > 0)
    /* Translators: the width of a network, its hidden size: "4,096 wide" */
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "%s wide"), number));
  if ((number = get_member (shape, "heads")) > 0)
    g_ptr_array_add (parts, format_heads (number, get_member (shape, "kv_heads")));
  if ((number = get_member (shape, "head_size")) > 0)
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "heads of size %s"), number));
  if ((number = get_member (shape, "experts")) > 0)
    g_ptr_array_add (parts, format_experts (number, get_member (shape, "active_experts")));
  add_cache (parts, shape);
  if ((number = get_member (shape, "vocabulary_size")) > 0)
    g_ptr_array_add (parts, fill_number (C_ ("architecture", "vocabulary of %s"), number));

  if (parts->len == 0)
    return bst_format_unknown ();

  return bst_format_parts ((const char *const *) parts->pdata, parts->len);
}

/**
 * bst_format_value:
 * @field: a field
 * @value: (nullable): a value of it
 *
 * Returns: (transfer full): @value as a person reads it: a count in short, a date,
 *   words in one phrase, "yes" or "no", a shape part by part; "unknown" for %NULL
 *   and for a value of another type
 */
char *
bst_format_value (BstField field,
                  GVariant *value)
{
  if (value == NULL || !g_variant_is_of_type (value, bst_field_get_variant_type (field)))
    return bst_format_unknown ();

  switch (bst_field_get_value_type (field))
    {
    case BST_VALUE_COUNT:
      return field == BST_FIELD_CONTEXT_LENGTH ? bst_format_context (g_variant_get_int64 (value))
                                               : bst_format_count (g_variant_get_int64 (value));
    case BST_VALUE_DATE:
      return bst_format_date (g_variant_get_string (value, NULL));
    case BST_VALUE_WORDS:
      if (field == BST_FIELD_LANGUAGES)
        return format_words (value, bst_format_language);
      return format_words (value, field == BST_FIELD_TASKS ? bst_format_task : NULL);
    case BST_VALUE_FLAG:
      return g_strdup (g_variant_get_boolean (value) ? C_ ("answer", "yes") : C_ ("answer", "no"));
    case BST_VALUE_SHAPE:
      return format_shape (value);
    case BST_VALUE_WORD:
    default:
      return g_variant_dup_string (value, NULL);
    }
}
