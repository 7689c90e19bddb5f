#include "config.h"

#include "ui/fit-settings.h"

#include "core/settings.h"

struct _BstFitSettings
{
  GObject parent_instance;

  GSettings *settings; /* NULL where the schema is not installed: then nothing is kept */
  BstBudget budget;
  char *quantization; /* one that is known */
  gint64 context; /* tokens; 0 for the usual */
  BstKvType kv_type;
};

G_DEFINE_FINAL_TYPE (BstFitSettings, bst_fit_settings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
bst_fit_settings_dispose (GObject *object)
{
  BstFitSettings *self = BST_FIT_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->quantization, g_free);

  G_OBJECT_CLASS (bst_fit_settings_parent_class)->dispose (object);
}

static void
bst_fit_settings_class_init (BstFitSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_fit_settings_dispose;

  /* The budget or the usual quantization is another: each model may be judged otherwise. */
  signals[CHANGED] = g_signal_new ("changed", BST_TYPE_FIT_SETTINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bst_fit_settings_init (BstFitSettings *self)
{
  self->quantization = g_strdup (BST_QUANTIZATION_USUAL);
}

/* What is kept may have been written by anybody.
 * Returns: (transfer full): a name that is known */
static char *
dup_known (const char *quantization)
{
  int index = bst_quantization_find (quantization);

  return g_strdup (index >= 0 ? bst_quantization_get_name ((guint) index) : BST_QUANTIZATION_USUAL);
}

static void
read_settings (BstFitSettings *self)
{
  g_autofree char *kept = g_settings_get_string (self->settings, "quantization");
  g_autofree char *quantization = dup_known (kept);
  BstBudget budget = { g_settings_get_int64 (self->settings, "graphics-memory"),
                       g_settings_get_int64 (self->settings, "main-memory") };

  if (budget.graphics == self->budget.graphics && budget.main == self->budget.main &&
      g_str_equal (quantization, self->quantization))
    return;
  self->budget = budget;
  g_free (self->quantization);
  self->quantization = g_steal_pointer (&quantization);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
settings_cb (GSettings *settings, const char *key, BstFitSettings *self)
{
  read_settings (self);
}

static BstFitSettings *
fit_settings_new (GSettings *settings)
{
  BstFitSettings *self = g_object_new (BST_TYPE_FIT_SETTINGS, NULL);

  if (settings == NULL)
    return self;
  /* A reference would keep both alive for good: @settings has one to @self. */
  self->settings = g_settings_new (BST_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::graphics-memory", G_CALLBACK (settings_cb), self, 0);
  g_signal_connect_object (self->settings, "changed::main-memory", G_CALLBACK (settings_cb), self, 0);
  g_signal_connect_object (self->settings, "changed::quantization", G_CALLBACK (settings_cb), self, 0);
  read_settings (self);
  return self;
}

/**
 * bst_fit_settings_get:
 * @settings: (nullable): where the budget is kept; %NULL where the schema is not installed
 *
 * Returns: (transfer none): the one that all windows with these settings share
 */
BstFitSettings *
bst_fit_settings_get (GSettings *settings)
{
  static BstFitSettings *without;
  BstFitSettings *self;

  if (settings == NULL)
    {
      if (without == NULL)
        without = fit_settings_new (NULL);
      return without;
    }
  self = g_object_get_data (G_OBJECT (settings), "bst-fit-settings");
  if (self == NULL)
    {
      self = fit_settings_new (settings);
      g_object_set_data_full (G_OBJECT (settings), "bst-fit-settings", self, g_object_unref);
    }
  return self;
}

/* Returns: (transfer none): the memory that there is */
const BstBudget *
bst_fit_settings_get_budget (BstFitSettings *self)
{
  return &self->budget;
}

/* Whether anybody has said how much memory there is. */
gboolean
bst_fit_settings_has_budget (BstFitSettings *self)
{
  return self->budget.graphics > 0 || self->budget.main > 0;
}

/* Returns: (transfer none): the usual quantization, one of those that are known */
const char *
bst_fit_settings_get_quantization (BstFitSettings *self)
{
  return self->quantization;
}

/* @quantization: what is kept; where nothing can be, it is so until the program ends */
void
bst_fit_settings_set_quantization (BstFitSettings *self, const char *quantization)
{
  g_autofree char *known = dup_known (quantization);

  if (g_str_equal (known, self->quantization))
    return;
  if (self->settings != NULL && bst_settings_can_be_kept ())
    {
      g_settings_set_string (self->settings, "quantization", known);
      return;
    }
  g_free (self->quantization);
  self->quantization = g_steal_pointer (&known);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: the tokens that were chosen; 0 for what is usual for each model */
gint64
bst_fit_settings_get_context (BstFitSettings *self)
{
  return self->context;
}

void
bst_fit_settings_set_context (BstFitSettings *self, gint64 context)
{
  self->context = MAX (context, 0);
}

BstKvType
bst_fit_settings_get_kv_type (BstFitSettings *self)
{
  return self->kv_type;
}

void
bst_fit_settings_set_kv_type (BstFitSettings *self, BstKvType type)
{
  self->kv_type = type;
}

/**
 * bst_fit_settings_judge:
 * @fit: (out): the estimate at the usual quantization and context
 * @judgement: (out): that held against the budget
 *
 * What rows and lists say of a model. It costs the same for each, and little.
 *
 * Returns: %FALSE where no budget is set, or nothing can be said of the model
 */
gboolean
bst_fit_settings_judge (BstFitSettings *self, BstEntry *entry, BstFit *fit, BstFitJudgement *judgement)
{
  if (!bst_fit_settings_has_budget (self) || bst_entry_get_kind (entry) != BST_KIND_MODEL ||
      !bst_fit_estimate (entry, self->quantization, 0, fit))
    return FALSE;
  bst_fit_judge (fit, &self->budget, judgement);
  return judgement->verdict != BST_FIT_UNKNOWN;
}
