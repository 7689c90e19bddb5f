/* The values of a guide file that are more than a string. */
#include "config.h"

#include "core/guide-read.h"

#include <string.h>

#include "core/character.h"
#include "core/error.h"
#include "core/link.h"

/* @index: -1 where the member is not a list. */
char *
bst_guide_place (const char *where, const char *member, int index)
{
  return index < 0 ? g_strconcat (where, member, ".", NULL) : g_strdup_printf ("%s%s[%d].", where, member, index);
}

/* Fails with what is said of a value that is of the right kind and yet none. */
gboolean
bst_guide_wrong_value (const char *where, const char *member, GError **error)
{
  bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_TYPE,
                 N_ ("The member “%s%s” has a value that the guide does not know."), where, member);
  return FALSE;
}

/* Whether @string is one line of text, and shows as what it is: no control characters,
 * and none that turn the direction of what stands behind them. */
static gboolean
is_line (const char *string)
{
  return string[0] != '\0' && bst_characters_are_harmless (string);
}

/* Letters, digits and what stands between them, as in the schema; no more than the
 * Hub lets a name have. */
static gboolean
is_id (const char *id, BstIdKind kind)
{
  gboolean with_slash = kind == BST_ID_REPOSITORY;
  const char *between = kind == BST_ID_LICENSE ? ".-_+" : ".-_";
  gsize length = strlen (id);

  for (gsize i = 0; i < length; i++)
    {
      if (id[i] == '/' && with_slash && i > 0)
        with_slash = FALSE;
      else if (!g_ascii_isalnum (id[i]) && (i == 0 || id[i - 1] == '/' || strchr (between, id[i]) == NULL))
        return FALSE;
    }
  return length > 0 && length <= 200 && id[length - 1] != '/';
}

/**
 * bst_guide_read_id:
 * @kind: whose id it is
 * @id: (out) (transfer none): set only where the member is there
 */
gboolean
bst_guide_read_id (BstTreeNode *object, const char *where, const char *member, BstIdKind kind,
                   BstJsonNeed need, const char **id, GError **error)
{
  const char *value = NULL;

  if (!bst_tree_read_string (object, where, member, need, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (!is_id (value, kind))
    return bst_guide_wrong_value (where, member, error);
  *id = value;
  return TRUE;
}

/**
 * bst_guide_read_ids:
 * @ids: (out) (transfer full): ended by NULL; set only where the member is there
 */
gboolean
bst_guide_read_ids (BstTreeNode *object, const char *where, const char *member, GStrv *ids, GError **error)
{
  g_auto (GStrv) values = NULL;

  if (!bst_tree_read_words (object, where, member, BST_JSON_OPTIONAL, &values, error))
    return FALSE;
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (!is_id (values[i], BST_ID_SLUG))
      return bst_guide_wrong_value (where, member, error);
  if (values != NULL)
    *ids = g_steal_pointer (&values);
  return TRUE;
}

/**
 * bst_guide_node_line:
 * @node: a member that is at hand; to look it up again in an object of many would take long
 * @line: (out) (transfer none)
 *
 * As bst_guide_read_line() of a member that is needed.
 */
gboolean
bst_guide_node_line (BstTreeNode *node, const char *where, const char **line, GError **error)
{
  if (!bst_tree_node_string (node, line) || !is_line (*line))
    return bst_guide_wrong_value (where, node->name, error);
  return TRUE;
}

/**
 * bst_guide_read_line:
 *
 * As bst_tree_read_string(), but the string has to be one line of text.
 */
gboolean
bst_guide_read_line (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                     const char **line, GError **error)
{
  const char *value = NULL;

  if (!bst_tree_read_string (object, where, member, need, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (!is_line (value))
    return bst_guide_wrong_value (where, member, error);
  *line = value;
  return TRUE;
}

/**
 * bst_guide_read_lines:
 * @lines: (out) (transfer full): ended by NULL; set only where the member is there
 */
gboolean
bst_guide_read_lines (BstTreeNode *object, const char *where, const char *member, GStrv *lines, GError **error)
{
  g_auto (GStrv) values = NULL;

  if (!bst_tree_read_words (object, where, member, BST_JSON_OPTIONAL, &values, error))
    return FALSE;
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    if (!is_line (values[i]))
      return bst_guide_wrong_value (where, member, error);
  if (values != NULL)
    *lines = g_steal_pointer (&values);
  return TRUE;
}

/**
 * bst_guide_read_text:
 *
 * A text is one string for all languages or an object with one for each.
 * @text: (out) (transfer full): set only where the member is there
 */
gboolean
bst_guide_read_text (BstTreeNode *object, const char *where, const char *member,
                     BstJsonNeed need, BstText **text, GError **error)
{
  static const char *const languages[] = { "en", "zh_CN", "zh_TW", NULL };
  const char *values[BST_N_LANGUAGES] = { NULL };
  BstTreeNode *node = bst_tree_find (object, member);
  BstTreeNode *texts = NULL;
  g_autofree char *inside = bst_guide_place (where, member, -1);

  if (node != NULL && bst_tree_node_string (node, &values[0]))
    {
      if (!is_line (values[0]))
        return bst_guide_wrong_value (where, member, error);
      *text = bst_text_new (values[0], NULL, NULL);
      return TRUE;
    }
  if (!bst_tree_read_object (object, where, member, need, &texts, error))
    return FALSE;
  if (texts == NULL)
    return TRUE;
  if (!bst_tree_check_members (texts, inside, languages, error))
    return FALSE;
  for (guint i = 0; i < BST_N_LANGUAGES; i++)
    if (!bst_guide_read_line (texts, inside, languages[i], BST_JSON_OPTIONAL, &values[i], error))
      return FALSE;
  if (values[0] == NULL && values[1] == NULL && values[2] == NULL)
    return bst_guide_wrong_value (where, member, error);
  *text = bst_text_new (values[0], values[1], values[2]);
  return TRUE;
}

/**
 * bst_guide_read_address:
 * @url: (out) (transfer none): set only where the member is there
 */
gboolean
bst_guide_read_address (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                        const char **url, GError **error)
{
  const char *value = NULL;

  if (!bst_tree_read_string (object, where, member, need, &value, error))
    return FALSE;
  if (value == NULL)
    return TRUE;
  if (!bst_link_is_web_address (value))
    return bst_guide_wrong_value (where, member, error);
  *url = value;
  return TRUE;
}
