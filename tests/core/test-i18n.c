#include "config.h"

#include "core/text.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

/* Clears the locale of the environment, sets what is given and starts anew. */
static void
start (const char *lc_all,
       const char *lang,
       const char *language)
{
  static const char *const variables[] = {
    "LC_ALL",
    "LC_CTYPE",
    "LC_MESSAGES",
    "LC_NUMERIC",
    "LANG",
    "LANGUAGE",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    g_unsetenv (variables[i]);

  if (lc_all != NULL)
    g_setenv ("LC_ALL", lc_all, TRUE);
  if (lang != NULL)
    g_setenv ("LANG", lang, TRUE);
  if (language != NULL)
    g_setenv ("LANGUAGE", language, TRUE);

  bst_i18n_init ();
}

static void
test_codes (void)
{
  BstLanguage language = BST_LANGUAGE_EN;

  for (int i = 0; i < BST_N_LANGUAGES; i++)
    {
      g_assert_true (bst_language_from_code (bst_language_get_code (i), &language));
      g_assert_cmpint (language, ==, i);
    }

  g_assert_cmpstr (bst_language_get_code (BST_LANGUAGE_ZH_TW), ==, "zh_TW");
  g_assert_false (bst_language_from_code ("zh", &language));
  g_assert_false (bst_language_from_code ("", &language));
  g_assert_false (bst_language_from_code (NULL, &language));
}

/* What the environment says, and the LANGUAGE that the program makes of it. */
static void
test_environment (void)
{
  static const struct
  {
    const char *lc_all;
    const char *lang;
    const char *language;
    const char *expected;
  } cases[] = {
    { NULL, NULL, NULL, NULL },
    { "C", NULL, NULL, NULL },
    { "C.UTF-8", NULL, NULL, NULL },
    { NULL, "POSIX", NULL, NULL },
    { "C.UTF-8", NULL, "zh_CN", "zh_CN" },
    { NULL, NULL, "zh_CN", "zh_CN" },
    { "C", NULL, "zh_TW", "zh_TW" },
    { "C.UTF-8", NULL, "zh_HK", "zh_HK:zh_TW" },
    { "C.UTF-8", NULL, "zh_MO", "zh_MO:zh_TW" },
    { "C.UTF-8", NULL, "zh_Hant_HK", "zh_Hant_HK:zh_TW" },
    { "C.UTF-8", NULL, "zh-Hant", "zh-Hant:zh_TW" },
    { "C.UTF-8", NULL, "zh_Hans_HK", "zh_Hans_HK:zh_CN" },
    { "C.UTF-8", NULL, "zh_SG", "zh_SG:zh_CN" },
    { "C.UTF-8", NULL, "zh", "zh:zh_CN" },
    { "C.UTF-8", NULL, "zh_HK:zh_TW", "zh_HK:zh_TW" },
    { "C.UTF-8", NULL, "fr:zh_HK:de", "fr:zh_HK:zh_TW:de" },
    /* English has no catalogue, but who asks for it first gets it. */
    { "C.UTF-8", NULL, "en:zh_CN", "en" },
    { "C.UTF-8", NULL, "en_GB:en:zh_CN", "en_GB" },
    { "C.UTF-8", NULL, "fr:zh_CN:en", "fr:zh_CN:en" },
    { "C.UTF-8", NULL, ":zh_CN:", "zh_CN" },
    { "C.UTF-8", NULL, "", NULL },
    { "C.UTF-8", NULL, ":", NULL },
    /* Where no catalogue serves, GTK's own words are English like ours. */
    { "C.UTF-8", NULL, "fr", "en" },
    { "C.UTF-8", NULL, "fr:de", "en" },
    { "C.UTF-8", NULL, "fr:en_GB", "fr:en_GB" },
    /* Locales that no machine has generated. */
    { NULL, "zh_CN.NOSUCHSET", NULL, "zh_CN" },
    { NULL, "zh_HK.NOSUCHSET@pinyin", NULL, "zh_HK:zh_TW" },
    { "zh_TW.NOSUCHSET", "C", NULL, "zh_TW" },
    { NULL, "xx_XX.UTF-8", "zh_CN", "zh_CN" },
    { NULL, "xx_XX.UTF-8", NULL, "en" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("LC_ALL=%s LANG=%s LANGUAGE=%s", cases[i].lc_all, cases[i].lang, cases[i].language);
      start (cases[i].lc_all, cases[i].lang, cases[i].language);
      g_assert_cmpstr (g_getenv ("LANGUAGE"), ==, cases[i].expected);

      /* Nothing else of the environment is changed: other programs get it from us. */
      g_assert_cmpstr (g_getenv ("LC_ALL"), ==, cases[i].lc_all);
      g_assert_cmpstr (g_getenv ("LANG"), ==, cases[i].lang);
      g_assert_null (g_getenv ("LC_CTYPE"));
      g_assert_null (g_getenv ("LC_MESSAGES"));

      /* glibc looks at LANGUAGE in no locale that is called C or C.something. */
      g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "C");
      g_assert_cmpstr (setlocale (LC_MESSAGES, NULL), !=, "POSIX");
      g_assert_false (g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "C."));
      g_assert_cmpstr (nl_langinfo (CODESET), ==, "UTF-8");
    }
}

