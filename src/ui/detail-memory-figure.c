/* The headline figure of the memory that a model takes. */
#include "config.h"

#include "ui/detail-figures.h"

#include <glib/gi18n.h>

#include "core/fit.h"
#include "core/format.h"
#include "core/packing.h"
#include "core/weights.h"
#include "ui/detail-sections.h"
#include "ui/figure-card.h"
#include "ui/memory-subject.h"

/* An estimate, and what it is explained by. */
typedef struct
{
  BstFit fit;
  BstFitJudgement judgement;
  BstBudget budget;
  char *quantization; /* NULL where the files themselves are what is loaded */
  gboolean is_known;
} Memory;

static void
memory_free (gpointer data)
{
  Memory *self = data;

  g_free (self->quantization);
  g_free (self);
}

static void
read_settings (Memory *self, GSettings *settings)
{
  self->quantization = settings != NULL ? g_settings_get_string (settings, "quantization") : g_strdup (BST_QUANTIZATION_USUAL);
  if (bst_quantization_find (self->quantization) < 0)
    {
      g_free (self->quantization);
      self->quantization = g_strdup (BST_QUANTIZATION_USUAL);
    }
  if (settings == NULL)
    return;
  self->budget.graphics = g_settings_get_int64 (settings, "graphics-memory");
  self->budget.main = g_settings_get_int64 (settings, "main-memory");
}

/* Where the repository holds files that are quantized already, those are what is loaded. */
static gint64
find_real_weights (Memory *self, GPtrArray *files)
{
  const BstWeightSet *set = files != NULL ? bst_weights_find_quantization (files, self->quantization) : NULL;

  if (set != NULL)
    return set->size;
  if (files == NULL || ((const BstWeightSet *) g_ptr_array_index (files, 0))->format == BST_WEIGHTS_GGUF)
    return 0;
  set = g_ptr_array_index (files, 0);
  g_clear_pointer (&self->quantization, g_free);
  return set->size;
}

static Memory *
memory_new (const BstDetailContext *context, BstEntry *entry)
{
  Memory *self = g_new0 (Memory, 1);
  const char *base = bst_memory_subject_get_base (entry);
  g_auto (BstMemorySubject) subject = { 0 };
  BstFitPlan plan = { 0 };

  read_settings (self, context->settings);
  bst_memory_subject_read (&subject, entry, base != NULL ? bst_library_lookup (context->library, base) : NULL);
  plan.weights = find_real_weights (self, subject.files);
  plan.quantization = self->quantization;
  self->is_known = bst_fit_estimate_plan (&subject.model, &plan, &self->fit);
  if (self->is_known)
    bst_fit_judge (&self->fit, &self->budget, &self->judgement);
  return self;
}

static void
add_term (GtkWidget *grid, int row, const char *name, gint64 bytes, const char *words, gboolean is_sum)
{
  g_autofree char *size = bst_format_bytes (bytes);
  GtkWidget *label = bst_detail_text_new (name), *value = gtk_label_new (size);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (value, "numeric");
  if (is_sum)
    {
      gtk_widget_add_css_class (label, "claim-shown");
      gtk_widget_add_css_class (value, "claim-shown");
    }
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_set_valign (value, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row * 2, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), value, 1, row * 2, 1, 1);
  if (words != NULL)
    {
      GtkWidget *why = bst_detail_text_new (words);

      gtk_label_set_max_width_chars (GTK_LABEL (why), 40);
      gtk_widget_add_css_class (why, "caption");
      gtk_widget_add_css_class (why, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), why, 0, row * 2 + 1, 2, 1);
    }
}

static GtkWidget *
terms_new (const BstFit *fit)
{
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *weights = bst_fit_dup_weights_words (fit);
  g_autofree char *cache = bst_fit_dup_cache_words (fit);
  g_autofree char *overhead = bst_fit_dup_overhead_words (fit);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  add_term (grid, 0, _ ("Weights"), fit->weights, weights, FALSE);
  if (fit->kv_cache_known)
    add_term (grid, 1, _ ("Context"), fit->kv_cache, cache, FALSE);
  add_term (grid, 2, _ ("Overhead"), fit->overhead, overhead, FALSE);
  add_term (grid, 3, _ ("Together"), fit->total, fit->kv_cache_known ? NULL : cache, TRUE);
  return grid;
}

static void
add_text (GtkWidget *box, const char *text)
{
  GtkWidget *label = bst_detail_text_new (text);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_box_append (GTK_BOX (box), label);
}

