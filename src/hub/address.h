/* Addresses: which are fit to be asked, and which are one place. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BST_HUB_OFFICIAL "https://huggingface.co"
#define BST_HUB_MIRROR "https://hf-mirror.com"

char *bst_hub_endpoint_parse (const char *text, GError **error);
gboolean bst_hub_endpoint_is_official (const char *endpoint);
char *bst_hub_endpoint_dup_host (const char *endpoint);

GUri *bst_hub_uri_parse (const char *url);
gboolean bst_hub_uri_is_same_origin (GUri *a, GUri *b);
gboolean bst_hub_uri_is_loopback (GUri *uri);

G_END_DECLS
