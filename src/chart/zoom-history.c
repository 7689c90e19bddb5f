#include "config.h"

#include "chart/zoom-history.h"

typedef struct
{
  BstChartRange range;
  guint gesture; /* that it came of; 0 for one of its own */
} Visit;

struct _BstZoomHistory
{
  GArray *visits; /* Visit, never empty */
  guint at; /* the one that is shown */
};

static Visit *
get_visit (BstZoomHistory *self, guint i)
{
  return &g_array_index (self->visits, Visit, i);
}

/**
 * bst_zoom_history_new:
 * @whole: what is shown first
 *
 * Returns: (transfer full): a history of one range
 */
BstZoomHistory *
bst_zoom_history_new (const BstChartRange *whole)
{
  BstZoomHistory *self = g_new0 (BstZoomHistory, 1);

  self->visits = g_array_new (FALSE, TRUE, sizeof (Visit));
  bst_zoom_history_clear (self, whole);
  return self;
}

/* Returns: (transfer full): what is the same, and goes its own way from now on */
BstZoomHistory *
bst_zoom_history_copy (BstZoomHistory *self)
{
  BstZoomHistory *copy = g_new0 (BstZoomHistory, 1);

  copy->visits = g_array_copy (self->visits);
  copy->at = self->at;
  return copy;
}

void
bst_zoom_history_free (BstZoomHistory *self)
{
  g_array_unref (self->visits);
  g_free (self);
}

/* Nothing was looked at but the whole. */
void
bst_zoom_history_clear (BstZoomHistory *self, const BstChartRange *whole)
{
  Visit visit = { *whole, 0 };

  g_array_set_size (self->visits, 0);
  g_array_append_val (self->visits, visit);
  self->at = 0;
}

/* The first, which is the whole, stays. */
static void
forget_oldest (BstZoomHistory *self)
{
  g_array_remove_index (self->visits, 1);
  self->at--;
}

/**
 * bst_zoom_history_push:
 * @range: what is shown now
 * @gesture: what it came of, such as turning a wheel; 0 for a step of its own
 *
 * Goes to another range; what could be gone forward to is forgotten. All that come of one
 * gesture are one step, however many there were. What is shown already is not shown twice.
 */
void
bst_zoom_history_push (BstZoomHistory *self, const BstChartRange *range, guint gesture)
{
  Visit *now = get_visit (self, self->at);
  Visit visit = { *range, gesture };
  gboolean goes_on = gesture != 0 && now->gesture == gesture && self->at > 0;

  if (!goes_on && bst_chart_range_is_equal (&now->range, range))
    return;
  g_array_set_size (self->visits, self->at + 1);
  if (goes_on)
    {
      get_visit (self, self->at)->range = *range;
      return;
    }
  g_array_append_val (self->visits, visit);
  self->at++;
  if (self->visits->len > BST_ZOOM_HISTORY_MOST)
    forget_oldest (self);
}

/**
 * bst_zoom_history_rebase:
 * @from: all that there was
 * @to: all that there is now
 *
 * Takes the history to another chart, where some of it may be the same.
 */
void
bst_zoom_history_rebase (BstZoomHistory *self, const BstChartRange *from, const BstChartRange *to)
{
  for (guint i = 0; i < self->visits->len; i++)
    bst_chart_range_rebase (&get_visit (self, i)->range, from, to);
  for (guint i = self->visits->len - 1; i > 0; i--)
    if (bst_chart_range_is_equal (&get_visit (self, i)->range, &get_visit (self, i - 1)->range))
      {
        g_array_remove_index (self->visits, i);
        if (self->at >= i)
          self->at--;
      }
}

/* Returns: (transfer none): what is shown now */
const BstChartRange *
bst_zoom_history_get (BstZoomHistory *self)
{
  return &get_visit (self, self->at)->range;
}

/* Returns: whether so many steps can be gone; back where @by is less than 0 */
gboolean
bst_zoom_history_can_go (BstZoomHistory *self, int by)
{
  gint64 to = (gint64) self->at + by;

  return to >= 0 && to < self->visits->len;
}

/* Returns: (transfer none) (nullable): what is shown after so many steps; %NULL where they
 *   cannot be gone */
const BstChartRange *
bst_zoom_history_go (BstZoomHistory *self, int by)
{
  if (!bst_zoom_history_can_go (self, by))
    return NULL;
  self->at = (guint) ((int) self->at + by);
  return bst_zoom_history_get (self);
}
