#include "config.h"

#include "core/kind.h"

#include "core/label.h"
#include "core/word.h"

static const BstWord kinds[BST_N_KINDS] = {
  [BST_KIND_MODEL] = { "model", NC_ ("kind of entry", "Model") },
  /* Translators: small weights that are added to a base model, such as LoRA */
  [BST_KIND_ADAPTER] = { "adapter", NC_ ("kind of entry", "Adapter") },
  [BST_KIND_METHOD] = { "method", NC_ ("kind of entry", "Method") },
  [BST_KIND_SOFTWARE] = { "software", NC_ ("kind of entry", "Software") },
  [BST_KIND_CLOSED_MODEL] = { "closed-model", NC_ ("kind of entry", "Closed model") },
};

static const BstWord openness_words[BST_N_OPENNESS] = {
  /* Translators: only where the Open Source Initiative's definition is met */
  [BST_OPENNESS_SOURCE] = { "source", NC_ ("openness", "Open source") },
  [BST_OPENNESS_WEIGHTS] = { "weights", NC_ ("openness", "Open weights") },
  [BST_OPENNESS_NONCOMMERCIAL] = { "noncommercial", NC_ ("openness", "Open weights, non-commercial") },
  [BST_OPENNESS_CLOSED] = { "closed", NC_ ("openness", "Closed") },
  [BST_OPENNESS_UNKNOWN] = { "unknown", NC_ ("openness", "Terms unknown") },
};

static const BstWord commercial_words[BST_N_COMMERCIAL] = {
  [BST_COMMERCIAL_UNKNOWN] = { "unknown", NC_ ("commercial use", "Commercial use unclear") },
  [BST_COMMERCIAL_YES] = { "yes", NC_ ("commercial use", "Commercial use allowed") },
  [BST_COMMERCIAL_CONDITIONAL] = { "conditional", NC_ ("commercial use", "Commercial use with conditions") },
  [BST_COMMERCIAL_NO] = { "no", NC_ ("commercial use", "No commercial use") },
};

/**
 * bst_kind_to_string:
 *
 * Returns: the word of files and queries: "closed-model"
 */
const char *
bst_kind_to_string (BstKind kind)
{
  g_return_val_if_fail ((guint) kind < BST_N_KINDS, NULL);

  return kinds[kind].word;
}

/**
 * bst_kind_get_label:
 *
 * Returns: the words of the interface, translated
 */
const char *
bst_kind_get_label (BstKind kind)
{
  g_return_val_if_fail ((guint) kind < BST_N_KINDS, NULL);

  return g_dpgettext2 (NULL, "kind of entry", kinds[kind].label);
}

/* Returns: the words of the interface in @language, whatever it speaks */
const char *
bst_kind_get_label_for (BstKind kind,
                        BstLanguage language)
{
  g_return_val_if_fail ((guint) kind < BST_N_KINDS, NULL);

  return bst_label_get_for ("kind of entry", kinds[kind].label, language);
}

/**
 * bst_kind_from_string:
 * @string: (nullable): a word
 * @kind: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a kind
 */
gboolean
bst_kind_from_string (const char *string,
                      BstKind *kind)
{
  int found = bst_word_find (kinds, BST_N_KINDS, string);

  if (found >= 0)
    *kind = (BstKind) found;

  return found >= 0;
}

/* Returns: whether each of this kind has parameters, known or not; methods and programs have
 *   none of their own */
gboolean
bst_kind_has_parameters (BstKind kind)
{
  return kind == BST_KIND_MODEL || kind == BST_KIND_ADAPTER || kind == BST_KIND_CLOSED_MODEL;
}

/**
 * bst_openness_to_string:
 *
 * Returns: the word of files and queries: "noncommercial"
 */
const char *
bst_openness_to_string (BstOpenness openness)
{
  g_return_val_if_fail ((guint) openness < BST_N_OPENNESS, NULL);

  return openness_words[openness].word;
}

/**
 * bst_openness_get_label:
 *
 * Returns: the words of the interface, translated
 */
const char *
bst_openness_get_label (BstOpenness openness)
{
  g_return_val_if_fail ((guint) openness < BST_N_OPENNESS, NULL);

  return g_dpgettext2 (NULL, "openness", openness_words[openness].label);
}

/* Returns: the words of the interface in @language, whatever it speaks */
const char *
bst_openness_get_label_for (BstOpenness openness,
                            BstLanguage language)
{
  g_return_val_if_fail ((guint) openness < BST_N_OPENNESS, NULL);

  return bst_label_get_for ("openness", openness_words[openness].label, language);
}

/**
 * bst_openness_from_string:
 * @string: (nullable): a word
 * @openness: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of an openness
 */
gboolean
bst_openness_from_string (const char *string,
                          BstOpenness *openness)
{
  int found = bst_word_find (openness_words, BST_N_OPENNESS, string);

  if (found >= 0)
    *openness = (BstOpenness) found;

  return found >= 0;
}

/**
 * bst_commercial_to_string:
 *
 * Returns: the word of files and JSON: "conditional"
 */
const char *
bst_commercial_to_string (BstCommercial commercial)
{
  g_return_val_if_fail ((guint) commercial < BST_N_COMMERCIAL, NULL);

  return commercial_words[commercial].word;
}

/**
 * bst_commercial_get_label:
 *
 * Returns: the words of the interface, translated
 */
const char *
bst_commercial_get_label (BstCommercial commercial)
{
  g_return_val_if_fail ((guint) commercial < BST_N_COMMERCIAL, NULL);

  return g_dpgettext2 (NULL, "commercial use", commercial_words[commercial].label);
}

/**
 * bst_commercial_from_string:
 * @string: (nullable): a word
 * @commercial: (out): what it stands for; untouched when it stands for nothing
 *
 * Returns: whether @string is the word of a verdict
 */
gboolean
bst_commercial_from_string (const char *string,
                            BstCommercial *commercial)
{
  int found = bst_word_find (commercial_words, BST_N_COMMERCIAL, string);

  if (found >= 0)
    *commercial = (BstCommercial) found;

  return found >= 0;
}
