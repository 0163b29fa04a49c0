// libcurl as a mail client: its options are variadic, which Swift cannot call.
#ifndef TWINHALL_MAIL_SHIMS_H
#define TWINHALL_MAIL_SHIMS_H
#include <curl/curl.h>
#include <stddef.h>

struct twinhall_mail_server {
  // smtp://host:port or smtps://host:port with the name for EHLO as its path; imap://host:port or imaps://host:port.
  const char *address;
  // NULL for a server that asks for none.
  const char *user;
  const char *password;
  // A file of certificates to trust instead of the system's; NULL for those.
  const char *ca_file;
  // CURLUSESSL_NONE, CURLUSESSL_TRY or CURLUSESSL_ALL.
  long tls;
  long timeout_seconds;
};

// Sends one message. `sender` and `recipient` are in angle brackets. Returns a CURLcode; `reply` gets the server's last reply code or 0,
// `problem` (CURL_ERROR_SIZE) words for the log.
int twinhall_mail_send(
    const struct twinhall_mail_server *server, const char *sender, const char *recipient, const void *message, size_t size, long *reply,
    char *problem);

// Connects, says EHLO, and signs in where a user is set; sends nothing.
int twinhall_mail_connect(const struct twinhall_mail_server *server, long *reply, char *problem);

struct twinhall_bytes {
  char *start;
  size_t count;
  size_t limit;
};

// A connection to a mailbox, opened by the first command; NULL without memory.
CURL *twinhall_mailbox_open(const struct twinhall_mail_server *server);

// Runs one command of IMAP on a folder, or fetches a message when `command` is NULL and `address` names one. What the server answers is
// added to `answer`, whose `start` the caller frees. Returns a CURLcode; CURLE_WRITE_ERROR when it is longer than `answer->limit`.
int twinhall_mailbox_run(CURL *mailbox, const char *address, const char *command, struct twinhall_bytes *answer, char *problem);

void twinhall_mailbox_close(CURL *mailbox);
#endif
