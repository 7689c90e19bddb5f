#include "config.h"

#include "ui/typeface.h"

#include "core/han-faces.h"
#include "core/i18n.h"

/* The one provider of the display; NULL before bst_typeface_follow(). */
static GtkCssProvider *provider;

/* The language of a label is nothing that GTK 4.8 passes on to Pango, and for punctuation Pango
 * would not ask for it. A list of families does for every widget, for entries, popovers and
 * tooltips, and it changes at once with the language. */

/* @name: of a typeface, as gtk-font-name has it
 *
 * Returns: (transfer full): the family that Latin text has in it; behind a name that stands for
 *   a whole list, such as "Sans", or that is not installed, no other would be reached; "Sans"
 *   where there is no font at all */
static char *
dup_latin_family (const char *name)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string (name);
  g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
  g_autoptr (PangoFontDescription) got = NULL;

  g_object_unref (context);
  if (font == NULL)
    return g_strdup ("Sans");
  got = pango_font_describe (font);
  return g_strdup (pango_font_description_get_family (got));
}

static void
append_family (GString *css, const char *family)
{
  g_auto (GStrv) parts = g_strsplit (family, "\"", -1);
  g_autofree char *safe = g_strjoinv ("", parts);

  g_string_append_printf (css, "\"%s\", ", safe);
}

/* @last: the generic family, for what none of the others has */
static void
append_rule (GString *css, const char *nodes, const char *name, const char *last)
{
  const char *const *faces = bst_han_faces_get (bst_i18n_get_han_language ());
  g_autofree char *latin = dup_latin_family (name);

  g_string_append_printf (css, "%s { font-family: ", nodes);
  append_family (css, latin);
  for (guint i = 0; faces[i] != NULL; i++)
    append_family (css, faces[i]);
  g_string_append_printf (css, "%s; }\n", last);
}

/**
 * bst_typeface_update:
 *
 * To be called when the language has changed. A theme may set the typeface of popovers back to
 * the one of the desktop, so that they are named too.
 */
void
bst_typeface_update (void)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) css = g_string_new (NULL);

  if (provider == NULL)
    return;
  g_object_get (gtk_settings_get_default (), "gtk-font-name", &name, NULL);
  append_rule (css, "window, popover, tooltip", name != NULL ? name : "Sans", "sans-serif");
  append_rule (css, ".monospace, .command, .card-address", "monospace", "monospace");
  gtk_css_provider_load_from_data (provider, css->str, -1);
}

/**
 * bst_typeface_follow:
 * @display: the program's
 *
 * Sets the typefaces of all windows, and again when the desktop's own one changes. To be called
 * once.
 */
void
bst_typeface_follow (GdkDisplay *display)
{
  g_return_if_fail (provider == NULL);

  provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect (gtk_settings_get_for_display (display), "notify::gtk-font-name", G_CALLBACK (bst_typeface_update), NULL);
  bst_typeface_update ();
}
