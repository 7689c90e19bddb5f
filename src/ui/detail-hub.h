/* What the Hub said of a model, with its age. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"
#include "core/failure.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_hub_new (BstEntry *entry, gboolean is_followed, const BstFailure *failure);

G_END_DECLS
