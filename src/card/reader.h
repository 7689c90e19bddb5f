/* Reads a model card: the README of a repository in, blocks out. */
#pragma once

#include <gio/gio.h>

#include "card/block.h"

G_BEGIN_DECLS

/**
 * BstCardReader: reads a card in parts, so that its beginning is there at once however long
 * it is. Not to be used by two threads at the same time.
 */
typedef struct _BstCardReader BstCardReader;

BstCardReader *bst_card_reader_new (GBytes *bytes, const char *endpoint, const char *id);
BstCardReader *bst_card_reader_ref (BstCardReader *self);
void bst_card_reader_unref (BstCardReader *self);
GPtrArray *bst_card_reader_read (BstCardReader *self, GCancellable *cancellable);
gboolean bst_card_reader_is_cut (BstCardReader *self);
GPtrArray *bst_card_read_all (GBytes *bytes, const char *endpoint, const char *id, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstCardReader, bst_card_reader_unref)

G_END_DECLS
