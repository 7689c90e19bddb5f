/* What is written into a catalogue comes out of it, in the orders that it promises. */
#include "config.h"

#include "catalogue/catalogue-private.h"
#include "catalogue/writer.h"
#include "core/collate.h"
#include "core/fold.h"
#include "rows.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ROWS 5000

static char *folder;

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Thousands of files, none of which the disk has to be waited for. */
static void
put_bytes (const char *path, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static BstCatalogue *
write_rows (const char *name, BstCatalogueWriter *writer)
{
  g_autofree char *path = dup_path (name);
  g_autoptr (GError) error = NULL;
  BstCatalogue *catalogue;

  g_assert_true (bst_catalogue_writer_end (writer, path, 42, NULL, &error));
  g_assert_no_error (error);
  catalogue = bst_catalogue_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bst_catalogue_get_stamp (catalogue), ==, 42);
  return catalogue;
}

static BstCatalogue *
make_catalogue (const char *name, guint n)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();

  for (guint i = 0; i < n; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  return write_rows (name, writer);
}

static void
assert_same (const BstListed *a, const BstListed *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->endpoint, ==, b->endpoint);
  g_assert_cmpstr (a->task, ==, b->task);
  g_assert_cmpstr (a->library_name, ==, b->library_name);
  g_assert_cmpstr (a->license, ==, b->license);
  g_assert_cmpstr (a->license_name, ==, b->license_name);
  g_assert_cmpstr (a->languages, ==, b->languages);
  g_assert_cmpstr (a->base_models, ==, b->base_models);
  g_assert_cmpint (a->downloads, ==, b->downloads);
  g_assert_cmpint (a->likes, ==, b->likes);
  g_assert_cmpint (a->created_at, ==, b->created_at);
  g_assert_cmpint (a->last_modified, ==, b->last_modified);
  g_assert_cmpint (a->fetched_at, ==, b->fetched_at);
  g_assert_cmpint (a->parameters, ==, b->parameters);
  g_assert_cmpint (a->context, ==, b->context);
  g_assert_cmpint (a->gated, ==, b->gated);
  g_assert_cmpint (a->relation, ==, b->relation);
  g_assert_cmpint (a->presence, ==, b->presence);
  g_assert_cmpuint (a->pass, ==, b->pass);
}

static void
test_rows (void)
{
  g_autoptr (BstCatalogue) catalogue = make_catalogue ("rows", N_ROWS);

  g_assert_cmpuint (bst_catalogue_get_n_rows (catalogue), ==, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      BstMadeRow made;
      BstListed row;
      guint index = G_MAXUINT;
      g_autofree char *upper = NULL;

      bst_made_row_init (&made, i);
      upper = g_ascii_strup (made.id, -1);
      g_assert_true (bst_catalogue_find (catalogue, upper, &index));
      bst_catalogue_get_row (catalogue, index, &row);
      assert_same (&row, &made.row);
    }
}

static void
test_absent (void)
{
  g_autoptr (BstCatalogue) catalogue = make_catalogue ("absent", 100);
  guint index;

  for (guint i = 100; i < N_ROWS; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      g_assert_false (bst_catalogue_find (catalogue, made.id, &index));
    }
  g_assert_false (bst_catalogue_find (catalogue, "", &index));
}

static const char *
get_name (const char *id)
{
  const char *slash = strchr (id, '/');

  return slash != NULL ? slash + 1 : id;
}

static int
compare_names (const char *a, const char *b)
{
  int order = bst_name_collate (get_name (a), get_name (b));

  return order != 0 ? order : strcmp (a, b);
}

