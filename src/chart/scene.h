/* The chart before it is painted. */
#pragma once

#include <gio/gio.h>
#include <pango/pango.h>

#include "chart/budget.h"
#include "chart/density.h"
#include "chart/range.h"
#include "chart/rect.h"
#include "chart/scale.h"
#include "chart/shape.h"
#include "chart/ticks.h"
#include "core/entry.h"

G_BEGIN_DECLS

typedef enum
{
  BST_CHART_TIMELINE, /* release date × parameters */
  BST_CHART_RANKING, /* a bar each, largest first */
} BstChartKind;

/**
 * BstScene: an immutable, reference-counted chart. Marks are numbered in the order
 * in which they are painted, the ranking's from its upper row downwards.
 */
typedef struct _BstScene BstScene;

/* Which of very many models have a mark each. */
typedef enum
{
  BST_MARKS_FEW, /* those that stand out; all are counted in cells */
  BST_MARKS_KNOWN, /* all in sight that have a figure; those on the strip are counted */
  BST_MARKS_ALL, /* all in sight */
} BstMarksShown;

/* So many models have a mark each, in a window as in a file: a timeline of more is a density,
 * and a ranking has no more rows. */
#define BST_CHART_MOST_MARKS 4000
#define BST_CHART_MOST_ROWS 1000

/**
 * BstSceneOptions: all are read by bst_scene_new() and need not outlive it.
 */
typedef struct
{
  BstChartKind kind;
  double width; /* of the room that there is, in logical pixels */
  double height;
  PangoContext *context; /* measures text; its description gives the size of the text */
  const char *selected_id; /* nullable */
  const char *hovered_id; /* nullable */
  const char *const *pinned_ids; /* nullable, ends with NULL */
  gboolean rtl; /* mirrored: the axis at the right, time running left */
  BstPoints *points; /* nullable: of a timeline of so many that they are shown by their density */
  const BstChartRange *range; /* nullable: the part that is shown; in a ranking its counts alone */
  const BstChartBudget *budget; /* nullable: a line at what fits into memory */
  BstMarksShown shown; /* with points: which of them the entries are */
  BstDensity *density; /* nullable: of these points, in the frame of the same scene without it */
  gboolean is_passing; /* there will be another in a moment, as while zooming: most names wait */
  BstScene *like; /* nullable: of the same entries and points: what was read of them is taken over */
} BstSceneOptions;

/**
 * BstSceneMark: one entry. Its @x and @y are those of its sign: on the timeline
 * the point itself, in the ranking the sign in front of the name. One that is outside
 * of the part that is shown is not painted, has no label and is not hit; it keeps its
 * number, and its place is where it would be seen next.
 */
typedef struct
{
  const char *id; /* of the entry */
  guint index; /* in the list model */
  BstOpenness openness;
  BstShape shape;
  double x;
  double y;
  double radius;
  gboolean estimated; /* the figure is: a dashed outline */
  gboolean unknown; /* no figure: on the strip, or a row without a bar */
  gboolean record; /* the largest so far when it was released */
  gboolean has_ring; /* a mixture of experts: a ring at the active parameters */
  double ring_x;
  double ring_y;
  gboolean outside; /* of the part that is shown: not painted; never in a ranking */
  gboolean ring_outside; /* the ring is not painted: only the line, to the edge of the plot */
  BstRect bar; /* ranking: from the axis to the figure, or to its end where it is beyond that; else empty */
  BstRect area; /* all of it: what an accessible child covers; the row of a ranking */
} BstSceneMark;

typedef enum
{
  BST_RULE_GRID, /* a line of the grid, as faint as its rank */
  BST_RULE_AXIS, /* the edge from which bars start, or between plot and strip */
  BST_RULE_TICK, /* the short line over a date */
  BST_RULE_BUDGET, /* of a memory budget: dashed */
} BstRuleKind;

/**
 * BstSceneRule: a straight line as a rectangle of whole pixels, one thick.
 */
typedef struct
{
  BstRuleKind kind;
  BstTickRank rank;
  BstRect rect;
} BstSceneRule;

typedef enum
{
  BST_TEXT_TICK, /* beside an axis; muted */
  BST_TEXT_LABEL, /* a name beside its point */
  BST_TEXT_SELECTED, /* the same for the selected one; bold */
  BST_TEXT_MUTED, /* the active parameters beside their ring; a missing figure */
  BST_TEXT_BUDGET, /* beside the line of a memory budget; in its colour */
  BST_TEXT_STRIP, /* what the strip is; muted */
  BST_TEXT_NAME, /* ranking: a name */
  BST_TEXT_VALUE, /* ranking: a figure */
  BST_TEXT_SENTENCE, /* all there is where there is no mark; muted, and wrapped */
  BST_TEXT_TITLE, /* of a figure; bold and larger */
  BST_TEXT_LEGEND, /* of a figure: what a sign means */
  BST_TEXT_NOTE, /* of a figure: below its chart; muted, and wrapped */
} BstTextRole;

