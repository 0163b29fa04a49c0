// twinhall-mail: reads one mail (RFC 5322, MIME) from standard input and writes what Twinhall needs of it as fields (fields.h). It runs
// as a process of its own with little allowed, since anybody can send a mail.
#include "CConfinement.h"
#include "fields.h"
#include "html.h"
#include <gmime/gmime.h>
#include <iconv.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_TEXT = 200000, LARGEST_PART = 2000000, MOST_PARTS = 200, MOST_ATTACHMENTS = 50, MOST_ADDRESSES = 100, DEEPEST = 20 };

struct reading {
  GString *plain;
  gboolean is_from_html;
  int parts;
  int attachments;
};

static void write_addresses(const char *name, InternetAddressList *list) {
  int count = list == NULL ? 0 : internet_address_list_length(list);
  for (int index = 0; index < count && index < MOST_ADDRESSES; index++) {
    InternetAddress *address = internet_address_list_get_address(list, index);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      write_addresses(name, internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)));
    } else if (INTERNET_ADDRESS_IS_MAILBOX(address)) {
      write_line(name, internet_address_mailbox_get_idn_addr(INTERNET_ADDRESS_MAILBOX(address)));
    }
  }
}

static void write_sender(InternetAddressList *list) {
  write_addresses("from", list);
  if (list == NULL || internet_address_list_length(list) == 0) return;
  write_line("from-name", internet_address_get_name(internet_address_list_get_address(list, 0)));
}

static const char *const wanted[] = {
    "In-Reply-To", "References", "Auto-Submitted", "Precedence", "List-Id", "X-Loop", "Return-Path", "Authentication-Results",
    "Delivered-To", "X-Original-To", "X-Autoreply", "X-Auto-Response-Suppress", NULL,
};

static void write_headers(GMimeObject *message) {
  GMimeHeaderList *headers = g_mime_object_get_header_list(message);
  int count = g_mime_header_list_get_count(headers);
  for (int index = 0; index < count && index < 1000; index++) {
    GMimeHeader *header = g_mime_header_list_get_header_at(headers, index);
    for (const char *const *name = wanted; *name != NULL; name++) {
      if (g_ascii_strcasecmp(g_mime_header_get_name(header), *name) != 0) continue;
      char *lower = g_ascii_strdown(*name, -1);
      write_line(lower, g_mime_header_get_value(header));
      g_free(lower);
    }
  }
}

static char *decoded(GMimePart *part, gsize *length) {
  GMimeDataWrapper *content = g_mime_part_get_content(part);
  GMimeStream *memory = g_mime_stream_mem_new();
  if (content != NULL) g_mime_data_wrapper_write_to_stream(content, memory);
  GByteArray *bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory));
  *length = bytes->len > LARGEST_PART ? LARGEST_PART : bytes->len;
  char *copy = g_strndup((char *)bytes->data, *length);
  g_object_unref(memory);
  return copy;
}

static void write_attachment(GMimeObject *part, const char *name, struct reading *reading) {
  if (reading->attachments++ >= MOST_ATTACHMENTS) return;
  gsize length = 0;
  if (GMIME_IS_PART(part)) g_free(decoded(GMIME_PART(part), &length));
  char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part));
  char *line = g_strdup_printf("%s\t%zu\t%s", type, length, name == NULL ? "" : name);
  write_line("attachment", line);
  g_free(line);
  g_free(type);
}

static void append_text(GMimeObject *part, struct reading *reading) {
  char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
  if (text == NULL) return;
  gsize length = strlen(text);
  if (length > LARGEST_PART) length = LARGEST_PART;
  if (reading->plain->len > 0) g_string_append(reading->plain, "\n\n");
  if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", "html")) {
    reading->is_from_html = TRUE;
    append_html(reading->plain, text, length);
  } else {
    g_string_append_len(reading->plain, text, length);
  }
  g_free(text);
}

static gboolean is_readable(GMimeObject *part) {
  if (!GMIME_IS_TEXT_PART(part)) return FALSE;
  const char *disposition = g_mime_object_get_disposition(part);
  if (disposition != NULL && g_ascii_strcasecmp(disposition, "attachment") == 0) return FALSE;
  GMimeContentType *type = g_mime_object_get_content_type(part);
  return g_mime_content_type_is_type(type, "text", "plain") || g_mime_content_type_is_type(type, "text", "html");
}

static void read_part(GMimeObject *part, struct reading *reading, int depth);

static gboolean has_text(GMimeObject *part, const char *subtype, int depth) {
  if (depth > DEEPEST) return FALSE;
  if (GMIME_IS_MULTIPART(part)) {
    int count = g_mime_multipart_get_count(GMIME_MULTIPART(part));
    for (int index = 0; index < count && index < MOST_PARTS; index++)
      if (has_text(g_mime_multipart_get_part(GMIME_MULTIPART(part), index), subtype, depth + 1)) return TRUE;
    return FALSE;
  }
  if (!is_readable(part) || !g_mime_content_type_is_type(g_mime_object_get_content_type(part), "text", subtype)) return FALSE;
  char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
  gboolean is_written = text != NULL && strlen(g_strstrip(text)) > 0;
  g_free(text);
  return is_written;
}

