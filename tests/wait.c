#include "wait.h"

/* @data: a GAsyncResult * that was NULL; what comes there is to be unreferenced */
void
test_got_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  g_assert_null (*place);
  *place = g_object_ref (result);
}

/* Returns: (transfer none): what test_got_result() was called with */
GAsyncResult *
test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return *result;
}

/* Drops a reference that has to be the last but for that of a thread which has done its
 * work: a GTask drops its own a moment after whoever waited has heard of the end. */
void
test_finalize (gpointer object)
{
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  while (g_atomic_pointer_get (&alive) != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}
