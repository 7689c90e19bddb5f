/* Calls that end later, made to wait. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void test_got_result (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *test_wait (GAsyncResult **result);
void test_finalize (gpointer object);

G_END_DECLS
