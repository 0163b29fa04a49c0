// What is written of a mail: fields one after another, each `name length\n`, so many bytes, `\n`. Names come more than once.
#ifndef TWINHALL_MAIL_READER_FIELDS_H
#define TWINHALL_MAIL_READER_FIELDS_H
#include <stddef.h>

void write_field(const char *name, const char *text, size_t length);
// Nothing for NULL; at most 4 kB.
void write_line(const char *name, const char *text);
#endif
