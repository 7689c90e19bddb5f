#include "config.h"

#include "core/lineage-text.h"

#include <string.h>

#include "core/format.h"
#include "core/i18n.h"
#include "core/json.h"

/* Returns: (transfer none) (nullable): what the model is called; of one that nobody here
 * knows, what its repository is called. NULL for a group. */
const char *
bst_lineage_node_get_name (const BstLineageNode *node)
{
  const char *slash = node->id != NULL ? strchr (node->id, '/') : NULL;

  if (node->entry != NULL)
    return bst_entry_get_name (node->entry);
  return slash != NULL && slash[1] != '\0' ? slash + 1 : node->id;
}

static const char *
get_all_words (BstRelation relation, gulong n)
{
  switch (relation)
    {
    case BST_RELATION_FINETUNE:
      return g_dngettext (NULL, "%s fine-tune", "%s fine-tunes", n);
    case BST_RELATION_ADAPTER:
      return g_dngettext (NULL, "%s adapter", "%s adapters", n);
    case BST_RELATION_QUANTIZED:
      return g_dngettext (NULL, "%s quantization", "%s quantizations", n);
    case BST_RELATION_MERGE:
      return g_dngettext (NULL, "%s merge", "%s merges", n);
    case BST_RELATION_UNKNOWN:
    default:
      return g_dngettext (NULL, "%s that came from it", "%s that came from it", n);
    }
}

static const char *
get_more_words (BstRelation relation, gulong n)
{
  switch (relation)
    {
    case BST_RELATION_FINETUNE:
      /* Translators: %s is a number, here and in the four that follow. */
      return g_dngettext (NULL, "%s more fine-tune", "%s more fine-tunes", n);
    case BST_RELATION_ADAPTER:
      return g_dngettext (NULL, "%s more adapter", "%s more adapters", n);
    case BST_RELATION_QUANTIZED:
      return g_dngettext (NULL, "%s more quantization", "%s more quantizations", n);
    case BST_RELATION_MERGE:
      return g_dngettext (NULL, "%s more merge", "%s more merges", n);
    case BST_RELATION_UNKNOWN:
    default:
      return g_dngettext (NULL, "%s more that came from it", "%s more that came from it", n);
    }
}

/* Whether some of those that a group counts on are told of by name. */
static gboolean
has_others (const BstLineage *self, const BstLineageNode *group)
{
  for (guint i = 0; i < bst_lineage_get_n_nodes (self); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (self, i);

      if (node->nearer == group->nearer && node->step == group->step && node->relation == group->relation &&
          node->n_more == 0)
        return TRUE;
    }
  return FALSE;
}

/* "312 more quantizations", or "312 quantizations" where none is told of. */
static char *
dup_group_name (const BstLineage *self, const BstLineageNode *node)
{
  gulong n = (gulong) MIN (node->n_more, G_MAXINT);
  g_autofree char *number = bst_format_exact (node->n_more);
  const char *words = has_others (self, node) ? get_more_words (node->relation, n) : get_all_words (node->relation, n);
  g_autoptr (GString) name = g_string_new (words);

  g_string_replace (name, "%s", number, 1);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Returns: (transfer full): what the node is called; of a group, what it stands for */
char *
bst_lineage_dup_name (const BstLineage *self, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (self, index);

  return node->n_more > 0 ? dup_group_name (self, node) : g_strdup (bst_lineage_node_get_name (node));
}

/* The names of what it was made from, as far as the lineage tells.
 * Returns: (nullable) */
static char *
dup_bases (const BstLineage *self, guint index)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < bst_lineage_get_n_edges (self); i++)
    {
      const BstLineageEdge *edge = bst_lineage_get_edge (self, i);

      if (edge->derived == index)
        g_ptr_array_add (names, (char *) bst_lineage_node_get_name (bst_lineage_get_node (self, edge->base)));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return bst_format_list ((const char *const *) names->pdata);
}

static const char *
get_origin_words (BstRelation relation)
{
  switch (relation)
    {
    case BST_RELATION_FINETUNE:
      /* Translators: %s is the model that it was made from, here and in what follows:
       * “fine-tuned from LLaMA 7B”. */
      return C_ ("lineage", "fine-tuned from %s");
    case BST_RELATION_ADAPTER:
      return C_ ("lineage", "an adapter for %s");
    case BST_RELATION_QUANTIZED:
      return C_ ("lineage", "quantized from %s");
    case BST_RELATION_MERGE:
      return C_ ("lineage", "merged from %s");
    case BST_RELATION_UNKNOWN:
    default:
      return C_ ("lineage", "made from %s");
    }
}

