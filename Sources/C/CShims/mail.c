#include "MailShims.h"
#include <stdlib.h>
#include <string.h>

struct source {
  const char *bytes;
  size_t left;
};

static size_t read_source(char *target, size_t size, size_t count, void *context) {
  struct source *source = context;
  size_t length = size * count < source->left ? size * count : source->left;
  memcpy(target, source->bytes, length);
  source->bytes += length;
  source->left -= length;
  return length;
}

static size_t keep(char *bytes, size_t size, size_t count, void *context) {
  struct twinhall_bytes *answer = context;
  size_t length = size * count;
  if (answer->count + length > answer->limit) return 0;
  char *longer = realloc(answer->start, answer->count + length);
  if (longer == NULL) return 0;
  memcpy(longer + answer->count, bytes, length);
  answer->start = longer;
  answer->count += length;
  return length;
}

static CURL *prepare(const struct twinhall_mail_server *server, const char *protocols) {
  CURL *curl = curl_easy_init();
  if (curl == NULL) return NULL;
  curl_easy_setopt(curl, CURLOPT_URL, server->address);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols);
  // Settings of the machine's owner for browsing have no say here.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USE_SSL, server->tls);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  if (server->ca_file != NULL) curl_easy_setopt(curl, CURLOPT_CAINFO, server->ca_file);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, server->timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, server->timeout_seconds);
  if (server->user != NULL) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server->user);
    curl_easy_setopt(curl, CURLOPT_PASSWORD, server->password == NULL ? "" : server->password);
  }
  return curl;
}

static int perform(CURL *curl, long *reply) {
  CURLcode code = curl_easy_perform(curl);
  *reply = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, reply);
  curl_easy_cleanup(curl);
  return code;
}

int twinhall_mail_send(
    const struct twinhall_mail_server *server, const char *sender, const char *recipient, const void *message, size_t size, long *reply,
    char *problem) {
  problem[0] = 0;
  CURL *curl = prepare(server, "smtp,smtps");
  if (curl == NULL) return CURLE_FAILED_INIT;
  struct source source = {message, size};
  struct curl_slist *recipients = curl_slist_append(NULL, recipient);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, sender);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_source);
  curl_easy_setopt(curl, CURLOPT_READDATA, &source);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  int code = perform(curl, reply);
  curl_slist_free_all(recipients);
  return code;
}

int twinhall_mail_connect(const struct twinhall_mail_server *server, long *reply, char *problem) {
  problem[0] = 0;
  CURL *curl = prepare(server, "smtp,smtps");
  if (curl == NULL) return CURLE_FAILED_INIT;
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  return perform(curl, reply);
}

CURL *twinhall_mailbox_open(const struct twinhall_mail_server *server) { return prepare(server, "imap,imaps"); }

int twinhall_mailbox_run(CURL *mailbox, const char *address, const char *command, struct twinhall_bytes *answer, char *problem) {
  problem[0] = 0;
  curl_easy_setopt(mailbox, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(mailbox, CURLOPT_URL, address);
  curl_easy_setopt(mailbox, CURLOPT_CUSTOMREQUEST, command);
  curl_easy_setopt(mailbox, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(mailbox, CURLOPT_WRITEDATA, answer);
  int code = curl_easy_perform(mailbox);
  curl_easy_setopt(mailbox, CURLOPT_ERRORBUFFER, NULL);
  return code;
}

void twinhall_mailbox_close(CURL *mailbox) { curl_easy_cleanup(mailbox); }
