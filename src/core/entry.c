#include "config.h"

#include "core/entry-private.h"

#include <string.h>

#include "core/collate.h"
#include "core/date.h"
#include "core/verdict.h"

G_DEFINE_FINAL_TYPE (BstEntry, bst_entry, G_TYPE_OBJECT)

static void
bst_entry_finalize (GObject *object)
{
  BstEntry *self = BST_ENTRY (object);

  bst_entry_data_clear (&self->data);

  G_OBJECT_CLASS (bst_entry_parent_class)->finalize (object);
}

static void
bst_entry_class_init (BstEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_entry_finalize;
}

static void
bst_entry_init (BstEntry *self)
{
}

/* The Hub's repository id where there is one, else a slug of the guide's own. */
const char *
bst_entry_get_id (BstEntry *self)
{
  return self->data.id;
}

BstKind
bst_entry_get_kind (BstEntry *self)
{
  return self->data.kind;
}

const char *
bst_entry_get_name (BstEntry *self)
{
  return self->data.name;
}

/* Returns: (transfer none) (nullable) */
BstFamily *
bst_entry_get_family (BstEntry *self)
{
  return self->data.family;
}

/* Returns: (transfer none) (nullable) */
BstOrganization *
bst_entry_get_organization (BstEntry *self)
{
  return self->data.organization;
}

/* Returns: (transfer none) (nullable): its own licence, which the first claim names. What it
 *   may be used for is not told by that alone: see bst_entry_get_verdict(). */
BstLicense *
bst_entry_get_license (BstEntry *self)
{
  return self->data.license;
}

/* Returns: (transfer none) (nullable): what holds because of the models that it was made from. */
BstInheritance *
bst_entry_get_inheritance (BstEntry *self)
{
  return self->data.inheritance;
}

/* Returns: (nullable): what it is, in the interface's language; of which there is nothing to
 *   say beside what is said of its family, that. */
const char *
bst_entry_get_summary (BstEntry *self)
{
  if (self->data.summary != NULL)
    return bst_text_get (self->data.summary);
  return self->data.family != NULL ? bst_family_get_summary (self->data.family) : NULL;
}

/* Returns: (nullable): what its family is, where bst_entry_get_summary() does not say so */
const char *
bst_entry_get_family_summary (BstEntry *self)
{
  if (self->data.summary == NULL || self->data.family == NULL)
    return NULL;
  return bst_family_get_summary (self->data.family);
}

/* Returns: (nullable): why it is one of the models that moved the field, in the interface's
 *   language; NULL of the others */
const char *
bst_entry_get_milestone (BstEntry *self)
{
  return self->data.milestone != NULL ? bst_text_get (self->data.milestone) : NULL;
}

/* Returns: (transfer none): ended by NULL. */
const char *const *
bst_entry_get_aliases (BstEntry *self)
{
  return (const char *const *) self->data.aliases->pdata;
}

/* Returns: (transfer none): ended by NULL. */
const char *const *
bst_entry_get_shelves (BstEntry *self)
{
  return (const char *const *) self->data.shelves->pdata;
}

gboolean
bst_entry_is_on_shelf (BstEntry *self, const char *shelf)
{
  return g_strv_contains (bst_entry_get_shelves (self), shelf);
}

/* Whether the id is a repository of the Hub. */
gboolean
bst_entry_has_repository (BstEntry *self)
{
  return strchr (self->data.id, '/') != NULL;
}

/* Returns: (transfer full) (nullable): the repository's page. */
char *
bst_entry_dup_hub_url (BstEntry *self)
{
  if (!bst_entry_has_repository (self))
    return NULL;
  return g_strconcat ("https://huggingface.co/", self->data.id, NULL);
}

guint
bst_entry_get_n_links (BstEntry *self)
{
  return self->data.links->len;
}

const BstLink *
bst_entry_get_link (BstEntry *self, guint index)
{
  g_return_val_if_fail (index < self->data.links->len, NULL);

  return g_ptr_array_index (self->data.links, index);
}

/**
 * bst_entry_get_claims:
 *
 * Returns: (transfer none) (nullable) (element-type BstClaim): the claims for
 *   @field in order of trust, never an empty list; NULL where nobody says.
 */
GPtrArray *
bst_entry_get_claims (BstEntry *self, BstField field)
{
  g_return_val_if_fail (field < BST_N_FIELDS, NULL);

  return self->data.claims[field];
}

/* Returns: (transfer none) (nullable): the claim that is shown. */
BstClaim *
bst_entry_get_claim (BstEntry *self, BstField field)
{
  GPtrArray *claims = bst_entry_get_claims (self, field);

  return claims != NULL ? g_ptr_array_index (claims, 0) : NULL;
}

/* Whether a further claim cannot be true beside the one that is shown. */
gboolean
bst_entry_is_disputed (BstEntry *self, BstField field)
{
  GPtrArray *claims = bst_entry_get_claims (self, field);

  for (guint i = 1; claims != NULL && i < claims->len; i++)
    if (!bst_claim_agrees_with (g_ptr_array_index (claims, 0), g_ptr_array_index (claims, i)))
      return TRUE;
  return FALSE;
}

/* Returns: the count, or -1 where it is unknown. */
gint64
bst_entry_get_count (BstEntry *self, BstField field)
{
  BstClaim *claim = bst_entry_get_claim (self, field);

  return claim != NULL ? g_variant_get_int64 (bst_claim_get_value (claim)) : -1;
}

