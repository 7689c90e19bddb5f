#include "config.h"

#include "hub/limit.h"

#include <libsoup/soup.h>
#include <string.h>

/* No window of the Hub is longer; a larger number is a mistake and not obeyed. */
#define LONGEST_WINDOW (24 * 60 * 60)

/* A 429 that does not say for how long. */
#define UNSAID_PAUSE 10

static gboolean
parse_digits (const char *text, gsize length, gint64 *value)
{
  gint64 number = 0;

  if (length == 0 || length > 15)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      number = number * 10 + (text[i] - '0');
    }
  *value = number;
  return TRUE;
}

/* Reads the parameter @name of the first item of a structured header such as
 * "api";r=472;t=235. */
static gboolean
parse_parameter (const char *header, char name, gint64 *value)
{
  gboolean quoted = FALSE;

  for (const char *p = header; *p != '\0'; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && *p == ',')
        return FALSE;
      else if (!quoted && *p == ';')
        {
          const char *word = p + 1 + strspn (p + 1, " \t");
          const char *equals = word + 1;

          if (g_ascii_tolower (word[0]) != name)
            continue;
          equals += strspn (equals, " \t");
          if (*equals != '=')
            continue;
          equals += 1 + strspn (equals + 1, " \t");
          return parse_digits (equals, strcspn (equals, " \t;,"), value);
        }
    }
  return FALSE;
}

/* Seconds, or the date until when. */
static gint64
parse_retry_after (const char *header)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (header));
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds = -1;

  if (!parse_digits (trimmed, strlen (trimmed), &seconds))
    {
      /* libsoup takes a lone number for a date of some kind. */
      date = g_ascii_isalpha (trimmed[0]) ? soup_date_time_new_from_http_string (trimmed) : NULL;
      if (date != NULL)
        seconds = g_date_time_to_unix (date) - g_get_real_time () / G_USEC_PER_SEC;
    }
  /* A date that is over comes from another clock than ours, and says nothing. */
  return seconds >= 0 && seconds <= LONGEST_WINDOW ? seconds : -1;
}

/**
 * bst_hub_limit_parse:
 * @rate_limit: (nullable): the header RateLimit; and so on
 *
 * What is not there, or not as it should be, is -1.
 */
void
bst_hub_limit_parse (BstHubLimitHeaders *headers, const char *rate_limit, const char *policy,
                     const char *retry_after)
{
  gint64 window;

  *headers = (BstHubLimitHeaders) { -1, -1, -1, -1 };
  if (rate_limit != NULL &&
      !(parse_parameter (rate_limit, 'r', &headers->remaining) &&
        parse_parameter (rate_limit, 't', &headers->reset) && headers->reset <= LONGEST_WINDOW))
    headers->remaining = headers->reset = -1;
  if (policy != NULL &&
      !(parse_parameter (policy, 'q', &headers->quota) && parse_parameter (policy, 'w', &window)))
    headers->quota = -1;
  if (retry_after != NULL)
    headers->retry_after = parse_retry_after (retry_after);
}

/* @second: how many microseconds a second of the Hub has; fewer only in tests */
void
bst_hub_limit_init (BstHubLimit *self, gint64 second)
{
  *self = (BstHubLimit) { .remaining = -1, .quota = -1, .second = second };
}

/* A request is sent. */
void
bst_hub_limit_begin (BstHubLimit *self)
{
  self->under_way++;
  if (self->remaining > 0)
    self->remaining--;
}

/**
 * bst_hub_limit_end:
 * @headers: (nullable): what the answer said, or NULL where none came
 * @status: the answer's status
 *
 * A request is over.
 */
void
bst_hub_limit_end (BstHubLimit *self, const BstHubLimitHeaders *headers, guint status, gint64 now)
{
  gint64 pause = -1;

  self->under_way--;
  if (headers == NULL)
    return;
  self->answered = TRUE;
  if (headers->quota > 0)
    self->quota = headers->quota;
  if (headers->reset >= 0)
    {
      gint64 resets_at = now + (headers->reset + 1) * self->second;
      /* Those under way may not be counted yet. */
      gint64 left = MAX (headers->remaining - self->under_way, 0);
      gboolean same_window = self->resets_at > now && ABS (self->resets_at - resets_at) <= 2 * self->second;

      /* Answers overtake each other: within a window the least is the truth. */
      if (same_window && self->remaining >= 0)
        self->remaining = MIN (self->remaining, left);
      else
        self->remaining = left;
      /* A server that says the same with each answer counts nothing: its window moves away
       * from the first, and what it has left is true. */
      if (!same_window)
        self->resets_at = resets_at;
    }
  if (status != 429 && !(status == 503 && headers->retry_after > 0))
    return;

  /* A 429 with requests left is another limit, of which the window says nothing. */
  if (status == 429 && headers->remaining == 0)
    pause = headers->reset + 1;
  else if (headers->retry_after >= 0)
    pause = headers->retry_after + 1;
  else
    pause = UNSAID_PAUSE;
  self->closed_until = MAX (self->closed_until, now + pause * self->second);
}

/**
 * bst_hub_limit_get_wait:
 *
 * Returns: in how many microseconds the next request may be sent: 0 for now, and
 *   BST_HUB_LIMIT_HOLD where that is known only when one under way has been answered
 */
gint64
bst_hub_limit_get_wait (BstHubLimit *self, gint64 now)
{
  if (self->resets_at > 0 && now >= self->resets_at)
    {
      self->remaining = self->quota > 0 ? MAX (self->quota - self->under_way, 0) : -1;
      self->resets_at = 0;
    }
  if (now < self->closed_until)
    return self->closed_until - now;
  /* The first goes alone: it tells how many others may follow, and opens the
   * connection that they share. */
  if (!self->answered && self->under_way > 0)
    return BST_HUB_LIMIT_HOLD;
  if (self->remaining != 0)
    return 0;
  if (self->under_way > 0)
    return BST_HUB_LIMIT_HOLD;
  return self->resets_at > 0 ? self->resets_at - now : 0;
}

/**
 * bst_hub_limit_get_left:
 * @requests: (out): that may still be sent in the window
 * @seconds: (out): until the next one begins
 *
 * Returns: FALSE where the Hub did not say, or of a window that is over
 */
gboolean
bst_hub_limit_get_left (const BstHubLimit *self, gint64 now, guint *requests, guint *seconds)
{
  if (self->remaining < 0 || self->resets_at <= now)
    return FALSE;
  *requests = (guint) MIN (self->remaining, G_MAXUINT);
  *seconds = (guint) ((self->resets_at - now + self->second - 1) / self->second);
  return TRUE;
}
