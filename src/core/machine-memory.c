/* Sources: proc(5), "MemTotal"; the kernel's documentation of amdgpu, "mem_info_vram_total"
 * and "mem_info_gtt_total", both in bytes; `nvidia-smi --help-query-gpu`, "memory.total". */
#include "config.h"

#include "core/machine-memory.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KIB G_GINT64_CONSTANT (1024)
#define MIB (1024 * KIB)
#define GIB (1024 * MIB)

/* More than any computer has: a driver that tells so much tells nothing. */
#define MOST (1024 * 1024 * GIB)

/* A card of its own that models are run on has more; less is what a processor with graphics
 * sets aside, and its models lie in what it borrows of the main memory. */
#define LEAST_OF_OWN (2 * GIB)

#define MAX_FILE 16384
#define MAX_OUTPUT 16384
#define MAX_CARDS 64
#define MAX_NAME 80 /* characters */

typedef struct
{
  char *root; /* NULL for this computer */
  guint patience;
  BstMachineMemory *memory;
  char *tool; /* NULL where it is not installed */
  GSubprocess *process;
  GCancellable *stop; /* ends the wait for the tool, whoever has had enough of it */
  gulong cancelled_id;
  guint timeout_id;
  char output[MAX_OUTPUT + 1];
} Reading;

void
bst_machine_memory_free (BstMachineMemory *self)
{
  g_free (self->graphics_name);
  g_free (self);
}

static void
reading_free (Reading *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->memory, bst_machine_memory_free);
  g_clear_object (&self->process);
  g_clear_object (&self->stop);
  g_free (self->root);
  g_free (self->tool);
  g_free (self);
}

/* Returns: (transfer full) (nullable): the beginning of a file that is one: what only looks
 *   like one may never end, or never begin */
static char *
read_file (const char *path)
{
  int file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  g_autofree char *text = NULL;
  struct stat status;
  gssize n = -1;

  if (file < 0)
    return NULL;
  if (fstat (file, &status) == 0 && S_ISREG (status.st_mode))
    {
      text = g_malloc0 (MAX_FILE + 1);
      do
        n = read (file, text, MAX_FILE);
      while (n < 0 && errno == EINTR);
    }
  close (file);
  return n > 0 ? g_steal_pointer (&text) : NULL;
}

/* @text: changed
 * @unit: bytes
 * Returns: bytes; 0 where @text is no size that a computer could have */
static gint64
parse_size (char *text, gint64 unit)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (g_strstrip (text), 10, 1, (guint64) (MOST / unit), &number, NULL))
    return 0;
  return (gint64) number * unit;
}

static gint64
read_size (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = read_file (path);

  return text != NULL ? parse_size (text, 1) : 0;
}

static gint64
read_main (const char *root)
{
  g_autofree char *path = g_build_filename (root, "proc", "meminfo", NULL);
  g_autofree char *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *size = lines[i] + strlen ("MemTotal:");

      if (g_str_has_prefix (lines[i], "MemTotal:") && g_str_has_suffix (size, " kB"))
        {
          size[strlen (size) - strlen (" kB")] = '\0';
          return parse_size (size, KIB);
        }
    }
  return 0;
}

/* "card0", but not "card0-HDMI-A-1", which is a socket of it. */
static gboolean
is_card (const char *name)
{
  return g_str_has_prefix (name, "card") && g_ascii_isdigit (name[4]) && name[4 + strspn (name + 4, "0123456789")] == '\0';
}

/* What amdgpu tells. A computer may have a card besides a processor with graphics: then the
 * card is what models run on. */