/* What the memory is held against: the card, and main memory where that is not enough. */
static char *
dup_budget (const Memory *self)
{
  g_autofree char *graphics = self->budget.graphics > 0 ? bst_format_bytes (self->budget.graphics) : NULL;
  g_autofree char *main_memory = self->budget.main > 0 ? bst_format_bytes (self->budget.main) : NULL;

  if (main_memory == NULL || (graphics != NULL && self->judgement.verdict == BST_FIT_WHOLE))
    return g_steal_pointer (&graphics);
  if (graphics == NULL)
    return g_steal_pointer (&main_memory);
  /* Translators: two sizes, of graphics memory and of main memory: “24.0 GiB + 64.0 GiB” */
  return g_strdup_printf (C_ ("memory", "%1$s + %2$s"), graphics, main_memory);
}

static char *
dup_verdict (const Memory *self)
{
  g_autofree char *words = bst_fit_judgement_dup_words (&self->judgement);
  g_autofree char *budget = dup_budget (self);

  /* Translators: whether a model fits, and the memory that there is: “Fits: 24.0 GiB” */
  return g_strdup_printf (C_ ("memory verdict", "%1$s: %2$s"), words, budget);
}

static char *
dup_trust (const Memory *self)
{
  /* Translators: %s is “rough”, “approximate” or “reliable”. */
  return g_strdup_printf (_ ("The estimate is %s."), bst_fit_trust_get_label (self->fit.trust));
}

static GtkWidget *
preferences_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Set Your Memory…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.preferences");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static GtkWidget *
explain_memory (gpointer data)
{
  const Memory *self = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *trust = NULL;

  if (!self->is_known)
    {
      add_text (box, _ ("Without the number of parameters or the size of the files nothing can be said of the memory that it takes."));
      return box;
    }
  gtk_box_append (GTK_BOX (box), terms_new (&self->fit));
  trust = dup_trust (self);
  add_text (box, trust);
  if (self->judgement.verdict != BST_FIT_UNKNOWN)
    {
      g_autofree char *verdict = dup_verdict (self);

      add_text (box, verdict);
    }
  gtk_box_append (GTK_BOX (box), preferences_button_new ());
  return box;
}

/* "at Q4_K_M, 8K tokens" */
static char *
dup_label (const Memory *self)
{
  g_autofree char *context = self->fit.context > 0 ? bst_format_context (self->fit.context) : g_strdup ("0");

  if (!self->fit.kv_cache_known)
    return self->quantization == NULL ? g_strdup (_ ("memory as it is, without the KV cache"))
                                      /* Translators: %s is a quantization such as Q4_K_M. */
                                      : g_strdup_printf (_ ("memory at %s, without the KV cache"), self->quantization);
  if (self->quantization == NULL)
    /* Translators: under an amount of memory: what it is for; %s is a number of tokens. */
    return g_strdup_printf (_ ("memory as it is, %s tokens"), context);
  /* Translators: under an amount of memory: what it is for, such as “memory at Q4_K_M, 8,192 tokens”. */
  return g_strdup_printf (_ ("memory at %1$s, %2$s tokens"), self->quantization, context);
}

/* In a word or two whether it fits, by sign and words. */
static char *
dup_note (const Memory *self)
{
  static const char *const signs[BST_N_FIT_VERDICTS] = { "", "✓ ", "◐ ", "✗ " };
  g_autofree char *budget = NULL;

  if (self->judgement.verdict == BST_FIT_UNKNOWN)
    return g_strdup (self->fit.kv_cache_known ? _ ("an estimate") : _ ("without the context’s share"));
  budget = dup_verdict (self);
  if (self->judgement.verdict == BST_FIT_WHOLE && !self->judgement.certain)
    return g_steal_pointer (&budget);
  return g_strconcat (signs[self->judgement.verdict], budget, NULL);
}

/* Returns: (transfer floating) (nullable): the memory that the model takes; NULL for what
 *   nobody can load */
GtkWidget *
bst_detail_memory_figure_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstKind kind = bst_entry_get_kind (subject->entry);
  g_autofree char *trust = NULL;
  Memory *memory;
  GtkWidget *figure;

  if (kind != BST_KIND_MODEL)
    return NULL;
  memory = memory_new (context, subject->entry);
  if (memory->is_known)
    {
      g_autofree char *value = bst_format_bytes (memory->fit.total);
      g_autofree char *label = dup_label (memory);
      g_autofree char *note = dup_note (memory);

      trust = dup_trust (memory);
      figure = bst_figure_card_new (value, label, NULL, note);
    }
  else
    figure = bst_figure_card_new (C_ ("figure", "Unknown"), _ ("memory"), NULL, _ ("no source gives a figure"));
  bst_figure_card_set_explanation (BST_FIGURE_CARD (figure), trust, explain_memory, memory, memory_free);
  return figure;
}
