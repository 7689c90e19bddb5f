/* Made-up rows of the Hub's list, the same for the same number. */
#pragma once

#include "catalogue/listed.h"

G_BEGIN_DECLS

/* A row and the texts that it lends. */
typedef struct
{
  BstListed row;
  char id[128];
  char base[128];
} BstMadeRow;

void bst_made_row_init (BstMadeRow *self, guint index);

G_END_DECLS
