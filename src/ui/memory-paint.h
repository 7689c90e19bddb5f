/* How the parts of a memory bar are told apart: by pattern as well as by colour. */
#pragma once

#include "ui/memory-bar.h"

G_BEGIN_DECLS

typedef struct
{
  GdkRGBA text;
  GdkRGBA accent;
  GdkRGBA back;
  gboolean is_contrast;
} BstMemoryColors;

void bst_memory_colors_read (BstMemoryColors *self, GtkWidget *widget);
void bst_memory_paint_term (cairo_t *cr, BstMemoryPart part, double x, double y, double width, double height,
                            const BstMemoryColors *colors);
void bst_memory_paint_line (cairo_t *cr, BstMemoryPart part, double x, double y, double height,
                            const BstMemoryColors *colors);

G_END_DECLS
