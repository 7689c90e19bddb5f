#include "config.h"

#include "ui/list-page.h"

#include "ui/filter-popover.h"
#include "ui/row.h"

struct _BstListPage
{
  GtkBox parent_instance;

  AdwHeaderBar *header;
  GtkMenuButton *shelf_button;
  GtkMenuButton *sort_button;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search;
  GtkMenuButton *filter_button;
  GtkLabel *problem;
  GtkFlowBox *chips;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkButton *drop;

  GtkSingleSelection *selection;
  BstQuery *query; /* what is typed, for chips and the filter popover */
  guint drop_term; /* the term that the empty page offers to drop */
};

G_DEFINE_FINAL_TYPE (BstListPage, bst_list_page, GTK_TYPE_BOX)

enum
{
  TEXT_CHANGED,
  OPEN_ENTRY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
search_changed_cb (BstListPage *self)
{
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
}

/* Enter in the search entry goes to the list, where arrows and Enter work. */
static void
search_activate_cb (BstListPage *self)
{
  if (self->selection != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
search_stopped_cb (BstListPage *self)
{
  bst_list_page_set_text (self, "");
}

static void
row_activated_cb (BstListPage *self)
{
  g_signal_emit (self, signals[OPEN_ENTRY], 0);
}

static void
drop_term (BstListPage *self, guint term)
{
  g_autofree char *text = bst_query_without_term (self->query, term);

  bst_list_page_set_text (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
drop_clicked_cb (BstListPage *self)
{
  if (bst_query_get_n_terms (self->query) > self->drop_term)
    drop_term (self, self->drop_term);
}

static void
chip_clicked_cb (GtkButton *chip, gpointer user_data)
{
  drop_term (user_data, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "term")));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, bst_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  bst_row_set_entry (BST_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
bst_list_page_dispose (GObject *object)
{
  BstListPage *self = BST_LIST_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_pointer (&self->query, bst_query_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_LIST_PAGE);

  G_OBJECT_CLASS (bst_list_page_parent_class)->dispose (object);
}

static void
bst_list_page_class_init (BstListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_list_page_dispose;

  /* The text of the search entry is another one. */
  signals[TEXT_CHANGED] = g_signal_new ("text-changed", BST_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
  /* The selected entry is to be read. */
  signals[OPEN_ENTRY] = g_signal_new ("open-entry", BST_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstListPage, header);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, shelf_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, search);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, problem);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, chips);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, count);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, list);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, drop);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_clicked_cb);
}

static void
bst_list_page_init (BstListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = bst_query_parse ("");
  g_signal_connect (factory, "setup", G_CALLBACK (row_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/* @library: (transfer none): whose makers the filter popover offers */
void
bst_list_page_set_library (BstListPage *self, BstLibrary *library)
{
  GtkWidget *popover = bst_filter_popover_new (library);

  g_signal_connect_object (popover, "changed", G_CALLBACK (bst_list_page_set_text), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->filter_button, popover);
}

/* @selection: (transfer none): the one selection of the window */
void
bst_list_page_set_selection (BstListPage *self, GtkSingleSelection *selection)
{
  g_set_object (&self->selection, selection);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

void
bst_list_page_set_text (BstListPage *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

/* Returns: (transfer none): what is typed. */
const char *
bst_list_page_get_text (BstListPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
show_chips (BstListPage *self)
{
  GtkWidget *child;
  guint n_chips = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);

  for (guint i = 0; i < bst_query_get_n_terms (self->query); i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *name = NULL;
      BstFacet facet;
      GtkWidget *chip, *box, *text;

      if (!bst_query_get_term_facet (self->query, i, &facet) || facet == BST_FACET_SORT)
        continue;
      label = bst_query_dup_term_label (self->query, i);
      /* Translators: %s is a filter, such as “≤ 13 B”. */
      name = g_strdup_printf (_ ("Remove the filter %s"), label);
      box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      text = gtk_label_new (label);
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (text), 18);
      gtk_box_append (GTK_BOX (box), text);
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
      chip = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (chip), box);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_tooltip_text (chip, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (chip), "term", GUINT_TO_POINTER (i));
      g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
      gtk_flow_box_append (self->chips, chip);
      n_chips++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), n_chips > 0);
}

static void
show_problem (BstListPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < bst_query_get_n_problems (self->query) && i < 3; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", bst_query_get_problem (self->query, i)->message);
  gtk_label_set_label (self->problem, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text->len > 0);
}

static void
show_count (BstListPage *self, guint found, guint total)
{
  g_autofree char *text = NULL;

  if (found == total)
    text = g_strdup_printf (ngettext ("%u model", "%u models", found), found);
  else
    /* Translators: how many of all are shown: “21 of 89”. */
    text = g_strdup_printf (_ ("%1$u of %2$u"), found, total);
  gtk_label_set_label (self->count, text);
}

/* Says which term emptied the list: the last one is what was just typed. */
static void
show_empty (BstListPage *self)
{
  guint n_terms = bst_query_get_n_terms (self->query);
  g_autofree char *term = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->drop), n_terms > 0);
  if (n_terms == 0)
    {
      adw_status_page_set_description (self->empty, _ ("This shelf is empty."));
      return;
    }
  self->drop_term = n_terms - 1;
  term = bst_query_dup_term (self->query, self->drop_term);
  shown = g_utf8_strlen (term, -1) > 32 ? g_utf8_substring (term, 0, 32) : g_strdup (term);
  if (strlen (shown) < strlen (term))
    {
      char *cut = g_strconcat (shown, "…", NULL);

      g_free (shown);
      shown = cut;
    }
  adw_status_page_set_description (self->empty, _ ("No model matches every part of the search."));
  /* Translators: %s is a part of the search, such as “params:7b”. */
  text = g_strdup_printf (_ ("Drop “%s”"), shown);
  gtk_button_set_label (self->drop, text);
}

/**
 * bst_list_page_show_results:
 * @total: how many entries there are without a filter
 * @typed: (transfer none): what is in the search entry, parsed
 */
void
bst_list_page_show_results (BstListPage *self, BstResults *results, guint total, BstQuery *typed)
{
  guint found = g_list_model_get_n_items (G_LIST_MODEL (results));

  bst_query_ref (typed);
  bst_query_unref (self->query);
  self->query = typed;
  bst_filter_popover_show (BST_FILTER_POPOVER (gtk_menu_button_get_popover (self->filter_button)), typed);
  show_chips (self);
  show_problem (self);
  show_count (self, found, total);
  if (found == 0)
    show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, found > 0 ? "list" : "empty");
}

void
bst_list_page_set_shelf_title (BstListPage *self, const char *title)
{
  gtk_menu_button_set_label (self->shelf_button, title);
}

/* Folded, a click opens the entry, as there is no detail beside the list. */
void
bst_list_page_set_folded (BstListPage *self, gboolean folded)
{
  gtk_list_view_set_single_click_activate (self->list, folded);
  adw_header_bar_set_show_end_title_buttons (self->header, folded);
}

void
bst_list_page_focus_search (BstListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
bst_list_page_open_filter (BstListPage *self)
{
  gtk_menu_button_popup (self->filter_button);
}

void
bst_list_page_open_menu (BstListPage *self)
{
  gtk_menu_button_popup (self->menu_button);
}
