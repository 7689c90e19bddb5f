#include "config.h"

#include "ui/chart-export.h"

#include "core/format.h"
#include "core/i18n.h"
#include "core/reason.h"
#include "ui/give-way.h"
#include "ui/models-window.h"

#define WIDTH 520
#define HEIGHT 700

#define LEAST_WIDTH 340
#define LEAST_HEIGHT 260

/* What title, legend and caption take of a figure beside the chart that a window has, about. */
#define AROUND 90

/* Milliseconds after a choice before it is drawn: who goes through a list with the arrows waits
 * for none of them. */
#define DELAY 80

typedef enum
{
  SIZE_WINDOW,
  SIZE_ARTICLE,
  SIZE_SLIDE,
  SIZE_SQUARE,
} Size;

static const struct
{
  int width, height;
} sizes[] = {
  [SIZE_WINDOW] = { 0, 0 },
  [SIZE_ARTICLE] = { 1200, 720 },
  [SIZE_SLIDE] = { 1600, 900 },
  [SIZE_SQUARE] = { 1080, 1080 },
};

typedef enum
{
  THEME_LIGHT,
  THEME_DARK,
  THEME_WINDOW,
} Theme;

struct _BstChartExport
{
  AdwWindow parent_instance;

  GtkWidget *cancel;
  GtkWidget *save;
  GtkSpinner *spinner;
  GtkWidget *error_bar;
  GtkLabel *error;
  GtkPicture *preview;
  GtkLabel *figures;
  AdwComboRow *format_row;
  AdwComboRow *size_row;
  AdwComboRow *scale_row;
  AdwComboRow *theme_row;

  BstChartShot *shot;
  char *name; /* what the chart is called */
  int width, height; /* of the chart in the window */
  GCancellable *drawing; /* of the preview that is being drawn; NULL for none */
  guint draw_source; /* what draws the next; 0 for none */
  GCancellable *writing; /* NULL while nothing is written */
  GFile *file; /* that is written */
  GtkFileChooserNative *chooser; /* NULL unless it is open */
};

G_DEFINE_FINAL_TYPE (BstChartExport, bst_chart_export, ADW_TYPE_WINDOW)

static guint saved_signal;

/* Where the last file went: the next one probably goes there too. */
static GFile *last_folder;

static BstChartFileFormat
get_format (BstChartExport *self)
{
  return (BstChartFileFormat) MIN (adw_combo_row_get_selected (self->format_row), BST_N_CHART_FILE_FORMATS - 1);
}

static gboolean
is_dark (BstChartExport *self)
{
  switch ((Theme) adw_combo_row_get_selected (self->theme_row))
    {
    case THEME_WINDOW:
      return adw_style_manager_get_dark (adw_style_manager_get_default ());
    case THEME_DARK:
      return TRUE;
    case THEME_LIGHT:
    default:
      return FALSE;
    }
}

static void
get_look (BstChartExport *self, BstChartLook *look)
{
  guint size = MIN (adw_combo_row_get_selected (self->size_row), G_N_ELEMENTS (sizes) - 1);
  gboolean is_window = size == SIZE_WINDOW;

  look->width = is_window ? self->width : sizes[size].width;
  look->height = is_window ? self->height + AROUND : sizes[size].height;
  /* Its rows say how high it is. */
  if (bst_chart_shot_get_kind (self->shot) == BST_CHART_RANKING)
    look->height = 0;
  look->scale = MIN (adw_combo_row_get_selected (self->scale_row), 2) + 1;
  look->dark = is_dark (self);
  look->high_contrast = adw_combo_row_get_selected (self->theme_row) == THEME_WINDOW &&
                        adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/* What the file will be, in figures. */
static void
show_size (BstChartExport *self, double width, double height)
{
  guint scale = get_format (self) == BST_CHART_FILE_PNG ? MIN (adw_combo_row_get_selected (self->scale_row), 2) + 1 : 1;
  /* Translators: the width and the height of a picture. */
  g_autofree char *text = g_strdup_printf (_ ("%1$d × %2$d pixels"), (int) (width * scale), (int) (height * scale));

  gtk_label_set_label (self->figures, text);
}

static void
show_rows (BstChartExport *self)
{
  guint n = g_list_model_get_n_items (bst_chart_shot_get_models (self->shot));
  g_autofree char *number = bst_format_number (n);
  /* Translators: %s is a number, such as “3,031,000”. */
  g_autofree char *text = g_strdup_printf (ngettext ("%s row: all models of the list, with all their figures",
                                                     "%s rows: all models of the list, with all their figures", n),
                                           number);

  gtk_label_set_label (self->figures, text);
}

static void
stop_drawing (BstChartExport *self)
{
  g_clear_handle_id (&self->draw_source, g_source_remove);
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstChartExport) self = user_data;
  g_autoptr (BstPicture) drawn = bst_chart_shot_draw_finish (result, NULL);

  if (drawn == NULL || g_task_get_cancellable (G_TASK (result)) != self->drawing)
    return;
  g_clear_object (&self->drawing);
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (drawn->texture));
  show_size (self, drawn->width, drawn->height);
}

