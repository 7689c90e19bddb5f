/* How much memory a model takes, with what decides it to be tried out. */
#pragma once

#include <gtk/gtk.h>

#include "ui/fit-settings.h"
#include "ui/memory-subject.h"

G_BEGIN_DECLS

#define BST_TYPE_MEMORY_VIEW (bst_memory_view_get_type ())
G_DECLARE_FINAL_TYPE (BstMemoryView, bst_memory_view, BST, MEMORY_VIEW, GtkBox)

GtkWidget *bst_memory_view_new (BstMemorySubject *subject, BstFitSettings *fit_settings);
G_END_DECLS
