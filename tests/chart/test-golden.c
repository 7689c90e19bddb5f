/* Pictures of figures as they are to look, kept in golden/. After a change that is meant
 * to be seen, `ninja -C _build golden-pictures` makes them anew: look at them, then commit
 * them with the change. */
#include "scenes.h"

#include <glib/gstdio.h>
#include <string.h>

#include "chart/figure-private.h"

#define FOLDER BST_TEST_DATA "/chart/golden"
#define VERSIONS FOLDER "/made-with.ini"

/* What of a picture may differ by more levels than that, of 255. With the versions of Pango
 * and cairo that it was made with next to nothing of the pixels, as processors may round
 * otherwise. With others every letter may be a part of a pixel aside: then the means of
 * blocks are compared, in which that is hardly seen, while a label or a mark that is
 * elsewhere is. */
#define SAME_BLOCK 1
#define SAME_LEVELS 24
#define SAME_SHARE 0.0001
#define OTHER_BLOCK 8
#define OTHER_LEVELS 28
#define OTHER_SHARE 0.001

/* Whatever else is installed, these alone are used. */
static const char *const fonts[] = {
  "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
  "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf",
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
};

static const struct
{
  const char *name;
  gboolean dark, high_contrast;
} themes[] = { { "light", FALSE, FALSE }, { "dark", TRUE, FALSE }, { "contrast", FALSE, TRUE } };

static const struct
{
  const char *name;
  double width, height;
} sizes[] = { { "wide", 720, 440 }, { "narrow", 360, 440 } };

static gboolean is_updating;
static char *missing; /* why nothing can be compared, or NULL */
static gboolean is_same_version;

/* Sets up fontconfig with the fonts alone, in a folder that is new. */
static char *
set_up_fonts (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("bestiary-golden-XXXXXX", &error);
  g_autofree char *file = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *text = g_strdup_printf ("<?xml version=\"1.0\"?>\n<!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\n"
                                           "<fontconfig><dir>%s</dir><cachedir>%s/cache</cachedir></fontconfig>\n",
                                           folder, folder);

  g_assert_no_error (error);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *name = g_path_get_basename (fonts[i]);
      g_autofree char *link = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) place = g_file_new_for_path (link);

      g_file_make_symbolic_link (place, fonts[i], NULL, NULL);
    }
  g_setenv ("FONTCONFIG_FILE", file, TRUE);
  return folder;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (g_file_test (inner, G_FILE_TEST_IS_DIR) && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Finds a table of a font, the first one of a collection. */
static const guint8 *
find_table (const guint8 *bytes, gsize length, const char *tag)
{
  gsize start = length > 16 && memcmp (bytes, "ttcf", 4) == 0 ? read_number (bytes + 12) : 0;
  guint n_tables;

  if (start + 12 > length)
    return NULL;
  n_tables = (guint) bytes[start + 4] << 8 | bytes[start + 5];
  for (guint i = 0; i < n_tables && start + 12 + 16 * (i + 1) <= length; i++)
    {
      const guint8 *record = bytes + start + 12 + 16 * i;

      if (memcmp (record, tag, 4) == 0 && (gsize) read_number (record + 8) + 8 <= length)
        return bytes + read_number (record + 8);
    }
  return NULL;
}

/* The bytes of one version are others where another tool has made the file: its revision
 * and how many glyphs it has tell versions apart (OpenType, tables head and maxp).
 *
 * Returns: (nullable): the version of a font */
static char *
make_font_version (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const guint8 *bytes = file != NULL ? (const guint8 *) g_mapped_file_get_contents (file) : NULL;
  gsize length = file != NULL ? g_mapped_file_get_length (file) : 0;
  const guint8 *head = bytes != NULL ? find_table (bytes, length, "head") : NULL;
  const guint8 *maxp = bytes != NULL ? find_table (bytes, length, "maxp") : NULL;

  if (head == NULL || maxp == NULL)
    return NULL;
  return g_strdup_printf ("%08x of %u glyphs", read_number (head + 4), (guint) maxp[4] << 8 | maxp[5]);
}

static void
write_versions (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, "versions", "pango", pango_version_string ());
  g_key_file_set_string (file, "versions", "cairo", cairo_version_string ());
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *name = g_path_get_basename (fonts[i]);
      g_autofree char *version = make_font_version (fonts[i]);

      g_assert_nonnull (version);
      g_key_file_set_string (file, "fonts", name, version);
    }
  g_key_file_save_to_file (file, VERSIONS, &error);
  g_assert_no_error (error);
}

