#include "core/character.h"

static void
test_harmful (void)
{
  static const gunichar harmful[] = {
    0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, /* controls, C1 among them */
    0x061c, 0x200e, 0x200f, /* Arabic letter mark, left-to-right and right-to-left mark */
    0x2028, 0x2029, /* separators of lines and paragraphs */
    0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xfeff
  };
  static const gunichar harmless[] = {
    ' ', 'a', '~', 0xa0, 0xad, 0x061b, 0x0627, 0x200b, 0x200c, 0x200d, 0x2010, 0x2027, 0x202f, 0x2065, 0x2070, 0x732b, 0xfffd, 0x1f999
  };

  for (guint i = 0; i < G_N_ELEMENTS (harmful); i++)
    if (!bst_character_is_harmful (harmful[i]))
      g_error ("U+%04X", harmful[i]);
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (bst_character_is_harmful (harmless[i]))
      g_error ("U+%04X", harmless[i]);
}

/* One harmful character anywhere, among such of one to four bytes. */
static void
test_harmless (void)
{
  static const char text[] = "Falcon \u730e\u9df9 \u00e9 \U0001f999 ~!";
  static const char *const harmful[] = { "\t", "\x1b", "\x7f", "\xc2\x9b", "\u202e", "\ufeff" };

  g_assert_true (bst_characters_are_harmless (""));
  g_assert_true (bst_characters_are_harmless (text));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (harmful); i++)
      {
        g_autofree char *before = g_strndup (text, at - text);
        g_autofree char *broken = g_strconcat (before, harmful[i], at, NULL);

        g_assert_false (bst_characters_are_harmless (broken));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/character/harmful", test_harmful);
  g_test_add_func ("/character/harmless", test_harmless);
  return g_test_run ();
}
