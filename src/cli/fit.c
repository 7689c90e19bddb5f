#include "config.h"

#include "cli/fit.h"

#include "cli/layout.h"
#include "cli/preferences.h"
#include "core/i18n.h"

/* So far a model is followed to what it was made from. */
#define MOST_STEPS 4

/* Whether anybody said how much memory there is. */
gboolean
bst_fit_report_has_budget (const BstFitReport *self)
{
  return self->budget.graphics > 0 || self->budget.main > 0;
}

/* Returns: the memory that a model has to fit into to be run wholly where it runs best; 0
 *   without a budget */
gint64
bst_fit_report_get_room (const BstFitReport *self)
{
  return self->budget.graphics > 0 ? self->budget.graphics : self->budget.main;
}

/* Returns: the most tokens that fit into the budget; -1 for unknown, or without a budget */
static gint64
get_largest_context (const BstFitReport *self, const BstFitPlan *plan)
{
  if (!bst_fit_report_has_budget (self))
    return -1;
  return bst_fit_get_largest_context (&self->model, plan, bst_fit_report_get_room (self));
}

/**
 * bst_fit_report_choose:
 * @quantization: its index
 * @choice: (out): what it comes to for as many tokens as the report; untouched where nothing
 *   tells the weights
 */
gboolean
bst_fit_report_choose (const BstFitReport *self, guint quantization, BstFitChoice *choice)
{
  BstRepository *record = bst_entry_get_repository (self->entry);
  BstFitChoice chosen = { .quantization = bst_quantization_get_name (quantization) };
  BstFitPlan plan = self->plan;

  plan.quantization = chosen.quantization;
  plan.context = self->fit.context;
  plan.weights = record != NULL ? bst_fit_find_weights (record, &self->model, plan.quantization) : 0;
  if (!bst_fit_estimate_plan (&self->model, &plan, &chosen.fit))
    return FALSE;
  bst_fit_judge (&chosen.fit, &self->budget, &chosen.judgement);
  chosen.largest_context = get_largest_context (self, &plan);
  *choice = chosen;
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static BstEntry *
find_entry (BstLibrary *library, const char *id)
{
  BstEntry *entry = bst_library_lookup (library, id);

  return entry != NULL ? g_object_ref (entry) : bst_library_find_listed (library, id);
}

/* Returns: (transfer full) (nullable): what @entry was made from, as far as the library has it */
static BstEntry *
find_base (BstLibrary *library, BstEntry *entry)
{
  g_autofree const char **ids = bst_entry_get_words (entry, BST_FIELD_BASE_MODELS);
  BstEntry *base = NULL;

  /* Of what was made from several, each may have another shape. */
  if (ids != NULL && ids[0] != NULL && ids[1] == NULL)
    base = find_entry (library, ids[0]);
  return base;
}

/* Fills in what @entry does not say itself from what it was made from: a fine-tuned model has
 * the layers of its base, and a packed one its parameters. */
static void
inherit (BstFitReport *self, BstLibrary *library)
{
  g_autoptr (BstEntry) at = g_object_ref (self->entry);

  for (guint i = 0; i < MOST_STEPS && (self->model.parameters == 0 || self->model.architecture.layers == 0); i++)
    {
      g_autoptr (BstEntry) base = find_base (library, at);
      BstFitModel model;

      if (base == NULL)
        return;
      bst_fit_model_read_entry (base, &model);
      if (self->model.parameters == 0 && model.parameters > 0)
        {
          self->model.parameters = model.parameters;
          g_set_object (&self->counted, base);
        }
      if (self->model.architecture.layers == 0 && model.architecture.layers > 0)
        {
          self->model.architecture = model.architecture;
          g_set_object (&self->shaped, base);
        }
      if (self->model.context == 0)
        self->model.context = model.context;
      g_set_object (&at, base);
    }
}

static void
read_model (BstFitReport *self, BstLibrary *library)
{
  bst_fit_model_read_entry (self->entry, &self->model);
  if (self->model.parameters > 0)
    self->counted = g_object_ref (self->entry);
  if (self->model.architecture.layers > 0)
    self->shaped = g_object_ref (self->entry);
  inherit (self, library);
}

static void
clear_report (BstFitReport *self)
{
  g_clear_object (&self->entry);
  g_clear_object (&self->counted);
  g_clear_object (&self->shaped);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstFitReport, clear_report)

/* What the preferences say of this computer, where neither option does. A program that was not
 * installed may find no schema, and then nothing is said. */
static void
read_preferences (BstFitReport *self)
{
  g_autoptr (GSettings) settings = NULL;

  if (bst_fit_report_has_budget (self))
    return;
  settings = bst_cli_preferences_new ();
  if (settings == NULL)
    return;
  self->budget.graphics = MAX (g_settings_get_int64 (settings, "graphics-memory"), 0);
  self->budget.main = MAX (g_settings_get_int64 (settings, "main-memory"), 0);
}

/* Estimates by the options. Returns: FALSE where the weights are unknown */
static gboolean
estimate (BstFitReport *self, const BstCliOptions *options)
{
  BstRepository *record = bst_entry_get_repository (self->entry);

  self->plan = options->plan;
  if (record != NULL)
    self->plan.weights = bst_fit_find_weights (record, &self->model, options->plan.quantization);
  if (!bst_fit_estimate_plan (&self->model, &self->plan, &self->fit))
    return FALSE;

  bst_fit_judge (&self->fit, &self->budget, &self->judgement);
  self->largest_context = get_largest_context (self, &self->plan);
  return TRUE;
}

/* Says why there is no estimate, and what can be done. */
static BstCliStatus
tell_no_estimate (BstEntry *entry)
{
  BstKind kind = bst_entry_get_kind (entry);
  g_autofree char *name = bst_layout_clean (bst_entry_get_name (entry));
  g_autofree char *sentence = NULL;

  if (kind == BST_KIND_METHOD || kind == BST_KIND_SOFTWARE)
    sentence = g_strdup_printf (_ ("%s is no model: it has no weights that would have to be in memory."), name);
  else if (bst_entry_has_repository (entry))
    /* Translators: the name of a model, and a command that may help */
    sentence = g_strdup_printf (_ ("It is not known how many parameters %s has, so there is no estimate. “bestiary refresh %s” asks the Hub."),
                                name, bst_entry_get_id (entry));
  else
    sentence = g_strdup_printf (_ ("It is not known how many parameters %s has, so there is no estimate."), name);
  bst_output_message (sentence);
  return BST_CLI_FAILED;
}

static gboolean
check_usage (const BstCliOptions *options)
{
  if (options->limit >= 0)
    {
      bst_output_message (_ ("“--limit” is for lists; one entry is shown whole."));
      return FALSE;
    }
  if (options->words->len != 1)
    {
      bst_output_message (_ ("One model is held against memory at a time: “bestiary fit ID”."));
      return FALSE;
    }
  return TRUE;
}

/**
 * bst_cli_fit:
 *
 * Prints how much memory the entry takes whose id is the one word of @options, and whether that
 * fits into what there is.
 *
 * Returns: the exit status
 */
BstCliStatus
bst_cli_fit (const BstCliOptions *options, BstLibrary *library)
{
  g_auto (BstFitReport) report = { .budget = options->budget };
  g_autoptr (GString) page = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  BstTerminal terminal = bst_terminal_look ();

  if (!check_usage (options))
    return BST_CLI_USAGE;
  report.entry = find_entry (library, options->words->pdata[0]);
  if (report.entry == NULL)
    return bst_cli_tell_no_entry (library, options->words->pdata[0]);

  read_model (&report, library);
  read_preferences (&report);
  if (bst_entry_get_kind (report.entry) == BST_KIND_METHOD || bst_entry_get_kind (report.entry) == BST_KIND_SOFTWARE ||
      !estimate (&report, options))
    return tell_no_estimate (report.entry);

  switch (options->format)
    {
    case BST_CLI_JSON:
      node = bst_fit_report_to_json (&report);
      bst_output_append_json (page, node);
      break;
    case BST_CLI_CSV:
      bst_fit_report_append_csv (&report, page);
      break;
    case BST_CLI_MD:
      bst_fit_report_append_markdown (&report, page);
      break;
    case BST_CLI_TEXT:
    default:
      bst_fit_report_append_text (&report, page, &terminal);
      break;
    }

  return bst_output_write (page);
}
