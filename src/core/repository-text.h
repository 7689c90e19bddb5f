/* A record as text, in the form in which the library keeps it. */
#pragma once

#include "core/repository.h"

G_BEGIN_DECLS

typedef enum
{
  BST_REPOSITORY_TEXT_ERROR_CONTENT, /* no record: the message says what is wrong */
  BST_REPOSITORY_TEXT_ERROR_VERSION, /* written by a newer program */
} BstRepositoryTextError;

#define BST_REPOSITORY_TEXT_ERROR (bst_repository_text_error_quark ())
GQuark bst_repository_text_error_quark (void);

char *bst_repository_to_text (const BstRepository *self);
BstRepository *bst_repository_from_text (const char *text, gssize length, GError **error);

G_END_DECLS
