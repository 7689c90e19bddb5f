/* Points counted in cells: none is lost, and each is where the scales have it. */
#include "chart/density.h"

#include "core/i18n.h"
#include "core/query-parts.h"
#include "scenes.h"

#include <math.h>
#include <string.h>

#define DAY 738000 /* in July 2021 */
#define EDGE 1e-6

static const BstRect plot = { 60, 8, 600, 240 };
static const BstRect strip = { 60, 248, 600, 26 };

static BstPoints *
make_points (guint n)
{
  BstPoints *points = bst_points_new (n);

  for (guint i = 0; i < n; i++)
    {
      points->days[i] = DAY;
      points->parameters[i] = 7000000000;
      points->openness[i] = BST_OPENNESS_WEIGHTS;
    }
  return points;
}

/* @points: (transfer full): whose columns are filled */
static BstDensity *
count (BstPoints *points, double width, double height)
{
  BstDensity *density;
  BstRect room = { plot.x, plot.y, width, height };
  BstRect below = { plot.x, plot.y + height, width, strip.height };
  BstDensityFrame frame;

  bst_points_end (points);
  bst_density_frame_init (&frame, points, NULL, &room, &below, 8);
  density = bst_density_new (points, &frame);
  bst_points_unref (points);
  return density;
}

static guint
count_dated (const BstPoints *points)
{
  guint n = 0;

  for (guint i = 0; i < points->n; i++)
    n += points->days[i] != 0;
  return n;
}

/* Whether a point is to be in a cell, by the scales alone; one on an edge may be on either
 * side of it, by a double's error.
 * @edge: in cells: what is so near to it is in both cells, or in none where it is negative */
static gboolean
is_in (const BstDensityFrame *frame, const BstDensityCell *cell, guint32 days, gint64 parameters, double edge)
{
  double x = (bst_scale_to_pixel (&frame->time_scale, days) - frame->grid.x) / (frame->grid.width / frame->n_columns);
  double y = frame->n_rows == 0 ? 0
                                : (frame->grid.y + frame->grid.height - bst_scale_to_pixel (&frame->count_scale, (double) parameters)) /
                                    (frame->grid.height / frame->n_rows);

  if (x < cell->column - edge || x > cell->column + 1 + edge)
    return FALSE;
  if (parameters <= 0)
    return cell->row == -1;
  return cell->row >= 0 && y >= cell->row - edge && y <= cell->row + 1 + edge;
}

/* What holds for every density. */
static void
check (BstDensity *density, const BstPoints *points)
{
  const BstDensityFrame *frame = bst_density_get_frame (density);
  guint n, sum = 0;
  const BstDensityCell *cells = bst_density_get_cells (density, &n);

  for (guint i = 0; i < n; i++)
    {
      BstRect rect = bst_density_get_rect (density, i);
      g_autofree char *title = bst_density_dup_title (density, i);
      g_autofree char *name = bst_density_dup_name (density, i);
      g_autofree char *description = bst_density_dup_description (density, i);

      sum += cells[i].n;
      g_assert_cmpuint (cells[i].n_openness, >, 0);
      g_assert_cmpuint (cells[i].n_openness, <=, cells[i].n);
      g_assert_cmpuint (cells[i].min_days, <=, cells[i].max_days);
      g_assert_cmpint (cells[i].min_parameters, <=, cells[i].max_parameters);
      g_assert_true (is_in (frame, &cells[i], cells[i].min_days, cells[i].min_parameters, EDGE));
      g_assert_true (is_in (frame, &cells[i], cells[i].max_days, cells[i].max_parameters, EDGE));
      g_assert_cmpint (bst_density_hit (density, rect.x + rect.width / 2, rect.y + rect.height / 2), ==, i);
      g_assert_cmpfloat (bst_density_get_share (density, i), >=, 0);
      g_assert_cmpfloat (bst_density_get_share (density, i), <=, 1);
      g_assert_true (g_utf8_validate (title, -1, NULL) && g_utf8_validate (name, -1, NULL));
      g_assert_nonnull (description);
      g_assert_true (i == 0 || cells[i - 1].column < cells[i].column ||
                     (cells[i - 1].column == cells[i].column && cells[i - 1].row < cells[i].row));
    }
  g_assert_cmpuint (sum, ==, count_dated (points));
}

