#include "config.h"

#include "cli/output.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/layout.h"
#include "core/character.h"
#include "core/i18n.h"
#include "core/reason.h"

#define DEFAULT_WIDTH 80

const char *const bst_cli_formats[BST_N_CLI_FORMATS + 1] = { "text", "json", "csv", "md", "svg", "png", NULL };

static int
get_terminal_width (void)
{
  const char *columns = g_getenv ("COLUMNS");
  struct winsize size = { 0 };
  guint64 width;

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  if (columns != NULL && g_ascii_string_to_unsigned (columns, 10, 1, 10000, &width, NULL))
    return (int) width;

  return DEFAULT_WIDTH;
}

/**
 * bst_terminal_look:
 *
 * Returns: what standard output leads to at this moment. NO_COLOR (see no-color.org)
 *   and a dumb terminal leave bold type out.
 */
BstTerminal
bst_terminal_look (void)
{
  const char *no_color = g_getenv ("NO_COLOR");
  BstTerminal terminal = { .is_terminal = isatty (STDOUT_FILENO) == 1, .width = DEFAULT_WIDTH };

  if (terminal.is_terminal)
    {
      terminal.width = get_terminal_width ();
      terminal.has_bold = (no_color == NULL || *no_color == '\0') && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
    }

  return terminal;
}

/**
 * bst_terminal_append_bold:
 *
 * Appends @text to @page, in bold type where the terminal has it.
 */
void
bst_terminal_append_bold (const BstTerminal *self,
                          GString *page,
                          const char *text)
{
  if (self->has_bold)
    g_string_append_printf (page, "\033[1m%s\033[0m", text);
  else
    g_string_append (page, text);
}

/**
 * bst_output_write:
 * @page: all that the command has to say
 *
 * Writes @page to standard output.
 *
 * Returns: %BST_CLI_DONE, or %BST_CLI_FAILED where it could not be written. That is
 *   told on standard error, unless the reader has gone (as head does when it has seen
 *   enough).
 */
BstCliStatus
bst_output_write (const GString *page)
{
  gsize written = 0;

  signal (SIGPIPE, SIG_IGN);

  while (written < page->len)
    {
      gssize n = write (STDOUT_FILENO, page->str + written, page->len - written);

      if (n >= 0)
        {
          written += (gsize) n;
        }
      else if (errno != EINTR)
        {
          int error = errno;
          /* Translators: %s is the system's reason */
          g_autofree char *sentence = g_strdup_printf (_ ("The output could not be written: %s"), bst_reason_of_number (error));

          if (error != EPIPE)
            bst_output_message (sentence);

          return BST_CLI_FAILED;
        }
    }

  return BST_CLI_DONE;
}

/**
 * bst_output_message:
 *
 * Says a sentence on standard error, with the program's name before it.
 */
void
bst_output_message (const char *sentence)
{
  g_autofree char *clean = bst_layout_clean (sentence);

  g_printerr ("bestiary: %s\n", clean);
}

static void
append_json (GString *page,
             JsonNode *node,
             gboolean indent)
{
  g_autofree char *json = json_to_string (node, indent);

  for (const char *p = json; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* The line's ends are json-glib's own: it escapes those in a text. */
      if (c != '\n' && bst_character_is_harmful (c))
        g_string_append_printf (page, "\\u%04x", c);
      else
        g_string_append_unichar (page, c);
    }
  g_string_append_c (page, '\n');
}

/**
 * bst_output_append_json:
 *
 * Appends @node as indented UTF-8 with a line's end behind it. What could act on a
 * terminal is escaped, so that it is there for a program and harmless for a person.
 */
void
bst_output_append_json (GString *page,
                        JsonNode *node)
{
  append_json (page, node, TRUE);
}

/**
 * bst_output_append_json_line:
 *
 * Appends @node as bst_output_append_json() does, but all of it on one line.
 */
void
bst_output_append_json_line (GString *page,
                             JsonNode *node)
{
  append_json (page, node, FALSE);
}

/**
 * bst_output_escape_markdown:
 *
 * Returns: (transfer full): @text in one line that Markdown shows as it is, in a
 *   table too
 */
char *
bst_output_escape_markdown (const char *text)
{
  g_autofree char *clean = bst_layout_clean (text);
  GString *escaped = g_string_sized_new (strlen (clean));

  for (const char *p = clean; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>|~#&", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p);
    }

  return g_string_free (escaped, FALSE);
}
