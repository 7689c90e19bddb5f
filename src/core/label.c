#include "config.h"

#include "core/label.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const char *key; /* as gettext has it: the context, \4, the English label */
  const char *chinese[BST_N_LANGUAGES - BST_LANGUAGE_ZH_CN];
} Label;

static const Label labels[] = {
#include "chinese-labels.h"
};

static int
compare_key (const void *key, const void *row)
{
  return strcmp (key, ((const Label *) row)->key);
}

/**
 * bst_label_get_for:
 * @context: one of the contexts that make-labels.py has: "facet", "kind of entry", …
 * @label: the label in English
 *
 * What the translation into @language says, whatever the interface speaks.
 *
 * Returns: (transfer none): the label; @label itself where there is no translation
 */
const char *
bst_label_get_for (const char *context, const char *label, BstLanguage language)
{
  g_autofree char *key = NULL;
  const Label *row;

  g_return_val_if_fail (context != NULL && label != NULL && (guint) language < BST_N_LANGUAGES, label);

  if (language == BST_LANGUAGE_EN)
    return label;
  key = g_strconcat (context, "\004", label, NULL);
  row = bsearch (key, labels, G_N_ELEMENTS (labels), sizeof labels[0], compare_key);
  return row != NULL ? row->chinese[language - BST_LANGUAGE_ZH_CN] : label;
}
