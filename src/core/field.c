#include "config.h"

#include "core/field.h"

#include "core/i18n.h"

typedef struct
{
  const char *word;
  const char *label;
  BstValueType value_type;
} Field;

static const Field fields[BST_N_FIELDS] = {
  [BST_FIELD_PARAMETERS] = { "parameters", NC_ ("field", "Parameters"), BST_VALUE_COUNT },
  /* Translators: the parameters that a mixture of experts uses for one token */
  [BST_FIELD_ACTIVE_PARAMETERS] = { "active_parameters", NC_ ("field", "Active parameters"), BST_VALUE_COUNT },
  [BST_FIELD_CONTEXT_LENGTH] = { "context_length", NC_ ("field", "Context length"), BST_VALUE_COUNT },
  [BST_FIELD_TRAINING_TOKENS] = { "training_tokens", NC_ ("field", "Training tokens"), BST_VALUE_COUNT },
  /* Translators: the day, month or year in which a model came out */
  [BST_FIELD_RELEASED] = { "released", NC_ ("field", "Released"), BST_VALUE_DATE },
  [BST_FIELD_LICENSE] = { "license", NC_ ("field", "Licence"), BST_VALUE_WORD },
  [BST_FIELD_LANGUAGES] = { "languages", NC_ ("field", "Languages"), BST_VALUE_WORDS },
  [BST_FIELD_TASKS] = { "tasks", NC_ ("field", "Tasks"), BST_VALUE_WORDS },
  [BST_FIELD_BASE_MODELS] = { "base_models", NC_ ("field", "Base models"), BST_VALUE_WORDS },
  [BST_FIELD_OPEN_SOURCE] = { "open_source", NC_ ("field", "Open source"), BST_VALUE_FLAG },
  /* Translators: whether the files are given only on request */
  [BST_FIELD_GATED] = { "gated", NC_ ("field", "Gated"), BST_VALUE_FLAG },
  [BST_FIELD_ARCHITECTURE] = { "architecture", NC_ ("field", "Architecture"), BST_VALUE_SHAPE },
};

/**
 * bst_field_to_string:
 *
 * Returns: the field's word in files and JSON: "context_length"
 */
const char *
bst_field_to_string (BstField field)
{
  g_return_val_if_fail ((guint) field < BST_N_FIELDS, NULL);

  return fields[field].word;
}

/**
 * bst_field_get_label:
 *
 * Returns: the field's name in the interface, translated
 */
const char *
bst_field_get_label (BstField field)
{
  g_return_val_if_fail ((guint) field < BST_N_FIELDS, NULL);

  return g_dpgettext2 (NULL, "field", fields[field].label);
}

/**
 * bst_field_from_string:
 * @string: (nullable): a word
 * @field: (out): the field of that word; untouched when there is none
 *
 * Returns: whether @string is the word of a field
 */
gboolean
bst_field_from_string (const char *string,
                       BstField *field)
{
  for (int i = 0; i < BST_N_FIELDS; i++)
    {
      if (g_strcmp0 (fields[i].word, string) == 0)
        {
          *field = (BstField) i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * bst_field_get_value_type:
 *
 * Returns: what the field's values are
 */
BstValueType
bst_field_get_value_type (BstField field)
{
  g_return_val_if_fail ((guint) field < BST_N_FIELDS, BST_VALUE_WORD);

  return fields[field].value_type;
}

/**
 * bst_field_get_variant_type:
 *
 * Returns: (transfer none): the type of the #GVariant that holds the field's values
 */
const GVariantType *
bst_field_get_variant_type (BstField field)
{
  switch (bst_field_get_value_type (field))
    {
    case BST_VALUE_COUNT:
      return G_VARIANT_TYPE_INT64;
    case BST_VALUE_FLAG:
      return G_VARIANT_TYPE_BOOLEAN;
    case BST_VALUE_WORDS:
      return G_VARIANT_TYPE_STRING_ARRAY;
    case BST_VALUE_SHAPE:
      return G_VARIANT_TYPE_VARDICT;
    case BST_VALUE_DATE:
    case BST_VALUE_WORD:
    default:
      return G_VARIANT_TYPE_STRING;
    }
}
