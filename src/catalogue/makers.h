/* The makers in a catalogue that the guide knows more of than the name. */
#pragma once

#include "catalogue/catalogue-private.h"
#include "core/guide.h"

G_BEGIN_DECLS

typedef struct
{
  guint author; /* the number in the catalogue */
  BstOrganization *organization;
} BstMaker;

GArray *bst_makers_new (BstCatalogue *catalogue, BstGuide *guide);

G_END_DECLS