/* Returns: (transfer none) (nullable): a word or a date. */
const char *
bst_entry_get_word (BstEntry *self, BstField field)
{
  BstClaim *claim = bst_entry_get_claim (self, field);

  return claim != NULL ? g_variant_get_string (bst_claim_get_value (claim), NULL) : NULL;
}

/* Returns: (transfer container) (nullable): the words, ended by NULL. */
const char **
bst_entry_get_words (BstEntry *self, BstField field)
{
  BstClaim *claim = bst_entry_get_claim (self, field);

  return claim != NULL ? g_variant_get_strv (bst_claim_get_value (claim), NULL) : NULL;
}

/* Returns: the flag; FALSE where it is unknown. */
gboolean
bst_entry_get_flag (BstEntry *self, BstField field)
{
  BstClaim *claim = bst_entry_get_claim (self, field);

  return claim != NULL && g_variant_get_boolean (bst_claim_get_value (claim));
}

/* Returns: a whole number of the architecture ("layers", …), or -1. */
gint64
bst_entry_get_shape (BstEntry *self, const char *member)
{
  BstClaim *claim = bst_entry_get_claim (self, BST_FIELD_ARCHITECTURE);
  gint64 number;

  if (claim != NULL && g_variant_lookup (bst_claim_get_value (claim), member, "x", &number))
    return number;
  return -1;
}

/* The class by which list and chart colour an entry. "Open source" needs a claim
 * of its own, as an open licence on the weights alone does not make it so, and that no other
 * licence comes with what it was made from. A licence that
 * nobody has looked into is one all the same; without any, nobody has said what is open. */
BstOpenness
bst_entry_get_openness (BstEntry *self)
{
  if (self->data.kind == BST_KIND_CLOSED_MODEL)
    return BST_OPENNESS_CLOSED;
  if (bst_entry_get_commercial (self) == BST_COMMERCIAL_NO)
    return BST_OPENNESS_NONCOMMERCIAL;
  if (bst_entry_get_flag (self, BST_FIELD_OPEN_SOURCE) && !bst_entry_get_verdict (self).conflicts)
    return BST_OPENNESS_SOURCE;
  if (self->data.license == NULL && bst_entry_get_claim (self, BST_FIELD_LICENSE) == NULL)
    return BST_OPENNESS_UNKNOWN;
  return BST_OPENNESS_WEIGHTS;
}

/* By its own licence and by that of what it was made from. */
BstCommercial
bst_entry_get_commercial (BstEntry *self)
{
  return bst_entry_get_verdict (self).commercial;
}

/**
 * bst_entry_get_release_days:
 * @days: (out): as bst_date_get_days() counts them
 *
 * Returns: FALSE where the date is unknown.
 */
gboolean
bst_entry_get_release_days (BstEntry *self, double *days)
{
  if (self->has_release_days)
    *days = self->release_days;
  return self->has_release_days;
}

/* Called once, when all of @self is there: whoever sorts asks for each many times. */
void
bst_entry_take_release_days (BstEntry *self)
{
  BstDate released;

  self->has_release_days = bst_date_parse (bst_entry_get_word (self, BST_FIELD_RELEASED), &released);
  if (self->has_release_days)
    self->release_days = bst_date_get_days (&released);
}

/* Returns: (transfer none) (nullable): what the Hub said of it last. */
BstRepository *
bst_entry_get_repository (BstEntry *self)
{
  return self->data.repository;
}

/* All names by which the entry is found, its family's and its maker's too. */
static char *
make_haystack (const BstEntryData *data)
{
  g_autoptr (BstHaystack) haystack = bst_haystack_new ();
  const char *const *readings = (const char *const *) data->readings;

  bst_haystack_add (haystack, data->name, readings);
  bst_haystack_add (haystack, data->id, NULL);
  for (guint i = 0; g_ptr_array_index (data->aliases, i) != NULL; i++)
    bst_haystack_add (haystack, g_ptr_array_index (data->aliases, i), readings);
  if (data->family != NULL)
    bst_haystack_join (haystack, bst_family_get_haystack (data->family));
  if (data->organization != NULL)
    bst_haystack_join (haystack, bst_organization_get_haystack (data->organization));
  for (guint i = 0; data->bynames != NULL && i < data->bynames->len; i++)
    bst_haystack_join (haystack, bst_byname_get_haystack (g_ptr_array_index (data->bynames, i)));
  return bst_haystack_dup_text (haystack);
}

/**
 * bst_entry_get_haystack:
 *
 * Made when it is first wanted, in whatever thread that is: a window that opens on a whole guide
 * does not wait for what a search would need.
 *
 * Returns: all names by which it is found, as bst_haystack_dup_text() gives them
 */
const char *
bst_entry_get_haystack (BstEntry *self)
{
  char *haystack = g_atomic_pointer_get (&self->data.haystack);

  if (haystack != NULL)
    return haystack;
  haystack = make_haystack (&self->data);
  if (g_atomic_pointer_compare_and_exchange (&self->data.haystack, NULL, haystack))
    return haystack;
  g_free (haystack);
  return g_atomic_pointer_get (&self->data.haystack);
}

/* Returns: less than, equal to or greater than 0, as the names stand in the interface's
 *   language */
int
bst_entry_compare_names (BstEntry *a, BstEntry *b)
{
  return bst_name_compare (a->data.name, bst_readings_find ((const char *const *) a->data.readings, a->data.name),
                           b->data.name, bst_readings_find ((const char *const *) b->data.readings, b->data.name));
}
