/* What the detail page is made of, and what each part is made from. */
#pragma once

#include <gtk/gtk.h>

#include "core/dossier.h"
#include "core/online.h"
#include "library/library.h"
#include "ui/standing-loader.h"

G_BEGIN_DECLS

/**
 * BstDetailContext: what lasts from one model to the next. What a section keeps of it, it
 * takes a reference to.
 */
typedef struct
{
  BstLibrary *library;
  BstOnline *online; /* NULL where no Hub can be asked */
  GSettings *settings; /* NULL where the schema is not installed */
  BstStandingLoader *standing; /* of what the list shows; NULL without a list */
} BstDetailContext;

/**
 * BstDetailSubject: what is read, as it was when a section was made.
 */
typedef struct
{
  BstEntry *entry;
  BstDossier *dossier; /* NULL while it is not read yet, and where nothing was fetched */
  gboolean is_dossier_read; /* which of the two */
  BstFailure *failure; /* why the last refresh brought nothing of it; NULL for none */
  gboolean is_followed;
} BstDetailSubject;

/**
 * BstDetailSection: one part of the page. It is made anew only where is_same() says that it
 * would not say the same, so that what somebody reads, types or has open stays.
 *
 * @make: Returns: (transfer floating) (nullable): the section; NULL for nothing to say
 * @is_same: whether a section that was made of @old says the same of @new, as most do
 *   after a refresh; both are of one model
 * @title: (nullable): its name in the bar of sections, untranslated, of the context
 *   "section"; NULL for what is not in the bar
 * @of_settings: whether it says something else with other settings or another endpoint
 * @update: (nullable): has the section say what there is to be said of the same model now,
 *   where it need not be made anew
 */
typedef struct
{
  GtkWidget *(*make) (const BstDetailContext *context, const BstDetailSubject *subject);
  gboolean (*is_same) (const BstDetailContext *context, const BstDetailSubject *old, const BstDetailSubject *new);
  const char *title;
  gboolean of_settings;
  void (*update) (GtkWidget *section, const BstDetailContext *context, const BstDetailSubject *subject);
} BstDetailSection;

void bst_detail_subject_set (BstDetailSubject *self, const BstDetailSubject *other);
void bst_detail_subject_clear (BstDetailSubject *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstDetailSubject, bst_detail_subject_clear)

G_END_DECLS
