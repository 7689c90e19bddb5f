/* Reads SVG files, and says what holds for each of them. */
#pragma once

#include <glib.h>

/* An element that has text in it, or a role. */
typedef struct
{
  char *name;
  char *role; /* NULL for none */
  char *label; /* NULL for none */
  char *text; /* all of it, of elements within as well */
  double x; /* of text: where it is anchored, in the picture */
  double y;
} TestSvgItem;

typedef struct
{
  double width;
  double height;
  char *language;
  GPtrArray *items; /* TestSvgItem */
} TestSvg;

TestSvg *test_svg_read (GBytes *bytes);
void test_svg_free (TestSvg *self);
GPtrArray *test_svg_find (TestSvg *self, const char *name, const char *role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestSvg, test_svg_free)