static void
test_orders (void)
{
  g_autoptr (BstCatalogue) catalogue = make_catalogue ("orders", N_ROWS);
  const guint32 *by_name = bst_catalogue_get_numbers (catalogue, BST_SECTION_BY_NAME);
  const guint32 *by_date = bst_catalogue_get_numbers (catalogue, BST_SECTION_BY_DATE);
  g_autofree guint *places = g_new0 (guint, N_ROWS);

  for (guint i = 0; i < N_ROWS; i++)
    places[by_date[i]] = i;
  for (guint i = 1; i < N_ROWS; i++)
    {
      BstListed before, row;

      g_assert_cmpint (compare_names (bst_catalogue_get_id (catalogue, by_name[i - 1]),
                                      bst_catalogue_get_id (catalogue, by_name[i])),
                       <, 0);
      bst_catalogue_get_row (catalogue, by_date[i - 1], &before);
      bst_catalogue_get_row (catalogue, by_date[i], &row);
      g_assert_cmpint (before.created_at / 86400, >=, row.created_at / 86400);
      if (before.created_at / 86400 == row.created_at / 86400)
        g_assert_cmpint (compare_names (before.id, row.id), <, 0);
      bst_catalogue_get_row (catalogue, i - 1, &before);
      bst_catalogue_get_row (catalogue, i, &row);
      g_assert_cmpint (before.downloads, >=, row.downloads);
      if (before.downloads == row.downloads)
        g_assert_cmpuint (places[i - 1], <, places[i]);
    }
}

/* Authors stand in the order of their names, so that their numbers can be compared. */
static void
test_authors (void)
{
  g_autoptr (BstCatalogue) catalogue = make_catalogue ("authors", N_ROWS);
  BstTexts keys = bst_catalogue_get_author_keys (catalogue);

  for (guint i = 2; i < keys.n; i++)
    g_assert_cmpint (bst_name_collate (bst_catalogue_get_word (catalogue, BST_DICTIONARY_AUTHOR, i - 1),
                                       bst_catalogue_get_word (catalogue, BST_DICTIONARY_AUTHOR, i)),
                     <, 0);
  for (guint i = 0; i < keys.n; i++)
    {
      const char *author = bst_catalogue_get_word (catalogue, BST_DICTIONARY_AUTHOR, i);
      g_autofree char *compact = bst_fold_compact (author != NULL ? author : "");

      g_assert_true (g_str_has_prefix (keys.text + keys.offsets[i], compact));
      g_assert_cmpint (keys.text[keys.offsets[i] + strlen (compact)], ==, '\n');
    }
}

static void
add_version (BstCatalogueWriter *writer, const char *id, gint64 fetched_at, gint64 downloads, guint pass)
{
  BstListed row;

  bst_listed_init (&row);
  row.id = id;
  row.fetched_at = fetched_at;
  row.downloads = downloads;
  row.pass = pass;
  row.task = "text-generation";
  bst_catalogue_writer_add (writer, &row);
}

static void
test_versions (void)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (BstCatalogue) catalogue = NULL;
  BstListed row;

  add_version (writer, "a/old", 100, 1, 1);
  add_version (writer, "a/new", 200, 2, 1);
  add_version (writer, "A/old", 150, 3, 1);
  add_version (writer, "a/new", 100, 4, 1);
  add_version (writer, "a/even", 100, 5, 1);
  add_version (writer, "a/even", 100, 6, 1);
  add_version (writer, "a/timeless", -1, 8, 1);
  add_version (writer, "a/timeless", 0, 7, 1);
  add_version (writer, "", 0, 7, 1);
  catalogue = write_rows ("versions", writer);
  g_assert_cmpuint (bst_catalogue_get_n_rows (catalogue), ==, 4);
  bst_catalogue_get_row (catalogue, 0, &row);
  g_assert_cmpstr (row.id, ==, "a/timeless");
  g_assert_cmpint (row.downloads, ==, 7);
  bst_catalogue_get_row (catalogue, 1, &row);
  g_assert_cmpstr (row.id, ==, "a/even");
  g_assert_cmpint (row.downloads, ==, 6);
  bst_catalogue_get_row (catalogue, 2, &row);
  g_assert_cmpstr (row.id, ==, "A/old");
  bst_catalogue_get_row (catalogue, 3, &row);
  g_assert_cmpstr (row.id, ==, "a/new");
  g_assert_cmpint (row.downloads, ==, 2);
}

