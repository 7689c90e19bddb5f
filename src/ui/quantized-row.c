/* A repository with a smaller form of a model: who made it, how large it is, whether it fits. */
#include "config.h"

#include "ui/detail-quantized.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/file-name.h"
#include "core/format.h"
#include "core/handoff.h"
#include "core/packing.h"
#include "core/weights.h"
#include "ui/badge.h"
#include "ui/claim-list.h"
#include "ui/detail-fit.h"
#include "ui/tooltip.h"
#include "ui/wrap-layout.h"

#define BST_TYPE_QUANTIZED_ROW (bst_quantized_row_get_type ())
G_DECLARE_FINAL_TYPE (BstQuantizedRow, bst_quantized_row, BST, QUANTIZED_ROW, GtkBox)

struct _BstQuantizedRow
{
  GtkBox parent_instance;

  BstEntry *model; /* of which it was made */
  BstRepository *record;
  BstLibrary *library;
  BstOnline *online; /* NULL where no Hub can be asked */
  GSettings *settings; /* NULL for none */

  GtkWidget *size; /* the box at the end: the size and its mark, or the button that brings it */
  BstLookState *look; /* that brings the size; NULL for none */
};

G_DEFINE_FINAL_TYPE (BstQuantizedRow, bst_quantized_row, GTK_TYPE_BOX)

static void
bst_quantized_row_dispose (GObject *object)
{
  BstQuantizedRow *self = BST_QUANTIZED_ROW (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->record, bst_repository_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->online);
  g_clear_object (&self->settings);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (bst_quantized_row_parent_class)->dispose (object);
}

static void
bst_quantized_row_class_init (BstQuantizedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bst_quantized_row_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
bst_quantized_row_init (BstQuantizedRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "file-line");
}

/* The file that the user would take, or else the smallest model of them. */
static const BstWeightSet *
choose_set (GPtrArray *sets, const char *quantization)
{
  const BstWeightSet *set = quantization != NULL ? bst_weights_find_quantization (sets, quantization) : NULL;

  for (guint i = 0; set == NULL && i < sets->len; i++)
    {
      const BstWeightSet *other = g_ptr_array_index (sets, i);

      if (other->format == BST_WEIGHTS_GGUF && !other->is_projector)
        set = other;
    }
  return set;
}

static void
add_size (BstQuantizedRow *self, const char *name, gint64 bytes)
{
  GtkWidget *fit = bst_detail_fit_new (self->model, bytes, self->settings);
  g_autofree char *size = bst_format_bytes (bytes);
  g_autofree char *text = bst_format_parts ((const char *const[]) { name, size }, 2);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_halign (label, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->size), label);
  if (fit != NULL)
    {
      gtk_widget_set_halign (fit, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (self->size), fit);
    }
}

static void
show_sizes (BstQuantizedRow *self)
{
  g_autoptr (GPtrArray) sets = bst_weights_collect (self->record);
  g_autofree char *quantization = self->settings != NULL ? g_settings_get_string (self->settings, "quantization") : NULL;
  const BstWeightSet *set = choose_set (sets, quantization);
  guint n_files;
  gint64 size;

  if (set != NULL)
    {
      g_autofree char *name = set->quantization != NULL ? g_strdup (set->quantization) : bst_file_name_dup_shown (set->name);

      add_size (self, name, set->size);
      return;
    }
  size = bst_weights_get_size (sets, BST_WEIGHTS_SAFETENSORS, &n_files);
  add_size (self, NULL, n_files > 0 ? size : bst_repository_get_files_size (self->record));
}

static void show_size (BstQuantizedRow *self);

static void
look_cb (BstQuantizedRow *self)
{
  show_size (self);
}

static void
watch (BstQuantizedRow *self, BstLookState *look)
{
  if (!g_set_object (&self->look, look) || look == NULL)
    return;
  g_signal_connect_object (look, "changed", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
}

static void
bring_cb (BstQuantizedRow *self)
{
  BstLookState *look = bst_online_look_at_files (self->online, bst_entry_get_id (self->model), self->record->id);

  watch (self, look);
  show_size (self);
}

static void
add_button (BstQuantizedRow *self)
{
  GtkWidget *button;
  /* Translators: %s is the id of a repository. */
  g_autofree char *name = g_strdup_printf (_ ("Get the sizes of %s"), self->record->id);

  if (self->online == NULL || !bst_online_can_look (self->online))
    return;
  button = gtk_button_new_with_label (_ ("Get Sizes"));
  gtk_widget_add_css_class (button, "small-text-button");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (bring_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (self->size), button);
}

static void
add_trouble (BstQuantizedRow *self, const char *text)
{
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_set_halign (sign, GTK_ALIGN_END);
  gtk_widget_add_css_class (sign, "disagreement");
  bst_widget_set_tooltip (sign, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (self->size), sign);
}

static void
add_spinner (BstQuantizedRow *self)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_halign (spinner, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Fetching the list of files…"), -1);
  gtk_box_append (GTK_BOX (self->size), spinner);
}

/* The size where it is known, how it is being brought, or what would bring it. */
static void
show_size (BstQuantizedRow *self)
{
  GtkWidget *child;
  gboolean was_focused = gtk_widget_get_focus_child (self->size) != NULL;

  if (was_focused)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_BACKWARD);
  while ((child = gtk_widget_get_first_child (self->size)) != NULL)
    gtk_box_remove (GTK_BOX (self->size), child);
  if (self->record->files != NULL)
    show_sizes (self);
  else if (self->look != NULL && bst_look_state_is_running (self->look))
    add_spinner (self);
  else
    {
      if (self->look != NULL && bst_look_state_get_error (self->look) != NULL)
        add_trouble (self, bst_look_state_get_error (self->look));
      add_button (self);
    }
}

