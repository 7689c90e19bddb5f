#include "config.h"

#include "chart/svg-private.h"

#include <math.h>

#include "core/i18n.h"

/* The colours of a palette by name, for those who open the file. */
static const struct
{
  const char *name;
  gsize offset;
} color_names[] = {
  { "ground", G_STRUCT_OFFSET (BstPalette, ground) },
  { "ink", G_STRUCT_OFFSET (BstPalette, ink) },
  { "muted", G_STRUCT_OFFSET (BstPalette, muted) },
  { "grid", G_STRUCT_OFFSET (BstPalette, grid) },
  { "grid-minor", G_STRUCT_OFFSET (BstPalette, grid_minor) },
  { "grid-faint", G_STRUCT_OFFSET (BstPalette, grid_faint) },
  { "accent", G_STRUCT_OFFSET (BstPalette, accent) },
  { "highlight", G_STRUCT_OFFSET (BstPalette, highlight) },
  { "budget", G_STRUCT_OFFSET (BstPalette, budget) },
};

static guint
to_hex (const BstColor *color)
{
  return (guint) lroundf (color->red * 255) << 16 | (guint) lroundf (color->green * 255) << 8 | (guint) lroundf (color->blue * 255);
}

static const char *
name_color (BstSvg *self, const BstColor *color)
{
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    if (to_hex (color) == to_hex (&self->palette->openness[i]))
      return bst_openness_to_string ((BstOpenness) i);
  for (guint i = 0; i < G_N_ELEMENTS (color_names); i++)
    if (to_hex (color) == to_hex ((const BstColor *) (const void *) ((const char *) self->palette + color_names[i].offset)))
      return color_names[i].name;
  return NULL;
}

/* Gives @name a rule, if it has none yet. */
void
bst_svg_add_class (BstSvg *self, const char *name, const char *rule)
{
  if (g_hash_table_contains (self->classes, name))
    return;
  g_hash_table_add (self->classes, g_strdup (name));
  g_string_append_printf (self->style, ".bestiary .%s{%s}\n", name, rule);
}

/* Returns: (transfer none): the class of what has a colour in it, or on its outline, or
 * around it */
static const char *
get_class (BstSvg *self, const BstColor *color, const char *suffix, const char *before, const char *after)
{
  const char *name = name_color (self, color);
  /* A class begins with a letter. */
  g_autofree char *bare = g_strdup_printf ("color-%06x", to_hex (color));
  g_autofree char *class = g_strconcat (name != NULL ? name : bare, suffix, NULL);
  g_autofree char *rule = g_strdup_printf ("%s#%06x%s", before, to_hex (color), after);

  bst_svg_add_class (self, class, rule);
  return g_intern_string (class);
}

const char *
bst_svg_fill_class (BstSvg *self, const BstColor *color)
{
  return get_class (self, color, "", "fill:", "");
}

static const char *
line_class (BstSvg *self, const BstColor *color)
{
  return get_class (self, color, "-line", "fill:none;stroke:", "");
}

static void
append_rect (gpointer svg, const BstRect *rect, const BstColor *color)
{
  BstSvg *self = svg;

  g_string_append_printf (self->body, "<rect class=\"%s\"", bst_svg_fill_class (self, color));
  bst_svg_append_attribute (self->body, "x", rect->x);
  bst_svg_append_attribute (self->body, "y", rect->y);
  bst_svg_append_attribute (self->body, "width", rect->width);
  bst_svg_append_attribute (self->body, "height", rect->height);
  g_string_append (self->body, "/>\n");
}

/* Shapes with corners, as the other painters have them. */
static void
append_polygon (BstSvg *self, BstShape shape, double x, double y, double radius)
{
  cairo_path_t *path;
  const char *letter = "M";

  cairo_new_path (self->scratch);
  bst_shape_path (self->scratch, shape, x, y, radius);
  path = cairo_copy_path (self->scratch);
  g_string_append (self->body, " d=\"");
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];

      if (data->header.type == CAIRO_PATH_CLOSE_PATH)
        break;
      g_string_append (self->body, letter);
      bst_svg_append_number (self->body, data[1].point.x);
      g_string_append_c (self->body, ' ');
      bst_svg_append_number (self->body, data[1].point.y);
      letter = "L";
    }
  g_string_append (self->body, "z\"/>\n");
  cairo_path_destroy (path);
}

/* @classes: of its look */
static void
append_shape (BstSvg *self, const char *classes, BstShape shape, double x, double y, double radius)
{
  if (shape == BST_SHAPE_DOT)
    {
      g_string_append_printf (self->body, "<circle class=\"%s\"", classes);
      bst_svg_append_attribute (self->body, "cx", x);
      bst_svg_append_attribute (self->body, "cy", y);
      bst_svg_append_attribute (self->body, "r", radius);
      g_string_append (self->body, "/>\n");
      return;
    }
  g_string_append_printf (self->body, "<path class=\"%s\"", classes);
  append_polygon (self, shape, x, y, radius);
}

