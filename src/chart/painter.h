/* Paints a scene with whatever can paint. */
#pragma once

#include <pango/pango.h>

#include "chart/palette.h"
#include "chart/scene.h"

G_BEGIN_DECLS

/**
 * BstLayers: what of a scene is painted. The ground is the same whatever the pointer is
 * on and whatever is selected, so that it can be kept; the top goes over it. Both at
 * once give the same picture, in which nothing is painted twice.
 */
typedef enum
{
  BST_LAYER_GROUND = 1 << 0, /* ground, rules, cells, marks, and what is written beside axes and in rows */
  BST_LAYER_TOP = 1 << 1, /* marks that stand out, again and with their signs of it; the labels beside points */
  BST_LAYER_ALL = BST_LAYER_GROUND | BST_LAYER_TOP,
} BstLayers;

/* What belongs together, for painters that write down what is what. */
typedef enum
{
  BST_PART_RULES,
  BST_PART_CELLS,
  BST_PART_MARKS,
  BST_PART_TEXTS, /* beside axes, and in rows */
  BST_PART_LABELS, /* beside points */
} BstPart;

/**
 * BstSign: the shape of a mark, filled, or its dashed outline within the same bounds.
 */
typedef struct
{
  BstShape shape;
  double x; /* its middle */
  double y;
  double radius; /* of the dot; the other shapes look as large */
  gboolean dashed; /* an outline; @halo is within it */
  const BstColor *color;
  const BstColor *halo; /* nullable: what is kept free around it, so that signs that touch stay two */
} BstSign;

/**
 * BstPainterFuncs: what has to be known of painting. All have their user data first; all
 * places are those of the scene. Rules and bars come as rectangles. What is passed is
 * read before they return.
 */
typedef struct
{
  void (*rect) (gpointer data, const BstRect *rect, const BstColor *color);
  void (*sign) (gpointer data, const BstSign *sign);
  void (*ring) (gpointer data, double x, double y, double radius, double width, const BstColor *color); /* within @radius */
  void (*frame) (gpointer data, const BstRect *rect, double corner, double width, const BstColor *color); /* within @rect */
  void (*dashed_line) (gpointer data, const BstRect *line, const BstColor *color); /* along its longer side */
  void (*text) (gpointer data, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color);
  void (*cells) (gpointer data, BstDensity *density, const BstPalette *palette);
  void (*begin_part) (gpointer data, BstPart part); /* nullable, as the rest */
  void (*end_part) (gpointer data, BstPart part);
  void (*begin_mark) (gpointer data, guint mark);
  void (*end_mark) (gpointer data, guint mark);
} BstPainterFuncs;

/**
 * BstPainter: a plain value.
 */
typedef struct
{
  const BstPainterFuncs *funcs;
  gpointer data; /* passed to them */
  int focused; /* the mark that shows the keyboard's focus, or -1; belongs to the top */
} BstPainter;

/* How much of the ground is kept free around a sign, and around a mark among cells,
 * which may have the mark's own colour. */
#define BST_PAINT_HALO 1.0
#define BST_PAINT_CELL_HALO 2.5

/* The dashed outline of an estimate, and its dashes. */
#define BST_PAINT_DASHED 2.0
#define BST_PAINT_DASH 3.0
#define BST_PAINT_DASH_GAP 2.0

/* The same of a line across the chart. */
#define BST_PAINT_LINE_DASH 6.0
#define BST_PAINT_LINE_DASH_GAP 4.0

/* So many steps of a ramp are told apart by nobody. */
#define BST_PAINT_RAMP_STEPS 24

void bst_scene_paint (BstScene *self, const BstPainter *painter, const BstPalette *palette, BstLayers layers);

void bst_painter_sign (const BstPainter *self, const BstSceneMark *mark, const BstPalette *palette);
void bst_painter_ring (const BstPainter *self, double x, double y, double radius, const BstColor *color, const BstColor *ground);
const BstColor *bst_painter_text_color (const BstPalette *palette, BstTextRole role);

/* Colours by class and step. */
typedef struct
{
  BstColor colors[BST_N_OPENNESS][BST_PAINT_RAMP_STEPS];
} BstRamps;

void bst_ramps_init (BstRamps *self, const BstPalette *palette);
guint bst_ramps_get_step (BstDensity *density, guint cell);

G_END_DECLS
