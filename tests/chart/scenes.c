#include "scenes.h"

#include "../core/entries.h"
#include "core/guide.h"

/* A context such as a window has: 96 dots an inch, and the interface's face. */
PangoContext *
test_context (double points)
{
  PangoFontMap *map = pango_cairo_font_map_get_default ();
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");
  PangoContext *context = pango_font_map_create_context (map);

  pango_font_description_set_size (font, (int) (points * PANGO_SCALE));
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (map), 96);
  pango_context_set_font_description (context, font);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* Of some closed models the number of parameters was guessed. */
void
test_add_estimate (BstEntryBuilder *builder, gint64 count)
{
  g_autoptr (BstSource) source = test_source (BST_SOURCE_REVIEW);
  g_autoptr (BstClaim) claim = bst_claim_new (BST_FIELD_PARAMETERS, g_variant_new_int64 (count), source, NULL, TRUE);

  bst_entry_builder_add_claim (builder, claim);
}

static void
add_generated (GListStore *entries, GRand *random, guint i)
{
  /* Sizes that families have, so that many entries are of the same. */
  static const double sizes[] = { 0.07, 0.16, 0.41, 1.1, 1.4, 2.8, 6.74, 7.07, 7.24, 13, 30, 34, 40, 65.2, 70, 176, 405 };
  g_autofree char *id = g_strdup_printf ("lab-%u/model-%u", i % 17, i);
  g_autofree char *name = g_strdup_printf ("%s %uB", (const char *[]) { "Lynx", "Heron", "猎鹰", "Ibex", "Salamander" }[i % 5], i % 97);
  g_autofree char *family = g_strdup_printf ("family-%u", i / 4);
  /* One after the other: compilers differ in which argument they come to first. */
  int day = g_rand_int_range (random, 1, 29);
  int month = g_rand_int_range (random, 1, 13);
  g_autofree char *date = g_strdup_printf ("%d-%02d-%02d", g_rand_int_range (random, 2021, 2026), month, day);
  guint fate = g_rand_int_range (random, 0, 100);
  BstKind others = fate < 6 ? BST_KIND_METHOD : BST_KIND_MODEL;
  BstKind kind = fate < 4 ? BST_KIND_CLOSED_MODEL : others;
  BstEntryBuilder *builder = bst_entry_builder_new (id, kind, name);
  g_autoptr (BstEntry) entry = NULL;
  gint64 count = (gint64) (sizes[g_rand_int_range (random, 0, G_N_ELEMENTS (sizes))] * 1e9);

  test_set_family (builder, family);
  if (fate >= 8)
    test_add_count (builder, BST_FIELD_PARAMETERS, fate < 60 ? count : (gint64) (count * g_rand_double_range (random, 0.8, 1.2)));
  else if (fate < 2)
    test_add_estimate (builder, count);
  if (fate >= 94)
    test_add_count (builder, BST_FIELD_ACTIVE_PARAMETERS, count / 5);
  if (fate != 50)
    test_add_word (builder, BST_FIELD_RELEASED, date);
  if (fate % 3 == 0)
    test_add_flag (builder, BST_FIELD_OPEN_SOURCE, TRUE);
  entry = bst_entry_builder_end (builder);
  g_list_store_append (entries, entry);
}

/* The same entries for the same seed: of all kinds, some with no figure or date. */
GListStore *
test_generated (guint n, guint32 seed)
{
  GListStore *entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  for (guint i = 0; i < n; i++)
    add_generated (entries, random, i);
  return entries;
}

static void
add_folder (BstGuide *guide, const char *name, gboolean (*add) (BstGuide *, const char *, GBytes *, GError **))
{
  g_autofree char *path = g_build_filename (BST_GUIDE_DATA, name, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *file;

  while (folder != NULL && (file = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file_path = g_build_filename (path, file, NULL);
      g_autofree char *contents = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize length;

      if (!g_str_has_suffix (file, ".json") || !g_file_get_contents (file_path, &contents, &length, NULL))
        continue;
      bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
      add (guide, file, bytes, NULL);
    }
}

/* The entries of the guide that ships, as far as they can be read. */
GListStore *
test_guide (void)
{
  GListStore *entries = g_list_store_new (BST_TYPE_ENTRY);
  g_autoptr (BstGuide) guide = bst_guide_new ();
  g_autoptr (GPtrArray) read = NULL;

  add_folder (guide, "licences", bst_guide_add_licence);
  add_folder (guide, "guide", bst_guide_add);
  read = bst_guide_end (guide);
  for (guint i = 0; read != NULL && i < read->len; i++)
    g_list_store_append (entries, g_ptr_array_index (read, i));
  return entries;
}

BstScene *
test_scene (GListStore *entries, BstChartKind kind, double width, double height, const char *selected_id)
{
  PangoContext *context = test_context (11);
  BstSceneOptions options = { .kind = kind, .width = width, .height = height, .context = context, .selected_id = selected_id };
  BstScene *scene = bst_scene_new (G_LIST_MODEL (entries), &options);

  g_object_unref (context);
  return scene;
}

/* As a scale of time counts days. */
double
test_day (int year, int month, int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/* Whether the two have more than an edge in common. */
gboolean
test_rects_meet (const BstRect *a, const BstRect *b)
{
  const double edge = 0.01;

  return a->x + a->width > b->x + edge && b->x + b->width > a->x + edge &&
         a->y + a->height > b->y + edge && b->y + b->height > a->y + edge;
}
