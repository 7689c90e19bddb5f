/* A file that appears when it is whole, or not at all. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BstAtomicFile: a file that is written from its beginning to its end beside the one that it
 * will replace. The first error sticks: after it nothing more is written.
 */
typedef struct _BstAtomicFile BstAtomicFile;

BstAtomicFile *bst_atomic_file_new (const char *path);
void bst_atomic_file_free (BstAtomicFile *self);
guint64 bst_atomic_file_get_position (BstAtomicFile *self);
void bst_atomic_file_add (BstAtomicFile *self, gconstpointer bytes, gsize size);
void bst_atomic_file_align (BstAtomicFile *self, gsize alignment);
void bst_atomic_file_add_at (BstAtomicFile *self, guint64 position, gconstpointer bytes, gsize size);
gboolean bst_atomic_file_end (BstAtomicFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstAtomicFile, bst_atomic_file_free)

G_END_DECLS
