/* What a model may be used for follows from its own licence and from those that come with
 * what it was made from. */
#include <string.h>

#include "core/entry-hub.h"
#include "core/guide.h"
#include "core/query.h"
#include "core/verdict-text.h"

static const struct
{
  const char *id;
  const char *name;
  const char *more;
} licences[] = {
  { "free", "Free 1.0", "\"commercial\": \"yes\", \"osi_approved\": true" },
  { "unread", "Unread", "\"commercial\": \"unknown\", \"osi_approved\": false" },
  { "users", "Users", "\"commercial\": \"conditional\", \"osi_approved\": false, \"condition\": {\"en\": \"few users\"}" },
  { "hosts", "Hosts", "\"commercial\": \"conditional\", \"osi_approved\": false, \"condition\": {\"en\": \"no hosts\"}" },
  { "research", "Research", "\"commercial\": \"no\", \"osi_approved\": false" },
  { "alike", "Alike", "\"commercial\": \"yes\", \"osi_approved\": true, \"reviewed\": \"2026-11-28\", \"terms\": {"
                      "\"derivatives\": {\"answer\": \"conditional\", \"text\": \"x\", \"clause\": \"3\"}}" },
  { "gentle", "Gentle", "\"commercial\": \"yes\", \"osi_approved\": true, \"reviewed\": \"2026-11-28\", \"terms\": {"
                        "\"use_restrictions\": {\"answer\": \"yes\", \"text\": \"x\", \"clause\": \"A\"}}" },
  { "kept", "Kept", "\"commercial\": \"yes\", \"osi_approved\": true, \"reviewed\": \"2026-11-28\", \"terms\": {"
                    "\"derivatives\": {\"answer\": \"yes\", \"text\": \"x\", \"clause\": \"3\"},"
                    "\"use_restrictions\": {\"answer\": \"no\", \"text\": \"x\", \"clause\": \"3\"},"
                    "\"attribution\": {\"answer\": \"yes\", \"text\": \"x\", \"clause\": \"4\"}}" },
};

static BstGuide *
make_guide (void)
{
  BstGuide *guide = bst_guide_new ();

  for (guint i = 0; i < G_N_ELEMENTS (licences); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"id\": \"%s\", \"name\": \"%s\", \"url\": \"https://example.org/%s\","
                                               " \"summary\": {\"en\": \"x\"}, %s}",
                                               licences[i].id, licences[i].name, licences[i].id, licences[i].more);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      bst_guide_add_licence (guide, "l.json", bytes, &error);
      g_assert_no_error (error);
    }
  return guide;
}

/* @models: "id licence base,base; …", with "-" where there is none */
static void
add_models (BstGuide *guide, const char *models)
{
  g_auto (GStrv) rows = g_strsplit (models, "; ", -1);
  g_autoptr (GString) text = g_string_new ("{\"family\": {\"id\": \"f\", \"name\": \"F\", \"organization\": \"o\","
                                           " \"summary\": {\"en\": \"x\"}}, \"sources\": {\"s\": {\"kind\": \"card\","
                                           " \"title\": \"S\", \"url\": \"https://example.org/\"}}, \"entries\": [");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);
      g_auto (GStrv) bases = g_strsplit (words[2], ",", -1);
      g_autofree char *list = g_strjoinv ("\", \"", bases);
      const char *end = "";

      g_string_append_printf (text, "%s{\"id\": \"%s\", \"kind\": \"model\", \"name\": \"The %s\", \"summary\": {\"en\": \"x\"}, \"claims\": {",
                              i > 0 ? ", " : "", words[0], words[0]);
      if (!g_str_equal (words[1], "-"))
        {
          g_string_append_printf (text, "\"license\": [{\"value\": \"%s\", \"source\": \"s\"}]", words[1]);
          end = ", ";
        }
      if (!g_str_equal (words[2], "-"))
        g_string_append_printf (text, "%s\"base_models\": [{\"value\": [\"%s\"], \"source\": \"s\"}]", end, list);
      g_string_append (text, "}}");
    }
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);
  bst_guide_add (guide, "f.json", bytes, &error);
  g_assert_no_error (error);
}

