/* What a model takes of the memory that there is, as a bar of three parts. */
#pragma once

#include <gtk/gtk.h>

#include "core/fit.h"

G_BEGIN_DECLS

/* What the bar shows, and its legend explains. */
typedef enum
{
  BST_MEMORY_WEIGHTS,
  BST_MEMORY_CACHE,
  BST_MEMORY_OVERHEAD,
  BST_MEMORY_GRAPHICS, /* a line: how much the graphics card has */
  BST_MEMORY_ALL, /* a line: with main memory, or that alone where there is no card */
} BstMemoryPart;

#define BST_N_MEMORY_PARTS 5

/* The parts that are a share of what the model takes. */
#define BST_N_MEMORY_TERMS 3

/**
 * BstMemoryScale: where the parts lie, as shares of the bar's width; -1 for a line that there
 * is not.
 */
typedef struct
{
  double ends[BST_N_MEMORY_TERMS]; /* of each term; the next begins there */
  double graphics;
  double all;
} BstMemoryScale;

void bst_memory_scale_fill (BstMemoryScale *self, const BstFit *fit, const BstBudget *budget);

#define BST_TYPE_MEMORY_BAR (bst_memory_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstMemoryBar, bst_memory_bar, BST, MEMORY_BAR, GtkWidget)

GtkWidget *bst_memory_bar_new (void);
void bst_memory_bar_set_fit (BstMemoryBar *self, const BstFit *fit, const BstBudget *budget);
char *bst_memory_bar_dup_text (const BstFit *fit, const BstBudget *budget);

/* The small sign of a part, for a legend. */
#define BST_TYPE_MEMORY_SWATCH (bst_memory_swatch_get_type ())
G_DECLARE_FINAL_TYPE (BstMemorySwatch, bst_memory_swatch, BST, MEMORY_SWATCH, GtkWidget)

GtkWidget *bst_memory_swatch_new (BstMemoryPart part);

G_END_DECLS
