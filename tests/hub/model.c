#include "config.h"

#include "store.h"

#include "files.h"
#include "json.h"

const char *
bst_test_model_get_id (const BstTestModel *self)
{
  return self->kept != NULL ? self->kept->id : self->facts.id;
}

const char *
bst_test_model_get_sha (const BstTestModel *self)
{
  const char *sha;

  if (self->kept == NULL)
    return self->facts.sha;
  sha = bst_test_json_string (self->kept->object, "sha");
  return sha != NULL ? sha : "0000000000000000000000000000000000000000";
}

/* "auto", "manual" or NULL. */
const char *
bst_test_model_get_gated (const BstTestModel *self)
{
  return self->kept != NULL ? bst_test_json_string (self->kept->object, "gated") : self->facts.gated;
}

gboolean
bst_test_model_is_private (const BstTestModel *self)
{
  return self->kept != NULL && bst_test_json_flag (self->kept->object, "private", FALSE);
}

gboolean
bst_test_model_is_disabled (const BstTestModel *self)
{
  return self->kept != NULL && bst_test_json_flag (self->kept->object, "disabled", FALSE);
}

static void
put_siblings (const BstTestModel *self, gboolean blobs, GString *out)
{
  g_autoptr (GPtrArray) files = bst_test_model_list_files (self, !blobs);

  g_string_append_c (out, '[');
  for (guint i = 0; i < files->len; i++)
    {
      const BstTestFile *file = g_ptr_array_index (files, i);

      g_string_append (out, i > 0 ? ",{" : "{");
      bst_test_json_put_member (out, "rfilename");
      bst_test_json_put_string (out, file->path);
      if (blobs)
        {
          g_string_append_printf (out, ",\"size\":%" G_GINT64_FORMAT ",\"blobId\":\"%s\"", file->size, file->oid);
          if (file->is_lfs)
            g_string_append_printf (out, ",\"lfs\":{\"sha256\":\"%s\",\"size\":%" G_GINT64_FORMAT ",\"pointerSize\":%d}",
                                    file->sha256, file->size, BST_TEST_POINTER_SIZE);
        }
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static gint64
add_sizes (const BstTestModel *self)
{
  g_autoptr (GPtrArray) files = bst_test_model_list_files (self, FALSE);
  gint64 sum = 0;

  for (guint i = 0; i < files->len; i++)
    sum += ((BstTestFile *) g_ptr_array_index (files, i))->size;
  return sum;
}

/* Members, with no braces around them. */
void
bst_test_model_write (const BstTestModel *self, BstTestFields fields, BstTestEndpoint endpoint, gboolean blobs, GString *out)
{
  for (guint i = 0; i < BST_TEST_N_FIELDS; i++)
    {
      JsonNode *node = NULL;

      if ((fields >> i & 1) == 0)
        continue;
      if (self->kept != NULL)
        {
          node = json_object_get_member (self->kept->object, bst_test_field_name (i));
          if (node == NULL)
            continue;
        }
      if (i == BST_TEST_SIBLINGS && (node == NULL || blobs))
        {
          bst_test_json_put_member (out, "siblings");
          put_siblings (self, blobs, out);
        }
      else if (node != NULL)
        {
          bst_test_json_put_member (out, bst_test_field_name (i));
          bst_test_json_put_node (out, node);
        }
      else if (i == BST_TEST_USED_STORAGE)
        {
          bst_test_json_put_member (out, "usedStorage");
          g_string_append_printf (out, "%" G_GINT64_FORMAT, add_sizes (self));
        }
      else
        bst_test_facts_write (&self->facts, i, endpoint, out);
    }
}

/* All that is known, as an object of the caller's own. */
JsonObject *
bst_test_model_to_object (const BstTestModel *self)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (JsonNode) root = NULL;

  if (self->kept != NULL)
    {
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), self->kept->object);

      g_string_truncate (text, 0);
      bst_test_json_put_node (text, node);
    }
  else
    {
      bst_test_model_write (self, BST_TEST_ALL_FIELDS & ~BST_TEST_FIELD (SECURITY_REPO_STATUS), BST_TEST_ONE, TRUE, text);
      g_string_append_c (text, '}');
    }
  root = bst_test_json_parse (text->str, -1, NULL);
  return json_object_ref (bst_test_json_node_object (root));
}
