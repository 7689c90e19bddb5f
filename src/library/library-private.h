/* What the library is made of. Private to it. */
#pragma once

#include "core/guide.h"
#include "core/kinship.h"
#include "library/library.h"
#include "library/worker.h"

G_BEGIN_DECLS

struct _BstLibrary
{
  GObject parent_instance;

  BstGuide *guide;
  GPtrArray *base; /* BstEntry: the guide's, as it has them */
  GPtrArray *errors; /* GError: files of the guide that could not be read */
  GPtrArray *problems; /* BstProblem: what is wrong with what is kept */
  GStrv sentences; /* on both, in the language of the last call */

  GHashTable *in_guide; /* lower-case ids of base, old and new */
  GHashTable *records; /* lower-case id → BstRepository */
  GHashTable *renames; /* lower-case old id → new id */
  GPtrArray *choices; /* BstChoice, in the order of time */
  GHashTable *choice_by_id; /* lower-case id → BstChoice, borrowed from choices */

  GPtrArray *shown; /* BstEntry: as base, with what the Hub said */
  GHashTable *added; /* lower-case id → BstEntry that the guide does not have */
  GPtrArray *entries; /* BstEntry: shown, then those that are added */
  GHashTable *by_id; /* lower-case id → BstEntry, borrowed from entries */
  BstKinship *kinship; /* of the entries; NULL until somebody asks */

  char *cache_dir;
  BstCatalogueSearch *list; /* the Hub's own; NULL where it is not here */
  GArray *hidden; /* guint32: its rows of models that are among the entries */

  gboolean list_is_lost; /* its file was of no use, which was told */
  guint rest_source; /* gives back the memory of a search, some time after it */

  gboolean keeps_figures, keeps_choices;

  BstWorker *worker;
  guint64 revision;
};

/* library-hub.c */
void bst_library_take_holdings (BstLibrary *self, BstHoldings *holdings);
void bst_library_take_choices (BstLibrary *self, GPtrArray *choices);
char **bst_library_dup_chosen_ids (BstLibrary *self, const char *id);
void bst_library_take_record (BstLibrary *self, BstRepository *record);
void bst_library_take_name (BstLibrary *self, const char *from, const char *to);
const char *bst_library_resolve (BstLibrary *self, const char *id);
BstEntry *bst_library_make_entry (BstLibrary *self, BstEntry *base, const BstRepository *record);
void bst_library_arrange (BstLibrary *self);
gboolean bst_library_is_in_guide (BstLibrary *self, const char *id);
void bst_library_add_guide_ids (BstLibrary *self, const char *id, GStrvBuilder *ids);

/* library-inherit.c */
BstEntry *bst_library_take_inherited (BstLibrary *self, BstEntry *entry);
void bst_library_inherit (BstLibrary *self);
/* library-packed.c */
BstEntry *bst_library_add_base_parameters (BstLibrary *self, BstEntry *entry);
void bst_library_arrange_packed (BstLibrary *self);

/* library-list.c */
/* What one search works on, in any thread; all of it stays as it is. */
typedef struct
{
  BstQuery *query;
  GPtrArray *entries; /* BstEntry */
  BstCatalogueSearch *list; /* NULL where there is none */
  GArray *hidden; /* guint32: rows of models that are among the entries */
} BstQuestion;

BstQuestion *bst_question_new (BstLibrary *self, BstQuery *query);
void bst_question_free (BstQuestion *self);
guint bst_question_count (const BstQuestion *self, GCancellable *cancellable);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstQuestion, bst_question_free)

void bst_library_begin_list (BstLibrary *self, const char *cache_dir);
void bst_library_hide_rows (BstLibrary *self);
void bst_library_rest_later (BstLibrary *self);
BstEntry *bst_library_add_listed_figures (BstLibrary *self, BstEntry *entry);

/* library-shipped.c */
void bst_library_add_shipped (BstLibrary *self);

/* library.c */
void bst_library_add_problem (BstLibrary *self, const GError *error);
void bst_library_tell_problems (BstLibrary *self, GPtrArray *problems, gboolean aloud);
void bst_library_emit_changed (BstLibrary *self);
void bst_library_emit_dossier (BstLibrary *self, const char *id);

/* library-async.c */
/* What the store has to say after a piece of work. */
typedef struct
{
  GPtrArray *problems; /* BstProblem; NULL while the work is not done */
  gboolean keeps_figures, keeps_choices;
  BstHoldings *holdings; /* what could not be read at the start, and now can */
} BstStoreNews;

void bst_store_news_gather (BstStoreNews *self, BstStore *store, gboolean all_went_well);
void bst_store_news_clear (BstStoreNews *self);
void bst_library_take_news (BstLibrary *self, BstStoreNews *news);
void bst_library_word_error (GError *error);

G_END_DECLS
