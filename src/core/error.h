/* Errors of files, whose sentence is made where it is shown. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void bst_error_set (GError **error, GQuark domain, int code, const char *format, const char *first,
                    const char *second);
void bst_error_set_file (GError **error, GQuark domain, int code, const char *name, GError *cause);
void bst_error_set_cause (GError **error, GQuark domain, int code, GError *cause);
char *bst_error_dup_sentence (const GError *error);

G_END_DECLS
