#include "hub/limit.h"

#include "hub/times.h"

#include <libsoup/soup.h>

static void
test_headers (void)
{
  static const struct
  {
    const char *rate_limit, *policy, *retry_after;
    gint64 remaining, reset, quota, pause;
  } cases[] = {
    { "\"api\";r=472;t=235", "\"fixed window\";\"api\";q=500;w=300", NULL, 472, 235, 500, -1 },
    { "\"api\"; R=0 ; T=3", "\"fixed window\";\"api\"; Q=500; W=300", "4", 0, 3, 500, 4 },
    { "api;t=1;r=2", NULL, " 10 ", 2, 1, -1, 10 },
    { "\"api\";r=1;t=2, \"other\";r=0;t=9", NULL, NULL, 1, 2, -1, -1 },
    { "\"a;r=9;t=9\";r=1;t=2", NULL, NULL, 1, 2, -1, -1 },
    { "\"api\";r=1", "\"api\";q=500", "", -1, -1, -1, -1 },
    { "\"api\";r=x;t=2", "\"api\";q=;w=300", "soon", -1, -1, -1, -1 },
    { "\"api\";r=-1;t=2", "q", "-5", -1, -1, -1, -1 },
    { "\"api\";r=1;t=99999999", NULL, "99999999", -1, -1, -1, -1 },
    { "\"api\";r=99999999999999999999;t=1", NULL, "1.5", -1, -1, -1, -1 },
    { "", "", "Wed, 21 Oct 2026 07:28:00 GMT", -1, -1, -1, -1 },
    { ";;;=", "\"", "\xff", -1, -1, -1, -1 },
    { NULL, NULL, NULL, -1, -1, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstHubLimitHeaders headers;

      bst_hub_limit_parse (&headers, cases[i].rate_limit, cases[i].policy, cases[i].retry_after);
      g_assert_cmpint (headers.remaining, ==, cases[i].remaining);
      g_assert_cmpint (headers.reset, ==, cases[i].reset);
      g_assert_cmpint (headers.quota, ==, cases[i].quota);
      g_assert_cmpint (headers.retry_after, ==, cases[i].pause);
    }
}

#define SECOND G_USEC_PER_SEC

static void
answer (BstHubLimit *limit, const char *rate_limit, const char *retry_after, guint status, gint64 now)
{
  BstHubLimitHeaders headers;

  bst_hub_limit_parse (&headers, rate_limit, "\"fixed window\";\"api\";q=5;w=300", retry_after);
  bst_hub_limit_end (limit, &headers, status, now);
}

/* A mirror may say the same with each answer, as it has it from the Hub or counts nothing:
 * it is not waited for at the end of a window that it does not have. */
static void
test_window_that_moves (void)
{
  BstHubLimit limit;
  gint64 now = 1000 * SECOND;

  bst_hub_limit_init (&limit, SECOND);
  for (guint i = 0; i < 1000; i++, now += SECOND)
    {
      g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, 0);
      bst_hub_limit_begin (&limit);
      answer (&limit, "\"api\";r=4;t=300", NULL, 200, now);
    }
}

static void
test_left (void)
{
  BstHubLimit limit;
  gint64 now = 1000 * SECOND;
  guint requests = 0, seconds = 0;

  bst_hub_limit_init (&limit, SECOND);
  g_assert_false (bst_hub_limit_get_left (&limit, now, &requests, &seconds));
  bst_hub_limit_begin (&limit);
  answer (&limit, "\"api\";r=4;t=99", NULL, 200, now);
  g_assert_true (bst_hub_limit_get_left (&limit, now + SECOND / 2, &requests, &seconds));
  g_assert_cmpuint (requests, ==, 4);
  g_assert_cmpuint (seconds, ==, 100);
  bst_hub_limit_begin (&limit);
  g_assert_true (bst_hub_limit_get_left (&limit, now + 99 * SECOND, &requests, &seconds));
  g_assert_cmpuint (requests, ==, 3);
  g_assert_cmpuint (seconds, ==, 1);
  g_assert_false (bst_hub_limit_get_left (&limit, now + 100 * SECOND, &requests, &seconds));
}

