#include "config.h"

#include "core/tree.h"

#include <errno.h>
#include <string.h>

#include "core/json-scan.h"

/* As json-check.c has it, for what is not checked before. */
#define MAX_DEPTH 64

/* What is asked of the system at once. A longer string gets a piece of its own. */
#define PIECE (64 * 1024)

struct _BstTree
{
  GPtrArray *pieces; /* of memory */
  char *free; /* in the last of them */
  gsize left;
  BstTreeNode *root;
};

typedef struct
{
  BstTree *tree;
  BstJsonScan scan;
  GString *text; /* of a string with escapes */
  guint depth;
} Reader;

static gpointer
reserve (BstTree *self, gsize size)
{
  gpointer place;

  size = (size + sizeof (gpointer) - 1) & ~(sizeof (gpointer) - 1);
  if (size > PIECE / 4)
    {
      place = g_malloc (size);
      g_ptr_array_insert (self->pieces, 0, place); /* the last one is still filled */
      return place;
    }
  if (size > self->left)
    {
      self->free = g_malloc (PIECE);
      self->left = PIECE;
      g_ptr_array_add (self->pieces, self->free);
    }
  place = self->free;
  self->free += size;
  self->left -= size;
  return place;
}

static const char *
keep_text (BstTree *self, const char *text, gsize length)
{
  char *copy = reserve (self, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/* Returns: (nullable): the string that is next, or NULL where there is none */
static const char *
read_string (Reader *self)
{
  const char *start, *at;

  if (bst_json_scan_peek (&self->scan) != '"')
    return NULL;
  start = at = self->scan.at + 1;
  while (at < self->scan.end && *at != '"' && *at != '\\' && (guchar) *at >= 0x20)
    at++;
  if (at < self->scan.end && *at == '"')
    {
      self->scan.at = at + 1;
      return keep_text (self->tree, start, at - start);
    }
  if (!bst_json_scan_string (&self->scan, self->text))
    return NULL;
  return keep_text (self->tree, self->text->str, self->text->len);
}

/* A whole number that is too large for one is a real one, as in bst_json_parse(). */
static void
take_number (BstTreeNode *node, const char *start, gsize length)
{
  g_autofree char *digits = g_strndup (start, length);
  char *end;

  errno = 0;
  node->kind = BST_TREE_INTEGER;
  node->integer = g_ascii_strtoll (digits, &end, 10);
  if (*end == '\0' && errno == 0)
    return;
  node->kind = BST_TREE_REAL;
  node->real = g_ascii_strtod (digits, NULL);
}

static gboolean read_value (Reader *self, BstTreeNode *node);

/* Reads what is between brackets. */
static gboolean
read_children (Reader *self, BstTreeNode *node)
{
  gboolean is_object = node->kind == BST_TREE_OBJECT;
  char end = is_object ? '}' : ']';
  BstTreeNode **place = &node->first;

  *place = NULL;
  self->scan.at++;
  bst_json_scan_space (&self->scan);
  if (bst_json_scan_peek (&self->scan) == end)
    {
      self->scan.at++;
      return TRUE;
    }
  for (;;)
    {
      BstTreeNode *child = reserve (self->tree, sizeof *child);

      *child = (BstTreeNode) { .kind = BST_TREE_NULL };
      if (is_object)
        {
          child->name = read_string (self);
          bst_json_scan_space (&self->scan);
          if (child->name == NULL || bst_json_scan_peek (&self->scan) != ':')
            return FALSE;
          self->scan.at++;
          bst_json_scan_space (&self->scan);
        }
      if (!read_value (self, child))
        return FALSE;
      *place = child;
      place = &child->next;
      bst_json_scan_space (&self->scan);
      if (bst_json_scan_peek (&self->scan) == end)
        {
          self->scan.at++;
          return TRUE;
        }
      if (bst_json_scan_peek (&self->scan) != ',')
        return FALSE;
      self->scan.at++;
      bst_json_scan_space (&self->scan);
    }
}

static gboolean
read_scalar (Reader *self, BstTreeNode *node)
{
  const char *start = self->scan.at;

  if (!bst_json_scan_scalar (&self->scan, self->text))
    return FALSE;
  if (*start == 't' || *start == 'f')
    {
      node->kind = BST_TREE_FLAG;
      node->flag = *start == 't';
    }
  else if (*start != 'n')
    {
      take_number (node, start, self->scan.at - start);
    }
  return TRUE;
}

static gboolean
read_value (Reader *self, BstTreeNode *node)
{
  char c = bst_json_scan_peek (&self->scan);
  gboolean is_whole;

  if (c == '"')
    {
      node->kind = BST_TREE_STRING;
      node->string = read_string (self);
      return node->string != NULL;
    }
  if (c != '{' && c != '[')
    return read_scalar (self, node);
  if (self->depth == MAX_DEPTH)
    return FALSE;
  self->depth++;
  node->kind = c == '{' ? BST_TREE_OBJECT : BST_TREE_ARRAY;
  is_whole = read_children (self, node);
  self->depth--;
  return is_whole;
}

/* Returns: (transfer full) (nullable): NULL where @bytes are no JSON */
static BstTree *
read_tree (GBytes *bytes)
{
  g_autoptr (BstTree) self = g_new0 (BstTree, 1);
  g_autoptr (GArray) mends = g_array_new (FALSE, FALSE, sizeof (BstJsonMend));
  g_autoptr (GString) text = g_string_new (NULL);
  gsize size;
  const char *bytes_data = g_bytes_get_data (bytes, &size), *data = bytes_data != NULL ? bytes_data : "";
  Reader reader = { .tree = self, .scan = { .start = data, .at = data, .end = data + size, .line = 1, .mends = mends }, .text = text };

  self->pieces = g_ptr_array_new_with_free_func (g_free);
  self->root = reserve (self, sizeof *self->root);
  *self->root = (BstTreeNode) { .kind = BST_TREE_NULL };
  bst_json_scan_space (&reader.scan);
  if (!read_value (&reader, self->root))
    return NULL;
  bst_json_scan_space (&reader.scan);
  return bst_json_scan_at_end (&reader.scan) ? g_steal_pointer (&self) : NULL;
}

/**
 * bst_tree_parse:
 *
 * Reads what bst_json_parse() does, as strictly, and fails as that does.
 *
 * Returns: (transfer full) (nullable): the tree, or a BstJsonError that names the line
 */
BstTree *
bst_tree_parse (GBytes *bytes, GError **error)
{
  return bst_json_check_text (bytes, NULL, error) ? read_tree (bytes) : NULL;
}

/**
 * bst_tree_parse_shipped:
 *
 * As bst_tree_parse(), of what is compiled into the program: that no member of it stands twice,
 * among others, is for the tests to find, not for each start.
 */
BstTree *
bst_tree_parse_shipped (GBytes *bytes, GError **error)
{
  BstTree *self = read_tree (bytes);

  return self != NULL ? self : bst_tree_parse (bytes, error); /* which says in what line */
}

void
bst_tree_free (BstTree *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

/* Returns: (transfer none) */
BstTreeNode *
bst_tree_get_root (BstTree *self)
{
  return self->root;
}
