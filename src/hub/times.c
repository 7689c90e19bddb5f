#include "config.h"

#include "hub/times.h"

/**
 * bst_hub_pause:
 * @tries: how often the request was sent so far, at least 1
 * @chance: from 0 to 1
 *
 * Many clients that failed at one moment must not all come back at one moment, so a
 * pause is anywhere between the half and the whole of what it could be.
 *
 * Returns: milliseconds before the next try
 */
guint
bst_hub_pause (const BstHubTimes *times, guint tries, double chance)
{
  double pause = times->first_pause;

  for (guint i = 1; i < tries && pause < times->longest_pause; i++)
    pause *= 2;
  pause = MIN (pause, times->longest_pause);
  return pause * (0.5 + chance / 2);
}

/* Whether the same request may succeed later. */
gboolean
bst_hub_status_is_passing (guint status)
{
  switch (status)
    {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 504:
      return TRUE;
    default:
      return FALSE;
    }
}
