/* Places for labels beside their points. */
#pragma once

#include "chart/rect.h"

G_BEGIN_DECLS

/**
 * BstLabelMap: a bitmap of what is taken in a plot, a bit a pixel.
 */
typedef struct _BstLabelMap BstLabelMap;

/* Whether a label may be at @place, which is free. */
typedef gboolean (*BstLabelFunc) (const BstRect *place, gpointer user_data);

/**
 * BstLabel: a label that is looking for a place.
 */
typedef struct
{
  double x; /* the middle of its mark */
  double y;
  double distance; /* how far from there its edge stays */
  double width;
  double height;
  gboolean rtl; /* left is tried before right */
  BstLabelFunc accept; /* nullable: every place will do */
  gpointer user_data; /* passed to @accept */
} BstLabel;

BstLabelMap *bst_label_map_new (const BstRect *plot);
BstLabelMap *bst_label_map_copy (BstLabelMap *self);
void bst_label_map_free (BstLabelMap *self);
void bst_label_map_take (BstLabelMap *self, const BstRect *rect);
void bst_label_map_take_disc (BstLabelMap *self, double x, double y, double radius);
guint bst_label_map_count (BstLabelMap *self, const BstRect *rect);
gboolean bst_label_map_is_free (BstLabelMap *self, const BstRect *rect);
gboolean bst_label_map_has_room (BstLabelMap *self, const BstLabel *label);
gboolean bst_label_map_place (BstLabelMap *self, const BstLabel *label, BstRect *placed);
gboolean bst_label_map_place_near (BstLabelMap *self, const BstLabel *label, double reach, BstRect *placed);
gboolean bst_label_map_place_over (BstLabelMap *self, const BstLabel *label, BstRect *placed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstLabelMap, bst_label_map_free)

G_END_DECLS