typedef enum
{
  BST_ANCHOR_LEFT,
  BST_ANCHOR_MIDDLE,
  BST_ANCHOR_RIGHT,
} BstAnchor;

/**
 * BstSceneText: a line of text in a box. @anchor says to which side of the box it
 * keeps; a line too long for its box is ellipsized. Only a sentence may have several
 * lines; they are in the middle of its box.
 */
typedef struct
{
  const char *string;
  BstTextRole role;
  BstAnchor anchor;
  BstRect box;
  double baseline; /* from the upper edge of the box */
  int mark; /* whose text it is; -1 for none */
} BstSceneText;

#define BST_SCENE_KEY_STEPS 5

/**
 * BstSceneKey: what the colours of cells mean: a row of samples, from that of one model to
 * that of the fullest cell, with the numbers at its ends.
 */
typedef struct
{
  BstRect plate; /* the ground behind it */
  BstOpenness openness; /* whose colours they are */
  BstRect samples[BST_SCENE_KEY_STEPS];
  double shares[BST_SCENE_KEY_STEPS]; /* as bst_density_get_share() */
  BstSceneText texts[2];
} BstSceneKey;

typedef enum
{
  BST_STEP_LEFT, /* the one released before; RTL: after */
  BST_STEP_RIGHT, /* the one released after; RTL: before */
  BST_STEP_UP, /* the next larger one */
  BST_STEP_DOWN, /* the next smaller one */
  BST_STEP_FAR_LEFT, /* as left, over a tenth of the marks */
  BST_STEP_FAR_RIGHT,
  BST_STEP_FAR_UP, /* as up, over a tenth of the marks */
  BST_STEP_FAR_DOWN,
  BST_STEP_PREVIOUS_FAMILY, /* the first of the family before */
  BST_STEP_NEXT_FAMILY, /* the first of the family after */
  BST_STEP_FIRST, /* the earliest; of a ranking the upper row */
  BST_STEP_LAST, /* the latest; of a ranking the lowest row */
  BST_STEP_SMALLEST, /* of those with a figure */
  BST_STEP_LARGEST,
} BstStep;

BstScene *bst_scene_new (GListModel *entries, const BstSceneOptions *options);
BstScene *bst_scene_with_emphasis (BstScene *self, const char *selected_id, const char *hovered_id,
                                   const char *const *pinned_ids);
BstScene *bst_scene_with_density (BstScene *self, BstDensity *density);
BstScene *bst_scene_ref (BstScene *self);
void bst_scene_unref (BstScene *self);

BstChartKind bst_scene_get_kind (BstScene *self);
void bst_scene_get_size (BstScene *self, double *width, double *height);
const BstRect *bst_scene_get_plot (BstScene *self);
const BstRect *bst_scene_get_strip (BstScene *self);
const BstScale *bst_scene_get_count_scale (BstScene *self);
const BstScale *bst_scene_get_time_scale (BstScene *self);
const BstChartRange *bst_scene_get_range (BstScene *self);
const BstChartRange *bst_scene_get_whole_range (BstScene *self);
gboolean bst_scene_is_zoomed (BstScene *self);
guint bst_scene_get_n_outside (BstScene *self);

const BstDensityFrame *bst_scene_get_density_frame (BstScene *self);
BstDensity *bst_scene_get_density (BstScene *self);
BstMarksShown bst_marks_shown_choose (guint n_known, guint n_unknown);
BstMarksShown bst_scene_get_marks_shown (BstScene *self);
const BstSceneMark *bst_scene_get_marks (BstScene *self, guint *n_marks);
const BstSceneRule *bst_scene_get_rules (BstScene *self, guint *n_rules);
const BstSceneText *bst_scene_get_texts (BstScene *self, guint *n_texts);
const BstSceneText *bst_scene_get_labels (BstScene *self, guint *n_labels);
const BstSceneKey *bst_scene_get_key (BstScene *self);
PangoLayout *bst_scene_create_layout (BstScene *self, const BstSceneText *text, double *x, double *y);

int bst_scene_get_selected (BstScene *self);
int bst_scene_get_hovered (BstScene *self);
const int *bst_scene_get_pinned (BstScene *self, guint *n_pinned);
gboolean bst_scene_is_pinned (BstScene *self, int mark);
BstEntry *bst_scene_get_entry (BstScene *self, int mark);
int bst_scene_find (BstScene *self, const char *id);
int bst_scene_hit (BstScene *self, double x, double y, double radius);
gboolean bst_scene_hit_pointer (BstScene *self, double x, double y);
int bst_scene_step (BstScene *self, int mark, BstStep step);

guint bst_scene_count (GListModel *entries, BstChartKind kind, guint counts[BST_N_OPENNESS]);
guint bst_scene_get_count (BstScene *self, BstOpenness openness);
const char *bst_scene_get_summary (BstScene *self);
char *bst_scene_dup_name (BstScene *self, int mark);
char *bst_scene_dup_description (BstScene *self, int mark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstScene, bst_scene_unref)

G_END_DECLS
