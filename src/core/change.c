#include "config.h"

#include "core/change.h"

#include <stdio.h>
#include <string.h>

#include "core/format.h"

/* How a value reads to a person. */
typedef enum
{
  WORD,
  WORDS,
  LANGUAGES,
  COUNT,
  CONTEXT,
  TIME,
  REVISION,
  GATED,
  PRESENCE,
  FILES,
} Manner;

/* How much of a value is told. */
typedef enum
{
  SHORT,
  LONG,
  LONGEST,
} Detail;

static const struct
{
  const char *word;
  const char *label;
  Manner manner;
} fields[BST_N_CHANGE_FIELDS] = {
  /* Translators: whether the Hub still has a model */
  [BST_CHANGE_PRESENCE] = { "presence", NC_ ("change", "On the Hub"), PRESENCE },
  /* Translators: the state of a repository, as a version control system names it */
  [BST_CHANGE_REVISION] = { "revision", NC_ ("change", "Revision"), REVISION },
  [BST_CHANGE_LAST_MODIFIED] = { "last_modified", NC_ ("change", "Last change"), TIME },
  [BST_CHANGE_LICENSE] = { "license", NC_ ("change", "Licence"), WORD },
  /* Translators: whether the files are given only on request */
  [BST_CHANGE_GATED] = { "gated", NC_ ("change", "Gated"), GATED },
  [BST_CHANGE_PARAMETERS] = { "parameters", NC_ ("change", "Parameters"), COUNT },
  [BST_CHANGE_CONTEXT_LENGTH] = { "context_length", NC_ ("change", "Context length"), CONTEXT },
  [BST_CHANGE_LANGUAGES] = { "languages", NC_ ("change", "Languages"), LANGUAGES },
  [BST_CHANGE_BASE_MODELS] = { "base_models", NC_ ("change", "Base models"), WORDS },
  [BST_CHANGE_FILES] = { "files", NC_ ("change", "Files"), FILES },
  /* Translators: how often the files were fetched in the last 30 days */
  [BST_CHANGE_DOWNLOADS] = { "downloads", NC_ ("change", "Downloads"), COUNT },
  /* Translators: how many people like a model */
  [BST_CHANGE_LIKES] = { "likes", NC_ ("change", "Likes"), COUNT },
};

/* Returns: the field's word in files and JSON */
const char *
bst_change_field_to_string (BstChangeField field)
{
  return fields[field].word;
}

/* Returns: the field's name in the interface, translated */
const char *
bst_change_field_get_label (BstChangeField field)
{
  return g_dpgettext2 (NULL, "change", fields[field].label);
}

gboolean
bst_change_field_from_string (const char *string, BstChangeField *field)
{
  for (guint i = 0; i < BST_N_CHANGE_FIELDS; i++)
    if (g_str_equal (fields[i].word, string))
      {
        *field = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * bst_change_new:
 * @old_value: (nullable): what it was
 * @new_value: (nullable): what it is now
 *
 * Returns: (transfer full): a change
 */
BstChange *
bst_change_new (const char *id, BstChangeField field, const char *old_value, const char *new_value, gint64 at)
{
  BstChange *self = g_atomic_rc_box_new0 (BstChange);

  self->id = g_strdup (id);
  self->field = field;
  self->old_value = g_strdup (old_value);
  self->new_value = g_strdup (new_value);
  self->at = at;
  return self;
}

/* Returns: (transfer full) */
BstChange *
bst_change_ref (const BstChange *self)
{
  return g_atomic_rc_box_acquire ((BstChange *) self);
}

static void
change_clear (gpointer data)
{
  BstChange *self = data;

  g_free (self->id);
  g_free (self->old_value);
  g_free (self->new_value);
}

void
bst_change_unref (BstChange *self)
{
  g_atomic_rc_box_release_full (self, change_clear);
}

static char *
format_words (const char *value, char *(*format_word) (const char *word))
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);

  for (guint i = 0; format_word != NULL && words[i] != NULL; i++)
    {
      char *word = format_word (words[i]);

      g_free (words[i]);
      words[i] = word;
    }
  return bst_format_list ((const char *const *) words);
}

static char *
format_gated (const char *value)
{
  BstGated gated;

  if (!bst_gated_from_string (value, &gated))
    return g_strdup (value);
  switch (gated)
    {
    case BST_GATED_NO:
      return g_strdup (C_ ("gated", "no"));
    case BST_GATED_AUTO:
      /* Translators: access is given at once to whoever accepts the terms */
      return g_strdup (C_ ("gated", "terms to accept"));
    case BST_GATED_MANUAL:
      /* Translators: access is given by the owner, one by one */
      return g_strdup (C_ ("gated", "on request"));
    case BST_GATED_UNKNOWN:
    default:
      return g_strdup (C_ ("figure", "unknown"));
    }
}

