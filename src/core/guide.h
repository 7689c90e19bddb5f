/* The reader of the guide's files. */
#pragma once

#include "core/entry.h"
#include "core/tree.h"

G_BEGIN_DECLS

typedef enum
{
  BST_GUIDE_ERROR_CONTENT, /* not a guide: the message names the line or member */
  BST_GUIDE_ERROR_SIZE, /* larger than any guide file may be */
} BstGuideError;

#define BST_GUIDE_ERROR (bst_guide_error_quark ())
GQuark bst_guide_error_quark (void);

/* A file larger than this is not read. */
#define BST_GUIDE_MAX_BYTES (16 * 1024 * 1024)

/**
 * BstGuide: what a set of guide files says. It grows file by file; a file that
 * cannot be read adds nothing and leaves the rest as it was.
 */
typedef struct _BstGuide BstGuide;

BstGuide *bst_guide_new (void);
void bst_guide_free (BstGuide *self);
gboolean bst_guide_add_licence (BstGuide *self, const char *name, GBytes *bytes, GError **error);
gboolean bst_guide_add (BstGuide *self, const char *name, GBytes *bytes, GError **error);
gboolean bst_guide_add_licence_tree (BstGuide *self, const char *name, BstTree *tree, GError **error);
gboolean bst_guide_add_tree (BstGuide *self, const char *name, BstTree *tree, GError **error);
gboolean bst_guide_add_file (BstGuide *self, GFile *file, GError **error);
GPtrArray *bst_guide_end (BstGuide *self);
BstEntry *bst_guide_find_entry (BstGuide *self, const char *id);
BstLicense *bst_guide_get_license (BstGuide *self, const char *id);
BstOrganization *bst_guide_get_organization (BstGuide *self, const char *id);
BstOrganization *bst_guide_find_organization (BstGuide *self, const char *name);
char **bst_guide_dup_maker_names (BstGuide *self);
GPtrArray *bst_guide_find_bynames (BstGuide *self, const char *id);
GPtrArray *bst_guide_dup_bynames (BstGuide *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstGuide, bst_guide_free)

G_END_DECLS
