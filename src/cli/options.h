/* The words of a command line, sorted out. */
#pragma once

#include "chart/range.h"
#include "chart/scene.h"
#include "cli/output.h"
#include "core/fit.h"

G_BEGIN_DECLS

typedef enum
{
  BST_VERB_NONE,
  BST_VERB_LIST,
  BST_VERB_SHOW,
  BST_VERB_FIT,
  BST_VERB_REFRESH,
  BST_VERB_SEARCH,
  BST_VERB_ADD,
  BST_VERB_REMOVE,
  BST_VERB_SYNC,
  BST_VERB_CHART,
  BST_VERB_HELP,
} BstCliVerb;

/* What "bestiary chart" was asked for. */
typedef struct
{
  gboolean has_kind;
  BstChartKind kind;
  char *output; /* a file's name, or "-"; NULL where none was given */
  char *title;
  double width; /* 0 where none was given */
  double height; /* likewise */
  guint scale; /* likewise */
  gboolean has_theme;
  gboolean dark;
  gboolean high_contrast;
  char *selected; /* an id */
  GPtrArray *pinned; /* char *: ids */
  BstChartRange range;
  gboolean has_time; /* the days of @range were given */
  gboolean has_counts;
} BstCliChart;

typedef struct
{
  BstCliVerb verb;
  BstCliFormat format;
  gboolean has_format; /* it was given */
  gint64 limit; /* entries to show at most; -1 for all */
  gint64 top; /* of the most downloaded models; -1 where that is not asked for */
  char *task; /* NULL: all tasks */
  gboolean all;
  gboolean card; /* the card alone */
  gboolean details; /* what there is beside the figures */
  gboolean full;
  BstFitPlan plan; /* how a model is to be run */
  gboolean has_kv_type;
  BstCliChart chart;
  BstBudget budget; /* the memory that there is; 0 for what is not told */
  gboolean wants_help;
  gboolean wants_version;
  GPtrArray *words; /* char *: what follows the verb, in valid UTF-8 */
} BstCliOptions;

/* What reads the value of one option; says what is wrong with it. */
typedef gboolean (*BstCliParser) (BstCliOptions *self, const char *value);

/* A longer word is cut to this in a message. */
#define BST_CLI_MAX_WORD_CHARS 60

BstCliParser bst_cli_find_fit_parser (const char *name);
const char *bst_cli_get_fit_option (const BstCliOptions *self);
BstCliParser bst_cli_find_chart_parser (const char *name);
const char *bst_cli_get_chart_option (const BstCliOptions *self);
gboolean bst_cli_check_chart (BstCliOptions *self);
void bst_cli_tell_no_chart_format (const char *value);

gboolean bst_cli_options_parse (BstCliOptions *self, int argc, char **argv);
void bst_cli_options_clear (BstCliOptions *self);
gboolean bst_cli_verb_from_string (const char *string, BstCliVerb *verb);
void bst_cli_say_no_command (const char *word);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstCliOptions, bst_cli_options_clear)

G_END_DECLS
