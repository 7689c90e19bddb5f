#include "config.h"

#include "library/library-private.h"

#include <string.h>

#include "catalogue/search.h"
#include "core/error.h"
#include "core/fold.h"
#include "library/guide-resources.h"
#include "library/problem.h"

enum
{
  CHANGED,
  PROBLEM,
  DOSSIER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_QUARK (bst - library - error - quark, bst_library_error)

G_DEFINE_FINAL_TYPE (BstLibrary, bst_library, G_TYPE_OBJECT)

static void
bst_library_finalize (GObject *object)
{
  BstLibrary *self = BST_LIBRARY (object);

  g_clear_pointer (&self->worker, bst_worker_free);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_pointer (&self->list, bst_catalogue_search_unref);
  g_clear_pointer (&self->hidden, g_array_unref);
  g_clear_pointer (&self->cache_dir, g_free);
  g_clear_pointer (&self->kinship, bst_kinship_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->choice_by_id, g_hash_table_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->renames, g_hash_table_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_clear_pointer (&self->in_guide, g_hash_table_unref);
  g_clear_pointer (&self->base, g_ptr_array_unref);
  g_clear_pointer (&self->guide, bst_guide_free);
  g_clear_pointer (&self->errors, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->sentences, g_strfreev);

  G_OBJECT_CLASS (bst_library_parent_class)->finalize (object);
}

static void
bst_library_class_init (BstLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bst_library_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DOSSIER] = g_signal_new ("dossier", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  /* Named here, or the linker would leave the guide out of the program. */
  g_resources_register (bst_guide_get_resource ());
}

static void
bst_library_init (BstLibrary *self)
{
  self->guide = bst_guide_new ();
  self->in_guide = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bst_repository_unref);
  self->renames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->choice_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_problem_free);
}

/* @problems: (transfer full) (element-type BstProblem)
 * @aloud: whether somebody may be listening */
void
bst_library_tell_problems (BstLibrary *self, GPtrArray *problems, gboolean aloud)
{
  for (guint i = 0; i < problems->len; i++)
    {
      BstProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *sentence = aloud ? bst_problem_dup_text (problem) : NULL;

      g_ptr_array_add (self->problems, problem);
      if (aloud)
        g_signal_emit (self, signals[PROBLEM], 0, sentence);
    }
  g_ptr_array_set_free_func (problems, NULL);
  g_ptr_array_unref (problems);
}

void
bst_library_emit_changed (BstLibrary *self)
{
  self->revision++;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* @id: of a repository of which something was kept beside its record */
void
bst_library_emit_dossier (BstLibrary *self, const char *id)
{
  g_signal_emit (self, signals[DOSSIER], 0, id);
}

/* Not worded yet: this may be a thread where nothing can be translated. */
void
bst_library_add_problem (BstLibrary *self, const GError *error)
{
  g_ptr_array_add (self->errors, g_error_copy (error));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The user's own files, in the order of their names. A folder that is not there is
 * no problem; one that cannot be read is. */
static void
add_overrides (BstLibrary *self, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) files = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  files = g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, &error);
  while (files != NULL)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (files, &info, NULL, NULL, &error) || info == NULL)
        break;
      if (g_str_has_suffix (g_file_info_get_name (info), ".json"))
        g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_autofree char *name = g_file_get_parse_name (folder);
      GError *problem = NULL;

      bst_error_set_file (&problem, BST_GUIDE_ERROR, BST_GUIDE_ERROR_CONTENT, name, g_steal_pointer (&error));
      bst_library_add_problem (self, problem);
      g_error_free (problem);
    }

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, g_ptr_array_index (names, i));
      g_autoptr (GError) file_error = NULL;

      if (!bst_guide_add_file (self->guide, file, &file_error))
        bst_library_add_problem (self, file_error);
    }
}

/**
 * bst_library_new:
 * @override_dir: (nullable): a folder of guide files of the user's own, which
 *   add to the guide and replace entries of the same id
 * @cache_dir: (nullable): the folder of what can be fetched again; %NULL to keep it
 *   in memory alone
 * @data_dir: (nullable): the folder of what only the user has, likewise
 *
 * May be called in any thread; the library then belongs to the one that gets it.
 * Files that are not there yet are made when there is something to keep.
 *
 * Returns: (transfer full): a library with all that could be read; what could not
 *   is told by bst_library_get_problems().
 */
BstLibrary *
bst_library_new (const char *override_dir, const char *cache_dir, const char *data_dir)
{
  BstLibrary *self = g_object_new (BST_TYPE_LIBRARY, NULL);
  BstStore *store = bst_store_new (cache_dir, data_dir);
  g_autoptr (BstHoldings) holdings = bst_store_load (store);

  bst_library_add_shipped (self);
  if (override_dir != NULL)
    add_overrides (self, override_dir);

  self->base = bst_guide_end (self->guide);
  bst_library_begin_list (self, cache_dir);
  bst_library_take_holdings (self, holdings);
  bst_library_tell_problems (self, bst_store_steal_problems (store), FALSE);
  self->keeps_figures = bst_store_keeps_figures (store);
  self->keeps_choices = bst_store_keeps_choices (store);
  self->worker = bst_worker_new (store);
  return self;
}

/* Returns: (transfer full): where the user's own guide files are looked for. */
char *
bst_library_dup_override_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "bestiary", "guide", NULL);
}

