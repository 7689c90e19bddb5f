/* The terms of a licence, each with the clause that says so. */
#pragma once

#include <gtk/gtk.h>

#include "core/license.h"

G_BEGIN_DECLS

GtkWidget *bst_detail_terms_new (const BstLicense *license);

G_END_DECLS