static const struct
{
  const char *models; /* the first one is judged */
  BstCommercial commercial;
  const char *inherited; /* NULL for none */
  const char *from;
  const char *unknown;
  gboolean conflicts;
} cases[] = {
  /* Nothing to inherit. */
  { "m free -", BST_COMMERCIAL_YES },
  { "m users -", BST_COMMERCIAL_CONDITIONAL },
  { "m - -", BST_COMMERCIAL_UNKNOWN },
  { "m free b; b free -", BST_COMMERCIAL_YES },
  { "m research b; b free -", BST_COMMERCIAL_NO },
  { "m free b; b kept -", BST_COMMERCIAL_YES },
  { "m users b; b users -", BST_COMMERCIAL_CONDITIONAL },

  /* One step. */
  { "m free b; b users -", BST_COMMERCIAL_CONDITIONAL, "users", "b", NULL, TRUE },
  { "m free b; b research -", BST_COMMERCIAL_NO, "research", "b", NULL, TRUE },
  { "m users b; b research -", BST_COMMERCIAL_NO, "research", "b", NULL, TRUE },
  { "m research b; b users -", BST_COMMERCIAL_NO, "users", "b", NULL, FALSE },
  { "m users b; b hosts -", BST_COMMERCIAL_CONDITIONAL, "hosts", "b", NULL, FALSE },
  { "m free b; b alike -", BST_COMMERCIAL_YES, "alike", "b", NULL, TRUE },
  { "m free b; b gentle -", BST_COMMERCIAL_YES, "gentle", "b", NULL, TRUE },
  { "m users b; b alike -", BST_COMMERCIAL_CONDITIONAL, "alike", "b", NULL, FALSE },

  /* What it says itself is not known. */
  { "m - b; b users -", BST_COMMERCIAL_UNKNOWN, "users", "b", NULL, FALSE },
  { "m - b; b research -", BST_COMMERCIAL_NO, "research", "b", NULL, FALSE },
  { "m odd b; b research -", BST_COMMERCIAL_NO, "research", "b", NULL, FALSE },
  { "m unread b; b users -", BST_COMMERCIAL_UNKNOWN, "users", "b", NULL, FALSE },

  /* Several steps: a permissive tag in between hides nothing. */
  { "m free b; b free c; c users -", BST_COMMERCIAL_CONDITIONAL, "users", "c", NULL, TRUE },
  { "m free b; b free c; c free d; d research -", BST_COMMERCIAL_NO, "research", "d", NULL, TRUE },
  { "m users b; b free c; c users -", BST_COMMERCIAL_CONDITIONAL },
  { "m free b; b users c; c hosts -", BST_COMMERCIAL_CONDITIONAL, "users", "b", NULL, TRUE },
  { "m free b; b users c; c research -", BST_COMMERCIAL_NO, "research", "c", NULL, TRUE },

  /* Several base models, as of a merge. */
  { "m free b,c; b free -; c research -", BST_COMMERCIAL_NO, "research", "c", NULL, TRUE },
  { "m free b,c; b hosts -; c users -", BST_COMMERCIAL_CONDITIONAL, "hosts", "b", NULL, TRUE },

  /* In any case of letters. */
  { "m free Org/B; org/b users -", BST_COMMERCIAL_CONDITIONAL, "users", "org/b", NULL, TRUE },

  /* What is not known of the base models is said. */
  { "m free b", BST_COMMERCIAL_YES, NULL, NULL, "b", FALSE },
  { "m free b,c; c users -", BST_COMMERCIAL_CONDITIONAL, "users", "c", "b", TRUE },
  { "m free b; b - -", BST_COMMERCIAL_YES, NULL, NULL, "b", FALSE },
  { "m free b; b odd -", BST_COMMERCIAL_YES, NULL, NULL, "b", FALSE },
  { "m free b; b unread -", BST_COMMERCIAL_YES, NULL, NULL, "b", FALSE },
  { "m free b; b - c; c users -", BST_COMMERCIAL_CONDITIONAL, "users", "c", "b", TRUE },

  /* Circles. */
  { "m free m", BST_COMMERCIAL_YES },
  { "m free b; b free m", BST_COMMERCIAL_YES },
  { "m free b; b users m", BST_COMMERCIAL_CONDITIONAL, "users", "b", NULL, TRUE },
  { "m free b; b free c; c users b", BST_COMMERCIAL_CONDITIONAL, "users", "c", NULL, TRUE },
  { "m users b; b research m", BST_COMMERCIAL_NO, "research", "b", NULL, TRUE },
};