/* With five requests a window, at most five are ever sent in one. */
static void
test_pacing (void)
{
  BstHubLimit limit;
  gint64 now = 1000 * SECOND;

  bst_hub_limit_init (&limit, SECOND);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, 0);
  bst_hub_limit_begin (&limit);
  /* the first goes alone */
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, BST_HUB_LIMIT_HOLD);
  answer (&limit, "\"api\";r=2;t=100", NULL, 200, now);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, 0);
  bst_hub_limit_begin (&limit);
  bst_hub_limit_begin (&limit);
  /* two were left, and two are under way */
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, BST_HUB_LIMIT_HOLD);
  /* the later one's answer comes first */
  answer (&limit, "\"api\";r=0;t=99", NULL, 200, now + SECOND);
  answer (&limit, "\"api\";r=1;t=99", NULL, 200, now + SECOND);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now + SECOND), ==, 100 * SECOND);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now + 100 * SECOND), ==, 1 * SECOND);
  /* a new window has the whole quota */
  now += 101 * SECOND;
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, 0);
      bst_hub_limit_begin (&limit);
    }
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, now), ==, BST_HUB_LIMIT_HOLD);
}

/* A server that says nothing of limits, and one that never answers. */
static void
test_silence (void)
{
  BstHubLimit limit;

  bst_hub_limit_init (&limit, SECOND);
  bst_hub_limit_begin (&limit);
  bst_hub_limit_end (&limit, NULL, 0, 5);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, 5), ==, 0);
  bst_hub_limit_begin (&limit);
  answer (&limit, NULL, NULL, 200, 6);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpint (bst_hub_limit_get_wait (&limit, 7), ==, 0);
      bst_hub_limit_begin (&limit);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *rate_limit, *retry_after;
    gint64 seconds;
  } cases[] = {
    { "\"api\";r=0;t=3", NULL, 4 },
    { "\"api\";r=0;t=3", "100", 4 },
    /* a limit of another kind */
    { "\"api\";r=400;t=200", "7", 8 },
    { "\"api\";r=400;t=200", NULL, 10 },
    { NULL, "0", 1 },
    { NULL, "-5", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BstHubLimit limit;

      bst_hub_limit_init (&limit, SECOND);
      bst_hub_limit_begin (&limit);
      answer (&limit, cases[i].rate_limit, cases[i].retry_after, 429, 50);
      g_assert_cmpint (bst_hub_limit_get_wait (&limit, 50), ==, cases[i].seconds * SECOND);
      g_assert_cmpint (bst_hub_limit_get_wait (&limit, 50 + cases[i].seconds * SECOND), ==, 0);
    }
}

/* A 503 that says for how long closes the bucket, also for longer than is sat out. */
static void
test_unavailable (void)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) later = NULL;
  g_autofree char *date = NULL;
  BstHubLimit limit;
  BstHubLimitHeaders headers;

  bst_hub_limit_init (&limit, SECOND);
  bst_hub_limit_begin (&limit);
  answer (&limit, NULL, "3600", 503, 50);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, 50), ==, G_GINT64_CONSTANT (3601) * SECOND);

  bst_hub_limit_init (&limit, SECOND);
  bst_hub_limit_begin (&limit);
  answer (&limit, NULL, NULL, 503, 50);
  g_assert_cmpint (bst_hub_limit_get_wait (&limit, 50), ==, 0);

  now = g_date_time_new_now_utc ();
  later = g_date_time_add_hours (now, 2);
  date = soup_date_time_to_string (later, SOUP_DATE_HTTP);
  bst_hub_limit_parse (&headers, NULL, NULL, date);
  g_assert_cmpint (headers.retry_after, >, 3600);
  g_assert_cmpint (headers.retry_after, <=, 7200);
}

static void
test_pauses (void)
{
  BstHubTimes times = { .first_pause = 100, .longest_pause = 500, .longest_wait = 60, .second = 1000 };
  static const guint whole[] = { 100, 200, 400, 500, 500, 500 };
  static const guint passing[] = { 408, 429, 500, 502, 503, 504 };
  static const guint final[] = { 200, 304, 400, 401, 403, 404, 410, 416, 451, 501, 505 };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_assert_cmpint (bst_hub_pause (&times, i + 1, 1.0), ==, whole[i]);
      g_assert_cmpint (bst_hub_pause (&times, i + 1, 0.0), ==, whole[i] / 2);
    }
  g_assert_cmpint (bst_hub_pause (&times, 1000000, 1.0), ==, 500);
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    g_assert_true (bst_hub_status_is_passing (passing[i]));
  for (guint i = 0; i < G_N_ELEMENTS (final); i++)
    g_assert_false (bst_hub_status_is_passing (final[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hub/limit/headers", test_headers);
  g_test_add_func ("/hub/limit/left", test_left);
  g_test_add_func ("/hub/limit/window-that-moves", test_window_that_moves);
  g_test_add_func ("/hub/limit/pacing", test_pacing);
  g_test_add_func ("/hub/limit/silence", test_silence);
  g_test_add_func ("/hub/limit/refused", test_refused);
  g_test_add_func ("/hub/limit/unavailable", test_unavailable);
  g_test_add_func ("/hub/limit/pauses", test_pauses);
  return g_test_run ();
}