static char *
format_presence (const char *value)
{
  BstPresence presence;

  if (!bst_presence_from_string (value, &presence))
    return g_strdup (value);
  switch (presence)
    {
    case BST_PRESENCE_GONE:
      /* Translators: the Hub has a model no more, or hides it */
      return g_strdup (C_ ("presence", "gone"));
    case BST_PRESENCE_DISABLED:
      /* Translators: the Hub's own people have closed a model */
      return g_strdup (C_ ("presence", "disabled"));
    case BST_PRESENCE_THERE:
    default:
      /* Translators: the Hub has a model */
      return g_strdup (C_ ("presence", "there"));
    }
}

static char *
format_files (const char *value, Detail detail)
{
  gint64 number, bytes;
  g_autofree char *digits = NULL;
  g_autofree char *size = NULL;

  if (sscanf (value, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &number, &bytes) != 2 || number < 0)
    return g_strdup (value);
  digits = bst_format_number (number);
  size = detail == SHORT ? bst_format_bytes (bytes) : bst_format_bytes_exact (bytes);
  /* Translators: how many files, and their size together: "12 files, 15.0 GiB" */
  return g_strdup_printf (g_dngettext (NULL, "%s file, %s", "%s files, %s", (gulong) number), digits, size);
}

static char *
format_time (const char *value, Detail detail)
{
  g_autofree char *day = g_strndup (value, 10);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (value, utc);

  if (detail == SHORT || time == NULL)
    return bst_format_date (day);
  return bst_format_moment_utc (g_date_time_to_unix (time), detail != LONG);
}

static char *
format_context (const char *value, Detail detail)
{
  gint64 tokens = g_ascii_strtoll (value, NULL, 10);

  return detail == SHORT ? bst_format_context (tokens) : bst_format_exact (tokens);
}

static char *
format_at (BstChangeField field, const char *value, Detail detail)
{
  if (value == NULL)
    return g_strdup (C_ ("figure", "unknown"));

  switch (fields[field].manner)
    {
    case COUNT:
      /* A like more would not be seen in three digits. */
      return g_str_equal (value, "0") ? g_strdup (value) : bst_format_exact (g_ascii_strtoll (value, NULL, 10));
    case CONTEXT:
      return format_context (value, detail);
    case LANGUAGES:
      return format_words (value, bst_format_language);
    case WORDS:
      return format_words (value, NULL);
    case TIME:
      return format_time (value, detail);
    case REVISION:
      return detail == SHORT ? g_strndup (value, 7) : g_strdup (value);
    case GATED:
      return format_gated (value);
    case PRESENCE:
      return format_presence (value);
    case FILES:
      return format_files (value, detail);
    case WORD:
    default:
      return g_strdup (value);
    }
}

/* In as few words as tell @value from @other, the one on the other side of the change. */
static char *
format (BstChangeField field, const char *value, const char *other)
{
  for (Detail detail = SHORT; detail < LONGEST; detail++)
    {
      g_autofree char *text = format_at (field, value, detail);
      g_autofree char *other_text = format_at (field, other, detail);

      if (!g_str_equal (text, other_text))
        return g_steal_pointer (&text);
    }
  return format_at (field, value, LONGEST);
}

/* Returns: (transfer full): what it was, as a person reads it */
char *
bst_change_dup_old_text (const BstChange *self)
{
  return format (self->field, self->old_value, self->new_value);
}

/* Returns: (transfer full): what it is now, as a person reads it */
char *
bst_change_dup_new_text (const BstChange *self)
{
  return format (self->field, self->new_value, self->old_value);
}

/* Returns: (transfer full) (nullable): by how much a count has grown or shrunk; NULL for what is
 *   no count, or was not known before */
static char *
dup_difference (const BstChange *self)
{
  gint64 before, now;

  if (fields[self->field].manner != COUNT || self->old_value == NULL || self->new_value == NULL ||
      !g_ascii_string_to_signed (self->old_value, 10, 0, G_MAXINT64, &before, NULL) ||
      !g_ascii_string_to_signed (self->new_value, 10, 0, G_MAXINT64, &now, NULL))
    return NULL;
  return bst_format_change (now - before);
}

/* Returns: (transfer full): the change on one line: "Likes: 1,204 → 1,210 (+6)" */
char *
bst_change_dup_text (const BstChange *self)
{
  g_autofree char *before = bst_change_dup_old_text (self);
  g_autofree char *now = bst_change_dup_new_text (self);

  g_autofree char *difference = dup_difference (self);

  if (difference != NULL)
    /* Translators: what has changed, what it was, what it is now, and by how much: "Likes: 1,204 → 1,210 (+6)" */
    return g_strdup_printf (C_ ("change", "%1$s: %2$s → %3$s (%4$s)"), bst_change_field_get_label (self->field), before, now,
                            difference);
  /* Translators: what has changed, what it was, and what it is now: "Gated: no → on request" */
  return g_strdup_printf (C_ ("change", "%s: %s → %s"), bst_change_field_get_label (self->field), before, now);
}

static char *
dup_number (gint64 number)
{
  return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : NULL;
}

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) date = time >= 0 ? g_date_time_new_from_unix_utc (time) : NULL;

  return date != NULL ? g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* Returns: (transfer full) (nullable): the value of @field as a change writes it */
