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
