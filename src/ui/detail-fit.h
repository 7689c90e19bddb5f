/* Whether files of a certain size would fit into the user's memory, in a sign and words. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_fit_new (BstEntry *model, gint64 weights, GSettings *settings);

G_END_DECLS