static void
fill_at_random (BstPoints *points, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < points->n; i++)
    {
      points->days[i] = g_rand_int_range (random, 0, 10) == 0 ? 0 : (guint32) (DAY + g_rand_int_range (random, 0, 1600));
      points->parameters[i] = g_rand_int_range (random, 0, 5) == 0 ? -1 : (gint64) pow (10, g_rand_double_range (random, 6, 12));
      points->openness[i] = (guint8) g_rand_int_range (random, 0, BST_N_OPENNESS);
    }
}

/* Each cell has exactly the points that the scales put there. */
static void
test_each (void)
{
  for (guint32 seed = 1; seed <= 12; seed++)
    {
      g_autoptr (BstPoints) points = make_points (4000);
      g_autoptr (BstDensity) density = NULL;
      guint n, n_openness[BST_N_OPENNESS] = { 0 };
      const BstDensityCell *cells;

      fill_at_random (points, seed);
      density = count (bst_points_ref (points), 100 + 70 * seed, 40 + 30 * seed);
      check (density, points);
      cells = bst_density_get_cells (density, &n);
      for (guint i = 0; i < n; i += 7)
        {
          const BstDensityFrame *frame = bst_density_get_frame (density);
          guint surely = 0, perhaps = 0;

          for (guint j = 0; j < points->n; j++)
            {
              surely += points->days[j] != 0 && is_in (frame, &cells[i], points->days[j], points->parameters[j], -EDGE);
              perhaps += points->days[j] != 0 && is_in (frame, &cells[i], points->days[j], points->parameters[j], EDGE);
            }
          g_assert_cmpuint (surely, <=, cells[i].n);
          g_assert_cmpuint (perhaps, >=, cells[i].n);
        }
      for (guint j = 0; j < points->n; j++)
        if (points->days[j] != 0)
          n_openness[points->openness[j]]++;
      g_assert_cmpmem (n_openness, sizeof n_openness, points->counts, sizeof points->counts);
      g_assert_cmpuint (points->n_known + points->n_unknown + points->n_undated, ==, points->n);
    }
}

/* What the points come to outlives them. */
static void
test_summary (void)
{
  g_autoptr (BstPoints) points = make_points (500);
  g_autoptr (BstPoints) summary = NULL;

  fill_at_random (points, 2);
  bst_points_end (points);
  summary = bst_points_summarize (points);
  g_assert_cmpuint (summary->n, ==, 0);
  g_assert_cmpuint (summary->n_known, ==, points->n_known);
  g_assert_cmpuint (summary->n_undated, ==, points->n_undated);
  g_assert_cmpmem (summary->counts, sizeof summary->counts, points->counts, sizeof points->counts);
  g_assert_cmpuint (summary->max_days, ==, points->max_days);
  g_assert_cmpint (summary->min_parameters, ==, points->min_parameters);
}

