#include "config.h"

#include "ui/dossier-loader.h"

struct _BstDossierLoader
{
  BstLibrary *library;
  gulong changed; /* a handler of the library's */
  BstDossierFunc on_dossier;
  gpointer user_data;
  char *id; /* NULL where nothing is shown */
  GCancellable *cancellable; /* of what is being read; NULL for nothing */
};

static void
got_dossier (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstDossier) dossier = bst_library_load_dossier_finish (BST_LIBRARY (source), result, &error);
  BstDossierLoader *self = data;

  /* The loader may have gone, and another model is shown. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  /* Where the file cannot be used the library tells that, of all that it keeps there. */
  self->on_dossier (dossier, self->user_data);
}

static void
stop (BstDossierLoader *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
read_again (BstDossierLoader *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  bst_library_load_dossier_async (self->library, self->id, self->cancellable, got_dossier, self);
}

/* The library tells of a repository under the name that it has now. */
static void
dossier_cb (BstDossierLoader *self, const char *id)
{
  const BstRepository *record = self->id != NULL ? bst_library_get_repository (self->library, self->id) : NULL;

  if (self->id != NULL &&
      (g_ascii_strcasecmp (self->id, id) == 0 || (record != NULL && g_ascii_strcasecmp (record->id, id) == 0)))
    read_again (self);
}

/* Returns: (transfer full): which calls @on_dossier for as long as it is there */
BstDossierLoader *
bst_dossier_loader_new (BstLibrary *library, BstDossierFunc on_dossier, gpointer user_data)
{
  BstDossierLoader *self = g_new0 (BstDossierLoader, 1);

  self->library = g_object_ref (library);
  self->on_dossier = on_dossier;
  self->user_data = user_data;
  self->changed = g_signal_connect_swapped (library, "dossier", G_CALLBACK (dossier_cb), self);
  return self;
}

void
bst_dossier_loader_free (BstDossierLoader *self)
{
  stop (self);
  g_clear_signal_handler (&self->changed, self->library);
  g_object_unref (self->library);
  g_free (self->id);
  g_free (self);
}

/* @id: (nullable): the model that is shown now; what was asked for before is not told any more */
void
bst_dossier_loader_load (BstDossierLoader *self, const char *id)
{
  stop (self);
  g_free (self->id);
  self->id = g_strdup (id);
  if (id != NULL)
    read_again (self);
}
