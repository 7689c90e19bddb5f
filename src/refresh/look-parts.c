/* What is asked for once the record is known: all at once, as the client allows. */
#include "config.h"

#include "refresh/look-private.h"

/* So many of each relation are more than anybody reads, and one page. */
#define MOST_DERIVED 50

/* One question about the model. */
typedef struct
{
  GTask *task;
  GSourceFunc done; /* called with the task when the last question is answered */
  BstRelation relation;
} Question;

static BstLookRun *
get_run (Question *question)
{
  return g_task_get_task_data (question->task);
}

static Question *
question_new (GTask *task, GSourceFunc done)
{
  Question *question = g_new0 (Question, 1);
  BstLookRun *run = g_task_get_task_data (task);

  question->task = g_object_ref (task);
  question->done = done;
  run->open++;
  run->total++;
  return question;
}

static void
question_free (Question *question)
{
  g_autoptr (GTask) task = question->task;
  GSourceFunc done = question->done;
  BstLookRun *run = get_run (question);

  g_free (question);
  run->done++;
  bst_look_run_tell (run, 0);
  if (--run->open == 0)
    done (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
got_files (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  BstLookRun *run = get_run (question);
  g_autoptr (GError) error = NULL;
  g_autoptr (BstRepository) files = bst_hub_client_get_files_finish (BST_HUB_CLIENT (source), result, &error);

  if (files == NULL)
    {
      bst_look_run_fail (run, BST_LOOK_FILES, error);
      return;
    }
  g_clear_pointer (&run->record->files, g_ptr_array_unref);
  g_free (run->record->files_sha);
  run->record->files = g_ptr_array_ref (files->files);
  run->record->files_sha = g_strdup (files->files_sha);
}

static void
got_card (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  BstLookRun *run = get_run (question);
  BstDossier *dossier = run->dossier;

  dossier->card = bst_hub_client_get_card_finish (BST_HUB_CLIENT (source), result, NULL, NULL, &run->no_card);
  if (dossier->card == NULL)
    return;
  dossier->card_sha = g_strdup (run->revision);
  dossier->card_from = g_strdup (bst_hub_client_get_settings (run->client)->endpoint);
  dossier->card_at = get_now ();
}

static void
note_config (BstLookRun *run, BstHubConfig *config)
{
  const char *endpoint = bst_hub_client_get_settings (run->client)->endpoint;
  BstDossier *dossier = run->dossier;
  BstRepository *record = run->record;

  dossier->config = g_strdup (config->text);
  dossier->config_sha = g_strdup (run->revision);
  dossier->config_from = g_strdup (endpoint);
  dossier->config_at = get_now ();

  g_clear_pointer (&record->shape, g_variant_unref);
  record->shape = config->shape != NULL ? g_variant_ref (config->shape) : NULL;
  record->config_context = config->context;
  g_free (record->config_sha);
  record->config_sha = g_strdup (run->revision);
  g_free (record->config_from);
  record->config_from = g_strdup (endpoint);
  record->config_at = dossier->config_at;
}

static void
got_config (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  BstLookRun *run = get_run (question);
  g_autoptr (BstHubConfig) config = bst_hub_client_get_config_finish (BST_HUB_CLIENT (source), result, &run->no_config);

  if (config != NULL)
    note_config (run, config);
}

/* In the order of the lists, and each model once: one may be of two relations. */
static void
add_derived (BstDossier *dossier, GPtrArray *records)
{
  if (dossier->derived == NULL)
    dossier->derived = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  for (guint i = 0; i < records->len; i++)
    {
      BstRepository *record = g_ptr_array_index (records, i);

      if (bst_dossier_find_derived (dossier, record->id) == NULL)
        g_ptr_array_add (dossier->derived, bst_repository_ref (record));
    }
}

static void
got_derived (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  BstLookRun *run = get_run (question);
  BstDossier *dossier = run->dossier;
  g_autoptr (GError) error = NULL;
  gboolean is_all;
  g_autoptr (GPtrArray) records = bst_hub_client_list_derived_finish (BST_HUB_CLIENT (source), result, &is_all, &error);

  if (records == NULL)
    {
      bst_look_run_fail (run, BST_LOOK_DERIVED, error);
      run->no_derived = TRUE;
      return;
    }
  add_derived (dossier, records);
  if (dossier->n_derived[question->relation] < 0 && is_all)
    dossier->n_derived[question->relation] = records->len;
}

/* Whether what is kept is of the revision that would be asked for. */
static gboolean
is_of_revision (const BstLookRun *run, gint64 at, const char *sha)
{
  return at >= 0 && run->record->sha != NULL && g_strcmp0 (sha, run->record->sha) == 0;
}

static void
ask_files (GTask *task, GSourceFunc done)
{
  BstLookRun *run = g_task_get_task_data (task);
  const BstRepository *known = run->known;

  if (known != NULL && known->files != NULL && is_of_revision (run, 0, known->files_sha))
    {
      run->record->files = g_ptr_array_ref (known->files);
      run->record->files_sha = g_strdup (known->files_sha);
      return;
    }
  bst_hub_client_get_files_async (run->client, run->record->id, run->revision, g_task_get_cancellable (task),
                                  got_files, question_new (task, done));
}

/* What is kept of the same revision is true still. */
static void
ask_card (GTask *task, GSourceFunc done)
{
  BstLookRun *run = g_task_get_task_data (task);
  const BstDossier *before = run->before;

  if (before != NULL && is_of_revision (run, before->card_at, before->card_sha))
    {
      run->dossier->card = g_strdup (before->card);
      run->dossier->card_sha = g_strdup (before->card_sha);
      run->dossier->card_from = g_strdup (before->card_from);
      run->dossier->card_at = get_now ();
      return;
    }
  bst_hub_client_get_card_async (run->client, run->record->id, run->revision, NULL, g_task_get_cancellable (task),
                                 got_card, question_new (task, done));
}

/* A question counts as a download: what is kept of the same revision is not asked for again. */
static void
ask_config (GTask *task, GSourceFunc done)
{
  BstLookRun *run = g_task_get_task_data (task);
  const BstDossier *before = run->before;

  if (before != NULL && is_of_revision (run, before->config_at, before->config_sha) &&
      (before->config[0] == '\0' || (run->known != NULL && is_of_revision (run, run->known->config_at, run->known->config_sha))))
    {
      run->dossier->config = g_strdup (before->config);
      run->dossier->config_sha = g_strdup (before->config_sha);
      run->dossier->config_from = g_strdup (before->config_from);
      run->dossier->config_at = get_now ();
      return;
    }
  bst_hub_client_get_config_async (run->client, run->record->id, run->revision, g_task_get_cancellable (task),
                                   got_config, question_new (task, done));
}

/* Only what the Hub does not say to be none is asked for. */
static void
ask_derived (GTask *task, GSourceFunc done)
{
  BstLookRun *run = g_task_get_task_data (task);
  GPtrArray *none = g_ptr_array_new ();

  add_derived (run->dossier, none);
  g_ptr_array_unref (none);
  for (guint i = BST_RELATION_UNKNOWN + 1; i < BST_N_RELATIONS; i++)
    {
      Question *question;

      run->dossier->n_derived[i] = run->record->n_children[i];
      if (run->record->n_children[i] == 0)
        continue;
      question = question_new (task, done);
      question->relation = i;
      bst_hub_client_list_derived_async (run->client, run->record->id, i, MOST_DERIVED, g_task_get_cancellable (task),
                                         got_derived, question);
    }
}

/**
 * bst_look_run_ask_parts:
 * @done: called with @task when all has been answered
 */
void
bst_look_run_ask_parts (GTask *task, GSourceFunc done)
{
  BstLookRun *run = g_task_get_task_data (task);
  /* Stands for the record, and holds the run open until all is asked. */
  g_autoptr (Question) guard = question_new (task, done);

  if ((run->parts & BST_LOOK_FILES) != 0)
    ask_files (task, done);
  if ((run->parts & BST_LOOK_CARD) != 0)
    ask_card (task, done);
  if ((run->parts & BST_LOOK_CONFIG) != 0)
    ask_config (task, done);
  if ((run->parts & BST_LOOK_DERIVED) != 0)
    ask_derived (task, done);
}
