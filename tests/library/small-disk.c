#include "small-disk.h"

#include <glib/gstdio.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

static gboolean is_alone;

/* Has a disk of so many kilobytes be at home->cache. Returns: FALSE where that is not
 * allowed, which has been said */
gboolean
mount_disk (Home *home, guint kilobytes)
{
  g_autofree char *options = g_strdup_printf ("size=%uk,mode=0700", kilobytes);

  g_assert_cmpint (g_mkdir_with_parents (home->cache, 0700), ==, 0);
  if (is_alone && mount ("bestiary-test", home->cache, "tmpfs", 0, options) == 0)
    return TRUE;
  g_test_skip ("no disk can be mounted here");
  return FALSE;
}

void
unmount_disk (Home *home)
{
  g_assert_cmpint (umount2 (home->cache, MNT_DETACH), ==, 0);
}

/* Takes all room but @room bytes of it, and gives it back where there is more. */
void
leave_room (Home *home, gsize room)
{
  static const char block[4096];
  g_autofree char *path = g_build_filename (home->cache, "filler", NULL);
  struct statvfs disk;
  FILE *file;

  g_unlink (path);
  g_assert_cmpint (statvfs (home->cache, &disk), ==, 0);
  file = g_fopen (path, "wb");
  g_assert_nonnull (file);
  for (gsize left = disk.f_bavail * disk.f_bsize; left > room; left -= MIN (left, sizeof block))
    g_assert_cmpuint (fwrite (block, 1, sizeof block, file), ==, sizeof block);
  g_assert_cmpint (fclose (file), ==, 0);
}

static gboolean
write_to (const char *path, const char *text)
{
  FILE *file = g_fopen (path, "w");
  gboolean done = file != NULL && fputs (text, file) >= 0;

  return file != NULL && fclose (file) == 0 && done;
}

/* Has what this program mounts be seen by nobody else, which needs no rights where a program
 * may call itself root. Where it may not, mounting fails. */
void
leave_others (void)
{
  g_autofree char *users = g_strdup_printf ("0 %u 1", (guint) geteuid ());
  g_autofree char *groups = g_strdup_printf ("0 %u 1", (guint) getegid ());

  if (unshare (geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWUSER | CLONE_NEWNS) != 0)
    return;
  if (geteuid () != 0)
    {
      write_to ("/proc/self/setgroups", "deny");
      if (!write_to ("/proc/self/uid_map", users) || !write_to ("/proc/self/gid_map", groups))
        return;
    }
  is_alone = mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}
