/* A home with something in it, and how to look at its files and into its library. */
#pragma once

#include "holder.h"

G_BEGIN_DECLS

Home *make_used_home (void);

gint64 get_downloads (BstLibrary *library, const char *id);
void assert_problem (BstLibrary *library, const char *first, const char *second);
void assert_works (Home *home, BstLibrary *library);

void run_sql (const char *path, const char *sql);
char *get_sql (const char *path, const char *sql);
guint count_files (const char *folder, const char *part);

G_END_DECLS
