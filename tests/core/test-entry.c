#include <string.h>

#include "core/entry-json.h"
#include "entries.h"

/* An entry that knows nothing says so everywhere, and dies alone. */
static void
test_unknown (void)
{
  BstEntry *entry = test_entry_simple ("nobody", "Nobody", 0, NULL);
  double days;

  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), ==, -1);
  g_assert_null (bst_entry_get_word (entry, BST_FIELD_RELEASED));
  g_assert_null (bst_entry_get_words (entry, BST_FIELD_LANGUAGES));
  g_assert_false (bst_entry_get_flag (entry, BST_FIELD_OPEN_SOURCE));
  g_assert_cmpint (bst_entry_get_shape (entry, "layers"), ==, -1);
  g_assert_false (bst_entry_get_release_days (entry, &days));
  g_assert_false (bst_entry_is_disputed (entry, BST_FIELD_PARAMETERS));
  g_assert_cmpint (bst_entry_get_commercial (entry), ==, BST_COMMERCIAL_UNKNOWN);
  g_assert_cmpint (bst_entry_get_openness (entry), ==, BST_OPENNESS_UNKNOWN);
  g_assert_false (bst_entry_has_repository (entry));
  g_assert_null (bst_entry_dup_hub_url (entry));
  g_assert_null (bst_entry_get_aliases (entry)[0]);
  g_assert_finalize_object (entry);
}

static void
test_haystack (void)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("meta-llama/Llama-2-7b-hf", BST_KIND_MODEL, "LLaMA 2 7B");
  g_autoptr (BstEntry) entry = NULL;

  bst_entry_builder_add_alias (builder, "羊驼");
  entry = bst_entry_builder_end (builder);
  g_assert_nonnull (strstr (bst_entry_get_haystack (entry), "llama 2 7b\n"));
  g_assert_nonnull (strstr (strchr (bst_entry_get_haystack (entry), '\x01'), "llama2 7b\n"));
  g_assert_nonnull (strstr (bst_entry_get_haystack (entry), "羊驼"));
  g_assert_true (bst_entry_has_repository (entry));
}

/* A copy of one that was searched has its names, and those that come after. */
static void
test_haystack_copy (void)
{
  g_autoptr (BstEntry) entry = test_entry_simple ("org/model", "Model", 0, NULL);
  BstEntryBuilder *builder = NULL;
  g_autoptr (BstEntry) same = NULL, other = NULL;

  g_assert_nonnull (strstr (bst_entry_get_haystack (entry), "org/model"));
  same = bst_entry_builder_end (bst_entry_builder_new_like (entry));
  g_assert_cmpstr (bst_entry_get_haystack (same), ==, bst_entry_get_haystack (entry));
  builder = bst_entry_builder_new_like (entry);
  bst_entry_builder_add_alias (builder, "羊驼");
  other = bst_entry_builder_end (builder);
  g_assert_nonnull (strstr (bst_entry_get_haystack (other), "羊驼"));
  g_assert_null (strstr (bst_entry_get_haystack (entry), "羊驼"));
}

#define N_SEARCHED 2000

static gpointer
search_all (gpointer data)
{
  GPtrArray *entries = data, *found = g_ptr_array_new ();

  for (guint i = 0; i < N_SEARCHED; i++)
    g_ptr_array_add (found, (gpointer) bst_entry_get_haystack (g_ptr_array_index (entries, i)));
  return found;
}

