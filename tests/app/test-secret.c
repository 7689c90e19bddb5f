#include "config.h"

#include "app/secret.h"

#include "../wait.h"

/* Takes every question and answers none, as a keyring that waits for a password. */
static GDBusMessage *
swallow (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    {
      g_object_unref (message);
      return NULL;
    }
  return message;
}

/* Neither a person nor a test waits the twenty-five seconds of the bus. */
static void
test_silent (gconstpointer bus)
{
  g_autoptr (GDBusConnection) keyring = NULL;
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GAsyncResult) result = NULL, cancelled = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (bus == NULL)
    {
      g_test_skip ("needs dbus-daemon");
      return;
    }
  keyring = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address ((GTestDBus *) bus),
                                                    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                      G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                    NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (keyring, swallow, NULL, NULL);
  owned = g_dbus_connection_call_sync (keyring, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.freedesktop.secrets", 4),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  bst_secret_lookup_async ("https://huggingface.co", 200, NULL, test_got_result, &result);
  g_assert_null (bst_secret_lookup_finish (test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_clear_error (&error);

  bst_secret_lookup_async ("https://huggingface.co", 20000, cancellable, test_got_result, &cancelled);
  g_cancellable_cancel (cancellable);
  g_assert_null (bst_secret_lookup_finish (test_wait (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_assert_cmpint (g_get_monotonic_time () - start, <, 15 * G_TIME_SPAN_SECOND);
}

static void
test_no_keyring (void)
{
  g_autoptr (GAsyncResult) looked_up = NULL, stored = NULL;
  g_autoptr (GError) error = NULL;

  bst_secret_lookup_async ("https://huggingface.co", 20000, NULL, test_got_result, &looked_up);
  g_assert_null (bst_secret_lookup_finish (test_wait (&looked_up), &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  bst_secret_store_async ("https://huggingface.co", "hf_x", NULL, test_got_result, &stored);
  g_assert_false (bst_secret_store_finish (test_wait (&stored), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "HF_TOKEN"));
}

int
main (int argc, char **argv)
{
  /* Not freed: that would wait for libsecret, which still waits for the keyring. */
  static GTestDBus *bus;
  g_autofree char *daemon = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  daemon = g_find_program_in_path ("dbus-daemon");
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  if (daemon != NULL)
    {
      bus = g_test_dbus_new (G_TEST_DBUS_NONE);
      g_test_dbus_up (bus);
    }
  g_test_add_func ("/app/secret/no-keyring", test_no_keyring);
  g_test_add_data_func ("/app/secret/silent", bus, test_silent);
  status = g_test_run ();
  if (bus != NULL)
    g_test_dbus_stop (bus);
  return status;
}
