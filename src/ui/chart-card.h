/* The card that is shown of a mark or of a cell of the chart. */
#pragma once

#include <gtk/gtk.h>

#include "core/entry.h"
#include "ui/fit-settings.h"

G_BEGIN_DECLS

GtkWidget *bst_chart_card_new (BstEntry *entry, BstFitSettings *fit_settings);

G_END_DECLS
