/* What stands beside each filter is what the query that the filter writes finds. */
#include "config.h"

#include "catalogue/writer.h"
#include "library/counts.h"
#include "library/listing.h"
#include "../catalogue/rows.h"
#include "../wait.h"

#include <glib/gstdio.h>

#define N_ROWS 4000

static const char *const queries[] = {
  "",
  "shelf:guide",
  "shelf:review-2023",
  "shelf:hub",
  "shelf:guide,hub",
  "shelf:hub llama",
  "shelf:hub l",
  "shelf:hub -chat \"7b\"",
  "shelf:hub nothing-of-this-kind",
  "shelf:hub license:apache-2.0",
  "shelf:hub license:APACHE-2.0,mit params:..3b",
  "shelf:hub -license:mit",
  "shelf:hub -license:commercial openness:open,weights",
  "shelf:hub license:no-such-licence",
  "shelf:hub params:3b..13b,70b..",
  "shelf:hub -params:7b year:2023",
  "shelf:hub kind:adapter",
  "shelf:hub -kind:adapter task:text-generation",
  "shelf:hub task:TEXT-GENERATION,fill-mask",
  "shelf:hub task:\"a,b\"",
  "shelf:hub org:meta,thebloke",
  "shelf:hub org:lab -org:lab-1 llama",
  "shelf:hub gated:yes lang:zh context:>=8k",
  "shelf:hub family:llama",
  "shelf:guide,hub kind:closed-model",
  "shelf:guide,hub kind:model,closed-model license:commercial org:meta params:>10b task:text-generation openness:weights",
  "-kind:model org:google",
  "falcon sort:downloads",
  "fits:24GiB -llama",
  "shelf:hub fits:8GiB,24GiB",
  "shelf:hub -fits:8GiB kind:model",
  "nonsense:x license: params:zzz",
};

static const struct
{
  BstFacet facet;
  const char *value;
} values[] = {
  { BST_FACET_LICENSE, "commercial" },
  { BST_FACET_LICENSE, "noncommercial" },
  { BST_FACET_LICENSE, "open" },
  { BST_FACET_LICENSE, "apache-2.0" },
  { BST_FACET_LICENSE, "no-such-licence" },
  { BST_FACET_LICENSE, "comercial" },
  { BST_FACET_PARAMS, "..3b" },
  { BST_FACET_PARAMS, "3b..13b" },
  { BST_FACET_PARAMS, "13b..70b" },
  { BST_FACET_PARAMS, "70b.." },
  { BST_FACET_PARAMS, "7b" },
  { BST_FACET_PARAMS, "0" },
  { BST_FACET_PARAMS, "many" },
  { BST_FACET_OPENNESS, "open" },
  { BST_FACET_OPENNESS, "weights" },
  { BST_FACET_OPENNESS, "noncommercial" },
  { BST_FACET_OPENNESS, "unknown" },
  { BST_FACET_OPENNESS, "closed" },
  { BST_FACET_KIND, "model" },
  { BST_FACET_KIND, "adapter" },
  { BST_FACET_KIND, "method" },
  { BST_FACET_KIND, "software" },
  { BST_FACET_KIND, "closed-model" },
  { BST_FACET_TASK, "text-generation" },
  { BST_FACET_TASK, "Fill-Mask" },
  { BST_FACET_TASK, "a,b" },
  { BST_FACET_ORG, "meta" },
  { BST_FACET_ORG, "TheBloke" },
  { BST_FACET_ORG, "阿里" },
  { BST_FACET_ORG, "-" },
  { BST_FACET_ORG, "user" },
  { BST_FACET_FITS, "24GiB" },
  { BST_FACET_FITS, "8GiB" },
  { BST_FACET_FITS, "25769803776" },
  { BST_FACET_FITS, "24" },
};

static const BstFacet frequent[] = { BST_FACET_LICENSE, BST_FACET_TASK, BST_FACET_ORG };

typedef struct
{
  char *folder;
  BstLibrary *library;
} Fixture;