static void
test_unmet (void)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (BstCatalogue) first = NULL, second = NULL;
  BstListed row = { .id = "b/mask", .endpoint = "https://mirror", .pass = 1, .parameters = -1 };
  guint index;

  add_version (writer, "a/stays", 100, 1, 1);
  add_version (writer, "a/goes", 100, 1, 1);
  bst_catalogue_writer_add (writer, &row);
  first = write_rows ("first", writer);

  g_clear_pointer (&writer, bst_catalogue_writer_free);
  writer = bst_catalogue_writer_new ();
  bst_catalogue_writer_add_all (writer, first);
  add_version (writer, "a/stays", 200, 2, 2);
  bst_catalogue_writer_drop_unmet (writer, 2, "https://hub");
  second = write_rows ("second", writer);
  g_assert_cmpuint (bst_catalogue_get_n_rows (second), ==, 2);
  g_assert_true (bst_catalogue_find (second, "a/stays", &index));
  g_assert_true (bst_catalogue_find (second, "b/mask", &index));

  g_clear_pointer (&writer, bst_catalogue_writer_free);
  writer = bst_catalogue_writer_new ();
  bst_catalogue_writer_add_all (writer, second);
  bst_catalogue_writer_drop_unmet (writer, 3, "https://hub");
  g_assert_cmpuint (bst_catalogue_writer_get_n_rows (writer), ==, 1);
}

/* What no column can hold is unknown, and not another number. */
static void
test_extremes (void)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (BstCatalogue) catalogue = NULL;
  BstListed row;

  bst_listed_init (&row);
  row.id = "a/b";
  row.downloads = G_MAXUINT32;
  row.likes = G_MAXINT64;
  row.context = G_MININT64;
  row.parameters = G_MAXINT64;
  row.created_at = G_GINT64_CONSTANT (1) << 40;
  bst_catalogue_writer_add (writer, &row);
  catalogue = write_rows ("extremes", writer);
  bst_catalogue_get_row (catalogue, 0, &row);
  g_assert_cmpint (row.downloads, ==, -1);
  g_assert_cmpint (row.likes, ==, -1);
  g_assert_cmpint (row.context, ==, -1);
  g_assert_cmpint (row.created_at, ==, -1);
  g_assert_cmpint (row.parameters, ==, G_MAXINT64);
  g_assert_null (row.endpoint);
  g_assert_null (row.license);
}

static void
test_empty (void)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (BstCatalogue) catalogue = write_rows ("empty", writer);
  guint index;

  g_assert_cmpuint (bst_catalogue_get_n_rows (catalogue), ==, 0);
  g_assert_false (bst_catalogue_find (catalogue, "a/b", &index));
}

/* The old file stays what it is for whoever has it open, and a writing that fails leaves
 * it in its place. */