static char *
dup_value (const BstRepository *self, BstChangeField field)
{
  switch (field)
    {
    case BST_CHANGE_PRESENCE:
      return g_strdup (bst_presence_to_string (self->presence));
    case BST_CHANGE_REVISION:
      return g_strdup (self->sha);
    case BST_CHANGE_LAST_MODIFIED:
      return dup_time (self->last_modified);
    case BST_CHANGE_LICENSE:
      if (g_strcmp0 (self->license, "other") == 0 && self->license_name != NULL)
        return g_strdup (self->license_name);
      return g_strdup (self->license);
    case BST_CHANGE_GATED:
      return self->gated != BST_GATED_UNKNOWN ? g_strdup (bst_gated_to_string (self->gated)) : NULL;
    case BST_CHANGE_PARAMETERS:
      return dup_number (bst_repository_get_parameters (self));
    case BST_CHANGE_CONTEXT_LENGTH:
      return dup_number (self->gguf_context);
    case BST_CHANGE_LANGUAGES:
      return self->languages != NULL ? g_strjoinv (" ", self->languages) : NULL;
    case BST_CHANGE_BASE_MODELS:
      return self->base_models != NULL ? g_strjoinv (" ", self->base_models) : NULL;
    case BST_CHANGE_FILES:
      if (self->files == NULL)
        return NULL;
      return g_strdup_printf ("%u %" G_GINT64_FORMAT, self->files->len, bst_repository_get_files_size (self));
    case BST_CHANGE_DOWNLOADS:
      return dup_number (self->downloads);
    case BST_CHANGE_LIKES:
    default:
      return dup_number (self->likes);
    }
}

/* Whether anything is known of @field. */
gboolean
bst_repository_has_value (const BstRepository *self, BstChangeField field)
{
  g_autofree char *value = dup_value (self, field);

  return value != NULL;
}

/**
 * bst_repository_get_told:
 * @endpoint: (out) (transfer none): who told the value of @field
 *
 * Returns: when it was told, which is before @self was fetched where the newest answer did
 *   not name it
 */
gint64
bst_repository_get_told (const BstRepository *self, BstChangeField field, const char **endpoint)
{
  gboolean is_kept = self->kept_fields > 0 && (self->kept_fields & ((gint64) 1 << field)) != 0 && self->kept_from != NULL;

  *endpoint = is_kept ? self->kept_from : self->endpoint;
  return is_kept ? self->kept_at : self->fetched_at;
}

/* Whether both are answers in full. What one without a revision does not name, it says
 * nothing of; what one with it does not name, the model has not. */
static gboolean
are_whole (const BstRepository *before, const BstRepository *now)
{
  return before->sha != NULL && now->sha != NULL;
}

/* Whether the two records tell of @field at all, and the values of both are known or may
 * well be none. */
static gboolean
can_compare (const BstRepository *before, const BstRepository *now, BstChangeField field, gboolean are_known)
{
  switch (field)
    {
    case BST_CHANGE_PRESENCE:
      /* A mirror has what it has: what it lacks may well be on the Hub. */
      return now->presence != BST_PRESENCE_GONE || bst_repository_is_official (now);
    case BST_CHANGE_FILES:
      return before->files != NULL && now->files != NULL;
    case BST_CHANGE_GATED:
      return before->gated != BST_GATED_UNKNOWN && now->gated != BST_GATED_UNKNOWN;
    case BST_CHANGE_REVISION:
    case BST_CHANGE_LAST_MODIFIED:
    case BST_CHANGE_DOWNLOADS:
    case BST_CHANGE_LIKES:
      return are_known;
    case BST_CHANGE_LICENSE:
    case BST_CHANGE_PARAMETERS:
    case BST_CHANGE_CONTEXT_LENGTH:
    case BST_CHANGE_LANGUAGES:
    case BST_CHANGE_BASE_MODELS:
    default:
      return are_known || are_whole (before, now);
    }
}

/**
 * bst_repository_compare:
 * @before: (nullable): what was known; %NULL at first sight, which changes nothing
 * @now: what the Hub says now
 *
 * A record that says only that the repository is gone or disabled differs from one
 * with figures in that alone.
 *
 * Returns: (transfer full) (element-type BstChange): what has changed, at the time
 *   of @now, the weightier first
 */
GPtrArray *
bst_repository_compare (const BstRepository *before, const BstRepository *now)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) bst_change_unref);

  for (guint field = 0; before != NULL && field < BST_N_CHANGE_FIELDS; field++)
    {
      g_autofree char *old_value = dup_value (before, field);
      g_autofree char *new_value = dup_value (now, field);

      if (can_compare (before, now, field, old_value != NULL && new_value != NULL) && g_strcmp0 (old_value, new_value) != 0)
        g_ptr_array_add (changes, bst_change_new (now->id, field, old_value, new_value, now->fetched_at));
    }
  return changes;
}
