#include "config.h"

#include "catalogue/format.h"

guint32
bst_catalogue_pack_flags (guint gated, guint relation, guint presence)
{
  return (gated & 0xf) | (relation & 0xf) << 4 | (presence & 0xf) << 8;
}

/* FNV-1a, of the id with small letters: ids that differ in case alone are one. */
guint32
bst_catalogue_hash (const char *id)
{
  guint32 hash = 2166136261u;

  for (; *id != '\0'; id++)
    hash = (hash ^ (guchar) g_ascii_tolower (*id)) * 16777619u;
  return hash;
}

/* FNV-1a of 64 bits, over the header without its checksum. */
guint64
bst_catalogue_checksum (const BstHeader *header)
{
  BstHeader copy = *header;
  const guchar *bytes = (const guchar *) &copy;
  guint64 checksum = G_GUINT64_CONSTANT (14695981039346656037);

  copy.checksum = 0;
  for (gsize i = 0; i < sizeof copy; i++)
    checksum = (checksum ^ bytes[i]) * G_GUINT64_CONSTANT (1099511628211);
  return checksum;
}

/* Returns: the bytes of an element of @section */
gsize
bst_catalogue_get_width (BstSection section)
{
  if (section == BST_SECTION_PARAMETERS)
    return sizeof (gint64);
  if (section == BST_SECTION_IDS || section == BST_SECTION_KEYS || section == BST_SECTION_AUTHOR_KEYS ||
      (section >= BST_SECTION_TEXT && section < BST_SECTION_TEXT_OFFSETS))
    return sizeof (char);
  return sizeof (guint32);
}