static void
test_replaced (void)
{
  g_autoptr (BstCatalogue) old = make_catalogue ("replaced", 100);
  g_autoptr (BstCatalogue) new = make_catalogue ("replaced", 50);
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path ("replaced");
  g_autoptr (GDir) dir = NULL;
  guint n_files = 0;

  g_assert_cmpuint (bst_catalogue_get_n_rows (old), ==, 100);
  for (guint i = 0; i < 100; i++)
    {
      BstListed row;

      bst_catalogue_get_row (old, i, &row);
      g_assert_cmpuint (strlen (row.id), >, 0);
    }
  g_cancellable_cancel (cancellable);
  g_assert_false (bst_catalogue_writer_end (writer, path, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  bst_catalogue_unref (g_steal_pointer (&new));
  new = bst_catalogue_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bst_catalogue_get_n_rows (new), ==, 50);
  dir = g_dir_open (folder, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    n_files += g_str_has_prefix (name, "replaced");
  g_assert_cmpuint (n_files, ==, 1);
}

static void
test_nowhere (void)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autofree char *path = g_build_filename (folder, "not", "there", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (bst_catalogue_writer_end (writer, path, 1, NULL, &error));
  g_assert_error (error, BST_CATALOGUE_ERROR, BST_CATALOGUE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (bst_catalogue_open (path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* Reads all that a file says, which must do no harm, whatever that is. */
static void
read_all (BstCatalogue *catalogue)
{
  for (guint i = 0; i < bst_catalogue_get_n_rows (catalogue); i++)
    {
      g_autoptr (BstRepository) record = NULL;
      guint index;
      BstListed row;

      bst_catalogue_get_row (catalogue, i, &row);
      record = bst_listed_to_repository (&row);
      bst_catalogue_find (catalogue, row.id, &index);
    }
}

static void
open_bytes (const char *bytes, gsize size, gboolean sound)
{
  g_autofree char *path = dup_path ("bytes");
  g_autoptr (GError) error = NULL;
  g_autoptr (BstCatalogue) catalogue = NULL;

  put_bytes (path, bytes, size);
  catalogue = bst_catalogue_open (path, &error);
  if (catalogue != NULL)
    {
      g_assert_true (sound);
      read_all (catalogue);
      return;
    }
  g_assert_false (sound);
  g_assert_true (error->domain == BST_CATALOGUE_ERROR);
}

static void
test_damaged (void)
{
  g_autoptr (BstCatalogue) catalogue = make_catalogue ("damaged", 20);
  g_autofree char *path = dup_path ("damaged");
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  open_bytes (bytes, 0, FALSE);
  for (gsize i = 1; i < size; i += 97)
    open_bytes (bytes, i, FALSE);
  for (gsize i = 0; i < sizeof (BstHeader); i++)
    {
      bytes[i] ^= 0x5a;
      open_bytes (bytes, size, FALSE);
      bytes[i] ^= 0x5a;
    }
  /* Between header and sections nothing is looked at; in them damage gives wrong rows,
   * or none, and no harm. */
  for (gsize i = sizeof (BstHeader); i < size; i += 3)
    {
      g_autofree char *copy = g_memdup2 (bytes, size);
      g_autofree char *target = dup_path ("hurt");
      g_autoptr (BstCatalogue) hurt = NULL;

      memset (copy + i, 0xff, MIN (5, size - i));
      put_bytes (target, copy, size);
      hurt = bst_catalogue_open (target, NULL);
      if (hurt != NULL)
        {
          read_all (hurt);
          g_assert_cmpuint (bst_catalogue_count_missing (catalogue, hurt), <=, bst_catalogue_get_n_rows (hurt));
          g_assert_cmpuint (bst_catalogue_count_missing (hurt, catalogue), <=, 20);
        }
    }
}

/* Which of one another has not, in any case of letters; even where there is nothing. */
static void
test_missing (void)
{
  g_autoptr (BstCatalogue) all = make_catalogue ("all", 1000);
  g_autoptr (BstCatalogue) some = make_catalogue ("some", 700);
  g_autoptr (BstCatalogue) none = make_catalogue ("none", 0);
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autoptr (BstCatalogue) others = NULL;

  for (guint i = 600; i < 1100; i++)
    {
      g_autofree char *upper = NULL;
      BstMadeRow made;

      bst_made_row_init (&made, i);
      upper = g_ascii_strup (made.id, -1);
      made.row.id = upper;
      bst_catalogue_writer_add (writer, &made.row);
    }
  others = write_rows ("others", writer);
  g_assert_cmpuint (bst_catalogue_count_missing (all, all), ==, 0);
  g_assert_cmpuint (bst_catalogue_count_missing (some, all), ==, 300);
  g_assert_cmpuint (bst_catalogue_count_missing (all, some), ==, 0);
  g_assert_cmpuint (bst_catalogue_count_missing (some, others), ==, 400);
  g_assert_cmpuint (bst_catalogue_count_missing (others, some), ==, 600);
  g_assert_cmpuint (bst_catalogue_count_missing (none, all), ==, 1000);
  g_assert_cmpuint (bst_catalogue_count_missing (all, none), ==, 0);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = dup_path (name);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("bestiary-catalogue-XXXXXX", NULL);

  g_test_add_func ("/catalogue/rows", test_rows);
  g_test_add_func ("/catalogue/absent", test_absent);
  g_test_add_func ("/catalogue/orders", test_orders);
  g_test_add_func ("/catalogue/authors", test_authors);
  g_test_add_func ("/catalogue/versions", test_versions);
  g_test_add_func ("/catalogue/unmet", test_unmet);
  g_test_add_func ("/catalogue/missing", test_missing);
  g_test_add_func ("/catalogue/extremes", test_extremes);
  g_test_add_func ("/catalogue/empty", test_empty);
  g_test_add_func ("/catalogue/replaced", test_replaced);
  g_test_add_func ("/catalogue/nowhere", test_nowhere);
  g_test_add_func ("/catalogue/damaged", test_damaged);

  status = g_test_run ();
  remove_folder ();
  return status;
}
