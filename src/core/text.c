#include "config.h"

#include "core/text.h"

struct _BstText
{
  char *texts[BST_N_LANGUAGES];
};

/* Where to look when a language has no text of its own: the other script before
 * English, because a Chinese reader reads both; en first for an English reader. */
static const BstLanguage fallbacks[BST_N_LANGUAGES][BST_N_LANGUAGES] = {
  [BST_LANGUAGE_EN] = { BST_LANGUAGE_EN, BST_LANGUAGE_ZH_CN, BST_LANGUAGE_ZH_TW },
  [BST_LANGUAGE_ZH_CN] = { BST_LANGUAGE_ZH_CN, BST_LANGUAGE_ZH_TW, BST_LANGUAGE_EN },
  [BST_LANGUAGE_ZH_TW] = { BST_LANGUAGE_ZH_TW, BST_LANGUAGE_ZH_CN, BST_LANGUAGE_EN },
};

static void
bst_text_clear (gpointer data)
{
  BstText *self = data;

  for (int i = 0; i < BST_N_LANGUAGES; i++)
    g_free (self->texts[i]);
}

/**
 * bst_text_new:
 * @en: (nullable): the text in English
 * @zh_cn: (nullable): the text in simplified Chinese
 * @zh_tw: (nullable): the text in traditional Chinese
 *
 * Returns: (transfer full): a text; copies its parts
 */
BstText *
bst_text_new (const char *en,
              const char *zh_cn,
              const char *zh_tw)
{
  BstText *self = g_atomic_rc_box_new0 (BstText);

  self->texts[BST_LANGUAGE_EN] = g_strdup (en);
  self->texts[BST_LANGUAGE_ZH_CN] = g_strdup (zh_cn);
  self->texts[BST_LANGUAGE_ZH_TW] = g_strdup (zh_tw);

  return self;
}

/**
 * bst_text_ref:
 *
 * Returns: (transfer full): @self
 */
BstText *
bst_text_ref (BstText *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * bst_text_unref:
 * @self: (transfer full): a text
 */
void
bst_text_unref (BstText *self)
{
  g_atomic_rc_box_release_full (self, bst_text_clear);
}

/**
 * bst_text_get:
 *
 * The text in the language of the interface, or in the nearest that there is.
 *
 * Returns: (transfer none): the text, "" where there is none in any language
 */
const char *
bst_text_get (const BstText *self)
{
  return bst_text_get_for (self, bst_i18n_get_language ());
}

/**
 * bst_text_get_for:
 *
 * As bst_text_get(), in @language whatever the interface speaks.
 *
 * Returns: (transfer none): the text, "" where there is none in any language
 */
const char *
bst_text_get_for (const BstText *self,
                  BstLanguage language)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail ((guint) language < BST_N_LANGUAGES, "");

  for (int i = 0; i < BST_N_LANGUAGES; i++)
    {
      const char *text = self->texts[fallbacks[language][i]];

      if (text != NULL)
        return text;
    }

  return "";
}
