/* The rows that the listing keeps until the catalogue has them, in the order in which they
 * came. One that comes twice is there twice: writing the catalogue finds that, and an index
 * by id would make each page ten times as dear. */
#include "config.h"

#include "library/listing-private.h"

#define COLUMNS                                                                                               \
  "pass, id, endpoint, task, library_name, license, license_name, languages, base_models, downloads, likes, " \
  "created_at, last_modified, fetched_at, parameters, context, gated, relation, presence"

/* "stamp" is the catalogue's that was last seen to be in its place, and "coming" that of one
 * which was about to be; 0 is none. "is_ending" says that the pass under way ends with it.
 * "fetched_at" is when the last page came, and "is_set_back" that the clock said less than
 * before.
 *
 * "ended" of a whole pass is the number of the pass that last ended with its scope; 0 where
 * none did, or another whole one since. "unread" are models that the pass under way met and
 * could not read.
 *
 * A model without an endpoint has that of its pass, so a pass that was given up is kept as
 * long as its models are. Those columns that are words in other files are the numbers of
 * their enumerations. */
static const char *const steps[] = {
  "CREATE TABLE model ("
  "  number INTEGER PRIMARY KEY,"
  "  pass INTEGER NOT NULL,"
  "  id TEXT NOT NULL,"
  "  endpoint TEXT,"
  "  task TEXT,"
  "  library_name TEXT,"
  "  license TEXT,"
  "  license_name TEXT,"
  "  languages TEXT,"
  "  base_models TEXT,"
  "  downloads INTEGER,"
  "  likes INTEGER,"
  "  created_at INTEGER,"
  "  last_modified INTEGER,"
  "  fetched_at INTEGER,"
  "  parameters INTEGER,"
  "  context INTEGER,"
  "  gated INTEGER NOT NULL,"
  "  relation INTEGER NOT NULL,"
  "  presence INTEGER NOT NULL"
  ") STRICT;"
  "CREATE TABLE pass ("
  "  number INTEGER PRIMARY KEY,"
  "  state TEXT NOT NULL CHECK (state IN ('under-way', 'ended', 'given-up')),"
  "  kind TEXT NOT NULL CHECK (kind IN ('whole', 'changes')),"
  "  task TEXT,"
  "  top INTEGER NOT NULL,"
  "  endpoint TEXT NOT NULL,"
  "  next_link TEXT,"
  "  is_complete INTEGER NOT NULL,"
  "  started_at INTEGER NOT NULL,"
  "  n_rows INTEGER NOT NULL,"
  "  n_pages INTEGER NOT NULL,"
  "  since INTEGER NOT NULL,"
  "  newest INTEGER NOT NULL,"
  "  is_written INTEGER NOT NULL" /* the catalogue has models of it that the table has not */
  ") STRICT;"
  "CREATE TABLE state ("
  "  last_pass INTEGER NOT NULL,"
  "  stamp INTEGER NOT NULL,"
  "  coming INTEGER NOT NULL,"
  "  is_ending INTEGER NOT NULL,"
  "  fetched_at INTEGER NOT NULL,"
  "  is_set_back INTEGER NOT NULL"
  ") STRICT;"
  "INSERT INTO state VALUES (0, 0, 0, 0, -1, 0);",

  "ALTER TABLE pass ADD COLUMN n_models INTEGER NOT NULL DEFAULT -1;"
  "ALTER TABLE pass ADD COLUMN is_unsure INTEGER NOT NULL DEFAULT 0;"
  "ALTER TABLE pass ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;"
  "UPDATE pass SET ended = number WHERE state = 'ended';"
  "CREATE TABLE unread (id TEXT PRIMARY KEY COLLATE NOCASE) STRICT, WITHOUT ROWID;",
};

const BstSchema bst_listing_schema = {
  .name = "hub-list.db",
  .application_id = 0x4253746e, /* "BStn" */
  .synchronous = "NORMAL",
  .steps = steps,
  .n_steps = G_N_ELEMENTS (steps),
  .check = "SELECT model.number, model.pass, model.id, model.endpoint, model.task, library_name, license, license_name, languages, base_models,"
           "  downloads, likes, created_at, last_modified, model.fetched_at, parameters, context, gated, relation, presence,"
           "  pass.number, state, kind, pass.task, top, pass.endpoint, next_link, is_complete, started_at, n_rows, n_pages, since,"
           "  newest, is_written, n_models, is_unsure, ended, last_pass, stamp, coming, is_ending, state.fetched_at,"
           "  is_set_back, unread.id "
           "FROM model, pass, state, unread LIMIT 0",
};

/* A number below 0 is none. */
static void
bind_figure (BstDatabase *database, sqlite3_stmt *statement, int index, gint64 figure)
{
  if (figure >= 0)
    bst_database_bind_number (database, statement, index, figure);
  else
    bst_database_bind_text (database, statement, index, NULL);
}

