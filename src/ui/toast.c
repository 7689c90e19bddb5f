#include "config.h"

#include "ui/toast.h"

/* Of a sentence that has to be read to its end; one line holds no more in a narrow
 * window. */
#define LONG_TEXT 32
#define LINES 4

/* @text: as it is to be read: no markup, which a name of a file or a model is not
 * Returns: (transfer floating): a toast, on several lines where it has to be */
AdwToast *
bst_toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);
  GtkWidget *label;

  if (g_utf8_strlen (text, -1) <= LONG_TEXT)
    return toast;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                        "lines", LINES, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 60, NULL);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}
