#include "config.h"

#include "ui/memory-view.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "core/weights.h"
#include "ui/option.h"
#include "ui/context-stops.h"
#include "ui/fit-mark.h"
#include "ui/give-way.h"
#include "ui/memory-bar.h"
#include "ui/memory-legend.h"
#include "ui/memory-words.h"
#include "ui/quantization-list.h"
#include "ui/wrap-layout.h"

struct _BstMemoryView
{
  GtkBox parent_instance;

  BstMemorySubject subject;
  BstFitSettings *fit_settings;
  GArray *stops; /* of the slider: gint64 */
  gint64 context; /* tokens; chosen, or what is usual for the model */
  gint64 largest; /* context that fits; -1 for unknown */
  gboolean updating; /* what changes now was not done by the person */

  BstFitMark *mark;
  GtkLabel *verdict;
  GtkInscription *total;
  BstMemoryBar *bar;
  BstMemoryLegend *legend;
  GtkLabel *unknown;
  GtkWidget *choices;
  GtkDropDown *quantization;
  GtkWidget *kv_box;
  GtkDropDown *kv;
  GtkWidget *context_box;
  GtkScale *context_scale;
  GtkAdjustment *context_adjustment;
  GtkInscription *context_value;
  GtkWidget *facts;
  GtkWidget *layers_box;
  GtkInscription *layers;
  GtkLabel *largest_title;
  GtkWidget *largest_box;
  GtkInscription *largest_value;
  GtkWidget *largest_use;
  GtkInscription *trust;
  GtkWidget *invitation;
  GtkToggleButton *how;
  GtkImage *how_arrow;
  GtkLabel *how_text;
};

G_DEFINE_FINAL_TYPE (BstMemoryView, bst_memory_view, GTK_TYPE_BOX)

/* Returns: how the model is to be run, by what is chosen; @plan borrows from the lists */
static void
get_plan (BstMemoryView *self, BstFitPlan *plan)
{
  BstOption *choice = bst_options_get (gtk_drop_down_get_model (self->quantization),
                                       gtk_drop_down_get_selected (self->quantization));

  *plan = (BstFitPlan) { .context = self->context, .kv_type = bst_fit_settings_get_kv_type (self->fit_settings) };
  if (choice == NULL)
    return;
  if (self->subject.files != NULL)
    plan->weights = bst_option_get_value (choice);
  else
    plan->quantization = bst_option_get_id (choice);
}

static void
show_verdict (BstMemoryView *self, const BstFit *fit, const BstFitJudgement *judgement)
{
  g_autofree char *total = bst_format_bytes (fit->total);
  g_autofree char *layers = bst_memory_dup_layers (judgement);
  g_autofree char *verdict = bst_memory_dup_verdict (judgement);
  g_autofree char *spoken = g_strdup_printf (C_ ("memory", "%s: %s"), verdict, total);

  bst_fit_mark_set_judgement (self->mark, judgement);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), judgement->verdict != BST_FIT_UNKNOWN);
  gtk_label_set_label (self->verdict, verdict);
  gtk_inscription_set_text (self->total, total);
  gtk_inscription_set_text (self->layers, layers);
  /* Who moves the slider hears what comes of it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->context_scale), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
}

/* The most that the graphics card holds; where it cannot hold even the weights, the most that
 * all memory does. */
static void
show_largest (BstMemoryView *self, const BstFitPlan *plan, const BstBudget *budget)
{
  gint64 first = budget->graphics > 0 ? budget->graphics : budget->main;
  gboolean is_all = FALSE;
  g_autofree char *text = NULL;

  self->largest = bst_fit_get_largest_context (&self->subject.model, plan, first);
  if (self->largest == 0 && budget->graphics > 0 && budget->main > 0)
    {
      self->largest = bst_fit_get_largest_context (&self->subject.model, plan, budget->graphics + budget->main);
      is_all = self->largest > 0;
    }
  text = self->largest > 0 ? bst_memory_dup_tokens (self->largest) : g_strdup (C_ ("largest context", "none"));
  gtk_label_set_label (self->largest_title, is_all ? _ ("Largest context with main memory") : _ ("Largest context that fits"));
  gtk_inscription_set_text (self->largest_value, text);
  gtk_widget_set_visible (self->largest_use, self->largest > 0);
  gtk_widget_set_sensitive (self->largest_use, self->largest != self->context);
}

static void
show_words (BstMemoryView *self, const BstFit *fit)
{
  g_autofree char *trust = bst_memory_dup_trust (fit);
  g_autofree char *how = bst_memory_dup_how (fit, self->subject.remark);
  gboolean has_cache = fit->kv_cache_known && fit->cache_basis != BST_CACHE_NONE;

  gtk_inscription_set_text (self->trust, trust);
  gtk_label_set_label (self->how_text, how);
  gtk_label_set_label (self->unknown, fit->kv_cache_known ? "" : bst_memory_get_unknown ());
  gtk_widget_set_visible (GTK_WIDGET (self->unknown), !fit->kv_cache_known);
  gtk_widget_set_visible (self->kv_box, has_cache);
  gtk_widget_set_visible (self->context_box, has_cache);
}

