/* How to take a model elsewhere: commands, a snippet of code, addresses. */
#pragma once

#include "core/entry.h"

G_BEGIN_DECLS

typedef enum
{
  BST_HANDOFF_ID,
  BST_HANDOFF_DOWNLOAD,
  BST_HANDOFF_OLLAMA,
  BST_HANDOFF_LLAMA_CPP,
  BST_HANDOFF_TRANSFORMERS,
  BST_HANDOFF_MODELSCOPE,
  BST_HANDOFF_GIT,
} BstHandoffKind;

#define BST_N_HANDOFFS 7

const char *bst_handoff_kind_to_string (BstHandoffKind kind);
const char *bst_handoff_kind_get_label (BstHandoffKind kind);
gboolean bst_handoff_kind_from_string (const char *string, BstHandoffKind *kind);

char *bst_handoff_dup_text (BstHandoffKind kind, BstEntry *entry, const char *endpoint, const char *quantization);
char *bst_handoff_dup_page (BstEntry *entry, const char *endpoint);
const char *bst_handoff_get_modelscope (BstEntry *entry);
char *bst_handoff_dup_modelscope (BstEntry *entry, gboolean *is_search);

/* handoff-python.c */
char *bst_handoff_dup_snippet (BstEntry *entry);

G_END_DECLS
