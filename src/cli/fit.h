/* What "bestiary fit" has found, and how it is printed. */
#pragma once

#include "cli/commands.h"
#include "cli/table.h"

G_BEGIN_DECLS

typedef struct
{
  BstEntry *entry;
  BstEntry *counted; /* whose parameters count: @entry, or the model that it is made from */
  BstEntry *shaped; /* whose layers and heads count; NULL where they are unknown */
  BstFitModel model;
  BstFitPlan plan;
  BstFit fit;
  BstBudget budget;
  BstFitJudgement judgement;
  gint64 largest_context; /* within the budget; -1 for unknown, or without a budget */
} BstFitReport;

gboolean bst_fit_report_has_budget (const BstFitReport *self);

/* The same model at another quantization. */
typedef struct
{
  const char *quantization;
  BstFit fit;
  BstFitJudgement judgement;
  gint64 largest_context; /* as of the report */
} BstFitChoice;

gboolean bst_fit_report_choose (const BstFitReport *self, guint quantization, BstFitChoice *choice);
gint64 bst_fit_report_get_room (const BstFitReport *self);

/* A term of the estimate: what it is called, how large it is, and what that is from. */
typedef struct
{
  const char *label;
  char *size;
  char *words;
  char *source; /* who says what it was computed from; NULL for nobody */
  char *url;
} BstFitRow;

GPtrArray *bst_fit_report_dup_terms (const BstFitReport *self);
GPtrArray *bst_fit_report_dup_verdict (const BstFitReport *self);
char *bst_fit_report_dup_title (const BstFitReport *self);
char *bst_fit_report_dup_range (const BstFitReport *self);
char *bst_fit_report_dup_note (const BstFitReport *self);
BstTable *bst_fit_report_make_table (const BstFitReport *self);

void bst_fit_report_append_text (const BstFitReport *self, GString *page, const BstTerminal *terminal);
void bst_fit_report_append_markdown (const BstFitReport *self, GString *page);
void bst_fit_report_append_csv (const BstFitReport *self, GString *page);
JsonNode *bst_fit_report_to_json (const BstFitReport *self);

G_END_DECLS
