#include "config.h"

#include "hub-rows.h"

#include "../hub/traits.h"

/* A moment after the last change of any. */
#define FETCHED G_GINT64_CONSTANT (1795000000)

static void
read_languages (BstHubRow *self)
{
  const char *const *languages = bst_test_facts_languages (&self->facts);

  self->languages[0] = '\0';
  for (guint i = 0; languages[i] != NULL; i++)
    {
      if (i > 0)
        g_strlcat (self->languages, " ", sizeof self->languages);
      g_strlcat (self->languages, languages[i], sizeof self->languages);
    }
  if (self->languages[0] != '\0')
    self->row.languages = self->languages;
}

static void
read_bases (BstHubRow *self)
{
  const char *relation = bst_test_facts_relation (&self->facts);
  guint n = bst_test_facts_count_bases (&self->facts);

  self->bases[0] = '\0';
  for (guint i = 0; i < n; i++)
    {
      BstTestFacts base;

      bst_test_facts_base_name (&self->facts, i, &base);
      if (i > 0)
        g_strlcat (self->bases, " ", sizeof self->bases);
      g_strlcat (self->bases, base.id, sizeof self->bases);
    }
  if (n > 0)
    self->row.base_models = self->bases;
  if (relation != NULL)
    bst_relation_from_string (relation, &self->row.relation);
}

static void
read_license (BstListed *row, BstTestLicense license)
{
  switch (license)
    {
    case BST_TEST_LICENSE_NONE:
      break;
    case BST_TEST_LICENSE_ARRAY:
      row->license = "mit";
      break;
    case BST_TEST_LICENSE_TWO:
      row->license = "apache-2.0";
      break;
    case BST_TEST_LICENSE_OTHER:
      row->license = "other";
      row->license_name = "heron-community";
      break;
    default:
      row->license = bst_test_license_id (license);
    }
}

/**
 * bst_hub_row_init:
 * @self: (out): must not be moved: the row lends its texts
 */
void
bst_hub_row_init (BstHubRow *self, const BstTestCatalogue *catalogue, guint index)
{
  BstListed *row = &self->row;
  gint64 parameters;

  bst_test_catalogue_read (catalogue, index, &self->facts);
  bst_listed_init (row);
  row->id = self->facts.id;
  row->endpoint = BST_HUB_ENDPOINT;
  row->task = bst_test_facts_task (&self->facts);
  row->library_name = bst_test_facts_library (&self->facts);
  read_license (row, bst_test_facts_license (&self->facts));
  read_languages (self);
  read_bases (self);
  row->downloads = self->facts.downloads;
  row->likes = self->facts.likes;
  row->created_at = self->facts.created;
  row->last_modified = self->facts.modified;
  row->fetched_at = FETCHED;
  parameters = bst_test_facts_parameters (&self->facts);
  row->parameters = parameters > 0 ? parameters : -1;
  if (self->facts.kind == BST_TEST_GGUF_FILES)
    row->context = self->facts.family->context;
  row->gated = self->facts.gated != NULL ? BST_GATED_AUTO : BST_GATED_NO;
  row->presence = BST_PRESENCE_THERE;
}
