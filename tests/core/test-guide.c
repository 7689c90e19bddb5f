#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/guide.h"

#define SOURCES "\"sources\": {\"card\": {\"kind\": \"card\", \"title\": \"A card\", \"url\": \"https://example.org/card\", \"as_of\": \"2023-05\"}}"
#define FAMILY(more) "\"family\": {\"id\": \"fam\", \"name\": \"Fam\", \"organization\": \"org\", \"summary\": {\"en\": \"A family.\"}" more "}"
#define ENTRY(more) "{\"id\": \"org/fam-7b\", \"kind\": \"model\", \"name\": \"Fam 7B\", \"summary\": {\"en\": \"One.\"}" more "}"
#define CLAIM(field, value) ", \"claims\": {\"" field "\": [{\"value\": " value ", \"source\": \"card\"}]}"
#define GUIDE_FILE(family_more, entry_more) "{" FAMILY (family_more) ", " SOURCES ", \"entries\": [" ENTRY (entry_more) "]}"

static gboolean
add (BstGuide *guide, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bst_guide_add (guide, "fam.json", bytes, error);
}

static void
test_reads (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  BstEntry *entry;

  add (guide, GUIDE_FILE (CLAIM ("released", "\"2023-05\""), CLAIM ("parameters", "7000000000")), &error);
  g_assert_no_error (error);
  add (guide, "{\"organizations\": [{\"id\": \"org\", \"name\": {\"en\": \"The Org\", \"zh_CN\": \"机构\"}, \"summary\": {\"en\": \"x\"}}]}", &error);
  g_assert_no_error (error);
  entries = bst_guide_end (guide);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), ==, G_GINT64_CONSTANT (7000000000));
  g_assert_cmpstr (bst_entry_get_word (entry, BST_FIELD_RELEASED), ==, "2023-05");
  g_assert_cmpstr (bst_organization_get_name_for (bst_entry_get_organization (entry), BST_LANGUAGE_EN), ==, "The Org");
  g_assert_true (bst_entry_is_on_shelf (entry, "guide"));
}

/* A later file's entry takes the earlier one's place. */
static void
test_overrides (void)
{
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (add (guide, GUIDE_FILE ("", CLAIM ("parameters", "7")), NULL));
  g_assert_true (add (guide, GUIDE_FILE ("", CLAIM ("parameters", "8")), NULL));
  entries = bst_guide_end (guide);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (bst_entry_get_count (g_ptr_array_index (entries, 0), BST_FIELD_PARAMETERS), ==, 8);
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *text;
    const char *named; /* what the message has to name */
  } cases[] = {
    { "", "fam.json" },
    { "{\n  \"family\":\n", "Line" },
    { "[]", "fam.json" },
    { "{}", "entries" },
    { "{\"entries\": []}", "family" },
    { "{\"entries\": 3}", "entries" },
    { "{\"colour\": 3, \"entries\": []}", "colour" },
    { GUIDE_FILE ("", ", \"colour\": 1"), "entries[0].colour" },
    { GUIDE_FILE ("", ", \"aliases\": [1]"), "entries[0].aliases" },
    { GUIDE_FILE ("", ", \"links\": [{\"rel\": \"paper\", \"url\": \"javascript:alert(1)\"}]"), "entries[0].links[0].url" },
    { GUIDE_FILE ("", CLAIM ("parameters", "0")), "entries[0].claims.parameters[0].value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "-7")), "value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "7.5")), "value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "\"7B\"")), "value" },
    { GUIDE_FILE ("", CLAIM ("parameters", "null")), "value" },
    { GUIDE_FILE ("", CLAIM ("released", "\"2023-13\"")), "released" },
    { GUIDE_FILE ("", CLAIM ("released", "\"soon\"")), "released" },
    { GUIDE_FILE ("", CLAIM ("weight", "7")), "weight" },
    { GUIDE_FILE ("", ", \"claims\": {\"parameters\": [{\"value\": 7}]}"), "source" },
    { GUIDE_FILE ("", ", \"claims\": {\"parameters\": [{\"value\": 7, \"source\": \"nowhere\"}]}"), "nowhere" },
    { GUIDE_FILE ("", ", \"claims\": {\"parameters\": [7]}"), "parameters[0]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstGuide) guide = bst_guide_new ();
      g_autoptr (GPtrArray) entries = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (add (guide, "{" FAMILY ("") ", \"entries\": [{\"id\": \"good\", \"kind\": \"model\", \"name\": \"Good\", \"summary\": {\"en\": \"x\"}}]}", NULL));
      g_assert_false (add (guide, cases[i].text, &error));
      g_assert_error (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_CONTENT);
      if (strstr (error->message, cases[i].named) == NULL || strstr (error->message, "fam.json") == NULL)
        g_error ("case %u: “%s” does not name %s", i, error->message, cases[i].named);
      /* The rest loads. */
      entries = bst_guide_end (guide);
      g_assert_cmpuint (entries->len, ==, 1);
    }
}

/* A file cut off anywhere is refused, or is still whole; it never crashes. */
static void
test_truncated (void)
{
  static const char text[] = GUIDE_FILE (CLAIM ("released", "\"2023-05\""), CLAIM ("parameters", "7000000000"));

  for (gsize length = 0; length < strlen (text); length++)
    {
      g_autoptr (BstGuide) guide = bst_guide_new ();
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GError) error = NULL;

      g_assert_false (bst_guide_add (guide, "cut.json", bytes, &error));
      g_assert_nonnull (error);
    }
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("bestiary-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "huge.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) dir = g_file_new_for_path (folder);
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (bst_guide_add_file (guide, file, NULL));
  g_assert_false (bst_guide_add_file (guide, dir, NULL));
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  g_assert_cmpint (truncate (path, BST_GUIDE_MAX_BYTES + 1), ==, 0);
  g_assert_false (bst_guide_add_file (guide, file, &error));
  g_assert_error (error, BST_GUIDE_ERROR, BST_GUIDE_ERROR_SIZE);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/reads", test_reads);
  g_test_add_func ("/guide/overrides", test_overrides);
  g_test_add_func ("/guide/malformed", test_malformed);
  g_test_add_func ("/guide/truncated", test_truncated);
  g_test_add_func ("/guide/files", test_files);
  return g_test_run ();
}
