/* The ids of the guide's entries that the Hub has. */
#pragma once

#include <glib.h>

GPtrArray *guide_dup_ids (void);
