#include "scenes.h"

#include "../core/entries.h"

#include <math.h>
#include <string.h>

static guint
count_marks (BstScene *scene)
{
  guint n_marks;

  bst_scene_get_marks (scene, &n_marks);
  return n_marks;
}

/* Going on from @from reaches every mark once and then stays. */
static void
assert_visits_all (BstScene *scene, int from, BstStep step)
{
  guint n = count_marks (scene);
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  int mark = from;

  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (mark, >=, 0);
      g_assert_cmpint (mark, <, (int) n);
      g_assert_false (seen[mark]);
      seen[mark] = TRUE;
      mark = bst_scene_step (scene, mark, step);
    }
  g_assert_cmpint (bst_scene_step (scene, mark, step), ==, mark);
}

/* From one end of a line to the other. */
static int
find_end (BstScene *scene, BstStep step)
{
  int mark = bst_scene_step (scene, -1, BST_STEP_FIRST);

  for (guint i = 0; i < count_marks (scene); i++)
    mark = bst_scene_step (scene, mark, step);
  return mark;
}

/* A far step is so many near ones as there are tenths of marks, but for the last. */
static void
assert_goes_far (BstScene *scene, BstStep near, BstStep far, BstStep back)
{
  guint n = count_marks (scene), tenth = (n + 9) / 10, n_far = 0;
  int mark = find_end (scene, back), end = find_end (scene, near);

  for (; mark != end; n_far++)
    {
      int expected = mark;

      for (guint i = 0; i < tenth; i++)
        expected = bst_scene_step (scene, expected, near);
      mark = bst_scene_step (scene, mark, far);
      g_assert_cmpint (mark, ==, expected);
    }
  g_assert_cmpuint (n_far, <=, 10);
  g_assert_cmpint (bst_scene_step (scene, end, far), ==, end);
}

static void
test_all (void)
{
  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    for (guint n = 1; n < 260; n = n * 2 + 1)
      {
        g_autoptr (GListStore) entries = test_generated (n, n);
        g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, 700, 400, NULL);

        if (count_marks (scene) == 0)
          continue;
        assert_visits_all (scene, find_end (scene, BST_STEP_LEFT), BST_STEP_RIGHT);
        assert_visits_all (scene, find_end (scene, BST_STEP_RIGHT), BST_STEP_LEFT);
        assert_visits_all (scene, bst_scene_step (scene, -1, BST_STEP_LARGEST), BST_STEP_DOWN);
        assert_visits_all (scene, find_end (scene, BST_STEP_DOWN), BST_STEP_UP);
        assert_goes_far (scene, BST_STEP_RIGHT, BST_STEP_FAR_RIGHT, BST_STEP_LEFT);
        assert_goes_far (scene, BST_STEP_LEFT, BST_STEP_FAR_LEFT, BST_STEP_RIGHT);
        assert_goes_far (scene, BST_STEP_UP, BST_STEP_FAR_UP, BST_STEP_DOWN);
        assert_goes_far (scene, BST_STEP_DOWN, BST_STEP_FAR_DOWN, BST_STEP_UP);
      }
}

/* First and last are the ends of the order that the descriptions count. */
static void
test_ends (void)
{
  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (GListStore) entries = test_generated (120, 3);
      g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, 700, 400, NULL);
      g_autofree char *first = bst_scene_dup_description (scene, bst_scene_step (scene, 7, BST_STEP_FIRST));
      g_autofree char *last = bst_scene_dup_description (scene, bst_scene_step (scene, 7, BST_STEP_LAST));
      g_autofree char *first_place = g_strdup_printf (", 1 of %u", count_marks (scene));
      g_autofree char *last_place = g_strdup_printf (", %u of %u", count_marks (scene), count_marks (scene));

      g_assert_true (g_str_has_suffix (first, first_place));
      g_assert_true (g_str_has_suffix (last, last_place));
    }
}

