/* The rows of the Hub's list that the models of the test hub come to. */
#pragma once

#include "../hub/catalogue.h"
#include "catalogue/listed.h"

G_BEGIN_DECLS

/* A row and the texts that it lends. */
typedef struct
{
  BstListed row;
  BstTestFacts facts;
  char bases[256];
  char languages[64];
} BstHubRow;

void bst_hub_row_init (BstHubRow *self, const BstTestCatalogue *catalogue, guint index);

G_END_DECLS
