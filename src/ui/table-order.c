#include "config.h"

#include "ui/table-order.h"

struct _BstTableOrder
{
  GObject parent_instance;

  GtkColumnView *view; /* outlives it */
  GtkColumnViewColumn *columns[BST_N_COLUMNS];
  int shown; /* the column whose title shows the order; -1 for none */
  gboolean is_ascending;
  gboolean showing; /* the titles follow the query now, not the person */
  int asked; /* which column's sorter was asked first, while asking */
};

/* A sorter that sorts nothing: the library does that. Asked for the order of two entries it
 * tells which column it belongs to. */
typedef struct
{
  BstTableOrder *order; /* outlives its sorters */
  int column;
} Teller;

G_DEFINE_FINAL_TYPE (BstTableOrder, bst_table_order, G_TYPE_OBJECT)

static guint sort_signal;

static int
tell (gconstpointer a, gconstpointer b, gpointer data)
{
  Teller *teller = data;

  if (teller->order->asked < 0)
    teller->order->asked = teller->column;
  return 1;
}

/* What the view's sorter is sorted by: in GTK 4.8 it does not say so, but it asks the sorter
 * of that column first, and turns the answer where the order is descending.
 * Returns: FALSE where it is by none */
static gboolean
read_titles (BstTableOrder *self, int *column, gboolean *ascending)
{
  GtkOrdering answer;

  self->asked = -1;
  answer = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->columns[0], self->columns[1]);
  *column = self->asked;
  *ascending = answer == GTK_ORDERING_LARGER;
  return self->asked >= 0;
}

/* Of names the first come first, of figures the largest. */
static gboolean
is_natural_ascending (int column)
{
  return !bst_column_get_traits ((BstColumn) column)->counts;
}

static void
set_titles (BstTableOrder *self, int column, gboolean ascending)
{
  self->showing = TRUE;
  self->shown = column;
  self->is_ascending = ascending;
  gtk_column_view_sort_by_column (self->view, column >= 0 ? self->columns[column] : NULL,
                                  ascending ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
  self->showing = FALSE;
}

/* A title was pressed. GTK has a column ascend at first; of figures that is seldom meant. */
static void
titles_changed_cb (BstTableOrder *self)
{
  gboolean ascending;
  int column;
  g_autofree char *sort = NULL;

  if (self->showing || !read_titles (self, &column, &ascending))
    return;
  ascending = column == self->shown ? !self->is_ascending : is_natural_ascending (column);
  set_titles (self, column, ascending);
  sort = g_strconcat (ascending == is_natural_ascending (column) ? "" : "-", bst_column_get_traits ((BstColumn) column)->sort, NULL);
  g_signal_emit (self, sort_signal, 0, sort);
}

static void
bst_table_order_class_init (BstTableOrderClass *klass)
{
  /* A title was pressed; the argument is the value of the query's "sort:". */
  sort_signal = g_signal_new ("sort", BST_TYPE_TABLE_ORDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
bst_table_order_init (BstTableOrder *self)
{
  self->shown = -1;
}

static void
add_teller (BstTableOrder *self, int column)
{
  Teller *teller = g_new (Teller, 1);
  g_autoptr (GtkCustomSorter) sorter = NULL;

  *teller = (Teller) { self, column };
  sorter = gtk_custom_sorter_new (tell, teller, g_free);
  gtk_column_view_column_set_sorter (self->columns[column], GTK_SORTER (sorter));
}

/**
 * bst_table_order_new:
 * @view: (transfer none): outlives the order
 * @columns: its columns, by their number
 *
 * Returns: (transfer full): what the titles of @view do from now on
 */
BstTableOrder *
bst_table_order_new (GtkColumnView *view, GtkColumnViewColumn *const columns[BST_N_COLUMNS])
{
  BstTableOrder *self = g_object_new (BST_TYPE_TABLE_ORDER, NULL);

  self->view = view;
  for (int i = 0; i < BST_N_COLUMNS; i++)
    {
      self->columns[i] = columns[i];
      if (bst_column_get_traits ((BstColumn) i)->sort != NULL)
        add_teller (self, i);
    }
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (titles_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/* @sort: (nullable): the value of a query's "sort:"; NULL for the order that there is without */
void
bst_table_order_show (BstTableOrder *self, const char *sort)
{
  const char *key = sort == NULL ? "params" : sort[0] == '-' ? sort + 1
                                                             : sort;
  int column = -1;
  gboolean ascending;

  for (int i = 0; i < BST_N_COLUMNS; i++)
    if (g_strcmp0 (bst_column_get_traits ((BstColumn) i)->sort, key) == 0)
      column = i;
  ascending = column >= 0 && (sort != NULL && sort[0] == '-') != is_natural_ascending (column);
  if (column != self->shown || ascending != self->is_ascending)
    set_titles (self, column, ascending);
}
