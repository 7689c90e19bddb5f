#include "config.h"

#include "ui/toolkit-words.h"

#include <adwaita.h>

#include "core/i18n.h"

/* What the About window and the entries of passwords of libadwaita 1.2 say. Its catalogue of zh_TW
 * has none of it, that of zh_CN not all, and many a machine has no catalogue of it at all. */
static const char *const words[] = {
  NC_ ("about window", "About"),
  NC_ ("about window", "Details"),
  NC_ ("about window", "_Details"),
  NC_ ("about window", "_Website"),
  NC_ ("about window", "_Report an Issue"),
  NC_ ("about window", "Report an _Issue"),
  NC_ ("about window", "Credits"),
  NC_ ("about window", "_Credits"),
  NC_ ("about window", "Legal"),
  NC_ ("about window", "_Legal"),
  NC_ ("about window", "Code by"),
  NC_ ("about window", "Translated by"),
  NC_ ("about window", "Back"),
  NC_ ("about window", "Show Text"),
  NC_ ("about window", "Hide Text"),
};

/* Returns: (nullable): the word in the language of now; NULL where @text is no word of the list:
 *   it is translated already, or somebody else's */
static const char *
find_word (const char *text)
{
  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (text, words[i]))
      return g_dpgettext2 (NULL, "about window", words[i]);
  return NULL;
}

/* Returns: whether it was a word of the list */
static gboolean
complete_property (GtkWidget *widget, const char *name)
{
  g_autofree char *text = NULL;
  const char *word;

  g_object_get (widget, name, &text, NULL);
  word = find_word (text);
  if (word == NULL || g_str_equal (word, text))
    return FALSE;
  g_object_set (widget, name, word, NULL);
  return TRUE;
}

/* A button that shows a password has another tooltip then. */
static void
tooltip_cb (GtkWidget *widget)
{
  complete_property (widget, "tooltip-text");
}

/**
 * bst_toolkit_words_complete:
 * @window: one of a library's own, before it is shown
 *
 * Translates what the library has no translation of.
 */
void
bst_toolkit_words_complete (GtkWidget *window)
{
  if (complete_property (window, "tooltip-text"))
    g_signal_connect (window, "notify::tooltip-text", G_CALLBACK (tooltip_cb), NULL);
  if (GTK_IS_WINDOW (window) || ADW_IS_PREFERENCES_ROW (window) || ADW_IS_PREFERENCES_GROUP (window) || ADW_IS_WINDOW_TITLE (window))
    complete_property (window, "title");
  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL; child = gtk_widget_get_next_sibling (child))
    bst_toolkit_words_complete (child);
}
