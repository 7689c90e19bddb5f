#include "config.h"

#include "hub/client-private.h"

#include "hub/groups.h"

/* A list ends where a few single questions take less. */
#define PAGE 100
#define MOST_PAGES 3
#define WORTH_A_PAGE 3

/* So many in a row that fail for a reason which the next would fail for too. */
#define ENOUGH_FAILURES 3

typedef struct
{
  GPtrArray *wanted; /* BstHubWanted, each with texts of its own */
  BstHubModelFunc on_model;
  BstHubProgressFunc on_progress;
  gpointer func_data;

  GCancellable *inner; /* also ends what is under way when going on makes no sense */
  gulong cancelled;
  GPtrArray *groups;
  guint open; /* calls whose callback will come */
  guint done;
  guint answered;
  guint failures;
  GError *error;
} Many;

/* A call for some of the wanted. */
typedef struct
{
  GTask *task;
  const BstHubGroup *group; /* for a list */
  GArray *missing; /* guint: those of the group that no page had so far */
  guint pages;
  guint index; /* for a single one, or files */
  BstRepository *repository; /* whose files are asked for */
} Part;

static void
wanted_free (gpointer data)
{
  BstHubWanted *wanted = data;

  g_free ((char *) wanted->id);
  g_free ((char *) wanted->etag);
  g_free ((char *) wanted->files_sha);
  g_free (wanted);
}

static void
many_free (gpointer data)
{
  Many *many = data;

  g_ptr_array_unref (many->wanted);
  g_clear_pointer (&many->groups, g_ptr_array_unref);
  g_object_unref (many->inner);
  g_clear_error (&many->error);
  g_free (many);
}

/* Takes part in the run until it is freed. */
static Part *
part_new (GTask *task)
{
  Many *many = g_task_get_task_data (task);
  Part *part = g_new0 (Part, 1);

  many->open++;
  part->task = g_object_ref (task);
  return part;
}

static void
end_run (GTask *task)
{
  Many *many = g_task_get_task_data (task);

  if (many->cancelled != 0)
    g_cancellable_disconnect (g_task_get_cancellable (task), many->cancelled);
  many->cancelled = 0;
  if (g_task_return_error_if_cancelled (task))
    return;
  if (many->error != NULL && (many->answered == 0 || many->done < many->wanted->len))
    g_task_return_error (task, g_steal_pointer (&many->error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
part_free (Part *part)
{
  g_autoptr (GTask) task = part->task;
  Many *many = g_task_get_task_data (task);

  g_clear_pointer (&part->missing, g_array_unref);
  g_clear_pointer (&part->repository, bst_repository_unref);
  g_free (part);
  if (--many->open == 0)
    end_run (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Part, part_free)

/* A failure that every other request would meet as well. */
static gboolean
is_of_all (const GError *error)
{
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_OFFLINE) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_RATE_LIMITED) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_UNAUTHORIZED);
}

static gboolean
is_of_many (const GError *error)
{
  return is_of_all (error) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_SERVER);
}

/* A failure that tells something of the one repository. */
static gboolean
is_answer (const GError *error)
{
  return g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_NOT_FOUND) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_GATED) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_DISABLED) ||
         g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_WITHHELD);
}

static void
note_answer (Many *many)
{
  many->answered++;
  many->failures = 0;
}

/* Returns: whether the run goes on after @error. */
static gboolean
note_failure (Many *many, const GError *error)
{
  if (g_cancellable_is_cancelled (many->inner))
    return FALSE;
  if (is_answer (error))
    {
      note_answer (many);
      return TRUE;
    }
  if (many->error == NULL)
    many->error = g_error_copy (error);
  /* Where nobody has ever answered as a Hub does, there is none. */
  if (!is_of_many (error) &&
      (many->answered > 0 || !g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_BAD_REPLY)))
    return TRUE;
  many->failures++;
  /* Who has said nothing to a question and to its repetition will not answer the next. */
  if (many->failures < ENOUGH_FAILURES &&
      (many->answered > 0 ||
       !(is_of_all (error) || g_error_matches (error, BST_HUB_ERROR, BST_HUB_ERROR_TIMEOUT))))
    return TRUE;
  /* the last failure says best why */
  g_clear_error (&many->error);
  many->error = g_error_copy (error);
  g_cancellable_cancel (many->inner);
  return FALSE;
}

