#include "config.h"

#include "numbers.h"

/* Primes over any block, so that each has an inverse in a block of every size. */
static const guint64 multipliers[] = { 4294967291u, 4294967279u, 4294967231u, 4294967197u,
                                       4294967189u, 4294967161u, 4294967143u, 2654435761u };

/* SplitMix64: the same on every machine, and every bit of the answer depends on every
 * bit of the question. */
guint64
bst_test_mix (guint64 seed, guint64 value)
{
  guint64 z = seed * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + value + 1;

  z *= G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * bst_test_hex:
 * @out: room for @n_digits and a zero
 */
void
bst_test_hex (guint64 seed, guint n_digits, char *out)
{
  guint64 bits = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (i % 16 == 0)
        bits = bst_test_mix (seed, i);
      out[i] = "0123456789abcdef"[bits & 15];
      bits >>= 4;
    }
  out[n_digits] = '\0';
}

/* What gives 1 when multiplied by a number, modulo a size. */
static guint64
invert (guint64 number, guint64 size)
{
  gint64 rest = (gint64) (number % size), old_rest = (gint64) size;
  gint64 factor = 1, old_factor = 0;

  while (rest != 0)
    {
      gint64 quotient = old_rest / rest, swap;

      swap = old_rest - quotient * rest;
      old_rest = rest;
      rest = swap;
      swap = old_factor - quotient * factor;
      old_factor = factor;
      factor = swap;
    }
  return (guint64) (old_factor < 0 ? old_factor + (gint64) size : old_factor) % size;
}

void
bst_test_order_init (BstTestOrder *self, guint64 count, guint64 block, guint64 seed)
{
  *self = (BstTestOrder) { .count = count, .block = CLAMP (block, 1, MAX (count, 1)) };
  self->multiplier = multipliers[bst_test_mix (seed, 1) % G_N_ELEMENTS (multipliers)];
  self->shift = bst_test_mix (seed, 2) >> 34;
  self->inverse = invert (self->multiplier, self->block);
  if (count % self->block != 0)
    self->last_inverse = invert (self->multiplier, count % self->block);
}

static guint64
size_of_block (const BstTestOrder *self, guint64 start)
{
  return MIN (self->block, self->count - start);
}

/* Where a place below the count goes. */
guint64
bst_test_order_forth (const BstTestOrder *self, guint64 place)
{
  guint64 start = place - place % self->block;
  guint64 size = size_of_block (self, start);

  return start + ((place - start) * (self->multiplier % size) + self->shift) % size;
}

/* Where it came from. */
guint64
bst_test_order_back (const BstTestOrder *self, guint64 place)
{
  guint64 start = place - place % self->block;
  guint64 size = size_of_block (self, start);
  guint64 inverse = size == self->block ? self->inverse : self->last_inverse;

  return start + ((place - start) + size - self->shift % size) % size * inverse % size;
}
