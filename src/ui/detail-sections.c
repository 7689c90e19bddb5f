#include "config.h"

#include "ui/detail-sections.h"

#include <string.h>

#include "core/format.h"
#include "ui/claim-list.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

/* @end: (transfer floating) (nullable): what stands at the end of the heading's line
 * Returns: (transfer floating): a box with a heading */
GtkWidget *
bst_detail_section_new (const char *title, GtkWidget *end)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "wrap", TRUE, "hexpand", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (line), label);
  if (end != NULL)
    {
      gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
      gtk_widget_set_valign (end, GTK_ALIGN_BASELINE);
      gtk_box_append (GTK_BOX (line), end);
    }
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/* Returns: (transfer floating): lines of text */
GtkWidget *
bst_detail_text_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* What can be selected is a stop for the Tab key: sentences, not each figure. */
static GtkWidget *
paragraph_new (const char *text)
{
  GtkWidget *label = bst_detail_text_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

/* Returns: (nullable): what the family is about. */
GtkWidget *
bst_detail_family_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstEntry *entry = subject->entry;
  BstFamily *family = bst_entry_get_family (entry);
  const char *summary = bst_entry_get_family_summary (subject->entry);
  g_autofree char *title = NULL;
  GtkWidget *section;

  if (summary == NULL)
    return NULL;
  /* Translators: %s is a family of models, such as “Falcon”. */
  title = g_strdup_printf (_ ("The %s family"), bst_family_get_name (family));
  section = bst_detail_section_new (title, NULL);
  gtk_box_append (GTK_BOX (section), paragraph_new (summary));
  return section;
}

gboolean
bst_detail_family_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  return bst_entry_get_family (old->entry) == bst_entry_get_family (new->entry) &&
         g_strcmp0 (bst_entry_get_family_summary (old->entry), bst_entry_get_family_summary (new->entry)) == 0;
}

/* What the maker belongs to, such as an alliance, with what that is. */
static void
add_memberships (GtkWidget *section, BstOrganization *maker, BstLibrary *library)
{
  const char *const *ids = bst_organization_get_member_of (maker);

  for (guint i = 0; ids[i] != NULL && library != NULL; i++)
    {
      BstOrganization *alliance = bst_library_get_organization (library, ids[i]);
      g_autofree char *text = NULL;
      GtkWidget *label;

      if (alliance == NULL)
        continue;
      /* Translators: %s is an organization of organizations, such as “AI Alliance”. */
      text = g_strdup_printf (_ ("Member of %s"), bst_organization_get_name (alliance));
      label = bst_detail_text_new (text);
      bst_widget_set_tooltip (label, bst_organization_get_summary (alliance));
      gtk_box_append (GTK_BOX (section), label);
      if (bst_organization_get_url (alliance) != NULL)
        gtk_box_append (GTK_BOX (section),
                        bst_claim_link_new (bst_organization_get_url (alliance), bst_organization_get_url (alliance)));
    }
}

/* Returns: (nullable): who made it. */
GtkWidget *
bst_detail_maker_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstOrganization *maker = bst_entry_get_organization (subject->entry);
  GtkWidget *section;

  if (maker == NULL || bst_organization_get_summary (maker) == NULL)
    return NULL;
  section = bst_detail_section_new (bst_organization_get_name (maker), NULL);
  gtk_box_append (GTK_BOX (section), paragraph_new (bst_organization_get_summary (maker)));
  if (bst_organization_get_url (maker) != NULL)
    gtk_box_append (GTK_BOX (section),
                    bst_claim_link_new (bst_organization_get_url (maker), bst_organization_get_url (maker)));
  add_memberships (section, maker, context->library);
  return section;
}

gboolean
bst_detail_maker_is_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  return bst_entry_get_organization (old->entry) == bst_entry_get_organization (new->entry);
}

/* The address of each link once, beginning with the repository's page. */
static GPtrArray *
collect_links (BstEntry *entry, const char *hub)
{
  GPtrArray *links = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (hub != NULL)
    g_hash_table_add (seen, (gpointer) hub);
  for (guint i = 0; i < bst_entry_get_n_links (entry); i++)
    {
      const BstLink *link = bst_entry_get_link (entry, i);

      if (g_hash_table_add (seen, link->url))
        g_ptr_array_add (links, (gpointer) link);
    }
  return links;
}

