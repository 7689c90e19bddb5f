#include "config.h"

#include "library/database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "library/problem.h"

/* How long another program may hold a file, in milliseconds. */
static int patience = 5000;

/* For tests: before the first database is opened. */
void
bst_database_set_patience (int milliseconds)
{
  g_atomic_int_set (&patience, milliseconds);
}

/* @hurry: (nullable): has to stay until another is set; whoever cancels it does not wait
 * for other programs any longer, and gets what can be done at once */
void
bst_database_set_hurry (BstDatabase *self, GCancellable *hurry)
{
  self->hurry = hurry;
}

/* Returns: 0 where it is not to be tried again */
static int
wait_for_others (void *data, int n_tries)
{
  BstDatabase *self = data;
  gint64 now = g_get_monotonic_time ();

  if (n_tries == 0)
    self->waiting_since = now;
  if (g_cancellable_is_cancelled (self->hurry) || (now - self->waiting_since) / 1000 >= g_atomic_int_get (&patience))
    return 0;
  g_usleep (1000 * (gulong) MIN (n_tries + 1, 20));
  return 1;
}

/**
 * bst_database_new:
 * @folder: (nullable): where the file is, or is to be; %NULL for memory alone
 * @problems: (element-type BstProblem): to which problems are added
 *
 * Returns: (transfer full): a database that is not open yet
 */
BstDatabase *
bst_database_new (const BstSchema *schema, const char *folder, GPtrArray *problems)
{
  BstDatabase *self = g_new0 (BstDatabase, 1);

  self->schema = schema;
  self->folder = g_strdup (folder);
  self->path = folder != NULL ? g_build_filename (folder, schema->name, NULL) : NULL;
  self->problems = g_ptr_array_ref (problems);
  return self;
}

/* The inode of the file at the path, or 0. */
static guint64
look_inode (BstDatabase *self)
{
  GStatBuf status;

  return g_stat (self->path, &status) == 0 ? (guint64) status.st_ino : 0;
}

/* Whether the file at the path is no longer the one that is open. */
static gboolean
has_lost_file (BstDatabase *self)
{
  return self->db != NULL && self->path != NULL && !self->in_memory && look_inode (self) != self->inode;
}

static void
close_file (BstDatabase *self)
{
  /* A statement that was left open would keep the file open with it. */
  sqlite3_close_v2 (g_steal_pointer (&self->db));
}

void
bst_database_free (BstDatabase *self)
{
  close_file (self);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->message);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Whether there is a file that could be opened, or memory that was. */
gboolean
bst_database_is_there (BstDatabase *self)
{
  return self->db != NULL || (self->path != NULL && g_file_test (self->path, G_FILE_TEST_EXISTS));
}

/* Whether what is written outlives the program, as far as is known. Where there is to be
 * no file at all, nobody expects it to. */
gboolean
bst_database_is_kept (BstDatabase *self)
{
  return !self->in_memory || self->path == NULL;
}

/* Whether the disk had no room for the file when it was opened. */
gboolean
bst_database_lacks_room (BstDatabase *self)
{
  return self->lacks_room;
}

static void
add_problem (BstDatabase *self, BstProblemKind kind, const char *detail)
{
  /* A home that cannot be written is one problem, not one for each file. */
  for (guint i = 0; i < self->problems->len; i++)
    if (kind == BST_PROBLEM_UNWRITABLE && ((BstProblem *) g_ptr_array_index (self->problems, i))->kind == kind)
      return;
  g_ptr_array_add (self->problems, bst_problem_new (kind, self->path, detail, 0));
}

/**
 * bst_database_begin:
 *
 * Begins a piece of work that writes: nobody else writes until its end. Where somebody
 * deleted the file, or set it aside, the work is on the one that is there instead.
 */
void
bst_database_begin (BstDatabase *self)
{
  bst_database_run (self, "BEGIN IMMEDIATE");
  for (int i = 0; i < 3 && self->status == SQLITE_OK && has_lost_file (self); i++)
    {
      bst_database_roll_back (self);
      bst_database_open (self);
      bst_database_run (self, "BEGIN IMMEDIATE");
    }
}