/* The library has another dossier of the model: the sizes may have come. */
static void
loaded_cb (GObject *library, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstQuantizedRow) self = user_data;
  g_autoptr (BstDossier) dossier = bst_library_load_dossier_finish (BST_LIBRARY (library), result, NULL);
  BstRepository *record = dossier != NULL && self->record != NULL ? bst_dossier_find_derived (dossier, self->record->id) : NULL;

  if (record == NULL || record->files == NULL)
    return;
  bst_repository_unref (self->record);
  self->record = bst_repository_ref (record);
  show_size (self);
}

static void
dossier_cb (BstQuantizedRow *self, const char *id)
{
  if (self->model == NULL || self->record->files != NULL || g_ascii_strcasecmp (id, bst_entry_get_id (self->model)) != 0)
    return;
  bst_library_load_dossier_async (self->library, id, NULL, loaded_cb, g_object_ref (self));
}

static GtkWidget *
dim_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* Whether who uploads is verified the Hub does not say in these answers: what is known is
 * whether the owner is the model's own. */
static void
add_marks (BstQuantizedRow *self, GtkWidget *box)
{
  if (bst_repository_is_of_owner (self->record, bst_entry_get_id (self->model)))
    gtk_box_append (GTK_BOX (box), bst_badge_new (C_ ("badge", "Same owner"),
                                                  _ ("In the same account as the model itself."), BST_BADGE_ACCENT));
  if (self->record->gated == BST_GATED_AUTO || self->record->gated == BST_GATED_MANUAL)
    gtk_box_append (GTK_BOX (box), bst_badge_new (C_ ("badge", "Gated"), _ ("Access to the files has to be asked for on the Hub."),
                                                  BST_BADGE_WARNING));
  if (self->record->downloads >= 0)
    {
      g_autofree char *number = bst_format_number (self->record->downloads);
      g_autofree char *text = g_strdup_printf (ngettext ("%s download in 30 days", "%s downloads in 30 days",
                                                         (gulong) self->record->downloads),
                                               number);

      gtk_box_append (GTK_BOX (box), dim_new (text));
    }
}

static GtkWidget *
texts_new (BstQuantizedRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *marks = bst_wrap_box_new (6, 2);
  g_autofree char *endpoint = self->online != NULL ? bst_online_dup_endpoint (self->online) : NULL;
  g_autofree char *url = g_strdup_printf ("%s/%s", endpoint != NULL ? endpoint : BST_HUB_ENDPOINT, self->record->id);

  if (bst_repository_is_id (self->record->id))
    gtk_box_append (GTK_BOX (texts), bst_claim_link_new (self->record->id, url));
  add_marks (self, marks);
  gtk_box_append (GTK_BOX (texts), marks);
  gtk_widget_set_hexpand (texts, TRUE);
  return texts;
}

/**
 * bst_quantized_row_new:
 * @record: one of the derived of @subject's dossier
 *
 * Returns: (transfer floating): a row that brings its size when it is told to
 */
GtkWidget *
bst_quantized_row_new (const BstDetailContext *context, const BstDetailSubject *subject, const BstRepository *record)
{
  BstQuantizedRow *self = g_object_new (BST_TYPE_QUANTIZED_ROW, NULL);
  const BstRepository *own = context->library != NULL && record->files == NULL
                               ? bst_library_get_repository (context->library, record->id)
                               : NULL;

  self->model = g_object_ref (subject->entry);
  /* What is followed itself may have been asked for its files already. */
  self->record = bst_repository_ref (own != NULL && own->files != NULL ? own : record);
  self->library = context->library != NULL ? g_object_ref (context->library) : NULL;
  self->online = context->online != NULL ? g_object_ref (context->online) : NULL;
  self->settings = context->settings != NULL ? g_object_ref (context->settings) : NULL;
  self->size = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_valign (self->size, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), texts_new (self));
  gtk_box_append (GTK_BOX (self), self->size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, record->id, -1);
  if (self->online != NULL && bst_online_can_look (self->online))
    watch (self, bst_online_find_look_at_files (self->online, bst_entry_get_id (self->model), record->id));
  if (self->library != NULL)
    g_signal_connect_object (self->library, "dossier", G_CALLBACK (dossier_cb), self, G_CONNECT_SWAPPED);
  show_size (self);
  return GTK_WIDGET (self);
}
