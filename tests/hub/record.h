/* What was asked, the last ten thousand times. */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _BstTestRecord BstTestRecord;

BstTestRecord *bst_test_record_new (void);
void bst_test_record_free (BstTestRecord *self);
void bst_test_record_clear (BstTestRecord *self);

guint64 bst_test_record_add (BstTestRecord *self, SoupServerMessage *message, const char *origin, guint under_way);
void bst_test_record_answered (BstTestRecord *self, guint64 serial, guint status, const char *outcome);
void bst_test_record_write (BstTestRecord *self, GString *out);

G_END_DECLS
