#define _GNU_SOURCE
#include "StorageShims.h"

#include <string.h>
#include <unistd.h>

struct transfer {
  const struct twinhall_web_request *request;
  long long sent;
  size_t received;
};

static size_t read_body(char *target, size_t size, size_t count, void *context) {
  struct transfer *transfer = context;
  long long left = transfer->request->body_size - transfer->sent;
  size_t wanted = size * count < (size_t)left ? size * count : (size_t)left;
  ssize_t got = pread(transfer->request->body, target, wanted, transfer->sent);
  if (got < 0 || (got == 0 && left > 0)) return CURL_READFUNC_ABORT;
  transfer->sent += got;
  return (size_t)got;
}

// A kept connection that turns out to be closed makes libcurl begin again.
static int rewind_body(void *context, curl_off_t offset, int origin) {
  struct transfer *transfer = context;
  if (origin != SEEK_SET) return CURL_SEEKFUNC_CANTSEEK;
  transfer->sent = offset;
  return CURL_SEEKFUNC_OK;
}

static size_t write_answer(char *bytes, size_t size, size_t count, void *context) {
  struct transfer *transfer = context;
  size_t length = size * count;
  if (length > transfer->request->answer_capacity - transfer->received) return 0;
  memcpy(transfer->request->answer + transfer->received, bytes, length);
  transfer->received += length;
  return length;
}

CURL *twinhall_web_open(void) { return curl_easy_init(); }
void twinhall_web_close(CURL *client) { curl_easy_cleanup(client); }

static void set_method(CURL *client, const struct twinhall_web_request *request, struct transfer *transfer) {
  if (strcmp(request->method, "PUT") == 0) {
    curl_easy_setopt(client, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(client, CURLOPT_INFILESIZE_LARGE, (curl_off_t)request->body_size);
    curl_easy_setopt(client, CURLOPT_READFUNCTION, read_body);
    curl_easy_setopt(client, CURLOPT_READDATA, transfer);
    curl_easy_setopt(client, CURLOPT_SEEKFUNCTION, rewind_body);
    curl_easy_setopt(client, CURLOPT_SEEKDATA, transfer);
  } else if (strcmp(request->method, "HEAD") == 0) {
    curl_easy_setopt(client, CURLOPT_NOBODY, 1L);
  } else if (strcmp(request->method, "GET") != 0) {
    curl_easy_setopt(client, CURLOPT_CUSTOMREQUEST, request->method);
  }
}

int twinhall_web_call(
    CURL *client, const struct twinhall_web_request *request, long *status, size_t *answer_size, char *problem) {
  struct transfer transfer = {request, 0, 0};
  struct curl_slist *headers = curl_slist_append(NULL, "Expect:");
  for (size_t i = 0; i < request->header_count; i++) headers = curl_slist_append(headers, request->headers[i]);
  // Keeps the connection, forgets the last request.
  curl_easy_reset(client);
  problem[0] = 0;
  curl_easy_setopt(client, CURLOPT_ERRORBUFFER, problem);
  curl_easy_setopt(client, CURLOPT_URL, request->url);
  curl_easy_setopt(client, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(client, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(client, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt(client, CURLOPT_PROXY, "");
  curl_easy_setopt(client, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(client, CURLOPT_CONNECTTIMEOUT, 10L);
  // Slow is not broken, silent is.
  curl_easy_setopt(client, CURLOPT_LOW_SPEED_LIMIT, 1L);
  curl_easy_setopt(client, CURLOPT_LOW_SPEED_TIME, request->timeout_seconds);
  curl_easy_setopt(client, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(client, CURLOPT_WRITEFUNCTION, write_answer);
  curl_easy_setopt(client, CURLOPT_WRITEDATA, &transfer);
  set_method(client, request, &transfer);
  CURLcode code = curl_easy_perform(client);
  *status = 0;
  curl_easy_getinfo(client, CURLINFO_RESPONSE_CODE, status);
  *answer_size = transfer.received;
  curl_slist_free_all(headers);
  return code;
}
