#include "config.h"

#include "core/byname.h"

#include <string.h>

#include "core/fold.h"

struct _BstByname
{
  char **words;
  BstHaystack *haystack;
  char *haystack_text;
};

/**
 * bst_byname_new:
 * @words: what repositories write, in whatever case and with whatever marks; those that are
 *   too short to tell anything are left out
 * @names: (transfer full): what they are called
 *
 * Returns: (transfer full)
 */
BstByname *
bst_byname_new (const char *const *words, BstHaystack *names)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  BstByname *self = g_atomic_rc_box_new0 (BstByname);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *compact = bst_fold_compact (words[i]);

      if (g_str_is_ascii (compact) && strlen (compact) >= BST_BYNAME_MIN_LETTERS)
        g_strv_builder_add (builder, compact);
    }
  self->words = g_strv_builder_end (builder);
  self->haystack = names;
  self->haystack_text = bst_haystack_dup_text (names);
  return self;
}

BstByname *
bst_byname_ref (BstByname *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
byname_clear (gpointer data)
{
  BstByname *self = data;

  g_strfreev (self->words);
  bst_haystack_free (self->haystack);
  g_free (self->haystack_text);
}

void
bst_byname_unref (BstByname *self)
{
  g_atomic_rc_box_release_full (self, byname_clear);
}

/* Returns: (transfer none): as bst_fold_compact() makes them, ended by NULL */
const char *const *
bst_byname_get_words (const BstByname *self)
{
  return (const char *const *) self->words;
}

/* Returns: (transfer none) */
const BstHaystack *
bst_byname_get_haystack (const BstByname *self)
{
  return self->haystack;
}

/* Returns: (transfer none): the text of bst_byname_get_haystack() */
const char *
bst_byname_get_haystack_text (const BstByname *self)
{
  return self->haystack_text;
}

/* @compact_id: as bst_fold_compact() makes it */
gboolean
bst_byname_is_of (const BstByname *self, const char *compact_id)
{
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (compact_id, self->words[i]) != NULL)
      return TRUE;
  return FALSE;
}
