#include "config.h"

#include "library/problem.h"

#include "core/format.h"
#include "core/reason.h"
#include "core/i18n.h"

BstProblem *
bst_problem_new (BstProblemKind kind, const char *name, const char *detail, guint n)
{
  BstProblem *self = g_new0 (BstProblem, 1);

  self->kind = kind;
  /* It may come from a file that anybody wrote. */
  self->name = name != NULL ? g_utf8_make_valid (name, -1) : NULL;
  self->detail = g_strdup (detail);
  self->n = n;
  return self;
}

void
bst_problem_free (BstProblem *self)
{
  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}

/* Returns: (transfer full): a sentence in the interface's language */
char *
bst_problem_dup_text (const BstProblem *self)
{
  g_autofree char *number = bst_format_number (self->n);

  switch (self->kind)
    {
    case BST_PROBLEM_DAMAGED:
      /* Translators: the name of a file, and the name that it has now */
      return g_strdup_printf (_ ("The file “%s” was damaged. It is now called “%s”, and a new one has been begun."),
                              self->name, self->detail);
    case BST_PROBLEM_NEWER:
      return g_strdup_printf (_ ("The file “%s” was written by a newer version of Bestiary. It is left as it is, and what is fetched now will not be kept."),
                              self->name);
    case BST_PROBLEM_UNWRITABLE:
      /* Translators: the name of a file, and why it cannot be written */
      return g_strdup_printf (_ ("The file “%s” cannot be written (%s). What is fetched now will not be kept."),
                              self->name, bst_reason_of_words (self->detail));
    case BST_PROBLEM_BUSY:
      return g_strdup (_ ("Another program is using the library. Try again in a moment."));
    case BST_PROBLEM_UNREADABLE:
      /* Translators: the id of a model, and what is wrong */
      return g_strdup_printf (_ ("What was kept of “%s” cannot be read and is left out: %s"), self->name, self->detail);
    case BST_PROBLEM_LIST_LOST:
      /* Translators: the name of a file */
      return g_strdup_printf (_ ("The file “%s” with the Hub's list is missing, damaged, or not the one that was last written. The next sync brings the whole list again."),
                              self->name);
    case BST_PROBLEM_MORE_UNREADABLE:
    default:
      return g_strdup_printf (ngettext ("What was kept of %s more model cannot be read.",
                                        "What was kept of %s more models cannot be read.", self->n),
                              number);
    }
}
