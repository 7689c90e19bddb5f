#include "config.h"

#include "hub/groups.h"

#include <string.h>

/* Fewer letters would find half of what an author has. */
#define SHORTEST_SEARCH 3

static void
group_free (gpointer data)
{
  BstHubGroup *group = data;

  g_free (group->author);
  g_free (group->search);
  g_array_unref (group->members);
  g_free (group);
}

static BstHubGroup *
add_group (GPtrArray *groups, const char *author, const char *search, guint member)
{
  BstHubGroup *group = g_new0 (BstHubGroup, 1);

  group->author = g_strdup (author);
  group->search = g_strdup (search);
  group->members = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (group->members, member);
  g_ptr_array_add (groups, group);
  return group;
}

/* The letters that a name begins with: "CodeLlama-7b-hf" → "codellama". The Hub finds
 * words by their beginnings, so what stands inside of a word would not do. */
static char *
dup_first_letters (const char *name)
{
  gsize length = 0;

  while (g_ascii_isalpha (name[length]))
    length++;
  return g_ascii_strdown (name, length);
}

static gsize
count_common (const char *a, const char *b)
{
  gsize length = 0;

  while (a[length] != '\0' && a[length] == b[length])
    length++;
  return length;
}

static void
add (GPtrArray *groups, const char *id, guint member)
{
  const char *slash = strchr (id, '/');
  g_autofree char *author = slash != NULL ? g_strndup (id, slash - id) : NULL;
  g_autofree char *letters = slash != NULL ? dup_first_letters (slash + 1) : NULL;

  if (letters == NULL || strlen (letters) < SHORTEST_SEARCH)
    {
      add_group (groups, NULL, NULL, member);
      return;
    }
  for (guint i = 0; i < groups->len; i++)
    {
      BstHubGroup *group = g_ptr_array_index (groups, i);
      gsize common;

      if (group->author == NULL || g_ascii_strcasecmp (group->author, author) != 0)
        continue;
      /* Most of both words: "bloom" and "bloomz" are one family, "mistral" and "mixtral" two. */
      common = count_common (group->search, letters);
      if (common < SHORTEST_SEARCH || common * 2 <= MAX (strlen (group->search), strlen (letters)))
        continue;
      group->search[common] = '\0';
      g_array_append_val (group->members, member);
      return;
    }
  add_group (groups, author, letters, member);
}

/**
 * bst_hub_groups_new:
 *
 * The Hub's list of models can be asked for an author and a word. Repositories of one
 * family come in one answer so, instead of one each.
 *
 * Returns: (transfer full) (element-type BstHubGroup): who is asked for together, in the
 *   order of the first of each
 */
GPtrArray *
bst_hub_groups_new (const char *const *ids, guint n_ids)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (group_free);

  for (guint i = 0; i < n_ids; i++)
    add (groups, ids[i], i);
  for (guint i = 0; i < groups->len; i++)
    {
      BstHubGroup *group = g_ptr_array_index (groups, i);

      if (group->members->len > 1)
        continue;
      g_clear_pointer (&group->author, g_free);
      g_clear_pointer (&group->search, g_free);
    }
  return groups;
}
