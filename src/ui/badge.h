/* A small pill that says one thing to mind in a word or two. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  BST_BADGE_PLAIN,
  BST_BADGE_ACCENT,
  BST_BADGE_WARNING,
  BST_BADGE_ERROR,
} BstBadgeStyle;

GtkWidget *bst_badge_new (const char *text, const char *description, BstBadgeStyle style);

G_END_DECLS