static gboolean
draw_cb (gpointer user_data)
{
  BstChartExport *self = user_data;
  BstChartLook look;

  self->draw_source = 0;
  get_look (self, &look);
  look.scale = MAX (1, MIN (gtk_widget_get_scale_factor (GTK_WIDGET (self)), 2));
  self->drawing = g_cancellable_new ();
  bst_chart_shot_draw_async (self->shot, &look, BST_PICTURE_TEXTURE, self->drawing, drawn_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
hide_error (BstChartExport *self)
{
  gtk_widget_set_visible (self->error_bar, FALSE);
}

/* Something else is chosen: what does not concern it goes, and it is drawn anew. */
static void
changed_cb (BstChartExport *self)
{
  BstChartFileFormat format = get_format (self);
  gboolean is_picture = format != BST_CHART_FILE_CSV;

  if (self->shot == NULL)
    return;
  hide_error (self);
  stop_drawing (self);
  gtk_widget_set_visible (GTK_WIDGET (self->size_row), is_picture);
  gtk_widget_set_visible (GTK_WIDGET (self->scale_row), format == BST_CHART_FILE_PNG);
  gtk_widget_set_visible (GTK_WIDGET (self->theme_row), is_picture);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), is_picture);
  if (is_picture)
    self->draw_source = g_timeout_add (gtk_picture_get_paintable (self->preview) != NULL ? DELAY : 0, draw_cb, self);
  else
    show_rows (self);
}

static void
set_busy (BstChartExport *self, gboolean is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", !is_busy);
}

/* @error: what kept the file from being written; what to do is said with it */
static void
show_error (BstChartExport *self, const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (self->file);
  /* Translators: %1$s is the name of a file with its folders, %2$s a sentence that says what was wrong. */
  g_autofree char *text = g_strdup_printf (_ ("“%1$s” could not be saved: %2$s. Choose another folder, or make room there."),
                                           name, bst_reason_of_error (error));

  gtk_label_set_label (self->error, text);
  gtk_widget_set_visible (self->error_bar, TRUE);
  gtk_widget_grab_focus (self->save);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BstChartExport) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_written = bst_chart_file_write_finish (result, &error);

  g_clear_object (&self->writing);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (!is_written)
    {
      show_error (self, error);
      return;
    }
  g_signal_emit (self, saved_signal, 0, self->file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
write_file (BstChartExport *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  BstChartLook look;

  get_look (self, &look);
  g_set_object (&self->file, file);
  g_clear_object (&last_folder);
  last_folder = g_file_get_parent (file);
  self->writing = g_cancellable_new ();
  hide_error (self);
  set_busy (self, TRUE);
  /* Who types another end wants that. */
  bst_chart_file_write_async (self->shot, bst_chart_file_get_format (name, get_format (self)), &look, file,
                              self->writing, written_cb, g_object_ref (self));
}

static void
chosen_cb (BstChartExport *self, int response)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));

  gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    write_file (self, file);
}

/* Pictures go where a person has those; what is not there is left to GTK. */
static void
set_folder (BstChartExport *self)
{
  const char *path = g_get_user_special_dir (get_format (self) == BST_CHART_FILE_CSV ? G_USER_DIRECTORY_DOCUMENTS : G_USER_DIRECTORY_PICTURES);
  g_autoptr (GFile) folder = NULL;

  if (last_folder != NULL)
    folder = g_object_ref (last_folder);
  else if (path != NULL)
    folder = g_file_new_for_path (path);
  if (folder != NULL && g_file_query_exists (folder, NULL))
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
}

