// What Swift cannot reach in libmicrohttpd: variadic functions and macros with casts.
#ifndef TWINHALL_HTTP_SERVER_SHIMS_H
#define TWINHALL_HTTP_SERVER_SHIMS_H
#include <microhttpd.h>
#include <stddef.h>

struct twinhall_http_options {
  unsigned int threads;
  unsigned int maximum_connections;
  unsigned int maximum_connections_per_address;
  unsigned int idle_seconds;
  size_t connection_memory;
  // Given to each callback as its first argument.
  void *context;
  MHD_AccessHandlerCallback access;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connection;
  void *(*request_line)(void *context, const char *target, struct MHD_Connection *connection);
};

// Starts a daemon with epoll threads that can suspend connections, or returns NULL. It does not listen: sockets are added to it.
struct MHD_Daemon *twinhall_http_start(const struct twinhall_http_options *options);

// Waits for the next connection and adds it. Returns 0, or the errno of a failed accept.
int twinhall_http_accept(struct MHD_Daemon *daemon, int listening_socket);

int twinhall_http_descriptor(struct MHD_Connection *connection);
void *twinhall_http_socket_context(struct MHD_Connection *connection);

// Ends both directions of a socket without closing it; the name of this constant is not always visible to Swift.
void twinhall_socket_shut(int descriptor);

// Writes the peer's numeric address with its final NUL, or "unknown".
void twinhall_http_peer(struct MHD_Connection *connection, char *text, size_t size);

extern const uint64_t twinhall_http_unknown_size;
extern const ssize_t twinhall_http_end_of_stream;
extern const ssize_t twinhall_http_end_with_error;

// The offset of the first `pattern` in `bytes`, or -1.
ptrdiff_t twinhall_find(const void *bytes, size_t size, const void *pattern, size_t pattern_size);
#endif