/* Tells of one of the wanted, once. */
static void
tell (GTask *task, guint index, BstRepository *repository, const GError *error)
{
  Many *many = g_task_get_task_data (task);

  /* Nothing more is told once the run has been cancelled. */
  if (g_cancellable_is_cancelled (many->inner))
    return;
  many->done++;
  many->on_model (g_ptr_array_index (many->wanted, index), repository, error, many->func_data);
  if (many->on_progress != NULL)
    many->on_progress (many->done, many->wanted->len, many->func_data);
}

static void
got_files (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Part) part = data;
  Many *many = g_task_get_task_data (part->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) files = bst_hub_client_get_files_finish (BST_HUB_CLIENT (source), result, &error);

  if (files != NULL)
    {
      note_answer (many);
      /* The record was made for this run, and nobody has seen it yet. */
      part->repository->files = g_ptr_array_ref (files->files);
      part->repository->files_sha = g_strdup (files->files_sha);
    }
  /* The figures are worth telling without the files. */
  else if (!note_failure (many, error))
    return;
  tell (part->task, part->index, part->repository, NULL);
}

/* What the Hub says of one of the wanted has come. */
static void
take (GTask *task, guint index, BstRepository *repository)
{
  Many *many = g_task_get_task_data (task);
  BstHubClient *self = g_task_get_source_object (task);
  const BstHubWanted *wanted = g_ptr_array_index (many->wanted, index);
  Part *part;

  if (!wanted->with_files || repository->sha == NULL || g_strcmp0 (repository->sha, wanted->files_sha) == 0)
    {
      tell (task, index, repository, NULL);
      return;
    }
  part = part_new (task);
  part->index = index;
  part->repository = bst_repository_ref (repository);
  bst_hub_client_get_files_async (self, repository->id, repository->sha, many->inner, got_files, part);
}

static void
got_single (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Part) part = data;
  Many *many = g_task_get_task_data (part->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) repository =
    bst_hub_client_get_model_finish (BST_HUB_CLIENT (source), result, NULL, &error);

  if (error != NULL)
    {
      if (note_failure (many, error))
        tell (part->task, part->index, NULL, error);
      return;
    }
  note_answer (many);
  if (repository != NULL)
    take (part->task, part->index, repository);
  else
    tell (part->task, part->index, NULL, NULL);
}

static void
ask_single (GTask *task, guint index)
{
  Many *many = g_task_get_task_data (task);
  const BstHubWanted *wanted = g_ptr_array_index (many->wanted, index);
  Part *part = part_new (task);

  part->index = index;
  bst_hub_client_get_model_async (g_task_get_source_object (task), wanted->id, wanted->etag, many->inner,
                                  got_single, part);
}

/* Returns: whether @id is one of those that are still missing; these are told. */
static gboolean
take_missing (Part *part, const char *id, BstRepository *repository, const GError *error)
{
  Many *many = g_task_get_task_data (part->task);

  for (guint i = 0; i < part->missing->len; i++)
    {
      guint index = g_array_index (part->missing, guint, i);
      const BstHubWanted *wanted = g_ptr_array_index (many->wanted, index);

      if (g_ascii_strcasecmp (wanted->id, id) != 0)
        continue;
      g_array_remove_index (part->missing, i--);
      if (repository != NULL)
        {
          /* each has one of its own, for its files */
          g_autoptr (BstRepository) copy = bst_repository_copy (repository);

          take (part->task, index, copy);
        }
      else
        tell (part->task, index, NULL, error);
    }
  return part->missing->len > 0;
}

static void ask_page (Part *part, const char *next_link);

