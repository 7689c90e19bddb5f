/* Where a line of facts breaks, when it has no room for all of them. */
#include <pango/pangocairo.h>

#include "ui/parts-label.h"

/* @room: a text for which a line has just room
 *
 * Returns: (transfer full): @parts in lines */
static char *
wrap (const char *parts, const char *room)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = bst_parts_new_attributes (parts);
  GString *lines = g_string_new (NULL);
  int width;

  pango_layout_set_text (layout, room, -1);
  pango_layout_get_size (layout, &width, NULL);
  pango_layout_set_text (layout, parts, -1);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *text = g_strndup (parts + line->start_index, line->length);

      g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", g_strchomp (text));
    }
  g_object_unref (context);
  return g_string_free (lines, FALSE);
}

static void
test_lines (void)
{
  static const struct
  {
    const char *parts, *room, *lines;
  } cases[] = {
    { "Hub · 17 May 2026", "Hub · 17 May 2026 ·", "Hub · 17 May 2026" },
    { "Hub · 17 May 2026", "Hub · 17 May", "Hub ·|17 May 2026" },
    { "配置文件 · 2024年7月29日", "配置文件 · 2024年7月29", "配置文件 ·|2024年7月29日" },
    { "配置文件 · 2024年7月29日", "2024年7月29日", "配置文件 ·|2024年7月29日" },
    { "LMSYS · Model ·", "LMSYS · Model", "LMSYS ·|Model ·" },
    /* What is long is broken, but not before a dot. */
    { "Technology Innovation Institute · Model ·", "Technology Innovation Institute", "Technology Innovation|Institute · Model ·" },
    /* Marks of direction take no room. */
    { "Hub · \u202e17 Nov 2026\u202c", "Hub · 17 Nov", "Hub ·|\u202e17 Nov 2026\u202c" },
    { "", "a", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = wrap (cases[i].parts, cases[i].room);

      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/parts-label/lines", test_lines);
  return g_test_run ();
}
