#include "config.h"

#include "hub/reply-private.h"

#include "hub/id.h"

#include <string.h>

/* What stands in cardData and config was written by the repository's author, by hand.
 * The Hub passes it on as it is, so that a slip there is no bad answer: it makes the
 * one value unknown and leaves all others. */

#define LONGEST_WORD 100
#define LONGEST_NAME 200
#define LONGEST_LINK 1000

/* Some cards of models of translation list all the languages that there are. */
#define MOST_LANGUAGES 500
#define MOST_BASE_MODELS 50

/* @text: (nullable) */
void
bst_hub_reply_take_text (char **field, const char *text, gsize longest)
{
  g_free (*field);
  *field = text != NULL ? bst_hub_text_dup_clean (text, longest) : NULL;
}

/* Returns: (transfer full) (nullable) */
static GStrv
dup_strings (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? bst_json_find (object, member) : NULL;

  return node != NULL ? bst_json_node_dup_strings (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *member)
{
  JsonNode *node = object != NULL ? bst_json_find (object, member) : NULL;

  return node != NULL ? bst_json_node_object (node, "", NULL) : NULL;
}

static void
take_first (char **field, JsonObject *object, const char *member, gsize longest)
{
  g_auto (GStrv) strings = dup_strings (object, member);

  if (strings != NULL && strings[0] != NULL)
    bst_hub_reply_take_text (field, strings[0], longest);
}

static void
read_license (BstRepository *self, JsonObject *card, GStrv tags)
{
  take_first (&self->license, card, "license", LONGEST_WORD);
  take_first (&self->license_name, card, "license_name", LONGEST_NAME);
  take_first (&self->license_link, card, "license_link", LONGEST_LINK);
  for (guint i = 0; self->license == NULL && tags != NULL && tags[i] != NULL; i++)
    if (g_str_has_prefix (tags[i], "license:"))
      bst_hub_reply_take_text (&self->license, tags[i] + strlen ("license:"), LONGEST_WORD);
}

static void
read_languages (BstRepository *self, JsonObject *card)
{
  g_auto (GStrv) strings = dup_strings (card, "language");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; strings != NULL && strings[i] != NULL && n < MOST_LANGUAGES; i++)
    {
      g_autofree char *language = bst_hub_text_dup_clean (strings[i], LONGEST_WORD);

      if (language == NULL)
        continue;
      g_strv_builder_add (builder, language);
      n++;
    }
  if (n > 0)
    self->languages = g_strv_builder_end (builder);
}

static void
take_base_models (BstRepository *self, GPtrArray *ids)
{
  if (ids->len == 0)
    return;
  g_ptr_array_add (ids, NULL);
  self->base_models = g_strdupv ((char **) ids->pdata);
}

static void
add_base_model (GPtrArray *ids, const char *id)
{
  if (id == NULL || !bst_hub_id_is_safe (id) || ids->len >= MOST_BASE_MODELS ||
      g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    return;
  g_ptr_array_add (ids, g_strdup (id));
}

/* The Hub's own view: base models by the names that they have now. */
static gboolean
read_hub_base_models (BstRepository *self, JsonObject *object)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  JsonObject *base = get_object (object, "baseModels");
  JsonNode *models = base != NULL ? bst_json_find (base, "models") : bst_json_find (object, "baseModels");
  JsonArray *array = models != NULL && JSON_NODE_HOLDS_ARRAY (models) ? json_node_get_array (models) : NULL;
  const char *relation = NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *model = bst_json_node_object (node, "", NULL);
      const char *id = NULL;

      if (model != NULL)
        bst_json_read_string (model, "", "id", BST_JSON_OPTIONAL, &id, NULL);
      else
        bst_json_node_string (node, &id);
      add_base_model (ids, id);
    }
  if (base != NULL)
    bst_json_read_string (base, "", "relation", BST_JSON_OPTIONAL, &relation, NULL);
  if (relation != NULL)
    bst_relation_from_string (relation, &self->relation);
  take_base_models (self, ids);
  return self->base_models != NULL;
}

/* The tags are base_model:ID and base_model:RELATION:ID. */
static void
read_written_base_models (BstRepository *self, JsonObject *card, GStrv tags)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) strings = dup_strings (card, "base_model");

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    add_base_model (ids, strings[i]);
  for (guint i = 0, written = ids->len; tags != NULL && tags[i] != NULL; i++)
    {
      const char *rest = tags[i] + strlen ("base_model:");
      const char *colon;

      if (!g_str_has_prefix (tags[i], "base_model:"))
        continue;
      colon = strchr (rest, ':');
      if (colon != NULL)
        {
          g_autofree char *word = g_strndup (rest, colon - rest);

          bst_relation_from_string (word, &self->relation);
        }
      if (written == 0)
        add_base_model (ids, colon != NULL ? colon + 1 : rest);
    }
  take_base_models (self, ids);
}

/* Reads licence, languages and base models: from the card, or else from the tags. */
void
bst_hub_reply_read_card (BstRepository *self, JsonObject *object, GStrv tags)
{
  JsonObject *card = get_object (object, "cardData");

  read_license (self, card, tags);
  read_languages (self, card);
  if (!read_hub_base_models (self, object))
    read_written_base_models (self, card, tags);
}

void
bst_hub_reply_read_config (BstRepository *self, JsonObject *object)
{
  JsonObject *config = get_object (object, "config");

  take_first (&self->architecture, config, "architectures", LONGEST_NAME);
  take_first (&self->model_type, config, "model_type", LONGEST_WORD);
  take_first (&self->quantization, get_object (config, "quantization_config"), "quant_method", LONGEST_WORD);
}
