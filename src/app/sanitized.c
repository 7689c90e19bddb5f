/* Only in builds with the address sanitizer. */
#include "config.h"

#include <sanitizer/lsan_interface.h>

/* GLib begins with room for 2,048 quarks in an array that it gives up, and does not free, once
 * a program has more: other threads may be reading it. The stack of that allocation, in the
 * library's constructor, is none that a suppression could name. So what libraries allocate
 * before the program itself is started does not count as leaked. */
static void
begin (int argc, char **argv, char **environment)
{
  __lsan_disable ();
}

/* Called before the constructors of any library. */
__attribute__ ((section (".preinit_array"), used)) static void (*const preinit) (int, char **, char **) = begin;

/* Called after them. */
__attribute__ ((constructor)) static void
end (void)
{
  __lsan_enable ();
}