/* From one end over every family and back, and not over one that is not there. */
static void
test_families (void)
{
  g_autoptr (GListStore) entries = test_generated (200, 11);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, 700, 400, NULL);
  g_autoptr (GArray) visited = g_array_new (FALSE, FALSE, sizeof (int));
  int mark = bst_scene_step (scene, -1, BST_STEP_FIRST), before = -1;

  while (mark != before)
    {
      g_array_append_val (visited, mark);
      before = mark;
      mark = bst_scene_step (scene, mark, BST_STEP_NEXT_FAMILY);
    }
  g_assert_cmpuint (visited->len, >, 3);
  for (guint i = visited->len; i-- > 0;)
    {
      g_assert_cmpint (mark, ==, g_array_index (visited, int, i));
      mark = bst_scene_step (scene, mark, BST_STEP_PREVIOUS_FAMILY);
    }
  g_assert_cmpint (mark, ==, g_array_index (visited, int, 0));
}

static void
add (GListStore *entries, const char *id, gint64 parameters, const char *released, const char *family)
{
  BstEntryBuilder *builder = bst_entry_builder_new (id, BST_KIND_MODEL, id);
  g_autoptr (BstEntry) entry = NULL;

  test_set_family (builder, family);
  if (parameters > 0)
    test_add_count (builder, BST_FIELD_PARAMETERS, parameters);
  test_add_word (builder, BST_FIELD_RELEASED, released);
  entry = bst_entry_builder_end (builder);
  g_list_store_append (entries, entry);
}

static GListStore *
make_known (void)
{
  GListStore *entries = g_list_store_new (BST_TYPE_ENTRY);

  add (entries, "large-late", 70000000000, "2023-07-18", "late");
  add (entries, "small-late", 7000000000, "2023-07-18", "late");
  add (entries, "early", 13000000000, "2022-03-01", "early");
  add (entries, "secret", 0, "2022-11-30", "middle");
  add (entries, "tiny", 70000000, "2022-12-24", "middle");
  return entries;
}

/* Where the steps lead from @from, in a line. */
static char *
walk (BstScene *scene, const char *from, BstStep step)
{
  GString *line = g_string_new (from);
  int mark = bst_scene_find (scene, from);

  for (;;)
    {
      int next = bst_scene_step (scene, mark, step);

      if (next == mark)
        return g_string_free (line, FALSE);
      g_string_append_printf (line, " %s", bst_entry_get_id (bst_scene_get_entry (scene, next)));
      mark = next;
    }
}

static void
assert_walk (BstScene *scene, const char *from, BstStep step, const char *expected)
{
  g_autofree char *line = walk (scene, from, step);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (GListStore) entries = make_known ();
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, 700, 400, NULL);
  g_autoptr (BstScene) ranking = test_scene (entries, BST_CHART_RANKING, 700, 400, NULL);

  assert_walk (scene, "early", BST_STEP_RIGHT, "early secret tiny small-late large-late");
  assert_walk (scene, "large-late", BST_STEP_LEFT, "large-late small-late tiny secret early");
  assert_walk (scene, "secret", BST_STEP_UP, "secret tiny small-late early large-late");
  assert_walk (scene, "large-late", BST_STEP_DOWN, "large-late early small-late tiny secret");
  assert_walk (scene, "early", BST_STEP_NEXT_FAMILY, "early secret small-late");
  assert_walk (scene, "large-late", BST_STEP_PREVIOUS_FAMILY, "large-late secret early");
  g_assert_cmpint (bst_scene_step (scene, -1, BST_STEP_SMALLEST), ==, bst_scene_find (scene, "tiny"));
  g_assert_cmpint (bst_scene_step (scene, -1, BST_STEP_LARGEST), ==, bst_scene_find (scene, "large-late"));
  g_assert_cmpint (bst_scene_step (scene, -1, BST_STEP_LAST), ==, bst_scene_find (scene, "large-late"));
  g_assert_cmpint (bst_scene_step (scene, -1, BST_STEP_RIGHT), ==, bst_scene_find (scene, "early"));

  /* Down is the row below. */
  for (int row = 0; row < 4; row++)
    g_assert_cmpint (bst_scene_step (ranking, row, BST_STEP_DOWN), ==, row + 1);
  g_assert_cmpint (bst_scene_find (ranking, "secret"), ==, 4);
  g_assert_cmpint (bst_scene_step (ranking, -1, BST_STEP_DOWN), ==, 0);
}

