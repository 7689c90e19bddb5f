#include "config.h"

#include "params.h"

#include <string.h>

typedef struct
{
  char *name;
  char *value;
} Param;

struct _BstTestParams
{
  GArray *params; /* Param */
};

static void
clear_param (gpointer data)
{
  Param *param = data;

  g_free (param->name);
  g_free (param->value);
}

/* Percent signs that no two digits follow stand for themselves, as servers take them. */
char *
bst_test_decode (const char *text, gssize length, gboolean plus_is_space)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  g_autoptr (GString) decoded = g_string_new (NULL);

  while (text < end)
    {
      if (*text == '%' && end - text > 2 && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]))
        {
          g_string_append_c (decoded, (char) (g_ascii_xdigit_value (text[1]) * 16 + g_ascii_xdigit_value (text[2])));
          text += 3;
          continue;
        }
      g_string_append_c (decoded, plus_is_space && *text == '+' ? ' ' : *text);
      text++;
    }
  return g_utf8_make_valid (decoded->str, (gssize) decoded->len);
}

BstTestParams *
bst_test_params_parse (const char *query)
{
  BstTestParams *self = g_new0 (BstTestParams, 1);
  g_auto (GStrv) parts = g_strsplit (query != NULL ? query : "", "&", -1);

  self->params = g_array_new (FALSE, FALSE, sizeof (Param));
  g_array_set_clear_func (self->params, clear_param);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      Param param;

      if (*parts[i] == '\0')
        continue;
      param.name = bst_test_decode (parts[i], equals != NULL ? equals - parts[i] : -1, TRUE);
      param.value = equals != NULL ? bst_test_decode (equals + 1, -1, TRUE) : g_strdup ("");
      g_array_append_val (self->params, param);
    }
  return self;
}

void
bst_test_params_free (BstTestParams *self)
{
  g_array_unref (self->params);
  g_free (self);
}

guint
bst_test_params_count (const BstTestParams *self)
{
  return self->params->len;
}

const char *
bst_test_params_name (const BstTestParams *self, guint i)
{
  return g_array_index (self->params, Param, i).name;
}

const char *
bst_test_params_value (const BstTestParams *self, guint i)
{
  return g_array_index (self->params, Param, i).value;
}

/* The first value of a name, or NULL. */
const char *
bst_test_params_get (const BstTestParams *self, const char *name)
{
  for (guint i = 0; i < self->params->len; i++)
    if (g_str_equal (bst_test_params_name (self, i), name))
      return bst_test_params_value (self, i);
  return NULL;
}

gboolean
bst_test_params_flag (const BstTestParams *self, const char *name)
{
  const char *value = bst_test_params_get (self, name);

  return value != NULL && !g_str_equal (value, "false") && !g_str_equal (value, "0");
}

/* The same query with one parameter set or replaced: it comes last. */
char *
bst_test_params_with (const BstTestParams *self, const char *name, const char *value)
{
  g_autoptr (GString) query = g_string_new (NULL);

  for (guint i = 0; i < self->params->len; i++)
    if (!g_str_equal (bst_test_params_name (self, i), name))
      {
        g_string_append_uri_escaped (query, bst_test_params_name (self, i), NULL, FALSE);
        g_string_append_c (query, '=');
        g_string_append_uri_escaped (query, bst_test_params_value (self, i), NULL, FALSE);
        g_string_append_c (query, '&');
      }
  g_string_append (query, name);
  g_string_append_c (query, '=');
  g_string_append_uri_escaped (query, value, NULL, FALSE);
  return g_string_free (g_steal_pointer (&query), FALSE);
}
