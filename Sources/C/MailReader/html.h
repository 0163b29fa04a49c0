// HTML as plain text: paragraphs by empty lines, quoted parts by "> ".
#ifndef TWINHALL_MAIL_READER_HTML_H
#define TWINHALL_MAIL_READER_HTML_H
#include <glib.h>

void append_html(GString *text, const char *html, size_t length);
#endif
