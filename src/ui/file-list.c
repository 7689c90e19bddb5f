#include "config.h"

#include "ui/file-list.h"

#include <glib/gi18n.h>

#include "core/file-name.h"
#include "core/format.h"
#include "ui/badge.h"
#include "ui/fold.h"
#include "ui/tooltip.h"

/* A file's name stands below those of folders, which have an arrow before them. */
#define INDENT 13

/* So many lines are made at a time: a folder may hold thousands. */
#define AT_A_TIME 40

/* The whole tree is kept as long as a line of it is shown. */
typedef struct
{
  gatomicrefcount references;
  BstFileNode *root;
} Tree;

/* A folder that is shown, as far as it is. */
typedef struct
{
  Tree *tree;
  const BstFileNode *folder; /* within the tree */
  guint n_shown;
} Folder;

static void
tree_unref (Tree *tree)
{
  if (!g_atomic_ref_count_dec (&tree->references))
    return;
  bst_file_tree_free (tree->root);
  g_free (tree);
}

static Folder *
folder_new (Tree *tree, const BstFileNode *node)
{
  Folder *folder = g_new0 (Folder, 1);

  g_atomic_ref_count_inc (&tree->references);
  folder->tree = tree;
  folder->folder = node;
  return folder;
}

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  tree_unref (folder->tree);
  g_free (folder);
}

static GtkWidget *make_lines (gpointer data);

static GtkWidget *
name_new (const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  bst_label_explain_ellipsis (GTK_LABEL (label));
  return label;
}

static GtkWidget *
dim_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* "5 parts", and what is missing of them. */
static void
add_parts (GtkWidget *line, const BstFileNode *node)
{
  g_autofree char *number = bst_format_exact (node->n_parts);
  g_autofree char *text = g_strdup_printf (ngettext ("%s part", "%s parts", node->n_parts), number);

  gtk_box_append (GTK_BOX (line), dim_new (text));
  if (node->n_files < node->n_parts)
    gtk_box_append (GTK_BOX (line), bst_badge_new (C_ ("badge", "Incomplete"), _ ("Not all of its parts are there."),
                                                   BST_BADGE_WARNING));
}

static void
add_number (GtkWidget *line, const BstFileNode *node)
{
  g_autofree char *number = bst_format_exact (MAX (node->n_files, 1));
  g_autofree char *text = g_strdup_printf (ngettext ("%s file", "%s files", node->n_files), number);

  gtk_box_append (GTK_BOX (line), dim_new (text));
}

static GtkWidget *
line_new (const BstFileNode *node, const char *name, const char *size)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  if (node->kind == BST_FILE_FOLDER)
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("folder-symbolic"));
  gtk_box_append (GTK_BOX (line), name_new (name));
  if (node->kind == BST_FILE_PARTS)
    add_parts (line, node);
  else if (node->kind == BST_FILE_FOLDER)
    add_number (line, node);
  gtk_box_append (GTK_BOX (line), dim_new (size));
  return line;
}

static GtkWidget *
node_new (Tree *tree, const BstFileNode *node)
{
  g_autofree char *name = bst_file_name_dup_shown (node->name);
  g_autofree char *size = bst_format_bytes (node->size);
  const char *said[] = { name, size };
  g_autofree char *spoken = bst_format_clauses (said, G_N_ELEMENTS (said));
  GtkWidget *line = line_new (node, name, size), *indent;

  if (node->children != NULL)
    return bst_fold_new (line, spoken, make_lines, folder_new (tree, node), folder_free);
  gtk_widget_add_css_class (line, "file-line");
  /* Not a margin, which would leave a gap in the line above it. */
  indent = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_size_request (indent, INDENT, -1);
  gtk_box_prepend (GTK_BOX (line), indent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return line;
}

static void add_lines (GtkWidget *box, Folder *folder);

static void
more_cb (GtkButton *button, Folder *folder)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));
  GtkWidget *last = gtk_widget_get_prev_sibling (GTK_WIDGET (button));

  /* The keyboard goes on where it is: the first of the new lines that takes it, or the button
   * that takes the place of this one. */
  g_object_ref (button);
  gtk_box_remove (GTK_BOX (box), GTK_WIDGET (button));
  add_lines (box, folder);
  g_object_unref (button);
  for (GtkWidget *child = gtk_widget_get_next_sibling (last); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD))
      return;
  gtk_widget_child_focus (box, GTK_DIR_TAB_BACKWARD);
}

static void
add_lines (GtkWidget *box, Folder *folder)
{
  GPtrArray *children = folder->folder->children;
  guint end = MIN (children->len, folder->n_shown + AT_A_TIME);

  /* A few more than there is room for are no reason for a button. */
  if (children->len - end < AT_A_TIME / 4)
    end = children->len;
  for (; folder->n_shown < end; folder->n_shown++)
    gtk_box_append (GTK_BOX (box), node_new (folder->tree, g_ptr_array_index (children, folder->n_shown)));
  if (end < children->len)
    {
      guint rest = children->len - end;
      g_autofree char *number = bst_format_exact (rest);
      /* Translators: %s is the number of files that are not shown yet. */
      g_autofree char *text = g_strdup_printf (ngettext ("Show More (%s)", "Show More (%s)", rest), number);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect (button, "clicked", G_CALLBACK (more_cb), folder);
      gtk_box_append (GTK_BOX (box), button);
    }
}

/* What a fold holds: it keeps a place of its own in the folder. */
static GtkWidget *
make_lines (gpointer data)
{
  const Folder *of_fold = data;
  Folder *folder = folder_new (of_fold->tree, of_fold->folder);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set_data_full (G_OBJECT (box), "bst-folder", folder, folder_free);
  add_lines (box, folder);
  return box;
}

/**
 * bst_file_list_new:
 *
 * Returns: (transfer floating) (nullable): the files of @record; NULL where they were never
 *   asked for
 */
GtkWidget *
bst_file_list_new (const BstRepository *record, BstFileOrder order)
{
  BstFileNode *root = bst_file_tree_new (record, order);
  Tree *tree;
  Folder *folder;
  GtkWidget *list;

  if (root == NULL)
    return NULL;
  tree = g_new0 (Tree, 1);
  g_atomic_ref_count_init (&tree->references);
  tree->root = root;
  folder = folder_new (tree, root);
  tree_unref (tree);
  list = make_lines (folder);
  folder_free (folder);
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "detail-list");
  return list;
}
