#include "config.h"

#include "ui/empty-page.h"

#include "core/format.h"
#include "core/i18n.h"
#include "library/culprit.h"

struct _BstEmptyPage
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkButton *drop;
  GtkLabel *drop_label;
  GtkButton *ask;
  GtkLabel *ask_label;

  BstLibrary *library;
  BstQuery *query;
  GCancellable *trial; /* of the search for the term; NULL when it has ended */
  guint term; /* that the button drops */
};

G_DEFINE_FINAL_TYPE (BstEmptyPage, bst_empty_page, ADW_TYPE_BIN)

enum
{
  DROP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
drop_clicked_cb (BstEmptyPage *self)
{
  if (self->query != NULL && bst_query_get_n_terms (self->query) > self->term)
    g_signal_emit (self, signals[DROP], 0, self->term);
}

static void
stop_trial (BstEmptyPage *self)
{
  g_cancellable_cancel (self->trial);
  g_clear_object (&self->trial);
}

static void
bst_empty_page_dispose (GObject *object)
{
  BstEmptyPage *self = BST_EMPTY_PAGE (object);

  stop_trial (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->query, bst_query_unref);

  G_OBJECT_CLASS (bst_empty_page_parent_class)->dispose (object);
}

static void
bst_empty_page_class_init (BstEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_empty_page_dispose;

  signals[DROP] = g_signal_new ("drop", BST_TYPE_EMPTY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BstEmptyPage, status);
  gtk_widget_class_bind_template_child (widget_class, BstEmptyPage, drop);
  gtk_widget_class_bind_template_child (widget_class, BstEmptyPage, drop_label);
  gtk_widget_class_bind_template_child (widget_class, BstEmptyPage, ask);
  gtk_widget_class_bind_template_child (widget_class, BstEmptyPage, ask_label);
  gtk_widget_class_bind_template_callback (widget_class, drop_clicked_cb);
}

static void
bst_empty_page_init (BstEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @library: (transfer none): that finds nothing */
BstEmptyPage *
bst_empty_page_new (BstLibrary *library)
{
  BstEmptyPage *self = g_object_new (BST_TYPE_EMPTY_PAGE, NULL);

  self->library = g_object_ref (library);
  return self;
}

/* Offers to drop the term that emptied the list; where no single one did, the last, which
 * was just typed.
 * @culprit: the one without which there are @n_without entries, or less than 0 */
static void
show_culprit (BstEmptyPage *self, int culprit, guint n_without)
{
  g_autofree char *term = NULL;
  g_autofree char *n = bst_format_exact (n_without);
  g_autofree char *description = NULL;
  g_autofree char *text = NULL;

  self->term = culprit >= 0 ? (guint) culprit : bst_query_get_n_terms (self->query) - 1;
  /* As its chip says it. */
  term = bst_query_dup_term_label (self->query, self->term);
  if (culprit >= 0)
    description = g_strdup_printf (ngettext ("Without this part of the search there would be %s entry.",
                                             "Without this part of the search there would be %s entries.", n_without),
                                   n);
  adw_status_page_set_description (self->status, description != NULL ? description
                                                                     : _ ("No model matches every part of the search."));
  /* Translators: %s is a part of the search, such as “≤ 13 B”. */
  text = g_strdup_printf (_ ("Drop “%s”"), term);
  gtk_label_set_label (self->drop_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
culprit_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstEmptyPage) self = user_data;
  guint n_without;
  int culprit = bst_library_find_culprit_finish (BST_LIBRARY (source), result, &n_without);

  /* Where it was cancelled, it is another query by now. */
  if (culprit < -1)
    return;
  g_clear_object (&self->trial);
  show_culprit (self, culprit, n_without);
}

/* Each term costs a search, which for millions of rows is done in a thread. */
static void
find_culprit (BstEmptyPage *self, const char *context)
{
  g_autoptr (BstQuery) around = bst_query_parse (context);
  guint n_without;
  int culprit;

  if (bst_library_is_quick (self->library, around))
    {
      culprit = bst_library_find_culprit (self->library, self->query, context, &n_without);
      show_culprit (self, culprit, n_without);
      return;
    }
  show_culprit (self, -1, 0);
  self->trial = g_cancellable_new ();
  bst_library_find_culprit_async (self->library, self->query, context, self->trial, culprit_found_cb, g_object_ref (self));
}

/* What is not here the Hub itself may have. */
static void
show_ask (BstEmptyPage *self)
{
  g_autofree char *words = bst_query_dup_words (self->query);
  /* Translators: %s is what is searched for. */
  g_autofree char *text = g_strdup_printf (_ ("Search the Hub for “%s”"), words);

  gtk_label_set_label (self->ask_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ask), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * bst_empty_page_show:
 * @query: (transfer none): what is typed, and finds nothing
 * @context: what holds besides, as the text of a query
 */
void
bst_empty_page_show (BstEmptyPage *self, BstQuery *query, const char *context)
{
  gboolean has_terms = bst_query_get_n_terms (query) > 0;

  bst_empty_page_leave (self);
  self->query = bst_query_ref (query);
  gtk_widget_set_visible (GTK_WIDGET (self->drop), has_terms);
  show_ask (self);
  if (has_terms)
    find_culprit (self, context);
  else
    adw_status_page_set_description (self->status, _ ("This shelf is empty."));
}

/* Something is found: nothing is to be said of the query any more. */
void
bst_empty_page_leave (BstEmptyPage *self)
{
  stop_trial (self);
  g_clear_pointer (&self->query, bst_query_unref);
}

/* Returns: whether there is a button, and it has the focus */
gboolean
bst_empty_page_grab_focus (BstEmptyPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->drop)) && gtk_widget_grab_focus (GTK_WIDGET (self->drop));
}
