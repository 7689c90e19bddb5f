/* Licences for a program to read. Private to core. */
#pragma once

#include <json-glib/json-glib.h>

#include "core/entry.h"

G_BEGIN_DECLS

void bst_json_add_inherited (JsonBuilder *builder, BstEntry *entry);
void bst_json_add_terms (JsonBuilder *builder, const char *member, const BstLicense *license);

G_END_DECLS
