#include "config.h"

#include "ui/key.h"

/* From here on letters are neither Latin nor signs that stand beside them. */
#define FIRST_OTHER_LETTER 0x0370

/* The keys of Linux's input drivers, from the left: X11 and Wayland count all keyboards so. */
static const struct
{
  guint first; /* code */
  const char *keys;
} places[] = {
  { 10, "1234567890-=" },
  { 24, "qwertyuiop[]" },
  { 38, "asdfghjkl;'" },
  { 52, "zxcvbnm,./" },
};

/* Returns: the key beside the keypad that means the same; of a letter the small one */
guint
bst_key_simplify (guint key)
{
  static const guint pairs[][2] = {
    { GDK_KEY_KP_Left, GDK_KEY_Left },
    { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Up, GDK_KEY_Up },
    { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
    { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home },
    { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Enter, GDK_KEY_Return },
    { GDK_KEY_ISO_Enter, GDK_KEY_Return },
    { GDK_KEY_KP_Space, GDK_KEY_space },
    { GDK_KEY_KP_Add, GDK_KEY_plus },
    { GDK_KEY_KP_Subtract, GDK_KEY_minus },
    { GDK_KEY_KP_Equal, GDK_KEY_equal },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (pairs[i][0] == key)
      return pairs[i][1];
  if (key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9)
    return GDK_KEY_0 + (key - GDK_KEY_KP_0);
  return gdk_keyval_to_lower (key);
}

/* Returns: what a keyboard of the United States has at this place without Shift; 0 for no
 *   letter, digit or sign */
guint
bst_key_from_place (guint code)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint n = (guint) strlen (places[i].keys);

      if (code >= places[i].first && code < places[i].first + n)
        return gdk_unicode_to_keyval ((guchar) places[i].keys[code - places[i].first]);
    }
  return 0;
}

/* Returns: what the key is where another of the person's layouts is Latin; 0 without one */
static guint
find_in_other_layouts (GdkDisplay *display, guint code)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *values = NULL;
  int n = 0;

  gdk_display_map_keycode (display, code, &keys, &values, &n);
  for (int i = 0; i < n; i++)
    if (keys[i].level == 0 && values[i] > 0x20 && values[i] < 0x7f)
      return values[i];
  return 0;
}

/**
 * bst_key_resolve:
 * @key: the keyval of an event
 * @code: its key on the keyboard
 *
 * A letter is typed by somebody whose keyboard writes Russian too: one that is not Latin is
 * what the same key is in the Latin layout beside it, or on a keyboard of the United States.
 * The keys of the keypad are those that have the same name.
 *
 * Returns: a keyval: Latin letters are small
 */
guint
bst_key_resolve (GdkDisplay *display, guint key, guint code)
{
  guint other = 0;

  if (gdk_keyval_to_unicode (key) < FIRST_OTHER_LETTER)
    return bst_key_simplify (key);
  other = find_in_other_layouts (display, code);
  if (other == 0)
    other = bst_key_from_place (code);
  return other != 0 ? other : key;
}