static void
test_empty (void)
{
  g_autoptr (BstPoints) none = make_points (0);
  g_autoptr (BstPoints) undated = make_points (3);
  g_autoptr (BstDensity) density = count (bst_points_ref (none), 600, 240);
  g_autoptr (BstDensity) of_undated = NULL;
  guint n;

  check (density, none);
  bst_density_get_cells (density, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (bst_density_get_fullest (density), ==, -1);
  g_assert_cmpint (bst_density_hit (density, 100, 100), ==, -1);
  for (int step = BST_DENSITY_LEFT; step <= BST_DENSITY_HIGHEST; step++)
    g_assert_cmpint (bst_density_step (density, -1, step), ==, -1);
  g_assert_null (bst_density_dup_title (density, 0));

  for (guint i = 0; i < 3; i++)
    undated->days[i] = 0;
  of_undated = count (bst_points_ref (undated), 600, 240);
  check (of_undated, undated);
  g_assert_cmpuint (undated->n_undated, ==, 3);
}

static void
test_same (void)
{
  for (guint n = 1; n < 100000; n = n * 10 + 1)
    {
      g_autoptr (BstPoints) points = make_points (n);
      g_autoptr (BstDensity) density = count (bst_points_ref (points), 600, 240);
      guint n_cells;
      const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);

      check (density, points);
      g_assert_cmpuint (n_cells, ==, 1);
      g_assert_cmpuint (cells[0].n, ==, n);
      g_assert_cmpfloat (bst_density_get_share (density, 0), ==, 1);
      for (int step = BST_DENSITY_LEFT; step <= BST_DENSITY_HIGHEST; step++)
        g_assert_cmpint (bst_density_step (density, 0, step), ==, 0);
    }
}

