#include "config.h"

#include "library/harvest.h"

struct _BstHarvest
{
  GPtrArray *records; /* BstRepository */
  GArray *unchanged; /* BstUnchanged */
  GArray *names; /* BstRename: of all that came under the name of a question */
  GPtrArray *dossiers; /* BstDossier */
};

static void
unchanged_clear (gpointer data)
{
  bst_repository_unref (((BstUnchanged *) data)->known);
}

static void
rename_clear (gpointer data)
{
  BstRename *rename = data;

  g_free (rename->from);
  g_free (rename->to);
}

/* Returns: (transfer full) (element-type BstRename): an empty list */
GArray *
bst_renames_new (void)
{
  GArray *renames = g_array_new (FALSE, FALSE, sizeof (BstRename));

  g_array_set_clear_func (renames, rename_clear);
  return renames;
}

/* Returns: (transfer full): a harvest with nothing in it */
BstHarvest *
bst_harvest_new (void)
{
  BstHarvest *self = g_atomic_rc_box_new0 (BstHarvest);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_repository_unref);
  self->unchanged = g_array_new (FALSE, FALSE, sizeof (BstUnchanged));
  g_array_set_clear_func (self->unchanged, unchanged_clear);
  self->names = bst_renames_new ();
  self->dossiers = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_dossier_unref);
  return self;
}

/* Returns: (transfer full) */
BstHarvest *
bst_harvest_ref (BstHarvest *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
harvest_clear (gpointer data)
{
  BstHarvest *self = data;

  g_ptr_array_unref (self->records);
  g_array_unref (self->unchanged);
  g_array_unref (self->names);
  g_ptr_array_unref (self->dossiers);
}

void
bst_harvest_unref (BstHarvest *self)
{
  g_atomic_rc_box_release_full (self, harvest_clear);
}

/**
 * bst_harvest_add:
 * @record: (transfer none): an answer; one that says nothing but BST_PRESENCE_GONE
 *   or BST_PRESENCE_DISABLED marks the figures that the library has
 * @asked: (nullable): the id that was asked for, where it may not be the record's
 *
 * Adds an answer. Where the Hub answered under another id than was asked for, the
 * repository has been renamed: what is shown under the old id is from now on what is
 * known of the new one, until the old id is answered for again.
 */
void
bst_harvest_add (BstHarvest *self, const BstRepository *record, const char *asked)
{
  BstRename name = { .from = g_strdup (asked), .to = g_strdup (record->id) };

  g_ptr_array_add (self->records, bst_repository_ref (record));
  if (asked != NULL)
    g_array_append_val (self->names, name);
  else
    rename_clear (&name);
}

/**
 * bst_harvest_add_unchanged:
 * @known: (transfer none): the record that the question named, by its etag
 * @fetched_at: when the Hub said so: seconds since 1970, UTC
 *
 * Adds that @known is true still (the answer was 304). What the library's files have by
 * then may be another program's, of another time or Hub, of which nothing was said.
 */
void
bst_harvest_add_unchanged (BstHarvest *self, const BstRepository *known, gint64 fetched_at)
{
  BstUnchanged unchanged = { .known = bst_repository_ref (known), .fetched_at = fetched_at };

  g_array_append_val (self->unchanged, unchanged);
}

/**
 * bst_harvest_add_dossier:
 * @dossier: (transfer none): what came of a repository beside its record, under the name that
 *   it has now; a part that did not come, whose time is -1, stays as it is kept
 */
void
bst_harvest_add_dossier (BstHarvest *self, const BstDossier *dossier)
{
  g_ptr_array_add (self->dossiers, bst_dossier_ref (dossier));
}

/* Returns: how many answers are in it */
guint
bst_harvest_get_size (BstHarvest *self)
{
  return self->records->len + self->unchanged->len + self->dossiers->len;
}

/* Returns: (transfer none) (element-type BstDossier) */
GPtrArray *
bst_harvest_get_dossiers (BstHarvest *self)
{
  return self->dossiers;
}

/* Returns: (transfer none) (element-type BstRepository) */
GPtrArray *
bst_harvest_get_records (BstHarvest *self)
{
  return self->records;
}

/* Returns: (transfer none) (element-type BstUnchanged) */
GArray *
bst_harvest_get_unchanged (BstHarvest *self)
{
  return self->unchanged;
}

/**
 * bst_harvest_get_names:
 *
 * Returns: (transfer none) (element-type BstRename): each id that was asked for, and the
 *   one that the answer had, which is mostly the same. They hold all at once: two
 *   repositories may have taken each other's names.
 */
GArray *
bst_harvest_get_names (BstHarvest *self)
{
  return self->names;
}
