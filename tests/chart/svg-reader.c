#include "svg-reader.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* A file that is being read. */
typedef struct
{
  TestSvg *svg;
  GHashTable *ids;
  GPtrArray *open; /* TestSvgItem, borrowed: those that are not at their end */
  GArray *offsets; /* double, two for each of these: how far it is moved */
  char *style; /* NULL before it was read */
} Reading;

static void
free_item (gpointer data)
{
  TestSvgItem *item = data;

  g_free (item->name);
  g_free (item->role);
  g_free (item->label);
  g_free (item->text);
  g_free (item);
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return values[i];
  return NULL;
}

/* A number as a file has it: whole or with two decimals at most. */
static double
read_number (const char *text)
{
  char *end;
  double number = g_ascii_strtod (text, &end);
  const char *point = strchr (text, '.');

  g_assert_true (end != text && *end == '\0');
  g_assert_true (isfinite (number));
  g_assert_true (point == NULL || strlen (point) <= 3);
  g_assert_null (strpbrk (text, "eEnNiI"));
  return number;
}

static double
get_number (const char **names, const char **values, const char *name, double otherwise)
{
  const char *text = find_attribute (names, values, name);

  return text != NULL ? read_number (text) : otherwise;
}

static void
check_inside (Reading *reading, double x, double y)
{
  double left = g_array_index (reading->offsets, double, reading->offsets->len - 2);
  double top = g_array_index (reading->offsets, double, reading->offsets->len - 1);

  g_assert_cmpfloat (left + x, >=, -0.01);
  g_assert_cmpfloat (top + y, >=, -0.01);
  g_assert_cmpfloat (left + x, <=, reading->svg->width + 0.01);
  g_assert_cmpfloat (top + y, <=, reading->svg->height + 0.01);
}

/* All the numbers of a path are places, or lengths of at most the picture's. */
static void
check_path (const char *path)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[MLhvz ]+", path, 0, 0);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_assert_cmpfloat (fabs (read_number (parts[i])), <=, 16384);
}

static void
check_shape (Reading *reading, const char *name, const char **names, const char **values)
{
  double x = get_number (names, values, "x", 0), y = get_number (names, values, "y", 0);

  if (strcmp (name, "rect") == 0)
    {
      check_inside (reading, x, y);
      check_inside (reading, x + get_number (names, values, "width", -1e9), y + get_number (names, values, "height", -1e9));
    }
  else if (strcmp (name, "circle") == 0)
    {
      double radius = get_number (names, values, "r", -1);

      g_assert_cmpfloat (radius, >, 0);
      check_inside (reading, get_number (names, values, "cx", NAN) - radius, get_number (names, values, "cy", NAN) - radius);
      check_inside (reading, get_number (names, values, "cx", NAN) + radius, get_number (names, values, "cy", NAN) + radius);
    }
  else if (strcmp (name, "text") == 0)
    check_inside (reading, x, y);
  else if (strcmp (name, "path") == 0)
    check_path (find_attribute (names, values, "d"));
}

/* A class has a rule. Of a text the first says how large it is and the second which colour
 * it has: the two are never of one name. */
static void
check_classes (Reading *reading, const char *name, const char *classes)
{
  g_auto (GStrv) parts = g_strsplit (classes != NULL ? classes : "", " ", -1);

  for (guint i = 0; parts[i] != NULL && reading->style != NULL; i++)
    {
      gboolean is_text = strcmp (name, "text") == 0;
      g_autofree char *rule = g_strdup_printf (".bestiary .%s{%s", parts[i], !is_text ? "" : i == 0 ? "font-size:"
                                                                                                    : "fill:#");

      g_assert_nonnull (strstr (reading->style, rule));
    }
}

