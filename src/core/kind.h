/* Small closed vocabularies: kinds of entry, openness, commercial use. */
#pragma once

#include "core/i18n.h"

G_BEGIN_DECLS

typedef enum
{
  BST_KIND_MODEL,
  BST_KIND_ADAPTER,
  BST_KIND_METHOD,
  BST_KIND_SOFTWARE,
  BST_KIND_CLOSED_MODEL,
} BstKind;

#define BST_N_KINDS 5

/* How open a model is: the classes that list and chart tell apart. */
typedef enum
{
  BST_OPENNESS_SOURCE,
  BST_OPENNESS_WEIGHTS,
  BST_OPENNESS_NONCOMMERCIAL,
  BST_OPENNESS_CLOSED,
  BST_OPENNESS_UNKNOWN, /* nobody says under which terms */
} BstOpenness;

#define BST_N_OPENNESS 5

/* May a model be used commercially? */
typedef enum
{
  BST_COMMERCIAL_UNKNOWN,
  BST_COMMERCIAL_YES,
  BST_COMMERCIAL_CONDITIONAL,
  BST_COMMERCIAL_NO,
} BstCommercial;

#define BST_N_COMMERCIAL 4

/* _to_string gives the word of files, queries and JSON; _label the words of the
 * interface, translated; _label_for those of one language, whatever it speaks. _from_string returns FALSE for any other word. */
const char *bst_kind_to_string (BstKind kind);
const char *bst_kind_get_label (BstKind kind);
const char *bst_kind_get_label_for (BstKind kind, BstLanguage language);
gboolean bst_kind_from_string (const char *string, BstKind *kind);
gboolean bst_kind_has_parameters (BstKind kind);

const char *bst_openness_to_string (BstOpenness openness);
const char *bst_openness_get_label (BstOpenness openness);
const char *bst_openness_get_label_for (BstOpenness openness, BstLanguage language);
gboolean bst_openness_from_string (const char *string, BstOpenness *openness);

const char *bst_commercial_to_string (BstCommercial commercial);
const char *bst_commercial_get_label (BstCommercial commercial);
gboolean bst_commercial_from_string (const char *string, BstCommercial *commercial);

G_END_DECLS
