#include "config.h"

#include "core/country.h"

#include <string.h>

#include "core/i18n.h"

/* Countries and regions by the codes of ISO 3166-1: those of the guide's makers, and others
 * from which models have come. By their short names; sorted by code. */
static const BstWord words[] = {
  { "AE", NC_ ("country", "United Arab Emirates") },
  { "AT", NC_ ("country", "Austria") },
  { "AU", NC_ ("country", "Australia") },
  { "BE", NC_ ("country", "Belgium") },
  { "BG", NC_ ("country", "Bulgaria") },
  { "BR", NC_ ("country", "Brazil") },
  { "CA", NC_ ("country", "Canada") },
  { "CH", NC_ ("country", "Switzerland") },
  { "CN", NC_ ("country", "China") },
  { "CZ", NC_ ("country", "Czechia") },
  { "DE", NC_ ("country", "Germany") },
  { "DK", NC_ ("country", "Denmark") },
  { "ES", NC_ ("country", "Spain") },
  { "FI", NC_ ("country", "Finland") },
  { "FR", NC_ ("country", "France") },
  { "GB", NC_ ("country", "United Kingdom") },
  { "GR", NC_ ("country", "Greece") },
  { "HK", NC_ ("country", "Hong Kong") },
  { "ID", NC_ ("country", "Indonesia") },
  { "IE", NC_ ("country", "Ireland") },
  { "IL", NC_ ("country", "Israel") },
  { "IN", NC_ ("country", "India") },
  { "IT", NC_ ("country", "Italy") },
  { "JP", NC_ ("country", "Japan") },
  { "KR", NC_ ("country", "South Korea") },
  { "MY", NC_ ("country", "Malaysia") },
  { "NL", NC_ ("country", "Netherlands") },
  { "NO", NC_ ("country", "Norway") },
  { "PL", NC_ ("country", "Poland") },
  { "PT", NC_ ("country", "Portugal") },
  { "QA", NC_ ("country", "Qatar") },
  { "RU", NC_ ("country", "Russia") },
  { "SA", NC_ ("country", "Saudi Arabia") },
  { "SE", NC_ ("country", "Sweden") },
  { "SG", NC_ ("country", "Singapore") },
  { "TH", NC_ ("country", "Thailand") },
  { "TR", NC_ ("country", "Türkiye") },
  { "TW", NC_ ("country", "Taiwan") },
  { "UA", NC_ ("country", "Ukraine") },
  { "US", NC_ ("country", "United States") },
  { "VN", NC_ ("country", "Vietnam") },
};

/* @n: (out): how many there are
 * Returns: (transfer none) (array length=n): codes and names, sorted by code */
const BstWord *
bst_country_get_words (guint *n)
{
  *n = G_N_ELEMENTS (words);
  return words;
}

/* Returns: whether @text may be a code: two letters, in upper case as ISO 3166-1 writes them */
gboolean
bst_country_is_code (const char *text)
{
  return g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]) && text[2] == '\0';
}

/* Returns: the name in the interface's language; of a code that is in no table, itself */
const char *
bst_country_get_label (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, code))
      return g_dpgettext2 (NULL, "country", words[i].label);
  return code;
}
