#include "config.h"

#include "cli/preferences.h"

/* Returns: (transfer full) (nullable): the preferences; NULL where the schema is not installed,
 *   as with a program that was not */
GSettings *
bst_cli_preferences_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, BST_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
