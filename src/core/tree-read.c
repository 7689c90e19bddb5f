/* What is looked for in a tree. The errors are those of core/json. */
#include "config.h"

#include "core/tree.h"

#include <glib/gi18n.h>

#include "core/error.h"

static gboolean
wrong_type (const char *where, const char *member, GError **error)
{
  g_propagate_error (error, bst_json_wrong_type (where, member));
  return FALSE;
}

/* Returns: (transfer none) (nullable): the member, or NULL where it is missing or null */
BstTreeNode *
bst_tree_find (BstTreeNode *object, const char *member)
{
  for (BstTreeNode *node = object->first; node != NULL; node = node->next)
    if (g_str_equal (node->name, member))
      return node->kind != BST_TREE_NULL ? node : NULL;
  return NULL;
}

/* Returns the member's node; sets *ok to FALSE with an error where it is missing though needed. */
static BstTreeNode *
find (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need, gboolean *ok, GError **error)
{
  BstTreeNode *node = bst_tree_find (object, member);

  *ok = node != NULL || need == BST_JSON_OPTIONAL;
  if (!*ok)
    bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_MISSING, N_ ("The member “%s%s” is missing."), where, member);
  return node;
}

/* The root of a file, or an element of a list, that has to be an object. */
BstTreeNode *
bst_tree_node_object (BstTreeNode *node, const char *where, GError **error)
{
  if (node->kind == BST_TREE_OBJECT)
    return node;
  wrong_type (where, "", error);
  return NULL;
}

/* @value: (out) (transfer none) */
gboolean
bst_tree_node_string (BstTreeNode *node, const char **value)
{
  if (node->kind != BST_TREE_STRING)
    return FALSE;
  *value = node->string;
  return TRUE;
}

/* A whole number of at least 1: nothing that the guide counts can be 0. */
gboolean
bst_tree_node_count (BstTreeNode *node, gint64 *value)
{
  return bst_tree_node_number (node, value) && *value >= 1;
}

/* A whole number of at least 0. */
gboolean
bst_tree_node_number (BstTreeNode *node, gint64 *value)
{
  if (node->kind != BST_TREE_INTEGER || node->integer < 0)
    return FALSE;
  *value = node->integer;
  return TRUE;
}

gboolean
bst_tree_node_flag (BstTreeNode *node, gboolean *value)
{
  if (node->kind != BST_TREE_FLAG)
    return FALSE;
  *value = node->flag;
  return TRUE;
}

/* @value: (out) (transfer full): ended by NULL */
gboolean
bst_tree_node_words (BstTreeNode *node, GStrv *value)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (node->kind != BST_TREE_ARRAY)
    return FALSE;
  for (BstTreeNode *word = node->first; word != NULL; word = word->next)
    {
      if (word->kind != BST_TREE_STRING)
        return FALSE;
      g_strv_builder_add (builder, word->string);
    }
  *value = g_strv_builder_end (builder);
  return TRUE;
}

/* Whether all members of @object are among @known; fails with one that is not. */
gboolean
bst_tree_check_members (BstTreeNode *object, const char *where, const char *const *known, GError **error)
{
  for (BstTreeNode *node = object->first; node != NULL; node = node->next)
    if (!g_strv_contains (known, node->name))
      {
        bst_error_set (error, BST_JSON_ERROR, BST_JSON_ERROR_UNKNOWN, N_ ("The member “%s%s” is not known."), where, node->name);
        return FALSE;
      }
  return TRUE;
}

/**
 * bst_tree_read_string:
 * @where: the object's place in the file, for errors: "" or "entries[3]."
 * @value: (out) (transfer none): set only where the member is there
 *
 * Returns: FALSE with an error that names the member, where it is missing though
 *   needed or has another type. The other readers are alike.
 */
gboolean
bst_tree_read_string (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                      const char **value, GError **error)
{
  gboolean ok;
  BstTreeNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_tree_node_string (node, value))
    return wrong_type (where, member, error);
  return ok;
}

gboolean
bst_tree_read_number (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                      gint64 *value, GError **error)
{
  gboolean ok;
  BstTreeNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_tree_node_number (node, value))
    return wrong_type (where, member, error);
  return ok;
}

gboolean
bst_tree_read_flag (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                    gboolean *value, GError **error)
{
  gboolean ok;
  BstTreeNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_tree_node_flag (node, value))
    return wrong_type (where, member, error);
  return ok;
}

static gboolean
read_kind (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need, BstTreeKind kind,
           BstTreeNode **value, GError **error)
{
  gboolean ok;
  BstTreeNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && node->kind != kind)
    return wrong_type (where, member, error);
  if (node != NULL)
    *value = node;
  return ok;
}

gboolean
bst_tree_read_object (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                      BstTreeNode **value, GError **error)
{
  return read_kind (object, where, member, need, BST_TREE_OBJECT, value, error);
}

gboolean
bst_tree_read_array (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                     BstTreeNode **value, GError **error)
{
  return read_kind (object, where, member, need, BST_TREE_ARRAY, value, error);
}

/* @value: (out) (transfer full) */
gboolean
bst_tree_read_words (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                     GStrv *value, GError **error)
{
  gboolean ok;
  BstTreeNode *node = find (object, where, member, need, &ok, error);

  if (node != NULL && !bst_tree_node_words (node, value))
    return wrong_type (where, member, error);
  return ok;
}
