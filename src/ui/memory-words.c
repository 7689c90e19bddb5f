#include "config.h"

#include "ui/memory-words.h"

#include <glib/gi18n.h>

#include "core/format.h"

/* Returns: what a part is called in the legend */
const char *
bst_memory_part_get_label (BstMemoryPart part)
{
  switch (part)
    {
    case BST_MEMORY_WEIGHTS:
      return C_ ("memory", "Weights");
    case BST_MEMORY_CACHE:
      return C_ ("memory", "KV cache");
    case BST_MEMORY_OVERHEAD:
      return C_ ("memory", "Overhead");
    case BST_MEMORY_GRAPHICS:
      return C_ ("memory", "Graphics memory");
    case BST_MEMORY_ALL:
    default:
      return C_ ("memory", "Main memory");
    }
}

/* Returns: (transfer full): the verdict, or where there is nothing to judge by what the figure beside it is */
char *
bst_memory_dup_verdict (const BstFitJudgement *judgement)
{
  if (judgement->verdict == BST_FIT_UNKNOWN)
    /* Translators: a size of memory stands beside it */
    return g_strdup (C_ ("memory", "Needs about"));
  /* How many layers is told below it. */
  return judgement->verdict == BST_FIT_PARTLY ? g_strdup (bst_fit_verdict_get_label (judgement->verdict))
                                              : bst_fit_judgement_dup_words (judgement);
}

/* Returns: what can be done about a model whose cache cannot be computed */
const char *
bst_memory_get_unknown (void)
{
  return _ ("How much the KV cache takes is not known, and it comes on top: nothing here tells the model’s layers "
            "and heads. Refresh the model, and its configuration on the Hub may tell.");
}

/* Returns: (transfer full): "20 of 32 layers"; "" where the layers are not known */
char *
bst_memory_dup_layers (const BstFitJudgement *judgement)
{
  g_autofree char *all = NULL, *some = NULL;

  if (judgement->layers < 0 || judgement->of_layers <= 0)
    return g_strdup ("");
  all = bst_format_exact (judgement->of_layers);
  if (judgement->layers >= judgement->of_layers)
    /* Translators: of a model, on a graphics card; %s is a number */
    return g_strdup_printf (ngettext ("all of %s layer", "all of %s layers", (gulong) judgement->of_layers), all);
  some = bst_format_number (judgement->layers);
  /* Translators: of a model, on a graphics card: “20 of 32 layers” */
  return g_strdup_printf (ngettext ("%1$s of %2$s layer", "%1$s of %2$s layers", (gulong) judgement->of_layers), some, all);
}

/* Returns: (transfer full): "8K tokens" */
char *
bst_memory_dup_tokens (gint64 tokens)
{
  g_autofree char *number = bst_format_context (tokens);

  /* Translators: %s is a length of context, such as “32 K” */
  return g_strdup_printf (ngettext ("%s token", "%s tokens", (gulong) tokens), number);
}

/* Returns: (transfer full): how far the estimate goes: "approximate, 5.6 GiB to 6.1 GiB" */
char *
bst_memory_dup_trust (const BstFit *fit)
{
  const char *word = bst_fit_trust_get_label (fit->trust);
  g_autofree char *least = bst_format_bytes (fit->least);
  g_autofree char *most = bst_format_bytes (fit->most);

  if (g_str_equal (least, most))
    return g_strdup (word);
  /* Translators: a word for how sure an estimate is, and the sizes between which it lies:
   * “approximate, 5.6 GiB to 6.1 GiB” */
  return g_strdup_printf (_ ("%1$s, %2$s to %3$s"), word, least, most);
}

static void
add_sentence (GString *text, const char *name, const char *sentence)
{
  /* Translators: a term of the estimate, and how it is computed: “Weights: The real size of the files.” */
  g_string_append_printf (text, C_ ("memory", "%s: %s"), name, sentence);
  g_string_append_c (text, '\n');
}

/**
 * bst_memory_dup_how:
 * @remark: (nullable): a sentence on where the model's shape is from
 *
 * Returns: (transfer full): a line for each term, and what is to be minded of all of it
 */
char *
bst_memory_dup_how (const BstFit *fit, const char *remark)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *weights = bst_fit_dup_weights_words (fit);
  g_autofree char *cache = bst_fit_dup_cache_words (fit);
  g_autofree char *overhead = bst_fit_dup_overhead_words (fit);

  add_sentence (text, bst_memory_part_get_label (BST_MEMORY_WEIGHTS), weights);
  add_sentence (text, bst_memory_part_get_label (BST_MEMORY_CACHE), cache);
  add_sentence (text, bst_memory_part_get_label (BST_MEMORY_OVERHEAD), overhead);
  if (remark != NULL)
    g_string_append_printf (text, "%s\n", remark);
  g_string_append (text, _ ("All experts of a mixture count, since each has to be there. What does not fit on the "
                            "graphics card can lie in main memory, and is then slower."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
