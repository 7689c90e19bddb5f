/* HTML reduced to its text: nothing is run, nothing is loaded. */
#pragma once

#include "card/builder.h"

G_BEGIN_DECLS

/**
 * BstHtmlReader: reads HTML as it comes, in pieces that end anywhere.
 */
typedef struct _BstHtmlReader BstHtmlReader;

BstHtmlReader *bst_html_reader_new (BstCardBuilder *builder);
void bst_html_reader_free (BstHtmlReader *self);
void bst_html_reader_read (BstHtmlReader *self, const char *bytes, gsize length);
void bst_html_reader_end (BstHtmlReader *self);
gboolean bst_html_reader_is_hiding (BstHtmlReader *self);
void bst_html_reader_stop_hiding (BstHtmlReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHtmlReader, bst_html_reader_free)

G_END_DECLS
