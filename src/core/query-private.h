/* A query in pieces; between the files of the query language alone. */
#pragma once

#include "core/query-parts.h"
#include "core/rounding.h"

G_BEGIN_DECLS

/* Text to look for, in both of the forms that bst_fold() and bst_fold_compact()
 * make. */
typedef struct
{
  char *folded;
  char *compact; /* NULL when it is too short to tell anything */
} BstNeedle;

/* query-match.c */
void bst_needle_init (BstNeedle *self, const char *text);
void bst_needle_clear (BstNeedle *self);
BstNeedle *bst_needle_new (const char *text, gssize length);
void bst_needle_free (gpointer data);
gboolean bst_needle_is_in (const BstNeedle *self, const char *haystack);
gboolean bst_needle_is_in_name (const BstNeedle *self, const char *name);
gboolean bst_query_is_language (const char *code, const char *wanted);
gboolean bst_query_is_base (const char *id, const char *wanted);

/* How a number or a range of numbers is typed. */
typedef enum
{
  BST_RANGE_ABOUT, /* a */
  BST_RANGE_EXACTLY, /* =a */
  BST_RANGE_AT_LEAST, /* >=a, a.. */
  BST_RANGE_MORE, /* >a */
  BST_RANGE_AT_MOST, /* <=a, ..a */
  BST_RANGE_LESS, /* <a */
  BST_RANGE_BETWEEN, /* a..b */
} BstRangeShape;

typedef struct
{
  gint64 low; /* both ends belong to it */
  gint64 high;
} BstSpan;

typedef struct
{
  BstRangeShape shape;
  gint64 first; /* the numbers themselves, for labels */
  gint64 second;
  BstSpan decimal; /* what is found, with k as 1,000 */
  BstSpan binary; /* and with k as 1,024 */
} BstRange;

typedef enum
{
  BST_RANGE_OK,
  BST_RANGE_EMPTY,
  BST_RANGE_NO_NUMBER,
  BST_RANGE_NEGATIVE,
  BST_RANGE_TOO_LARGE,
  BST_RANGE_UPSIDE_DOWN,
} BstRangeError;

typedef enum
{
  BST_NUMBER_COUNT,
  BST_NUMBER_CONTEXT,
  BST_NUMBER_YEAR,
} BstNumberKind;

/* A number with what it counts as: anything that rounds to it, to the digits that
 * were typed. With k as 1,000; times scale, it is with k as 1,024. */
typedef struct
{
  double value;
  BstLeeway leeway;
  double scale; /* of the binary unit to the decimal one */
} BstQuantity;

/* query-quantity.c */
BstRangeError bst_quantity_parse (const char *text, gsize length, BstNumberKind kind, BstQuantity *quantity);

/* query-sign.c */
char *bst_range_dup_plain (const char *text);
const char *bst_range_find_sign (const char *text, gsize *length);
BstRangeShape bst_range_read_relation (const char *text, gsize *length);
BstRangeShape bst_range_cut_ending (char *text);

/* query-number.c */
BstRangeError bst_range_parse (const char *text, BstNumberKind kind, BstRange *range, char **suggestion);
gboolean bst_range_contains (const BstRange *range, BstNumberKind kind, gint64 number);

/* The words of license: beside the ids of licences. */
typedef enum
{
  BST_LICENSE_ID,
  BST_LICENSE_COMMERCIAL,
  BST_LICENSE_NONCOMMERCIAL,
  BST_LICENSE_OPEN,
} BstLicenseWord;

/* One value of a facet. What a facet does not use is 0. */
typedef struct
{
  gsize start; /* in the query's text, quotation marks included */
  gsize end;
  char *text; /* without quotation marks; as the neutral word where it is one of a vocabulary */
  char *typed; /* the same as it was typed */
  const char *also; /* another word of the vocabulary that goes by the same name, or NULL */

  int word; /* in the facet's vocabulary: a BstKind, BstSortKey, … */
  gboolean reversed; /* sort: alone */
  gint64 bytes; /* fits: alone, as is the next */
  gint64 most; /* parameters of a model of which no more is known and that fits */
  BstRange range; /* facets of numbers */
  BstNeedle needle; /* org: and family: */
} BstQueryValue;

