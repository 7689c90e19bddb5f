#include "config.h"

#include "quota.h"

#define USUAL_WINDOW 300

static const BstTestUser users[] = {
  { "hf_test", "tester", "A Tester", TRUE, FALSE, FALSE },
  { "hf_granted", "granted", "A Tester With Access", TRUE, TRUE, FALSE },
  { "hf_owner", "owner", "The Owner", TRUE, TRUE, TRUE },
};

static const BstTestUser stranger = { "", "stranger", "", FALSE, FALSE, FALSE };

/* NULL without a header. */
const BstTestUser *
bst_test_user_find (const char *authorization)
{
  if (authorization == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (users); i++)
    if (g_str_has_prefix (authorization, "Bearer ") && g_str_equal (authorization + 7, users[i].token))
      return &users[i];
  return &stranger;
}

struct _BstTestQuota
{
  gint64 limit; /* 0: nothing is counted */
  gint64 window;
  gint64 first_limit; /* what a reset brings back */
  gint64 first_window;
  gint64 start; /* monotonic, in microseconds; 0 before the first request */
  GHashTable *counts; /* who and bucket → requests in this window */
};

BstTestQuota *
bst_test_quota_new (void)
{
  BstTestQuota *self = g_new0 (BstTestQuota, 1);

  self->window = self->first_window = USUAL_WINDOW;
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
bst_test_quota_free (BstTestQuota *self)
{
  g_hash_table_unref (self->counts);
  g_free (self);
}

static void
restart (BstTestQuota *self)
{
  self->start = 0;
  g_hash_table_remove_all (self->counts);
}

/* No limit where it is 0. */
void
bst_test_quota_set (BstTestQuota *self, gint64 limit, gint64 window)
{
  self->limit = MAX (limit, 0);
  self->window = MAX (window, 1);
  restart (self);
}

/* As bst_test_quota_set (), for good. */
void
bst_test_quota_start (BstTestQuota *self, gint64 limit, gint64 window)
{
  bst_test_quota_set (self, limit, window);
  self->first_limit = self->limit;
  self->first_window = self->window;
}

void
bst_test_quota_reset (BstTestQuota *self)
{
  bst_test_quota_set (self, self->first_limit, self->first_window);
}

/* The windows are fixed and begin with the first request; a person with a token has
 * another count than the address, and twice as much. */
BstTestWindow
bst_test_quota_count (BstTestQuota *self, const BstTestUser *user, const char *bucket)
{
  gboolean is_known = user != NULL && user->is_known;
  gint64 usual = g_str_equal (bucket, "resolvers") ? 3000 : 500;
  gint64 limit = (self->limit > 0 ? self->limit : usual) * (is_known ? 2 : 1);
  gint64 now = g_get_monotonic_time ();
  g_autofree char *key = NULL;
  gint64 count, passed;

  if (self->limit == 0)
    return (BstTestWindow) { limit, self->window, limit - 1, self->window };

  if (self->start == 0 || now - self->start >= self->window * G_USEC_PER_SEC)
    {
      restart (self);
      self->start = now;
    }
  key = g_strconcat (is_known ? user->name : "", "/", bucket, NULL);
  count = GPOINTER_TO_INT (g_hash_table_lookup (self->counts, key)) + 1;
  g_hash_table_replace (self->counts, g_steal_pointer (&key), GINT_TO_POINTER ((int) count));
  passed = (now - self->start) / G_USEC_PER_SEC;
  return (BstTestWindow) { limit, self->window, limit - count, MAX (self->window - passed, 1) };
}
