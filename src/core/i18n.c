#include "config.h"

#include "core/i18n.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* gettext keeps what it found until this counter, which it exports for just
 * this purpose, says that its catalogues have changed. */
extern int _nl_msg_cat_cntr;

static const char *const codes[BST_N_LANGUAGES] = {
  [BST_LANGUAGE_EN] = "en",
  [BST_LANGUAGE_ZH_CN] = "zh_CN",
  [BST_LANGUAGE_ZH_TW] = "zh_TW",
};

static const BstLanguageChoice choices[] = {
  { "en", "English" },
  { "zh_CN", "简体中文" },
  { "zh_TW", "繁體中文" },
#ifdef BST_HAS_PSEUDO_LANGUAGES
  /* Not for translation: nobody but who works on the program reads them. */
  { "en_XA", "Stretched" },
  { "en_XB", "Mirrored" },
#endif
};

/* The languages that the user's environment asks for, as gettext reads them;
 * NULL when it asks for none. Set once, by bst_i18n_init(). */
static char *system_languages;

/* What messages are in (BstLanguage). Threads that search read it while the main one
 * changes the environment and has gettext read it, which is for one thread alone. */
static int current_language = BST_LANGUAGE_EN;

/* Whether that is written from the right to the left. */
static int is_right_to_left;

/* Whether Chinese that is not simplified is Hong Kong's, though the words are Taiwan's. */
static int has_hong_kong_forms;

static gboolean
is_c_locale (const char *name)
{
  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX");
}

/* Returns the name of the locale in which the environment wants its messages. */
static const char *
get_wanted_locale (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (gsize i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *name = g_getenv (variables[i]);

      if (name != NULL && *name != '\0')
        return name;
    }

  return NULL;
}

/* Returns "zh_CN" for "zh_CN.UTF-8@pinyin" and for "zh-CN". */
static char *
strip_locale (const char *name)
{
  char *stripped = g_strndup (name, strcspn (name, ".@"));

  return g_strdelimit (stripped, "-", '_');
}

/* Returns the catalogue that serves @code where there is none of that very name. */
static const char *
find_stand_in (const char *code)
{
  g_auto (GStrv) parts = NULL;

  if (bst_language_from_code (code, &(BstLanguage) { 0 }))
    return NULL;

  parts = g_strsplit (code, "_", -1);
  if (parts[0] == NULL || g_ascii_strcasecmp (parts[0], "zh") != 0)
    return NULL;

  for (int i = 1; parts[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (parts[i], "Hant") == 0 || g_ascii_strcasecmp (parts[i], "HK") == 0 ||
          g_ascii_strcasecmp (parts[i], "MO") == 0 || g_ascii_strcasecmp (parts[i], "TW") == 0)
        return codes[BST_LANGUAGE_ZH_TW];
      if (g_ascii_strcasecmp (parts[i], "Hans") == 0)
        break;
    }

  return codes[BST_LANGUAGE_ZH_CN];
}

static gboolean
is_english (const char *code)
{
  return g_str_equal (code, "en") || g_str_has_prefix (code, "en_");
}

/* Returns the colon-separated @languages with a catalogue of ours behind each
 * Chinese that has none of its own. English ends the list: it has no catalogue,
 * and gettext would go on to the next language as if English were not there. Where
 * we have a catalogue for none of them, English is all: GTK's own words would be in
 * another language than ours. */
static char *
complete_languages (const char *languages)
{
  g_auto (GStrv) wanted = g_strsplit (languages, ":", -1);
  g_autoptr (GPtrArray) completed = g_ptr_array_new_with_free_func (g_free);
  gboolean served = FALSE;

  for (int i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *code = strip_locale (wanted[i]);
      const char *stand_in = find_stand_in (code);

      if (*code == '\0')
        continue;

      g_ptr_array_add (completed, g_strdup (wanted[i]));
      if (stand_in != NULL && !g_strv_contains ((const char *const *) wanted, stand_in))
        g_ptr_array_add (completed, g_strdup (stand_in));
      served = served || stand_in != NULL || is_english (code) || bst_language_from_code (code, &(BstLanguage) { 0 });
      if (is_english (code))
        break;
    }

  if (!served)
    return g_strdup (completed->len > 0 ? codes[BST_LANGUAGE_EN] : "");

  g_ptr_array_add (completed, NULL);

  return g_strjoinv (":", (char **) completed->pdata);
}

