/* What a model comes from and what came from it, line by line. */
#include "config.h"

#include "cli/commands.h"

#include "cli/layout.h"
#include "core/format.h"
#include "core/lineage-text.h"

#define INDENT 2

/* "Vicuna 13B, fine-tuned from LLaMA 13B (this model)", with the id of every other one, which
 * the next command may be about. */
static char *
make_line (const BstLineage *lineage, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (lineage, index);
  g_autofree char *sentence = bst_lineage_dup_sentence (lineage, index);

  if (node->nearer == BST_LINEAGE_NONE)
    return bst_format_aside (sentence, C_ ("lineage", "this model"));
  return bst_format_parts ((const char *const[]) { sentence, node->id }, 2);
}

/**
 * bst_show_append_lineage_text:
 * @width: of the page, in columns
 *
 * Appends a line for each model, as far from the margin as it is steps from the first base.
 */
void
bst_show_append_lineage_text (GString *text, const BstLineage *lineage, int width)
{
  int first = bst_lineage_get_first_step (lineage);

  for (guint i = 0; i < bst_lineage_get_n_nodes (lineage); i++)
    {
      int indent = INDENT * (1 + MIN (bst_lineage_get_node (lineage, i)->step - first, width / INDENT / 4));
      g_autofree char *line = make_line (lineage, i);
      g_autofree char *clean = bst_layout_clean (line);

      g_string_append_printf (text, "%*s", indent, "");
      bst_layout_wrap (text, clean, width, indent, indent + INDENT);
      g_string_append_c (text, '\n');
    }
}

/* Appends a list, in which what came from a model is inside its item. */
void
bst_show_append_lineage_markdown (GString *page, const BstLineage *lineage)
{
  int first = bst_lineage_get_first_step (lineage);

  for (guint i = 0; i < bst_lineage_get_n_nodes (lineage); i++)
    {
      g_autofree char *line = make_line (lineage, i);
      g_autofree char *escaped = bst_output_escape_markdown (line);

      g_string_append_printf (page, "%*s- %s\n", INDENT * (bst_lineage_get_node (lineage, i)->step - first), "", escaped);
    }
}