static void
add_filter (BstChartExport *self)
{
  GtkFileFilter *filter = gtk_file_filter_new ();
  const char *suffix = bst_chart_file_get_suffix (get_format (self));

  gtk_file_filter_set_name (filter, gtk_string_object_get_string (adw_combo_row_get_selected_item (self->format_row)));
  gtk_file_filter_add_suffix (filter, suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_unref (filter);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  BstChartExport *self = BST_CHART_EXPORT (widget);
  g_autofree char *name = bst_chart_file_dup_name (self->name, get_format (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Export the Chart"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  set_folder (self);
  add_filter (self);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
bst_chart_export_dispose (GObject *object)
{
  BstChartExport *self = BST_CHART_EXPORT (object);

  stop_drawing (self);
  g_cancellable_cancel (self->writing);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->shot, bst_chart_shot_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), BST_TYPE_CHART_EXPORT);

  G_OBJECT_CLASS (bst_chart_export_parent_class)->dispose (object);
}

static void
bst_chart_export_class_init (BstChartExportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bst_chart_export_dispose;

  /* (GFile *file): the chart is in this file now. */
  saved_signal = g_signal_new ("saved", BST_TYPE_CHART_EXPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_FILE);

  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "export.save", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, BST_RESOURCE_PATH "/chart-export.ui");
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, cancel);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, save);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, spinner);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, error_bar);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, error);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, preview);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, figures);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, format_row);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, size_row);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, scale_row);
  gtk_widget_class_bind_template_child (widget_class, BstChartExport, theme_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
set_list (AdwComboRow *row, const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
bst_chart_export_init (BstChartExport *self)
{
  const char *const formats[] = { _ ("SVG, a drawing"), _ ("PNG, a picture"), _ ("CSV, a table"), NULL };
  const char *const scales[] = { "1×", "2×", "3×", NULL };
  const char *const themes[] = { C_ ("colors", "Light"), C_ ("colors", "Dark"), C_ ("colors", "As the window"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  bst_widget_give_way (self->cancel, BST_HEADER_LETTERS);
  bst_widget_give_way (self->save, BST_HEADER_LETTERS);
  set_list (self->format_row, formats);
  set_list (self->scale_row, scales);
  adw_combo_row_set_selected (self->scale_row, 1);
  set_list (self->theme_row, themes);
}

static void
set_sizes (BstChartExport *self)
{
  gboolean is_ranking = bst_chart_shot_get_kind (self->shot) == BST_CHART_RANKING;
  const char *const names[] = {
    C_ ("size", "As in the window"),
    is_ranking ? _ ("1200 wide, for an article") : _ ("1200 × 720, for an article"),
    is_ranking ? _ ("1600 wide, for a slide") : _ ("1600 × 900, for a slide"),
    is_ranking ? NULL : _ ("1080 × 1080, square"),
    NULL,
  };

  set_list (self->size_row, names);
}

/**
 * bst_chart_export_new:
 * @shot: (transfer none): what is to be saved
 * @name: what the chart is called, for the name of the file
 * @width: of the chart in the window
 * @height: likewise
 *
 * Returns: (transfer none): a dialog whose "saved" tells of the file; it closes itself then
 */
GtkWidget *
bst_chart_export_new (GtkWindow *parent, BstChartShot *shot, const char *name, int width, int height)
{
  BstChartExport *self = g_object_new (BST_TYPE_CHART_EXPORT, "transient-for", parent, NULL);

  bst_models_window_set_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  self->name = g_strdup (name);
  gtk_picture_set_alternative_text (self->preview, name);
  /* A chart that was never in sight has no size. */
  self->width = MAX (width, LEAST_WIDTH);
  self->height = MAX (height, LEAST_HEIGHT);
  self->shot = bst_chart_shot_ref (shot);
  set_sizes (self);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->format_row));
  return GTK_WIDGET (self);
}

/* Chooses a format, as a person would. */
void
bst_chart_export_set_format (BstChartExport *self, BstChartFileFormat format)
{
  adw_combo_row_set_selected (self->format_row, format);
}
