/* What is wrong with an answer. Answers are read in threads, where nothing may be
 * translated (see core/error.c), so that the sentence is made afterwards. */
#include "config.h"

#include "hub/reply-private.h"

#include "core/error.h"
#include "hub/address.h"
#include "hub/words.h"

#include <glib/gi18n.h>

G_DEFINE_QUARK (bst - hub - reply - error - quark, bst_hub_reply_error)

/* In a thread: the message is for developers. */
void
bst_hub_reply_set_fault (GError **error, BstHubReplyFault fault)
{
  static const char *const messages[] = {
    [BST_HUB_REPLY_EMPTY] = "The answer is empty.",
    [BST_HUB_REPLY_NO_LIST] = "The answer is not a list.",
    [BST_HUB_REPLY_NO_OBJECT] = "The answer is not an object.",
    [BST_HUB_REPLY_TOO_LONG] = "The list is longer than what was asked for.",
    [BST_HUB_REPLY_BARE] = "The answer says nothing of a model but its name.",
  };

  g_set_error_literal (error, BST_HUB_REPLY_ERROR, fault, messages[fault]);
}

static GError *
word_fault (BstHubReplyFault fault, const char *host)
{
  switch (fault)
    {
    case BST_HUB_REPLY_EMPTY:
      return bst_hub_bad_reply_new (host, _ ("it is empty"));
    case BST_HUB_REPLY_NO_LIST:
      return bst_hub_bad_reply_new (host, _ ("it is not a list"));
    case BST_HUB_REPLY_NO_OBJECT:
      return bst_hub_bad_reply_new (host, _ ("it is not an object"));
    case BST_HUB_REPLY_TOO_LONG:
      return bst_hub_bad_reply_new (host, _ ("it is longer than what was asked for"));
    case BST_HUB_REPLY_BARE:
    default:
      return bst_hub_bad_reply_new (host, _ ("it says nothing of a model but its name"));
    }
}

static GError *
word_json (const GError *cause, const char *host)
{
  g_autofree char *sentence = NULL;

  switch ((BstJsonError) cause->code)
    {
    case BST_JSON_ERROR_SYNTAX:
      return bst_hub_bad_reply_new (host, _ ("it is not JSON"));
    case BST_JSON_ERROR_DEPTH:
      return bst_hub_bad_reply_new (host, _ ("it is nested too deeply"));
    case BST_JSON_ERROR_SIZE:
      return bst_hub_bad_reply_new (host, _ ("it is larger than any that is expected"));
    case BST_JSON_ERROR_TYPE:
    case BST_JSON_ERROR_MISSING:
    case BST_JSON_ERROR_UNKNOWN:
    default:
      sentence = bst_error_dup_sentence (cause);
      return bst_hub_error_new (BST_HUB_ERROR_BAD_REPLY,
                                /* Translators: the first %s is a computer, the second a sentence that says what is wrong. */
                                _ ("The answer of %s cannot be used: %s Try again later, or check the Hub's address."), host, sentence);
    }
}

/**
 * bst_hub_reply_word:
 * @cause: (transfer full): what a reader of answers says
 *
 * For the main thread alone.
 *
 * Returns: (transfer full): the same as an error of the Hub, in words about the one who
 *   sent the answer; an error of another kind as it is
 */
GError *
bst_hub_reply_word (GError *cause, const char *endpoint)
{
  g_autofree char *host = NULL;
  GError *worded;

  if (cause->domain != BST_HUB_REPLY_ERROR && cause->domain != BST_JSON_ERROR)
    return cause;
  host = bst_hub_endpoint_dup_host (endpoint);
  worded = cause->domain == BST_JSON_ERROR ? word_json (cause, host)
                                           : word_fault ((BstHubReplyFault) cause->code, host);
  g_error_free (cause);
  return worded;
}
