#include "config.h"

#include "ui/detail-files.h"

#include <glib/gi18n.h>

#include "core/file-name.h"
#include "core/format.h"
#include "core/weights.h"
#include "ui/detail-fit.h"
#include "ui/detail-sections.h"
#include "ui/file-list.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

static GtkWidget *
caption_new (const char *text)
{
  GtkWidget *label = bst_detail_text_new (text);

  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static char *
dup_amount (guint n_files, gint64 size)
{
  g_autofree char *number = bst_format_number (n_files);
  g_autofree char *bytes = bst_format_bytes (size);

  return g_strdup_printf (ngettext ("%s file, %s", "%s files, %s", n_files), number, bytes);
}

/* How much there is of each form of weights. GGUF files have a table of their own. */
static void
add_forms (GtkWidget *section, GPtrArray *sets)
{
  GtkWidget *box = bst_wrap_box_new (18, 3);
  guint n_forms = 0;

  for (guint format = 0; format < BST_N_WEIGHTS_FORMATS; format++)
    {
      guint n_files;
      gint64 size = bst_weights_get_size (sets, format, &n_files);
      g_autofree char *amount = NULL, *text = NULL;
      GtkWidget *label;

      if (n_files == 0 || format == BST_WEIGHTS_GGUF)
        continue;
      n_forms++;
      amount = dup_amount (n_files, size);
      /* Translators: a form of files, and how many: “safetensors: 2 files, 13.5 GiB” */
      text = g_strdup_printf (C_ ("files", "%1$s: %2$s"), bst_weights_format_get_label (format), amount);
      label = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (section), box);
  gtk_widget_set_visible (box, n_forms > 0);
  if (n_forms > 1)
    gtk_box_append (GTK_BOX (section), caption_new (_ ("The weights are there in several forms; one of them is enough.")));
}

static GtkWidget *
set_line_new (const BstWeightSet *set, BstEntry *entry, GSettings *settings)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *name, *amount, *fit;
  g_autofree char *shown = bst_file_name_dup_shown (set->name);
  g_autofree char *size = bst_format_bytes (set->size);
  const char *title = set->quantization != NULL ? set->quantization : shown;

  name = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  bst_widget_set_tooltip (name, shown);
  gtk_box_append (GTK_BOX (line), name);
  if (set->is_projector)
    /* Translators: a file that lets a language model see pictures or hear sound */
    gtk_box_append (GTK_BOX (line), caption_new (C_ ("files", "projector")));
  fit = set->is_projector ? NULL : bst_detail_fit_new (entry, set->size, settings);
  if (fit != NULL)
    gtk_box_append (GTK_BOX (line), fit);
  amount = gtk_label_new (size);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_box_append (GTK_BOX (line), amount);
  gtk_widget_add_css_class (line, "file-line");
  return line;
}

/* More quantizations than anybody makes of one model. */
#define MOST_SETS 40

/* Each GGUF file is the whole model: which of them one takes is a matter of memory. */
static void
add_quantizations (GtkWidget *section, GPtrArray *sets, BstEntry *entry, GSettings *settings)
{
  GtkWidget *list = NULL;
  guint n = 0;

  for (guint i = 0; i < sets->len && n < MOST_SETS; i++)
    {
      const BstWeightSet *set = g_ptr_array_index (sets, i);

      if (set->format != BST_WEIGHTS_GGUF)
        continue;
      if (list == NULL)
        {
          gtk_box_append (GTK_BOX (section), caption_new (_ ("Each of these is the whole model; one of them is enough.")));
          list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
          gtk_widget_add_css_class (list, "card");
          gtk_widget_add_css_class (list, "detail-list");
          gtk_box_append (GTK_BOX (section), list);
        }
      gtk_box_append (GTK_BOX (list), set_line_new (set, entry, settings));
      n++;
    }
}

/* The list of files, and the order that it is in. */
typedef struct
{
  BstRepository *record;
  GtkWidget *place; /* the box that holds the list */
} Listing;

static void
listing_free (gpointer data)
{
  Listing *listing = data;

  bst_repository_unref (listing->record);
  g_free (listing);
}

static void
show_order (Listing *listing, BstFileOrder order)
{
  GtkWidget *old = gtk_widget_get_first_child (listing->place);

  if (old != NULL)
    gtk_box_remove (GTK_BOX (listing->place), old);
  gtk_box_append (GTK_BOX (listing->place), bst_file_list_new (listing->record, order));
}

static void
by_name_cb (GtkToggleButton *button, GParamSpec *spec, Listing *listing)
{
  show_order (listing, gtk_toggle_button_get_active (button) ? BST_FILE_BY_NAME : BST_FILE_BY_SIZE);
}

/* Two words of which one holds. */
static GtkWidget *
order_switch_new (Listing *listing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *size = gtk_toggle_button_new_with_label (C_ ("order of files", "Size"));
  GtkWidget *name = gtk_toggle_button_new_with_label (C_ ("order of files", "Name"));

  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (name), GTK_TOGGLE_BUTTON (size));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (size), TRUE);
  g_signal_connect (name, "notify::active", G_CALLBACK (by_name_cb), listing);
  gtk_box_append (GTK_BOX (box), size);
  gtk_box_append (GTK_BOX (box), name);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "small-switch");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of the files"), -1);
  return box;
}

static GtkWidget *
missing_new (void)
{
  GtkWidget *section = bst_detail_section_new (_ ("Files"), NULL);

  gtk_box_append (GTK_BOX (section), caption_new (_ ("The list of files was not fetched yet.")));
  return section;
}

/* Returns: (transfer floating) (nullable): the files by folders, with their sizes, and the
 *   forms in which the weights are; NULL for what has no repository. */
GtkWidget *
bst_detail_files_new (const BstDetailContext *context, const BstDetailSubject *subject)
{
  const BstRepository *record = bst_entry_get_repository (subject->entry);
  g_autoptr (GPtrArray) sets = NULL;
  g_autofree char *amount = NULL;
  Listing *listing;
  GtkWidget *section, *line;

  if (!bst_entry_has_repository (subject->entry))
    return NULL;
  if (record == NULL || record->files == NULL)
    return missing_new ();
  sets = bst_weights_collect (record);
  listing = g_new0 (Listing, 1);
  listing->record = bst_repository_ref (record);
  section = bst_detail_section_new (_ ("Files"), order_switch_new (listing));
  g_object_set_data_full (G_OBJECT (section), "bst-listing", listing, listing_free);
  amount = dup_amount (record->files->len, bst_repository_get_files_size (record));
  line = caption_new (amount);
  gtk_widget_add_css_class (line, "numeric");
  gtk_box_append (GTK_BOX (section), line);
  add_forms (section, sets);
  add_quantizations (section, sets, subject->entry, context->settings);
  listing->place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (section), listing->place);
  show_order (listing, BST_FILE_BY_SIZE);
  return section;
}

/* A refresh makes another record, mostly with the same files; folders that are open stay so. */
gboolean
bst_detail_files_are_same (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new)
{
  const BstRepository *a = bst_entry_get_repository (old->entry), *b = bst_entry_get_repository (new->entry);
  const GPtrArray *of_a = a != NULL ? a->files : NULL, *of_b = b != NULL ? b->files : NULL;

  if (of_a == NULL || of_b == NULL)
    return of_a == of_b;
  return of_a == of_b || (a->files_sha != NULL && g_strcmp0 (a->files_sha, b->files_sha) == 0 && of_a->len == of_b->len);
}