static void
got_page (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Part) part = data;
  Many *many = g_task_get_task_data (part->task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstHubPage) page = bst_hub_client_list_page_finish (BST_HUB_CLIENT (source), result, &error);

  /* A list that is refused, or cannot be read, says nothing of the models themselves. */
  if (page == NULL && (is_of_all (error) || bst_hub_error_is_passing (error)))
    {
      if (note_failure (many, error))
        for (guint i = 0; i < part->missing->len; i++)
          tell (part->task, g_array_index (part->missing, guint, i), NULL, error);
      return;
    }
  if (page != NULL)
    {
      note_answer (many);
      for (guint i = 0; i < page->repositories->len; i++)
        {
          BstRepository *repository = g_ptr_array_index (page->repositories, i);

          if (!take_missing (part, repository->id, repository, NULL))
            return;
        }
      for (guint i = 0; i < page->slips->len; i++)
        {
          const BstHubSlip *slip = g_ptr_array_index (page->slips, i);

          if (slip->id != NULL)
            take_missing (part, slip->id, NULL, slip->error);
        }
      if (page->next_link != NULL && part->missing->len >= WORTH_A_PAGE && ++part->pages < MOST_PAGES)
        {
          ask_page (g_steal_pointer (&part), page->next_link);
          return;
        }
    }
  /* What has another name by now, is private, or gone is told only to those who ask for
   * it alone. */
  for (guint i = 0; i < part->missing->len; i++)
    ask_single (part->task, g_array_index (part->missing, guint, i));
}

/* @part: (transfer full) */
static void
ask_page (Part *part, const char *next_link)
{
  Many *many = g_task_get_task_data (part->task);
  BstHubListQuery query = {
    .author = part->group->author, .search = part->group->search, .sort = "downloads", .limit = PAGE
  };

  bst_hub_client_list_page_async (g_task_get_source_object (part->task), &query, next_link, many->inner,
                                  got_page, part);
}

static void
ask_group (GTask *task, const BstHubGroup *group)
{
  Part *part = part_new (task);

  part->group = group;
  part->missing = g_array_copy (group->members);
  ask_page (part, NULL);
}

static void
on_cancelled (GCancellable *cancellable, gpointer inner)
{
  g_cancellable_cancel (inner);
}

static BstHubWanted *
copy_wanted (const BstHubWanted *wanted)
{
  BstHubWanted *copy = g_new0 (BstHubWanted, 1);

  copy->id = g_strdup (wanted->id);
  copy->etag = g_strdup (wanted->etag);
  copy->files_sha = g_strdup (wanted->files_sha);
  copy->with_files = wanted->with_files;
  return copy;
}

/**
 * bst_hub_client_get_models_async:
 * @wanted: (array length=n_wanted): the first of them are asked for first
 * @on_model: called for each of them as it comes, once, in any order
 * @on_progress: (nullable)
 *
 * Asks for many models with as few requests as the Hub allows: one list for all
 * of an author's that are called alike, one question for each other, and one more for
 * each whose files changed. What a list does not have is asked for alone, which follows
 * a new name.
 */
void
bst_hub_client_get_models_async (BstHubClient *self, const BstHubWanted *wanted, guint n_wanted,
                                 BstHubModelFunc on_model, BstHubProgressFunc on_progress, gpointer func_data,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree const char **ids = g_new0 (const char *, n_wanted + 1);
  g_autoptr (Part) guard = NULL;
  Many *many = g_new0 (Many, 1);

  g_task_set_source_tag (task, bst_hub_client_get_models_async);
  many->wanted = g_ptr_array_new_with_free_func (wanted_free);
  for (guint i = 0; i < n_wanted; i++)
    {
      g_ptr_array_add (many->wanted, copy_wanted (&wanted[i]));
      ids[i] = wanted[i].id;
    }
  many->on_model = on_model;
  many->on_progress = on_progress;
  many->func_data = func_data;
  many->inner = g_cancellable_new ();
  g_task_set_task_data (task, many, many_free);
  if (cancellable != NULL)
    many->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                             g_object_ref (many->inner), g_object_unref);
  many->groups = bst_hub_groups_new (ids, n_wanted);

  /* Holds the run open until all is asked. */
  guard = part_new (task);
  for (guint i = 0; i < many->groups->len; i++)
    {
      const BstHubGroup *group = g_ptr_array_index (many->groups, i);

      if (group->author != NULL)
        ask_group (task, group);
      else
        ask_single (task, g_array_index (group->members, guint, 0));
    }
}

/**
 * bst_hub_client_get_models_finish:
 *
 * Returns: whether the run came to its end. A model that failed alone does not count; it
 *   is FALSE where the run was cancelled, where nothing was answered at all, and where it
 *   ended early since all others would have failed as well. Those of which nothing was
 *   told are as they were.
 */
gboolean
bst_hub_client_get_models_finish (BstHubClient *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, bst_hub_client_get_models_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