/* A word, a phrase or a facet with its values, as it stands in the text. */
typedef struct
{
  gsize start;
  gsize end;
  gboolean excluded;
  gsize name_start; /* of a facet's name; both ends are 0 for words */
  gsize name_end;
  char *text; /* of words, without quotation marks */
  gboolean quoted;

  /* filled in when the piece is understood */
  gboolean is_facet;
  BstFacet facet;
  BstLanguage language; /* in which the facet's name is typed */
  GPtrArray *values; /* of BstQueryValue */
  GPtrArray *needles; /* of BstNeedle, for words: names have to have each; one where it is excluded */
} BstQueryPiece;

struct _BstQuery
{
  char *text;
  gsize length; /* of the part that is read */
  gunichar missing; /* the quotation mark that would close the last one, or 0 */
  GPtrArray *pieces;
  GPtrArray *terms; /* the pieces that say something */
  GPtrArray *problems;

  /* the values by facet, lent by the pieces; NULL where there are none */
  GPtrArray *wanted[BST_N_FACETS];
  GPtrArray *unwanted[BST_N_FACETS];
};

/* query-parse.c */
void bst_query_value_free (gpointer data);
void bst_query_piece_free (gpointer data);
void bst_query_split (BstQuery *self);
gboolean bst_query_is_separator (gunichar c);
gboolean bst_query_is_colon (gunichar c);
gunichar bst_query_get_closing_mark (gunichar c);
char *bst_query_dup_hub_id (const char *text);
char *bst_query_quote (const char *value);

/* query-mixed.c */
void bst_needles_add_mixed (GPtrArray *needles, const char *text);

/* query-gap.c */
const char *bst_query_skip_gap (BstFacet facet, const char *from, const char *p, const char *end);

/* query-problem.c */
void bst_query_problem_free (gpointer data);
char *bst_query_shorten (const char *text, gsize length);
void bst_query_add_problem (BstQuery *self, gsize start, gsize end, const char *message, const char *suggestion);

/* query-spelling.c */
guint bst_query_get_vocabulary_size (BstFacet facet);
const char *bst_query_get_word_of (BstFacet facet, guint index);
const char *bst_query_get_word_label (BstFacet facet, guint index, BstLanguage language);
const char *bst_query_get_word_spellings (BstFacet facet, guint index, BstLanguage language);
const char *bst_query_skip_preposition (BstFacet facet, const char *text);
char *bst_query_dup_word_for (BstFacet facet, guint index, BstLanguage language);

/* query-words.c */
int bst_query_find_word_of (BstFacet facet, const char *typed, const char **also);
BstLanguage bst_query_guess_language (const char *text, BstLanguage otherwise);
char **bst_query_dup_vocabulary (BstFacet facet, BstLanguage language, gboolean all);

/* query-write.c */
char *bst_query_write_value (BstFacet facet, const char *value, BstLanguage language);
gboolean bst_query_value_is (BstFacet facet, const BstQueryValue *a, const BstQueryValue *b);

/* query-facet.c */
const char *bst_query_get_facet_spellings (BstFacet facet, BstLanguage language);
gboolean bst_query_find_facet (const char *name, BstFacet *facet, BstLanguage *language);
gboolean bst_query_add_glued (BstQuery *self, gsize start, gsize end);
gboolean bst_query_read_facet (BstQuery *self, BstQueryPiece *piece);

/* query-value.c */
gboolean bst_query_read_value (BstQuery *self, const BstQueryPiece *piece, BstQueryValue *value);
void bst_query_reverse_value (BstQueryValue *value);

G_END_DECLS
