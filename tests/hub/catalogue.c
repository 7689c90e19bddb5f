#include "config.h"

#include "catalogue.h"

#include "names.h"

#include <math.h>
#include <string.h>

/* The Hub's oldest repositories all have this time. */
#define FIRST_CREATED 1646263744 /* 2022-03-02T23:29:04Z */
#define LAST_CREATED 1788220800 /* 2026-09-01T00:00:00Z */

/* The most popular have these; then the curves fall faster, from this share of all on. */
#define MOST_DOWNLOADS 9.0e7
#define MOST_LIKES 13000.0
#define POPULAR_SHARE (1 / 3000.0)

const char *
bst_test_sort_name (BstTestSort sort)
{
  static const char *const names[BST_TEST_N_SORTS] = {
    [BST_TEST_SORT_TRENDING] = "trendingScore",
    [BST_TEST_SORT_DOWNLOADS] = "downloads",
    [BST_TEST_SORT_LIKES] = "likes",
    [BST_TEST_SORT_CREATED] = "createdAt",
    [BST_TEST_SORT_MODIFIED] = "lastModified",
  };

  return names[sort];
}

void
bst_test_catalogue_init (BstTestCatalogue *self, guint64 count, guint64 seed)
{
  *self = (BstTestCatalogue) { .count = count, .seed = seed };
  self->block = MAX (64, count / 16);
  bst_test_order_init (&self->popularity, count, count, bst_test_mix (seed, 11));
  bst_test_order_init (&self->liking, count, 64, bst_test_mix (seed, 12));
  bst_test_order_init (&self->trending, count, count, bst_test_mix (seed, 13));
  bst_test_order_init (&self->modification, count, self->block, bst_test_mix (seed, 14));
}

guint64
bst_test_catalogue_index_at (const BstTestCatalogue *self, BstTestSort sort, guint64 place)
{
  switch (sort)
    {
    case BST_TEST_SORT_TRENDING:
      return bst_test_order_back (&self->trending, place);
    case BST_TEST_SORT_DOWNLOADS:
      return bst_test_order_back (&self->popularity, place);
    case BST_TEST_SORT_LIKES:
      return bst_test_order_back (&self->popularity, bst_test_order_back (&self->liking, place));
    case BST_TEST_SORT_MODIFIED:
      return bst_test_order_back (&self->modification, self->count - 1 - place);
    case BST_TEST_SORT_CREATED:
    default:
      return self->count - 1 - place;
    }
}

guint64
bst_test_catalogue_place_of (const BstTestCatalogue *self, BstTestSort sort, guint64 index)
{
  switch (sort)
    {
    case BST_TEST_SORT_TRENDING:
      return bst_test_order_forth (&self->trending, index);
    case BST_TEST_SORT_DOWNLOADS:
      return bst_test_order_forth (&self->popularity, index);
    case BST_TEST_SORT_LIKES:
      return bst_test_order_forth (&self->liking, bst_test_order_forth (&self->popularity, index));
    case BST_TEST_SORT_MODIFIED:
      return self->count - 1 - bst_test_order_forth (&self->modification, index);
    case BST_TEST_SORT_CREATED:
    default:
      return self->count - 1 - index;
    }
}

/* The later, the more repositories a day. A model changes after it was made, because
 * its place in the order of change is counted a block later. */
static gint64
time_of (const BstTestCatalogue *self, guint64 place)
{
  double share = (double) place / (double) (self->count + self->block);

  return FIRST_CREATED + (gint64) floor ((LAST_CREATED - FIRST_CREATED) * sqrt (share));
}

