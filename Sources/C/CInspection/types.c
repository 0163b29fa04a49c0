#define _GNU_SOURCE
#include "CInspection.h"

#include <magic.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

// As much as libmagic looks at by itself.
#define BEGINNING (1 << 20)
// The end of a ZIP file with the longest comment there may be (APPNOTE 6.3, section 4.3.16).
#define END (65535 + 22)
// Longer lists of parts are no office document's.
#define LIST (1 << 20)

static magic_t table;
static unsigned char beginning[BEGINNING];
static unsigned char end[END];
static unsigned char list[LIST];

int twinhall_types_open(void) {
  // No look into compressed files: that would start other programs.
  table = magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF);
  return table == NULL || magic_load(table, NULL) != 0 ? -1 : 0;
}

static size_t fill(int file, unsigned char *target, size_t size, off_t from) {
  size_t count = 0;
  ssize_t got;
  while (count < size && (got = pread(file, target + count, size - count, from + (off_t)count)) > 0) count += (size_t)got;
  return count;
}

static uint32_t number(const unsigned char *bytes, int count) {
  uint32_t value = 0;
  while (count-- > 0) value = value << 8 | bytes[count];
  return value;
}

// Reads the list of a ZIP file's parts, as every program does that opens one. Returns its length; 0 when it is not where and what it has to
// be, for then two programs could see different parts.
static size_t parts(int file) {
  off_t size = lseek(file, 0, SEEK_END), from = size > END ? size - END : 0;
  size_t count = fill(file, end, END, from);
  for (size_t at = count < 22 ? 0 : count - 22 + 1; at-- > 0;) {
    if (memcmp(end + at, "PK\5\6", 4) != 0) continue;
    size_t length = number(end + at + 12, 4), start = number(end + at + 16, 4);
    if (at + 22 + number(end + at + 20, 2) != count || length == 0 || length > LIST) return 0;
    if ((off_t)(start + length) != from + (off_t)at) return 0;
    return fill(file, list, length, (off_t)start) == length ? length : 0;
  }
  return 0;
}

static int is_named(const unsigned char *name, size_t length, const char *wanted) {
  return length == strlen(wanted) && strncasecmp((const char *)name, wanted, length) == 0;
}

// What the parts of a ZIP file are called.
struct found {
  int macros, types, document, workbook, presentation;
};

static int look(size_t length, struct found *found) {
  size_t at = 0;
  while (at + 46 <= length && memcmp(list + at, "PK\1\2", 4) == 0) {
    size_t named = number(list + at + 28, 2), whole = 46 + named + number(list + at + 30, 2) + number(list + at + 32, 2);
    if (whole > length - at) return -1;
    const unsigned char *name = list + at + 46;
    const size_t program = strlen("vbaProject.bin");
    if (named >= program && is_named(name + named - program, program, "vbaProject.bin")) found->macros = 1;
    if (is_named(name, named, "[Content_Types].xml")) found->types = 1;
    if (is_named(name, named, "word/document.xml")) found->document = 1;
    if (is_named(name, named, "xl/workbook.xml")) found->workbook = 1;
    if (is_named(name, named, "ppt/presentation.xml")) found->presentation = 1;
    at += whole;
  }
  return at == length ? 0 : -1;
}

// Office documents are ZIP files whose parts may come in any order, which libmagic does not know: it looks at the beginning, programs at
// the list at the end. Macros are told apart, since such a document is a program.
static const char *office_type(const char *type, int file) {
  struct found found = {0};
  size_t length = parts(file);
  if (length == 0 || look(length, &found) != 0) return "application/zip";
  if (found.macros) return "application/vnd.ms-office.macros";
  int is_office = strstr(type, "openxmlformats-officedocument") != NULL;
  if (strcmp(type, "application/zip") != 0 && !is_office) return type;
  if (found.types && found.document) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (found.types && found.workbook) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (found.types && found.presentation) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  return "application/zip";
}

const char *twinhall_type(int file) {
  size_t count = fill(file, beginning, BEGINNING, 0);
  const char *type = magic_buffer(table, beginning, count);
  if (type == NULL) return NULL;
  return count > 4 && memcmp(beginning, "PK\3\4", 4) == 0 ? office_type(type, file) : type;
}
