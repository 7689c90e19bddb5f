/* The files themselves: /OWNER/NAME/resolve/REV/PATH, and where it leads. */
#include "config.h"

#include "hub.h"

#include <string.h>

/* On a gated repository anybody may read these, by these very names. */
static const char *const open_files[] = { "README.md", "LICENSE", "LICENSE.md", "LICENSE.txt", NULL };

/* Asked before whether the file is there. */
static gboolean
may_read (BstTestExchange *exchange, const BstTestModel *model, const char *path, gboolean is_raw)
{
  const char *id = bst_test_model_get_id (model);

  if (bst_test_model_get_gated (model) == NULL || (!is_raw && g_strv_contains (open_files, path)) ||
      (exchange->user != NULL && exchange->user->has_access))
    return TRUE;
  if (exchange->user == NULL)
    bst_test_exchange_fail (exchange, 401, "GatedRepo",
                            "Access to model %s is restricted. You must have access to it and be authenticated to access it. "
                            "Please log in.",
                            id);
  else
    bst_test_exchange_fail (exchange, 403, "GatedRepo",
                            "Access to model %s is restricted and you are not in the authorized list. "
                            "Visit https://huggingface.co/%s to ask for access.",
                            id, id);
  return FALSE;
}

static BstTestFile *
find_file (BstTestExchange *exchange, const BstTestModel *model, const char *path)
{
  BstTestFile *file = bst_test_model_find_file (model, path);

  if (file == NULL)
    bst_test_exchange_fail (exchange, 404, "EntryNotFound", "Entry not found");
  return file;
}

static void
set_file_headers (BstTestExchange *exchange, const BstTestFile *file, gboolean as_pointer)
{
  gboolean is_large = file->is_lfs && !as_pointer;
  g_autofree char *tag = g_strdup_printf ("\"%s\"", is_large ? file->sha256 : file->oid);
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, file->size);

  soup_message_headers_replace (exchange->headers, "ETag", tag);
  soup_message_headers_replace (exchange->headers, "Accept-Ranges", "bytes");
  if (is_large)
    {
      soup_message_headers_replace (exchange->headers, "X-Linked-ETag", tag);
      soup_message_headers_replace (exchange->headers, "X-Linked-Size", size);
    }
}

/* One range, which is all that the Hub's readers send. FALSE with an answer where it
 * lies outside. */
static gboolean
read_range (BstTestExchange *exchange, gint64 size, gint64 *begin, gint64 *end)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (exchange->message);
  SoupRange *ranges = NULL;
  int n_ranges;

  *begin = 0;
  *end = size;
  if (bst_test_exchange_get_request (exchange, "Range") == NULL)
    return TRUE;
  if (size == 0 || !soup_message_headers_get_ranges (soup_server_message_get_request_headers (exchange->message), size, &ranges, &n_ranges) ||
      ranges[0].start >= size)
    {
      g_autofree char *unsatisfied = g_strdup_printf ("bytes */%" G_GINT64_FORMAT, size);

      if (ranges != NULL)
        soup_message_headers_free_ranges (request, ranges);
      soup_message_headers_replace (exchange->headers, "Content-Range", unsatisfied);
      bst_test_exchange_fail (exchange, 416, NULL, "Range Not Satisfiable");
      return FALSE;
    }
  *begin = ranges[0].start;
  *end = ranges[0].end + 1;
  soup_message_headers_free_ranges (request, ranges);
  soup_message_headers_set_content_range (exchange->headers, *begin, *end - 1, size);
  /* Else the server would cut the answer once more. */
  soup_message_headers_remove (request, "Range");
  return TRUE;
}

static void
serve (BstTestExchange *exchange, const BstTestModel *model, BstTestFile *file, gboolean as_pointer)
{
  gboolean is_large = file->is_lfs && !as_pointer;
  g_autoptr (GBytes) content = is_large ? NULL : bst_test_model_read_file (model, file);
  gint64 size = is_large ? file->size : (gint64) g_bytes_get_size (content);
  gint64 begin, end;

  set_file_headers (exchange, file, as_pointer);
  if (!read_range (exchange, size, &begin, &end))
    {
      bst_test_file_free (file);
      return;
    }
  exchange->status = end - begin < size ? 206 : 200;
  soup_message_headers_replace (exchange->headers, "Content-Type",
                                is_large ? "application/octet-stream" : "text/plain; charset=utf-8");
  if (is_large)
    {
      exchange->file = file;
      exchange->position = begin;
      exchange->end = end;
      return;
    }
  exchange->body = g_bytes_new_from_bytes (content, (gsize) begin, (gsize) (end - begin));
  bst_test_file_free (file);
}

/* A small file lies on the same host, a large one elsewhere, at a signed address. */
void
bst_test_answer_file (BstTestExchange *exchange, const BstTestModel *model, const char *path, gboolean is_raw)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *location = NULL;
  BstTestFile *file;

  if (!may_read (exchange, model, path, is_raw))
    return;
  file = find_file (exchange, model, path);
  if (file == NULL)
    return;
  soup_message_headers_replace (exchange->headers, "X-Repo-Commit", bst_test_model_get_sha (model));
  if (is_raw)
    {
      serve (exchange, model, file, TRUE);
      return;
    }
  set_file_headers (exchange, file, FALSE);
  if (file->is_lfs)
    location = g_strdup_printf ("%s/_cdn/%s/%s/%s?Expires=4102444800&Signature=%.16s&Key-Pair-Id=TEST", exchange->origin,
                                bst_test_model_get_id (model), bst_test_model_get_sha (model), escaped, file->sha256);
  else
    location = g_strdup_printf ("/api/resolve-cache/models/%s/%s/%s", bst_test_model_get_id (model),
                                bst_test_model_get_sha (model), escaped);
  bst_test_exchange_redirect (exchange, file->is_lfs ? 302 : 307, location);
  bst_test_file_free (file);
}

/* The address itself is the permission. */
void
bst_test_answer_cached (BstTestExchange *exchange, const BstTestModel *model, const char *path)
{
  gboolean is_cdn = g_str_has_prefix (exchange->path, "/_cdn/");
  const char *signature = bst_test_params_get (exchange->params, "Signature");
  BstTestFile *file;

  if (!is_cdn && !may_read (exchange, model, path, FALSE))
    return;
  file = find_file (exchange, model, path);
  if (file == NULL)
    return;
  if (is_cdn && (signature == NULL || strncmp (signature, file->sha256, 16) != 0))
    {
      bst_test_exchange_fail (exchange, 403, NULL, "Access Denied");
      bst_test_file_free (file);
      return;
    }
  soup_message_headers_replace (exchange->headers, "X-Repo-Commit", bst_test_model_get_sha (model));
  serve (exchange, model, file, FALSE);
}
