#include "config.h"

#include "core/claim.h"

#include <string.h>

#include "core/rounding.h"
#include "core/word.h"

static const BstWord source_kinds[BST_N_SOURCE_KINDS] = {
  [BST_SOURCE_CONFIG] = { "config", NC_ ("source", "Configuration") },
  [BST_SOURCE_CARD] = { "card", NC_ ("source", "Maker") },
  [BST_SOURCE_PAPER] = { "paper", NC_ ("source", "Paper") },
  [BST_SOURCE_HUB] = { "hub", NC_ ("source", "Hub") },
  [BST_SOURCE_REVIEW] = { "review", NC_ ("source", "Review") },
  [BST_SOURCE_USER] = { "user", NC_ ("source", "Own entry") },
};

/**
 * bst_source_kind_to_string:
 *
 * Returns: the word of files: "paper"
 */
const char *
bst_source_kind_to_string (BstSourceKind kind)
{
  g_return_val_if_fail ((guint) kind < BST_N_SOURCE_KINDS, NULL);

  return source_kinds[kind].word;
}

/**
 * bst_source_kind_get_label:
 *
 * Returns: the words of the interface, translated
 */
const char *
bst_source_kind_get_label (BstSourceKind kind)
{
  g_return_val_if_fail ((guint) kind < BST_N_SOURCE_KINDS, NULL);

  return g_dpgettext2 (NULL, "source", source_kinds[kind].label);
}

/**
 * bst_source_kind_from_string:
 * @string: (nullable): a word
 * @kind: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a kind of source
 */
gboolean
bst_source_kind_from_string (const char *string, BstSourceKind *kind)
{
  int found = bst_word_find (source_kinds, BST_N_SOURCE_KINDS, string);

  if (found >= 0)
    *kind = (BstSourceKind) found;
  return found >= 0;
}

struct _BstSource
{
  BstSourceKind kind;
  BstText *title;
  char *url;
  char *as_of;
};

/**
 * bst_source_new:
 * @title: (transfer none): the document's own name
 * @url: where it can be read
 * @as_of: (nullable): YYYY, YYYY-MM or YYYY-MM-DD: the state that was read
 *
 * Returns: (transfer full): a source
 */
BstSource *
bst_source_new (BstSourceKind kind, BstText *title, const char *url, const char *as_of)
{
  BstSource *self = g_atomic_rc_box_new0 (BstSource);

  self->kind = kind;
  self->title = bst_text_ref (title);
  self->url = g_strdup (url);
  self->as_of = g_strdup (as_of);
  return self;
}

