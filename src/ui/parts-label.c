#include "config.h"

#include "ui/parts-label.h"

#include <string.h>

#include "core/format.h"

/* In columns, of which a Han character takes two: a date with year, month and day fits, and on the
 * narrowest window so does what fits. */
#define MOST_COLUMNS 14

static int
count_columns (const char *from, const char *to)
{
  int n = 0;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        n += g_unichar_iswide (c) ? 2 : 1;
    }
  return n;
}

/* @from: where the part begins
 * @to: behind the part
 * @end: behind the dot that follows it, or @to */
static void
keep (PangoAttrList *attributes, const char *text, const char *from, const char *to, const char *end)
{
  PangoAttribute *together;

  if (to == from)
    return;
  /* Of a part that is too long for that the last character stays with the dot. */
  if (count_columns (from, to) > MOST_COLUMNS)
    from = g_utf8_prev_char (to);
  together = pango_attr_allow_breaks_new (FALSE);
  together->start_index = from - text;
  together->end_index = end - text;
  pango_attr_list_insert (attributes, together);
}

/**
 * bst_parts_new_attributes:
 * @parts: as bst_format_parts() makes them, also with a dot at the end
 *
 * Returns: (transfer full): with which no line begins with a dot, and none ends in the middle of
 *   a short part, where there are several: else Chinese would set the 日 of a date on a line of its own
 */
PangoAttrList *
bst_parts_new_attributes (const char *parts)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *joint = bst_format_get_joint ();
  g_autofree char *dot = g_strchomp (g_strdup (joint));
  const char *from = parts;
  const char *to;

  if (strstr (parts, dot) == NULL)
    return attributes;
  while ((to = strstr (from, dot)) != NULL)
    {
      /* Without the blank: GTK makes one of attributes that touch each other. */
      keep (attributes, parts, from, to, to + strlen (dot));
      from = to + MIN (strlen (to), strlen (joint));
    }
  keep (attributes, parts, from, from + strlen (from), from + strlen (from));
  return attributes;
}

/* Has @label (one that wraps) show @parts with bst_parts_new_attributes(). */
void
bst_label_set_parts (GtkLabel *label, const char *parts)
{
  g_autoptr (PangoAttrList) attributes = bst_parts_new_attributes (parts);

  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, parts);
}
