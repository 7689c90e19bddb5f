/* One tag of HTML: its name and what it says. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BstHtmlTag: what is kept of a tag.
 */
typedef struct
{
  char name[16]; /* in small letters; "" for a longer one */
  gboolean is_end;
  char *href; /* these: NULL where the tag does not have them */
  char *src;
  char *alt;
  char *id; /* or its name */
  char *start;
  char *align;
} BstHtmlTag;

void bst_html_tag_read (BstHtmlTag *self, const char *bytes, gsize length);
void bst_html_tag_clear (BstHtmlTag *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BstHtmlTag, bst_html_tag_clear)

G_END_DECLS
