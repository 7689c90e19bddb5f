/* The options of "bestiary chart": what is drawn, how, and where it goes. */
#include "config.h"

#include "cli/options.h"

#include <string.h>

#include "chart/figure.h"
#include "chart/range-text.h"
#include "cli/layout.h"
#include "core/i18n.h"

/* No title is longer. */
#define MOST_TITLE_CHARS 400

/* Says @sentence with @value in the place of its %s. */
static void
say (const char *sentence, const char *value)
{
  g_autofree char *word = bst_layout_shorten (value, BST_CLI_MAX_WORD_CHARS);
  g_autoptr (GString) message = g_string_new (sentence);

  g_string_replace (message, "%s", word, 1);
  bst_output_message (message->str);
}

/* Says on standard error that no chart is written as @value. */
void
bst_cli_tell_no_chart_format (const char *value)
{
  say (_ ("There is no format “%s” of a chart; there are svg, png and csv."), value);
}

static gboolean
parse_kind (BstCliOptions *self, const char *value)
{
  if (g_str_equal (value, "timeline") || g_str_equal (value, "ranking"))
    {
      self->chart.has_kind = TRUE;
      self->chart.kind = g_str_equal (value, "ranking") ? BST_CHART_RANKING : BST_CHART_TIMELINE;
      return TRUE;
    }

  say (_ ("There is no chart “%s”; there are timeline and ranking."), value);
  return FALSE;
}

static gboolean
parse_output (BstCliOptions *self, const char *value)
{
  if (*value == '\0')
    {
      bst_output_message (_ ("“--output” needs the name of a file."));
      return FALSE;
    }
  g_free (self->chart.output);
  self->chart.output = g_strdup (value);
  return TRUE;
}

/* Reads a number of pixels from *@text and moves *@text behind it. */
static gboolean
parse_extent (const char **text, double least, double *extent)
{
  gsize length = strspn (*text, "0123456789");
  g_autofree char *digits = g_strndup (*text, length);
  guint64 number;

  if (!g_ascii_string_to_unsigned (digits, 10, (guint64) least, BST_FIGURE_MOST_EXTENT, &number, NULL))
    return FALSE;
  *extent = (double) number;
  *text += length;
  return TRUE;
}

static gboolean
parse_size (BstCliOptions *self, const char *value)
{
  const char *rest = value;
  double width, height = 0;

  if (parse_extent (&rest, BST_FIGURE_LEAST_WIDTH, &width))
    {
      gsize between = *rest == 'x' ? 1 : (g_str_has_prefix (rest, "×") ? strlen ("×") : 0);

      rest += between;
      if (*rest == '\0' ? between == 0 : between > 0 && parse_extent (&rest, BST_FIGURE_LEAST_HEIGHT, &height) && *rest == '\0')
        {
          self->chart.width = width;
          self->chart.height = height;
          return TRUE;
        }
    }

  say (_ ("“%s” is no size of a chart; write it as 1200x720, from 340x260 to 4096x4096 pixels, or as 1200 alone."), value);
  return FALSE;
}

static gboolean
parse_scale (BstCliOptions *self, const char *value)
{
  guint64 scale;

  if (g_ascii_string_to_unsigned (value, 10, 1, BST_FIGURE_MOST_SCALE, &scale, NULL))
    {
      self->chart.scale = (guint) scale;
      return TRUE;
    }

  say (_ ("“--scale” is 1, 2 or 3; “%s” is not."), value);
  return FALSE;
}

static gboolean
parse_theme (BstCliOptions *self, const char *value)
{
  if (g_str_equal (value, "light") || g_str_equal (value, "dark"))
    {
      self->chart.has_theme = TRUE;
      self->chart.dark = g_str_equal (value, "dark");
      return TRUE;
    }

  say (_ ("There is no theme “%s”; there are light and dark."), value);
  return FALSE;
}

static gboolean
parse_selected (BstCliOptions *self, const char *value)
{
  g_free (self->chart.selected);
  self->chart.selected = g_strdup (value);
  return TRUE;
}

static gboolean
parse_pin (BstCliOptions *self, const char *value)
{
  g_ptr_array_add (self->chart.pinned, g_strdup (value));
  return TRUE;
}