/* Who starts in English has the words of GLib and GTK in Chinese after a switch: GLib
 * decides but once whether to translate them. */
static void
test_libraries_follow (void)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  start ("C.UTF-8", NULL, "en");
  g_assert_cmpstr (g_dpgettext2 (BST_GETTEXT_PACKAGE, "answer", "yes"), ==, "yes");
  g_assert_cmpstr (g_dgettext (BST_GETTEXT_PACKAGE, "The file is empty."), ==, "The file is empty.");
  bst_i18n_set_language ("zh_CN");
  g_assert_cmpstr (g_dgettext (BST_GETTEXT_PACKAGE, "The file is empty."), !=, "The file is empty.");
}

static void
test_numeric (void)
{
  start (NULL, "C.UTF-8", NULL);
  g_assert_cmpstr (setlocale (LC_NUMERIC, NULL), ==, "C");
}

static void
test_switch (void)
{
  static const struct
  {
    const char *code;
    BstLanguage expected;
  } cases[] = {
    { "zh_CN", BST_LANGUAGE_ZH_CN },
    { "zh_TW", BST_LANGUAGE_ZH_TW },
    { "en", BST_LANGUAGE_EN },
    { "zh_HK", BST_LANGUAGE_ZH_TW },
    { "zh_SG", BST_LANGUAGE_ZH_CN },
    { "zh-Hant", BST_LANGUAGE_ZH_TW },
    { "eo", BST_LANGUAGE_EN },
    { NULL, BST_LANGUAGE_ZH_TW },
    { "zh_CN", BST_LANGUAGE_ZH_CN },
    { "", BST_LANGUAGE_ZH_TW },
  };

  start ("C.UTF-8", NULL, "zh_MO");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_ZH_TW);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("to %s", cases[i].code);
      bst_i18n_set_language (cases[i].code);
      g_assert_cmpint (bst_i18n_get_language (), ==, cases[i].expected);
    }
}

/* Chinese comes out on a machine that has no Chinese locale, or none at all. */
static void
test_bare_machine (void)
{
  start (NULL, NULL, "zh_CN");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_ZH_CN);
  start ("C", NULL, "zh_TW");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_ZH_TW);
  start (NULL, "zh_CN.NOSUCHSET", NULL);
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_ZH_CN);
  start (NULL, NULL, NULL);
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
  start (NULL, "zh_CN.NOSUCHSET", "en");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
}

static void
test_system_is_english (void)
{
  start ("C.UTF-8", NULL, NULL);
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
  bst_i18n_set_language (NULL);
  g_assert_null (g_getenv ("LANGUAGE"));
  bst_i18n_set_language ("zh_CN");
  bst_i18n_set_language (NULL);
  g_assert_null (g_getenv ("LANGUAGE"));
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
}

static gpointer
get_language_in_thread (gpointer data)
{
  return GINT_TO_POINTER (bst_i18n_get_language ());
}

/* Who searches in a thread asks nothing that another thread may change just then: neither
 * the environment nor gettext. */
static void
test_language_is_kept (void)
{
  g_autoptr (BstText) text = bst_text_new ("Falcon", "猎鹰", "獵鷹");

  start ("C.UTF-8", NULL, "zh_CN");
  textdomain ("no-such-domain");
  g_unsetenv ("LANGUAGE");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_ZH_CN);
  g_assert_cmpstr (bst_text_get (text), ==, "猎鹰");
  g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (g_thread_new ("language", get_language_in_thread, NULL))), ==,
                   BST_LANGUAGE_ZH_CN);
  start ("C.UTF-8", NULL, NULL);
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
}

static void
test_text (void)
{
  static const struct
  {
    const char *texts[BST_N_LANGUAGES];
    const char *expected[BST_N_LANGUAGES];
  } cases[] = {
    { { "Falcon", "猎鹰", "獵鷹" }, { "Falcon", "猎鹰", "獵鷹" } },
    { { "Falcon", NULL, NULL }, { "Falcon", "Falcon", "Falcon" } },
    { { NULL, "猎鹰", NULL }, { "猎鹰", "猎鹰", "猎鹰" } },
    { { NULL, NULL, "獵鷹" }, { "獵鷹", "獵鷹", "獵鷹" } },
    { { "Falcon", "猎鹰", NULL }, { "Falcon", "猎鹰", "猎鹰" } },
    { { "Falcon", NULL, "獵鷹" }, { "Falcon", "獵鷹", "獵鷹" } },
    { { NULL, "猎鹰", "獵鷹" }, { "猎鹰", "猎鹰", "獵鷹" } },
    { { NULL, NULL, NULL }, { "", "", "" } },
  };

  start ("C.UTF-8", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BstText) text = bst_text_new (cases[i].texts[0], cases[i].texts[1], cases[i].texts[2]);
      g_autoptr (BstText) same = bst_text_ref (text);

      for (int j = 0; j < BST_N_LANGUAGES; j++)
        g_assert_cmpstr (bst_text_get_for (same, j), ==, cases[i].expected[j]);
      g_assert_cmpstr (bst_text_get (text), ==, cases[i].expected[BST_LANGUAGE_EN]);
    }
}

