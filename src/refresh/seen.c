/* A Bloom filter: of three million ids, one in seventy that are new is taken for one that
 * is not. A page has a thousand, and all of them are looked at. */
#include "config.h"

#include "refresh/seen.h"

#define BITS (1u << 25)
#define PROBES 3

struct _BstSeen
{
  guint8 bits[BITS / 8];
};

BstSeen *
bst_seen_new (void)
{
  return g_new0 (BstSeen, 1);
}

void
bst_seen_free (BstSeen *self)
{
  g_free (self);
}

/* FNV-1a, in which the case of letters makes no difference. */
static guint64
hash (const char *id)
{
  guint64 value = 14695981039346656037u;

  for (const char *p = id; *p != '\0'; p++)
    value = (value ^ (guchar) g_ascii_tolower (*p)) * 1099511628211u;
  /* Its high bits are better than its low ones. */
  value ^= value >> 32;
  value *= 0x9e3779b97f4a7c15u;
  return value ^ (value >> 29);
}

/* Returns: whether @id is new. */
gboolean
bst_seen_add (BstSeen *self, const char *id)
{
  guint64 value = hash (id);
  guint32 place = (guint32) value, step = (guint32) (value >> 32) | 1;
  gboolean is_new = FALSE;

  for (guint i = 0; i < PROBES; i++, place += step)
    {
      guint32 bit = place % BITS;
      guint8 mask = (guint8) (1u << (bit % 8));

      is_new |= (self->bits[bit / 8] & mask) == 0;
      self->bits[bit / 8] |= mask;
    }
  return is_new;
}
