/* Pages of the Hub's list to test the listing with, and a look at what became of them. */
#pragma once

#include "catalogue/catalogue.h"
#include "library/library.h"
#include "library/listing.h"
#include "used-home.h"

G_BEGIN_DECLS

#define HUB "https://huggingface.co"
#define MIRROR "https://hf-mirror.com"
#define TIME 1764057600

/* Models somebody/model-@from and the @n - 1 after it, whose figures follow from @round;
 * every tenth is of the task "translation", the others of "text-generation". */
GPtrArray *make_page (guint from, guint n, int round);

BstListing *open_listing (Home *home);
void begin_pass (BstListing *listing, BstPassKind kind, const char *task, guint top, const char *endpoint);
void add_page (BstListing *listing, GPtrArray *page, const char *next_link);
void end_pass (BstListing *listing);

/* A pass over all, of one page, from its beginning to its end. */
void bring (BstListing *listing, guint from, guint n, int round);

/* A home in which a pass over all ended, and two pages have come of another one. */
Home *make_busy_home (void);

/* After whatever happened, a pass comes to its end. */
void assert_goes_on (Home *home, BstListing *listing);

BstCatalogue *open_catalogue (Home *home);
guint count_rows (Home *home);
gint64 get_row_downloads (Home *home, const char *id);
char *listing_file (Home *home);
gint64 count_waiting (Home *home);

void assert_error (const GError *error, int code, const char *words);
void assert_told (BstListing *listing, const char *words);

G_END_DECLS
