#include "config.h"

#include "ui/filter-popover.h"

#include "core/format.h"
#include "core/memory-size.h"
#include "library/counts.h"
#include "ui/filter-check.h"

/* So many of the most frequent values are offered. */
#define N_LICENSES 8
#define N_TASKS 8
#define N_MAKERS 12

struct _BstFilterPopover
{
  GtkPopover parent_instance;

  GtkBox *fixed;
  GtkBox *fits; /* in the memory that there is, where anybody has said how much */
  GtkBox *frequent; /* what the most entries have; as it was when the popover was opened, or something was typed */
  GtkBox *makers; /* those of the guide, where the Hub's shelf is not open */
  GPtrArray *checks; /* GtkCheckButton, borrowed from the boxes */

  BstLibrary *library;
  BstFitSettings *fit_settings;
  BstQuery *query; /* what is typed */
  char *written; /* the text that a check has written last; NULL for none */
  BstQuery *all; /* that, and what holds besides */
  GCancellable *counting; /* of the counts that are waited for; else NULL */
  gboolean is_new; /* the frequent ones are still to be found */
  gboolean showing; /* the checks follow the query now, not the person */
};

G_DEFINE_FINAL_TYPE (BstFilterPopover, bst_filter_popover, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  BstFilterPopover *self = user_data;
  GtkWidget *widget = GTK_WIDGET (check);
  g_autofree char *text = NULL;

  if (self->showing)
    return;
  text = bst_query_with_value (self->query, bst_filter_check_get_facet (widget), bst_filter_check_get_value (widget),
                               gtk_check_button_get_active (check));
  g_free (self->written);
  self->written = g_strdup (text);
  g_signal_emit (self, signals[CHANGED], 0, text);
}

