/* The language of the interface, and the words that core translates. */
#pragma once

#include <gio/gio.h>
#include <glib/gi18n.h>

G_BEGIN_DECLS

/* The languages in which the guide's own sentences are written. */
typedef enum
{
  BST_LANGUAGE_EN,
  BST_LANGUAGE_ZH_CN,
  BST_LANGUAGE_ZH_TW,
} BstLanguage;

#define BST_N_LANGUAGES 3

/* What a person can have the interface in. */
typedef struct
{
  const char *code;
  const char *name; /* as the language itself has it */
} BstLanguageChoice;

void bst_i18n_init (void);
void bst_i18n_set_language (const char *code);
BstLanguage bst_i18n_get_language (void);
gboolean bst_i18n_is_right_to_left (void);
const char *bst_i18n_get_han_language (void);
const BstLanguageChoice *bst_i18n_get_choices (guint *n_choices);
gboolean bst_i18n_offers (const char *code);
const char *bst_i18n_get_sentence (const char *sentence, BstLanguage language);
const char *bst_language_get_code (BstLanguage language);
gboolean bst_language_from_code (const char *code, BstLanguage *language);

G_END_DECLS
