/* The parts of the store. Private to it. */
#pragma once

#include "library/database.h"
#include "library/store.h"

G_BEGIN_DECLS

struct _BstStore
{
  BstDatabase *cache; /* hub.db: what can be fetched again */
  BstDatabase *user; /* library.db: what only the user has */
  GPtrArray *problems; /* BstProblem */
  gboolean is_unread; /* another program held a file when it was to be read */
};

/* store.c */
gboolean bst_store_is_fine (BstStore *self);
void bst_store_fail (BstDatabase *database, GError **error);

/* store-save.c */
void bst_store_save_answers (BstStore *self, BstHarvest *harvest, gint64 refresh, gint64 now, BstSaved *saved);

/* hub.db */
extern const BstSchema bst_cache_schema;
BstRepository *bst_cache_read (BstDatabase *cache, const char *id);
void bst_cache_read_all (BstDatabase *cache, GPtrArray *records, GPtrArray *problems);
void bst_cache_write (BstDatabase *cache, const BstRepository *record);
void bst_cache_touch (BstDatabase *cache, const BstRepository *record);
void bst_cache_rename (BstDatabase *cache, const char *from, const char *to);
char *bst_cache_resolve (BstDatabase *cache, const char *id);
GArray *bst_cache_read_renames (BstDatabase *cache);
BstDossier *bst_cache_find_dossier (BstDatabase *cache, const char *id, GError **error);
void bst_cache_write_dossier (BstDatabase *cache, const BstDossier *dossier);

/* library.db */
extern const BstSchema bst_user_schema;
GPtrArray *bst_user_read_choices (BstDatabase *user);
void bst_user_write_choice (BstDatabase *user, const BstChoice *choice);
void bst_user_forget_choice (BstDatabase *user, const char *id);
void bst_user_log (BstDatabase *user, gint64 refresh, const BstChange *change);
void bst_user_trim_log (BstDatabase *user);
GPtrArray *bst_user_read_log (BstDatabase *user, gint64 since, guint limit);

G_END_DECLS
