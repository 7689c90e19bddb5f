#include "config.h"

#include "ui/card-label.h"

#include <glib/gi18n.h>

#include "core/format.h"
#include "ui/card-link.h"

/* Links that are named for whoever does not see them; of more, the number is. */
#define MAX_NAMED 5

/* A line may be as narrow as these. */
#define LEAST_LETTERS 12

static const struct
{
  BstCardStyle style;
  const char *begin;
  const char *end;
} tags[] = {
  { BST_CARD_STRONG, "<b>", "</b>" },
  { BST_CARD_EMPHASIS, "<i>", "</i>" },
  { BST_CARD_IMAGE, "<i>", "</i>" },
  { BST_CARD_MONOSPACE, "<span font_family=\"monospace\" size=\"92%\">", "</span>" }, /* it is wide */
  { BST_CARD_STRIKE, "<s>", "</s>" },
  { BST_CARD_NOTE, "<sup>", "</sup>" },
};

static void
append_escaped (GString *markup, const char *text, gsize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize) length);

  g_string_append (markup, escaped);
}

static void
append_span (GString *markup, const char *text, const BstCardSpan *span)
{
  if (span->target != NULL)
    {
      g_string_append (markup, "<a href=\"");
      append_escaped (markup, span->target, strlen (span->target));
      if (span->target[0] != '#')
        {
          g_string_append (markup, "\" title=\"");
          append_escaped (markup, span->target, strlen (span->target));
        }
      g_string_append (markup, "\">");
    }
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if ((span->style & tags[i].style) != 0)
      g_string_append (markup, tags[i].begin);
  append_escaped (markup, text + span->start, span->end - span->start);
  for (guint i = G_N_ELEMENTS (tags); i > 0; i--)
    if ((span->style & tags[i - 1].style) != 0)
      g_string_append (markup, tags[i - 1].end);
  if (span->target != NULL)
    g_string_append (markup, "</a>");
}

/* Returns: (transfer full): @text as a GtkLabel takes it, which shows the same letters */
char *
bst_card_text_dup_markup (const BstCardText *text)
{
  GString *markup = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BstCardSpan *span = &g_array_index (text->spans, BstCardSpan, i);

      append_escaped (markup, text->text + at, span->start - at);
      append_span (markup, text->text, span);
      at = span->end;
    }
  append_escaped (markup, text->text + at, strlen (text->text + at));
  return g_string_free (markup, FALSE);
}

/* Returns: (transfer full) (nullable): “Links: paper (arxiv.org)”, as GTK 4.8 tells nobody
 *   where the links of a label are */
static char *
describe_links (const BstCardText *text)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *names = NULL;
  guint n = 0;

  for (guint i = 0; i < text->spans->len; i++)
    {
      const BstCardSpan *span = &g_array_index (text->spans, BstCardSpan, i);
      g_autofree char *words = NULL, *host = NULL;

      if (span->target == NULL || span->target[0] == '#' || n++ >= MAX_NAMED)
        continue;
      words = g_strndup (text->text + span->start, span->end - span->start);
      host = bst_card_link_dup_host (span->target);
      g_ptr_array_add (links, bst_format_aside (words, host));
    }
  if (n == 0)
    return NULL;
  if (n > MAX_NAMED)
    g_ptr_array_add (links, g_strdup ("…"));
  names = bst_format_series ((const char *const *) links->pdata, links->len);
  /* Translators: for the screen reader; %s are the links of a paragraph: “paper (arxiv.org), code (github.com)”. */
  return g_strdup_printf (ngettext ("Link: %s", "Links: %s", n), names);
}

static gboolean
go_to_link_cb (gpointer data)
{
  GtkLabel *label = data;
  const char *text = gtk_label_get_text (label);
  int start, end;

  if (gtk_label_get_selection_bounds (label, &start, &end) && start == 0 && end == g_utf8_strlen (text, -1))
    {
      guint byte = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "bst-link"));
      int letter = (int) g_utf8_strlen (text, byte);

      gtk_label_select_region (label, letter, letter);
    }
  return G_SOURCE_REMOVE;
}

/* A label that gets the keyboard selects all of its text, and while it does, the Tab key does
 * not lead to its links. It begins at the first one instead, once it has done so. */
static void
focused_cb (GtkEventController *controller)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, go_to_link_cb, g_object_ref (gtk_event_controller_get_widget (controller)),
                   g_object_unref);
}

static void
lead_to_links (GtkWidget *label, const BstCardText *text)
{
  GtkEventController *focus;
  guint i = 0;

  while (i < text->spans->len && g_array_index (text->spans, BstCardSpan, i).target == NULL)
    i++;
  if (i == text->spans->len)
    return;
  focus = gtk_event_controller_focus_new ();
  g_object_set_data (G_OBJECT (label), "bst-link",
                     GUINT_TO_POINTER (g_array_index (text->spans, BstCardSpan, i).start));
  g_signal_connect (focus, "enter", G_CALLBACK (focused_cb), NULL);
  gtk_widget_add_controller (label, focus);
}

/**
 * bst_card_label_new:
 * @role: of the label, or %GTK_ACCESSIBLE_ROLE_LABEL
 *
 * Returns: (transfer floating): a label of @text that wraps and can be selected; who
 *   makes it has to answer to its links
 */
GtkWidget *
bst_card_label_new (const BstCardText *text, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "xalign", 0.0f, "yalign", 0.0f,
                                   "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "selectable", TRUE,
                                   "hexpand", TRUE, NULL);
  g_autofree char *markup = bst_card_text_dup_markup (text);
  g_autofree char *links = describe_links (text);

  /* GTK would lay it out with a letter a line, to know how narrow it can be: that takes ten
   * times what all else does. */
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_LETTERS);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  lead_to_links (label, text);
  if (links != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, links, -1);
  return label;
}

static void
add_colour (PangoAttrList *attributes, PangoAttribute *attribute, const BstCardMatch *match)
{
  attribute->start_index = match->start;
  attribute->end_index = match->end;
  pango_attr_list_insert (attributes, attribute);
}

/**
 * bst_card_label_show_matches:
 * @matches: (array length=n_matches): all in this label
 * @at: (nullable): the one that is read now, among them or not
 *
 * Marks what was found. Both colours of a mark are set, so that it is seen on any other.
 *
 * Returns: whether that changed anything
 */
gboolean
bst_card_label_show_matches (GtkLabel *label, const BstCardMatch *matches, guint n_matches, const BstCardMatch *at)
{
  g_autoptr (PangoAttrList) attributes = n_matches > 0 ? pango_attr_list_new () : NULL;

  for (guint i = 0; i < n_matches; i++)
    {
      gboolean is_at = &matches[i] == at;

      add_colour (attributes, is_at ? pango_attr_background_new (0x1a1a, 0x5f5f, 0xb4b4) : pango_attr_background_new (0xf9f9, 0xf0f0, 0x6b6b), &matches[i]);
      add_colour (attributes, is_at ? pango_attr_foreground_new (0xffff, 0xffff, 0xffff) : pango_attr_foreground_new (0, 0, 0), &matches[i]);
    }
  if (pango_attr_list_equal (attributes, gtk_label_get_attributes (label)))
    return FALSE;
  gtk_label_set_attributes (label, attributes);
  return TRUE;
}

/* Returns: how far below the label's top the line with this byte is, once it is laid out */
int
bst_card_label_get_y (GtkLabel *label, guint byte)
{
  PangoRectangle place;
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  pango_layout_index_to_pos (gtk_label_get_layout (label), (int) byte, &place);
  return y + PANGO_PIXELS (place.y);
}
