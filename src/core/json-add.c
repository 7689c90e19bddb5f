/* Members that several writers of JSON have. */
#include "config.h"

#include "core/json.h"

/* Adds a member whose value is a string, or null where @value is %NULL. */
void
bst_json_add_string (JsonBuilder *builder, const char *member, const char *value)
{
  json_builder_set_member_name (builder, member);
  if (value == NULL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_string_value (builder, value);
}

/**
 * bst_json_add_shape:
 * @shape: a{sv} of 64-bit integers, booleans and strings, as an architecture claim has it
 *
 * Adds an object with a member for each.
 */
void
bst_json_add_shape (JsonBuilder *builder, GVariant *shape)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  json_builder_begin_object (builder);
  g_variant_iter_init (&iter, shape);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      json_builder_set_member_name (builder, name);
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        json_builder_add_int_value (builder, g_variant_get_int64 (value));
      else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        json_builder_add_boolean_value (builder, g_variant_get_boolean (value));
      else
        json_builder_add_string_value (builder, g_variant_get_string (value, NULL));
    }
  json_builder_end_object (builder);
}
