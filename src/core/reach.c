#include "config.h"

#include "core/reach.h"

#include "core/i18n.h"

G_DEFINE_BOXED_TYPE (BstReach, bst_reach, bst_reach_copy, bst_reach_free)

/* Returns: (transfer full) */
BstReach *
bst_reach_new (BstReachKind kind, guint milliseconds)
{
  BstReach *self = g_new0 (BstReach, 1);

  self->kind = kind;
  self->milliseconds = milliseconds;
  return self;
}

BstReach *
bst_reach_copy (const BstReach *self)
{
  return bst_reach_new (self->kind, self->milliseconds);
}

void
bst_reach_free (BstReach *self)
{
  g_free (self);
}

/* Returns: (transfer full): what comes after the Hub's name, in words */
char *
bst_reach_dup_words (const BstReach *self)
{
  /* As anybody would say them: never none. */
  guint tenths = MAX ((self->milliseconds + 50) / 100, 1);

  switch (self->kind)
    {
    case BST_REACH_ANSWERED:
      /* Translators: of a server: so many seconds and tenths of a second: “answered in 0.3 s” */
      return g_strdup_printf (C_ ("reach", "answered in %1$u.%2$u s"), tenths / 10, tenths % 10);
    case BST_REACH_SILENT:
      /* Translators: of a server; %u is a number of seconds. */
      return g_strdup_printf (C_ ("reach", "no answer within %u s"), MAX (tenths / 10, 1));
    case BST_REACH_REFUSED:
      return g_strdup (C_ ("reach", "refused the connection"));
    case BST_REACH_NOT_FOUND:
      return g_strdup (C_ ("reach", "not found: no network, or a wrong address"));
    case BST_REACH_UNSAFE:
      return g_strdup (C_ ("reach", "not to be trusted: its certificate is wrong"));
    case BST_REACH_NOT_A_HUB:
      return g_strdup (C_ ("reach", "answered, but is not the Hub"));
    case BST_REACH_LOCKED:
      return g_strdup (C_ ("reach", "answered, but wants an access token"));
    case BST_REACH_BUSY:
      return g_strdup (C_ ("reach", "answered, but is out of order or too busy now"));
    case BST_REACH_NO_PROXY:
      return g_strdup (C_ ("reach", "not let through by the proxy"));
    case BST_REACH_CUT_OFF:
    default:
      return g_strdup (C_ ("reach", "cannot be reached"));
    }
}