// One of several ways to say the same: plain text if anything stands in it.
static void read_alternatives(GMimeMultipart *parts, struct reading *reading, int depth) {
  int count = g_mime_multipart_get_count(parts), chosen = -1;
  for (int index = 0; index < count && index < MOST_PARTS; index++)
    if (chosen < 0 && has_text(g_mime_multipart_get_part(parts, index), "plain", depth)) chosen = index;
  for (int index = 0; index < count && index < MOST_PARTS; index++)
    if (chosen < 0 && has_text(g_mime_multipart_get_part(parts, index), "html", depth)) chosen = index;
  if (chosen >= 0) read_part(g_mime_multipart_get_part(parts, chosen), reading, depth + 1);
}

static void read_multipart(GMimeMultipart *parts, struct reading *reading, int depth) {
  GMimeContentType *type = g_mime_object_get_content_type(GMIME_OBJECT(parts));
  if (g_mime_content_type_is_type(type, "multipart", "alternative")) return read_alternatives(parts, reading, depth);
  int count = g_mime_multipart_get_count(parts);
  for (int index = 0; index < count; index++) read_part(g_mime_multipart_get_part(parts, index), reading, depth + 1);
}

static void write_status(GMimeObject *part) {
  gsize length = 0;
  char *text = decoded(GMIME_PART(part), &length);
  write_field("delivery-status", text, length > 16384 ? 16384 : length);
  g_free(text);
}

static void read_part(GMimeObject *part, struct reading *reading, int depth) {
  if (part == NULL || depth > DEEPEST || reading->parts++ > MOST_PARTS) return;
  if (GMIME_IS_MULTIPART(part)) return read_multipart(GMIME_MULTIPART(part), reading, depth);
  if (GMIME_IS_MESSAGE_PART(part)) return write_attachment(part, "message.eml", reading);
  if (!GMIME_IS_PART(part)) return;
  if (g_mime_content_type_is_type(g_mime_object_get_content_type(part), "message", "delivery-status")) return write_status(part);
  if (is_readable(part)) return append_text(part, reading);
  write_attachment(part, g_mime_part_get_filename(GMIME_PART(part)), reading);
}

static void write_message(GMimeMessage *message) {
  write_sender(g_mime_message_get_from(message));
  write_addresses("to", g_mime_message_get_to(message));
  write_addresses("to", g_mime_message_get_cc(message));
  write_line("subject", g_mime_message_get_subject(message));
  write_line("message-id", g_mime_message_get_message_id(message));
  write_headers(GMIME_OBJECT(message));
  GMimeObject *body = g_mime_message_get_mime_part(message);
  if (body != NULL) {
    char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(body));
    write_line("content-type", type);
    g_free(type);
  }
  struct reading reading = {.plain = g_string_new(NULL)};
  read_part(body, &reading, 0);
  if (reading.is_from_html) write_line("is-html", "yes");
  if (reading.plain->len > LONGEST_TEXT) write_line("is-cut", "yes");
  gsize length = reading.plain->len > LONGEST_TEXT ? LONGEST_TEXT : reading.plain->len;
  char *valid = g_utf8_make_valid(reading.plain->str, (gssize)length);
  write_field("text", valid, strlen(valid));
}

// Converters are files that the C library loads when they are first asked for, which the confined process cannot.
static void load_charsets(void) {
  static const char *const names[] = {
      "windows-1250", "windows-1251", "windows-1252", "windows-1257", "iso-8859-1", "iso-8859-2", "iso-8859-4", "iso-8859-5",
      "iso-8859-10", "iso-8859-15", "koi8-r", "koi8-u", "macintosh", "utf-16", "utf-7", "us-ascii",
  };
  // Never closed: a converter that is open stays loaded.
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) iconv_open("utf-8", names[index]);
}

static GMimeMessage *read_message(void) {
  const char *charsets[] = {"utf-8", "windows-1252", NULL};
  GMimeParserOptions *options = g_mime_parser_options_new();
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  GMimeParser *parser = g_mime_parser_new_with_stream(g_mime_stream_pipe_new(0));
  return g_mime_parser_construct_message(parser, options);
}

// Exit statuses are those of sysexits.h.
int main(int count, char **arguments) {
  if (count != 2 || twinhall_limit(arguments[1]) != 0) return 64;
  g_mime_init();
  xmlInitParser();
  load_charsets();
  if (twinhall_confine() != 0) return 77;
  GMimeMessage *message = read_message();
  if (message == NULL) return 65;
  write_message(message);
  write_line("end", "end");
  return fflush(stdout) == 0 ? 0 : 74;
}
