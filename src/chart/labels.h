/* Places for labels beside their points. */
#pragma once

#include "chart/rect.h"

G_BEGIN_DECLS

/**
 * BstLabelMap: a bitmap of what is taken in a plot, a bit a pixel.
 */
typedef struct _BstLabelMap BstLabelMap;

BstLabelMap *bst_label_map_new (const BstRect *plot);
void bst_label_map_free (BstLabelMap *self);
void bst_label_map_take (BstLabelMap *self, const BstRect *rect);
gboolean bst_label_map_is_free (BstLabelMap *self, const BstRect *rect);
gboolean bst_label_map_place (BstLabelMap *self, double x, double y, double distance,
                              double width, double height, gboolean rtl, BstRect *placed);
gboolean bst_label_map_place_near (BstLabelMap *self, double x, double y, double reach,
                                   double width, double height, BstRect *placed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLabelMap, bst_label_map_free)

G_END_DECLS