static void
append_dashes (GString *string, double dash, double gap)
{
  bst_svg_append_number (string, dash);
  g_string_append_c (string, ' ');
  bst_svg_append_number (string, gap);
}

/* Outlines as the other painters have them, in the words of CSS. */
static void
make_rules (BstSvg *self)
{
  self->halo_rule = g_string_new (";stroke-width:");
  bst_svg_append_number (self->halo_rule, 2 * BST_PAINT_HALO);
  g_string_append (self->halo_rule, ";stroke-linejoin:round;paint-order:stroke");
  self->dashed_rule = g_string_new ("stroke-width:");
  bst_svg_append_number (self->dashed_rule, BST_PAINT_DASHED);
  g_string_append (self->dashed_rule, ";stroke-dasharray:");
  append_dashes (self->dashed_rule, BST_PAINT_DASH, BST_PAINT_DASH_GAP);
}

static void
append_sign (gpointer svg, const BstSign *sign)
{
  BstSvg *self = svg;
  const char *halo = "";
  g_autofree char *filled = NULL;
  g_autofree char *dashed = NULL;

  /* An outline below the colour is the halo; only its outer half is seen. */
  if (sign->halo != NULL)
    halo = get_class (self, sign->halo, "-halo", "stroke:", self->halo_rule->str);
  if (sign->halo != NULL || !sign->dashed)
    {
      filled = g_strdup_printf ("%s%s%s", bst_svg_fill_class (self, sign->dashed ? sign->halo : sign->color), *halo != '\0' ? " " : "", halo);
      append_shape (self, filled, sign->shape, sign->x, sign->y, sign->radius);
    }
  if (!sign->dashed)
    return;
  bst_svg_add_class (self, "dashed", self->dashed_rule->str);
  dashed = g_strdup_printf ("%s dashed", line_class (self, sign->color));
  append_shape (self, dashed, sign->shape, sign->x, sign->y, sign->radius - BST_PAINT_DASHED / 2);
}

static void
append_ring (gpointer svg, double x, double y, double radius, double width, const BstColor *color)
{
  BstSvg *self = svg;

  g_string_append_printf (self->body, "<circle class=\"%s\"", line_class (self, color));
  bst_svg_append_attribute (self->body, "cx", x);
  bst_svg_append_attribute (self->body, "cy", y);
  bst_svg_append_attribute (self->body, "r", radius - width / 2);
  bst_svg_append_attribute (self->body, "stroke-width", width);
  g_string_append (self->body, "/>\n");
}

static void
append_frame (gpointer svg, const BstRect *rect, double corner, double width, const BstColor *color)
{
  BstSvg *self = svg;

  g_string_append_printf (self->body, "<rect class=\"%s\"", line_class (self, color));
  bst_svg_append_attribute (self->body, "x", rect->x + width / 2);
  bst_svg_append_attribute (self->body, "y", rect->y + width / 2);
  bst_svg_append_attribute (self->body, "width", rect->width - width);
  bst_svg_append_attribute (self->body, "height", rect->height - width);
  bst_svg_append_attribute (self->body, "rx", MAX (corner - width / 2, 0));
  bst_svg_append_attribute (self->body, "stroke-width", width);
  g_string_append (self->body, "/>\n");
}

static void
append_dashed_line (gpointer svg, const BstRect *line, const BstColor *color)
{
  BstSvg *self = svg;
  gboolean across = line->width >= line->height;

  g_string_append_printf (self->body, "<line class=\"%s\"", line_class (self, color));
  bst_svg_append_attribute (self->body, "x1", across ? line->x : line->x + line->width / 2);
  bst_svg_append_attribute (self->body, "y1", across ? line->y + line->height / 2 : line->y);
  bst_svg_append_attribute (self->body, "x2", across ? line->x + line->width : line->x + line->width / 2);
  bst_svg_append_attribute (self->body, "y2", across ? line->y + line->height / 2 : line->y + line->height);
  bst_svg_append_attribute (self->body, "stroke-width", across ? line->height : line->width);
  g_string_append (self->body, " stroke-dasharray=\"");
  append_dashes (self->body, BST_PAINT_LINE_DASH, BST_PAINT_LINE_DASH_GAP);
  g_string_append (self->body, "\"/>\n");
}

static void
append_text (gpointer svg, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color)
{
  bst_svg_append_text (svg, text, layout, x, y, color);
}

