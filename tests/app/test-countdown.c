/* How long the Hub wants to be left alone is told at once, and not after the end. */
#include "config.h"

#include <string.h>

#include "app/countdown.h"

typedef struct
{
  guint n_told;
  guint n_ends;
  guint seconds; /* that were told last */
} Told;

static void
told (const char *text, gpointer data)
{
  Told *self = data;

  self->n_told++;
  if (text == NULL)
    self->n_ends++;
  else
    self->seconds = (guint) g_ascii_strtoull (text + strcspn (text, "0123456789"), NULL, 10);
}

/* An hour and a half is more microseconds than 32 bits hold. */
static void
test_long (void)
{
  BstCountdown countdown = { 0 };
  Told of_hours = { 0 }, of_days = { 0 };

  bst_countdown_begin (&countdown, 5400, told, &of_hours);
  g_assert_cmpuint (of_hours.n_told, ==, 1);
  g_assert_cmpuint (of_hours.seconds, >, 5000);
  g_assert_cmpuint (of_hours.seconds, <=, 5400);
  g_assert_true (bst_countdown_is_running (&countdown));

  /* What is told later counts. */
  bst_countdown_begin (&countdown, 200000, told, &of_days);
  g_assert_cmpuint (of_hours.n_told, ==, 1);
  g_assert_cmpuint (of_days.seconds, >, 190000);
  bst_countdown_stop (&countdown);
  g_assert_false (bst_countdown_is_running (&countdown));
}

static void
test_end (void)
{
  BstCountdown countdown = { 0 };
  Told now = { 0 }, soon = { 0 };

  bst_countdown_begin (&countdown, 0, told, &now);
  g_assert_cmpuint (now.n_ends, ==, 1);
  g_assert_false (bst_countdown_is_running (&countdown));

  bst_countdown_begin (&countdown, 1, told, &soon);
  while (soon.n_ends == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (soon.n_ends, ==, 1);
  g_assert_false (bst_countdown_is_running (&countdown));
  g_assert_cmpuint (now.n_told, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/countdown/long", test_long);
  g_test_add_func ("/countdown/end", test_end);
  return g_test_run ();
}