/* Returns: the language that the catalogue itself tells: it always agrees with what
 * gettext returns */
static BstLanguage
ask_catalogue (void)
{
  BstLanguage language = BST_LANGUAGE_EN;
  /* Translators: not a word: the code of the language that you translate into,
   * zh_CN or zh_TW */
  const char *code = C_ ("language code of this translation", "en");

  bst_language_from_code (code, &language);

  return language;
}

static gboolean
ask_direction (void)
{
  /* Translators: not a word: rtl where the language is written from the right to the
   * left, as Arabic and Hebrew are, else ltr */
  return g_str_equal (C_ ("direction of this translation", "ltr"), "rtl");
}

/* Whether the people who asked for zh_TW's words live where characters have their own forms:
 * bst_i18n_init() has put their code before it. */
static gboolean
is_hong_kong (const char *languages)
{
  static const char *const own[] = { "zh_HK", "zh-HK", "zh_MO", "zh-MO", "zh_Hant_HK", "zh-Hant-HK", "zh_Hant_MO", "zh-Hant-MO" };

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    if (languages != NULL && g_str_has_prefix (languages, own[i]))
      return TRUE;
  return FALSE;
}

static void
apply_languages (const char *languages)
{
  if (languages != NULL && *languages != '\0')
    g_setenv ("LANGUAGE", languages, TRUE);
  else
    g_unsetenv ("LANGUAGE");

  _nl_msg_cat_cntr++;
  g_atomic_int_set (&current_language, ask_catalogue ());
  g_atomic_int_set (&is_right_to_left, ask_direction ());
  g_atomic_int_set (&has_hong_kong_forms, is_hong_kong (languages));
}

/* Sets the locale that the environment names, or C.UTF-8 where it was never
 * generated on this machine. In the locale C glibc does not look at LANGUAGE at all,
 * and since 2.39 in none that is called C.something either. A country that nobody
 * has makes it another name for the same data. */