/* Only the strip, which then has all the room. */
static void
test_unknown (void)
{
  g_autoptr (BstPoints) points = make_points (50);
  g_autoptr (BstDensity) density = NULL;
  guint n;
  const BstDensityCell *cells;

  for (guint i = 0; i < points->n; i++)
    {
      points->parameters[i] = i % 2 == 0 ? -1 : 0;
      points->days[i] = DAY + i;
    }
  density = count (bst_points_ref (points), 600, 0);
  check (density, points);
  cells = bst_density_get_cells (density, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (cells[i].row, ==, -1);
  g_assert_cmpuint (points->n_unknown, ==, 50);
}

static void
test_hostile (void)
{
  static const gint64 parameters[] = { G_MININT64, -1, 0, 1, 2, 10, G_MAXINT64, G_MAXINT64 - 1, G_GINT64_CONSTANT (1) << 53 };
  static const guint32 days[] = { 0, 1, DAY, 3652059, 3652060, G_MAXUINT32 };
  static const double sizes[] = { -100, 0, 1, 7, 16, 17, 600, 1e9, NAN, INFINITY };
  g_autoptr (BstPoints) points = make_points (G_N_ELEMENTS (parameters) * G_N_ELEMENTS (days));

  for (guint i = 0; i < points->n; i++)
    {
      points->parameters[i] = parameters[i % G_N_ELEMENTS (parameters)];
      points->days[i] = days[i / G_N_ELEMENTS (parameters)];
      points->openness[i] = (guint8) (i * 37);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      BstRect room = { 60, 8, sizes[i], sizes[(i + 3) % G_N_ELEMENTS (sizes)] };
      g_autoptr (BstPoints) copy = make_points (points->n);
      g_autoptr (BstDensity) density = NULL;
      BstDensityFrame frame;
      guint n, sum = 0;
      const BstDensityCell *cells;

      memcpy (copy->parameters, points->parameters, points->n * sizeof (gint64));
      memcpy (copy->days, points->days, points->n * sizeof (guint32));
      memcpy (copy->openness, points->openness, points->n);
      bst_points_end (copy);
      bst_density_frame_init (&frame, copy, NULL, &room, &strip, 8);
      density = bst_density_new (copy, &frame);
      cells = bst_density_get_cells (density, &n);
      for (guint j = 0; j < n; j++)
        {
          g_autofree char *title = bst_density_dup_title (density, j);
          g_autoptr (BstQuery) query = bst_query_parse ("");
          g_autofree char *text = bst_density_dup_query (density, j, query);
          g_autoptr (BstQuery) narrowed = bst_query_parse (text);

          sum += cells[j].n;
          g_assert_cmpint (cells[j].openness, <, BST_N_OPENNESS);
          g_assert_nonnull (title);
          g_assert_cmpuint (bst_query_get_n_problems (narrowed), ==, 0);
        }
      g_assert_cmpuint (sum, ==, count_dated (points));
      bst_density_hit (density, NAN, NAN);
      bst_density_hit (density, -1e300, 1e300);
      bst_density_hit (density, INFINITY, -INFINITY);
    }
}

/* A point on the upper edge is in the last cell, not behind it. */
static void
test_borders (void)
{
  g_autoptr (BstPoints) points = make_points (4);
  g_autoptr (BstDensity) density = NULL;
  const BstDensityFrame *frame;
  guint n;
  const BstDensityCell *cells;

  /* 2020-01-01 and 2024-01-01, and decades: both are ends of their scales. */
  points->days[0] = points->days[1] = 737425;
  points->days[2] = points->days[3] = 738886;
  points->parameters[0] = points->parameters[2] = 1000000;
  points->parameters[1] = points->parameters[3] = 1000000000000;
  density = count (bst_points_ref (points), 600, 240);
  check (density, points);
  frame = bst_density_get_frame (density);
  cells = bst_density_get_cells (density, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (cells[0].row, ==, 0);
  g_assert_cmpint (cells[1].row, ==, frame->n_rows - 1);
  g_assert_cmpint (cells[3].row, ==, frame->n_rows - 1);
  g_assert_cmpuint (cells[3].column, <, frame->n_columns);
  g_assert_cmpint (bst_density_hit (density, frame->grid.x - 0.01, frame->grid.y + 1), ==, -1);
  g_assert_cmpint (bst_density_hit (density, frame->grid.x + frame->grid.width, frame->grid.y + 1), ==, -1);
  g_assert_cmpint (bst_density_hit (density, frame->grid.x + 1, frame->grid.y - 1), ==, -1);
}

/* A far step goes on in the column until it is a tenth of the height away, or at the end. */
static void
assert_far_along (BstDensity *density, int cell, BstDensityStep near, BstDensityStep far)
{
  int tenth = MAX ((int) bst_density_get_frame (density)->n_rows / 10, 1);
  guint n;
  const BstDensityCell *cells = bst_density_get_cells (density, &n);
  int reached = bst_density_step (density, cell, far), expected = cell, next;

  while (ABS (cells[expected].row - cells[cell].row) < tenth && (next = bst_density_step (density, expected, near)) != expected)
    expected = next;
  g_assert_cmpint (reached, ==, expected);
}

/* By arrow keys alone every cell is reached, and none is left for another place that
 * holds no point. */
static void
test_steps (void)
{
  g_autoptr (BstPoints) points = make_points (500);
  g_autoptr (BstDensity) density = NULL;
  g_autofree gboolean *seen = NULL;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (int));
  guint n, n_seen = 0;
  const BstDensityCell *cells;
  int first;

  fill_at_random (points, 5);
  density = count (bst_points_ref (points), 600, 240);
  cells = bst_density_get_cells (density, &n);
  seen = g_new0 (gboolean, n);
  first = bst_density_step (density, -1, BST_DENSITY_UP);
  g_assert_cmpint (first, ==, bst_density_get_fullest (density));
  g_array_append_val (open, first);
  while (open->len > 0)
    {
      int cell = g_array_index (open, int, open->len - 1);

      g_array_set_size (open, open->len - 1);
      g_assert_true (cell >= 0 && cell < (int) n);
      if (seen[cell])
        continue;
      seen[cell] = TRUE;
      n_seen++;
      for (int step = BST_DENSITY_LEFT; step <= BST_DENSITY_DOWN; step++)
        {
          int next = bst_density_step (density, cell, step);

          g_array_append_val (open, next);
        }
      g_assert_cmpuint (cells[bst_density_step (density, cell, BST_DENSITY_LEFT)].column, <=, cells[cell].column);
      g_assert_cmpuint (cells[bst_density_step (density, cell, BST_DENSITY_FAR_RIGHT)].column, >=,
                        cells[bst_density_step (density, cell, BST_DENSITY_RIGHT)].column);
      g_assert_cmpint (cells[bst_density_step (density, cell, BST_DENSITY_UP)].row, >=, cells[cell].row);
      g_assert_cmpuint (cells[bst_density_step (density, cell, BST_DENSITY_UP)].column, ==, cells[cell].column);
      assert_far_along (density, cell, BST_DENSITY_UP, BST_DENSITY_FAR_UP);
      assert_far_along (density, cell, BST_DENSITY_DOWN, BST_DENSITY_FAR_DOWN);
    }
  g_assert_cmpuint (n_seen, ==, n);
  g_assert_cmpuint (cells[bst_density_step (density, first, BST_DENSITY_FIRST)].column, ==, cells[0].column);
  g_assert_cmpuint (cells[bst_density_step (density, first, BST_DENSITY_LAST)].column, ==, cells[n - 1].column);
  for (guint i = 0; i < n; i++)
    {
      if (cells[i].row >= 0)
        g_assert_cmpint (cells[i].row, >=, cells[bst_density_step (density, first, BST_DENSITY_LOWEST)].row);
      g_assert_cmpint (cells[i].row, <=, cells[bst_density_step (density, first, BST_DENSITY_HIGHEST)].row);
    }
}

/* Of cells with figures, if there are any. */
static void
test_fullest (void)
{
  g_autoptr (BstPoints) points = make_points (60);
  g_autoptr (BstDensity) density = NULL;
  const BstDensityCell *cells;
  guint n;

  for (guint i = 0; i < points->n; i++)
    {
      points->days[i] = DAY + (i % 5) * 300;
      points->parameters[i] = i < 50 ? -1 : i == 52 || i == 57 ? 80000000
                                                               : 1000000000;
    }
  density = count (bst_points_ref (points), 600, 240);
  check (density, points);
  cells = bst_density_get_cells (density, &n);
  g_assert_cmpuint (cells[bst_density_get_fullest (density)].n, ==, 2);
  g_assert_cmpint (cells[bst_density_get_fullest (density)].row, >, 0);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (bst_density_get_share (density, i), ==, 1);
}

/* Mirrored, the same cells are at the other side. */
static void
test_mirror (void)
{
  g_autoptr (BstPoints) points = make_points (3000);
  g_autoptr (BstDensity) density = NULL, mirrored = NULL;
  BstDensityFrame frame;
  guint n, n_mirrored;

  fill_at_random (points, 9);
  bst_points_end (points);
  bst_density_frame_init (&frame, points, NULL, &plot, &strip, 8);
  density = bst_density_new (points, &frame);
  g_assert_true (bst_density_frame_equal (&frame, bst_density_get_frame (density)));
  bst_density_frame_mirror (&frame, 800);
  g_assert_false (bst_density_frame_equal (&frame, bst_density_get_frame (density)));
  mirrored = bst_density_new (points, &frame);
  check (mirrored, points);
  bst_density_get_cells (density, &n);
  bst_density_get_cells (mirrored, &n_mirrored);
  g_assert_cmpint (ABS ((int) n - (int) n_mirrored), <, 20);
}

/* What is narrowed to finds all that is in the cell, and keeps what else was typed. */
static void
test_query (void)
{
  g_autoptr (BstPoints) points = make_points (3000);
  g_autoptr (BstDensity) density = NULL;
  g_autoptr (BstQuery) query = bst_query_parse ("llama params:>1b year:2021..2030 -chat license:mit");
  guint n;
  const BstDensityCell *cells;

  fill_at_random (points, 3);
  density = count (bst_points_ref (points), 600, 240);
  cells = bst_density_get_cells (density, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = bst_density_dup_query (density, i, query);
      g_autoptr (BstQuery) narrowed = bst_query_parse (text);
      GDate first, last;

      g_date_clear (&first, 1);
      g_date_clear (&last, 1);
      g_date_set_julian (&first, cells[i].min_days);
      g_date_set_julian (&last, cells[i].max_days);
      g_assert_cmpuint (bst_query_get_n_problems (narrowed), ==, 0);
      g_assert_true (g_str_has_prefix (text, "llama "));
      g_assert_nonnull (strstr (text, "-chat"));
      g_assert_nonnull (strstr (text, "license:mit"));
      g_assert_true (bst_query_facet_matches_number (narrowed, BST_FACET_YEAR, g_date_get_year (&first)));
      g_assert_true (bst_query_facet_matches_number (narrowed, BST_FACET_YEAR, g_date_get_year (&last)));
      g_assert_true (bst_query_facet_matches_number (narrowed, BST_FACET_PARAMS, cells[i].row < 0 ? -1 : cells[i].min_parameters));
      g_assert_true (bst_query_facet_matches_number (narrowed, BST_FACET_PARAMS, cells[i].row < 0 ? -1 : cells[i].max_parameters));
      g_assert_false (bst_query_facet_matches_number (narrowed, BST_FACET_PARAMS, cells[i].row < 0 ? 7 : -1));
      if (cells[i].row >= 0)
        g_assert_false (bst_query_facet_matches_number (narrowed, BST_FACET_PARAMS, cells[i].min_parameters / 2));
    }
}

static void
test_words (void)
{
  g_autoptr (BstPoints) points = make_points (1204);
  g_autoptr (BstDensity) density = NULL;
  g_autoptr (BstQuery) query = bst_query_parse ("sort:downloads");
  g_autofree char *title = NULL, *name = NULL, *description = NULL, *text = NULL, *summary = NULL;

  for (guint i = 0; i < points->n; i++)
    {
      points->days[i] = 738950 + i % 3; /* from 2024-03-05 on */
      points->parameters[i] = 7000000000 + i * 100000;
      points->openness[i] = i < 104 ? BST_OPENNESS_NONCOMMERCIAL : BST_OPENNESS_WEIGHTS;
    }
  density = count (bst_points_ref (points), 14, 40);
  title = bst_density_dup_title (density, 0);
  name = bst_density_dup_name (density, 0);
  description = bst_density_dup_description (density, 0);
  text = bst_density_dup_query (density, 0, query);
  points->n_undated = 1500;
  summary = bst_density_dup_summary (density, points);
  g_assert_cmpstr (title, ==, "1,204 models · 7–7.12\u202fB · Mar 2024");
  g_assert_cmpstr (name, ==, "1,204 models, 7 billion to 7.12 billion parameters, Mar 2024");
  g_assert_cmpstr (description, ==, "Open weights: 1,100 of 1,204");
  g_assert_cmpstr (text, ==, "sort:downloads params:7b..7.13b year:2024");
  g_assert_cmpstr (summary, ==,
                   "1,204 models, from 7\u202fB to 7.12\u202fB parameters on a log scale; the stronger the colour of a place, "
                   "the more models are there; most are in one place at 1,204 models · 7–7.12\u202fB · Mar 2024; "
                   "1,500 of unknown date are not shown.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_set_language ("en");

  g_test_add_func ("/density/each", test_each);
  g_test_add_func ("/density/summary", test_summary);
  g_test_add_func ("/density/empty", test_empty);
  g_test_add_func ("/density/same", test_same);
  g_test_add_func ("/density/unknown", test_unknown);
  g_test_add_func ("/density/hostile", test_hostile);
  g_test_add_func ("/density/borders", test_borders);
  g_test_add_func ("/density/steps", test_steps);
  g_test_add_func ("/density/fullest", test_fullest);
  g_test_add_func ("/density/mirror", test_mirror);
  g_test_add_func ("/density/query", test_query);
  g_test_add_func ("/density/words", test_words);

  return g_test_run ();
}
