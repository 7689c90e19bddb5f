#include "config.h"

#include "refresh/outcome.h"

#include "core/change.h"
#include "core/format.h"

#include <glib/gi18n.h>

static void
failure_free (gpointer data)
{
  BstRefreshFailure *failure = data;

  g_free (failure->id);
  g_error_free (failure->error);
  g_free (failure);
}

/* Returns: (transfer full): of a refresh that has not asked for anything yet */
BstRefreshOutcome *
bst_refresh_outcome_new (void)
{
  BstRefreshOutcome *self = g_new0 (BstRefreshOutcome, 1);

  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_change_unref);
  self->renames = bst_renames_new ();
  self->failures = g_ptr_array_new_with_free_func (failure_free);
  return self;
}

void
bst_refresh_outcome_free (BstRefreshOutcome *self)
{
  g_ptr_array_unref (self->changes);
  g_array_unref (self->renames);
  g_ptr_array_unref (self->failures);
  g_clear_error (&self->error);
  g_free (self);
}

void
bst_refresh_outcome_add_failure (BstRefreshOutcome *self, const char *id, gboolean of_files, const GError *error)
{
  BstRefreshFailure *failure = g_new0 (BstRefreshFailure, 1);

  failure->id = g_strdup (id);
  failure->of_files = of_files;
  failure->error = g_error_copy (error);
  g_ptr_array_add (self->failures, failure);
}

static guint
count_changed (const BstRefreshOutcome *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->changes->len; i++)
    g_hash_table_add (ids, ((const BstChange *) g_ptr_array_index (self->changes, i))->id);
  return g_hash_table_size (ids);
}

/* Returns: (transfer full): @first, and @second after it if there is one */
static char *
join_sentences (char *first, char *second)
{
  g_autofree char *before = first, *after = second;

  if (after == NULL)
    return g_steal_pointer (&before);
  /* Translators: two sentences, one after the other; Chinese needs no space between them */
  return g_strdup_printf (C_ ("sentences", "%s %s"), before, after);
}

static char *
dup_heard (const BstRefreshOutcome *self)
{
  g_autofree char *answered = bst_format_number (self->answered), *asked = bst_format_number (self->asked);

  if (self->answered < self->asked)
    return g_strdup_printf (ngettext ("%s of %s model was refreshed.", "%s of %s models were refreshed.", self->asked),
                            answered, asked);
  return g_strdup_printf (ngettext ("%s model was refreshed.", "%s models were refreshed.", self->asked), asked);
}

/* Returns: (nullable): nothing at first sight, when there is nothing to compare with */
static char *
dup_changed (const BstRefreshOutcome *self)
{
  guint n_changed = count_changed (self);
  g_autofree char *number = bst_format_number (n_changed);

  if (self->answered == self->fresh)
    return NULL;
  if (n_changed == 0)
    return g_strdup (_ ("Nothing has changed."));
  /* Translators: so many of the models that were refreshed are not as they were */
  return g_strdup_printf (ngettext ("%s has changed.", "%s have changed.", n_changed), number);
}

static char *
dup_left (const BstRefreshOutcome *self)
{
  g_autofree char *number = bst_format_number (self->files_left);

  if (self->files_left == 0)
    return NULL;
  /* Translators: the Hub allows only so many requests in five minutes */
  return g_strdup_printf (ngettext ("The list of files of %s model is left for the next refresh.",
                                    "The lists of files of %s models are left for the next refresh.", self->files_left),
                          number);
}

/**
 * bst_refresh_outcome_dup_text:
 *
 * Returns: (transfer full): how many models were asked for, what came of it, and what was left,
 *   in one to three sentences; of failures it says nothing
 */
char *
bst_refresh_outcome_dup_text (const BstRefreshOutcome *self)
{
  return join_sentences (join_sentences (dup_heard (self), dup_changed (self)), dup_left (self));
}
