/* Which Hub is to be asked: each with what came of asking whether it answers. */
#pragma once

#include "core/online.h"
#include "ui/hub-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What somebody has done in a chooser, so that another one can go on with it. */
typedef struct
{
  int choice; /* a BstHubChoice; -1 for none */
  char *address; /* what is typed */
  BstReach *reaches[BST_N_HUB_CHOICES]; /* NULL where it was not tested */
} BstHubChooserState;

void bst_hub_chooser_state_free (BstHubChooserState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BstHubChooserState, bst_hub_chooser_state_free)

/**
 * BstHubChooser: asks nobody before bst_hub_chooser_test().
 *
 * ::changed tells that another Hub is chosen, or that a test begins or ends.
 */
#define BST_TYPE_HUB_CHOOSER (bst_hub_chooser_get_type ())
G_DECLARE_FINAL_TYPE (BstHubChooser, bst_hub_chooser, BST, HUB_CHOOSER, GtkBox)

void bst_hub_chooser_set_up (BstHubChooser *self, BstOnline *online);
char *bst_hub_chooser_dup_endpoint (BstHubChooser *self);
void bst_hub_chooser_test (BstHubChooser *self);
gboolean bst_hub_chooser_is_testing (BstHubChooser *self);
char *bst_hub_chooser_dup_status (BstHubChooser *self, char **spoken);
BstHubChooserState *bst_hub_chooser_dup_state (BstHubChooser *self);
void bst_hub_chooser_set_state (BstHubChooser *self, const BstHubChooserState *state);

G_END_DECLS
