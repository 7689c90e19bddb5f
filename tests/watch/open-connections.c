/* Opens connections in each of the ways that a program may, so that a test sees whether
 * the watch sees them.
 *
 *   open-connections WAY PORT      a port of this computer
 *   open-connections WAY NAME      a name to look up */
#include <libsoup/soup.h>

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

typedef void (*Way) (const char *argument);

static struct sockaddr_in
make_address (const char *port)
{
  return (struct sockaddr_in) {
    .sin_family = AF_INET,
    .sin_port = htons ((guint16) g_ascii_strtoull (port, NULL, 10)),
    .sin_addr.s_addr = htonl (INADDR_LOOPBACK),
  };
}

static void
plain_connect (const char *port)
{
  struct sockaddr_in address = make_address (port);
  int fd = socket (AF_INET, SOCK_STREAM, 0);

  connect (fd, (struct sockaddr *) &address, sizeof address);
  close (fd);
}

static gpointer
connect_cb (gpointer port)
{
  plain_connect (port);
  return NULL;
}

static void
thread_connect (const char *port)
{
  g_thread_join (g_thread_new ("connect", connect_cb, (gpointer) port));
}

static void
datagram (const char *port)
{
  struct sockaddr_in address = make_address (port);
  int fd = socket (AF_INET, SOCK_DGRAM, 0);

  sendto (fd, "", 1, 0, (struct sockaddr *) &address, sizeof address);
  close (fd);
}

static void
message (const char *port)
{
  struct sockaddr_in address = make_address (port);
  struct iovec data = { .iov_base = (char[]) { "" }, .iov_len = 1 };
  struct msghdr header = { .msg_name = &address, .msg_namelen = sizeof address, .msg_iov = &data, .msg_iovlen = 1 };
  int fd = socket (AF_INET, SOCK_DGRAM, 0);

  sendmsg (fd, &header, 0);
  close (fd);
}

static void
many_messages (const char *port)
{
  struct sockaddr_in address = make_address (port);
  struct iovec data = { .iov_base = (char[]) { "" }, .iov_len = 1 };
  struct mmsghdr header = { .msg_hdr = { .msg_name = &address, .msg_namelen = sizeof address, .msg_iov = &data, .msg_iovlen = 1 } };
  int fd = socket (AF_INET, SOCK_DGRAM, 0);

  sendmmsg (fd, &header, 1, 0);
  close (fd);
}

static void
abroad (const char *port)
{
  struct sockaddr_in address = make_address (port);
  int fd = socket (AF_INET, SOCK_STREAM, 0);

  inet_pton (AF_INET, "192.0.2.1", &address.sin_addr); /* one that nobody has */
  connect (fd, (struct sockaddr *) &address, sizeof address);
  close (fd);
}

static void
at_home (const char *argument)
{
  int fd = socket (AF_UNIX, SOCK_STREAM, 0);
  struct sockaddr address = { .sa_family = AF_UNIX, .sa_data = "/none" };

  connect (fd, &address, sizeof address);
  close (fd);
}

static void
gio_connect (const char *port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection =
    g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) g_ascii_strtoull (port, NULL, 10), NULL, NULL);

  g_debug ("%s", connection != NULL ? "connected" : "refused");
}

static void
sent_cb (GObject *session, GAsyncResult *result, gpointer loop)
{
  g_autoptr (GBytes) body = soup_session_send_and_read_finish (SOUP_SESSION (session), result, NULL);

  g_main_loop_quit (loop);
  g_debug ("%" G_GSIZE_FORMAT " bytes", body != NULL ? g_bytes_get_size (body) : 0);
}

static void
soup_request (const char *host)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strdup_printf ("http://%s/", host);
  g_autoptr (SoupMessage) request = soup_message_new ("GET", url);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  soup_session_send_and_read_async (session, request, G_PRIORITY_DEFAULT, NULL, sent_cb, loop);
  g_main_loop_run (loop);
}

static void
soup_port (const char *port)
{
  g_autofree char *host = g_strconcat ("127.0.0.1:", port, NULL);

  soup_request (host);
}

static void
plain_name (const char *name)
{
  struct addrinfo *result = NULL;

  if (getaddrinfo (name, NULL, NULL, &result) == 0)
    freeaddrinfo (result);
}

static void
old_name (const char *name)
{
  g_debug ("%p", (gpointer) gethostbyname (name));
}

static void
resolved_cb (GObject *resolver, GAsyncResult *result, gpointer loop)
{
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (resolver), result, NULL);

  g_resolver_free_addresses (addresses);
  g_main_loop_quit (loop);
}

static void
gio_name (const char *name)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_resolver_lookup_by_name_async (resolver, name, NULL, resolved_cb, loop);
  g_main_loop_run (loop);
}

static void
gio_record (const char *name)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  GList *records = g_resolver_lookup_records (resolver, name, G_RESOLVER_RECORD_TXT, NULL, NULL);

  g_list_free_full (records, (GDestroyNotify) g_variant_unref);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Way go;
  } ways[] = {
    { "connect", plain_connect },
    { "thread", thread_connect },
    { "datagram", datagram },
    { "message", message },
    { "many-messages", many_messages },
    { "abroad", abroad },
    { "at-home", at_home },
    { "gio", gio_connect },
    { "soup", soup_port },
    { "soup-name", soup_request },
    { "name", plain_name },
    { "old-name", old_name },
    { "gio-name", gio_name },
    { "gio-record", gio_record },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways) && argc == 3; i++)
    if (g_str_equal (argv[1], ways[i].name))
      {
        ways[i].go (argv[2]);
        return 0;
      }
  g_printerr ("open-connections WAY ARGUMENT\n");
  return 2;
}
