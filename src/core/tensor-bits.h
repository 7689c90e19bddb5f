/* How large the weights of a model are when they are quantized. */
#pragma once

#include "core/architecture.h"

G_BEGIN_DECLS

double bst_weights_get_bits (const BstArchitecture *architecture, gint64 parameters, const char *quantization);

G_END_DECLS