static void
test_text_follows (void)
{
  g_autoptr (BstText) text = bst_text_new ("Falcon", "猎鹰", "獵鷹");

  start ("C.UTF-8", NULL, "zh_CN");
  g_assert_cmpstr (bst_text_get (text), ==, "猎鹰");
  bst_i18n_set_language ("zh_TW");
  g_assert_cmpstr (bst_text_get (text), ==, "獵鷹");
  bst_i18n_set_language ("en");
  g_assert_cmpstr (bst_text_get (text), ==, "Falcon");
}

/* Has the words of a language that nobody speaks, from the catalogues by which layouts are
 * tried: in a release it is but an English without a catalogue. */
static void
test_pseudo_languages (void)
{
  start ("C.UTF-8", NULL, "en_XA");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
  g_assert_true (g_str_has_prefix (_ ("Follow the system"), "⟦Föļļöŵ"));
  g_assert_false (bst_i18n_is_right_to_left ());
  bst_i18n_set_language ("en_XB");
  g_assert_cmpint (bst_i18n_get_language (), ==, BST_LANGUAGE_EN);
  g_assert_true (g_str_has_prefix (_ ("Follow the system"), "\u200f\u202eFollow"));
  g_assert_true (bst_i18n_is_right_to_left ());
  bst_i18n_set_language ("zh_TW");
  g_assert_false (bst_i18n_is_right_to_left ());
}

/* Whose forms of a character are meant. */
static void
test_han_language (void)
{
  static const struct
  {
    const char *language, *expected;
  } cases[] = {
    { "en", "zh-cn" },
    { "zh_CN", "zh-cn" },
    { "zh_SG", "zh-cn" },
    { "zh_TW", "zh-tw" },
    { "zh_Hant", "zh-tw" },
    { "zh_HK", "zh-hk" },
    { "zh_MO", "zh-hk" },
    { "zh-Hant-HK", "zh-hk" },
    { "zh_HK:zh_TW:en", "zh-hk" },
    { "fr", "zh-cn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].language);
      start ("C.UTF-8", NULL, cases[i].language);
      g_assert_cmpstr (bst_i18n_get_han_language (), ==, cases[i].expected);
      start ("C.UTF-8", NULL, "en");
      bst_i18n_set_language (cases[i].language);
      g_assert_cmpstr (bst_i18n_get_han_language (), ==, cases[i].expected);
    }
}

/* @BST_HAS_PSEUDO_LANGUAGES: this is compiled a second time as a build for developers has it */
static void
test_choices (void)
{
  guint n;
  const BstLanguageChoice *choices = bst_i18n_get_choices (&n);

  for (guint i = 0; i < BST_N_LANGUAGES; i++)
    {
      g_assert_cmpstr (choices[i].code, ==, bst_language_get_code (i));
      g_assert_true (bst_i18n_offers (choices[i].code));
    }
#ifdef BST_HAS_PSEUDO_LANGUAGES
  g_assert_cmpuint (n, ==, BST_N_LANGUAGES + 2);
  g_assert_cmpstr (choices[3].name, ==, "Stretched");
  g_assert_cmpstr (choices[4].name, ==, "Mirrored");
  g_assert_true (bst_i18n_offers ("en_XA"));
  g_assert_true (bst_i18n_offers ("en_XB"));
#else
  g_assert_cmpuint (n, ==, BST_N_LANGUAGES);
  g_assert_false (bst_i18n_offers ("en_XA"));
  g_assert_false (bst_i18n_offers ("en_XB"));
#endif
  g_assert_false (bst_i18n_offers ("zh_HK"));
  g_assert_false (bst_i18n_offers (""));
  g_assert_false (bst_i18n_offers (NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/i18n/codes", test_codes);
  g_test_add_func ("/i18n/environment", test_environment);
  g_test_add_func ("/i18n/libraries-follow", test_libraries_follow);
  g_test_add_func ("/i18n/numeric", test_numeric);
  g_test_add_func ("/i18n/switch", test_switch);
  g_test_add_func ("/i18n/bare-machine", test_bare_machine);
  g_test_add_func ("/i18n/system-is-english", test_system_is_english);
  g_test_add_func ("/i18n/language-is-kept", test_language_is_kept);
  g_test_add_func ("/i18n/pseudo-languages", test_pseudo_languages);
  g_test_add_func ("/i18n/han-language", test_han_language);
  g_test_add_func ("/i18n/choices", test_choices);
  g_test_add_func ("/text/fallbacks", test_text);
  g_test_add_func ("/text/follows-the-language", test_text_follows);

  return g_test_run ();
}
