#include "config.h"

#include "chart/figure-private.h"

#include <math.h>

#include "chart/scene-private.h"
#include "core/format.h"

/* A note is as many lines at most; then an ellipsis says that there is more. */
#define MOST_TITLE_LINES 3
#define MOST_NOTE_LINES 4

/* The signs of the legend, between a sign and its words, and between these and the next
 * sign. */
#define KEY_RADIUS 5
#define KEY_GAP 7
#define ITEM_GAP 20
#define LEGEND_LINE 1.3

static void
clear_text (gpointer data)
{
  BstFigureText *text = data;

  g_free ((char *) text->text.string);
  g_object_unref (text->layout);
}

static void
clear_part (BstFigurePart *part)
{
  g_clear_pointer (&part->texts, g_array_unref);
  g_clear_pointer (&part->keys, g_array_unref);
}

static void
init_part (BstFigurePart *part)
{
  clear_part (part);
  *part = (BstFigurePart) {
    .texts = g_array_new (FALSE, TRUE, sizeof (BstFigureText)),
    .keys = g_array_new (FALSE, TRUE, sizeof (BstFigureKey)),
  };
  g_array_set_clear_func (part->texts, clear_text);
}

static double
get_inner_width (BstFigure *self)
{
  return self->width - 2 * self->margin;
}

/* No line ends in a number whose noun begins the next. */
static void
keep_numbers (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (const char *c = text; c[0] != '\0'; c++)
    if (g_ascii_isdigit (c[0]) && c[1] == ' ' && c[2] != '\0')
      {
        PangoAttribute *keep = pango_attr_allow_breaks_new (FALSE);

        keep->start_index = (guint) (c - text);
        keep->end_index = (guint) (g_utf8_next_char (c + 2) - text);
        pango_attr_list_insert (attributes, keep);
      }
  pango_layout_set_attributes (layout, attributes);
}

/* Breaks the text into lines that begin where the language's do, whatever its own script. */
static void
wrap (PangoLayout *layout, double width, gboolean rtl, int most_lines)
{
  gboolean is_rtl = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -most_lines);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, is_rtl == rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
}

/* Makes the lines about equally long, so that no word is alone on the last. Returns the
 * width that they have then. */
static double
balance (PangoLayout *layout, double width)
{
  int n_lines = pango_layout_get_line_count (layout);
  double low = width / 2, high = width;

  if (n_lines < 2 || pango_layout_is_ellipsized (layout))
    return width;
  while (high - low > 1)
    {
      double middle = (low + high) / 2;

      pango_layout_set_width (layout, (int) (middle * PANGO_SCALE));
      if (pango_layout_get_line_count (layout) > n_lines || pango_layout_is_ellipsized (layout))
        low = middle;
      else
        high = middle;
    }
  high = ceil (high);
  pango_layout_set_width (layout, (int) (high * PANGO_SCALE));
  return high;
}

/* Adds a text to @part, at its start and upper edge; takes @string.
 * @most_lines: that it may be broken into within the width of the figure; 0 for a text on
 *   one line that is as wide as it is */
static BstFigureText *
add_text (BstFigure *self, BstFigurePart *part, BstTextRole role, char *string, int most_lines)
{
  double inner = get_inner_width (self), balanced = inner;
  BstFigureText text = { .text = { .string = string, .role = role, .mark = -1 } };
  int width, height;

  text.text.anchor = self->rtl ? BST_ANCHOR_RIGHT : BST_ANCHOR_LEFT;
  text.layout = bst_text_create_layout (self->context, role, string, self->line_height);
  if (most_lines > 0)
    wrap (text.layout, inner, self->rtl, most_lines);
  if (role == BST_TEXT_SENTENCE)
    keep_numbers (text.layout);
  if (role == BST_TEXT_TITLE || role == BST_TEXT_SENTENCE)
    balanced = balance (text.layout, inner);
  pango_layout_get_size (text.layout, &width, &height);
  text.rect.x = self->rtl ? inner - balanced : 0;
  text.rect.width = most_lines > 0 ? balanced : (double) width / PANGO_SCALE;
  text.rect.height = ceil ((double) height / PANGO_SCALE);
  g_array_append_val (part->texts, text);
  return &g_array_index (part->texts, BstFigureText, part->texts->len - 1);
}

/* A part that is one text over the whole width; takes @string, which may be NULL. */
static void
make_paragraph (BstFigure *self, BstFigurePartName name, BstTextRole role, char *string, int most_lines)
{
  BstFigurePart *part = &self->parts[name];

  init_part (part);
  if (string != NULL)
    part->height = add_text (self, part, role, string, most_lines)->rect.height;
}

/* Where the next item of the legend begins. */
typedef struct
{
  double x;
  double y;
} Pen;

/* Adds an item to the legend, on the next line if this one has no room; takes @words. */
static void
add_key (BstFigure *self, Pen *pen, BstFigureKeyKind kind, BstOpenness openness, char *words)
{
  BstFigurePart *part = &self->parts[BST_FIGURE_LEGEND];
  double line = ceil (self->line_height * LEGEND_LINE);
  double sign_width = 2 * KEY_RADIUS;
  double inner = get_inner_width (self);
  BstFigureKey key = { kind, openness, 0, 0 };
  BstFigureText *text = add_text (self, part, BST_TEXT_LEGEND, words, 0);
  double width = text->rect.width;

  if (sign_width + KEY_GAP + width > inner)
    {
      width = inner - sign_width - KEY_GAP;
      wrap (text->layout, width, self->rtl, 1);
    }
  if (pen->x > 0 && pen->x + sign_width + KEY_GAP + width > inner)
    *pen = (Pen) { 0, pen->y + line };
  key.x = pen->x + sign_width / 2;
  key.y = pen->y + line / 2;
  text->rect.x = pen->x + sign_width + KEY_GAP;
  text->rect.y = floor (pen->y + (line - text->rect.height) / 2);
  text->rect.width = width;
  pen->x = text->rect.x + width + ITEM_GAP;
  if (self->rtl)
    {
      key.x = inner - key.x;
      text->rect.x = inner - text->rect.x - width;
    }
  g_array_append_val (part->keys, key);
  part->height = pen->y + line;
}

