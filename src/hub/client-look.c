/* What is asked for when somebody looks at one model. */
#include "config.h"

#include "hub/client-private.h"

/**
 * bst_hub_client_get_model_with_children_async:
 *
 * As bst_hub_client_get_model_async(), and asks how many models are made of it. A server that
 * does not know of that refuses the question as a whole.
 */
void
bst_hub_client_get_model_with_children_async (BstHubClient *self, const char *id, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data)
{
  const char *endpoint = bst_hub_client_get_settings (self)->endpoint;

  if (bst_hub_client_refuse_id (self, id, callback, user_data))
    return;
  bst_hub_call_async (self, bst_hub_client_get_queue (self), bst_hub_request_model_with_children (endpoint, id), 0,
                      (BstHubReader) bst_hub_client_read_model, (GDestroyNotify) bst_repository_unref,
                      cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): what the Hub says; without an etag, since the answer to
 *   the usual question is another */
BstRepository *
bst_hub_client_get_model_with_children_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  BstRepository *record = bst_hub_call_finish (result, error);

  if (record != NULL)
    g_clear_pointer (&record->etag, g_free);
  return record;
}

/**
 * bst_hub_client_get_config_async:
 * @revision: a sha, a branch or a tag
 *
 * Asks for a model's config.json, which the Hub counts as a download of it. One that is gated
 * gives it only to who has accepted its terms: BST_HUB_ERROR_GATED. Where it has none, the
 * error is bst_hub_error_is_of_file().
 */
void
bst_hub_client_get_config_async (BstHubClient *self, const char *id, const char *revision,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  const char *endpoint = bst_hub_client_get_settings (self)->endpoint;

  if (bst_hub_client_refuse_id (self, id, callback, user_data))
    return;
  bst_hub_call_async (self, bst_hub_client_get_queue (self), bst_hub_request_config (endpoint, id, revision), 0,
                      (BstHubReader) bst_hub_reply_read_config_file, (GDestroyNotify) bst_hub_config_free, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): the file, and what it tells */
BstHubConfig *
bst_hub_client_get_config_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  return bst_hub_call_finish (result, error);
}

/* What is made of which model how. */
typedef struct
{
  char *id;
  BstRelation relation;
  gboolean is_all;
} Derived;

static void
derived_free (gpointer data)
{
  Derived *derived = data;

  g_free (derived->id);
  g_free (derived);
}

static gboolean
names_base (const BstRepository *record, const char *id)
{
  for (guint i = 0; record->base_models != NULL && record->base_models[i] != NULL; i++)
    if (g_ascii_strcasecmp (record->base_models[i], id) == 0)
      return TRUE;
  return FALSE;
}

/* A server that takes no heed of the filter sends what is made of anything. */
static GPtrArray *
pick_derived (const Derived *derived, GPtrArray *records)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);

  for (guint i = 0; i < records->len; i++)
    {
      BstRepository *record = g_ptr_array_index (records, i);

      if (!names_base (record, derived->id) || g_ascii_strcasecmp (record->id, derived->id) == 0)
        continue;
      /* It was made for this answer, and nobody has seen it yet. */
      if (record->relation == BST_RELATION_UNKNOWN)
        record->relation = derived->relation;
      g_ptr_array_add (picked, bst_repository_ref (record));
    }
  return picked;
}

static void
got_derived (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Derived *derived = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BstHubPage) page = bst_hub_client_list_page_finish (BST_HUB_CLIENT (source), result, &error);

  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  derived->is_all = page->next_link == NULL;
  g_task_return_pointer (task, pick_derived (derived, page->repositories), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * bst_hub_client_list_derived_async:
 * @id: the base model
 * @relation: what is made of it: any but BST_RELATION_UNKNOWN
 * @limit: how many at most; one page
 *
 * Asks for what was made of a model in one way, the most downloaded first.
 */
void
bst_hub_client_list_derived_async (BstHubClient *self, const char *id, BstRelation relation, guint limit,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *tag = g_strdup_printf ("base_model:%s:%s", bst_relation_to_string (relation), id);
  const char *const filter[] = { tag, NULL };
  BstHubListQuery query = { .filter = filter, .sort = "downloads", .limit = limit, .fields = BST_HUB_FIELDS_DERIVED };
  Derived *derived;
  GTask *task;

  if (bst_hub_client_refuse_id (self, id, callback, user_data))
    return;
  task = g_task_new (self, cancellable, callback, user_data);
  derived = g_new0 (Derived, 1);
  derived->id = g_strdup (id);
  derived->relation = relation;
  g_task_set_source_tag (task, bst_hub_client_list_derived_async);
  g_task_set_task_data (task, derived, derived_free);
  bst_hub_client_list_page_async (self, &query, NULL, cancellable, got_derived, task);
}

/* @is_all: (out): whether there are no more than these
 * Returns: (transfer full) (nullable) (element-type BstRepository): brief records, which
 *   all name that base model */
GPtrArray *
bst_hub_client_list_derived_finish (BstHubClient *self, GAsyncResult *result, gboolean *is_all, GError **error)
{
  const Derived *derived = g_task_get_task_data (G_TASK (result));

  *is_all = derived != NULL && derived->is_all;
  return g_task_propagate_pointer (G_TASK (result), error);
}
