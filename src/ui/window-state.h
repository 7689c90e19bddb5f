/* What a window opens with: as it was last left, or as another window is. */
#pragma once

#include <gio/gio.h>

#include "core/settings.h"

G_BEGIN_DECLS

typedef struct
{
  int width, height;
  int paned; /* height of the chart; not above 0 for the program's own choice */
  gboolean maximized;
  char *layout; /* "both", "chart" or "detail" */
  char *chart_view; /* "timeline" or "ranking" */
  char *shelf;
  char *query;
  char *selected; /* id of an entry; "" for none */
  char **pinned; /* ids, in the chart; NULL for none. Not kept, but another window has them too */
} BstWindowState;

void bst_window_state_load (BstWindowState *self, GSettings *settings);
void bst_window_state_save (const BstWindowState *self, GSettings *settings);
void bst_window_state_clear (BstWindowState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstWindowState, bst_window_state_clear)

G_END_DECLS