/* How far up a column the cells from @first on have one colour. */
static guint
find_run (BstDensity *density, const BstDensityCell *cells, guint n_cells, guint first)
{
  guint next = first + 1;

  while (next < n_cells && cells[next].column == cells[first].column && cells[next].row == cells[next - 1].row + 1 &&
         cells[next - 1].row >= 0 && cells[next].openness == cells[first].openness &&
         bst_ramps_get_step (density, next) == bst_ramps_get_step (density, first))
    next++;
  return next;
}

/* A path for each colour, of rectangles. */
static void
append_cells (gpointer svg, BstDensity *density, const BstPalette *palette)
{
  BstSvg *self = svg;
  guint n_cells;
  const BstDensityCell *cells = bst_density_get_cells (density, &n_cells);
  GString *paths[BST_N_OPENNESS][BST_PAINT_RAMP_STEPS] = { 0 };
  BstRamps ramps;

  bst_ramps_init (&ramps, palette);
  for (guint i = 0, next; i < n_cells; i = next)
    {
      GString **path = &paths[cells[i].openness][bst_ramps_get_step (density, i)];
      BstRect lowest = bst_density_get_rect (density, i), highest;

      next = find_run (density, cells, n_cells, i);
      highest = bst_density_get_rect (density, next - 1);
      if (*path == NULL)
        *path = g_string_new (NULL);
      g_string_append_c (*path, 'M');
      bst_svg_append_number (*path, highest.x);
      g_string_append_c (*path, ' ');
      bst_svg_append_number (*path, highest.y);
      g_string_append_c (*path, 'h');
      bst_svg_append_number (*path, highest.width);
      g_string_append_c (*path, 'v');
      bst_svg_append_number (*path, lowest.y + lowest.height - highest.y);
      g_string_append_c (*path, 'h');
      bst_svg_append_number (*path, -highest.width);
      g_string_append_c (*path, 'z');
    }
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    for (guint j = 0; j < BST_PAINT_RAMP_STEPS; j++)
      if (paths[i][j] != NULL)
        {
          g_string_append_printf (self->body, "<path fill=\"#%06x\" d=\"%s\"/>\n", to_hex (&ramps.colors[i][j]), paths[i][j]->str);
          g_string_free (paths[i][j], TRUE);
        }
}

/* @role: (nullable): of WAI-ARIA's graphics module
 * @label: (nullable): what it is, spoken */
void
bst_svg_begin_group (BstSvg *self, const char *role, const char *label)
{
  g_string_append (self->body, "<g");
  if (role != NULL)
    g_string_append_printf (self->body, " role=\"%s\"", role);
  if (label != NULL)
    {
      g_string_append (self->body, " aria-label=\"");
      bst_svg_append_escaped (self->body, label, -1);
      g_string_append_c (self->body, '"');
    }
  g_string_append (self->body, ">\n");
}

/* A group of nothing leaves no trace: readers of the screen would stop at it. */
void
bst_svg_end_group (BstSvg *self)
{
  gsize line;

  if (self->hides_texts)
    g_string_append (self->body, "</g>\n");
  self->hides_texts = FALSE;
  line = self->body->len - 1;
  while (line > 0 && self->body->str[line - 1] != '\n')
    line--;
  if (g_str_has_prefix (self->body->str + line, "<g ") || g_str_has_prefix (self->body->str + line, "<g>"))
    g_string_truncate (self->body, line);
  else
    g_string_append (self->body, "</g>\n");
}

static void
begin_part (gpointer svg, BstPart part)
{
  BstSvg *self = svg;

  switch (part)
    {
    case BST_PART_MARKS:
      /* Translators: spoken: the points or bars of a chart */
      bst_svg_begin_group (self, "graphics-object", C_ ("chart", "Models"));
      break;
    case BST_PART_TEXTS:
      /* Translators: spoken: what is written beside a chart's axes */
      bst_svg_begin_group (self, "graphics-object", C_ ("chart", "Axes"));
      break;
    case BST_PART_RULES:
    case BST_PART_CELLS:
      g_string_append (self->body, "<g aria-hidden=\"true\" shape-rendering=\"crispEdges\">\n");
      break;
    case BST_PART_LABELS:
    default:
      g_string_append (self->body, "<g aria-hidden=\"true\">\n");
      break;
    }
}

static void
end_part (gpointer svg, BstPart part)
{
  bst_svg_end_group (svg);
}

/* A title is a name as well; of thousands each name is written but once. */
#define MOST_LABELLED 1000

static void
begin_mark (gpointer svg, guint mark)
{
  BstSvg *self = svg;
  g_autofree char *name = bst_scene_dup_name (self->scene, (int) mark);
  g_autofree char *description = bst_scene_dup_description (self->scene, (int) mark);
  guint n_marks;

  bst_scene_get_marks (self->scene, &n_marks);
  bst_svg_begin_group (self, "graphics-symbol", n_marks <= MOST_LABELLED ? name : NULL);
  g_string_append (self->body, "<title>");
  bst_svg_append_escaped (self->body, name, -1);
  g_string_append (self->body, "\n");
  bst_svg_append_escaped (self->body, description, -1);
  g_string_append (self->body, "</title>\n");
}