static void
write_list (Fixture *self)
{
  g_autoptr (BstCatalogueWriter) writer = bst_catalogue_writer_new ();
  g_autofree char *path = bst_listing_dup_path (self->folder);
  g_autoptr (GError) error = NULL;
  BstListed row;

  for (guint i = 0; i < N_ROWS; i++)
    {
      BstMadeRow made;

      bst_made_row_init (&made, i);
      bst_catalogue_writer_add (writer, &made.row);
    }
  /* The guide has it too: it counts once. */
  bst_listed_init (&row);
  row.id = "TIIUAE/Falcon-7B";
  row.endpoint = BST_HUB_ENDPOINT;
  row.license = "mit";
  row.task = "a,b";
  row.fetched_at = G_GINT64_CONSTANT (1795000000);
  bst_catalogue_writer_add (writer, &row);
  g_assert_true (bst_catalogue_writer_end (writer, path, 1, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("bestiary-counts-XXXXXX", NULL);
  if (data != NULL)
    write_list (self);
  self->library = bst_library_new (NULL, self->folder, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *path = bst_listing_dup_path (self->folder);

  g_object_unref (self->library);
  g_unlink (path);
  g_rmdir (self->folder);
  g_free (self->folder);
}

static BstCounts *
make_counts (Fixture *self, const char *text)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  BstCounts *counts = bst_counts_new (self->library, query);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    bst_counts_add_value (counts, values[i].facet, values[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    bst_counts_add_frequent (counts, frequent[i], 5);
  return counts;
}

static guint
count_with (Fixture *self, const char *text, BstFacet facet, const char *value)
{
  g_autoptr (BstQuery) query = bst_query_parse (text);
  g_autofree char *with = bst_query_with_only (query, facet, value);
  g_autoptr (BstQuery) other = bst_query_parse (with);

  return bst_library_count (self->library, other);
}

static void
test_equal (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (BstCounts) counts = make_counts (self, queries[i]);

      bst_counts_run (counts, NULL);
      g_assert_cmpuint (bst_counts_get_n (counts), >=, G_N_ELEMENTS (values));
      for (guint j = 0; j < bst_counts_get_n (counts); j++)
        {
          const BstCount *count = bst_counts_get (counts, j);
          guint expected = count_with (self, queries[i], count->facet, count->value);

          if (count->n != expected)
            g_test_message ("“%s” with %s:%s: %u, not %u", queries[i], bst_facet_to_string (count->facet), count->value,
                            count->n, expected);
          g_assert_cmpuint (count->n, ==, expected);
        }
    }
}

/* Where a facet has no value yet, the check writes the query that was counted. */
static void
test_written (Fixture *self, gconstpointer data)
{
  g_autoptr (BstQuery) query = bst_query_parse ("shelf:hub llama -license:mit");
  g_autoptr (BstCounts) counts = make_counts (self, "shelf:hub llama -license:mit");

  bst_counts_run (counts, NULL);
  for (guint i = 0; i < bst_counts_get_n (counts); i++)
    {
      const BstCount *count = bst_counts_get (counts, i);
      g_autofree char *written = bst_query_with_value (query, count->facet, count->value, TRUE);
      g_autoptr (BstQuery) other = bst_query_parse (written);

      g_assert_cmpuint (count->n, ==, bst_library_count (self->library, other));
    }
}

static const BstCount *
find (BstCounts *counts, BstFacet facet, const char *value)
{
  for (guint i = 0; i < bst_counts_get_n (counts); i++)
    {
      const BstCount *count = bst_counts_get (counts, i);

      if (count->facet == facet && g_str_equal (count->value, value))
        return count;
    }
  return NULL;
}

static void
test_frequent (Fixture *self, gconstpointer data)
{
  g_autoptr (BstQuery) query = bst_query_parse ("shelf:hub license:llama2 task:none-has-it org:lab-7");
  g_autoptr (BstCounts) counts = bst_counts_new (self->library, query);
  guint n_by_facet[BST_N_FACETS] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    bst_counts_add_frequent (counts, frequent[i], 3);
  bst_counts_run (counts, NULL);
  for (guint i = 0; i < bst_counts_get_n (counts); i++)
    {
      const BstCount *count = bst_counts_get (counts, i), *before = i > 0 ? bst_counts_get (counts, i - 1) : NULL;

      g_test_message ("%s:%s “%s” %u", bst_facet_to_string (count->facet), count->value, count->label, count->n);
      g_assert_cmpstr (count->label, !=, NULL);
      g_assert_true (before == NULL || before->facet != count->facet || before->n >= count->n);
      n_by_facet[count->facet]++;
    }
  /* What is asked for is there as well, even if nothing has it. */
  g_assert_nonnull (find (counts, BST_FACET_LICENSE, "llama2"));
  g_assert_cmpuint (find (counts, BST_FACET_TASK, "none-has-it")->n, ==, 0);
  g_assert_nonnull (find (counts, BST_FACET_ORG, "lab-7"));
  for (guint i = 0; i < G_N_ELEMENTS (frequent); i++)
    {
      g_assert_cmpuint (n_by_facet[frequent[i]], >=, 1);
      g_assert_cmpuint (n_by_facet[frequent[i]], <=, 4);
    }
}

/* No other value has more entries than those that are named. */
static void
test_most (Fixture *self, gconstpointer data)
{
  static const char *const tasks[] = { "text-generation", "fill-mask", "text-to-image", "reinforcement-learning" };
  g_autoptr (BstQuery) query = bst_query_parse ("shelf:hub qwen");
  g_autoptr (BstCounts) counts = bst_counts_new (self->library, query);

  bst_counts_add_frequent (counts, BST_FACET_TASK, 2);
  bst_counts_run (counts, NULL);
  g_assert_cmpuint (bst_counts_get_n (counts), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (find (counts, BST_FACET_TASK, tasks[i]) == NULL)
      g_assert_cmpuint (count_with (self, "shelf:hub qwen", BST_FACET_TASK, tasks[i]), <=, bst_counts_get (counts, 1)->n);
}

static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr (BstCounts) expected = make_counts (self, "shelf:hub llama");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  BstCounts *counts;

  bst_counts_run (expected, NULL);
  bst_library_count_values_async (self->library, make_counts (self, "shelf:hub llama"), NULL, test_got_result, &result);
  counts = bst_library_count_values_finish (self->library, test_wait (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bst_counts_get_n (counts), ==, bst_counts_get_n (expected));
  for (guint i = 0; i < bst_counts_get_n (counts); i++)
    {
      g_assert_cmpstr (bst_counts_get (counts, i)->value, ==, bst_counts_get (expected, i)->value);
      g_assert_cmpuint (bst_counts_get (counts, i)->n, ==, bst_counts_get (expected, i)->n);
    }

  g_clear_object (&result);
  bst_library_count_values_async (self->library, make_counts (self, "llama"), cancellable, test_got_result, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (bst_library_count_values_finish (self->library, test_wait (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const char with_list[] = "with";

  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, func) g_test_add ("/counts/" name, Fixture, data, set_up, func, tear_down)
  ADD ("equal", with_list, test_equal);
  ADD ("equal-without-list", NULL, test_equal);
  ADD ("written", with_list, test_written);
  ADD ("frequent", with_list, test_frequent);
  ADD ("most", with_list, test_most);
  ADD ("async", with_list, test_async);
  ADD ("async-without-list", NULL, test_async);

  return g_test_run ();
}
