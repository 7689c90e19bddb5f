/* Preloaded into a program, it writes down every connection over the network that the
 * program or a library of it opens in any thread, and every name that is looked up. What
 * would leave this computer is refused, so that a test is the same on line and off.
 *
 * BESTIARY_CONNECTIONS names the file; each line is a word and what it was done with:
 *
 *   connect 127.0.0.1:80     connect(), or data sent with an address
 *   name huggingface.co      getaddrinfo() or its older relatives, or a query of the DNS
 *
 * Sockets of this computer alone (AF_UNIX, AF_NETLINK) are not meant: displays and buses.
 * This is no part of the program and uses no more than the C library. */
#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The headers of some C libraries have others in their place. */
#undef res_nquery
#undef res_nsearch
#undef res_query
#undef res_search

/* Of C's types only unions turn a pointer to data into one to a function. */
#define NEXT(name)                          \
  ({                                        \
    static union                            \
    {                                       \
      void *data;                           \
      __typeof__ (&name) function;          \
    } next;                                 \
    if (next.data == NULL)                  \
      next.data = dlsym (RTLD_NEXT, #name); \
    next.function;                          \
  })

/* One write for a line: those of several threads and processes do not mix. */
static void
note (const char *word, const char *text)
{
  const char *path = getenv ("BESTIARY_CONNECTIONS");
  int saved = errno;
  char line[512];
  int length = snprintf (line, sizeof line, "%s %s\n", word, text);
  int file;

  if (length >= (int) sizeof line)
    {
      length = sizeof line - 1;
      line[length - 1] = '\n';
    }
  file = path != NULL ? open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
  /* A watch that does not see must not let the test pass. */
  if (file < 0 || write (file, line, length) != length)
    abort ();
  close (file);
  errno = saved;
}

/* An address of the internet, at a place that suits its numbers. */
typedef union
{
  struct sockaddr any;
  struct sockaddr_in four;
  struct sockaddr_in6 six;
} Address;

static bool
is_loopback (const Address *address)
{
  if (address->any.sa_family == AF_INET)
    return ntohl (address->four.sin_addr.s_addr) >> 24 == 127;
  return IN6_IS_ADDR_LOOPBACK (&address->six.sin6_addr);
}

/* Returns: whether the call may go on */
static bool
allow (const struct sockaddr *given, socklen_t size)
{
  char host[INET6_ADDRSTRLEN] = "?", text[INET6_ADDRSTRLEN + 16];
  Address address = { 0 };
  unsigned port;

  if (given == NULL || size < (socklen_t) sizeof (given->sa_family) ||
      (given->sa_family != AF_INET && given->sa_family != AF_INET6))
    return true;
  memcpy (&address, given, size < (socklen_t) sizeof address ? size : (socklen_t) sizeof address);
  if (address.any.sa_family == AF_INET)
    {
      inet_ntop (AF_INET, &address.four.sin_addr, host, sizeof host);
      port = ntohs (address.four.sin_port);
    }
  else
    {
      inet_ntop (AF_INET6, &address.six.sin6_addr, host, sizeof host);
      port = ntohs (address.six.sin6_port);
    }
  snprintf (text, sizeof text, "%s:%u", host, port);
  note ("connect", text);
  if (is_loopback (&address))
    return true;
  errno = ENETUNREACH;
  return false;
}

int
connect (int fd, __CONST_SOCKADDR_ARG address, socklen_t size)
{
  const struct sockaddr *plain = *(const struct sockaddr *const *) &address;

  return allow (plain, size) ? NEXT (connect) (fd, address, size) : -1;
}

ssize_t
sendto (int fd, const void *data, size_t n, int flags, __CONST_SOCKADDR_ARG address, socklen_t size)
{
  const struct sockaddr *plain = *(const struct sockaddr *const *) &address;

  return allow (plain, size) ? NEXT (sendto) (fd, data, n, flags, address, size) : -1;
}

ssize_t
sendmsg (int fd, const struct msghdr *message, int flags)
{
  return allow (message->msg_name, message->msg_namelen) ? NEXT (sendmsg) (fd, message, flags) : -1;
}

int
sendmmsg (int fd, struct mmsghdr *messages, unsigned n, int flags)
{
  for (unsigned i = 0; i < n; i++)
    if (!allow (messages[i].msg_hdr.msg_name, messages[i].msg_hdr.msg_namelen))
      return -1;
  return NEXT (sendmmsg) (fd, messages, n, flags);
}

/* An address that is written in figures is asked of nobody. */
static bool
is_figures (const char *name)
{
  unsigned char address[sizeof (struct in6_addr)];

  return inet_pton (AF_INET, name, address) == 1 || inet_pton (AF_INET6, name, address) == 1;
}

int
getaddrinfo (const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **result)
{
  if (name == NULL || is_figures (name))
    return NEXT (getaddrinfo) (name, service, hints, result);
  note ("name", name);
  return EAI_NONAME;
}

/* The older relatives: whoever calls them is told that there is no such name. */
static int
refuse_name (const char *name, struct hostent **result, int *problem)
{
  note ("name", name);
  *result = NULL;
  *problem = HOST_NOT_FOUND;
  return 0;
}

struct hostent *
gethostbyname (const char *name)
{
  note ("name", name);
  h_errno = HOST_NOT_FOUND;
  return NULL;
}

struct hostent *
gethostbyname2 (const char *name, int family)
{
  (void) family;
  return gethostbyname (name);
}

int
gethostbyname_r (const char *name, struct hostent *host, char *buffer, size_t size, struct hostent **result, int *problem)
{
  (void) host, (void) buffer, (void) size;
  return refuse_name (name, result, problem);
}

int
gethostbyname2_r (const char *name, int family, struct hostent *host, char *buffer, size_t size,
                  struct hostent **result, int *problem)
{
  (void) family, (void) host, (void) buffer, (void) size;
  return refuse_name (name, result, problem);
}

static int
refuse_query (const char *name)
{
  note ("name", name);
  h_errno = HOST_NOT_FOUND;
  return -1;
}

int
res_query (const char *name, int class, int type, unsigned char *answer, int size)
{
  (void) class, (void) type, (void) answer, (void) size;
  return refuse_query (name);
}

int
res_search (const char *name, int class, int type, unsigned char *answer, int size)
{
  (void) class, (void) type, (void) answer, (void) size;
  return refuse_query (name);
}

int
res_nquery (res_state state, const char *name, int class, int type, unsigned char *answer, int size)
{
  (void) state, (void) class, (void) type, (void) answer, (void) size;
  return refuse_query (name);
}

int
res_nsearch (res_state state, const char *name, int class, int type, unsigned char *answer, int size)
{
  (void) state, (void) class, (void) type, (void) answer, (void) size;
  return refuse_query (name);
}
