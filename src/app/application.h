/* The running program: windows, settings, and the actions of all windows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BST_TYPE_APPLICATION (bst_application_get_type ())
G_DECLARE_FINAL_TYPE (BstApplication, bst_application, BST, APPLICATION, AdwApplication)

BstApplication *bst_application_new (void);

G_END_DECLS