static void
insert_row (BstListing *self, sqlite3_stmt *statement, const BstListed *row)
{
  const char *texts[] = { row->id, g_strcmp0 (row->endpoint, self->pass->endpoint) != 0 ? row->endpoint : NULL, row->task,
                          row->library_name, row->license, row->license_name, row->languages, row->base_models };
  const gint64 figures[] = { row->downloads, row->likes, row->created_at, row->last_modified, row->fetched_at, row->parameters,
                             row->context, row->gated, row->relation, row->presence };
  int column = 1;

  bst_database_bind_number (self->database, statement, column++, self->pass->number);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    bst_database_bind_text (self->database, statement, column++, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    bind_figure (self->database, statement, column++, figures[i]);
  bst_database_step (self->database, statement);
}

/* Adds those of @records that have the id of a repository; moves @to on by them. What is
 * still to come by the Hub's own clock is no moment up to which anything is known: all that
 * really changes until then would be passed over. */
static void
insert_records (BstListing *self, GPtrArray *records, gint64 date, BstPass *to, gint64 *fetched_at)
{
  sqlite3_stmt *statement = bst_database_prepare (self->database, "INSERT INTO model (" COLUMNS ") VALUES "
                                                                  "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  gint64 newest = -1;

  for (guint i = 0; i < records->len; i++)
    {
      const BstRepository *record = g_ptr_array_index (records, i);
      g_auto (BstListedTexts) texts = { NULL };
      BstListed row;

      if (!bst_repository_is_id (record->id))
        continue;
      bst_listed_read (&row, &texts, record);
      insert_row (self, statement, &row);
      if (date <= 0 || row.last_modified <= date)
        newest = MAX (newest, row.last_modified);
      *fetched_at = MAX (*fetched_at, row.fetched_at);
      to->n_rows++;
    }
  bst_database_finish (self->database, statement);
  if (to->n_pages == 0 && to->newest < 0)
    to->newest = newest;
}

/* Keeps when the newest page came, and whether that was earlier than the one before. */
static void
look_at_clock (BstListing *self, gint64 fetched_at)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE state SET is_set_back = is_set_back OR fetched_at > %" G_GINT64_FORMAT
                                          ", fetched_at = %" G_GINT64_FORMAT,
                                          fetched_at, fetched_at);

  if (fetched_at >= 0)
    bst_database_run (self->database, sql);
}

/**
 * bst_listing_add_page_with:
 * @records: (element-type BstRepository): the models of the page
 * @facts: what else is known of it
 * @next_link: (nullable): where the next page is; %NULL where the pass has come to its end
 *
 * Keeps a page of the pass under way: all of it and that it has come, or nothing.
 */
gboolean
bst_listing_add_page_with (BstListing *self, GPtrArray *records, const BstPageFacts *facts, const char *next_link,
                           GError **error)
{
  g_autoptr (BstPass) to = NULL;
  gint64 fetched_at = -1;

  if (self->pass == NULL)
    return bst_listing_fail_changed (self, error);
  if (!bst_listing_start (self, error))
    return FALSE;
  to = bst_pass_copy (self->pass);
  insert_records (self, records, facts->date, to, &fetched_at);
  look_at_clock (self, fetched_at);
  bst_listing_keep_unread (self, facts->unread);
  to->is_unsure |= facts->is_unsure;
  g_free (to->next_link);
  to->next_link = g_strdup (next_link);
  to->is_complete = next_link == NULL;
  to->n_pages++;
  if (!bst_listing_move_on (self, to))
    return bst_listing_fail_changed (self, error);
  return bst_listing_finish (self, error);
}

/* See bst_listing_add_page_with(), for a page of which nothing else is known. */
gboolean
bst_listing_add_page (BstListing *self, GPtrArray *records, const char *next_link, GError **error)
{
  static const BstPageFacts none = { NULL };

  return bst_listing_add_page_with (self, records, &none, next_link, error);
}

/* Returns: how many rows the catalogue has not got yet; one that came twice counts twice */
gint64
bst_listing_get_n_waiting (BstListing *self)
{
  bst_database_clear_status (self->database);
  /* They are numbered from 1, as they are only ever deleted all at once. */
  return MAX (bst_database_get_number (self->database, "SELECT coalesce (max (number), 0) FROM model"), 0);
}

/* Returns: (nullable): a statement whose rows are for bst_listing_read_row() */
sqlite3_stmt *
bst_listing_prepare_rows (BstListing *self)
{
  return bst_database_prepare (self->database, "SELECT model.pass, id, coalesce (model.endpoint, pass.endpoint), model.task, library_name, "
                                               "license, license_name, languages, base_models, downloads, likes, created_at, "
                                               "last_modified, fetched_at, parameters, context, gated, relation, presence "
                                               "FROM model LEFT JOIN pass ON pass.number = model.pass ORDER BY model.number");
}

/* A text that is none, in a file that anybody may have written, is unknown. */
static const char *
get_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL && g_utf8_validate (text, -1, NULL) ? text : NULL;
}

static gint64
get_figure (sqlite3_stmt *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_INTEGER ? MAX (sqlite3_column_int64 (statement, column), -1) : -1;
}

/* @row: (out): lends its texts until the next step. Returns: FALSE where it cannot be read */
gboolean
bst_listing_read_row (sqlite3_stmt *statement, BstListed *row)
{
  *row = (BstListed) {
    .pass = (guint) CLAMP (sqlite3_column_int64 (statement, 0), 0, G_MAXUINT),
    .id = get_text (statement, 1),
    .endpoint = get_text (statement, 2),
    .task = get_text (statement, 3),
    .library_name = get_text (statement, 4),
    .license = get_text (statement, 5),
    .license_name = get_text (statement, 6),
    .languages = get_text (statement, 7),
    .base_models = get_text (statement, 8),
    .downloads = get_figure (statement, 9),
    .likes = get_figure (statement, 10),
    .created_at = get_figure (statement, 11),
    .last_modified = get_figure (statement, 12),
    .fetched_at = get_figure (statement, 13),
    .parameters = get_figure (statement, 14),
    .context = get_figure (statement, 15),
    .gated = (BstGated) CLAMP (get_figure (statement, 16), 0, BST_N_GATED - 1),
    .relation = (BstRelation) CLAMP (get_figure (statement, 17), 0, BST_N_RELATIONS - 1),
    .presence = (BstPresence) CLAMP (get_figure (statement, 18), 0, BST_N_PRESENCES - 1),
  };
  return row->id != NULL && bst_repository_is_id (row->id);
}
