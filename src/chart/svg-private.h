/* How an SVG file is written; for the files of the writer alone. */
#pragma once

#include <cairo.h>

#include "chart/svg.h"

G_BEGIN_DECLS

struct _BstSvg
{
  double width;
  double height;
  const BstPalette *palette;
  char *title;
  char *description;
  BstScene *scene; /* that is being painted; else NULL */
  GString *style; /* a rule for each class that is used */
  GHashTable *classes; /* char *: those that have one */
  GString *halo_rule; /* of an outline below the colour … */
  GString *dashed_rule; /* … and of an estimate's */
  GString *body;
  char *faces; /* of the text, as CSS has them; NULL until there is any */
  gboolean hides_texts; /* in a group of texts that a screen reader leaves out */
  cairo_t *scratch; /* where paths are made */
};

/* svg.c */
const char *bst_svg_fill_class (BstSvg *self, const BstColor *color);
void bst_svg_add_class (BstSvg *self, const char *name, const char *rule);

/* svg-text.c */
void bst_svg_append_text (BstSvg *self, const BstSceneText *text, PangoLayout *layout, double x, double y, const BstColor *color);

/* svg-string.c */
void bst_svg_append_number (GString *string, double number);
void bst_svg_append_attribute (GString *string, const char *name, double number);
void bst_svg_append_escaped (GString *string, const char *text, gssize length);

G_END_DECLS
