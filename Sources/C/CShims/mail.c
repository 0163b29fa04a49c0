#include "MailShims.h"
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

static CURL *prepare(const struct twinhall_mail *mail, char *problem) {
  problem[0] = 0;
  CURL *curl = curl_easy_init();
  if (curl == NULL) return NULL;
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(curl, CURLOPT_URL, mail->server);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  // Settings of the machine's owner for browsing have no say here.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_USE_SSL, mail->needs_tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_NONE);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, mail->timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, mail->timeout_seconds);
  if (mail->user != NULL) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, mail->user);
    curl_easy_setopt(curl, CURLOPT_PASSWORD, mail->password == NULL ? "" : mail->password);
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

int twinhall_mail_send(const struct twinhall_mail *mail, long *reply, char *problem) {
  CURL *curl = prepare(mail, problem);
  if (curl == NULL) return CURLE_FAILED_INIT;
  struct source source = {mail->message, mail->message_size};
  struct curl_slist *recipients = curl_slist_append(NULL, mail->recipient);
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->sender);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_source);
  curl_easy_setopt(curl, CURLOPT_READDATA, &source);
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  int code = perform(curl, reply);
  curl_slist_free_all(recipients);
  return code;
}

int twinhall_mail_connect(const struct twinhall_mail *mail, long *reply, char *problem) {
  CURL *curl = prepare(mail, problem);
  if (curl == NULL) return CURLE_FAILED_INIT;
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  return perform(curl, reply);
}
