/* Files and folders as lines, of which the folders open. */
#pragma once

#include <gtk/gtk.h>

#include "core/file-tree.h"

G_BEGIN_DECLS

GtkWidget *bst_file_list_new (const BstRepository *record, BstFileOrder order);

G_END_DECLS
