/* Records and folders to test the library with, and its calls made to wait. */
#pragma once

#include "library/library.h"

G_BEGIN_DECLS

#define FALCON "tiiuae/falcon-7b"

/* Two folders that are gone at the end. */
typedef struct
{
  char *root;
  char *cache;
  char *data;
} Home;

Home *home_new (void);
void home_free (Home *self);
BstLibrary *home_open (Home *self);
char *home_hub_file (Home *self);
char *home_library_file (Home *self);

void assert_no_problems (BstLibrary *library);

/* A record of @id whose figures all follow from @n. */
BstRepository *make_record (const char *id, gint64 n);

/* A dossier of @id whose texts all follow from @n. */
BstDossier *make_dossier (const char *id, gint64 n);
BstDossier *load_dossier (BstLibrary *library, const char *id, GError **error);
GPtrArray *save_dossier (BstLibrary *library, const BstDossier *dossier, GError **error);

GPtrArray *save (BstLibrary *library, BstHarvest *harvest, GError **error);
GPtrArray *save_one (BstLibrary *library, const BstRepository *record);
char **follow (BstLibrary *library, const char *id);
char **unfollow (BstLibrary *library, const char *id);
GPtrArray *get_changes (BstLibrary *library, gint64 since, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Home, home_free)

G_END_DECLS