static void
init_locale (void)
{
  const char *messages;

  if (setlocale (LC_ALL, "") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  if (is_c_locale (setlocale (LC_CTYPE, NULL)))
    setlocale (LC_CTYPE, "C.UTF-8");
  messages = setlocale (LC_MESSAGES, NULL);
  if ((is_c_locale (messages) || g_str_has_prefix (messages, "C.")) && setlocale (LC_MESSAGES, "C_ZZ.UTF-8") == NULL)
    setlocale (LC_MESSAGES, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
}

/**
 * bst_i18n_init:
 *
 * Sets the locale and makes the program's translations available. To be called
 * once, before anything else of the program and before there is a second thread,
 * because it may change LANGUAGE. Nobody may set the locale after it: GTK, which
 * would, has to be told with gtk_disable_setlocale().
 *
 * Chinese comes out also where the locale is C or where the locale that the
 * environment names does not exist on this machine.
 */
void
bst_i18n_init (void)
{
  g_autofree char *wanted_locale = g_strdup (get_wanted_locale ());
  const char *language = g_getenv ("LANGUAGE");
  const char *locale_dir = g_getenv ("BESTIARY_LOCALEDIR");

  init_locale ();

  /* GLib decides once, at its first own message, whether to translate GTK's; it
   * would decide against it for a program that is English then and Chinese a moment
   * later. It does not while the domain is the default one. */
  (void) g_dgettext ("glib20", "");

  bindtextdomain (BST_GETTEXT_PACKAGE,
                  locale_dir != NULL && *locale_dir != '\0' ? locale_dir : BST_LOCALEDIR);
  bind_textdomain_codeset (BST_GETTEXT_PACKAGE, "UTF-8");
  textdomain (BST_GETTEXT_PACKAGE);

  g_clear_pointer (&system_languages, g_free);
  if (language != NULL && *language != '\0')
    {
      system_languages = complete_languages (language);
    }
  else if (wanted_locale != NULL)
    {
      g_autofree char *code = strip_locale (wanted_locale);

      if (!is_c_locale (code))
        system_languages = complete_languages (code);
    }

  apply_languages (system_languages);
}

/**
 * bst_i18n_set_language:
 * @code: (nullable): a language such as "zh_CN"; %NULL or "" for the system's
 *
 * Changes the language of everything that is translated from now on; what is on
 * screen already has to be made again. For the main thread alone.
 */
void
bst_i18n_set_language (const char *code)
{
  if (code != NULL && *code != '\0')
    {
      g_autofree char *languages = complete_languages (code);

      apply_languages (languages);
    }
  else
    {
      apply_languages (system_languages);
    }
}

/**
 * bst_i18n_get_language:
 *
 * For any thread: it asks neither the environment nor gettext.
 *
 * Returns: the language that messages are in since bst_i18n_init() or
 *   bst_i18n_set_language() was last called; English before that
 */
BstLanguage
bst_i18n_get_language (void)
{
  return (BstLanguage) g_atomic_int_get (&current_language);
}

/**
 * bst_i18n_is_right_to_left:
 *
 * For any thread.
 *
 * Returns: whether messages are in a language that is written from the right to the left,
 *   as the catalogue itself tells
 */
gboolean
bst_i18n_is_right_to_left (void)
{
  return g_atomic_int_get (&is_right_to_left);
}

/**
 * bst_i18n_get_han_language:
 *
 * The same character is written otherwise in China, in Taiwan, in Hong Kong and in Japan. A
 * typeface has to be told: without a word from us Pango and fontconfig take Japan's. For any
 * thread.
 *
 * Returns: the language whose forms Chinese characters have in the interface of now, as Pango
 *   and fontconfig name it: "zh-cn", also in English, "zh-tw" or "zh-hk"
 */
const char *
bst_i18n_get_han_language (void)
{
  if (bst_i18n_get_language () != BST_LANGUAGE_ZH_TW)
    return "zh-cn";
  return g_atomic_int_get (&has_hong_kong_forms) ? "zh-hk" : "zh-tw";
}

/**
 * bst_i18n_get_choices:
 * @n_choices: (out): how many there are
 *
 * Returns: (array length=n_choices): the languages that a person can choose, the guide's
 *   first; a build for developers has two more, by which layouts are tried
 */
const BstLanguageChoice *
bst_i18n_get_choices (guint *n_choices)
{
  *n_choices = G_N_ELEMENTS (choices);
  return choices;
}

/**
 * bst_i18n_offers:
 * @code: (nullable): a code, as settings and actions have it
 *
 * Returns: whether that is one of bst_i18n_get_choices()
 */
gboolean
bst_i18n_offers (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].code, code) == 0)
      return TRUE;
  return FALSE;
}

/**
 * bst_i18n_get_sentence:
 * @sentence: (nullable): why something went wrong, as it was told then
 * @language: in which that is
 *
 * A sentence that is kept for whoever reads it later may be in the language of before.
 *
 * Returns: (transfer none) (nullable): @sentence where it is in the language of now, else one that
 *   says less; %NULL where there is none
 */
const char *
bst_i18n_get_sentence (const char *sentence, BstLanguage language)
{
  if (sentence == NULL || language == bst_i18n_get_language ())
    return sentence;
  /* Translators: it went wrong before the language was changed */
  return _ ("It did not work; try it again to see why.");
}

/**
 * bst_language_get_code:
 *
 * Returns: the language's code, such as "zh_CN"
 */
const char *
bst_language_get_code (BstLanguage language)
{
  g_return_val_if_fail ((guint) language < BST_N_LANGUAGES, NULL);

  return codes[language];
}

/**
 * bst_language_from_code:
 * @code: (nullable): a code, exactly as bst_language_get_code() writes it
 * @language: (out): the language; untouched when there is none
 *
 * Returns: whether @code is the code of a language of the guide
 */
gboolean
bst_language_from_code (const char *code,
                        BstLanguage *language)
{
  for (int i = 0; i < BST_N_LANGUAGES; i++)
    {
      if (g_strcmp0 (codes[i], code) == 0)
        {
          *language = (BstLanguage) i;
          return TRUE;
        }
    }

  return FALSE;
}
