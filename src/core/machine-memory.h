/* How much memory this computer seems to have: a hint, and never more than that. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BstMachineMemory: what the system tells of its memory, in bytes; 0 for what it does not.
 */
typedef struct
{
  gint64 main; /* what the kernel has to give, a little less than what is built in */
  gint64 graphics; /* of all cards that a runtime would use together */
  gboolean is_shared; /* graphics is a part of main, which the card may borrow */
  char *graphics_name; /* of the card, as its driver calls it; NULL for unknown, or several */
} BstMachineMemory;

void bst_machine_memory_read_async (const char *root, guint patience, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
BstMachineMemory *bst_machine_memory_read_finish (GAsyncResult *result, GError **error);
void bst_machine_memory_free (BstMachineMemory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstMachineMemory, bst_machine_memory_free)

G_END_DECLS
