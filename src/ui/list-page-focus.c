/* Where the keyboard is in the list's page, what is marked and how far it is scrolled. */
#include "config.h"

#include "ui/list-page-private.h"

#include "ui/row.h"

/* Brings the row of the selection into sight. */
void
bst_list_page_scroll_to_selection (BstListPage *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Returns: (transfer none) (nullable): the list's own widget around the selected row. */
static GtkWidget *
find_selected_item (BstListPage *self)
{
  BstEntry *selected = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self->list)); item != NULL && selected != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *row = gtk_widget_get_first_child (item);

      if (BST_IS_ROW (row) && bst_row_get_entry (BST_ROW (row)) == selected)
        return item;
    }
  return NULL;
}

/* Moves the focus to the selected row; where there is no row, to what helps to get some. */
void
bst_list_page_focus_list (BstListPage *self)
{
  GtkWidget *item;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    {
      if (self->empty == NULL || !bst_empty_page_grab_focus (self->empty))
        gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return;
    }
  bst_list_page_scroll_to_selection (self);
  item = find_selected_item (self);
  if (item != NULL)
    gtk_widget_grab_focus (item);
}

/* Returns: (transfer none): the list itself */
GtkListView *
bst_list_page_get_list (BstListPage *self)
{
  return self->list;
}

/* Returns: (transfer none): by which the list is scrolled */
GtkAdjustment *
bst_list_page_get_adjustment (BstListPage *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

/* The cursor goes where it is in @other, in which the same is typed, and what is marked there is
 * marked here. */
void
bst_list_page_resume_text (BstListPage *self, BstListPage *other)
{
  GtkEditable *from = GTK_EDITABLE (other->search), *to = GTK_EDITABLE (self->search);
  int start, end, cursor = gtk_editable_get_position (from);

  if (!gtk_editable_get_selection_bounds (from, &start, &end))
    gtk_editable_set_position (to, cursor);
  else if (cursor == start)
    gtk_editable_select_region (to, end, start);
  else
    gtk_editable_select_region (to, start, end);
}

/* Moves the focus to the search entry, where it goes on being typed: an entry marks all of its
 * text when it gets the focus. */
void
bst_list_page_focus_text (BstListPage *self)
{
  GtkEditable *search = GTK_EDITABLE (self->search);
  int start = 0, end = 0, cursor = gtk_editable_get_position (search);
  gboolean is_marked = gtk_editable_get_selection_bounds (search, &start, &end);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  if (!is_marked)
    start = end = cursor;
  gtk_editable_select_region (search, cursor == start ? end : start, cursor);
}

static gboolean
is_focus_in (BstListPage *self, gpointer part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, part);
}

gboolean
bst_list_page_is_search_focused (BstListPage *self)
{
  return is_focus_in (self, self->search);
}

/* Returns: whether the focus is on a row of the list. */
gboolean
bst_list_page_is_list_focused (BstListPage *self)
{
  return is_focus_in (self, self->list);
}

/* Returns: whether the focus is in the list's page. */
gboolean
bst_list_page_has_focus (BstListPage *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/* Moves the focus to the search entry. */
void
bst_list_page_focus_search (BstListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
