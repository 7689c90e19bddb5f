/* JSON that ships, or that a person wrote, as a tree that is only looked at.
 *
 * JSON-GLib makes an object of each value, for who wants to change it: 4 microseconds a value, of
 * which a guide has 150,000. Here all of a file is in a few pieces of memory. What the Hub says is
 * read by JSON-GLib (core/json.h). */
#pragma once

#include "core/json.h"

G_BEGIN_DECLS

typedef enum
{
  BST_TREE_NULL,
  BST_TREE_FLAG,
  BST_TREE_INTEGER,
  BST_TREE_REAL,
  BST_TREE_STRING,
  BST_TREE_ARRAY,
  BST_TREE_OBJECT,
} BstTreeKind;

typedef struct _BstTreeNode BstTreeNode;

/* A value. It lives as long as its tree. */
struct _BstTreeNode
{
  BstTreeKind kind;
  const char *name; /* of a member of an object; else NULL */
  BstTreeNode *next; /* in the same array or object, in the order of the file */
  union
  {
    gboolean flag;
    gint64 integer;
    double real;
    const char *string;
    BstTreeNode *first; /* of an array or object; NULL where it is empty */
  };
};

typedef struct _BstTree BstTree;

BstTree *bst_tree_parse (GBytes *bytes, GError **error);
BstTree *bst_tree_parse_shipped (GBytes *bytes, GError **error);
void bst_tree_free (BstTree *self);
BstTreeNode *bst_tree_get_root (BstTree *self);

BstTreeNode *bst_tree_find (BstTreeNode *object, const char *member);
BstTreeNode *bst_tree_node_object (BstTreeNode *node, const char *where, GError **error);
gboolean bst_tree_node_string (BstTreeNode *node, const char **value);
gboolean bst_tree_node_count (BstTreeNode *node, gint64 *value);
gboolean bst_tree_node_number (BstTreeNode *node, gint64 *value);
gboolean bst_tree_node_flag (BstTreeNode *node, gboolean *value);
gboolean bst_tree_node_words (BstTreeNode *node, GStrv *value);

gboolean bst_tree_check_members (BstTreeNode *object, const char *where, const char *const *known, GError **error);
gboolean bst_tree_read_string (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                               const char **value, GError **error);
gboolean bst_tree_read_number (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                               gint64 *value, GError **error);
gboolean bst_tree_read_flag (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                             gboolean *value, GError **error);
gboolean bst_tree_read_object (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                               BstTreeNode **value, GError **error);
gboolean bst_tree_read_array (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                              BstTreeNode **value, GError **error);
gboolean bst_tree_read_words (BstTreeNode *object, const char *where, const char *member, BstJsonNeed need,
                              GStrv *value, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstTree, bst_tree_free)

G_END_DECLS
