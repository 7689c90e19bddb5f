/* Signs that are painted once and then stamped, for charts of thousands of marks. */
#pragma once

#include "chart/painter.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * BstStamps: signs and rings as small pictures, kept from one chart to the next, and the
 * picture that they are put on.
 */
typedef struct _BstStamps BstStamps;

BstStamps *bst_stamps_new (void);
void bst_stamps_free (BstStamps *self);
void bst_stamps_set_target (BstStamps *self, cairo_surface_t *image);
BstPainter bst_painter_for_stamps (BstStamps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstStamps, bst_stamps_free)

G_END_DECLS
