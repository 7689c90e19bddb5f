/* The colours of the chart and of the signs of openness. */
#pragma once

#include "core/kind.h"

G_BEGIN_DECLS

/**
 * BstColor: sRGB from 0 to 1, not premultiplied; laid out as a GdkRGBA is.
 */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} BstColor;

/**
 * BstPalette: colours that go together; all are opaque.
 */
typedef struct
{
  BstColor ground;
  BstColor ink;
  BstColor muted;
  BstColor grid; /* decades and Januaries */
  BstColor grid_minor; /* 2 and 5 */
  BstColor grid_faint; /* the rest */
  BstColor accent; /* the ring around what is selected */
  BstColor highlight; /* the ground of a selected row; ink is legible on it */
  BstColor budget; /* the line of a memory budget */
  BstColor openness[BST_N_OPENNESS];
} BstPalette;

const BstPalette *bst_palette_get (gboolean dark, gboolean high_contrast);
BstColor bst_palette_ramp (const BstPalette *self, BstOpenness openness, double share);
double bst_color_contrast (const BstColor *a, const BstColor *b);

G_END_DECLS