static gboolean
parse_time (BstCliOptions *self, const char *value)
{
  if (bst_range_parse_time (value, &self->chart.range))
    {
      self->chart.has_time = TRUE;
      return TRUE;
    }

  say (_ ("“%s” is no range of days; write it as 2022-11-01..2023-12-31."), value);
  return FALSE;
}

static gboolean
parse_counts (BstCliOptions *self, const char *value)
{
  if (bst_range_parse_counts (value, &self->chart.range))
    {
      self->chart.has_counts = TRUE;
      return TRUE;
    }

  say (_ ("“%s” is no range of numbers of parameters; write it as 1e9..2e11."), value);
  return FALSE;
}

static gboolean
parse_title (BstCliOptions *self, const char *value)
{
  g_free (self->chart.title);
  self->chart.title = bst_layout_shorten (value, MOST_TITLE_CHARS);
  return TRUE;
}

/**
 * bst_cli_find_chart_parser:
 *
 * Returns: (nullable): what reads the value of the option @name, or %NULL where it is none of
 *   those of "bestiary chart"
 */
BstCliParser
bst_cli_find_chart_parser (const char *name)
{
  static const struct
  {
    const char *name;
    BstCliParser parse;
  } parsers[] = {
    { "--kind", parse_kind },
    { "--output", parse_output },
    { "--params", parse_counts },
    { "--pin", parse_pin },
    { "--scale", parse_scale },
    { "--select", parse_selected },
    { "--size", parse_size },
    { "--theme", parse_theme },
    { "--time", parse_time },
    { "--title", parse_title },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parsers); i++)
    if (g_str_equal (parsers[i].name, name))
      return parsers[i].parse;
  return NULL;
}

/**
 * bst_cli_get_chart_option:
 *
 * Returns: (nullable): one of the options that are for "bestiary chart" alone and were given
 */
const char *
bst_cli_get_chart_option (const BstCliOptions *self)
{
  const BstCliChart *chart = &self->chart;
  const struct
  {
    const char *name;
    gboolean is_given;
  } options[] = {
    { "--output", chart->output != NULL },
    { "--kind", chart->has_kind },
    { "--size", chart->width > 0 },
    { "--scale", chart->scale > 0 },
    { "--theme", chart->has_theme },
    { "--high-contrast", chart->high_contrast },
    { "--select", chart->selected != NULL },
    { "--pin", chart->pinned->len > 0 },
    { "--time", chart->has_time },
    { "--params", chart->has_counts },
    { "--title", chart->title != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    if (options[i].is_given)
      return options[i].name;
  return NULL;
}

static gboolean
has_suffix (const char *name, const char *suffix)
{
  gsize length = strlen (name), n = strlen (suffix);

  return length > n && g_ascii_strcasecmp (name + length - n, suffix) == 0;
}

/**
 * bst_cli_check_chart:
 *
 * Settles the format: what "--format" says, or else the end of the file's name.
 *
 * Returns: whether there is all that a chart needs; that there is not has been told.
 */
gboolean
bst_cli_check_chart (BstCliOptions *self)
{
  static const BstCliFormat formats[] = { BST_CLI_SVG, BST_CLI_PNG, BST_CLI_CSV };
  const char *output = self->chart.output;

  if (self->plan.quantization != NULL && self->budget.graphics == 0 && self->budget.main == 0)
    {
      bst_output_message (_ ("“--quant” needs “--budget” or “--ram”: it says what the largest model is that fits there."));
      return FALSE;
    }
  if (output == NULL)
    {
      bst_output_message (_ ("“bestiary chart” needs “--output FILE”, a name that ends in .svg, .png or .csv; “-” is standard output."));
      return FALSE;
    }
  for (guint i = 0; !self->has_format && i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *suffix = g_strconcat (".", bst_cli_formats[formats[i]], NULL);

      if (has_suffix (output, suffix))
        {
          self->format = formats[i];
          return TRUE;
        }
    }
  for (guint i = 0; self->has_format && i < G_N_ELEMENTS (formats); i++)
    if (self->format == formats[i])
      return TRUE;

  if (self->has_format)
    bst_cli_tell_no_chart_format (bst_cli_formats[self->format]);
  else if (g_str_equal (output, "-"))
    bst_output_message (_ ("For standard output “--format” has to say what to write: svg, png or csv."));
  else
    say (_ ("“%s” ends in none of .svg, .png and .csv; “--format” can say what to write."), output);
  return FALSE;
}