static void
add_title (GtkBox *box, const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static GtkWidget *
add_check (BstFilterPopover *self, GtkBox *box, BstFacet facet, const char *value, const char *label)
{
  GtkWidget *check = bst_filter_check_new (facet, value, label);

  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (box, check);
  g_ptr_array_add (self->checks, check);
  return check;
}

static void
add_sizes (BstFilterPopover *self)
{
  static const struct
  {
    const char *range;
    gint64 least, most;
  } sizes[] = {
    { "..3b", 0, G_GINT64_CONSTANT (3000000000) },
    { "3b..13b", G_GINT64_CONSTANT (3000000000), G_GINT64_CONSTANT (13000000000) },
    { "13b..70b", G_GINT64_CONSTANT (13000000000), G_GINT64_CONSTANT (70000000000) },
    { "70b..", G_GINT64_CONSTANT (70000000000), 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *least = bst_format_count (sizes[i].least);
      g_autofree char *most = bst_format_count (sizes[i].most);
      g_autofree char *label = NULL;

      if (sizes[i].least == 0)
        /* Translators: %s is a number: “up to 3 B”. */
        label = g_strdup_printf (_ ("up to %s"), most);
      else if (sizes[i].most == 0)
        /* Translators: %s is a number: “70 B and more”. */
        label = g_strdup_printf (_ ("%s and more"), least);
      else
        label = bst_format_range (sizes[i].least, sizes[i].most);
      add_check (self, self->fixed, BST_FACET_PARAMS, sizes[i].range, label);
    }
}

static void
fill_fixed (BstFilterPopover *self)
{
  add_title (self->fixed, _ ("Licence"));
  add_check (self, self->fixed, BST_FACET_LICENSE, "commercial", _ ("Commercial use"));
  add_check (self, self->fixed, BST_FACET_LICENSE, "noncommercial", _ ("Non-commercial only"));
  add_check (self, self->fixed, BST_FACET_LICENSE, "open", _ ("Open-source licence"));
  add_title (self->fixed, _ ("Parameters"));
  add_sizes (self);
  add_title (self->fixed, _ ("Openness"));
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    if (i != BST_OPENNESS_CLOSED)
      add_check (self, self->fixed, BST_FACET_OPENNESS, bst_openness_to_string (i), bst_openness_get_label (i));
  add_title (self->fixed, _ ("Kind"));
  for (guint i = 0; i < BST_N_KINDS; i++)
    add_check (self, self->fixed, BST_FACET_KIND, bst_kind_to_string (i), bst_kind_get_label (i));
}

static void
empty (BstFilterPopover *self, GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    {
      g_ptr_array_remove (self->checks, child);
      gtk_box_remove (box, child);
    }
}

/* The Hub has hundreds of thousands of makers: of these the most frequent are offered. */
static gboolean
is_hub (BstFilterPopover *self)
{
  return bst_query_has_value (self->all, BST_FACET_SHELF, "hub");
}

static void
fill_makers (BstFilterPopover *self)
{
  g_autoptr (GPtrArray) makers = bst_library_dup_makers (self->library);

  empty (self, self->makers);
  if (is_hub (self) || makers->len == 0)
    return;
  add_title (self->makers, _ ("Organization"));
  for (guint i = 0; i < makers->len; i++)
    {
      BstOrganization *maker = g_ptr_array_index (makers, i);

      add_check (self, self->makers, BST_FACET_ORG, bst_organization_get_id (maker), bst_organization_get_name (maker));
    }
}

/* @label: with one %s */
static void
add_size (BstFilterPopover *self, const char *label, gint64 bytes)
{
  g_autofree char *value = bst_memory_size_dup_value (bytes);
  g_autofree char *size = bst_memory_size_dup_text (bytes);
  g_autoptr (GString) text = g_string_new (label);

  g_string_replace (text, "%s", size, 1);
  add_check (self, self->fits, BST_FACET_FITS, value, text->str);
}

/* What the budget was when the popover was opened. */
static void
fill_fits (BstFilterPopover *self)
{
  const BstBudget *budget = bst_fit_settings_get_budget (self->fit_settings);
  g_autofree char *title = NULL;

  empty (self, self->fits);
  if (!bst_fit_settings_has_budget (self->fit_settings))
    return;
  /* Translators: %s is the usual quantization, by which a query reckons: “Q4_K_M” */
  title = g_strdup_printf (_ ("Fits in memory, at %s"), BST_QUANTIZATION_USUAL);
  add_title (self->fits, title);
  if (budget->graphics > 0)
    /* Translators: a filter; %s is a size of memory: “graphics memory, 24 GiB” */
    add_size (self, _ ("graphics memory, %s"), budget->graphics);
  if (budget->main > 0)
    /* Translators: a filter; %s is a size of memory, that of the graphics card included */
    add_size (self, budget->graphics > 0 ? _ ("with main memory, %s") : _ ("main memory, %s"), budget->graphics + budget->main);
}

static const char *
get_frequent_title (BstFacet facet)
{
  if (facet == BST_FACET_LICENSE)
    return _ ("Common licences");
  return facet == BST_FACET_TASK ? _ ("Common tasks") : _ ("Organization");
}

static void
fill_frequent (BstFilterPopover *self, BstCounts *counts)
{
  const BstCount *before = NULL;

  empty (self, self->frequent);
  for (guint i = 0; i < bst_counts_get_n (counts); i++)
    {
      const BstCount *count = bst_counts_get (counts, i);

      /* The others are there. */
      if (count->label == NULL)
        continue;
      if (before == NULL || before->facet != count->facet)
        add_title (self->frequent, get_frequent_title (count->facet));
      add_check (self, self->frequent, count->facet, count->value, count->label);
      before = count;
    }
}

/* Sets the checks as the query says. */
static void
show_checks (BstFilterPopover *self)
{
  g_autofree char *longest = bst_format_exact ((gint64) bst_library_get_n_entries (self->library) +
                                               bst_library_get_n_listed (self->library));

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   bst_query_has_value (self->query, bst_filter_check_get_facet (check),
                                                        bst_filter_check_get_value (check)));
      bst_filter_check_reserve (check, (guint) g_utf8_strlen (longest, -1));
    }
  self->showing = FALSE;
}

static void
show_count (BstFilterPopover *self, const BstCount *count)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (bst_filter_check_get_facet (check) == count->facet && g_str_equal (bst_filter_check_get_value (check), count->value))
        bst_filter_check_set_count (check, count->n);
    }
}

static void
show_counts (BstFilterPopover *self, BstCounts *counts)
{
  if (self->is_new)
    {
      fill_frequent (self, counts);
      show_checks (self);
    }
  self->is_new = FALSE;
  for (guint i = 0; i < bst_counts_get_n (counts); i++)
    show_count (self, bst_counts_get (counts, i));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstFilterPopover) self = user_data;
  BstCounts *counts = bst_library_count_values_finish (BST_LIBRARY (source), result, NULL);

  /* Where it was cancelled, others are waited for. */
  if (counts == NULL)
    return;
  g_clear_object (&self->counting);
  show_counts (self, counts);
}