static void
find_signs (BstScene *scene, gboolean *has_estimates, gboolean *has_rings)
{
  guint n_marks;
  const BstSceneMark *marks = bst_scene_get_marks (scene, &n_marks);

  *has_estimates = *has_rings = FALSE;
  for (guint i = 0; i < n_marks; i++)
    {
      *has_estimates = *has_estimates || (marks[i].estimated && !marks[i].outside);
      *has_rings = *has_rings || (marks[i].has_ring && !marks[i].outside && !marks[i].ring_outside);
    }
}

static void
make_legend (BstFigure *self, BstScene *scene)
{
  Pen pen = { 0, 0 };
  gboolean has_estimates, has_rings;

  init_part (&self->parts[BST_FIGURE_LEGEND]);
  find_signs (scene, &has_estimates, &has_rings);
  for (guint i = 0; i < BST_N_OPENNESS; i++)
    {
      guint count = bst_scene_get_count (scene, (BstOpenness) i);
      g_autofree char *number = bst_format_exact (count);

      if (count > 0)
        add_key (self, &pen, BST_FIGURE_KEY_SIGN, (BstOpenness) i,
                 g_strdup_printf (C_ ("chart", "%s (%s)"), bst_openness_get_label ((BstOpenness) i), number));
    }
  if (has_rings)
    /* Translators: what a ring in the chart stands for */
    add_key (self, &pen, BST_FIGURE_KEY_RING, BST_OPENNESS_UNKNOWN, g_strdup (C_ ("chart legend", "Active parameters of a mixture of experts")));
  if (has_estimates)
    /* Translators: what a dashed outline in the chart stands for */
    add_key (self, &pen, BST_FIGURE_KEY_ESTIMATE, BST_OPENNESS_UNKNOWN, g_strdup (C_ ("chart legend", "Estimate")));
}

static char *
dup_query_note (const char *query)
{
  if (query == NULL || *query == '\0')
    return NULL;
  /* Translators: below a chart: what was searched for */
  return g_strdup_printf (_ ("Search: %s"), query);
}

/* A chart without a model has its summary in its middle. */
static char *
dup_summary (BstFigure *self)
{
  guint n_marks;

  bst_scene_get_marks (self->scene, &n_marks);
  return n_marks > 0 || bst_scene_get_density_frame (self->scene) != NULL ? g_strdup (self->summary) : NULL;
}

/* Makes what is around the chart; a cut that was said stays. */
void
bst_figure_make_parts (BstFigure *self)
{
  make_paragraph (self, BST_FIGURE_TITLE, BST_TEXT_TITLE, g_strdup (self->title), MOST_TITLE_LINES);
  make_paragraph (self, BST_FIGURE_SUMMARY, BST_TEXT_SENTENCE, dup_summary (self), 2 * MOST_NOTE_LINES);
  if (self->parts[BST_FIGURE_CUT].texts == NULL)
    init_part (&self->parts[BST_FIGURE_CUT]);
  make_legend (self, self->scene);
  make_paragraph (self, BST_FIGURE_QUERY, BST_TEXT_NOTE, dup_query_note (self->query), MOST_NOTE_LINES);
  make_paragraph (self, BST_FIGURE_SOURCES, BST_TEXT_NOTE, bst_figure_dup_sources (self->scene), MOST_NOTE_LINES);
  make_paragraph (self, BST_FIGURE_CREDIT, BST_TEXT_NOTE, bst_figure_dup_credit (self->scene, self->as_of), 1);
}

/* Says that a ranking has more rows than there was room for, if it has. */
void
bst_figure_make_cut (BstFigure *self, guint n_shown, guint n_all)
{
  g_autofree char *shown = bst_format_exact (n_shown);
  g_autofree char *all = bst_format_exact (n_all);

  char *sentence = NULL;

  if (n_shown < n_all)
    /* Translators: two numbers of models in a ranking: those that are shown and all */
    sentence = g_strdup_printf (_ ("The %s largest of %s are shown."), shown, all);
  make_paragraph (self, BST_FIGURE_CUT, BST_TEXT_SENTENCE, sentence, MOST_NOTE_LINES);
}

void
bst_figure_place_part (BstFigurePart *part, double x, double y)
{
  part->is_shown = TRUE;
  for (guint i = 0; i < part->texts->len; i++)
    {
      BstFigureText *text = &g_array_index (part->texts, BstFigureText, i);

      text->rect.x += x;
      text->rect.y += y;
      text->text.box = text->rect;
    }
  for (guint i = 0; i < part->keys->len; i++)
    {
      BstFigureKey *key = &g_array_index (part->keys, BstFigureKey, i);

      key->x += x;
      key->y += y;
    }
}

void
bst_figure_clear_parts (BstFigure *self)
{
  for (guint i = 0; i < BST_N_FIGURE_PARTS; i++)
    clear_part (&self->parts[i]);
}
