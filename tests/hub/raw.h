/* Bytes written past the HTTP server, where it would be too well-behaved. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BST_TEST_RAW_CLOSE,
  BST_TEST_RAW_RESET,
  BST_TEST_RAW_HOLD, /* until the other side closes */
} BstTestRawEnd;

typedef void (*BstTestRawDone) (gpointer user_data);

typedef struct
{
  GBytes *bytes;
  guint step; /* so many bytes at a time */
  guint pause; /* milliseconds between two steps */
  gsize undivided; /* the first bytes, which go at once */
  GBytes *filler; /* sent again and again after the bytes, or NULL */
  gint64 fill; /* so many bytes of it; below 0: for ever */
  GBytes *trailer; /* after the filler, or NULL */
  BstTestRawEnd end;
} BstTestRawPlan;

void bst_test_raw_send (GIOStream *stream, GSocket *socket, BstTestRawPlan *plan, BstTestRawDone done, gpointer user_data);

G_END_DECLS
