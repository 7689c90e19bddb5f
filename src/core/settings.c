#include "config.h"

#include "core/settings.h"

#include <glib/gstdio.h>
#include <unistd.h>

/**
 * bst_settings_can_be_kept:
 *
 * The settings' own storage says only on the console that it could not write.
 *
 * Returns: whether the folder that they are kept in can be written or made
 */
gboolean
bst_settings_can_be_kept (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "dconf", NULL);

  while (!g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      char *parent = g_path_get_dirname (folder);

      g_free (folder);
      folder = parent;
    }
  return g_file_test (folder, G_FILE_TEST_IS_DIR) && g_access (folder, W_OK | X_OK) == 0;
}
