/* A model's place in a list, in words. */
#include "config.h"

#include "chart/standing.h"

#include "chart/summary.h"
#include "core/format.h"
#include "core/i18n.h"

/* Ordinals of English have four endings: 1st, 2nd, 3rd and the rest. */
static guint
get_ending (guint n)
{
  return n % 100 / 10 == 1 || n % 10 > 3 ? 0 : n % 10;
}

/* @place: from 2 on
 * Returns: (transfer full): "7th largest of 120 models in the list" */
static char *
dup_place (guint place, guint n)
{
  g_autofree char *number = bst_format_exact (place);
  g_autofree char *all = bst_format_exact (n);

  switch (get_ending (place))
    {
    case 1:
      /* Translators: a place and how many there are, with their digits grouped: "21st largest of
       * 120 models in the list". That there are four messages of it is for languages whose
       * ordinals have different endings. */
      return g_strdup_printf (ngettext ("%1$sst largest of %2$s model in the list",
                                        "%1$sst largest of %2$s models in the list", n),
                              number, all);
    case 2:
      /* Translators: "2nd largest of 120 models in the list" */
      return g_strdup_printf (ngettext ("%1$snd largest of %2$s model in the list",
                                        "%1$snd largest of %2$s models in the list", n),
                              number, all);
    case 3:
      /* Translators: "3rd largest of 120 models in the list" */
      return g_strdup_printf (ngettext ("%1$srd largest of %2$s model in the list",
                                        "%1$srd largest of %2$s models in the list", n),
                              number, all);
    default:
      /* Translators: "7th largest of 120 models in the list" */
      return g_strdup_printf (ngettext ("%1$sth largest of %2$s model in the list",
                                        "%1$sth largest of %2$s models in the list", n),
                              number, all);
    }
}

/* Where no other model has a figure. */
static char *
dup_only (const BstStanding *self)
{
  guint n = self->n_unknown + 1;
  g_autofree char *all = bst_format_exact (n);

  if (n == 1)
    return g_strdup (_ ("The only model in the list"));
  return g_strdup_printf (ngettext ("The only one of %s model in the list that has a published figure",
                                    "The only one of %s models in the list that has a published figure", n),
                          all);
}

/* Where the model is in the list, and has a figure. */
static char *
dup_rank (const BstStanding *self)
{
  guint n = bst_standing_get_n_known (self);
  g_autofree char *all = bst_format_exact (n);

  if (n == 1)
    return dup_only (self);
  if (self->n_alike == n - 1)
    /* Translators: %s is a number of models, two or more. */
    return g_strdup_printf (ngettext ("All %s model in the list is of this size", "All %s models in the list are of this size", n), all);
  if (self->n_larger == 0)
    return g_strdup_printf (ngettext ("The largest of %s model in the list", "The largest of %s models in the list", n), all);
  if (self->n_smaller == 0)
    return g_strdup_printf (ngettext ("The smallest of %s model in the list", "The smallest of %s models in the list", n), all);
  return dup_place (self->n_larger + 1, n);
}

static char *
dup_unknown (const BstStanding *self)
{
  guint n = bst_standing_get_n_known (self);
  g_autofree char *all = n > 0 ? bst_format_exact (n) : NULL;

  if (n == 0)
    return g_strdup (_ ("No model in the list has a published figure"));
  /* Translators: of a model whose number of parameters nobody tells */
  return g_strdup_printf (ngettext ("No published figure; %s model in the list has one",
                                    "No published figure; %s models in the list have one", n),
                          all);
}

/* Of a model that is not in the list. */
static char *
dup_absent (const BstStanding *self)
{
  guint n = bst_standing_get_n_known (self);
  g_autofree char *all = n > 0 ? bst_format_exact (n) : NULL;
  g_autofree char *larger = bst_format_number (self->n_larger);

  if (n == 0)
    return g_strdup (_ ("No model in the list has a published figure"));
  /* Translators: of a model: how many models are larger, of how many */
  return g_strdup_printf (ngettext ("Not in the list, of whose %2$s model %1$s is larger",
                                    "Not in the list, of whose %2$s models %1$s are larger", n),
                          larger, all);
}

static void
append_alike (GString *sentence, const BstStanding *self)
{
  g_autofree char *number = NULL;

  if (self->n_alike == 0 || (self->n_larger == 0 && self->n_smaller == 0))
    return;
  number = bst_format_exact (self->n_alike);
  /* Translators: %s is a number: of other models, which have just as many parameters */
  bst_summary_append (sentence, g_strdup_printf (ngettext ("%s other is as large", "%s others are as large", self->n_alike), number));
}

static void
append_unknown (GString *sentence, const BstStanding *self)
{
  g_autofree char *number = NULL;

  if (self->n_unknown == 0)
    return;
  number = bst_format_exact (self->n_unknown);
  /* Translators: %s is a number: of models that nobody tells the number of parameters of */
  bst_summary_append (sentence, g_strdup_printf (ngettext ("%s more has no published figure", "%s more have no published figure",
                                                           self->n_unknown),
                                                 number));
}

/**
 * bst_standing_dup_sentence:
 *
 * Returns: (transfer full): where the model stands: "7th largest of 120 models in the list; 1
 *   other is as large; 12 more have no published figure."
 */
char *
bst_standing_dup_sentence (const BstStanding *self)
{
  g_autofree char *first = self->parameters == 0 ? dup_unknown (self) : self->is_listed ? dup_rank (self)
                                                                                        : dup_absent (self);
  GString *sentence = g_string_new (first);

  if (self->is_estimated)
    bst_summary_append (sentence, g_strdup (_ ("its figure is an estimate")));
  if (self->parameters > 0)
    append_alike (sentence, self);
  /* Where there is no other to compare with, how many they are has been said. */
  if (bst_standing_get_n_known (self) > (self->is_listed && self->parameters > 0 ? 1 : 0))
    append_unknown (sentence, self);
  return bst_summary_end (sentence);
}

/**
 * bst_sizes_dup_summary:
 *
 * Returns: (transfer full): what the strip shows beside the one model: "120 models in the list,
 *   from 70 million to 1.8 trillion parameters on a log scale; the median is 7 billion."
 */
char *
bst_sizes_dup_summary (BstSizes *self)
{
  guint n_sizes, n = bst_sizes_get_n_known (self);
  const BstSize *sizes = bst_sizes_get (self, &n_sizes);
  g_autofree char *all = NULL, *least = NULL, *most = NULL, *median = NULL;
  GString *sentence;

  if (n == 0)
    return g_strconcat (_ ("No model in the list has a published figure"), C_ ("chart summary", "."), NULL);
  all = bst_format_exact (n);
  least = bst_format_count_spoken (sizes[0].parameters);
  most = bst_format_count_spoken (sizes[n_sizes - 1].parameters);
  median = bst_format_count_spoken (bst_sizes_get_median (self));
  sentence = g_string_new (NULL);
  if (n_sizes == 1)
    /* Translators: how many models, and a number of parameters that they all have */
    g_string_append_printf (sentence, ngettext ("%s model in the list, with %s parameters", "%s models in the list, with %s parameters each", n),
                            all, most);
  else
    {
      /* Translators: how many models, the least and the largest number of parameters */
      g_string_append_printf (sentence, ngettext ("%s model in the list, from %s to %s parameters on a log scale", "%s models in the list, from %s to %s parameters on a log scale", n),
                              all, least, most);
      /* Translators: a number of parameters */
      bst_summary_append (sentence, g_strdup_printf (C_ ("chart summary", "the median is %s"), median));
    }
  return bst_summary_end (sentence);
}