static char *
put_name (const char *words, const char *name)
{
  g_autoptr (GString) text = g_string_new (words);

  g_string_replace (text, "%s", name, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * bst_lineage_dup_sentence:
 *
 * Returns: (transfer full): what the node is and what it was made from: "Vicuna 13B, fine-tuned
 *   from LLaMA 13B"; without the latter where nothing is known of it
 */
char *
bst_lineage_dup_sentence (const BstLineage *self, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (self, index);
  g_autofree char *name = bst_lineage_dup_name (self, index);
  g_autofree char *bases = NULL, *origin = NULL;

  if (node->n_more > 0)
    /* Translators: %s is so many of something: “312 more quantizations on the Hub”. */
    return node->on_hub ? put_name (C_ ("lineage", "%s on the Hub"), name) : g_steal_pointer (&name);
  bases = dup_bases (self, index);
  origin = bases != NULL ? put_name (get_origin_words (node->relation), bases) : NULL;
  /* Translators: stands between what is said of one model: “Vicuna 13B, fine-tuned from LLaMA 13B” */
  return bst_format_clauses ((const char *const[]) { name, origin }, 2);
}

/* Where the node stands among those that are as near to the same one. */
static guint
count_siblings (const BstLineage *self, guint index, guint *place)
{
  const BstLineageNode *node = bst_lineage_get_node (self, index);
  guint n = 0;

  for (guint i = 0; i < bst_lineage_get_n_nodes (self); i++)
    {
      const BstLineageNode *other = bst_lineage_get_node (self, i);

      if (other->nearer != node->nearer || other->step != node->step)
        continue;
      n++;
      if (i == index)
        *place = n;
    }
  return n;
}

/**
 * bst_lineage_dup_spoken:
 *
 * Returns: (transfer full): what a screen reader says of the node: "Vicuna 13B, fine-tuned from
 *   LLaMA 13B, 2 of 5"
 */
char *
bst_lineage_dup_spoken (const BstLineage *self, guint index)
{
  const BstLineageNode *node = bst_lineage_get_node (self, index);
  g_autofree char *sentence = bst_lineage_dup_sentence (self, index);
  g_autofree char *base_of = NULL, *position = NULL, *place_number = NULL, *number = NULL;
  guint place = 0, n;

  if (node->nearer == BST_LINEAGE_NONE)
    return bst_format_clauses ((const char *const[]) { sentence, C_ ("lineage", "this model") }, 2);
  if (node->step < 0)
    base_of = put_name (C_ ("lineage", "base of %s"),
                        bst_lineage_node_get_name (bst_lineage_get_node (self, node->nearer)));
  n = count_siblings (self, index, &place);
  place_number = bst_format_number (place);
  number = bst_format_number (n);
  /* Translators: where something stands in a row: “2 of 5” */
  position = g_strdup_printf (C_ ("lineage", "%s of %s"), place_number, number);
  return bst_format_clauses ((const char *const[]) { sentence, base_of, position }, 3);
}

/**
 * bst_lineage_dup_summary:
 *
 * Returns: (transfer full): what there is to be read, in a sentence
 */
char *
bst_lineage_dup_summary (const BstLineage *self)
{
  guint n_bases = 0, n_derived = 0;
  g_autofree char *bases = NULL, *derived = NULL, *base_number = NULL, *derived_number = NULL;

  for (guint i = 0; i < bst_lineage_get_n_nodes (self); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (self, i);

      n_bases += node->step < 0;
      n_derived += node->step > 0 && node->n_more == 0;
    }
  base_number = bst_format_number (n_bases);
  derived_number = bst_format_number (n_derived);
  bases = g_strdup_printf (g_dngettext (NULL, "%s model that it comes from", "%s models that it comes from", n_bases),
                           base_number);
  derived = g_strdup_printf (g_dngettext (NULL, "%s model that came from it", "%s models that came from it", n_derived),
                             derived_number);
  if (n_bases > 0 && n_derived > 0)
    return bst_format_clauses ((const char *const[]) { bases, derived }, 2);
  return g_strdup (n_bases > 0 ? bases : derived);
}

/**
 * bst_lineage_dup_text:
 *
 * Returns: (transfer full): all of it as lines of text, each as far from the margin as it is
 *   steps from the first base
 */
char *
bst_lineage_dup_text (const BstLineage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int first = bst_lineage_get_first_step (self);

  for (guint i = 0; i < bst_lineage_get_n_nodes (self); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (self, i);
      g_autofree char *sentence = bst_lineage_dup_sentence (self, i);
      g_autofree char *marked = NULL;

      if (node->nearer == BST_LINEAGE_NONE)
        marked = bst_format_aside (sentence, C_ ("lineage", "this model"));
      g_string_append_printf (text, "%*s%s\n", 2 * (node->step - first), "", marked != NULL ? marked : sentence);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_number (JsonBuilder *builder, const char *member, gint64 value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

/* What one node is of the other: the one that is farther along tells. */
static BstRelation
get_relation (const BstLineage *self, const BstLineageNode *node)
{
  return node->step < 0 ? bst_lineage_get_node (self, node->nearer)->relation : node->relation;
}

static void
add_models (JsonBuilder *builder, const BstLineage *self, const char *member, int sign)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < bst_lineage_get_n_nodes (self); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (self, i);

      if (node->step * sign <= 0 || node->n_more > 0)
        continue;
      json_builder_begin_object (builder);
      bst_json_add_string (builder, "id", node->id);
      bst_json_add_string (builder, "relation", bst_relation_to_string (get_relation (self, node)));
      add_number (builder, "steps", node->step * sign);
      bst_json_add_string (builder, sign < 0 ? "base_of" : "made_from", bst_lineage_get_node (self, node->nearer)->id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_groups (JsonBuilder *builder, const BstLineage *self)
{
  json_builder_set_member_name (builder, "more");
  json_builder_begin_array (builder);
  for (guint i = 0; i < bst_lineage_get_n_nodes (self); i++)
    {
      const BstLineageNode *node = bst_lineage_get_node (self, i);

      if (node->n_more == 0)
        continue;
      json_builder_begin_object (builder);
      bst_json_add_string (builder, "made_from", bst_lineage_get_node (self, node->nearer)->id);
      bst_json_add_string (builder, "relation", bst_relation_to_string (node->relation));
      add_number (builder, "count", node->n_more);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * bst_lineage_to_json:
 *
 * "ancestors" and "descendants" are lists of {id, relation, steps} and of the one that is a
 * step nearer: "base_of" or "made_from"; "more" counts what is left out.
 *
 * Returns: (transfer full): the lineage as a JSON object
 */
JsonNode *
bst_lineage_to_json (const BstLineage *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_models (builder, self, "ancestors", -1);
  add_models (builder, self, "descendants", 1);
  add_groups (builder, self);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
