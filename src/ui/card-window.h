/* A model card in a window of its own, for reading it. */
#pragma once

#include <adwaita.h>

#include "card/reader.h"

G_BEGIN_DECLS

GtkWindow *bst_card_window_new (GtkWindow *parent, BstCardReader *reader, const char *name);

G_END_DECLS