/* The values fall with the place, so that an order is never sorted. */
double
bst_test_catalogue_key_at (const BstTestCatalogue *self, BstTestSort sort, guint64 place)
{
  double position = (double) place;
  double popular = (double) self->count * POPULAR_SHARE;

  switch (sort)
    {
    case BST_TEST_SORT_TRENDING:
      return floor (1800 * pow (1 + position, -0.7)) / 2;
    case BST_TEST_SORT_DOWNLOADS:
      /* Two fifths of all models were never downloaded, and most others a few times. */
      if (position >= 0.6 * (double) self->count)
        return 0;
      return MAX (1, floor (MOST_DOWNLOADS * pow (1 + position, -0.8) * pow (1 + position / popular, -0.907)));
    case BST_TEST_SORT_LIKES:
      return floor (MOST_LIKES * pow (1 + position, -0.6) * pow (1 + position / popular, -0.5));
    case BST_TEST_SORT_MODIFIED:
      return (double) time_of (self, self->count - 1 - place + self->block);
    case BST_TEST_SORT_CREATED:
    default:
      return (double) time_of (self, self->count - 1 - place);
    }
}

/* The first place whose key is not above this one. */
guint64
bst_test_catalogue_place_of_key (const BstTestCatalogue *self, BstTestSort sort, double key)
{
  guint64 low = 0, high = self->count;

  while (low < high)
    {
      guint64 middle = low + (high - low) / 2;

      if (bst_test_catalogue_key_at (self, sort, middle) > key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static double
key_of (const BstTestCatalogue *self, BstTestSort sort, guint64 index)
{
  return bst_test_catalogue_key_at (self, sort, bst_test_catalogue_place_of (self, sort, index));
}

/* The name and the traits that hang on the index alone: a scan of many models wants no
 * more of most of them. */
void
bst_test_catalogue_read_name (const BstTestCatalogue *self, guint64 index, BstTestFacts *facts)
{
  guint gate;

  facts->catalogue = self;
  facts->index = index;
  facts->chance = bst_test_mix (self->seed, index);
  bst_test_choose_traits (facts);
  gate = (guint) (bst_test_mix (facts->chance, 98) % 50);
  facts->gated = gate == 0 ? "auto" : gate == 1 ? "manual"
                                                : NULL;
  bst_test_maker_write (self, bst_test_maker_of (self, index), facts->author, sizeof facts->author);
  bst_test_name_write (facts, facts->id, sizeof facts->id);
}

void
bst_test_catalogue_read_figures (const BstTestCatalogue *self, BstTestFacts *facts)
{
  guint64 index = facts->index;

  facts->created = time_of (self, index);
  facts->modified = (gint64) key_of (self, BST_TEST_SORT_MODIFIED, index);
  facts->downloads = (gint64) key_of (self, BST_TEST_SORT_DOWNLOADS, index);
  facts->likes = (gint64) key_of (self, BST_TEST_SORT_LIKES, index);
  facts->trending = key_of (self, BST_TEST_SORT_TRENDING, index);
  /* An ObjectId begins with the time; the end of ours is the index. */
  g_snprintf (facts->object_id, sizeof facts->object_id, "%08x%06x%010" G_GINT64_MODIFIER "x",
              (guint) facts->created, (guint) (self->seed & 0xffffff), index);
  bst_test_hex (facts->chance, 40, facts->sha);
}

void
bst_test_catalogue_read (const BstTestCatalogue *self, guint64 index, BstTestFacts *facts)
{
  bst_test_catalogue_read_name (self, index, facts);
  bst_test_catalogue_read_figures (self, facts);
}

/* The case of the letters does not matter: the caller compares the id if it does to him. */
gboolean
bst_test_catalogue_find (const BstTestCatalogue *self, const char *id, guint64 *index)
{
  BstTestFacts facts;

  if (!bst_test_name_read (id, index) || *index >= self->count)
    return FALSE;
  bst_test_catalogue_read_name (self, *index, &facts);
  return g_ascii_strcasecmp (facts.id, id) == 0;
}

gboolean
bst_test_catalogue_find_object (const BstTestCatalogue *self, const char *object_id, guint64 *index)
{
  BstTestFacts facts;

  if (strlen (object_id) != 24 || !g_ascii_string_to_unsigned (object_id + 14, 16, 0, G_MAXUINT64, index, NULL) ||
      *index >= self->count)
    return FALSE;
  bst_test_catalogue_read (self, *index, &facts);
  return g_str_equal (facts.object_id, object_id);
}
