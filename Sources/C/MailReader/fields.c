#include "fields.h"
#include <stdio.h>
#include <string.h>

void write_field(const char *name, const char *text, size_t length) {
  printf("%s %zu\n", name, length);
  fwrite(text, 1, length, stdout);
  putchar('\n');
}

void write_line(const char *name, const char *text) {
  if (text == NULL) return;
  size_t length = strlen(text);
  write_field(name, text, length > 4096 ? 4096 : length);
}
