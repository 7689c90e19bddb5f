/* A page of the Hub's list of models. */
#include "config.h"

#include "hub/reply-private.h"

#include "hub/id.h"

#include <string.h>

static void
slip_free (gpointer data)
{
  BstHubSlip *slip = data;

  g_free (slip->id);
  g_error_free (slip->error);
  g_free (slip);
}

/* Returns: (transfer full) (nullable): the page that follows; see bst_hub_next_link_parse() */
char *
bst_hub_answer_dup_next_link (const BstHubAnswer *answer, const char *endpoint)
{
  g_autofree char *link = bst_hub_next_link_parse (answer->link, endpoint);

  /* A page that leads to itself would be read for ever: it is the last. */
  if (link != NULL && answer->url != NULL && g_str_has_prefix (answer->url, endpoint) &&
      g_str_equal (answer->url + strlen (endpoint), link))
    return NULL;
  return g_steal_pointer (&link);
}

/* Returns: (transfer full): a page with nothing on it */
BstHubPage *
bst_hub_page_new (const BstHubAnswer *answer, const char *endpoint)
{
  BstHubPage *self = g_new0 (BstHubPage, 1);

  self->repositories = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  self->slips = g_ptr_array_new_with_free_func (slip_free);
  self->next_link = bst_hub_answer_dup_next_link (answer, endpoint);
  return self;
}

void
bst_hub_page_free (BstHubPage *self)
{
  g_ptr_array_unref (self->repositories);
  g_ptr_array_unref (self->slips);
  g_free (self->next_link);
  g_free (self);
}

/* Has the errors of the slips say who sent them; for the main thread alone. */
void
bst_hub_page_word_slips (BstHubPage *self, const char *endpoint)
{
  for (guint i = 0; i < self->slips->len; i++)
    {
      BstHubSlip *slip = g_ptr_array_index (self->slips, i);

      slip->error = bst_hub_reply_word (slip->error, endpoint);
    }
}

static void
read_element (BstHubPage *page, JsonNode *node, guint index, const BstHubAnswer *answer, const char *endpoint)
{
  g_autofree char *where = g_strdup_printf ("[%u].", index);
  g_autoptr (GError) error = NULL;
  JsonObject *object = bst_json_node_object (node, where, &error);
  BstRepository *repository = NULL;
  const char *id = NULL;
  BstHubSlip *slip;

  if (object != NULL)
    repository = bst_hub_reply_read_repository (object, where, answer, endpoint, &error);
  if (repository != NULL)
    {
      g_ptr_array_add (page->repositories, repository);
      return;
    }
  if (object != NULL)
    bst_json_read_string (object, "", "id", BST_JSON_OPTIONAL, &id, NULL);
  slip = g_new0 (BstHubSlip, 1);
  slip->id = id != NULL && bst_hub_id_is_safe (id) ? g_strdup (id) : NULL;
  slip->error = g_steal_pointer (&error);
  g_ptr_array_add (page->slips, slip);
}

/**
 * bst_hub_reply_read_page:
 *
 * Returns: (transfer full) (nullable): a page of repositories; an error where not one of
 *   a page that has some can be read
 */
BstHubPage *
bst_hub_reply_read_page (const BstHubAnswer *answer, const char *endpoint, GError **error)
{
  g_autoptr (JsonNode) root = bst_hub_reply_parse (answer, JSON_NODE_ARRAY, error);
  g_autoptr (BstHubPage) page = NULL;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  array = json_node_get_array (root);
  page = bst_hub_page_new (answer, endpoint);
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_element (page, json_array_get_element (array, i), i, answer, endpoint);
  if (page->repositories->len == 0 && page->slips->len > 0)
    {
      const BstHubSlip *slip = g_ptr_array_index (page->slips, 0);

      g_propagate_error (error, g_error_copy (slip->error));
      return NULL;
    }
  return g_steal_pointer (&page);
}
