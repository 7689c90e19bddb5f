/* A window that takes the place of another, in another language: it is made anew, and nobody is
 * to find anything of it elsewhere. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/again.h"
#include "ui/memo.h"

/* Where the keyboard is. Rows and points come and go: they are looked for by what they stand for. */
typedef enum
{
  FOCUS_LIST,
  FOCUS_SEARCH,
  FOCUS_CHART,
  FOCUS_TABLE,
  FOCUS_DETAIL,
  FOCUS_ELSEWHERE, /* a button, at the end of the way */
} Focus;

struct _BstWindowLike
{
  Focus focus;
  GVariant *way; /* to what has the keyboard; NULL where it is known by itself */
  GPtrArray *dialogs; /* what was open over the window */
  double list_share; /* how far list and table are scrolled */
  double table_share;
};

static Focus
find_focus (BstWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const struct
  {
    gpointer place;
    Focus focus;
  } places[] = {
    { self->chart, FOCUS_CHART },
    { self->table, FOCUS_TABLE },
    { self->welcome_is_shown ? NULL : self->detail_page, FOCUS_DETAIL },
  };

  /* A menu is closed when something is chosen in it. */
  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL || bst_list_page_is_list_focused (self->list_page))
    return FOCUS_LIST;
  if (bst_list_page_is_search_focused (self->list_page))
    return FOCUS_SEARCH;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].place != NULL && (focus == places[i].place || gtk_widget_is_ancestor (focus, places[i].place)))
      return places[i].focus;
  return FOCUS_ELSEWHERE;
}

static BstWindowLike *
like_new (BstWindow *other)
{
  BstWindowLike *self = g_new0 (BstWindowLike, 1);

  self->focus = find_focus (other);
  if (self->focus == FOCUS_ELSEWHERE)
    self->way = bst_memo_take_way (GTK_WIDGET (other), gtk_window_get_focus (GTK_WINDOW (other)));
  self->dialogs = bst_again_take (GTK_WINDOW (other));
  self->list_share = bst_memo_get_share (bst_list_page_get_adjustment (other->list_page));
  self->table_share = other->table != NULL ? bst_memo_get_share (bst_table_view_get_adjustment (other->table)) : 0;
  return self;
}

void
bst_window_like_free (BstWindowLike *self)
{
  g_clear_pointer (&self->way, g_variant_unref);
  g_ptr_array_unref (self->dialogs);
  g_free (self);
}

static void
resume_scrolls (BstWindow *self)
{
  bst_memo_scroll_list (bst_list_page_get_list (self->list_page), self->like->list_share);
  if (self->table != NULL)
    bst_memo_scroll (GTK_WIDGET (self->table), bst_table_view_get_adjustment (self->table), self->like->table_share);
}

/* Of the chart, what no setting keeps. */
static void
resume_chart (BstWindow *self, BstWindow *other)
{
  if (other->chart == NULL)
    return;
  /* It may be behind the table. */
  bst_chart_view_set_kind (self->chart, bst_chart_view_get_kind (other->chart));
  bst_chart_view_resume_zoom (self->chart, other->chart);
}

static void
resume_page (BstWindow *self, BstWindow *other)
{
  g_action_group_change_action_state (G_ACTION_GROUP (self), "page", g_variant_new_string (other->page));
  adw_leaflet_set_visible_child_name (self->leaflet, adw_leaflet_get_visible_child_name (other->leaflet));
}

/**
 * bst_window_new_like:
 * @other: a window, which goes when this one is there
 *
 * Returns: (transfer none): a window that shows what @other shows, as it shows it, in the
 *   language of now. What is open over @other comes back over it.
 */
GtkWidget *
bst_window_new_like (BstWindow *other)
{
  BstWindow *self = bst_window_make (gtk_window_get_application (GTK_WINDOW (other)), other->library, other->online,
                                     other->settings);
  g_auto (BstWindowState) state = { 0 };

  /* Where one language follows another at once, the other has not got there itself. */
  self->like = g_steal_pointer (&other->like);
  if (self->like == NULL)
    self->like = like_new (other);
  bst_window_get_state (other, &state);
  if (other->wants_range)
    bst_window_set_range (self, other->has_range ? &other->range : NULL);
  bst_window_restore (self, &state);
  bst_list_page_resume_text (self->list_page, other->list_page);
  resume_page (self, other);
  /* Nobody waits for this window's first frame: it is to have all that the last one of the other
   * had. */
  bst_window_show_all_rows (self);
  bst_window_fill_content (self);
  if (!other->wants_range)
    resume_chart (self, other);
  if (other->detail_page != NULL)
    bst_detail_page_resume (self->detail_page, other->detail_page);
  bst_window_expect_welcome_like (self, other);
  bst_window_bring_hub (self);
  bst_window_bring_welcome (self);
  if (self->hub != NULL && other->hub != NULL)
    bst_window_online_resume (self->hub, other->hub);
  bst_window_watch_problems (self, other->n_problems_closed);
  resume_scrolls (self);
  return GTK_WIDGET (self);
}

/* Returns: (nullable): the widget that is where the one with the keyboard was */
static GtkWidget *
go_way (BstWindow *self, GVariant *way)
{
  GtkWidget *widget = way != NULL ? bst_memo_go_way (way, GTK_WIDGET (self)) : NULL;

  return widget != NULL && gtk_widget_get_mapped (widget) && gtk_widget_get_focusable (widget) ? widget : NULL;
}

/* A row that gets the keyboard is scrolled to, which the other window's may not have been. */
static void
focus_list (BstWindow *self)
{
  GtkAdjustment *adjustment = bst_list_page_get_adjustment (self->list_page);
  double value = gtk_adjustment_get_value (adjustment);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->list_page)))
    return;
  bst_list_page_focus_list (self->list_page);
  gtk_adjustment_set_value (adjustment, value);
}

static void
focus (BstWindow *self, BstWindowLike *like)
{
  GtkWidget *widget = go_way (self, like->way);

  switch (like->focus)
    {
    case FOCUS_SEARCH:
      bst_list_page_focus_text (self->list_page);
      break;
    case FOCUS_CHART:
      gtk_widget_grab_focus (GTK_WIDGET (self->chart));
      break;
    case FOCUS_TABLE:
      if (self->table != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self->table));
      break;
    case FOCUS_DETAIL:
      bst_detail_page_resume_focus (self->detail_page);
      break;
    case FOCUS_ELSEWHERE:
      if (widget != NULL)
        gtk_widget_grab_focus (widget);
      else
        focus_list (self);
      break;
    case FOCUS_LIST:
    default:
      focus_list (self);
      break;
    }
}

/* The window is in sight: the keyboard goes where it was, and what was over the window comes
 * back.
 *
 * Returns: FALSE where this is no window that takes another's place */
gboolean
bst_window_resume (BstWindow *self)
{
  BstWindowLike *like = g_steal_pointer (&self->like);

  if (like == NULL)
    return FALSE;
  focus (self, like);
  bst_again_open (like->dialogs, GTK_WINDOW (self));
  bst_window_like_free (like);
  return TRUE;
}
