#include "core/lineage-layout.h"

#include "lineages.h"

static const BstLineageMeasures wide = { 900, 44, 26, 170, 290, 420, 48, 8, 24, FALSE };
static const BstLineageMeasures narrow = { 320, 44, 26, 170, 290, 420, 48, 8, 24, FALSE };

static gboolean
overlap (const BstLineageBox *a, const BstLineageBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

/* What holds of each layout: all is within its room, nothing lies over anything else, and the
 * order in which it is read goes down each column. */
static void
assert_sound (const BstLineage *lineage, const BstLineageLayout *layout, const BstLineageMeasures *measures)
{
  g_assert_cmpuint (layout->n_boxes, ==, bst_lineage_get_n_nodes (lineage));
  g_assert_cmpuint (layout->n_paths, ==, bst_lineage_get_n_edges (lineage));
  for (guint i = 0; i < layout->n_boxes; i++)
    {
      const BstLineageBox *box = &layout->boxes[i];

      g_assert_cmpint (box->x, >=, 0);
      g_assert_cmpint (box->y, >=, 0);
      g_assert_cmpint (box->x + box->width, <=, measures->width);
      g_assert_cmpint (box->y + box->height, <=, layout->height);
      g_assert_cmpint (box->width, >, 0);
      for (guint j = 0; j < i; j++)
        {
          g_assert_false (overlap (box, &layout->boxes[j]));
          if (bst_lineage_get_node (lineage, i)->step == bst_lineage_get_node (lineage, j)->step)
            g_assert_cmpint (layout->boxes[j].y, <, box->y);
        }
    }
}

static double
get_end (const BstLineagePath *path)
{
  return path->points[3].y;
}

/* Two edges between the same columns cross where their ends are in another order than their
 * beginnings. */
static void
assert_no_crossings (const BstLineage *lineage, const BstLineageLayout *layout)
{
  for (guint i = 0; i < layout->n_paths; i++)
    for (guint j = 0; j < i; j++)
      {
        const BstLineageEdge *a = bst_lineage_get_edge (lineage, i), *b = bst_lineage_get_edge (lineage, j);
        const BstLineagePath *pa = &layout->paths[i], *pb = &layout->paths[j];

        if (bst_lineage_get_node (lineage, a->base)->step != bst_lineage_get_node (lineage, b->base)->step)
          continue;
        g_assert_cmpfloat ((pa->points[0].y - pb->points[0].y) * (get_end (pa) - get_end (pb)), >=, 0);
      }
}

/* A forest, a part of whose models was made from several. */
static char *
make_text (GRand *random, gboolean with_merges)
{
  static const char *const relations[] = { "", ":finetune", ":adapter", ":quantized", ":merge" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_rand_int_range (random, 1, 60);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, "%sm%u", i > 0 ? " " : "", i);
      if (i > 0 && g_rand_int_range (random, 0, 6) > 0)
        {
          g_string_append_printf (text, "<m%u", g_rand_int_range (random, 0, i));
          if (with_merges && g_rand_int_range (random, 0, 3) == 0)
            g_string_append_printf (text, ",m%u", g_rand_int_range (random, 0, n));
          g_string_append (text, relations[g_rand_int_range (random, 0, G_N_ELEMENTS (relations))]);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
check (const char *text, const char *id, gboolean with_merges)
{
  g_autoptr (BstLineage) lineage = test_lineage (text, id, BST_LINEAGE_DRAWN);

  g_assert_cmpuint (bst_lineage_get_n_nodes (lineage), <=, BST_LINEAGE_DRAWN.nodes);
  for (int width = 40; width <= 1600; width += 260)
    for (guint rtl = 0; rtl < 2; rtl++)
      {
        BstLineageMeasures measures = wide;
        g_autoptr (BstLineageLayout) layout = NULL;

        measures.width = width;
        measures.rtl = rtl;
        layout = bst_lineage_layout_new (lineage, &measures);
        assert_sound (lineage, layout, &measures);
        if (layout->in_columns && !with_merges)
          assert_no_crossings (lineage, layout);
      }
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 400; i++)
    {
      gboolean with_merges = i % 2;
      g_autofree char *text = make_text (random, with_merges);
      guint n = 1;
      g_autofree char *id = NULL;

      for (const char *at = text; *at != '\0'; at++)
        n += *at == ' ';
      id = g_strdup_printf ("m%u", g_rand_int_range (random, 0, n));
      check (text, id, with_merges);
    }
}

/* The same room gives the same drawing. */
static void
test_deterministic (void)
{
  g_autoptr (BstLineage) lineage = test_lineage ("a b<a c<a d<b,c:merge", "a", BST_LINEAGE_DRAWN);
  g_autoptr (BstLineageLayout) one = bst_lineage_layout_new (lineage, &wide);
  g_autoptr (BstLineageLayout) two = bst_lineage_layout_new (lineage, &wide);

  for (guint i = 0; i < one->n_boxes; i++)
    {
      g_assert_cmpint (one->boxes[i].x, ==, two->boxes[i].x);
      g_assert_cmpint (one->boxes[i].y, ==, two->boxes[i].y);
    }
}

/* Columns where there is room for them, else rows; from right to left turned around. */
static void
test_forms (void)
{
  g_autoptr (BstLineage) lineage = test_lineage ("a b<a:finetune c<b:finetune d<b:finetune", "b", BST_LINEAGE_DRAWN);
  BstLineageMeasures turned = wide;
  g_autoptr (BstLineageLayout) columns = bst_lineage_layout_new (lineage, &wide);
  g_autoptr (BstLineageLayout) rows = bst_lineage_layout_new (lineage, &narrow);
  g_autoptr (BstLineageLayout) mirrored = NULL;

  g_assert_true (columns->in_columns);
  g_assert_cmpint (columns->boxes[0].x, ==, 0);
  g_assert_cmpint (columns->boxes[1].x, >, columns->boxes[0].x + columns->boxes[0].width);
  g_assert_cmpint (columns->boxes[2].x, ==, columns->boxes[3].x);
  g_assert_cmpint (2 * columns->boxes[1].y, ==, columns->boxes[2].y + columns->boxes[3].y);

  g_assert_false (rows->in_columns);
  for (guint i = 1; i < rows->n_boxes; i++)
    g_assert_cmpint (rows->boxes[i].y, >, rows->boxes[i - 1].y);
  g_assert_cmpint (rows->boxes[0].x, <, rows->boxes[1].x);
  g_assert_cmpint (rows->boxes[1].x, <, rows->boxes[2].x);

  turned.rtl = TRUE;
  mirrored = bst_lineage_layout_new (lineage, &turned);
  for (guint i = 0; i < mirrored->n_boxes; i++)
    g_assert_cmpint (mirrored->boxes[i].x, ==, wide.width - columns->boxes[i].x - columns->boxes[i].width);
}

static void
assert_moves (const BstLineageLayout *layout, const BstLineage *lineage, guint from, const BstLineageMove *moves,
              const guint *ends, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      from = bst_lineage_layout_move (layout, lineage, from, moves[i]);
      g_assert_cmpuint (from, ==, ends[i]);
    }
}

/* 0 a, 1 b the model, 2 c, 3 d, 4 e of d */
static void
test_moves (void)
{
  static const BstLineageMove moves[] = {
    BST_LINEAGE_TO_BASES,
    BST_LINEAGE_TO_BASES,
    BST_LINEAGE_TO_DERIVED,
    BST_LINEAGE_TO_DERIVED,
    BST_LINEAGE_DOWN,
    BST_LINEAGE_TO_DERIVED,
    BST_LINEAGE_DOWN,
    BST_LINEAGE_TO_MODEL,
    BST_LINEAGE_TO_LAST,
    BST_LINEAGE_TO_FIRST,
  };
  static const guint in_columns[] = { 0, 0, 1, 2, 3, 4, 4, 1, 4, 0 };
  static const BstLineageMove down[] = { BST_LINEAGE_DOWN, BST_LINEAGE_DOWN, BST_LINEAGE_DOWN, BST_LINEAGE_DOWN, BST_LINEAGE_UP };
  static const guint in_rows[] = { 1, 2, 3, 4, 3 };
  g_autoptr (BstLineage) lineage = test_lineage ("a b<a:finetune c<b:finetune d<b:finetune e<d:adapter", "b",
                                                 BST_LINEAGE_DRAWN);
  BstLineageMeasures room = wide;
  g_autoptr (BstLineageLayout) columns = NULL;
  g_autoptr (BstLineageLayout) rows = bst_lineage_layout_new (lineage, &narrow);

  room.width = 1200;
  columns = bst_lineage_layout_new (lineage, &room);
  g_assert_true (columns->in_columns);
  assert_moves (columns, lineage, 1, moves, in_columns, G_N_ELEMENTS (moves));
  assert_moves (rows, lineage, 0, down, in_rows, G_N_ELEMENTS (down));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lineage-layout/random", test_random);
  g_test_add_func ("/lineage-layout/deterministic", test_deterministic);
  g_test_add_func ("/lineage-layout/forms", test_forms);
  g_test_add_func ("/lineage-layout/moves", test_moves);

  return g_test_run ();
}
