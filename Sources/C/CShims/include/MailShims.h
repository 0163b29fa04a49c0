// libcurl as a mail client: its options are variadic, which Swift cannot call.
#ifndef TWINHALL_MAIL_SHIMS_H
#define TWINHALL_MAIL_SHIMS_H
#include <curl/curl.h>
#include <stddef.h>

struct twinhall_mail {
  // smtp://host:port or smtps://host:port, with the name for EHLO as its path.
  const char *server;
  // NULL for a server that asks for none.
  const char *user;
  const char *password;
  // Nonzero: refuse a server that offers no TLS.
  int needs_tls;
  long timeout_seconds;
  const char *sender;
  const char *recipient;
  const void *message;
  size_t message_size;
};

// Sends one message. Returns a CURLcode; `reply` gets the server's last reply code or 0, `problem` (CURL_ERROR_SIZE) words for the log.
int twinhall_mail_send(const struct twinhall_mail *mail, long *reply, char *problem);

// Connects, says EHLO, and signs in where a user is set; sends nothing.
int twinhall_mail_connect(const struct twinhall_mail *mail, long *reply, char *problem);
#endif