/* Returns: (transfer full): where what was fetched is kept. */
char *
bst_library_dup_cache_dir (void)
{
  return g_build_filename (g_get_user_cache_dir (), "bestiary", NULL);
}

/* Returns: (transfer full): where what only the user has is kept. */
char *
bst_library_dup_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "bestiary", NULL);
}

/* Returns: a number that is another whenever entries have been replaced. */
guint64
bst_library_get_revision (BstLibrary *self)
{
  return self->revision;
}

guint
bst_library_get_n_entries (BstLibrary *self)
{
  return self->entries->len;
}

/* Returns: (transfer none) (nullable): the entry of that id, in any case of letters. */
BstEntry *
bst_library_lookup (BstLibrary *self, const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);

  return g_hash_table_lookup (self->by_id, lower);
}

/* Returns: (transfer full): the words of @id, without what the query language reads as more
 * than a word */
static char *
dup_plain_words (const char *id)
{
  GString *words = g_string_new (NULL);

  for (const char *c = id; *c != '\0'; c++)
    g_string_append_c (words, g_ascii_isalnum (*c) || (guchar) *c >= 0x80 || *c == '.' ? *c : ' ');
  return g_string_free (words, FALSE);
}

/* Returns: (transfer none) (nullable): the shortest id of the entries in which all words of
 * @id are */
static const char *
find_by_words (BstLibrary *self, const char *id)
{
  g_autofree char *words = dup_plain_words (id);
  g_autoptr (BstQuery) query = bst_query_parse (words);
  const char *found = NULL;

  if (bst_query_get_n_terms (query) == 0)
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    {
      BstEntry *entry = g_ptr_array_index (self->entries, i);

      if (bst_query_matches (query, entry) && (found == NULL || strlen (bst_entry_get_id (entry)) < strlen (found)))
        found = bst_entry_get_id (entry);
    }
  return found;
}

/**
 * bst_library_dup_nearest_id:
 * @id: what somebody typed, and no entry has
 *
 * Returns: (transfer full) (nullable): the id that was probably meant: one that is spelled
 *   much like it, or else the shortest of those whose entries its words are found in
 */
char *
bst_library_dup_nearest_id (BstLibrary *self, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  char *nearest;

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (ids, (char *) bst_entry_get_id (g_ptr_array_index (self->entries, i)));
  g_ptr_array_add (ids, NULL);
  nearest = bst_nearest_word (id, (const char *const *) ids->pdata);
  return nearest != NULL ? nearest : g_strdup (find_by_words (self, id));
}

/* Returns: (transfer none) (nullable) */
BstOrganization *
bst_library_get_organization (BstLibrary *self, const char *id)
{
  return bst_guide_get_organization (self->guide, id);
}

static int
compare_organizations (gconstpointer a, gconstpointer b)
{
  return bst_organization_compare (*(BstOrganization *const *) a, *(BstOrganization *const *) b);
}

static gboolean
is_same_organization (gconstpointer a, gconstpointer b)
{
  return a == b || g_str_equal (bst_organization_get_id (a), bst_organization_get_id (b));
}

/**
 * bst_library_dup_makers:
 *
 * Returns: (transfer full) (element-type BstOrganization): those who made an entry,
 *   by name; for a choice of filters
 */
GPtrArray *
bst_library_dup_makers (BstLibrary *self)
{
  GPtrArray *makers = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_organization_unref);

  for (guint i = 0; i < self->entries->len; i++)
    {
      BstOrganization *maker = bst_entry_get_organization (g_ptr_array_index (self->entries, i));

      /* Makers that the guide does not know are made anew for each of their entries. */
      if (maker != NULL && !g_ptr_array_find_with_equal_func (makers, maker, is_same_organization, NULL))
        g_ptr_array_add (makers, bst_organization_ref (maker));
    }
  g_ptr_array_sort (makers, compare_organizations);
  return makers;
}

/* Returns: (transfer none): a sentence for each thing that could not be read or kept,
 * ended by NULL; each names the file and what is wrong with it, in the language of now.
 * To be called by the main thread; the next call takes the sentences away. */
const char *const *
bst_library_get_problems (BstLibrary *self)
{
  g_strfreev (self->sentences);
  self->sentences = g_new0 (char *, self->errors->len + self->problems->len + 1);
  for (guint i = 0; i < self->errors->len; i++)
    self->sentences[i] = bst_error_dup_sentence (g_ptr_array_index (self->errors, i));
  for (guint i = 0; i < self->problems->len; i++)
    self->sentences[self->errors->len + i] = bst_problem_dup_text (g_ptr_array_index (self->problems, i));
  return (const char *const *) self->sentences;
}

/**
 * bst_library_keeps_figures:
 *
 * Returns: FALSE where the file of what is fetched has turned out to be of no use, so that
 *   figures are there until the program ends and no longer. A problem tells why.
 */
gboolean
bst_library_keeps_figures (BstLibrary *self)
{
  return self->keeps_figures;
}

/**
 * bst_library_keeps_choices:
 *
 * Returns: FALSE where the file of what is followed, and of the changes, has turned out to
 *   be of no use, so that what is chosen holds until the program ends and no longer. A
 *   problem tells why. As files are made when there is something to keep, it is known for
 *   sure only after the first choice. A library that was made without folders is asked to
 *   keep nothing, and keeps that.
 */
gboolean
bst_library_keeps_choices (BstLibrary *self)
{
  return self->keeps_choices;
}
