#include "config.h"

#include "ui/list-page-private.h"

#include "core/format.h"
#include "ui/language-choice.h"
#include "ui/menu-button.h"
#include "ui/row.h"
#include "ui/shelf-popover.h"
#include "ui/tooltip.h"

G_DEFINE_FINAL_TYPE (BstListPage, bst_list_page, GTK_TYPE_BOX)

enum
{
  TEXT_CHANGED,
  ENTERED,
  OPEN_ENTRY,
  LEAVE,
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
  gboolean is_taken = FALSE;

  g_signal_emit (self, signals[ENTERED], 0, &is_taken);
  if (is_taken)
    return;
  bst_list_page_focus_list (self);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstListPage *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || (key != GDK_KEY_Down && key != GDK_KEY_KP_Down))
    return FALSE;
  bst_list_page_focus_list (self);
  return TRUE;
}

/* Tab leaves the list; GTK would go through every row first. */
static gboolean
list_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, BstListPage *self)
{
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) != 0);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    return gtk_widget_activate_action (GTK_WIDGET (self), "win.remove-model", NULL);
  if (back)
    gtk_widget_grab_focus (GTK_WIDGET (self->sort_button));
  else if (key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab)
    g_signal_emit (self, signals[LEAVE], 0);
  else
    return FALSE;
  return TRUE;
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

static gboolean
open_cb (gpointer user_data)
{
  BstListPage *self = user_data;

  self->open_source = 0;
  g_signal_emit (self, signals[OPEN_ENTRY], 0);
  return G_SOURCE_REMOVE;
}

/* GTK's own single click would also select what the pointer comes to lie on, as it does
 * when a refresh makes the rows under it again. */
static void
clicked_cb (BstListPage *self, int n_press, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->list), x, y, GTK_PICK_DEFAULT);

  if (!self->folded || n_press != 1 || picked == NULL || picked == GTK_WIDGET (self->list) || self->open_source != 0)
    return;
  /* The list's own gesture selects the row first. */
  self->open_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, open_cb, self, NULL);
}

static void
open_by_click (BstListPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

static void
drop_term (BstListPage *self, guint term)
{
  g_autofree char *text = bst_query_without_term (self->query, term);

  bst_list_page_set_text (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
chips_changed_cb (BstListPage *self, const char *text)
{
  bst_list_page_set_text (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstListPage *self)
{
  gtk_list_item_set_child (item, bst_row_new (self->fit_settings));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, BstListPage *self)
{
  BstEntry *entry = gtk_list_item_get_item (item);
  gboolean is_own = self->library == NULL || bst_library_lookup (self->library, bst_entry_get_id (entry)) != NULL;

  bst_row_set_entry (BST_ROW (gtk_list_item_get_child (item)), entry, !is_own);
}

/* The filters are made when they are opened for the first time. */
static void
create_filters (GtkMenuButton *button, gpointer user_data)
{
  BstListPage *self = user_data;

  if (self->filters != NULL || self->library == NULL)
    return;
  self->filters = BST_FILTER_POPOVER (bst_filter_popover_new (self->library, self->fit_settings));
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (bst_list_page_set_text), self, G_CONNECT_SWAPPED);
  bst_filter_popover_set_query (self->filters, self->query, self->context);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->filters));
}

static void
bst_list_page_dispose (GObject *object)
{
  BstListPage *self = BST_LIST_PAGE (object);

  g_clear_handle_id (&self->open_source, g_source_remove);
  g_clear_object (&self->library);
  g_clear_object (&self->fit_settings);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->query, bst_query_unref);
  g_clear_pointer (&self->context, g_free);
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
  /* Enter was pressed there; whoever returns TRUE has done what it is for. */
  signals[ENTERED] = g_signal_new ("entered", BST_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                   NULL, NULL, G_TYPE_BOOLEAN, 0);
  /* The selected entry is to be read. */
  signals[OPEN_ENTRY] = g_signal_new ("open-entry", BST_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  /* The keyboard wants to go on to what is beside the list. */
  signals[LEAVE] = g_signal_new ("leave", BST_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BST_TYPE_FILTER_CHIPS);
  g_type_ensure (BST_TYPE_REFRESH_BUTTON);
  g_type_ensure (BST_TYPE_REFRESH_STATUS);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstListPage, header);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, shelf_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, shelf_title);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, refresh_status);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, search);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, filter_title);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, sort_menu);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, main_menu);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, language_menu);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, problem);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, chips);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, count);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, BstListPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
}

