/* What a card says of the model that has taken the place of its own. */
#include "config.h"

#include "core/dossier.h"

#include <string.h>

/* More than any card's metadata. */
#define MOST_METADATA (64 * 1024)

/**
 * bst_dossier_dup_new_version:
 *
 * A card begins with metadata between two lines "---", in which "new_version: ORG/NAME"
 * names the model that has taken the place of this one.
 *
 * Returns: (transfer full) (nullable): the id that the card names; NULL for none
 */
char *
bst_dossier_dup_new_version (const BstDossier *self)
{
  const char *line = self->card;

  if (line == NULL || !g_str_has_prefix (line, "---\n"))
    return NULL;
  while ((line = strchr (line, '\n')) != NULL && line - self->card < MOST_METADATA)
    {
      g_autofree char *value = NULL;

      line++;
      if (g_str_has_prefix (line, "---"))
        return NULL;
      if (!g_str_has_prefix (line, "new_version:"))
        continue;
      line += strlen ("new_version:");
      value = g_strstrip (g_strndup (line, strcspn (line, "\n#")));
      g_strdelimit (value, "\"'", ' ');
      g_strstrip (value);
      return bst_repository_is_id (value) && strchr (value, '/') != NULL ? g_steal_pointer (&value) : NULL;
    }
  return NULL;
}
