/* A set of rows: a bit for each. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  guint64 *words; /* those beyond the last row are 0 */
  guint n; /* rows */
} BstBits;

static inline gsize
bst_bits_get_n_words (const BstBits *self)
{
  return ((gsize) self->n + 63) / 64;
}

/* Sets @self to no row of @n; to be cleared. */
static inline void
bst_bits_init (BstBits *self, guint n)
{
  self->n = n;
  self->words = g_new0 (guint64, MAX (bst_bits_get_n_words (self), 1));
}

static inline void
bst_bits_clear (BstBits *self)
{
  g_clear_pointer (&self->words, g_free);
}

static inline gboolean
bst_bits_get (const BstBits *self, guint row)
{
  return (self->words[row / 64] >> (row % 64)) & 1;
}

static inline void
bst_bits_add (BstBits *self, guint row)
{
  self->words[row / 64] |= G_GUINT64_CONSTANT (1) << (row % 64);
}

static inline void
bst_bits_remove (BstBits *self, guint row)
{
  self->words[row / 64] &= ~(G_GUINT64_CONSTANT (1) << (row % 64));
}

/* Sets @self to all rows. */
static inline void
bst_bits_fill (BstBits *self)
{
  memset (self->words, 0xff, bst_bits_get_n_words (self) * sizeof *self->words);
  if (self->n % 64 != 0)
    self->words[self->n / 64] = (G_GUINT64_CONSTANT (1) << (self->n % 64)) - 1;
}

/* Leaves the rows that @other has, or has not. */
static inline void
bst_bits_meet (BstBits *self, const BstBits *other, gboolean has)
{
  for (gsize i = 0; i < bst_bits_get_n_words (self); i++)
    self->words[i] &= has ? other->words[i] : ~other->words[i];
}

static inline guint
bst_bits_count (const BstBits *self)
{
  guint n = 0;

  for (gsize i = 0; i < bst_bits_get_n_words (self); i++)
    n += (guint) __builtin_popcountll (self->words[i]);
  return n;
}

/* Finds the first row from @row on; returns FALSE where there is none. */
static inline gboolean
bst_bits_next (const BstBits *self, guint *row)
{
  gsize i = *row / 64;
  guint64 word;

  if (*row >= self->n)
    return FALSE;
  word = self->words[i] & (~G_GUINT64_CONSTANT (0) << (*row % 64));
  while (word == 0)
    {
      if (++i == bst_bits_get_n_words (self))
        return FALSE;
      word = self->words[i];
    }
  *row = (guint) (i * 64) + (guint) __builtin_ctzll (word);
  return TRUE;
}

/* Goes through all rows from the first on, a guint64 named @row for each; that one may be
 * removed meanwhile. Twice as fast as bst_bits_next() where there are many. */
#define BST_BITS_EACH(self, row)                                                                  \
  for (gsize row##_word = 0; row##_word < bst_bits_get_n_words (self); row##_word++)              \
    for (guint64 row##_rest = (self)->words[row##_word], row;                                     \
         row##_rest != 0 && (row = row##_word * 64 + (guint) __builtin_ctzll (row##_rest), TRUE); \
         row##_rest &= row##_rest - 1)

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstBits, bst_bits_clear)

G_END_DECLS