/* What the link leads to; where there are several of one kind, also its address. */
static char *
make_link_label (GPtrArray *links, const BstLink *link)
{
  const char *address = strstr (link->url, "://");
  guint n_alike = 0;

  for (guint i = 0; i < links->len; i++)
    if (((const BstLink *) g_ptr_array_index (links, i))->rel == link->rel)
      n_alike++;
  if (n_alike < 2 || address == NULL)
    return g_strdup (bst_link_rel_get_label (link->rel));
  address += strlen ("://");
  if (g_str_has_prefix (address, "www."))
    address += strlen ("www.");
  /* Translators: what a link leads to, and its address: “Announcement (openai.com/gpt-4)” */
  return g_strdup_printf (C_ ("link", "%s (%s)"), bst_link_rel_get_label (link->rel), address);
}

/* Returns: (nullable): where to read on. */
GtkWidget *
bst_detail_links_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  BstEntry *entry = subject->entry;
  g_autofree char *hub = bst_entry_dup_hub_url (entry);
  g_autoptr (GPtrArray) links = collect_links (entry, hub);
  GtkWidget *section, *flow;

  if (hub == NULL && links->len == 0)
    return NULL;
  section = bst_detail_section_new (_ ("Links"), NULL);
  flow = bst_wrap_box_new (18, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Links"), -1);
  if (hub != NULL)
    gtk_box_append (GTK_BOX (flow), bst_claim_link_new (bst_link_rel_get_label (BST_LINK_HUB), hub));
  for (guint i = 0; i < links->len; i++)
    {
      const BstLink *link = g_ptr_array_index (links, i);
      g_autofree char *label = make_link_label (links, link);

      gtk_box_append (GTK_BOX (flow), bst_claim_link_new (label, link->url));
    }
  gtk_box_append (GTK_BOX (section), flow);
  return section;
}

/* Whether both have the same links. */
gboolean
bst_detail_links_are_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  BstEntry *a = old->entry, *b = new->entry;
  g_autofree char *hub_a = bst_entry_dup_hub_url (a);
  g_autofree char *hub_b = bst_entry_dup_hub_url (b);
  guint n = bst_entry_get_n_links (a);

  if (g_strcmp0 (hub_a, hub_b) != 0 || bst_entry_get_n_links (b) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const BstLink *of_a = bst_entry_get_link (a, i), *of_b = bst_entry_get_link (b, i);

      if (of_a->rel != of_b->rel || !g_str_equal (of_a->url, of_b->url))
        return FALSE;
    }
  return TRUE;
}

static gboolean
claims_are_same (BstClaim *a, BstClaim *b)
{
  BstSource *source_a = bst_claim_get_source (a), *source_b = bst_claim_get_source (b);

  return a == b || (g_variant_equal (bst_claim_get_value (a), bst_claim_get_value (b)) &&
                    bst_claim_is_estimated (a) == bst_claim_is_estimated (b) &&
                    g_strcmp0 (bst_claim_get_note (a), bst_claim_get_note (b)) == 0 &&
                    bst_source_get_kind (source_a) == bst_source_get_kind (source_b) &&
                    g_strcmp0 (bst_source_get_title (source_a), bst_source_get_title (source_b)) == 0 &&
                    g_strcmp0 (bst_source_get_url (source_a), bst_source_get_url (source_b)) == 0 &&
                    g_strcmp0 (bst_source_get_as_of (source_a), bst_source_get_as_of (source_b)) == 0);
}

/* Whether the same is claimed of both, by the same sources on the same day. */
gboolean
bst_detail_claims_are_same (BstEntry *a, BstEntry *b, BstField field)
{
  GPtrArray *of_a = bst_entry_get_claims (a, field), *of_b = bst_entry_get_claims (b, field);

  if (of_a == NULL || of_b == NULL)
    return of_a == of_b;
  if (of_a->len != of_b->len)
    return FALSE;
  for (guint i = 0; i < of_a->len; i++)
    if (!claims_are_same (g_ptr_array_index (of_a, i), g_ptr_array_index (of_b, i)))
      return FALSE;
  return TRUE;
}
