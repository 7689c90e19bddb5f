/* A strip of a list's sizes on which one model is marked. */
#pragma once

#include <pango/pango.h>

#include "chart/painter.h"
#include "chart/standing.h"

G_BEGIN_DECLS

/**
 * BstStandingTick: a line under the axis, and the number below it.
 */
typedef struct
{
  BstRect line;
  char *label; /* NULL where nothing is written */
  double x; /* of the label's left edge */
  double y; /* of its upper edge */
} BstStandingTick;

/**
 * BstStandingStrip: laid out without a display, in pixels; its bars are as many models as
 * lie there, the root of them, so that a single one is seen beside thousands.
 */
typedef struct
{
  double width;
  double height;
  BstRect axis;
  GArray *bars; /* BstRect, from the left to the right; none overlap */
  GArray *ticks; /* BstStandingTick, which own their labels */
  BstSceneMark mark; /* of the model; unknown where it has no figure, and then not painted */
  BstRect stem; /* from its sign to the axis */
  BstRect link; /* to the ring of the active parameters; empty without one */
  PangoContext *context;
} BstStandingStrip;

double bst_standing_strip_measure (PangoContext *context);
BstStandingStrip *bst_standing_strip_new (BstSizes *sizes, const BstStanding *standing, double width, gboolean rtl,
                                          PangoContext *context);
void bst_standing_strip_free (BstStandingStrip *self);
void bst_standing_strip_paint (const BstStandingStrip *self, const BstPainter *painter, const BstPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstStandingStrip, bst_standing_strip_free)

G_END_DECLS
