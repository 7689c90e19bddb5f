/* A bar over the list for what somebody has to know, until they close it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BstNoticeBar: a sentence, a button that shows more of it and one that closes the bar.
 *
 * ::closed tells that somebody has closed it; who made it then takes it away.
 */
#define BST_TYPE_NOTICE_BAR (bst_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (BstNoticeBar, bst_notice_bar, BST, NOTICE_BAR, GtkBox)

GtkWidget *bst_notice_bar_new (void);
void bst_notice_bar_set_text (BstNoticeBar *self, const char *text);

G_END_DECLS