static void
end_mark (gpointer svg, guint mark)
{
  bst_svg_end_group (svg);
}

/**
 * bst_svg_get_painter:
 *
 * Returns: what writes into the file; @self must outlive it
 */
BstPainter
bst_svg_get_painter (BstSvg *self)
{
  static const BstPainterFuncs funcs = {
    .rect = append_rect,
    .sign = append_sign,
    .ring = append_ring,
    .frame = append_frame,
    .dashed_line = append_dashed_line,
    .text = append_text,
    .cells = append_cells,
    .begin_part = begin_part,
    .end_part = end_part,
    .begin_mark = begin_mark,
    .end_mark = end_mark,
  };

  return (BstPainter) { &funcs, self, -1 };
}

/**
 * bst_svg_paint_scene:
 * @x: where its left edge is to be
 * @y: where its upper edge is to be
 *
 * Writes a chart into the file.
 */
void
bst_svg_paint_scene (BstSvg *self, BstScene *scene, double x, double y)
{
  BstPainter painter = bst_svg_get_painter (self);

  self->scene = scene;
  g_string_append (self->body, "<g transform=\"translate(");
  bst_svg_append_number (self->body, x);
  g_string_append_c (self->body, ' ');
  bst_svg_append_number (self->body, y);
  g_string_append (self->body, ")\">\n");
  bst_scene_paint (scene, &painter, self->palette, BST_LAYER_ALL);
  bst_svg_end_group (self);
  self->scene = NULL;
}

/**
 * bst_svg_new:
 * @width: of the picture
 * @height: of the picture
 * @palette: the colours that it has
 * @title: what it is called
 * @description: what there is to see, for those who cannot
 *
 * Returns: (transfer full): a file without content
 */
BstSvg *
bst_svg_new (double width, double height, const BstPalette *palette, const char *title, const char *description)
{
  BstSvg *self = g_new0 (BstSvg, 1);
  cairo_surface_t *nowhere = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);

  self->width = width;
  self->height = height;
  self->palette = palette;
  self->title = g_strdup (title);
  self->description = g_strdup (description);
  self->style = g_string_new (NULL);
  self->classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->body = g_string_new (NULL);
  self->scratch = cairo_create (nowhere);
  make_rules (self);
  cairo_surface_destroy (nowhere);
  return self;
}

static const char *
get_language_tag (void)
{
  static const char *const tags[BST_N_LANGUAGES] = { "en", "zh-CN", "zh-TW" };

  return tags[bst_i18n_get_language ()];
}

static GString *
make_head (BstSvg *self)
{
  GString *head = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bestiary\"");

  bst_svg_append_attribute (head, "width", self->width);
  bst_svg_append_attribute (head, "height", self->height);
  g_string_append (head, " viewBox=\"0 0 ");
  bst_svg_append_number (head, self->width);
  g_string_append_c (head, ' ');
  bst_svg_append_number (head, self->height);
  g_string_append_printf (head, "\" xml:lang=\"%s\" role=\"graphics-document document\""
                                " aria-labelledby=\"chart-title\" aria-describedby=\"chart-description\">\n",
                          get_language_tag ());
  g_string_append (head, "<title id=\"chart-title\">");
  bst_svg_append_escaped (head, self->title, -1);
  g_string_append (head, "</title>\n<desc id=\"chart-description\">");
  bst_svg_append_escaped (head, self->description, -1);
  g_string_append (head, "</desc>\n<style>\n");
  if (self->faces != NULL)
    g_string_append_printf (head, ".bestiary text{font-family:%s}\n", self->faces);
  g_string_append (head, self->style->str);
  g_string_append (head, "</style>\n");
  return head;
}

/**
 * bst_svg_end:
 * @self: (transfer full): a file
 *
 * Returns: (transfer full): its bytes, which are the same whenever the same was painted
 */
GBytes *
bst_svg_end (BstSvg *self)
{
  GString *head = make_head (self);

  g_string_append_len (head, self->body->str, (gssize) self->body->len);
  g_string_append (head, "</svg>\n");
  g_free (self->title);
  g_free (self->description);
  g_free (self->faces);
  g_string_free (self->halo_rule, TRUE);
  g_string_free (self->dashed_rule, TRUE);
  g_string_free (self->style, TRUE);
  g_string_free (self->body, TRUE);
  g_hash_table_unref (self->classes);
  cairo_destroy (self->scratch);
  g_free (self);
  return g_string_free_to_bytes (head);
}
