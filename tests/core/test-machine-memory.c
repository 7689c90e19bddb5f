/* What a computer tells of its memory: of computers that are made up, in a folder each. */
#include "core/machine-memory.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MIB (G_GINT64_CONSTANT (1) << 20)
#define GIB (G_GINT64_CONSTANT (1) << 30)

#define MEMINFO "proc/meminfo"
#define VRAM "sys/class/drm/card0/device/mem_info_vram_total"
#define GTT "sys/class/drm/card0/device/mem_info_gtt_total"
#define VRAM_1 "sys/class/drm/card1/device/mem_info_vram_total"
#define GTT_1 "sys/class/drm/card1/device/mem_info_gtt_total"
#define TOOL "usr/bin/nvidia-smi"

/* Longer than any test: for what does answer. */
#define PATIENCE 600000

typedef struct
{
  char *root;
} Computer;

static void
set_up (Computer *self, gconstpointer data)
{
  self->root = g_dir_make_tmp ("bestiary-machine-XXXXXX", NULL);
  g_assert_nonnull (self->root);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Computer *self, gconstpointer data)
{
  remove_all (self->root);
  g_free (self->root);
}

/* Returns: (transfer full): the path of a file whose folder is there */
static char *
make_place (Computer *self, const char *name)
{
  char *path = g_build_filename (self->root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return path;
}

static void
put (Computer *self, const char *name, const char *text)
{
  g_autofree char *path = make_place (self, name);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_tool (Computer *self, const char *script)
{
  g_autofree char *path = make_place (self, TOOL);
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  put (self, TOOL, text);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static BstMachineMemory *
ask (Computer *self, guint patience, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  bst_machine_memory_read_async (self->root, patience, cancellable, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return bst_machine_memory_read_finish (result, error);
}

static void
expect (Computer *self, gint64 main, gint64 graphics, gboolean is_shared, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstMachineMemory) memory = ask (self, PATIENCE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (memory->main, ==, main);
  g_assert_cmpint (memory->graphics, ==, graphics);
  g_assert_cmpint (memory->is_shared, ==, is_shared);
  g_assert_cmpstr (memory->graphics_name, ==, name);
}

static void
test_nothing (Computer *self, gconstpointer data)
{
  expect (self, 0, 0, FALSE, NULL);
}

static void
test_main (Computer *self, gconstpointer data)
{
  put (self, MEMINFO, "MemTotal:       16270000 kB\nMemFree:          263240 kB\nMemAvailable: 1 kB\n");
  expect (self, G_GINT64_CONSTANT (16270000) * 1024, 0, FALSE, NULL);
}

static void
test_card (Computer *self, gconstpointer data)
{
  put (self, VRAM, "17163091968\n");
  put (self, GTT, "33554432000\n");
  expect (self, 0, G_GINT64_CONSTANT (17163091968), FALSE, NULL);
}

/* A processor with graphics sets half a GiB aside and borrows the rest. */
static void
test_shared (Computer *self, gconstpointer data)
{
  put (self, VRAM, "536870912\n");
  put (self, GTT, "16000000000\n");
  expect (self, 0, G_GINT64_CONSTANT (16536870912), TRUE, NULL);
}

/* The one beside a card counts for nothing. */
static void
test_card_and_shared (Computer *self, gconstpointer data)
{
  put (self, VRAM, "536870912\n");
  put (self, GTT, "64000000000\n");
  put (self, VRAM_1, "17163091968\n");
  put (self, GTT_1, "64000000000\n");
  put (self, "sys/class/drm/card1-HDMI-A-1/device/mem_info_vram_total", "17163091968\n");
  put (self, "sys/class/drm/version", "drm 1.1.0 20060810\n");
  put (self, "sys/class/drm/renderD128/device/mem_info_vram_total", "17163091968\n");
  expect (self, 0, G_GINT64_CONSTANT (17163091968), FALSE, NULL);
}

static void
test_two_cards (Computer *self, gconstpointer data)
{
  put (self, VRAM, "17163091968\n");
  put (self, VRAM_1, "17163091968\n");
  expect (self, 0, G_GINT64_CONSTANT (34326183936), FALSE, NULL);
}

static void
test_tool (Computer *self, gconstpointer data)
{
  put (self, MEMINFO, "MemTotal:       65536000 kB\n");
  put_tool (self, "test \"$*\" = '--query-gpu=memory.total,name --format=csv,noheader,nounits' && "
                  "echo '24564, NVIDIA GeForce RTX 4090'");
  expect (self, G_GINT64_CONSTANT (65536000) * 1024, 24564 * MIB, FALSE, "NVIDIA GeForce RTX 4090");
}

/* A model is spread over them, and no one name is that of all. */
static void
test_two_of_tool (Computer *self, gconstpointer data)
{
  put_tool (self, "echo '24564, NVIDIA GeForce RTX 4090'; echo '12282, NVIDIA GeForce RTX 4070'");
  expect (self, 0, (24564 + 12282) * MIB, FALSE, NULL);
}

/* A chip that shares the main memory has no number of its own. */
static void
test_tool_without_number (Computer *self, gconstpointer data)
{
  put_tool (self, "echo '[N/A], NVIDIA GB10'");
  expect (self, 0, 0, FALSE, NULL);
}

/* Where there are both, the larger counts, and the card that borrows not at all. */
static void
test_tool_and_card (Computer *self, gconstpointer data)
{
  put_tool (self, "echo '8188, NVIDIA GeForce RTX 4060'");
  put (self, VRAM, "17163091968\n");
  expect (self, 0, G_GINT64_CONSTANT (17163091968), FALSE, NULL);
  put (self, VRAM, "536870912\n");
  put (self, GTT, "64000000000\n");
  expect (self, 0, 8188 * MIB, FALSE, "NVIDIA GeForce RTX 4060");
}

static void
test_tool_fails (Computer *self, gconstpointer data)
{
  static const char *const scripts[] = {
    "exit 9",
    "echo 'NVIDIA-SMI has failed because it could not communicate with the NVIDIA driver.'",
    "echo '-1, X'; echo '0, X'; echo '99999999999999999999, X'; echo '1e9, X'; echo ', X'; echo ','; echo; printf '\\000'",
    "yes '24564, NVIDIA GeForce RTX 4090'",
    "yes | tr -d '\\n'",
    "cat /dev/zero",
    "kill -9 $$",
    "exec >&-",
  };

  put (self, MEMINFO, "MemTotal:       65536000 kB\n");
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      put_tool (self, scripts[i]);
      expect (self, G_GINT64_CONSTANT (65536000) * 1024, 0, FALSE, NULL);
    }
}

static void
test_names (Computer *self, gconstpointer data)
{
  put_tool (self, "printf '24564, a\\033[31mb\\n'");
  expect (self, 0, 24564 * MIB, FALSE, NULL);
  put_tool (self, "printf '24564, \\377\\n'");
  expect (self, 0, 24564 * MIB, FALSE, NULL);
  put_tool (self, "printf '24564, \\342\\200\\256\\n'");
  expect (self, 0, 24564 * MIB, FALSE, NULL);
  put_tool (self, "printf '24564, %0100d\\n' 1");
  expect (self, 0, 24564 * MIB, FALSE, NULL);
  put_tool (self, "echo 24564");
  expect (self, 0, 24564 * MIB, FALSE, NULL);
}

/* What cannot be started is as what is not there. */
static void
test_no_tool (Computer *self, gconstpointer data)
{
  g_autofree char *path = make_place (self, TOOL);

  put (self, TOOL, "#!/nonexistent/shell\n");
  expect (self, 0, 0, FALSE, NULL);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  expect (self, 0, 0, FALSE, NULL);
}

/* It never answers: what else was found comes all the same. */
static void
test_patience (Computer *self, gconstpointer data)
{
  g_autoptr (BstMachineMemory) memory = NULL;
  g_autoptr (GError) error = NULL;

  put (self, MEMINFO, "MemTotal:       65536000 kB\n");
  put_tool (self, "echo '24564, X'; exec sleep 3600");
  memory = ask (self, 50, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memory->main, ==, G_GINT64_CONSTANT (65536000) * 1024);
  g_assert_cmpint (memory->graphics, ==, 0);
}

static gboolean
cancel_when_it_runs (gpointer data)
{
  gpointer *both = data;

  if (!g_file_test (both[1], G_FILE_TEST_EXISTS))
    return G_SOURCE_CONTINUE;
  g_cancellable_cancel (both[0]);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Computer *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = make_place (self, "runs");
  g_autofree char *script = g_strdup_printf ("touch '%s'; exec sleep 3600", path);
  gpointer both[] = { cancellable, path };
  g_autoptr (GError) error = NULL;

  put_tool (self, script);
  g_timeout_add (5, cancel_when_it_runs, both);
  g_assert_null (ask (self, PATIENCE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (ask (self, PATIENCE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_hostile_files (Computer *self, gconstpointer data)
{
  static const char *const meminfos[] = {
    "",
    "\n",
    "MemTotal:",
    "MemTotal: kB\n",
    "MemTotal: -5 kB\n",
    "MemTotal: 0 kB\n",
    "MemTotal: 5\n",
    "MemTotal: 0x10 kB\n",
    "MemTotal: 99999999999999999999 kB\n",
    "MemTotal: 18446744073709551615 kB\n",
    "MemTotal: 5 kB kB\n",
    " MemTotal: 5 kB\n",
    "\xff\xfe",
    "MemTotal: 5 MB\n",
  };
  static const char *const sizes[] = { "", "-1", "many", "0", "99999999999999999999", "9223372036854775807", "17163091968 17163091968",
                                       "17163091968\n17163091968\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (meminfos); i++)
    {
      put (self, MEMINFO, meminfos[i]);
      expect (self, 0, 0, FALSE, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      put (self, VRAM, sizes[i]);
      put (self, GTT, sizes[i]);
      expect (self, 0, 0, FALSE, NULL);
    }
}

/* A file that never ends, a pipe that nobody writes to, a folder: none is waited for. */
static void
test_no_files (Computer *self, gconstpointer data)
{
  g_autofree char *meminfo = make_place (self, MEMINFO);
  g_autofree char *vram = make_place (self, VRAM);
  g_autofree char *other = make_place (self, VRAM_1);

  g_assert_cmpint (mkfifo (meminfo, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", vram), ==, 0);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  expect (self, 0, 0, FALSE, NULL);
}

static void
test_many_cards (Computer *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstMachineMemory) memory = NULL;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("sys/class/drm/card%d/device/mem_info_vram_total", i);

      put (self, name, "1000000000000000");
    }
  memory = ask (self, PATIENCE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (memory->graphics, ==, G_GINT64_CONSTANT (1) << 50);
}

/* This computer, whatever it is: what is told of it is possible. */
static void
test_this_computer (Computer *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BstMachineMemory) memory = NULL;
  g_autofree char *root = g_steal_pointer (&self->root);

  memory = ask (self, 50, NULL, &error);
  self->root = g_steal_pointer (&root);
  g_assert_no_error (error);
  g_assert_cmpint (memory->main, >=, 0);
  g_assert_cmpint (memory->main, <=, G_GINT64_CONSTANT (1) << 50);
}

#define ADD(name, function) g_test_add ("/core/machine-memory/" name, Computer, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing", test_nothing);
  ADD ("main", test_main);
  ADD ("card", test_card);
  ADD ("shared", test_shared);
  ADD ("card-and-shared", test_card_and_shared);
  ADD ("two-cards", test_two_cards);
  ADD ("tool", test_tool);
  ADD ("two-of-tool", test_two_of_tool);
  ADD ("tool-without-number", test_tool_without_number);
  ADD ("tool-and-card", test_tool_and_card);
  ADD ("tool-fails", test_tool_fails);
  ADD ("names", test_names);
  ADD ("no-tool", test_no_tool);
  ADD ("patience", test_patience);
  ADD ("cancelled", test_cancelled);
  ADD ("hostile-files", test_hostile_files);
  ADD ("no-files", test_no_files);
  ADD ("many-cards", test_many_cards);
  ADD ("this-computer", test_this_computer);
  return g_test_run ();
}
