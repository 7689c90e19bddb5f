/* One request over the wire, with its redirects, in the thread that calls. */
#pragma once

#include <libsoup/soup.h>

#include "hub/answer.h"
#include "hub/request.h"
#include "hub/settings.h"

G_BEGIN_DECLS

/* How it ended. Threads find no words: who asked puts the end into them. */
typedef enum
{
  BST_HUB_WIRE_ANSWERED,
  BST_HUB_WIRE_FAILED, /* with an error of GIO or libsoup */
  BST_HUB_WIRE_NO_ADDRESS, /* what was asked for is none */
  BST_HUB_WIRE_TOO_LARGE,
  BST_HUB_WIRE_LED_ASTRAY, /* to what cannot be followed */
  BST_HUB_WIRE_LED_INTO_THE_OPEN, /* from https to http */
  BST_HUB_WIRE_LED_ON, /* without end */
} BstHubWireEnd;

/**
 * BstHubWire:
 * @session: (transfer none): with what follows, has to live until the end
 * @life: set to the time of each sign of life, atomically; in milliseconds since @began
 */
typedef struct
{
  SoupSession *session;
  const BstHubSettings *settings;
  const BstHubRequest *request;
  GCancellable *cancellable;
  gint64 began;
  guint life;

  BstHubWireEnd end;
  BstHubAnswer *answer;
  GError *error;
  gboolean had_headers;
} BstHubWire;

void bst_hub_wire_send (BstHubWire *self);
void bst_hub_wire_clear (BstHubWire *self);

G_END_DECLS