static void
start_element (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer user_data, GError **error)
{
  Reading *reading = user_data;
  TestSvgItem *item = g_new0 (TestSvgItem, 1);
  const char *id = find_attribute (names, values, "id");
  const char *transform = find_attribute (names, values, "transform");
  double offsets[2] = { 0, 0 };

  if (reading->offsets->len > 0)
    memcpy (offsets, &g_array_index (reading->offsets, double, reading->offsets->len - 2), sizeof offsets);
  if (reading->open->len == 0)
    {
      g_assert_cmpstr (name, ==, "svg");
      g_assert_cmpstr (find_attribute (names, values, "xmlns"), ==, "http://www.w3.org/2000/svg");
      reading->svg->width = get_number (names, values, "width", 0);
      reading->svg->height = get_number (names, values, "height", 0);
      reading->svg->language = g_strdup (find_attribute (names, values, "xml:lang"));
    }
  if (id != NULL)
    g_assert_true (g_hash_table_add (reading->ids, g_strdup (id)));
  if (transform != NULL)
    {
      double x, y;

      g_assert_cmpint (sscanf (transform, "translate(%lf %lf)", &x, &y), ==, 2);
      offsets[0] += x;
      offsets[1] += y;
    }
  g_array_append_vals (reading->offsets, offsets, 2);
  check_shape (reading, name, names, values);
  check_classes (reading, name, find_attribute (names, values, "class"));
  item->name = g_strdup (name);
  item->role = g_strdup (find_attribute (names, values, "role"));
  item->label = g_strdup (find_attribute (names, values, "aria-label"));
  item->text = g_strdup ("");
  item->x = offsets[0] + (strcmp (name, "text") == 0 ? get_number (names, values, "x", NAN) : 0);
  item->y = offsets[1] + (strcmp (name, "text") == 0 ? get_number (names, values, "y", NAN) : 0);
  g_ptr_array_add (reading->open, item);
  g_ptr_array_add (reading->svg->items, item);
}

/* No group is empty: a screen reader would stop at it. */
static void
check_group (Reading *reading, const char *name)
{
  const TestSvgItem *last = g_ptr_array_index (reading->svg->items, reading->svg->items->len - 1);

  if (strcmp (name, "g") == 0)
    g_assert_true (last != g_ptr_array_index (reading->open, reading->open->len - 1));
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  check_group (reading, name);
  if (strcmp (name, "style") == 0)
    reading->style = g_strdup (((TestSvgItem *) g_ptr_array_index (reading->open, reading->open->len - 1))->text);
  g_ptr_array_set_size (reading->open, (int) reading->open->len - 1);
  g_array_set_size (reading->offsets, reading->offsets->len - 2);
}

static void
add_text (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  for (guint i = 0; i < reading->open->len; i++)
    {
      TestSvgItem *item = g_ptr_array_index (reading->open, i);
      g_autofree char *before = item->text;

      /* What text is in is asked for; of all of the file there would be much. */
      if (strcmp (item->name, "svg") == 0 || strcmp (item->name, "g") == 0)
        item->text = g_steal_pointer (&before);
      else
        item->text = g_strdup_printf ("%s%.*s", before, (int) length, text);
    }
}

/* Holds the file against what every one of ours is, and takes what it says. */
TestSvg *
test_svg_read (GBytes *bytes)
{
  static const GMarkupParser parser = { .start_element = start_element, .end_element = end_element, .text = add_text };
  TestSvg *self = g_new0 (TestSvg, 1);
  Reading reading = { self, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                      g_ptr_array_new (), g_array_new (FALSE, FALSE, sizeof (double)), NULL };
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_str_has_prefix (data, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
  g_assert_true (g_utf8_validate (data, (gssize) length, NULL));
  self->items = g_ptr_array_new_with_free_func (free_item);
  g_markup_parse_context_parse (context, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading.open->len, ==, 0);
  g_markup_parse_context_free (context);
  g_hash_table_unref (reading.ids);
  g_ptr_array_unref (reading.open);
  g_array_unref (reading.offsets);
  g_assert_nonnull (reading.style);
  g_free (reading.style);
  return self;
}

void
test_svg_free (TestSvg *self)
{
  g_ptr_array_unref (self->items);
  g_free (self->language);
  g_free (self);
}

/* Returns: (transfer container) (element-type TestSvgItem): the elements of that name,
 * or that role, in their order
 * @name: (nullable)
 * @role: (nullable) */
GPtrArray *
test_svg_find (TestSvg *self, const char *name, const char *role)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      TestSvgItem *item = g_ptr_array_index (self->items, i);

      if ((name == NULL || strcmp (item->name, name) == 0) && (role == NULL || g_strcmp0 (item->role, role) == 0))
        g_ptr_array_add (found, item);
    }
  return found;
}
