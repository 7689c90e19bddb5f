/* How old a figure is, and who gave it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *bst_age_dup_host (const char *endpoint);
char *bst_age_dup_text (gint64 at, const char *endpoint);
char *bst_age_dup_range_text (gint64 oldest, gint64 newest, const char *endpoint);
char *bst_age_dup_moment (gint64 at);
GtkWidget *bst_age_label_new (gint64 at, const char *endpoint);

G_END_DECLS