/* A list of any length is looked at so far; then it is said that not all is known. */
static void
test_many_bases (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) models = g_string_new ("m free b0");
  BstVerdict verdict;

  for (guint i = 1; i < 100; i++)
    g_string_append_printf (models, ",b%u", i);
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (models, "; b%u %s -", i, i < 99 ? "free" : "research");
  add_models (guide, models->str);
  entries = bst_guide_end (guide);
  verdict = bst_entry_get_verdict (g_ptr_array_index (entries, 0));
  g_assert_null (verdict.inherited);
  g_assert_cmpstr (verdict.unknown_base, ==, "b63");
}

static void
check_case (guint i)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (GPtrArray) entries = NULL;
  BstVerdict verdict;
  const char *inherited;

  add_models (guide, cases[i].models);
  entries = bst_guide_end (guide);
  verdict = bst_entry_get_verdict (g_ptr_array_index (entries, 0));
  inherited = verdict.inherited != NULL ? bst_license_get_id (verdict.inherited) : NULL;
  if (verdict.commercial != cases[i].commercial || g_strcmp0 (inherited, cases[i].inherited) != 0 ||
      g_strcmp0 (verdict.from, cases[i].from) != 0 || g_strcmp0 (verdict.unknown_base, cases[i].unknown) != 0 ||
      verdict.conflicts != cases[i].conflicts)
    g_error ("“%s”: %s, %s from %s, unknown %s, conflict %d", cases[i].models,
             bst_commercial_to_string (verdict.commercial), inherited, verdict.from, verdict.unknown_base,
             verdict.conflicts);
  g_assert_cmpint (bst_entry_get_commercial (g_ptr_array_index (entries, 0)), ==, cases[i].commercial);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (i);
}

/* A chain and a list without an end are walked a part of the way. */
static void
test_endless (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (GString) models = g_string_new ("m0 free m1");
  g_autoptr (GString) wide = g_string_new ("; wide free a0");
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 1; i < 1000; i++)
    {
      g_string_append_printf (models, "; m%u free m%u", i, i + 1);
      g_string_append_printf (wide, ",a%u", i);
    }
  g_string_append (models, wide->str);
  add_models (guide, models->str);
  entries = bst_guide_end (guide);
  g_assert_cmpuint (entries->len, ==, 1001);
  g_assert_cmpint (bst_entry_get_commercial (g_ptr_array_index (entries, 0)), ==, BST_COMMERCIAL_YES);
}

static gboolean
finds (BstEntry *entry, const char *words)
{
  g_autoptr (BstQuery) query = bst_query_parse (words);

  return bst_query_matches (query, entry);
}

/* Who asks for models that may be used gets none that may not be, whatever they say. */
static void
test_queries (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (GPtrArray) entries = NULL;
  BstEntry *heir, *free_heir;

  add_models (guide, "heir free base; base research -; free-heir kept free-base; free-base free -");
  entries = bst_guide_end (guide);
  heir = g_ptr_array_index (entries, 0);
  free_heir = g_ptr_array_index (entries, 2);
  g_assert_false (finds (heir, "license:commercial"));
  g_assert_true (finds (heir, "license:noncommercial"));
  g_assert_false (finds (heir, "license:open"));
  g_assert_true (finds (heir, "license:free"));
  g_assert_cmpint (bst_entry_get_openness (heir), ==, BST_OPENNESS_NONCOMMERCIAL);
  g_assert_true (finds (free_heir, "license:commercial"));
  g_assert_true (finds (free_heir, "license:open"));
}