static void
show_context (BstMemoryView *self)
{
  g_autofree char *text = bst_memory_dup_tokens (self->context);

  gtk_inscription_set_text (self->context_value, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->context_scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

/* GTK 4.8 names neither a drop-down list nor the button in it, which has the focus. */
static void
name_drop_down (GtkDropDown *drop_down, const char *name)
{
  BstOption *choice = bst_options_get (gtk_drop_down_get_model (drop_down), gtk_drop_down_get_selected (drop_down));
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autofree char *text = g_strdup_printf (C_ ("memory", "%s: %s"), name, choice != NULL ? bst_option_get_label (choice) : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (GTK_IS_BUTTON (button))
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The label of the choice is there only now. */
static void
mapped_cb (GtkWidget *drop_down)
{
  bst_widget_give_way (drop_down, 0);
}

static void
name_choices (BstMemoryView *self)
{
  name_drop_down (self->quantization, _ ("Quantization"));
  name_drop_down (self->kv, _ ("Type of the KV cache"));
}

/* Shows what comes of all that is chosen. While the slider moves nothing but figures of a
 * fixed width changes. */
static void
update (BstMemoryView *self)
{
  const BstBudget *budget = bst_fit_settings_get_budget (self->fit_settings);
  gboolean has_budget = bst_fit_settings_has_budget (self->fit_settings);
  BstFitJudgement judgement;
  gboolean has_layers, has_largest;
  BstFitPlan plan;
  BstFit fit;

  get_plan (self, &plan);
  if (!bst_fit_estimate_plan (&self->subject.model, &plan, &fit))
    return;
  bst_fit_judge (&fit, budget, &judgement);
  name_choices (self);
  show_context (self);
  bst_memory_bar_set_fit (self->bar, &fit, budget);
  bst_memory_legend_set_fit (self->legend, &fit, budget);
  show_verdict (self, &fit, &judgement);
  show_words (self, &fit);
  show_largest (self, &plan, budget);

  has_layers = budget->graphics > 0 && judgement.layers >= 0;
  has_largest = has_budget && self->largest >= 0 && fit.cache_basis != BST_CACHE_NONE;
  gtk_widget_set_visible (self->layers_box, has_layers);
  gtk_widget_set_visible (self->largest_box, has_largest);
  gtk_widget_set_visible (self->invitation, !has_budget);
}

/* The slider stands at the stop that is nearest from below: what was chosen may lie between
 * two of them. */
static void
set_context (BstMemoryView *self, gint64 context)
{
  self->context = context;
  self->updating = TRUE;
  gtk_adjustment_set_value (self->context_adjustment, bst_context_stops_find (self->stops, context));
  self->updating = FALSE;
}

static void
context_moved_cb (BstMemoryView *self)
{
  guint stop = (guint) (gtk_adjustment_get_value (self->context_adjustment) + 0.5);

  if (self->updating || self->stops == NULL || stop >= self->stops->len)
    return;
  self->context = g_array_index (self->stops, gint64, stop);
  bst_fit_settings_set_context (self->fit_settings, self->context);
  update (self);
}

static void
largest_used_cb (BstMemoryView *self)
{
  if (self->largest <= 0)
    return;
  set_context (self, self->largest);
  bst_fit_settings_set_context (self->fit_settings, self->context);
  update (self);
  /* The button has nothing left to do. */
  gtk_widget_grab_focus (GTK_WIDGET (self->context_scale));
}

static void
how_toggled_cb (BstMemoryView *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->how);

  gtk_image_set_from_icon_name (self->how_arrow, is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->how_text), is_open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->how), GTK_ACCESSIBLE_STATE_EXPANDED, is_open, -1);
}

static void
kv_selected_cb (BstMemoryView *self)
{
  BstOption *choice = bst_options_get (gtk_drop_down_get_model (self->kv), gtk_drop_down_get_selected (self->kv));

  if (self->updating || choice == NULL)
    return;
  bst_fit_settings_set_kv_type (self->fit_settings, (BstKvType) bst_option_get_value (choice));
  update (self);
}

/* What is chosen is from now on the usual one, where the files do not say what there is. */
static void
quantization_selected_cb (BstMemoryView *self)
{
  BstOption *choice = bst_options_get (gtk_drop_down_get_model (self->quantization),
                                       gtk_drop_down_get_selected (self->quantization));

  if (self->updating || choice == NULL)
    return;
  if (self->subject.files == NULL)
    bst_fit_settings_set_quantization (self->fit_settings, bst_option_get_id (choice));
  update (self);
}

static void
fill_quantization (BstMemoryView *self)
{
  const char *usual = bst_fit_settings_get_quantization (self->fit_settings);
  g_autoptr (GListModel) list = NULL;
  guint selected;

  if (self->subject.files != NULL)
    list = bst_quantization_list_new_of_files (self->subject.files);
  else
    list = bst_quantization_list_new (&self->subject.model, usual);
  selected = bst_options_find (list, usual);
  self->updating = TRUE;
  gtk_drop_down_set_model (self->quantization, list);
  gtk_drop_down_set_selected (self->quantization, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
  self->updating = FALSE;
}

/* The usual quantization, or the budget, was changed somewhere. */
static void
settings_changed_cb (BstMemoryView *self)
{
  const char *usual = bst_fit_settings_get_quantization (self->fit_settings);
  GListModel *list = gtk_drop_down_get_model (self->quantization);
  guint selected = bst_options_find (list, usual);

  if (self->subject.files == NULL && selected == GTK_INVALID_LIST_POSITION)
    fill_quantization (self);
  else if (self->subject.files == NULL)
    {
      self->updating = TRUE;
      gtk_drop_down_set_selected (self->quantization, selected);
      self->updating = FALSE;
    }
  update (self);
}

static void
fill_kv (BstMemoryView *self)
{
  g_autoptr (GListModel) list = bst_kv_type_list_new ();

  gtk_drop_down_set_model (self->kv, list);
  gtk_drop_down_set_selected (self->kv, bst_fit_settings_get_kv_type (self->fit_settings));
}

/* What was chosen for another model is kept, but no further than this one goes. */
static void
fill_context (BstMemoryView *self)
{
  gint64 chosen = bst_fit_settings_get_context (self->fit_settings);
  gint64 own = self->subject.model.context;
  BstFitPlan plan = { .weights = 1 };
  BstFit fit;

  self->stops = bst_context_stops_new (own);
  gtk_adjustment_set_upper (self->context_adjustment, self->stops->len - 1);
  if (chosen > 0 && own > 0)
    chosen = MIN (chosen, own);
  if (chosen <= 0 && bst_fit_estimate_plan (&self->subject.model, &plan, &fit))
    chosen = fit.context;
  set_context (self, chosen);
}

/**
 * bst_memory_view_new:
 * @subject: (transfer full): of which files or parameters are known; it is left empty
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
bst_memory_view_new (BstMemorySubject *subject, BstFitSettings *fit_settings)
{
  BstMemoryView *self = g_object_new (BST_TYPE_MEMORY_VIEW, NULL);

  self->subject = *subject;
  subject->files = NULL;
  subject->remark = NULL;
  self->fit_settings = g_object_ref (fit_settings);
  self->updating = TRUE;
  fill_kv (self);
  fill_context (self);
  fill_quantization (self);
  update (self);
  g_signal_connect_object (fit_settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
bst_memory_view_dispose (GObject *object)
{
  BstMemoryView *self = BST_MEMORY_VIEW (object);

  g_clear_object (&self->fit_settings);
  g_clear_pointer (&self->stops, g_array_unref);
  bst_memory_subject_clear (&self->subject);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_MEMORY_VIEW);

  G_OBJECT_CLASS (bst_memory_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, mark);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, verdict);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, total);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, bar);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, legend);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, unknown);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, choices);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, quantization);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, kv_box);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, kv);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, context_box);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, context_scale);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, context_adjustment);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, context_value);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, facts);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, layers_box);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, layers);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, largest_title);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, largest_box);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, largest_value);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, largest_use);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, trust);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, invitation);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, how);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, how_arrow);
  gtk_widget_class_bind_template_child (widget_class, BstMemoryView, how_text);
}

/* An inscription's text is at the left or at the right, whatever the direction. */
static void
align_figures (BstMemoryView *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_inscription_set_xalign (self->total, rtl ? 0 : 1);
  gtk_inscription_set_xalign (self->context_value, rtl ? 0 : 1);
  gtk_inscription_set_xalign (self->layers, rtl ? 1 : 0);
  gtk_inscription_set_xalign (self->largest_value, rtl ? 1 : 0);
  gtk_inscription_set_xalign (self->trust, rtl ? 1 : 0);
}

static void
bst_memory_view_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (bst_memory_view_parent_class)->direction_changed (widget, previous);
  align_figures (BST_MEMORY_VIEW (widget));
}

static void
bst_memory_view_class_init (BstMemoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_memory_view_dispose;
  widget_class->direction_changed = bst_memory_view_direction_changed;

  g_type_ensure (BST_TYPE_FIT_MARK);
  g_type_ensure (BST_TYPE_MEMORY_BAR);
  g_type_ensure (BST_TYPE_MEMORY_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/memory-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, quantization_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, kv_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, largest_used_cb);
  gtk_widget_class_bind_template_callback (widget_class, how_toggled_cb);
}

static void
bst_memory_view_init (BstMemoryView *self)
{
  g_autoptr (GtkExpression) label = bst_option_label_expression ();

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  align_figures (self);
  gtk_drop_down_set_expression (self->quantization, label);
  gtk_drop_down_set_expression (self->kv, label);
  g_signal_connect (self->quantization, "map", G_CALLBACK (mapped_cb), NULL);
  g_signal_connect (self->kv, "map", G_CALLBACK (mapped_cb), NULL);
  gtk_widget_set_layout_manager (self->choices, bst_wrap_layout_new (18, 9));
  gtk_widget_set_layout_manager (self->facts, bst_wrap_layout_new (18, 9));
}