/* Finds out what can be compared on this machine. */
static void
read_versions (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *pango = NULL;
  g_autofree char *cairo = NULL;

  if (!g_key_file_load_from_file (file, VERSIONS, G_KEY_FILE_NONE, NULL))
    g_error ("There is no %s", VERSIONS);
  for (guint i = 0; i < G_N_ELEMENTS (fonts) && missing == NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (fonts[i]);
      g_autofree char *expected = g_key_file_get_string (file, "fonts", name, NULL);
      g_autofree char *found = make_font_version (fonts[i]);

      if (found == NULL)
        missing = g_strdup_printf ("%s is not there", fonts[i]);
      else if (g_strcmp0 (found, expected) != 0)
        missing = g_strdup_printf ("%s is of another version than the pictures'", fonts[i]);
    }
  pango = g_key_file_get_string (file, "versions", "pango", NULL);
  cairo = g_key_file_get_string (file, "versions", "cairo", NULL);
  is_same_version = g_strcmp0 (pango, pango_version_string ()) == 0 && g_strcmp0 (cairo, cairo_version_string ()) == 0;
}

static BstFigure *
make_figure (GListStore *entries, BstChartKind kind, guint size, guint theme)
{
  static const char *const pinned[] = { "lab-8/model-8", NULL };
  BstFigureOptions options = {
    .chart = { .kind = kind, .width = sizes[size].width, .height = sizes[size].height, .selected_id = "lab-3/model-3", .pinned_ids = pinned },
    .query = "kind:model",
    .dark = themes[theme].dark,
    .high_contrast = themes[theme].high_contrast,
  };

  return bst_figure_new (G_LIST_MODEL (entries), &options);
}

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gsize place;
} Stream;

static cairo_status_t
read_stream (void *data, unsigned char *bytes, unsigned int n)
{
  Stream *stream = data;

  if (stream->place + n > stream->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, stream->bytes + stream->place, n);
  stream->place += n;
  return CAIRO_STATUS_SUCCESS;
}

/* The version of the program is another one some day. */
static gboolean
is_in_credit (BstFigure *figure, int x, int y)
{
  const BstFigurePart *credit = &figure->parts[BST_FIGURE_CREDIT];
  const BstRect *rect = credit->is_shown ? &g_array_index (credit->texts, BstFigureText, 0).rect : NULL;

  return rect != NULL && x >= rect->x && y >= rect->y && x < rect->x + rect->width && y < rect->y + rect->height;
}

/* Keeps a picture with sixteen levels of each colour, and without alpha: half the bytes, and
 * nobody sees a difference. */