BstSource *
bst_source_ref (BstSource *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
source_clear (gpointer data)
{
  BstSource *self = data;

  bst_text_unref (self->title);
  g_free (self->url);
  g_free (self->as_of);
}

void
bst_source_unref (BstSource *self)
{
  g_atomic_rc_box_release_full (self, source_clear);
}

BstSourceKind
bst_source_get_kind (const BstSource *self)
{
  return self->kind;
}

const char *
bst_source_get_title (const BstSource *self)
{
  return bst_text_get (self->title);
}

const char *
bst_source_get_url (const BstSource *self)
{
  return self->url;
}

const char *
bst_source_get_as_of (const BstSource *self)
{
  return self->as_of;
}

struct _BstClaim
{
  BstField field;
  GVariant *value;
  BstSource *source;
  BstText *note;
  gboolean estimated;
  BstRelation relation;
};

/**
 * bst_claim_new:
 * @value: of the field's variant type; a floating reference is taken
 * @source: (transfer none): who says so
 * @note: (transfer none) (nullable): what a reader should know of the value
 * @estimated: whether the source itself calls it an estimate
 *
 * Returns: (transfer full): a claim
 */
BstClaim *
bst_claim_new (BstField field, GVariant *value, BstSource *source, BstText *note, gboolean estimated)
{
  BstClaim *self;

  g_return_val_if_fail (g_variant_is_of_type (value, bst_field_get_variant_type (field)), NULL);

  self = g_atomic_rc_box_new0 (BstClaim);
  self->field = field;
  self->value = g_variant_ref_sink (value);
  self->source = bst_source_ref (source);
  self->note = note != NULL ? bst_text_ref (note) : NULL;
  self->estimated = estimated;
  return self;
}

/**
 * bst_claim_new_of_bases:
 * @value: ids of base models; a floating reference is taken
 * @relation: what the source says that became of them
 *
 * Returns: (transfer full): a claim of base models
 */
BstClaim *
bst_claim_new_of_bases (GVariant *value, BstSource *source, BstText *note, gboolean estimated, BstRelation relation)
{
  BstClaim *self = bst_claim_new (BST_FIELD_BASE_MODELS, value, source, note, estimated);

  self->relation = relation;
  return self;
}

BstClaim *
bst_claim_ref (BstClaim *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
claim_clear (gpointer data)
{
  BstClaim *self = data;

  g_variant_unref (self->value);
  bst_source_unref (self->source);
  g_clear_pointer (&self->note, bst_text_unref);
}

void
bst_claim_unref (BstClaim *self)
{
  g_atomic_rc_box_release_full (self, claim_clear);
}

BstField
bst_claim_get_field (const BstClaim *self)
{
  return self->field;
}

GVariant *
bst_claim_get_value (const BstClaim *self)
{
  return self->value;
}

BstSource *
bst_claim_get_source (const BstClaim *self)
{
  return self->source;
}

/* Returns: (nullable): what a reader should know, in the interface's language. */
const char *
bst_claim_get_note (const BstClaim *self)
{
  return self->note != NULL ? bst_text_get (self->note) : NULL;
}

gboolean
bst_claim_is_estimated (const BstClaim *self)
{
  return self->estimated;
}

/* Returns: what a claim of base models says that became of them; unknown for any other. */
BstRelation
bst_claim_get_relation (const BstClaim *self)
{
  return self->relation;
}

/* Whether @other can be what @count stands for. */
static gboolean
stands_for (gint64 count, gint64 other)
{
  BstLeeway leeway = bst_leeway_of_count (count);
  double difference = (double) other - (double) count;

  return difference >= -leeway.below && difference <= leeway.above;
}

static gboolean
counts_agree (gint64 a, gint64 b)
{
  return stands_for (a, b) || stands_for (b, a);
}

/* A month agrees with each of its days. */
static gboolean
dates_agree (const char *a, const char *b)
{
  return g_str_has_prefix (a, b) || g_str_has_prefix (b, a);
}

static gboolean
words_agree (GVariant *a, GVariant *b)
{
  g_autofree const char **as = g_variant_get_strv (a, NULL);
  g_autofree const char **bs = g_variant_get_strv (b, NULL);

  return g_strv_length ((char **) as) == g_strv_length ((char **) bs) &&
         g_strv_equal (as, bs);
}

/* Two descriptions of one shape agree unless they give a member two values. */
static gboolean
shapes_agree (GVariant *a, GVariant *b)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, a);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      g_autoptr (GVariant) other = g_variant_lookup_value (b, name, NULL);

      if (other != NULL && !g_variant_equal (value, other))
        {
          g_variant_unref (value);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * bst_claim_agrees_with:
 *
 * Whether two claims of one field can both be true, as exactly as each is
 * written: 7,000,000,000 agrees with 6,738,415,616, as it has one digit;
 * 178,000,000,000 does not agree with 176,247,271,424, nor 100,000,000,000 with
 * 140,000,000,000.
 */
gboolean
bst_claim_agrees_with (const BstClaim *self, const BstClaim *other)
{
  g_return_val_if_fail (self->field == other->field, FALSE);

  switch (bst_field_get_value_type (self->field))
    {
    case BST_VALUE_COUNT:
      return counts_agree (g_variant_get_int64 (self->value), g_variant_get_int64 (other->value));
    case BST_VALUE_DATE:
      return dates_agree (g_variant_get_string (self->value, NULL), g_variant_get_string (other->value, NULL));
    case BST_VALUE_WORDS:
      return words_agree (self->value, other->value);
    case BST_VALUE_SHAPE:
      return shapes_agree (self->value, other->value);
    case BST_VALUE_WORD:
    case BST_VALUE_FLAG:
    default:
      return g_variant_equal (self->value, other->value);
    }
}
