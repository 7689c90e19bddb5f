/* What the parts of the list's page share. */
#pragma once

#include "ui/list-page.h"

#include "ui/empty-page.h"
#include "ui/filter-chips.h"
#include "ui/filter-popover.h"
#include "ui/refresh-button.h"
#include "ui/refresh-status.h"

G_BEGIN_DECLS

struct _BstListPage
{
  GtkBox parent_instance;

  AdwHeaderBar *header;
  GtkMenuButton *shelf_button;
  GtkLabel *shelf_title;
  BstRefreshButton *refresh_button;
  GtkMenuButton *sort_button;
  GtkMenuButton *menu_button;
  GtkSearchEntry *search;
  GtkMenuButton *filter_button;
  GtkLabel *filter_title;
  GMenuModel *sort_menu;
  GMenuModel *main_menu;
  GMenu *language_menu;
  GtkLabel *problem;
  BstFilterChips *chips;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;
  BstEmptyPage *empty; /* NULL until nothing is found */
  BstRefreshStatus *refresh_status;

  GtkWidget *notice; /* over all but the header; NULL for none */

  BstLibrary *library;
  BstFitSettings *fit_settings;
  GtkSingleSelection *selection;
  BstQuery *query; /* what is typed, for the filter popover and the empty page */
  char *context; /* what holds besides, as the text of a query */
  BstFilterPopover *filters; /* NULL until it is opened */
  gboolean folded; /* there is no detail beside the list */
  guint open_source; /* what opens the row that was clicked; 0 for none */
};

G_END_DECLS
