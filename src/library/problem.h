/* What went wrong with the library's files, for a person to read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BST_PROBLEM_DAMAGED, /* a file was set aside; detail: its new name */
  BST_PROBLEM_NEWER, /* a file of a later program was left alone */
  BST_PROBLEM_UNWRITABLE, /* nothing can be kept; detail: why */
  BST_PROBLEM_BUSY, /* what another program holds was not read */
  BST_PROBLEM_UNREADABLE, /* what was kept of a repository; detail: why */
  BST_PROBLEM_MORE_UNREADABLE, /* and of n others */
  BST_PROBLEM_LIST_LOST, /* the Hub's list is not the one that was written here */
} BstProblemKind;

/**
 * BstProblem: made where it is found, and put in words where it is told: the
 * language may only be asked for by the thread that can change it.
 */
typedef struct
{
  BstProblemKind kind;
  char *name;
  char *detail;
  guint n;
} BstProblem;

BstProblem *bst_problem_new (BstProblemKind kind, const char *name, const char *detail, guint n);
void bst_problem_free (BstProblem *self);
char *bst_problem_dup_text (const BstProblem *self);

G_END_DECLS