static void
read_cards (const char *root, BstMachineMemory *memory)
{
  g_autofree char *path = g_build_filename (root, "sys", "class", "drm", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  gint64 own = 0, borrowed = 0;
  const char *name;

  for (guint n = 0; folder != NULL && n < MAX_CARDS && (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *device = g_build_filename (path, name, "device", NULL);
      gint64 vram;

      if (!is_card (name))
        continue;
      n++;
      vram = read_size (device, "mem_info_vram_total");
      if (vram >= LEAST_OF_OWN)
        own = MIN (own + vram, MOST);
      else if (vram > 0)
        borrowed = MAX (borrowed, vram + read_size (device, "mem_info_gtt_total"));
    }
  memory->is_shared = own == 0 && borrowed > 0;
  memory->graphics = own > 0 ? own : MIN (borrowed, MOST);
}

static void
read_files (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *self = task_data;
  const char *root = self->root != NULL ? self->root : "/";

  self->memory->main = read_main (root);
  read_cards (root, self->memory);
  if (self->root == NULL)
    self->tool = g_find_program_in_path ("nvidia-smi");
  else
    self->tool = g_build_filename (self->root, "usr", "bin", "nvidia-smi", NULL);
  if (self->tool != NULL && !g_file_test (self->tool, G_FILE_TEST_IS_EXECUTABLE))
    g_clear_pointer (&self->tool, g_free);
  g_task_return_boolean (task, TRUE);
}

/* Returns: (transfer full) (nullable): a name that can be shown */
static char *
dup_name (char *text)
{
  g_strstrip (text);
  if (text[0] == '\0' || !g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MAX_NAME)
    return NULL;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isprint (g_utf8_get_char (at)))
      return NULL;
  return g_strdup (text);
}

/* A card a line: "24564, NVIDIA GeForce RTX 4090". A runtime spreads a model over them. What
 * has no number, as "[N/A]" of a chip that shares the main memory, is left out. */
static void
read_output (Reading *self)
{
  g_auto (GStrv) lines = g_strsplit (self->output, "\n", MAX_CARDS + 1);
  g_autofree char *name = NULL;
  gint64 sum = 0;
  guint n_cards = 0;

  for (guint i = 0; lines[i] != NULL && i < MAX_CARDS; i++)
    {
      char *comma = strchr (lines[i], ',');
      gint64 size;

      if (comma != NULL)
        *comma = '\0';
      size = parse_size (lines[i], MIB);
      if (size == 0)
        continue;
      sum = MIN (sum + size, MOST);
      g_clear_pointer (&name, g_free);
      if (n_cards++ == 0 && comma != NULL)
        name = dup_name (comma + 1);
    }
  if (sum == 0 || (!self->memory->is_shared && sum < self->memory->graphics))
    return;
  self->memory->graphics = sum;
  self->memory->is_shared = FALSE;
  self->memory->graphics_name = g_steal_pointer (&name);
}

static gboolean
timeout_cb (gpointer user_data)
{
  Reading *self = user_data;

  self->timeout_id = 0;
  g_cancellable_cancel (self->stop);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable, GCancellable *stop)
{
  g_cancellable_cancel (stop);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);
  gsize n = 0;
  gboolean is_read = g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n, NULL);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_cancellable_disconnect (g_task_get_cancellable (task), self->cancelled_id);
  /* It has said all, or has been listened to long enough. */
  g_subprocess_force_exit (self->process);
  self->output[n] = '\0';
  if (is_read && n < MAX_OUTPUT)
    read_output (self);
  g_task_return_pointer (task, g_steal_pointer (&self->memory), (GDestroyNotify) bst_machine_memory_free);
}

/* Returns: FALSE where it cannot be started */
static gboolean
ask_tool (GTask *task)
{
  Reading *self = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (self->tool != NULL)
    self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
                                      self->tool, "--query-gpu=memory.total,name", "--format=csv,noheader,nounits", NULL);
  if (self->process == NULL)
    return FALSE;
  self->stop = g_cancellable_new ();
  self->timeout_id = g_timeout_add (self->patience, timeout_cb, self);
  if (cancellable != NULL)
    self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), g_object_ref (self->stop),
                                                g_object_unref);
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (self->process), self->output, MAX_OUTPUT,
                                 G_PRIORITY_DEFAULT, self->stop, told_cb, g_object_ref (task));
  return TRUE;
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reading *self = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task) && !ask_tool (task))
    g_task_return_pointer (task, g_steal_pointer (&self->memory), (GDestroyNotify) bst_machine_memory_free);
}

/**
 * bst_machine_memory_read_async:
 * @root: (nullable): the folder that stands for "/", with /proc, /sys and /usr/bin in it;
 *   %NULL for this computer
 * @patience: milliseconds after which a tool that does not answer is not waited for
 *
 * Asks the kernel, amdgpu, and NVIDIA's own tool where that is installed. All of it may be
 * wrong, most of all where graphics and processor share one memory: it is to be offered and
 * never to be believed. Nothing waits for it; for the default main context alone.
 */
void
bst_machine_memory_read_async (const char *root, guint patience, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) files = NULL;
  Reading *self = g_new0 (Reading, 1);

  self->root = g_strdup (root);
  self->patience = patience;
  self->memory = g_new0 (BstMachineMemory, 1);
  g_task_set_source_tag (task, bst_machine_memory_read_async);
  g_task_set_task_data (task, self, (GDestroyNotify) reading_free);
  files = g_task_new (NULL, NULL, files_read_cb, g_object_ref (task));
  g_task_set_task_data (files, self, NULL);
  g_task_run_in_thread (files, read_files);
}

/* Returns: (transfer full): what was found, which may be nothing; %NULL where it was cancelled */
BstMachineMemory *
bst_machine_memory_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
