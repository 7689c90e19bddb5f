/* Numbers that look like chance and follow from a seed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint64 bst_test_mix (guint64 seed, guint64 value);
void bst_test_hex (guint64 seed, guint n_digits, char *out);

/* A reordering of 0 … count-1 within blocks, both ways in constant time and space. */
typedef struct
{
  guint64 count;
  guint64 block;
  guint64 multiplier;
  guint64 shift;
  guint64 inverse; /* of the multiplier, in a whole block */
  guint64 last_inverse; /* and in the block that is cut short */
} BstTestOrder;

void bst_test_order_init (BstTestOrder *self, guint64 count, guint64 block, guint64 seed);
guint64 bst_test_order_forth (const BstTestOrder *self, guint64 place);
guint64 bst_test_order_back (const BstTestOrder *self, guint64 place);

G_END_DECLS
