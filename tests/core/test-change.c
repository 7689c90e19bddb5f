#include "core/change.h"

#include "core/i18n.h"

static BstRepository *
make_record (void)
{
  BstRepository *self = bst_repository_new ("a/b", BST_HUB_ENDPOINT);

  self->fetched_at = 100;
  self->sha = g_strdup ("1111111111111111111111111111111111111111");
  self->last_modified = 1700000000;
  self->downloads = 1200;
  self->likes = 3;
  self->gated = BST_GATED_NO;
  self->license = g_strdup ("mit");
  self->languages = g_strsplit ("en", " ", 0);
  self->tensors_total = 7000;
  bst_repository_add_tensors (self, "F16", 7000);
  return self;
}

static void
test_words (void)
{
  for (guint i = 0; i < BST_N_CHANGE_FIELDS; i++)
    {
      BstChangeField field;

      g_assert_true (bst_change_field_from_string (bst_change_field_to_string (i), &field));
      g_assert_cmpint (field, ==, i);
      g_assert_cmpstr (bst_change_field_get_label (i), !=, "");
    }
  g_assert_false (bst_change_field_from_string ("mood", &(BstChangeField) { 0 }));
}

static void
assert_change (GPtrArray *changes, BstChangeField field, const char *old_value, const char *new_value)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const BstChange *change = g_ptr_array_index (changes, i);

      if (change->field != field)
        continue;
      g_assert_cmpstr (change->id, ==, "a/b");
      g_assert_cmpstr (change->old_value, ==, old_value);
      g_assert_cmpstr (change->new_value, ==, new_value);
      g_assert_cmpint (change->at, ==, 200);
      return;
    }
  g_error ("no change of %s", bst_change_field_to_string (field));
}

/* Every field is told when it changes, and no other with it. */
static void
test_each (void)
{
  g_autoptr (BstRepository) before = make_record ();
  g_autoptr (BstRepository) now = bst_repository_copy (before);
  g_autoptr (GPtrArray) first = bst_repository_compare (NULL, before);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  g_assert_cmpuint (first->len, ==, 0);
  now->fetched_at = 200;
  g_free (now->etag);
  now->etag = g_strdup ("another");
  none = bst_repository_compare (before, now);
  g_assert_cmpuint (none->len, ==, 0);

  bst_repository_begin_files (before);
  bst_repository_add_file (now, "x", 5);
  bst_repository_add_file (now, "y", 6);
  now->presence = BST_PRESENCE_DISABLED;
  g_free (now->sha);
  now->sha = g_strdup ("2222222222222222222222222222222222222222");
  now->last_modified = 1700000060;
  now->downloads = 0;
  now->likes = 4;
  now->gated = BST_GATED_MANUAL;
  g_free (now->license);
  now->license = g_strdup ("other");
  now->license_name = g_strdup ("own");
  g_clear_pointer (&now->languages, g_strfreev);
  now->base_models = g_strsplit ("c/d e/f", " ", 0);
  now->tensors_total = 8000;
  now->gguf_context = 4096;
  changes = bst_repository_compare (before, now);
  g_assert_cmpuint (changes->len, ==, BST_N_CHANGE_FIELDS);
  assert_change (changes, BST_CHANGE_PRESENCE, "there", "disabled");
  assert_change (changes, BST_CHANGE_REVISION, before->sha, now->sha);
  assert_change (changes, BST_CHANGE_LAST_MODIFIED, "2023-11-14T22:13:20Z", "2023-11-14T22:14:20Z");
  assert_change (changes, BST_CHANGE_LICENSE, "mit", "own");
  assert_change (changes, BST_CHANGE_GATED, "no", "manual");
  assert_change (changes, BST_CHANGE_PARAMETERS, "7000", "8000");
  assert_change (changes, BST_CHANGE_CONTEXT_LENGTH, NULL, "4096");
  assert_change (changes, BST_CHANGE_LANGUAGES, "en", NULL);
  assert_change (changes, BST_CHANGE_BASE_MODELS, NULL, "c/d e/f");
  assert_change (changes, BST_CHANGE_FILES, "0 0", "2 11");
  assert_change (changes, BST_CHANGE_DOWNLOADS, "1200", "0");
  assert_change (changes, BST_CHANGE_LIKES, "3", "4");
}

/* What was not asked for has not changed. */
static void
test_not_asked (void)
{
  g_autoptr (BstRepository) before = make_record ();
  g_autoptr (BstRepository) now = bst_repository_copy (before);
  g_autoptr (GPtrArray) changes = NULL;

  bst_repository_add_file (before, "x", 5);
  now->gated = BST_GATED_UNKNOWN;
  changes = bst_repository_compare (before, now);
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
test_gone (void)
{
  g_autoptr (BstRepository) before = make_record ();
  g_autoptr (BstRepository) gone = bst_repository_new ("a/b", BST_HUB_ENDPOINT);
  g_autoptr (BstRepository) hidden = bst_repository_new ("a/b", "https://hf-mirror.com");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) mirrored = NULL;

  gone->fetched_at = hidden->fetched_at = 200;
  gone->presence = hidden->presence = BST_PRESENCE_GONE;
  changes = bst_repository_compare (before, gone);
  g_assert_cmpuint (changes->len, ==, 1);
  assert_change (changes, BST_CHANGE_PRESENCE, "there", "gone");
  mirrored = bst_repository_compare (before, hidden);
  g_assert_cmpuint (mirrored->len, ==, 0);
}

