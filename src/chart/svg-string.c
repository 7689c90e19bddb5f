#include "config.h"

#include "chart/svg-private.h"

#include <math.h>
#include <string.h>

/* With two decimals at most, whatever the locale, and what is no number as 0. */
void
bst_svg_append_number (GString *string, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", isfinite (number) ? CLAMP (number, -1e6, 1e6) : 0);
  end = buffer + strlen (buffer);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
  g_string_append (string, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

void
bst_svg_append_attribute (GString *string, const char *name, double number)
{
  g_string_append_printf (string, " %s=\"", name);
  bst_svg_append_number (string, number);
  g_string_append_c (string, '"');
}

/* What XML 1.0 (https://www.w3.org/TR/xml/#charsets) has no place for, and controls,
 * which are no text. */
static gunichar
make_printable (gunichar c)
{
  if (c < 0x20 || c == 0x2028 || c == 0x2029)
    return ' ';
  if ((c >= 0x7f && c <= 0x9f) || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
    return 0xfffd;
  return c;
}

/* @length: in bytes, or -1 where @text ends with a 0 */
void
bst_svg_append_escaped (GString *string, const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    switch (*c)
      {
      case '&':
        g_string_append (string, "&amp;");
        break;
      case '<':
        g_string_append (string, "&lt;");
        break;
      case '>':
        g_string_append (string, "&gt;");
        break;
      case '"':
        g_string_append (string, "&quot;");
        break;
      default:
        g_string_append_unichar (string, make_printable (g_utf8_get_char (c)));
        break;
      }
}
