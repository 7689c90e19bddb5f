/* How a catalogue lies on the disk; between the files of the catalogue alone.
 *
 * A header, then a table of sections, then the sections. Each section is an array of one
 * type that begins at a multiple of BST_CATALOGUE_ALIGNMENT. Numbers are in the order of
 * bytes of the machine that wrote them: the file is a cache, and never leaves it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BST_CATALOGUE_MAGIC "BSTLIST\n"
#define BST_CATALOGUE_VERSION 1
#define BST_CATALOGUE_BYTE_ORDER 0x01020304
#define BST_CATALOGUE_ALIGNMENT 64

/* Seconds. */
#define BST_CATALOGUE_DAY (24 * 60 * 60)

/* Stands for a number that is not known. */
#define BST_CATALOGUE_UNKNOWN G_MAXUINT32

/* What a row has a number for, and a dictionary has the text. Number 0 is no text. */
typedef enum
{
  BST_DICTIONARY_AUTHOR,
  BST_DICTIONARY_TASK,
  BST_DICTIONARY_LIBRARY,
  BST_DICTIONARY_LICENSE, /* the Hub's identifier, and behind a tab the name for "other" */
  BST_DICTIONARY_LANGUAGES,
  BST_DICTIONARY_BASES,
  BST_DICTIONARY_ENDPOINT,
} BstDictionary;

#define BST_N_DICTIONARIES 7

typedef enum
{
  /* A text of all ids, each ended by a NUL, and where each begins, and the end. */
  BST_SECTION_IDS, /* char */
  BST_SECTION_ID_OFFSETS, /* guint32[n_rows + 1] */

  /* As bst_fold_compact() makes them of the ids, each ended by a line feed. */
  BST_SECTION_KEYS, /* char */
  BST_SECTION_KEY_OFFSETS, /* guint32[n_rows + 1] */

  /* A number for each row, rows in the order of downloads. */
  BST_SECTION_PARAMETERS, /* gint64, -1 where they are unknown */
  BST_SECTION_DOWNLOADS, /* guint32, as all that follow: BST_CATALOGUE_UNKNOWN */
  BST_SECTION_LIKES,
  BST_SECTION_CONTEXT,
  BST_SECTION_CREATED,
  BST_SECTION_MODIFIED,
  BST_SECTION_FETCHED,
  BST_SECTION_PASS,
  BST_SECTION_FLAGS, /* guint32: see bst_catalogue_pack_flags() */

  /* All rows in another order. */
  BST_SECTION_BY_NAME, /* guint32: as bst_name_collate() has names, then by date, then id */
  BST_SECTION_BY_DATE, /* guint32: the newest day first, then by name and id: how ties are broken */
  BST_SECTION_BY_PARAMETERS, /* guint32: the most first, those that are unknown last, then by date */
  BST_SECTION_BY_HASH, /* guint32: by bst_catalogue_hash() of the id */

  /* The authors' names, as the keys are made of ids. */
  BST_SECTION_AUTHOR_KEYS, /* char */
  BST_SECTION_AUTHOR_KEY_OFFSETS, /* guint32[n_authors + 1] */

  /* For each dictionary its number of each row, its text, and where each begins. */
  BST_SECTION_WORD, /* guint32 */
  BST_SECTION_TEXT = BST_SECTION_WORD + BST_N_DICTIONARIES, /* char, each ended by a NUL */
  BST_SECTION_TEXT_OFFSETS = BST_SECTION_TEXT + BST_N_DICTIONARIES, /* guint32[n + 1] */

  BST_N_SECTIONS = BST_SECTION_TEXT_OFFSETS + BST_N_DICTIONARIES,
} BstSection;

typedef struct
{
  guint64 offset; /* from the beginning of the file */
  guint64 size; /* bytes */
} BstExtent;

typedef struct
{
  char magic[8];
  guint32 version;
  guint32 byte_order;
  guint64 stamp; /* tells one file from another */
  guint64 size; /* of the file */
  guint32 n_rows;
  guint32 n_sections;
  guint64 checksum; /* of all this, with 0 in its place, and of the table */
  BstExtent sections[BST_N_SECTIONS];
} BstHeader;

/* In the flags of a row. */
#define BST_FLAGS_GATED(flags) ((BstGated) ((flags) &0xf))
#define BST_FLAGS_RELATION(flags) ((BstRelation) (((flags) >> 4) & 0xf))
#define BST_FLAGS_PRESENCE(flags) ((BstPresence) (((flags) >> 8) & 0xf))

guint32 bst_catalogue_pack_flags (guint gated, guint relation, guint presence);
guint32 bst_catalogue_hash (const char *id);
guint64 bst_catalogue_checksum (const BstHeader *header);
gsize bst_catalogue_get_width (BstSection section);

G_END_DECLS