static char *
make_damaged_name (BstDatabase *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *date = g_date_time_format (now, "%Y%m%d");
  char *name = g_strdup_printf ("%s.damaged-%s", self->path, date);

  for (int i = 2; g_file_test (name, G_FILE_TEST_EXISTS) || g_file_test (name, G_FILE_TEST_IS_SYMLINK); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.damaged-%s-%d", self->path, date, i);
    }
  return name;
}

static gboolean
rename_damaged (BstDatabase *self)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  static const char *const suffixes[] = { "-wal", "-shm" };

  /* Another program that found the same damage may have been quicker: what is there
   * now is its new file. */
  if (look_inode (self) != self->inode)
    return TRUE;
  name = make_damaged_name (self);
  if (g_rename (self->path, name) != 0)
    return FALSE;

  /* What belongs to the old file would spoil the new one. */
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (self->path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (name, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }
  shown = g_path_get_basename (name);
  add_problem (self, BST_PROBLEM_DAMAGED, shown);
  return TRUE;
}

/* Gives the file at the path another name. Programs do so one after the other. */
static gboolean
move_away (BstDatabase *self)
{
  int folder = g_open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean moved;

  if (folder < 0)
    return FALSE;
  moved = flock (folder, LOCK_EX) == 0 && rename_damaged (self);
  close (folder);
  return moved;
}

static void
use_memory (BstDatabase *self)
{
  close_file (self);
  bst_database_clear_status (self);
  self->in_memory = TRUE;
  bst_database_note (self, sqlite3_open_v2 (":memory:", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
}

static void
migrate (BstDatabase *self)
{
  g_autofree char *version = NULL;
  int from;

  bst_database_begin (self);
  /* Another program may have done it meanwhile. */
  from = (int) bst_database_get_number (self, "PRAGMA user_version");
  for (int i = from; i < self->schema->n_steps; i++)
    bst_database_run (self, self->schema->steps[i]);
  version = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;", MAX (from, self->schema->n_steps),
                             self->schema->application_id);
  bst_database_run (self, version);
  bst_database_commit (self);
  bst_database_roll_back (self);
}

/* SQLite does not wait of itself when two programs do this at once. */
static void
use_write_ahead_log (BstDatabase *self)
{
  for (int i = 0; i < 50; i++)
    {
      bst_database_run (self, "PRAGMA journal_mode = WAL");
      if (!bst_database_is_busy (self) || i == 49 || g_cancellable_is_cancelled (self->hurry))
        return;
      bst_database_clear_status (self);
      g_usleep (20000);
    }
}

typedef enum
{
  USABLE,
  NEWER,
  UNUSABLE, /* the status says why */
} Verdict;

/* Makes a file that has just been opened ready, and finds out whether it is ours. */
static Verdict
make_ready (BstDatabase *self)
{
  g_autofree char *synchronous = g_strdup_printf ("PRAGMA synchronous = %s", self->schema->synchronous);
  gint64 version, application_id, n_tables;

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_handler (self->db, wait_for_others, self);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  /* In one look: another program may be making the file at this moment. */
  bst_database_run (self, "BEGIN");
  version = bst_database_get_number (self, "PRAGMA user_version");
  application_id = bst_database_get_number (self, "PRAGMA application_id");
  n_tables = bst_database_get_number (self, "SELECT count(*) FROM sqlite_schema");
  bst_database_commit (self);
  bst_database_roll_back (self);
  if (self->status != SQLITE_OK)
    return UNUSABLE;
  if (version == 0 ? n_tables != 0 : application_id != self->schema->application_id)
    {
      bst_database_note (self, SQLITE_NOTADB);
      return UNUSABLE;
    }
  if (version > self->schema->n_steps)
    return NEWER;

  use_write_ahead_log (self);
  bst_database_run (self, synchronous);
  bst_database_run (self, "PRAGMA foreign_keys = ON");
  if (version < self->schema->n_steps)
    migrate (self);
  if (self->status != SQLITE_OK)
    return UNUSABLE;
  bst_database_run (self, self->schema->check);

  /* A table or column is not there: it says that it is ours, and is not. */
  if (self->status == SQLITE_ERROR)
    self->status = SQLITE_CORRUPT;
  return self->status == SQLITE_OK ? USABLE : UNUSABLE;
}

/* Returns: (transfer full): how to open the file for reading alone. Where it has a log, it
 * does not hold all that counts, and it may change at any moment. */
static char *
make_read_only_uri (BstDatabase *self)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", TRUE);
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);

  return g_strdup_printf ("file:%s?%s", escaped, g_file_test (log, G_FILE_TEST_EXISTS) ? "mode=ro" : "immutable=1");
}