static void
stop_counting (BstFilterPopover *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static gboolean
is_frequent (BstFilterPopover *self, GtkWidget *check)
{
  return gtk_widget_get_parent (check) == GTK_WIDGET (self->frequent);
}

/* The frequent ones stay as they are while checks are chosen: what is pointed at must not
 * move. */
static BstCounts *
make_counts (BstFilterPopover *self)
{
  BstCounts *counts = bst_counts_new (self->library, self->all);

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (!self->is_new || !is_frequent (self, check))
        bst_counts_add_value (counts, bst_filter_check_get_facet (check), bst_filter_check_get_value (check));
    }
  if (self->is_new)
    {
      bst_counts_add_frequent (counts, BST_FACET_LICENSE, N_LICENSES);
      bst_counts_add_frequent (counts, BST_FACET_TASK, N_TASKS);
      if (is_hub (self))
        bst_counts_add_frequent (counts, BST_FACET_ORG, N_MAKERS);
    }
  return counts;
}

static void
begin_counting (BstFilterPopover *self)
{
  BstCounts *counts = make_counts (self);

  stop_counting (self);
  if (bst_library_is_quick (self->library, self->all))
    {
      bst_counts_run (counts, NULL);
      show_counts (self, counts);
      bst_counts_free (counts);
      return;
    }
  self->counting = g_cancellable_new ();
  bst_library_count_values_async (self->library, counts, self->counting, counted_cb, g_object_ref (self));
}

/* What stood there before it was closed may be of another query. */
static void
bst_filter_popover_show (GtkWidget *widget)
{
  BstFilterPopover *self = BST_FILTER_POPOVER (widget);

  fill_fits (self);
  fill_makers (self);
  show_checks (self);
  for (guint i = 0; i < self->checks->len; i++)
    bst_filter_check_clear_count (g_ptr_array_index (self->checks, i));
  self->is_new = TRUE;
  begin_counting (self);

  GTK_WIDGET_CLASS (bst_filter_popover_parent_class)->show (widget);
}

static void
bst_filter_popover_hide (GtkWidget *widget)
{
  stop_counting (BST_FILTER_POPOVER (widget));

  GTK_WIDGET_CLASS (bst_filter_popover_parent_class)->hide (widget);
}

static void
bst_filter_popover_dispose (GObject *object)
{
  BstFilterPopover *self = BST_FILTER_POPOVER (object);

  stop_counting (self);
  g_clear_object (&self->library);
  g_clear_object (&self->fit_settings);
  g_clear_pointer (&self->query, bst_query_unref);
  g_clear_pointer (&self->all, bst_query_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->written, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_FILTER_POPOVER);

  G_OBJECT_CLASS (bst_filter_popover_parent_class)->dispose (object);
}

static void
bst_filter_popover_class_init (BstFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_filter_popover_dispose;
  widget_class->show = bst_filter_popover_show;
  widget_class->hide = bst_filter_popover_hide;

  /* A filter was chosen; the argument is the text of the query with it. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, BstFilterPopover, fixed);
  gtk_widget_class_bind_template_child (widget_class, BstFilterPopover, fits);
  gtk_widget_class_bind_template_child (widget_class, BstFilterPopover, frequent);
  gtk_widget_class_bind_template_child (widget_class, BstFilterPopover, makers);
}

static void
bst_filter_popover_init (BstFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_ptr_array_new ();
  self->query = bst_query_parse ("");
  self->all = bst_query_ref (self->query);
}

/**
 * bst_filter_popover_new:
 * @library: (transfer none): whose entries are counted, and whose makers are offered
 * @fit_settings: (transfer none): who knows how much memory there is
 */
GtkWidget *
bst_filter_popover_new (BstLibrary *library, BstFitSettings *fit_settings)
{
  BstFilterPopover *self = g_object_new (BST_TYPE_FILTER_POPOVER, NULL);

  self->library = g_object_ref (library);
  self->fit_settings = g_object_ref (fit_settings);
  fill_fixed (self);
  return GTK_WIDGET (self);
}

/**
 * bst_filter_popover_set_query:
 * @typed: (transfer none): what the checks show, and write
 * @context: what holds besides, as the text of a query
 *
 * To be called whenever there may be another answer.
 */
void
bst_filter_popover_set_query (BstFilterPopover *self, BstQuery *typed, const char *context)
{
  g_autofree char *text = g_strdup_printf ("%s %s", context, bst_query_get_text (typed));
  gboolean is_another = !g_str_equal (bst_query_get_text (self->query), bst_query_get_text (typed));
  gboolean is_ours = g_strcmp0 (self->written, bst_query_get_text (typed)) == 0;

  /* The answer to what was typed may come after the popover was opened. */
  self->is_new = self->is_new || (is_another && !is_ours);
  bst_query_unref (self->query);
  bst_query_unref (self->all);
  self->query = bst_query_ref (typed);
  self->all = bst_query_parse (text);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  show_checks (self);
  begin_counting (self);
}
