#define _GNU_SOURCE
#include "CInspection.h"

#include <magic.h>
#include <string.h>
#include <unistd.h>

// As much as libmagic looks at by itself.
#define BEGINNING (1 << 20)
// Where a ZIP file names its parts.
#define END (64 << 10)

static magic_t table;
static unsigned char beginning[BEGINNING];
static unsigned char end[END];

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

static int names(const unsigned char *bytes, size_t count, const char *name) {
  return memmem(bytes, count, name, strlen(name)) != NULL;
}

// Office documents are ZIP files whose parts may come in any order, which libmagic does not know. Macros are told apart, since such a
// document is a program.
static const char *office_type(const char *type, int file) {
  off_t size = lseek(file, 0, SEEK_END);
  size_t count = fill(file, end, END, size > END ? size - END : 0);
  if (names(end, count, "vbaProject.bin")) return "application/vnd.ms-office.macros";
  if (strcmp(type, "application/zip") != 0 || !names(end, count, "[Content_Types].xml")) return type;
  if (names(end, count, "word/document.xml")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (names(end, count, "xl/workbook.xml")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (names(end, count, "ppt/presentation.xml")) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  return type;
}

const char *twinhall_type(int file) {
  size_t count = fill(file, beginning, BEGINNING, 0);
  const char *type = magic_buffer(table, beginning, count);
  if (type == NULL) return NULL;
  return count > 4 && memcmp(beginning, "PK\3\4", 4) == 0 ? office_type(type, file) : type;
}
