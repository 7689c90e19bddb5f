#include "guide-ids.h"

#include <string.h>

/* Those of the families of the review of 2023, about a hundred: all of the guide would be many more
 * than it takes to try a refresh. An id of the Hub's has a slash.
 *
 * Returns: (transfer full) (element-type utf8) */
GPtrArray *
guide_dup_ids (void)
{
  static const char pattern[] = "\"id\": \"";
  g_autofree char *folder = g_build_filename (BST_GUIDE_DATA, "guide", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (strstr (text, "\"review-2023\"") == NULL)
        continue;
      for (const char *p = strstr (text, pattern); p != NULL; p = strstr (p, pattern))
        {
          p += strlen (pattern);
          if (memchr (p, '/', strcspn (p, "\"")) != NULL)
            g_ptr_array_add (ids, g_strndup (p, strcspn (p, "\"")));
        }
    }
  return ids;
}
