/* What the Hub counts of packed weights is no number of parameters, wherever a model is shown. */
#include <glib/gstdio.h>

#include "catalogue/writer.h"
#include "library/listing.h"
#include "../wait.h"
#include "holder.h"

/* As the Hub has it of a quantization to four bits of seven thousand million weights. */
#define WORDS G_GINT64_CONSTANT (905969664)
#define PLAIN G_GINT64_CONSTANT (262144000)
#define PARAMETERS G_GINT64_CONSTANT (6738415616)

#define BASE "me/base"

typedef struct
{
  const char *dtype;
  const char *method; /* that the configuration names; NULL for none */
} Form;

static const Form forms[] = {
  { "I32", "gptq" },
  { "I32", "awq" },
  { "I32", NULL },
  { "U32", NULL },
  { "U8", "bitsandbytes" },
};

/* @base: (nullable) */
static BstRepository *
make_packed (const char *id, const Form *form, const char *base)
{
  BstRepository *record = make_record (id, 1);

  record->created_at = 1700000000;
  g_array_set_size (record->tensors, 0);
  bst_repository_add_tensors (record, form->dtype, WORDS);
  bst_repository_add_tensors (record, "F16", PLAIN);
  record->tensors_total = WORDS + PLAIN;
  record->quantization = g_strdup (form->method);
  if (base != NULL)
    {
      record->base_models = g_strsplit (base, " ", -1);
      record->relation = BST_RELATION_QUANTIZED;
    }
  return record;
}

static BstRepository *
make_base (void)
{
  BstRepository *record = make_record (BASE, 1);

  record->created_at = 1700000000;
  g_array_set_size (record->tensors, 0);
  bst_repository_add_tensors (record, "BF16", PARAMETERS);
  record->tensors_total = PARAMETERS;
  return record;
}

static void
add (BstLibrary *library, const BstRepository *record)
{
  g_auto (GStrv) done G_GNUC_UNUSED = follow (library, record->id);
  g_autoptr (GPtrArray) changes G_GNUC_UNUSED = save_one (library, record);
}

/* The entry @id, as the list has it, and as each page that shows one finds it; and the chart's
 * points of the same answer. */
static void
assert_parameters (BstLibrary *library, const char *id, gint64 parameters)
{
  g_autofree char *text = g_strdup_printf ("shelf:hub \"%s\"", id);
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autoptr (BstResults) results = bst_library_query (library, query);
  guint place = bst_results_find (results, id);
  g_autoptr (BstEntry) entry = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BstPoints) points = NULL;

  g_test_message ("%s", id);
  g_assert_cmpuint (place, !=, G_MAXUINT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (results)), ==, 1);
  entry = g_list_model_get_item (G_LIST_MODEL (results), place);
  g_assert_cmpint (MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), -1), ==, parameters);

  bst_results_read_points_async (results, NULL, test_got_result, &result);
  points = bst_results_read_points_finish (results, test_wait (&result), NULL);
  g_assert_cmpuint (points->n, ==, 1);
  g_assert_cmpint (MAX (points->parameters[0], -1), ==, parameters);
  g_assert_cmpint (points->max_parameters, ==, MAX (parameters, 0));
}

static void
test_alone (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *id = g_strdup_printf ("me/packed%u", i);
      g_autoptr (BstRepository) record = make_packed (id, &forms[i], NULL);

      add (library, record);
      assert_parameters (library, id, -1);
    }
  again = home_open (home);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *id = g_strdup_printf ("me/packed%u", i);

      assert_parameters (again, id, -1);
    }
}

/* With the figure of the one base model, whichever comes first; of several, nobody knows whose. */
static void
test_of_base (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstLibrary) library = home_open (home);
  g_autoptr (BstLibrary) again = NULL;
  g_autoptr (BstRepository) base = make_base ();
  g_autoptr (BstRepository) before = make_packed ("me/before-base", &forms[0], BASE);
  g_autoptr (BstRepository) after = make_packed ("me/after-base", &forms[0], BASE);
  g_autoptr (BstRepository) of_two = make_packed ("me/of-two", &forms[0], BASE " " FALCON);

  add (library, before);
  assert_parameters (library, before->id, -1);
  add (library, base);
  add (library, after);
  add (library, of_two);
  assert_parameters (library, before->id, PARAMETERS);
  assert_parameters (library, after->id, PARAMETERS);
  assert_parameters (library, of_two->id, -1);
  again = home_open (home);
  assert_parameters (again, before->id, PARAMETERS);
  assert_parameters (again, of_two->id, -1);
}

static void
write_list (Home *home, BstRepository *const *records, guint n)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autofree char *path = bst_listing_dup_path (home->cache);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (home->cache, 0700), ==, 0);
  for (guint i = 0; i < n; i++)
    {
      g_auto (BstListedTexts) texts = { 0 };
      BstListed row;

      bst_listed_read (&row, &texts, records[i]);
      bst_catalogue_writer_add (writer, &row);
    }
  g_assert_true (bst_catalogue_writer_end (writer, path, 1, NULL, &error));
  g_assert_no_error (error);
}

/* In the Hub's list, and once more is known of one of it. */
static void
test_listed (void)
{
  g_autoptr (Home) home = home_new ();
  g_autoptr (BstRepository) base = make_base ();
  g_autoptr (BstRepository) packed = make_packed ("me/packed", &forms[0], BASE);
  g_autoptr (BstRepository) other = make_packed ("me/other", &forms[3], NULL);
  g_autoptr (BstLibrary) library = NULL;

  write_list (home, (BstRepository *[]) { base, packed, other }, 3);
  library = home_open (home);
  assert_parameters (library, BASE, PARAMETERS);
  assert_parameters (library, "me/packed", -1);
  assert_parameters (library, "me/other", -1);
  add (library, other);
  assert_parameters (library, "me/other", -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed/alone", test_alone);
  g_test_add_func ("/packed/of-base", test_of_base);
  g_test_add_func ("/packed/listed", test_listed);
  return g_test_run ();
}
