/* How a scene is made; for the files of the chart's room alone. */
#pragma once

#include "chart/labels.h"
#include "chart/scene.h"

G_BEGIN_DECLS

/* The text of the chart is smaller than that of the window. */
#define BST_TEXT_SCALE 0.85
#define BST_TEXT_NOTE_SCALE 0.78
#define BST_TEXT_TITLE_SCALE 1.25

/* What the chart reads of an entry, once. */
typedef struct
{
  BstEntry *entry; /* owned */
  guint index; /* in the list model */
  gint64 count; /* of parameters; 0 for unknown */
  gint64 active; /* 0 where it is not a mixture of experts */
  double days; /* of the release; infinite for unknown */
  gboolean estimated;
  gboolean record;
  gboolean outside; /* of the part that is shown */
  guint family; /* families are numbered by their first release */
} BstItem;

/* All of a scene but what depends on selection and pointer. */
typedef struct
{
  BstChartKind kind;
  double width; /* of the room that there is */
  double height;
  double content_height;
  gboolean rtl;
  PangoContext *context;
  guint context_serial; /* as it was when it was measured with */
  double line_height;

  BstRect plot;
  BstRect strip;
  BstScale count_scale;
  BstScale time_scale;
  BstChartRange whole; /* what both scales reach over when all is shown … */
  BstChartRange range; /* … and now */
  gboolean is_zoomed;
  guint n_outside; /* of the items */

  BstPoints *points; /* what is shown by its density, or in part; else NULL */
  BstMarksShown shown;
  gboolean is_passing;
  BstDensityFrame frame; /* where */

  GArray *items; /* BstItem, one a mark */
  GArray *marks; /* BstSceneMark */
  GArray *rules; /* BstSceneRule */
  GArray *texts; /* BstSceneText, which own their strings */
  GHashTable *by_id; /* the id of an entry, to its mark + 1 */
  int *by_date; /* marks in this order … */
  int *by_size;
  int *date_place; /* … and the place of each mark in it */
  int *size_place;
  int *by_x; /* marks from the left to the right, once they are laid out */
  GArray *family_first; /* int: the first mark of each family */
  BstLabelMap *plot_map; /* what marks take of the room for labels; NULL until it is asked for */
  BstLabelMap *strip_map;
  GHashTable *layouts; /* what was written of names, role and string → PangoLayout; NULL until there is any */
  float *label_widths; /* what was measured, 0 where nothing was; grows with use */

  guint counts[BST_N_OPENNESS];
  guint n_known;
  guint n_unknown; /* on the strip, or rows without a bar */
  guint n_undated; /* not shown: a timeline has no place for them */
  guint n_without; /* not shown: methods and software have no parameters */
  char *summary;

  gint64 budget; /* parameters that fit into memory; 0 for no line */
  char *budget_label;
} BstPlan;

struct _BstScene
{
  gatomicrefcount ref_count;
  BstPlan *plan;
  BstDensity *density; /* NULL while it is not counted, and without points */
  char *summary; /* of that; else NULL */
  int selected;
  int hovered;
  GArray *pinned; /* int: the marks that keep their names */
  GArray *names; /* BstSceneText, which own their strings: the labels, whatever stands out … */
  GArray *placed; /* … with what is selected and pinned, whatever the pointer is at */
  GArray *labels; /* likewise: with that */
  BstSceneKey *key; /* what the colours of cells mean; NULL where there are none */
};

BstPlan *bst_plan_new (GListModel *entries, const BstSceneOptions *options);
void bst_plan_clear (gpointer plan);
gboolean bst_plan_has_anything (const BstPlan *plan);
gboolean bst_plan_has_known (const BstPlan *plan);
gboolean bst_plan_has_unknown (const BstPlan *plan);
void bst_plan_collect (BstPlan *plan, GListModel *entries);
void bst_plan_order (BstPlan *plan);
void bst_plan_take_over (BstPlan *plan, const BstPlan *other);
void bst_plan_choose_range (BstPlan *plan, const BstChartRange *range);
BstScale bst_plan_make_count_scale (const BstPlan *plan, double start, double end);
BstScale bst_plan_make_time_scale (const BstPlan *plan, double start, double end);
void bst_plan_lay_timeline (BstPlan *plan);
void bst_plan_lay_ranking (BstPlan *plan);
void bst_plan_mirror (BstPlan *plan);
void bst_plan_lay_budget (BstPlan *plan);
void bst_plan_label_budget (BstPlan *plan);
char *bst_plan_dup_budget_words (const BstPlan *plan);
void bst_plan_make_maps (BstPlan *plan);
char *bst_plan_describe (BstPlan *plan, guint n_strip);
GArray *bst_scene_place_names (const BstScene *scene);
GArray *bst_scene_emphasize (const BstScene *scene);
GArray *bst_scene_add_hovered (const BstScene *scene);
BstLabelMap *bst_plan_map_cells (const BstPlan *plan, BstDensity *density);
BstSceneKey *bst_plan_make_key (BstPlan *plan, BstDensity *density);
void bst_scene_key_unref (BstSceneKey *key);

void bst_plan_add_pointer (BstPlan *plan, GArray *labels, BstLabelMap *map, int mark);
void bst_plan_dodge (BstPlan *plan);
void bst_plan_init_mark (BstPlan *plan, guint i, BstSceneMark *mark, double radius);

double bst_text_measure_line (PangoContext *context);
GArray *bst_texts_new (void);
PangoLayout *bst_text_create_layout (PangoContext *context, BstTextRole role, const char *string, double line_height);
double bst_plan_measure (BstPlan *plan, BstTextRole role, const char *string);
void bst_plan_add_text (BstPlan *plan, GArray *texts, char *string, BstTextRole role, BstAnchor anchor,
                        const BstRect *box, int mark);
void bst_plan_add_rule (BstPlan *plan, BstRuleKind kind, BstTickRank rank, double x, double y,
                        double width, double height);
void bst_plan_add_grid (BstPlan *plan, GArray *ticks, gboolean upright);

#define bst_plan_item(plan, i) (&g_array_index ((plan)->items, BstItem, (i)))
#define bst_plan_mark(plan, i) (&g_array_index ((plan)->marks, BstSceneMark, (i)))

G_END_DECLS
