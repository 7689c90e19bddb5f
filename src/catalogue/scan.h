/* Finds a text among millions by looking at all of them, as fast as memory gives them. */
#pragma once

#include "catalogue/bits.h"
#include "catalogue/catalogue-private.h"

G_BEGIN_DECLS

void bst_scan_lines (const BstTexts *lines, const char *needle, BstBits *found, GCancellable *cancellable);
void bst_scan_ids (BstCatalogue *catalogue, const char *needle, BstBits *found, GCancellable *cancellable);

G_END_DECLS
