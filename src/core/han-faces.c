#include "config.h"

#include "core/han-faces.h"

/* The most usual first: those of free systems, then those that a picture may meet elsewhere.
 * What is not installed costs nothing. */
static const char *const china[] = {
  "Noto Sans CJK SC",
  "Noto Sans SC",
  "Source Han Sans SC",
  "PingFang SC",
  "Microsoft YaHei",
  NULL,
};
static const char *const taiwan[] = {
  "Noto Sans CJK TC",
  "Noto Sans TC",
  "Source Han Sans TC",
  "PingFang TC",
  "Microsoft JhengHei",
  NULL,
};
static const char *const hong_kong[] = {
  "Noto Sans CJK HK",
  "Noto Sans HK",
  "Source Han Sans HK",
  "PingFang HK",
  "Noto Sans CJK TC",
  "Noto Sans TC",
  "Source Han Sans TC",
  "PingFang TC",
  "Microsoft JhengHei",
  NULL,
};

/**
 * bst_han_faces_get:
 * @language: as bst_i18n_get_han_language() has it
 *
 * Returns: (array zero-terminated=1): the families of typefaces whose characters have the
 *   forms of that language, in the order in which they are looked for
 */
const char *const *
bst_han_faces_get (const char *language)
{
  if (g_strcmp0 (language, "zh-tw") == 0)
    return taiwan;
  return g_strcmp0 (language, "zh-hk") == 0 ? hong_kong : china;
}

/* Returns: whether @family is one of any of these languages */
gboolean
bst_han_faces_contain (const char *family)
{
  return g_strv_contains (china, family) || g_strv_contains (taiwan, family) || g_strv_contains (hong_kong, family);
}