/* What cannot be written can perhaps be read. */
static void
copy_into_memory (BstDatabase *self)
{
  g_autofree char *uri = make_read_only_uri (self);
  sqlite3 *from = NULL;
  sqlite3_backup *backup;

  use_memory (self);
  if (sqlite3_open_v2 (uri, &from, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    {
      backup = sqlite3_backup_init (self->db, "main", from, "main");
      if (backup != NULL)
        {
          sqlite3_backup_step (backup, -1);
          sqlite3_backup_finish (backup);
        }
    }
  sqlite3_close_v2 (from);
  if (make_ready (self) == USABLE)
    return;
  use_memory (self);
  make_ready (self);
}

static gboolean
is_regular_or_absent (BstDatabase *self)
{
  GStatBuf status;

  return g_stat (self->path, &status) != 0 || S_ISREG (status.st_mode);
}

/* Returns: whether the file can be used; else the status or a problem says why. */
static Verdict
open_file (BstDatabase *self)
{
  int status;

  bst_database_clear_status (self);
  if (!is_regular_or_absent (self))
    {
      self->inode = look_inode (self);
      bst_database_note (self, SQLITE_NOTADB);
      return UNUSABLE;
    }
  status = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  bst_database_note (self, status);
  self->inode = look_inode (self);
  return status == SQLITE_OK ? make_ready (self) : UNUSABLE;
}

/**
 * bst_database_open:
 *
 * Opens the file, and makes it where there is none. A damaged one is set aside; one
 * that is of no use otherwise is left, and memory serves in its place. One that somebody
 * holds is neither: the status says so, and the next call tries again.
 */
void
bst_database_open (BstDatabase *self)
{
  if (has_lost_file (self))
    close_file (self);
  if (self->db != NULL)
    return;
  if (self->path == NULL)
    {
      use_memory (self);
      make_ready (self);
      return;
    }
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      add_problem (self, BST_PROBLEM_UNWRITABLE, g_strerror (errno));
      use_memory (self);
      make_ready (self);
      return;
    }

  /* What was begun anew is opened once more, and no further. */
  for (int i = 0; i < 3; i++)
    {
      Verdict verdict = open_file (self);

      if (verdict == USABLE)
        return;
      if (verdict == NEWER)
        {
          add_problem (self, BST_PROBLEM_NEWER, NULL);
          use_memory (self);
          make_ready (self);
          return;
        }
      close_file (self);
      if (bst_database_is_busy (self))
        return;
      if (!bst_database_is_damaged (self) || !move_away (self))
        break;
    }
  self->lacks_room = (self->status & 0xff) == SQLITE_FULL;
  add_problem (self, BST_PROBLEM_UNWRITABLE, self->message);
  copy_into_memory (self);
}

/**
 * bst_database_set_aside:
 *
 * Puts a new file in the place of one that has turned out to be damaged.
 *
 * Returns: FALSE where nothing can be done about it
 */
gboolean
bst_database_set_aside (BstDatabase *self)
{
  if (self->in_memory)
    return FALSE;
  bst_database_roll_back (self);
  close_file (self);
  if (!move_away (self))
    {
      add_problem (self, BST_PROBLEM_UNWRITABLE, self->message);
      use_memory (self);
      make_ready (self);
      return TRUE;
    }
  bst_database_clear_status (self);
  bst_database_open (self);
  return TRUE;
}
