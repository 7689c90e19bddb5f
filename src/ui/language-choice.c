#include "config.h"

#include "ui/language-choice.h"

#include "core/i18n.h"

/**
 * bst_language_choice_list:
 *
 * Returns: (transfer full): the names to choose from, the system's language first
 */
GListModel *
bst_language_choice_list (void)
{
  guint n;
  const BstLanguageChoice *choices = bst_i18n_get_choices (&n);
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _ ("Follow the system"));
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, choices[i].name);
  return G_LIST_MODEL (list);
}

/**
 * bst_language_choice_get_code:
 * @position: in bst_language_choice_list()
 *
 * Returns: the code that the action app.language takes; "" for the system's
 */
const char *
bst_language_choice_get_code (guint position)
{
  guint n;
  const BstLanguageChoice *choices = bst_i18n_get_choices (&n);

  return position > 0 && position <= n ? choices[position - 1].code : "";
}

/**
 * bst_language_choice_find:
 * @code: as the action app.language has it
 *
 * Returns: its position in bst_language_choice_list(); that of the system's for any other
 */
guint
bst_language_choice_find (const char *code)
{
  guint n;
  const BstLanguageChoice *choices = bst_i18n_get_choices (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (choices[i].code, code))
      return i + 1;
  return 0;
}

/* Adds an item for each language that has a name to @menu. */
void
bst_language_choice_fill_menu (GMenu *menu)
{
  guint n;
  const BstLanguageChoice *choices = bst_i18n_get_choices (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (choices[i].name, NULL);

      g_menu_item_set_action_and_target (item, "app.language", "s", choices[i].code);
      g_menu_append_item (menu, item);
    }
}
