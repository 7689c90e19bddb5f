/* What keys mean, whatever keyboard they are on. */
#include "ui/key.h"

static void
test_simplify (void)
{
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_KP_Left), ==, GDK_KEY_Left);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_KP_Prior), ==, GDK_KEY_Page_Up);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_KP_Enter), ==, GDK_KEY_Return);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_KP_Space), ==, GDK_KEY_space);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_KP_0), ==, GDK_KEY_0);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_KP_9), ==, GDK_KEY_9);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_T), ==, GDK_KEY_t);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_bracketleft), ==, GDK_KEY_bracketleft);
  g_assert_cmpuint (bst_key_simplify (GDK_KEY_F5), ==, GDK_KEY_F5);
}

/* The codes of the keys are those of xkeyboard-config's evdev rules. */
static void
test_places (void)
{
  g_assert_cmpuint (bst_key_from_place (28), ==, GDK_KEY_t);
  g_assert_cmpuint (bst_key_from_place (34), ==, GDK_KEY_bracketleft);
  g_assert_cmpuint (bst_key_from_place (35), ==, GDK_KEY_bracketright);
  g_assert_cmpuint (bst_key_from_place (19), ==, GDK_KEY_0);
  g_assert_cmpuint (bst_key_from_place (20), ==, GDK_KEY_minus);
  g_assert_cmpuint (bst_key_from_place (58), ==, GDK_KEY_m);
  for (guint code = 0; code < 256; code++)
    g_assert_true (bst_key_from_place (code) == 0 || gdk_keyval_to_unicode (bst_key_from_place (code)) > 0x20);
  g_assert_cmpuint (bst_key_from_place (36), ==, 0);
  g_assert_cmpuint (bst_key_from_place (65), ==, 0);
  g_assert_cmpuint (bst_key_from_place (G_MAXUINT), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/key/simplify", test_simplify);
  g_test_add_func ("/key/places", test_places);

  return g_test_run ();
}