static void
assert_text (BstChangeField field, const char *old_value, const char *new_value, const char *text)
{
  g_autoptr (BstChange) change = bst_change_new ("a/b", field, old_value, new_value, 0);
  g_autofree char *found = bst_change_dup_text (change);

  g_assert_cmpstr (found, ==, text);
}

static void
test_text (void)
{
  assert_text (BST_CHANGE_LIKES, "1204", "1210", "Likes: 1,204 → 1,210 (+6)");
  assert_text (BST_CHANGE_DOWNLOADS, "0", NULL, "Downloads: 0 → unknown");
  assert_text (BST_CHANGE_GATED, "no", "manual", "Gated: no → on request");
  assert_text (BST_CHANGE_PRESENCE, "there", "gone", "On the Hub: there → gone");
  assert_text (BST_CHANGE_CONTEXT_LENGTH, "4096", "32768", "Context length: 4,096 → 32\u202fK");
  assert_text (BST_CHANGE_LANGUAGES, "en", "en zh", "Languages: English → English and Chinese");
  assert_text (BST_CHANGE_FILES, "1 1073741824", "12 16106127360", "Files: 1 file, 1.0\u202fGiB → 12 files, 15.0\u202fGiB");
  assert_text (BST_CHANGE_REVISION, "1111111111111111", "2222222222222222", "Revision: 1111111 → 2222222");
  assert_text (BST_CHANGE_LAST_MODIFIED, "2023-11-14T22:13:20Z", "2023-11-15T22:14:20Z", "Last change: 14 Nov 2023 → 15 Nov 2023");
  assert_text (BST_CHANGE_LAST_MODIFIED, "2023-11-14T22:13:20Z", "2023-11-14T22:14:20Z",
               "Last change: 14 Nov 2023, 22:13 UTC → 14 Nov 2023, 22:14 UTC");
  /* what a log of another program's may hold is shown as it is */
  assert_text (BST_CHANGE_FILES, "many", "x", "Files: many → x");
  assert_text (BST_CHANGE_GATED, "soon", "", "Gated: soon → ");
  assert_text (BST_CHANGE_LAST_MODIFIED, "", "then", "Last change: unknown → then");
}

/* A change that is seen is told: where few digits make both sides the same, more are shown. */
static void
test_text_differs (void)
{
  assert_text (BST_CHANGE_FILES, "3 205", "3 213", "Files: 3 files, 205 bytes → 3 files, 213 bytes");
  assert_text (BST_CHANGE_FILES, "1 0", "1 1", "Files: 1 file, 0 bytes → 1 file, 1 byte");
  assert_text (BST_CHANGE_FILES, "12 16106127360", "12 16106127999",
               "Files: 12 files, 16,106,127,360 bytes → 12 files, 16,106,127,999 bytes");
  assert_text (BST_CHANGE_FILES, "3 205", "4 213", "Files: 3 files, 205 bytes → 4 files, 213 bytes");
  assert_text (BST_CHANGE_CONTEXT_LENGTH, "128000", "131072", "Context length: 128,000 → 131,072");
  assert_text (BST_CHANGE_REVISION, "11111112", "11111113", "Revision: 11111112 → 11111113");
  assert_text (BST_CHANGE_LAST_MODIFIED, "2023-11-14T22:13:20Z", "2023-11-14T22:13:21Z",
               "Last change: 14 Nov 2023, 22:13:20 UTC → 14 Nov 2023, 22:13:21 UTC");

  bst_i18n_set_language ("zh_CN");
  assert_text (BST_CHANGE_FILES, "3 205", "3 12345", "文件：3 个文件，205 字节 → 3 个文件，12.1\u202fKiB");
  assert_text (BST_CHANGE_FILES, "3 12345", "3 12346", "文件：3 个文件，12,345 字节 → 3 个文件，12,346 字节");
  assert_text (BST_CHANGE_CONTEXT_LENGTH, "1048576", "1050000", "上下文长度：1\u202fM → 1,050,000");
  bst_i18n_set_language ("zh_TW");
  assert_text (BST_CHANGE_FILES, "3 205", "3 213", "檔案：3 個檔案，205 位元組 → 3 個檔案，213 位元組");
  bst_i18n_set_language (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  g_test_add_func ("/change/words", test_words);
  g_test_add_func ("/change/each", test_each);
  g_test_add_func ("/change/not-asked", test_not_asked);
  g_test_add_func ("/change/gone", test_gone);
  g_test_add_func ("/change/text", test_text);
  g_test_add_func ("/change/text-differs", test_text_differs);
  return g_test_run ();
}
