/* What a writer has collected; between the files of the writer alone. */
#pragma once

#include "catalogue/format.h"
#include "catalogue/writer.h"

G_BEGIN_DECLS

/* A row as it waits to be written. A number that is unknown, or that no column could
 * hold, is BST_CATALOGUE_UNKNOWN. */
typedef struct
{
  const char *id; /* in the writer's texts */
  gint64 parameters;
  guint32 downloads;
  guint32 likes;
  guint32 context;
  guint32 created;
  guint32 modified;
  guint32 fetched;
  guint32 pass;
  guint32 flags;
  guint32 words[BST_N_DICTIONARIES];
} BstStored;

/* The texts of one column, by number. */
typedef struct
{
  GHashTable *numbers; /* text → its number, for those after the first */
  GPtrArray *texts;
} BstWords;

struct _BstCatalogueWriter
{
  GArray *rows; /* BstStored, as they were added */
  GStringChunk *texts;
  BstWords words[BST_N_DICTIONARIES];
};

/* The rows in their orders. Each is an array of numbers; of rows in @order, and from
 * then on of places in that. */
typedef struct
{
  guint n;
  guint32 *order; /* which of the writer's rows comes first, second, … */
  guint32 *by_name;
  guint32 *by_date;
  guint32 *by_parameters;
  guint32 *by_hash;
} BstArrangement;

/* arrange.c */
void bst_arrangement_init (BstArrangement *self, BstCatalogueWriter *writer);
void bst_arrangement_clear (BstArrangement *self);
void bst_writer_sort_authors (BstCatalogueWriter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstArrangement, bst_arrangement_clear)

G_END_DECLS
