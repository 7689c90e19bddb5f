/* A disk that is full: a small one, that only this program sees. */
#pragma once

#include "holder.h"

G_BEGIN_DECLS

/* To be called before there is a second thread. */
void leave_others (void);

gboolean mount_disk (Home *home, guint kilobytes);
void unmount_disk (Home *home);
void leave_room (Home *home, gsize room);

G_END_DECLS