static void
keep (cairo_surface_t *made, const char *path)
{
  int width = cairo_image_surface_get_width (made), height = cairo_image_surface_get_height (made);
  cairo_surface_t *kept = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  cairo_surface_flush (made);
  for (int y = 0; y < height; y++)
    {
      const guchar *from = cairo_image_surface_get_data (made) + y * cairo_image_surface_get_stride (made);
      guchar *to = cairo_image_surface_get_data (kept) + y * cairo_image_surface_get_stride (kept);

      for (int x = 0; x < 4 * width; x++)
        to[x] = (guchar) ((from[x] + 8) / 17 * 17);
    }
  cairo_surface_mark_dirty (kept);
  g_assert_cmpint (cairo_surface_write_to_png (kept, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (kept);
}

/* The mean of each colour in a block. */
static void
find_mean (cairo_surface_t *surface, int left, int top, int block, int mean[3])
{
  int right = MIN (left + block, cairo_image_surface_get_width (surface));
  int bottom = MIN (top + block, cairo_image_surface_get_height (surface));
  int n = (right - left) * (bottom - top);

  mean[0] = mean[1] = mean[2] = 0;
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      for (int i = 0; i < 3; i++)
        mean[i] += cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + i];
  for (int i = 0; i < 3; i++)
    mean[i] /= n;
}

/* Which part of the blocks differs by more than @levels. */
static double
compare (BstFigure *figure, cairo_surface_t *kept, cairo_surface_t *made, int block, int levels)
{
  int n = 0, n_all = 0;

  cairo_surface_flush (kept);
  cairo_surface_flush (made);
  for (int y = 0; y < cairo_image_surface_get_height (kept); y += block)
    for (int x = 0; x < cairo_image_surface_get_width (kept); x += block)
      {
        int a[3], b[3];

        n_all++;
        if (is_in_credit (figure, x, y))
          continue;
        find_mean (kept, x, y, block, a);
        find_mean (made, x, y, block, b);
        n += ABS (a[0] - b[0]) > levels || ABS (a[1] - b[1]) > levels || ABS (a[2] - b[2]) > levels;
      }
  return (double) n / n_all;
}

/* Where a picture that is not as it should be can be looked at. */
static void
save_for_looking (GBytes *png, const char *name)
{
  const char *wanted = g_getenv ("BESTIARY_TEST_PICTURES");
  g_autofree char *path = g_build_filename (wanted != NULL ? wanted : g_get_tmp_dir (), name, NULL);

  if (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL))
    g_test_message ("What was made is in %s", path);
}

static void
compare_with_kept (BstFigure *figure, cairo_surface_t *made, GBytes *png, const char *name)
{
  g_autofree char *path = g_build_filename (FOLDER, name, NULL);
  cairo_surface_t *kept = cairo_image_surface_create_from_png (path);
  double share;

  g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (made), ==, cairo_image_surface_get_width (kept));
  g_assert_cmpint (cairo_image_surface_get_height (made), ==, cairo_image_surface_get_height (kept));
  share = compare (figure, kept, made, is_same_version ? SAME_BLOCK : OTHER_BLOCK, is_same_version ? SAME_LEVELS : OTHER_LEVELS);
  g_test_message ("%s: %.3f %% differ", name, share * 100);
  if (share > (is_same_version ? SAME_SHARE : OTHER_SHARE))
    {
      save_for_looking (png, name);
      g_test_fail ();
    }
  cairo_surface_destroy (kept);
}

static void
test_picture (BstFigure *figure, const char *name)
{
  g_autofree char *path = g_build_filename (FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = bst_figure_write_png (figure, 1, &error);
  Stream stream = { 0 };
  cairo_surface_t *made;

  g_assert_no_error (error);
  stream.bytes = g_bytes_get_data (png, &stream.length);
  made = cairo_image_surface_create_from_png_stream (read_stream, &stream);
  if (is_updating)
    keep (made, path);
  else
    compare_with_kept (figure, made, png, name);
  cairo_surface_destroy (made);
}

static void
test_pictures (gconstpointer language)
{
  g_autoptr (GListStore) entries = test_generated (48, 7);

  if (missing != NULL)
    {
      g_test_skip (missing);
      return;
    }
  bst_i18n_set_language (language);
  for (int kind = BST_CHART_TIMELINE; kind <= BST_CHART_RANKING; kind++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (guint theme = 0; theme < G_N_ELEMENTS (themes); theme++)
        {
          g_autofree char *name = g_strdup_printf ("%s-%s-%s-%s.png", kind == BST_CHART_RANKING ? "ranking" : "timeline",
                                                   sizes[size].name, (const char *) language, themes[theme].name);
          g_autoptr (BstFigure) figure = make_figure (entries, (BstChartKind) kind, size, theme);

          test_picture (figure, name);
        }
  bst_i18n_set_language ("en");
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  is_updating = argc > 1 && strcmp (argv[1], "--update") == 0;
  folder = set_up_fonts ();
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  if (is_updating)
    write_versions ();
  else
    read_versions ();

  g_test_add_data_func ("/golden/en", "en", test_pictures);
  g_test_add_data_func ("/golden/zh_CN", "zh_CN", test_pictures);

  status = g_test_run ();
  remove_folder (folder);
  g_free (missing);
  return status;
}