static void
bst_list_page_init (BstListPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = bst_query_parse ("");
  self->context = g_strdup ("");
  bst_label_explain_ellipsis (self->problem);
  bst_label_explain_ellipsis (self->shelf_title);
  bst_label_explain_ellipsis (self->filter_title);
  g_signal_connect_object (factory, "setup", G_CALLBACK (row_setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (row_bind_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  open_by_click (self);

  bst_language_choice_fill_menu (self->language_menu);
  bst_menu_button_set_menu (self->sort_button, self->sort_menu);
  bst_menu_button_set_menu (self->menu_button, self->main_menu);
  bst_menu_button_set_name (self->sort_button, _ ("Sort"));
  bst_menu_button_set_name (self->menu_button, _ ("Main menu"));
  bst_menu_button_set_name (self->filter_button, _ ("Filters"));
  gtk_menu_button_set_create_popup_func (self->filter_button, create_filters, self, NULL);
}

/* @fit_settings: (transfer none): by what rows say whether their models fit; before there
 *   are any */
void
bst_list_page_set_fit_settings (BstListPage *self, BstFitSettings *fit_settings)
{
  g_set_object (&self->fit_settings, fit_settings);
}

/* @library: (transfer none): whose shelves and makers are offered */
void
bst_list_page_set_library (BstListPage *self, BstLibrary *library)
{
  g_set_object (&self->library, library);
  bst_shelf_popover_give (self->shelf_button, library);
}

/* @online: (transfer none): whose refresh the button begins and the line at the foot shows */
void
bst_list_page_set_online (BstListPage *self, BstOnline *online)
{
  bst_refresh_button_set_activity (self->refresh_button, bst_online_get_activity (online));
  bst_refresh_status_set_online (self->refresh_status, self->library, online);
}

/* @notice: (transfer floating) (nullable): what lies over the list; NULL for nothing */
void
bst_list_page_set_notice (BstListPage *self, GtkWidget *notice)
{
  if (self->notice != NULL)
    gtk_box_remove (GTK_BOX (self), self->notice);
  self->notice = notice;
  if (notice != NULL)
    gtk_box_insert_child_after (GTK_BOX (self), notice, GTK_WIDGET (self->header));
}

/* @bar: (transfer floating): what lies over the list for good, under a notice */
void
bst_list_page_add_bar (BstListPage *self, GtkWidget *bar)
{
  gtk_box_insert_child_after (GTK_BOX (self), bar, self->notice != NULL ? self->notice : GTK_WIDGET (self->header));
}

/* @selection: (transfer none): the one selection of the window */
void
bst_list_page_set_selection (BstListPage *self, GtkSingleSelection *selection)
{
  g_set_object (&self->selection, selection);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/* Types @text in the place of what is typed; it is searched for once. */
void
bst_list_page_set_text (BstListPage *self, const char *text)
{
  if (g_str_equal (text, bst_list_page_get_text (self)))
    return;
  /* An entry that is set is emptied first, and says so. */
  g_signal_handlers_block_by_func (self->search, search_changed_cb, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
  g_signal_handlers_unblock_by_func (self->search, search_changed_cb, self);
  g_signal_emit (self, signals[TEXT_CHANGED], 0);
}

/* Returns: (transfer none): what is typed. */
const char *
bst_list_page_get_text (BstListPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* Says what is wrong with what is typed; @text is "" for nothing. */
void
bst_list_page_show_problem (BstListPage *self, const char *text)
{
  gtk_label_set_label (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text[0] != '\0');
}

static void
show_problems (BstListPage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < bst_query_get_n_problems (self->query); i++)
    {
      const char *message = bst_query_get_problem (self->query, i)->message;

      if (g_strcmp0 (message, last) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", message);
      last = message;
    }
  bst_list_page_show_problem (self, text->str);
}

static void
show_count (BstListPage *self, guint found, guint total)
{
  /* None is a number here, and not one that is unknown. */
  g_autofree char *found_text = bst_format_number (found);
  g_autofree char *total_text = bst_format_number (total);
  g_autofree char *text = NULL;

  if (found >= total)
    /* Translators: %s is the number, such as “3,031,000”. */
    text = g_strdup_printf (ngettext ("%s entry", "%s entries", found), found_text);
  else
    /* Translators: how many of all are shown: “21 of 3,031,000”. */
    text = g_strdup_printf (_ ("%1$s of %2$s"), found_text, total_text);
  gtk_label_set_label (self->count, text);
}

static void
show_empty (BstListPage *self, gboolean is_empty, const char *context)
{
  if (is_empty && self->empty == NULL)
    {
      self->empty = bst_empty_page_new (self->library);
      g_signal_connect_object (self->empty, "drop", G_CALLBACK (drop_term), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
    }
  if (is_empty)
    bst_empty_page_show (self->empty, self->query, context);
  else if (self->empty != NULL)
    bst_empty_page_leave (self->empty);
}

/**
 * bst_list_page_show_results:
 * @total: how many entries there are without a filter
 * @typed: (transfer none): what is in the search entry, parsed
 * @context: what holds besides, as the text of a query
 */
void
bst_list_page_show_results (BstListPage *self, BstResults *results, guint total, BstQuery *typed, const char *context)
{
  guint found = g_list_model_get_n_items (G_LIST_MODEL (results));

  bst_query_ref (typed);
  bst_query_unref (self->query);
  self->query = typed;
  g_free (self->context);
  self->context = g_strdup (context);
  if (self->filters != NULL)
    bst_filter_popover_set_query (self->filters, typed, context);
  bst_filter_chips_show (self->chips, typed);
  show_problems (self);
  show_count (self, found, total);
  show_empty (self, found == 0, context);
  gtk_stack_set_visible_child_name (self->stack, found > 0 ? "list" : "empty");
}

/* The name of the open shelf stands over the list. */
void
bst_list_page_set_shelf_title (BstListPage *self, const char *title)
{
  gtk_label_set_label (self->shelf_title, title);
  bst_menu_button_set_name (self->shelf_button, title);
}

/* Folded, a click opens the entry, as there is no detail beside the list. */
void
bst_list_page_set_folded (BstListPage *self, gboolean folded)
{
  self->folded = folded;
  adw_header_bar_set_show_end_title_buttons (self->header, folded);
}

/* Opens the popover of the shelves. */
void
bst_list_page_open_shelves (BstListPage *self)
{
  gtk_menu_button_popup (self->shelf_button);
}

/* Opens the filter popover. */
void
bst_list_page_open_filter (BstListPage *self)
{
  gtk_menu_button_popup (self->filter_button);
}

/* Opens the main menu. */
void
bst_list_page_open_menu (BstListPage *self)
{
  gtk_menu_button_popup (self->menu_button);
}
