/* Markdown into blocks, by md4c. */
#pragma once

#include <gio/gio.h>

#include "card/builder.h"
#include "card/notes.h"

G_BEGIN_DECLS

gboolean bst_markdown_read (const char *text, gsize length, BstCardBuilder *builder, BstCardNotes *notes,
                            GCancellable *cancellable);

G_END_DECLS
