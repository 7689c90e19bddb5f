#include "config.h"

#include "card/html-tag.h"

#include <string.h>

#include "card/entity.h"

#define WHITE_SPACE " \t\n"

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && strchr (WHITE_SPACE, *p) != NULL)
    p++;
  return p;
}

static char *
decode (const char *bytes, gsize length)
{
  GString *text = g_string_new (NULL);

  bst_entity_append_decoded (text, bytes, length);
  return g_string_free (text, FALSE);
}

/* Returns: (nullable): where the value of an attribute is kept that we read */
static char **
find_attribute (BstHtmlTag *self, const char *name, gsize length)
{
  const struct
  {
    const char *name;
    char **value;
  } known[] = {
    { "href", &self->href },
    { "src", &self->src },
    { "alt", &self->alt },
    { "id", &self->id },
    { "name", &self->id },
    { "start", &self->start },
    { "align", &self->align },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strlen (known[i].name) == length && g_ascii_strncasecmp (known[i].name, name, length) == 0)
      return *known[i].value == NULL ? known[i].value : NULL;
  return NULL;
}

/* Returns: what follows the value, which begins at @p */
static const char *
read_value (const char *p, const char *end, char **value)
{
  const char *close;
  char quote = p < end ? *p : '\0';

  if (quote == '"' || quote == '\'')
    {
      p++;
      close = memchr (p, quote, (gsize) (end - p));
    }
  else
    {
      close = p;
      while (close < end && strchr (WHITE_SPACE, *close) == NULL)
        close++;
    }
  if (close == NULL)
    close = end;
  if (value != NULL)
    *value = decode (p, (gsize) (close - p));
  return close < end ? close + 1 : end;
}

static void
read_attributes (BstHtmlTag *self, const char *p, const char *end)
{
  while ((p = skip_space (p, end)) < end)
    {
      const char *name = p;
      char **value;

      while (p < end && *p != '=' && *p != '/' && strchr (WHITE_SPACE, *p) == NULL)
        p++;
      if (p == name)
        {
          p++;
          continue;
        }
      value = find_attribute (self, name, (gsize) (p - name));
      p = skip_space (p, end);
      if (p < end && *p == '=')
        p = read_value (skip_space (p + 1, end), end, value);
    }
}

/* @bytes: (array length=length): what stands between "<" and ">" */
void
bst_html_tag_read (BstHtmlTag *self, const char *bytes, gsize length)
{
  const char *end = bytes + length;
  const char *p = bytes;
  gsize n = 0;

  memset (self, 0, sizeof *self);
  if (p < end && *p == '/')
    {
      self->is_end = TRUE;
      p++;
    }
  while (p + n < end && (g_ascii_isalnum (p[n]) || p[n] == '-' || p[n] == ':'))
    n++;
  if (n < sizeof self->name)
    for (gsize i = 0; i < n; i++)
      self->name[i] = g_ascii_tolower (p[i]);
  if (!self->is_end)
    read_attributes (self, p + n, end);
}

void
bst_html_tag_clear (BstHtmlTag *self)
{
  g_free (self->href);
  g_free (self->src);
  g_free (self->alt);
  g_free (self->id);
  g_free (self->start);
  g_free (self->align);
  memset (self, 0, sizeof *self);
}
