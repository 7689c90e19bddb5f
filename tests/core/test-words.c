/* The words and labels of the enumerations: every value has its word, which leads back
 * to it, and a label that is translated. */
#include "core/entry.h"
#include "core/i18n.h"
#include "core/query.h"
#include "core/shelf.h"

#define assert_words(Type, n, to_string, from_string)            \
  G_STMT_START                                                   \
    {                                                            \
      Type untouched = (Type) ((n) -1);                          \
                                                                 \
      for (guint i = 0; i < (n); i++)                            \
        {                                                        \
          Type value = (Type) ((i + 1) % (n));                   \
                                                                 \
          g_assert_nonnull (to_string ((Type) i));               \
          g_assert_true (from_string (to_string (i), &value));   \
          g_assert_cmpint (value, ==, i);                        \
        }                                                        \
      g_assert_false (from_string ("no such word", &untouched)); \
      g_assert_false (from_string ("", &untouched));             \
      g_assert_false (from_string (NULL, &untouched));           \
      g_assert_cmpint (untouched, ==, (n) -1);                   \
    }                                                            \
  G_STMT_END

static void
test_words (void)
{
  assert_words (BstKind, BST_N_KINDS, bst_kind_to_string, bst_kind_from_string);
  assert_words (BstOpenness, BST_N_OPENNESS, bst_openness_to_string, bst_openness_from_string);
  assert_words (BstCommercial, BST_N_COMMERCIAL, bst_commercial_to_string, bst_commercial_from_string);
  assert_words (BstField, BST_N_FIELDS, bst_field_to_string, bst_field_from_string);
  assert_words (BstSourceKind, BST_N_SOURCE_KINDS, bst_source_kind_to_string, bst_source_kind_from_string);
  assert_words (BstLinkRel, BST_N_LINK_RELS, bst_link_rel_to_string, bst_link_rel_from_string);
  assert_words (BstShelf, BST_N_SHELVES, bst_shelf_to_string, bst_shelf_from_string);
}

/* @same: how many labels are the same in Chinese, as proper names are */
static void
check_labels (const char *(*get_label) (guint value), guint n, guint n_same)
{
  guint same = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *english = NULL;

      bst_i18n_set_language ("en");
      english = g_strdup (get_label (i));
      g_assert_nonnull (english);
      g_assert_cmpstr (english, !=, "");
      bst_i18n_set_language ("zh_CN");
      g_assert_nonnull (get_label (i));
      g_assert_cmpstr (get_label (i), !=, "");
      g_test_message ("%s: %s", english, get_label (i));
      if (g_str_equal (english, get_label (i)))
        same++;
    }
  g_assert_cmpuint (same, ==, n_same);
}

/* A function pointer may not be called as one of another type, such as with an
 * enumeration in the place of a number. */
#define LABEL_OF(name)            \
  static const char *             \
    label_of_##name (guint value) \
  {                               \
    return name (value);          \
  }

LABEL_OF (bst_kind_get_label)
LABEL_OF (bst_openness_get_label)
LABEL_OF (bst_commercial_get_label)
LABEL_OF (bst_field_get_label)
LABEL_OF (bst_source_kind_get_label)
LABEL_OF (bst_link_rel_get_label)
LABEL_OF (bst_facet_get_label)
LABEL_OF (bst_shelf_get_label)

static void
test_labels (void)
{
  check_labels (label_of_bst_kind_get_label, BST_N_KINDS, 0);
  check_labels (label_of_bst_openness_get_label, BST_N_OPENNESS, 0);
  check_labels (label_of_bst_commercial_get_label, BST_N_COMMERCIAL, 0);
  check_labels (label_of_bst_field_get_label, BST_N_FIELDS, 0);
  check_labels (label_of_bst_source_kind_get_label, BST_N_SOURCE_KINDS, 1); /* Hub */
  check_labels (label_of_bst_link_rel_get_label, BST_N_LINK_RELS, 1); /* Hugging Face Hub */
  check_labels (label_of_bst_facet_get_label, BST_N_FACETS, 0);
  check_labels (label_of_bst_shelf_get_label, BST_N_SHELVES, 0);
}

int
main (int argc, char **argv)
{
  bst_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/words", test_words);
  g_test_add_func ("/words/labels", test_labels);
  return g_test_run ();
}
