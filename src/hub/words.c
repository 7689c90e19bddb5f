#include "config.h"

#include "hub/words.h"

#include <glib/gi18n.h>

/* From so many seconds on, minutes say enough. */
#define LONG_WAIT 120

/**
 * bst_hub_bad_reply_new:
 * @host: what a sentence calls the endpoint
 * @what: a part of a sentence, translated: “it is empty”
 */
GError *
bst_hub_bad_reply_new (const char *host, const char *what)
{
  return bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY,
                            /* Translators: the first %s is a computer, the second a part of a sentence, such as
                             * “it is empty”. */
                            _ ("The answer of %s cannot be used: %s. Try again later, or check the Hub's address."),
                            host, what);
}

GError *
bst_hub_timeout_new (const char *host)
{
  GError *error = bst_hub_error_new (BST_HUB_ERROR_TIMEOUT,
                                     _ ("%s takes too long to answer: try again later, or choose a mirror."), host);

  bst_hub_error_set_passing (error);
  return error;
}

/* @seconds: for how long @host wants to be left alone; 0 where it did not say */
GError *
bst_hub_wait_new (const char *host, guint seconds)
{
  guint minutes = (seconds + 59) / 60;
  GError *error;

  if (seconds == 0)
    error = bst_hub_error_new (BST_HUB_ERROR_RATE_LIMITED, _ ("%s asks to be left alone for a while: try again later."), host);
  else if (seconds < LONG_WAIT)
    error = bst_hub_error_new (BST_HUB_ERROR_RATE_LIMITED,
                               ngettext ("%s asks to be left alone for a while: try again in %u second.",
                                         "%s asks to be left alone for a while: try again in %u seconds.", seconds),
                               host, seconds);
  else
    error = bst_hub_error_new (BST_HUB_ERROR_RATE_LIMITED,
                               ngettext ("%s asks to be left alone for a while: try again in %u minute.",
                                         "%s asks to be left alone for a while: try again in %u minutes.", minutes),
                               host, minutes);
  bst_hub_error_set_seconds (error, seconds);
  return error;
}
