#include "config.h"

#include "ui/detail-handoff.h"

#include <glib/gi18n.h>

#include "ui/age.h"
#include "ui/claim-list.h"
#include "ui/detail-sections.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

static char *
dup_quantization (GSettings *settings)
{
  return settings != NULL ? g_settings_get_string (settings, "quantization") : NULL;
}

static char *
dup_endpoint (BstOnline *online)
{
  return online != NULL ? bst_online_dup_endpoint (online) : NULL;
}

static gboolean
is_mirror (const char *endpoint)
{
  return endpoint != NULL && g_ascii_strcasecmp (endpoint, BST_HUB_ENDPOINT) != 0;
}

/* Returns: (transfer full) (nullable): what is copied, for the endpoint and the quantization
 *   of now */
char *
bst_detail_handoff_dup (BstHandoffKind kind, BstEntry *entry, BstOnline *online, GSettings *settings)
{
  g_autofree char *endpoint = dup_endpoint (online);
  g_autofree char *quantization = dup_quantization (settings);

  return bst_handoff_dup_text (kind, entry, endpoint, quantization);
}

static GtkWidget *
copy_button_new (BstHandoffKind kind, const char *text)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: %s is a command, or the name of a program. */
  g_autofree char *name = g_strdup_printf (_ ("Copy: %s"), bst_handoff_kind_get_label (kind));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.copy-command");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", bst_handoff_kind_to_string (kind));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  bst_widget_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  return button;
}

/* A command is of one line and is never turned, whatever the language's direction. Where it
 * does not fit it is broken without a hyphen, which would be read as a part of it. */
static GtkWidget *
command_new (const char *text)
{
  g_autofree char *shown = g_strchomp (g_strdup (text));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GtkWidget *label = gtk_label_new (shown);

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "command");
  return label;
}

static GtkWidget *
line_new (BstHandoffKind kind, const char *text, const char *note)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *name = gtk_label_new (bst_handoff_kind_get_label (kind));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), command_new (text));
  if (note != NULL)
    {
      GtkWidget *more = bst_detail_text_new (note);

      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (GTK_BOX (texts), more);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), copy_button_new (kind, text));
  gtk_widget_add_css_class (line, "file-line");
  return line;
}

/* What a mirror changes, or does not. */
static const char *
get_note (BstHandoffKind kind, const char *endpoint)
{
  if (kind == BST_HANDOFF_OLLAMA && is_mirror (endpoint))
    return _ ("Ollama asks huggingface.co itself, not the mirror.");
  if (kind == BST_HANDOFF_GIT)
    return _ ("Large files need Git LFS, and take twice their room.");
  return NULL;
}

static gboolean
is_gated (BstEntry *entry)
{
  const BstRepository *record = bst_entry_get_repository (entry);

  if (record != NULL && record->gated != BST_GATED_UNKNOWN)
    return record->gated != BST_GATED_NO;
  return bst_entry_get_flag (entry, BST_FIELD_GATED);
}

static void
add_gated (GtkWidget *section, BstEntry *entry)
{
  GtkWidget *text;

  if (!is_gated (entry))
    return;
  text = bst_detail_text_new (_ ("Access has to be asked for on the Hub first. The commands then need the token of an account that has it: “hf auth login”."));
  gtk_widget_add_css_class (text, "hub-notice");
  gtk_box_append (GTK_BOX (section), text);
}

static void
add_pages (GtkWidget *section, BstEntry *entry, const char *endpoint)
{
  GtkWidget *box = bst_wrap_box_new (18, 3);
  gboolean is_search;
  g_autofree char *hub = bst_handoff_dup_page (entry, NULL);
  g_autofree char *mirror = is_mirror (endpoint) ? bst_handoff_dup_page (entry, endpoint) : NULL;
  g_autofree char *modelscope = bst_handoff_dup_modelscope (entry, &is_search);

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Pages"), -1);
  if (hub != NULL)
    gtk_box_append (GTK_BOX (box), bst_claim_link_new (_ ("Hugging Face Hub ↗"), hub));
  if (mirror != NULL)
    {
      g_autofree char *host = bst_age_dup_host (endpoint);
      g_autofree char *label = g_strdup_printf ("%s ↗", host);

      gtk_box_append (GTK_BOX (box), bst_claim_link_new (label, mirror));
    }
  if (modelscope != NULL)
    gtk_box_append (GTK_BOX (box), bst_claim_link_new (is_search ? _ ("Search ModelScope ↗") : _ ("ModelScope ↗"), modelscope));
  gtk_box_append (GTK_BOX (section), box);
}

/* Returns: (transfer floating) (nullable): commands and addresses; NULL for what is in no
 *   repository. */
GtkWidget *
bst_detail_handoff_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  g_autofree char *endpoint = dup_endpoint (context->online);
  g_autofree char *quantization = dup_quantization (context->settings);
  GtkWidget *section, *list;

  if (!bst_entry_has_repository (subject->entry))
    return NULL;
  /* Translators: how to use a model: a heading. */
  section = bst_detail_section_new (_ ("Use it"), NULL);
  add_gated (section, subject->entry);
  list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (list, "card");
  gtk_widget_add_css_class (list, "detail-list");
  for (guint kind = 0; kind < BST_N_HANDOFFS; kind++)
    {
      g_autofree char *text = bst_handoff_dup_text (kind, subject->entry, endpoint, quantization);

      if (text != NULL)
        gtk_box_append (GTK_BOX (list), line_new (kind, text, get_note (kind, endpoint)));
    }
  gtk_box_append (GTK_BOX (section), list);
  add_pages (section, subject->entry, endpoint);
  return section;
}

gboolean
bst_detail_handoff_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  if (is_gated (old->entry) != is_gated (new->entry) || !bst_detail_links_are_same (context, old, new))
    return FALSE;
  for (guint kind = 0; kind < BST_N_HANDOFFS; kind++)
    {
      g_autofree char *before = bst_detail_handoff_dup (kind, old->entry, context->online, context->settings);
      g_autofree char *now = bst_detail_handoff_dup (kind, new->entry, context->online, context->settings);

      if (g_strcmp0 (before, now) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * bst_detail_handoff_menu_new:
 * @online: (nullable): whose endpoint commands name
 * @settings: (nullable): where the usual quantization is
 *
 * Returns: (transfer full): the same to choose from a menu
 */
GMenuModel *
bst_detail_handoff_menu_new (BstEntry *entry, BstOnline *online, GSettings *settings)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) copy = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();

  for (guint kind = 0; kind < BST_N_HANDOFFS; kind++)
    {
      g_autofree char *text = bst_detail_handoff_dup (kind, entry, online, settings);
      g_autofree char *action = g_strdup_printf ("win.copy-command::%s", bst_handoff_kind_to_string (kind));

      if (text != NULL)
        g_menu_append (copy, bst_handoff_kind_get_label (kind), kind == BST_HANDOFF_ID ? "win.copy-id" : action);
    }
  /* Translators: the heading of a menu: what can be copied. */
  g_menu_append_section (menu, _ ("Copy"), G_MENU_MODEL (copy));
  if (bst_entry_has_repository (entry))
    g_menu_append (open, bst_link_rel_get_label (BST_LINK_HUB), "win.open-hub");
  if (bst_handoff_get_modelscope (entry) != NULL)
    g_menu_append (open, bst_link_rel_get_label (BST_LINK_MODELSCOPE), "win.open-modelscope");
  /* Translators: the heading of a menu: pages that can be opened in the browser. */
  g_menu_append_section (menu, _ ("Open"), G_MENU_MODEL (open));
  return G_MENU_MODEL (menu);
}
