#include "config.h"

#include "core/fit.h"

/**
 * bst_fit_model_read_entry:
 * @model: (out caller-allocates): what the first claims of @entry say
 */
void
bst_fit_model_read_entry (BstEntry *entry, BstFitModel *model)
{
  *model = (BstFitModel) {
    .parameters = MAX (bst_entry_get_count (entry, BST_FIELD_PARAMETERS), 0),
    .context = MAX (bst_entry_get_count (entry, BST_FIELD_CONTEXT_LENGTH), 0),
  };
  bst_architecture_read_entry (entry, &model->architecture);
}