static void
test_words (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *label = NULL, *conflict = NULL, *inherited = NULL, *unknown = NULL, *none = NULL;
  BstVerdict verdict;

  add_models (guide, "m free b; b users -; n research b; o free x; p free -");
  entries = bst_guide_end (guide);
  label = bst_verdict_dup_label (g_ptr_array_index (entries, 0));
  g_assert_cmpstr (label, ==, "Commercial use with conditions: few users");
  verdict = bst_entry_get_verdict (g_ptr_array_index (entries, 0));
  conflict = bst_verdict_dup_inherited (&verdict);
  g_assert_cmpstr (conflict, ==, "Its repository says Free 1.0, but it was made from The b, whose licence goes with it: Users.");
  verdict = bst_entry_get_verdict (g_ptr_array_index (entries, 2));
  inherited = bst_verdict_dup_inherited (&verdict);
  g_assert_cmpstr (inherited, ==, "It was made from The b, whose licence goes with it: Users.");
  verdict = bst_entry_get_verdict (g_ptr_array_index (entries, 3));
  unknown = bst_verdict_dup_unknown (&verdict);
  g_assert_nonnull (strstr (unknown, "made from x."));
  verdict = bst_entry_get_verdict (g_ptr_array_index (entries, 4));
  g_assert_null (bst_verdict_dup_inherited (&verdict));
  g_assert_null (bst_verdict_dup_unknown (&verdict));
  none = bst_verdict_dup_label (g_ptr_array_index (entries, 4));
  g_assert_cmpstr (none, ==, "Commercial use allowed");
}

/* What the Hub says of a repository is judged by the models of the guide too. */
static void
test_hub (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (BstRepository) record = bst_repository_new ("someone/tune", BST_HUB_ENDPOINT);
  g_autoptr (BstEntry) tune = NULL, copy = NULL;

  add_models (guide, "org/base users -");
  entries = bst_guide_end (guide);
  record->fetched_at = 1700000000;
  record->license = g_strdup ("free");
  record->base_models = g_strsplit ("Org/Base", " ", -1);
  tune = bst_entry_new_from_repository (record, guide);
  g_assert_cmpint (bst_entry_get_commercial (tune), ==, BST_COMMERCIAL_CONDITIONAL);
  g_assert_true (bst_entry_get_verdict (tune).conflicts);
  g_assert_cmpstr (bst_license_get_id (bst_entry_get_license (tune)), ==, "free");

  copy = bst_entry_builder_end (bst_entry_builder_new_like (tune));
  g_assert_true (bst_inheritance_equal (bst_entry_get_inheritance (copy), bst_entry_get_inheritance (tune)));
}

/* Of a licence that nobody here has read it says what the Hub says, and no more. */
static void
test_unread (void)
{
  static const struct
  {
    const char *license, *name, *link; /* NULL where the Hub does not say */
    const char *said, *address; /* what is said of it, and where it can be read: NULL for nowhere */
  } rows[] = {
    { "other", "heron-community", "https://example.org/heron", "“heron-community”", "https://example.org/heron" },
    { "other", "heron-community", "LICENSE", "“heron-community”", "https://huggingface.co/org/m/blob/main/LICENSE" },
    { "other", NULL, "docs/a licence.md", "“other”", "https://huggingface.co/org/m/blob/main/docs/a%20licence.md" },
    { "other", "", NULL, "“other”", NULL },
    { "heron-9", NULL, NULL, "given as “heron-9”", NULL },
    { "other", "h", "javascript:alert(1)", "“h”", NULL },
    { "other", "h", "//example.org/", "“h”", NULL },
    { "other", "h", "../../../elsewhere", "“h”", NULL },
    { "other", "h", "https://", "“h”", NULL },
    { NULL, NULL, NULL, "No source names a licence", NULL },
    { "free", NULL, "LICENSE", NULL, NULL },
  };
  g_autoptr (BstGuide) guide = make_guide ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BstRepository) record = bst_repository_new ("org/m", BST_HUB_ENDPOINT);
      g_autoptr (BstEntry) entry = NULL;
      g_autofree char *unread = NULL, *link = NULL;

      record->fetched_at = 1700000000;
      record->license = g_strdup (rows[i].license);
      record->license_name = g_strdup (rows[i].name);
      record->license_link = g_strdup (rows[i].link);
      entry = bst_entry_new_from_repository (record, guide);
      unread = bst_verdict_dup_unread (entry);
      link = bst_verdict_dup_link (entry);
      if (rows[i].said != NULL ? unread == NULL || strstr (unread, rows[i].said) == NULL : unread != NULL)
        g_error ("row %u: %s", i, unread);
      g_assert_cmpstr (link, ==, rows[i].address);
    }
}

