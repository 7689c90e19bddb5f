#include "config.h"

#include "app/secret.h"

#include "hub/address.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

/* The name is the same for the release and for .Devel: it is one person's token. */
static const SecretSchema schema = {
  "io.github.bestiary_app.Bestiary.Token",
  SECRET_SCHEMA_NONE,
  { { "endpoint", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

/* A look-up ends when the caller cancels it and when its time is up, whatever libsecret
 * is still waiting for: that does not always hear of it. */
typedef struct
{
  GCancellable *inner;
  GSource *timeout;
  GSource *cancelled; /* NULL where the caller cannot cancel */
  gboolean returned;
} LookUp;

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
look_up_free (LookUp *look_up)
{
  clear_source (&look_up->timeout);
  clear_source (&look_up->cancelled);
  g_clear_object (&look_up->inner);
  g_free (look_up);
}

/* @text: (nullable): NULL with an error, or where nothing is kept */
static void
return_text (GTask *task, const char *text, GError *error)
{
  LookUp *look_up = g_task_get_task_data (task);

  if (look_up->returned)
    {
      g_clear_error (&error);
      return;
    }
  look_up->returned = TRUE;
  clear_source (&look_up->timeout);
  clear_source (&look_up->cancelled);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_strdup (text), g_free);
}

static gboolean
time_is_up (gpointer user_data)
{
  LookUp *look_up = g_task_get_task_data (user_data);

  g_cancellable_cancel (look_up->inner);
  return_text (user_data, NULL, g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "the keyring does not answer"));
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  LookUp *look_up = g_task_get_task_data (user_data);
  GError *error = NULL;

  g_cancellable_cancel (look_up->inner);
  g_cancellable_set_error_if_cancelled (cancellable, &error);
  return_text (user_data, NULL, error);
  return G_SOURCE_REMOVE;
}

static void
retrieved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  SecretValue *value = secret_retrievable_retrieve_secret_finish (SECRET_RETRIEVABLE (source), result, &error);

  return_text (task, value != NULL ? secret_value_get_text (value) : NULL, error);
  g_clear_pointer (&value, secret_value_unref);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LookUp *look_up = g_task_get_task_data (task);
  GError *error = NULL;
  GList *found = secret_password_search_finish (result, &error);

  if (found == NULL)
    return_text (task, NULL, error);
  else
    secret_retrievable_retrieve_secret (found->data, look_up->inner, retrieved_cb, g_steal_pointer (&task));
  g_list_free_full (found, g_object_unref);
}

/**
 * bst_secret_lookup_async:
 * @timeout: in milliseconds
 *
 * Looks for the token that is kept for @endpoint. A keyring that is locked is left so:
 * nobody is asked for a password before there is a reason that they can see.
 */
void
bst_secret_lookup_async (const char *endpoint, guint timeout, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  LookUp *look_up = g_new0 (LookUp, 1);

  g_task_set_source_tag (task, bst_secret_lookup_async);
  g_task_set_task_data (task, look_up, (GDestroyNotify) look_up_free);
  look_up->inner = g_cancellable_new ();
  look_up->timeout = g_timeout_source_new (timeout);
  g_source_set_callback (look_up->timeout, time_is_up, g_object_ref (task), g_object_unref);
  g_source_attach (look_up->timeout, NULL);
  if (cancellable != NULL)
    {
      look_up->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (look_up->cancelled, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task), g_object_unref);
      g_source_attach (look_up->cancelled, NULL);
    }
  secret_password_search (&schema, SECRET_SEARCH_NONE, look_up->inner, searched_cb, task,
                          "endpoint", endpoint, NULL);
}

/* Returns: (transfer full) (nullable): the token; NULL without an error where none is kept */
char *
bst_secret_lookup_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
return_stored (GTask *task, GError *error)
{
  if (error == NULL)
    g_task_return_boolean (task, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      /* The bus's own words tell a person nothing. */
      g_debug ("keyring: %s", error->message);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                               _ ("No keyring could be used here. A token can also be set in HF_TOKEN, or kept by the Hub’s own tools."));
      g_error_free (error);
    }
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  secret_password_store_finish (result, &error);
  return_stored (task, error);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  /* FALSE without an error: nothing was kept, which is what is wanted */
  secret_password_clear_finish (result, &error);
  return_stored (task, error);
}

/* @token: (nullable): NULL to forget it. The keyring may ask to be unlocked. */
void
bst_secret_store_async (const char *endpoint, const char *token, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *host = bst_hub_endpoint_dup_host (endpoint);
  g_autofree char *label = NULL;

  g_task_set_source_tag (task, bst_secret_store_async);
  if (token == NULL)
    {
      secret_password_clear (&schema, cancellable, cleared_cb, task, "endpoint", endpoint, NULL);
      return;
    }
  /* Translators: what the keyring calls the token; %s is a host such as huggingface.co. */
  label = g_strdup_printf (_ ("Bestiary: access token for %s"), host);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, token, cancellable, stored_cb, task,
                         "endpoint", endpoint, NULL);
}

/* Returns: FALSE with a sentence where the keyring did not take it */
gboolean
bst_secret_store_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
