/* The signs and words of ranges of numbers, as keyboards of several languages type them. */
#include "config.h"

#include "core/query-private.h"

#include <string.h>

#include "core/fold.h"

/* Returns the sign between the numbers of a range, and how long it is; NULL where there is
 * none. */
const char *
bst_range_find_sign (const char *text,
                     gsize *length)
{
  static const char *const signs[] = { "..", "~", "到", "至" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *found = strstr (text, signs[i]);

      /* 至少, 不到: the sign of another relation. */
      if (found == NULL || (i > 1 && found == text))
        continue;
      *length = i > 1 ? strlen (signs[i]) : strspn (found, signs[i]);
      return found;
    }

  return NULL;
}

typedef struct
{
  const char *sign;
  BstRangeShape shape;
} Relation;

/* Returns the relation that @text begins with, and how long its sign is. Of two signs that begin
 * alike the longer stands first. */
BstRangeShape
bst_range_read_relation (const char *text,
                         gsize *length)
{
  static const Relation relations[] = {
    { ">=", BST_RANGE_AT_LEAST },
    { "≥", BST_RANGE_AT_LEAST },
    { "至少", BST_RANGE_AT_LEAST },
    { "不少于", BST_RANGE_AT_LEAST },
    { "不少於", BST_RANGE_AT_LEAST },
    { "不低于", BST_RANGE_AT_LEAST },
    { "不低於", BST_RANGE_AT_LEAST },
    { "不小于", BST_RANGE_AT_LEAST },
    { "不小於", BST_RANGE_AT_LEAST },
    { "大于等于", BST_RANGE_AT_LEAST },
    { "大於等於", BST_RANGE_AT_LEAST },
    { "大于或等于", BST_RANGE_AT_LEAST },
    { "大於或等於", BST_RANGE_AT_LEAST },
    { ">", BST_RANGE_MORE },
    { "大于", BST_RANGE_MORE },
    { "大於", BST_RANGE_MORE },
    { "超过", BST_RANGE_MORE },
    { "超過", BST_RANGE_MORE },
    { "高于", BST_RANGE_MORE },
    { "高於", BST_RANGE_MORE },
    { "多于", BST_RANGE_MORE },
    { "多於", BST_RANGE_MORE },
    { "<=", BST_RANGE_AT_MOST },
    { "≤", BST_RANGE_AT_MOST },
    { "至多", BST_RANGE_AT_MOST },
    { "最多", BST_RANGE_AT_MOST },
    { "不超过", BST_RANGE_AT_MOST },
    { "不超過", BST_RANGE_AT_MOST },
    { "不大于", BST_RANGE_AT_MOST },
    { "不大於", BST_RANGE_AT_MOST },
    { "不高于", BST_RANGE_AT_MOST },
    { "不高於", BST_RANGE_AT_MOST },
    { "不多于", BST_RANGE_AT_MOST },
    { "不多於", BST_RANGE_AT_MOST },
    { "小于等于", BST_RANGE_AT_MOST },
    { "小於等於", BST_RANGE_AT_MOST },
    { "小于或等于", BST_RANGE_AT_MOST },
    { "小於或等於", BST_RANGE_AT_MOST },
    { "<", BST_RANGE_LESS },
    { "小于", BST_RANGE_LESS },
    { "小於", BST_RANGE_LESS },
    { "低于", BST_RANGE_LESS },
    { "低於", BST_RANGE_LESS },
    { "少于", BST_RANGE_LESS },
    { "少於", BST_RANGE_LESS },
    { "不足", BST_RANGE_LESS },
    { "不到", BST_RANGE_LESS },
    { "=", BST_RANGE_EXACTLY },
    { "等于", BST_RANGE_EXACTLY },
    { "等於", BST_RANGE_EXACTLY },
    { "约", BST_RANGE_ABOUT },
    { "約", BST_RANGE_ABOUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      if (g_str_has_prefix (text, relations[i].sign))
        {
          *length = strlen (relations[i].sign);
          return relations[i].shape;
        }
    }
  *length = 0;

  return BST_RANGE_ABOUT;
}

/* Cuts off the relation that @text ends with, as in “70亿以上”. */
BstRangeShape
bst_range_cut_ending (char *text)
{
  static const Relation endings[] = {
    { "及以上", BST_RANGE_AT_LEAST },
    { "以上", BST_RANGE_AT_LEAST },
    { "及以下", BST_RANGE_AT_MOST },
    { "以下", BST_RANGE_AT_MOST },
    { "以内", BST_RANGE_AT_MOST },
    { "以內", BST_RANGE_AT_MOST },
    { "左右", BST_RANGE_ABOUT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (text, endings[i].sign))
        {
          text[strlen (text) - strlen (endings[i].sign)] = '\0';
          return endings[i].shape;
        }
    }

  return BST_RANGE_ABOUT;
}

/* What a Chinese keyboard types where others type a dot, > and <, and the signs of ranges
 * that differ in form alone. */
static gunichar
replace_sign (gunichar c,
              gboolean is_first)
{
  switch (c)
    {
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2015: /* ― */
      /* Before the number it is a minus sign. */
      return is_first ? '-' : '~';
    case 0x223c: /* ∼ */
    case 0x301c: /* 〜 */
      return '~';
    case 0x3002: /* 。 */
      return '.';
    case 0x3008: /* 〈 */
    case 0x300a: /* 《 */
      return '<';
    case 0x3009: /* 〉 */
    case 0x300b: /* 》 */
      return '>';
    case 0x2266: /* ≦ */
    case 0x2a7d: /* ⩽ */
      return 0x2264;
    case 0x2267: /* ≧ */
    case 0x2a7e: /* ⩾ */
      return 0x2265;
    default:
      return c;
    }
}

/* Returns: (transfer full): @text with one form for each sign, and without blanks */
char *
bst_range_dup_plain (const char *text)
{
  g_autoptr (GString) signs = g_string_new (NULL);
  GString *plain = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    g_string_append_unichar (signs, replace_sign (g_utf8_get_char (p), p == text));
  /* In its own script: it may be suggested anew. */
  folded = bst_fold_in_script (signs->str);
  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p != ' ')
        g_string_append_c (plain, *p);
    }

  return g_string_free (plain, FALSE);
}