/* The words of an answer differ by what is asked. */
static void
test_terms (void)
{
  g_autoptr (BstGuide) guide = make_guide ();
  BstLicense *kept = bst_guide_get_license (guide, "kept");
  g_autofree char *not_stated = bst_license_dup_not_stated (kept);
  g_autofree char *reviewed = bst_license_dup_reviewed (kept);
  g_autofree char *place = bst_license_term_dup_place (bst_license_get_term (kept, BST_TERM_DERIVATIVES));
  g_autofree char *letter = bst_license_term_dup_place (bst_license_get_term (bst_guide_get_license (guide, "gentle"), BST_TERM_USE_RESTRICTIONS));
  g_autofree char *users = bst_threshold_dup_label (&(BstThreshold) { 700000000, BST_THRESHOLD_MONTHLY_USERS });
  g_autofree char *revenue = bst_threshold_dup_label (&(BstThreshold) { 1000000, BST_THRESHOLD_ANNUAL_REVENUE });

  g_assert_cmpstr (bst_answer_get_label (BST_ANSWER_YES, BST_TERM_HOSTING), ==, "Allowed");
  g_assert_cmpstr (bst_answer_get_label (BST_ANSWER_YES, BST_TERM_ATTRIBUTION), ==, "Required");
  g_assert_cmpstr (bst_answer_get_label (BST_ANSWER_NO, BST_TERM_HOSTING), ==, "Not allowed");
  g_assert_cmpstr (bst_answer_get_label (BST_ANSWER_NO, BST_TERM_NAMING), ==, "Not required");
  g_assert_cmpstr (bst_answer_get_label (BST_ANSWER_NO, BST_TERM_USE_RESTRICTIONS), ==, "None");
  for (guint term = 0; term < BST_N_TERMS; term++)
    g_assert_cmpstr (bst_answer_get_label (BST_ANSWER_NOT_STATED, term), ==, "Not stated");
  g_assert_cmpstr (not_stated, ==, "Commercial use, Hosting as a service, Redistribution, Use of outputs and Naming");
  g_assert_cmpstr (reviewed, ==, "Not legal advice. The licence was read for the guide on 28 Nov 2026.");
  g_assert_cmpstr (place, ==, "Section 3");
  g_assert_cmpstr (letter, ==, "A");
  g_assert_cmpstr (users, ==, "up to 700 million monthly active users");
  g_assert_cmpstr (revenue, ==, "up to US$1 million of annual revenue");
  g_assert_null (bst_license_dup_not_stated (bst_guide_get_license (guide, "free")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict/cases", test_cases);
  g_test_add_func ("/verdict/many-bases", test_many_bases);
  g_test_add_func ("/verdict/endless", test_endless);
  g_test_add_func ("/verdict/queries", test_queries);
  g_test_add_func ("/verdict/words", test_words);
  g_test_add_func ("/verdict/hub", test_hub);
  g_test_add_func ("/verdict/unread", test_unread);
  g_test_add_func ("/verdict/terms", test_terms);
  return g_test_run ();
}
