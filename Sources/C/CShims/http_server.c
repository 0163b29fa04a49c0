#define _GNU_SOURCE
#include "HTTPServerShims.h"
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

const uint64_t twinhall_http_unknown_size = MHD_SIZE_UNKNOWN;
const ssize_t twinhall_http_end_of_stream = MHD_CONTENT_READER_END_OF_STREAM;
const ssize_t twinhall_http_end_with_error = MHD_CONTENT_READER_END_WITH_ERROR;

struct MHD_Daemon *twinhall_http_start(const struct twinhall_http_options *options) {
  const unsigned int flags =
    MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_NO_LISTEN_SOCKET;
  return MHD_start_daemon(
    flags, 0, NULL, NULL, options->access, options->context,
    MHD_OPTION_THREAD_POOL_SIZE, options->threads,
    MHD_OPTION_CONNECTION_LIMIT, options->maximum_connections,
    MHD_OPTION_PER_IP_CONNECTION_LIMIT, options->maximum_connections_per_address,
    MHD_OPTION_CONNECTION_TIMEOUT, options->idle_seconds,
    MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->connection_memory,
    MHD_OPTION_STRICT_FOR_CLIENT, 1,
    MHD_OPTION_SIGPIPE_HANDLED_BY_APP, 1,
    MHD_OPTION_URI_LOG_CALLBACK, options->request_line, options->context,
    MHD_OPTION_NOTIFY_COMPLETED, options->completed, options->context,
    MHD_OPTION_NOTIFY_CONNECTION, options->connection, options->context,
    MHD_OPTION_END);
}

int twinhall_http_accept(struct MHD_Daemon *daemon, int listening_socket) {
  struct sockaddr_storage address;
  socklen_t size = sizeof address;
  const int descriptor = accept4(listening_socket, (struct sockaddr *)&address, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (descriptor < 0) return errno;
  // Closes the socket itself where it refuses.
  MHD_add_connection(daemon, descriptor, (struct sockaddr *)&address, size);
  return 0;
}

int twinhall_http_descriptor(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info == NULL ? -1 : info->connect_fd;
}

void *twinhall_http_socket_context(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == NULL ? NULL : info->socket_context;
}

void twinhall_socket_shut(int descriptor) { shutdown(descriptor, SHUT_RDWR); }

void twinhall_http_peer(struct MHD_Connection *connection, char *text, size_t size) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  const struct sockaddr *address = info == NULL ? NULL : info->client_addr;
  const socklen_t length = address != NULL && address->sa_family == AF_INET6 ? sizeof(struct sockaddr_in6) : sizeof(struct sockaddr_in);
  if (address == NULL || getnameinfo(address, length, text, (socklen_t)size, NULL, 0, NI_NUMERICHOST) != 0)
    snprintf(text, size, "unknown");
}

ptrdiff_t twinhall_find(const void *bytes, size_t size, const void *pattern, size_t pattern_size) {
  const void *match = memmem(bytes, size, pattern, pattern_size);
  return match == NULL ? -1 : (const char *)match - (const char *)bytes;
}