static void
test_rtl (void)
{
  g_autoptr (GListStore) entries = make_known ();
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .width = 700, .height = 400, .context = context, .rtl = TRUE };
  g_autoptr (BstScene) scene = bst_scene_new (G_LIST_MODEL (entries), &options);
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  assert_walk (scene, "early", BST_STEP_LEFT, "early secret tiny small-late large-late");
  assert_walk (scene, "large-late", BST_STEP_FAR_RIGHT, "large-late small-late tiny secret early");
  assert_walk (scene, "large-late", BST_STEP_FAR_DOWN, "large-late early small-late tiny secret");
  g_assert_cmpfloat (marks[bst_scene_find (scene, "early")].x, >, marks[bst_scene_find (scene, "tiny")].x);
  g_object_unref (context);
}

/* How far @mark is; the line to its ring, which is upright, belongs to it. */
static double
distance_to (const BstSceneMark *mark, double x, double y)
{
  double below = mark->has_ring ? MAX (mark->ring_y, mark->y) : mark->y;

  return hypot (x - mark->x, MAX (MAX (mark->y - y, y - below), 0));
}

static void
assert_hits_nearest (BstScene *scene, double x, double y, double radius)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);
  int hit = bst_scene_hit (scene, x, y, radius);
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_marks; i++)
    least = MIN (least, distance_to (&marks[i], x, y));
  if (least > radius)
    {
      g_assert_cmpint (hit, ==, -1);
      return;
    }
  g_assert_cmpint (hit, >=, 0);
  g_assert_cmpfloat_with_epsilon (distance_to (&marks[hit], x, y), least, 1e-6);
}

/* Nothing is nearer than what is hit, wherever the pointer is. */
static void
test_hit (void)
{
  g_autoptr (GListStore) entries = test_generated (150, 8);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_TIMELINE, 800, 400, NULL);
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      if (marks[i].has_ring)
        g_assert_cmpfloat_with_epsilon (marks[i].ring_x, marks[i].x, 1e-9);
      assert_hits_nearest (scene, marks[i].x + 0.1, marks[i].y, 24);
      assert_hits_nearest (scene, marks[i].ring_x, marks[i].ring_y, 24);
    }
  for (int x = -40; x < 840; x += 7)
    for (int y = -40; y < 440; y += 7)
      {
        assert_hits_nearest (scene, x, y, 24);
        assert_hits_nearest (scene, x, y, 3);
      }
  g_assert_cmpint (bst_scene_hit (scene, -500, -500, 24), ==, -1);
  g_assert_cmpint (bst_scene_hit (scene, 400, 200, 0), ==, -1);
}

static void
test_hit_row (void)
{
  g_autoptr (GListStore) entries = test_generated (50, 8);
  g_autoptr (BstScene) scene = test_scene (entries, BST_CHART_RANKING, 800, 400, NULL);
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      g_assert_cmpint (bst_scene_hit (scene, 5, marks[i].y, 24), ==, (int) i);
      g_assert_cmpint (bst_scene_hit (scene, 700, marks[i].area.y, 24), ==, (int) i);
    }
  g_assert_cmpint (bst_scene_hit (scene, 400, 2, 24), ==, -1);
}

static void
test_empty (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (BST_TYPE_ENTRY);

  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    {
      g_autoptr (BstScene) scene = test_scene (entries, (BstChartKind) kind, 700, 400, "nobody");

      for (int step = BST_STEP_LEFT; step <= BST_STEP_LARGEST; step++)
        g_assert_cmpint (bst_scene_step (scene, -1, (BstStep) step), ==, -1);
      g_assert_cmpint (bst_scene_hit (scene, 300, 200, 1000), ==, -1);
      g_assert_cmpint (bst_scene_find (scene, "nobody"), ==, -1);
      g_assert_cmpint (bst_scene_find (scene, NULL), ==, -1);
      g_assert_null (bst_scene_get_entry (scene, 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();

  g_test_add_func ("/navigation/all", test_all);
  g_test_add_func ("/navigation/ends", test_ends);
  g_test_add_func ("/navigation/families", test_families);
  g_test_add_func ("/navigation/order", test_order);
  g_test_add_func ("/navigation/rtl", test_rtl);
  g_test_add_func ("/navigation/hit", test_hit);
  g_test_add_func ("/navigation/hit-row", test_hit_row);
  g_test_add_func ("/navigation/empty", test_empty);

  return g_test_run ();
}
