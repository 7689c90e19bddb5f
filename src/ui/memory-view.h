/* How much memory a model takes, with what decides it to be tried out. */
#pragma once

#include <gtk/gtk.h>

#include "ui/fit-settings.h"

G_BEGIN_DECLS

/**
 * BstMemorySubject: what is known of the model.
 */
typedef struct
{
  BstFitModel model;
  GPtrArray *files; /* BstWeightSet that are there to be run; NULL or not empty */
  char *remark; /* where the shape is from, if not from the model itself; or NULL */
} BstMemorySubject;

#define BST_TYPE_MEMORY_VIEW (bst_memory_view_get_type ())
G_DECLARE_FINAL_TYPE (BstMemoryView, bst_memory_view, BST, MEMORY_VIEW, GtkBox)

GtkWidget *bst_memory_view_new (BstMemorySubject *subject, BstFitSettings *fit_settings);
void bst_memory_subject_clear (BstMemorySubject *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstMemorySubject, bst_memory_subject_clear)

G_END_DECLS
