/* The words of JSON, to the letter: strings, numbers and what stands alone. Between the
 * files of the reader alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of a text that has to be read as if it were another. */
typedef struct
{
  gsize start;
  gsize end;
  const char *text;
} BstJsonMend;

typedef struct
{
  const char *start;
  const char *at; /* what is next */
  const char *end;
  guint line;
  GArray *mends; /* BstJsonMend, in the order of their places */
} BstJsonScan;

static inline gboolean
bst_json_scan_at_end (const BstJsonScan *self)
{
  return self->at >= self->end;
}

/* Returns: the byte that is next, or 0 at the end */
static inline char
bst_json_scan_peek (const BstJsonScan *self)
{
  return bst_json_scan_at_end (self) ? '\0' : *self->at;
}

void bst_json_scan_space (BstJsonScan *self);
gboolean bst_json_scan_string (BstJsonScan *self, GString *text);
gboolean bst_json_scan_scalar (BstJsonScan *self, GString *text);

G_END_DECLS
