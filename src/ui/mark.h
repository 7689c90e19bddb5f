/* The small sign of how open a model is: by colour and by shape. */
#pragma once

#include <gtk/gtk.h>

#include "chart/palette.h"
#include "chart/scene.h"

G_BEGIN_DECLS

#define BST_TYPE_MARK (bst_mark_get_type ())
G_DECLARE_FINAL_TYPE (BstMark, bst_mark, BST, MARK, GtkWidget)

GtkWidget *bst_mark_new (BstOpenness openness);

const BstPalette *bst_palette_for_now (void);
GdkRGBA bst_color_to_rgba (const BstColor *color);
void bst_shape_snapshot (GtkSnapshot *snapshot, BstShape shape, double x, double y, double radius,
                         const BstColor *color);

G_END_DECLS
