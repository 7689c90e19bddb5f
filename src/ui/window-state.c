#include "config.h"

#include "ui/window-state.h"

/**
 * bst_window_state_load:
 * @self: (out caller-allocates)
 * @settings: (nullable): NULL where the schema is not installed: what a first window has
 */
void
bst_window_state_load (BstWindowState *self, GSettings *settings)
{
  *self = (BstWindowState) { .width = 1280, .height = 800 };
  if (settings == NULL)
    {
      self->layout = g_strdup ("both");
      self->chart_view = g_strdup ("timeline");
      self->shelf = g_strdup ("review-2023");
      self->query = g_strdup ("");
      self->selected = g_strdup ("");
      return;
    }
  self->width = g_settings_get_int (settings, "window-width");
  self->height = g_settings_get_int (settings, "window-height");
  self->paned = g_settings_get_int (settings, "paned-position");
  self->maximized = g_settings_get_boolean (settings, "window-maximized");
  self->layout = g_settings_get_string (settings, "content-layout");
  self->chart_view = g_settings_get_string (settings, "chart-view");
  self->shelf = g_settings_get_string (settings, "shelf");
  self->query = g_settings_get_string (settings, "query");
  self->selected = g_settings_get_string (settings, "selected");
}

/* @settings: (nullable): where to keep it; NULL keeps nothing */
void
bst_window_state_save (const BstWindowState *self, GSettings *settings)
{
  if (settings == NULL || !bst_settings_can_be_kept ())
    return;
  g_settings_delay (settings);
  g_settings_set_int (settings, "window-width", self->width);
  g_settings_set_int (settings, "window-height", self->height);
  g_settings_set_int (settings, "paned-position", self->paned);
  g_settings_set_boolean (settings, "window-maximized", self->maximized);
  g_settings_set_string (settings, "content-layout", self->layout);
  g_settings_set_string (settings, "chart-view", self->chart_view);
  g_settings_set_string (settings, "shelf", self->shelf);
  g_settings_set_string (settings, "query", self->query);
  g_settings_set_string (settings, "selected", self->selected);
  g_settings_apply (settings);
}

void
bst_window_state_clear (BstWindowState *self)
{
  g_clear_pointer (&self->layout, g_free);
  g_clear_pointer (&self->chart_view, g_free);
  g_clear_pointer (&self->shelf, g_free);
  g_clear_pointer (&self->query, g_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->pinned, g_strfreev);
}
