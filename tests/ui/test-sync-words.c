/* What is said of the Hub's list: no display. */
#include "core/i18n.h"
#include "ui/sync-words.h"

#include <string.h>

#define NNBSP "\u202f"
#define JOINT "\u00a0· "

#define assert_text(call, expected)            \
  G_STMT_START                                 \
    {                                          \
      g_autofree char *text_ = (call);         \
      g_assert_cmpstr (text_, ==, (expected)); \
    }                                          \
  G_STMT_END

static void
test_amount (void)
{
  g_autofree char *text = NULL;

  bst_i18n_set_language ("en");
  assert_text (bst_sync_words_amount (412000, 3000000, FALSE), "412,000 of about 3,000,000 models");
  assert_text (bst_sync_words_amount (3000, 10000, TRUE), "3,000 of 10,000 models");
  assert_text (bst_sync_words_amount (0, 10000, TRUE), "0 of 10,000 models");
  assert_text (bst_sync_words_amount (1, 1, TRUE), "1 of 1 model");
  assert_text (bst_sync_words_amount (412000, 0, FALSE), "412,000 models");
  assert_text (bst_sync_words_amount (1, 0, FALSE), "1 model");
  /* there are more than was guessed */
  assert_text (bst_sync_words_amount (3100000, 3000000, FALSE), "3,100,000 models");
  /* every digit, in groups as the language has them */
  bst_i18n_set_language ("zh_TW");
  text = bst_sync_words_amount (3000, 10000, TRUE);
  g_assert_nonnull (strstr (text, "3000"));
  g_assert_nonnull (strstr (text, "10,000"));
}

static void
test_stopped (void)
{
  bst_i18n_set_language ("en");
  assert_text (bst_sync_words_stopped (412000, 3000000, FALSE), "Stopped at 412,000 of about 3,000,000 models");
  assert_text (bst_sync_words_stopped (0, 3000000, FALSE), "Nothing has come yet");
}

static void
assert_pace (gint64 rate, gint64 seconds_left, guint waiting, const char *expected)
{
  const BstSyncProgress progress = { .rate = rate, .seconds_left = seconds_left, .waiting = waiting };

  assert_text (bst_sync_words_pace (&progress), expected);
}

static void
test_pace (void)
{
  const BstSyncProgress writing = { .rate = 9, .seconds_left = 8, .waiting = 7, .writing = TRUE };

  bst_i18n_set_language ("en");
  assert_pace (3412, 720, 0, "3,400 a second" JOINT "12 minutes left");
  assert_pace (3412, 721, 0, "3,400 a second" JOINT "13 minutes left");
  assert_pace (7, 59, 0, "7 a second" JOINT "less than a minute left");
  assert_pace (99, 60, 0, "99 a second" JOINT "1 minute left");
  assert_pace (996, 90 * 60 + 1, 0, "1,000 a second" JOINT "2 hours left");
  assert_pace (5, 48 * 60 * 60 + 1, 0, "5 a second" JOINT "3 days left");
  assert_pace (5, G_MAXINT64 - 100000, 0, "5 a second" JOINT "9999 days left");
  assert_pace (3400, 0, 0, "3,400 a second");
  assert_pace (0, 720, 0, "asking the Hub");
  assert_pace (0, 720, 41, "waiting for the Hub, 41 s" JOINT "12 minutes left");
  assert_text (bst_sync_words_pace (&writing), "putting the list in order");
}

static void
test_list (void)
{
  bst_i18n_set_language ("en");
  assert_text (bst_sync_words_list (NULL, 0), "everything");
  assert_text (bst_sync_words_list (NULL, 10000), "the 10,000 most downloaded");
  assert_text (bst_sync_words_list ("text-generation", 0), "text generation");
  assert_text (bst_sync_words_list ("no-task", 5), "no-task" JOINT "the 5 most downloaded");
}

static void
test_origin (void)
{
  g_autoptr (BstSyncList) list = bst_sync_list_new (NULL, 0, 3000000, 1795867200);

  bst_i18n_set_language ("en");
  assert_text (bst_sync_words_origin (list), "everything" JOINT "28 Nov 2026");
  /* no time at all */
  list->at = G_MAXINT64;
  assert_text (bst_sync_words_origin (list), "everything" JOINT "unknown");
}

/* Figures that somebody decides by. */
static void
test_need (void)
{
  bst_i18n_set_language ("en");
  assert_text (bst_sync_words_need (10000, FALSE),
               "1.4" NNBSP "MiB on the disk, 3.3" NNBSP "MiB while it comes" JOINT "less than a minute");
  assert_text (bst_sync_words_need (3000000, FALSE),
               "429.2" NNBSP "MiB on the disk, 1,001.4" NNBSP "MiB while it comes" JOINT "at least 30 minutes");
  assert_text (bst_sync_words_need (3000000, TRUE),
               "429.2" NNBSP "MiB on the disk, 1,001.4" NNBSP "MiB while it comes" JOINT "at least 15 minutes");
  g_assert_cmpint (bst_sync_words_get_bytes (3000000), ==, 1050000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  bst_i18n_init ();
  g_test_add_func ("/ui/sync-words/amount", test_amount);
  g_test_add_func ("/ui/sync-words/stopped", test_stopped);
  g_test_add_func ("/ui/sync-words/pace", test_pace);
  g_test_add_func ("/ui/sync-words/list", test_list);
  g_test_add_func ("/ui/sync-words/origin", test_origin);
  g_test_add_func ("/ui/sync-words/need", test_need);
  return g_test_run ();
}
