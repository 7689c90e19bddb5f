#include "config.h"

#include "core/points.h"

static void
clear (gpointer data)
{
  BstPoints *self = data;

  /* The first of one block. */
  g_free (self->parameters);
}

/**
 * bst_points_new:
 * @n: how many there is room for
 *
 * Returns: (transfer full): points whose columns are to be filled; fewer than @n where
 *   the caller lowers that
 */
BstPoints *
bst_points_new (guint n)
{
  BstPoints *self = g_atomic_rc_box_new0 (BstPoints);

  self->n = n;
  /* One block, as large ones are what malloc gives back. */
  self->parameters = g_malloc (MAX (n, 1) * (sizeof (gint64) + sizeof (guint32) + sizeof (guint8)));
  self->days = (guint32 *) (self->parameters + n);
  self->openness = (guint8 *) (self->days + n);
  return self;
}

static void
add_figure (BstPoints *self, gint64 parameters)
{
  if (parameters <= 0)
    {
      self->n_unknown++;
      return;
    }
  self->min_parameters = self->n_known == 0 ? parameters : MIN (self->min_parameters, parameters);
  self->max_parameters = MAX (self->max_parameters, parameters);
  self->n_known++;
}

/* Counts what the columns hold, of which nothing is taken for granted: an openness that
 * is none becomes the unknown one. */
void
bst_points_end (BstPoints *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      guint32 days = self->days[i];

      if (self->openness[i] >= BST_N_OPENNESS)
        self->openness[i] = BST_OPENNESS_UNKNOWN;
      if (days == 0)
        {
          self->n_undated++;
          continue;
        }
      self->min_days = self->min_days == 0 ? days : MIN (self->min_days, days);
      self->max_days = MAX (self->max_days, days);
      self->counts[self->openness[i]]++;
      add_figure (self, self->parameters[i]);
    }
}

/* Returns: (transfer full): what @self comes to, without the points */
BstPoints *
bst_points_summarize (BstPoints *self)
{
  BstPoints *summary = g_atomic_rc_box_dup (sizeof *self, self);

  summary->n = 0;
  summary->days = NULL;
  summary->parameters = NULL;
  summary->openness = NULL;
  return summary;
}

BstPoints *
bst_points_ref (BstPoints *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
bst_points_unref (BstPoints *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