/* Whoever searches in whatever thread gets the same names, which stay where they are. */
static void
test_haystack_threads (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  GThread *threads[4];
  GPtrArray *found[G_N_ELEMENTS (threads)];

  for (guint i = 0; i < N_SEARCHED; i++)
    g_ptr_array_add (entries, test_entry_simple ("org/model", "Model", 0, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("search", search_all, entries);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    found[i] = g_thread_join (threads[i]);
  for (guint i = 0; i < N_SEARCHED; i++)
    for (guint k = 0; k < G_N_ELEMENTS (threads); k++)
      g_assert_true (g_ptr_array_index (found[k], i) == (gpointer) bst_entry_get_haystack (g_ptr_array_index (entries, i)));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_ptr_array_unref (found[i]);
}

static BstEntry *
licensed_entry (BstKind kind, BstCommercial commercial, gboolean open_source)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("x", kind, "X");
  g_autoptr (BstLicense) license = bst_license_new ("l", "L", NULL, "https://example.org", commercial, NULL, FALSE, NULL);

  bst_entry_builder_set_license (builder, license);
  if (open_source)
    test_add_flag (builder, BST_FIELD_OPEN_SOURCE, TRUE);
  return bst_entry_builder_end (builder);
}

static void
test_openness (void)
{
  g_autoptr (BstEntry) closed = licensed_entry (BST_KIND_CLOSED_MODEL, BST_COMMERCIAL_YES, TRUE);
  g_autoptr (BstEntry) research = licensed_entry (BST_KIND_MODEL, BST_COMMERCIAL_NO, FALSE);
  g_autoptr (BstEntry) source = licensed_entry (BST_KIND_MODEL, BST_COMMERCIAL_YES, TRUE);
  g_autoptr (BstEntry) weights = licensed_entry (BST_KIND_MODEL, BST_COMMERCIAL_YES, FALSE);
  g_autoptr (BstEntry) unread = licensed_entry (BST_KIND_MODEL, BST_COMMERCIAL_UNKNOWN, FALSE);
  g_autoptr (BstEntry) silent = test_entry_simple ("a", "A", 7000000000, "2023");
  g_autoptr (BstEntry) named = NULL;
  g_autoptr (BstEntry) open = NULL;
  BstEntryBuilder *builder = bst_entry_builder_new ("b", BST_KIND_MODEL, "B");

  /* A licence that is only named, and one that nobody knows of. */
  test_add_word (builder, BST_FIELD_LICENSE, "other");
  named = bst_entry_builder_end (builder);
  builder = bst_entry_builder_new ("c", BST_KIND_MODEL, "C");
  test_add_flag (builder, BST_FIELD_OPEN_SOURCE, TRUE);
  open = bst_entry_builder_end (builder);

  g_assert_cmpint (bst_entry_get_openness (closed), ==, BST_OPENNESS_CLOSED);
  g_assert_cmpint (bst_entry_get_openness (research), ==, BST_OPENNESS_NONCOMMERCIAL);
  g_assert_cmpint (bst_entry_get_openness (source), ==, BST_OPENNESS_SOURCE);
  g_assert_cmpint (bst_entry_get_openness (weights), ==, BST_OPENNESS_WEIGHTS);
  g_assert_cmpint (bst_entry_get_openness (unread), ==, BST_OPENNESS_WEIGHTS);
  g_assert_cmpint (bst_entry_get_openness (named), ==, BST_OPENNESS_WEIGHTS);
  g_assert_cmpint (bst_entry_get_openness (open), ==, BST_OPENNESS_SOURCE);
  g_assert_cmpint (bst_entry_get_openness (silent), ==, BST_OPENNESS_UNKNOWN);
}

static void
test_release_days (void)
{
  g_autoptr (BstEntry) day = test_entry_simple ("a", "A", 0, "2023-02-28");
  g_autoptr (BstEntry) month = test_entry_simple ("b", "B", 0, "2023-02");
  g_autoptr (BstEntry) year = test_entry_simple ("c", "C", 0, "2023");
  double d, m, y;

  g_assert_true (bst_entry_get_release_days (day, &d));
  g_assert_true (bst_entry_get_release_days (month, &m));
  g_assert_true (bst_entry_get_release_days (year, &y));
  g_assert_cmpfloat (m, <, d);
  g_assert_cmpfloat (d, <, y);
}

static void
test_json (void)
{
  BstEntryBuilder *builder = bst_entry_builder_new ("big/one", BST_KIND_MODEL, "Big");
  g_autoptr (BstEntry) entry = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  test_add_count (builder, BST_FIELD_PARAMETERS, G_GINT64_CONSTANT (176247271424));
  test_add_count (builder, BST_FIELD_PARAMETERS, G_GINT64_CONSTANT (178000000000));
  test_add_words (builder, BST_FIELD_LANGUAGES, "en,zh");
  entry = bst_entry_builder_end (builder);
  g_assert_true (bst_entry_is_disputed (entry, BST_FIELD_PARAMETERS));

  node = bst_entry_to_json (entry, TRUE);
  object = json_node_get_object (node);
  g_assert_cmpint (json_object_get_int_member (object, "parameters"), ==, G_GINT64_CONSTANT (176247271424));
  g_assert_true (json_object_get_null_member (object, "context_length"));
  g_assert_true (json_object_get_null_member (object, "hub"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "languages")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (json_object_get_object_member (object, "claims"), "parameters")), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry/unknown", test_unknown);
  g_test_add_func ("/entry/haystack", test_haystack);
  g_test_add_func ("/entry/haystack/copy", test_haystack_copy);
  g_test_add_func ("/entry/haystack/threads", test_haystack_threads);
  g_test_add_func ("/entry/openness", test_openness);
  g_test_add_func ("/entry/release-days", test_release_days);
  g_test_add_func ("/entry/json", test_json);
  return g_test_run ();
}
