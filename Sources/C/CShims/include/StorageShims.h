// libcurl as an HTTP client for storage: one request after another over one kept connection.
#ifndef TWINHALL_STORAGE_SHIMS_H
#define TWINHALL_STORAGE_SHIMS_H
#include <curl/curl.h>
#include <stddef.h>

struct twinhall_web_request {
  // GET, HEAD, PUT or DELETE.
  const char *method;
  const char *url;
  const char *const *headers;
  size_t header_count;
  // What is sent with PUT: this many bytes from the beginning of an open file.
  int body;
  long long body_size;
  // Where the answer's body goes; more than fits is an error.
  unsigned char *answer;
  size_t answer_capacity;
  long timeout_seconds;
};

// A client, or NULL. Used by one thread at a time.
CURL *twinhall_web_open(void);
void twinhall_web_close(CURL *client);

// Sends one request. Returns a CURLcode; `answer_size` gets the bytes of the body, `problem` (CURL_ERROR_SIZE) words for the log.
int twinhall_web_call(
  CURL *client, const struct twinhall_web_request *request, long *status, size_t *answer_size, char *problem);
#endif
