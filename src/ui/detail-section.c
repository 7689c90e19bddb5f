#include "config.h"

#include "ui/detail-section.h"

/* Makes @self a copy of @other, which may be %NULL-filled. */
void
bst_detail_subject_set (BstDetailSubject *self, const BstDetailSubject *other)
{
  BstDetailSubject old = *self;

  if (other->entry != NULL)
    g_object_ref (other->entry);
  self->entry = other->entry;
  self->dossier = other->dossier != NULL ? bst_dossier_ref (other->dossier) : NULL;
  self->is_dossier_read = other->is_dossier_read;
  self->failure = other->failure != NULL ? bst_failure_ref (other->failure) : NULL;
  self->is_followed = other->is_followed;
  bst_detail_subject_clear (&old);
}

/* Leaves nothing in @self. */
void
bst_detail_subject_clear (BstDetailSubject *self)
{
  g_clear_object (&self->entry);
  g_clear_pointer (&self->dossier, bst_dossier_unref);
  g_clear_pointer (&self->failure, bst_failure_unref);
  self->is_dossier_read = FALSE;
  self->is_followed = FALSE;
}
