#ifndef TWINHALL_C_RESOURCES_H
#define TWINHALL_C_RESOURCES_H
#include <stddef.h>

/// A file of `files/` embedded in the binary, so that one binary is the whole installation.
typedef struct {
  const unsigned char *bytes;
  size_t count;
} TwinhallResource;

/// The texts of every language, each file ended by a zero byte.
TwinhallResource twinhall_texts(void);
TwinhallResource twinhall_site_css(void);
TwinhallResource twinhall_first_css(void);
TwinhallResource twinhall_site_js(void);
TwinhallResource twinhall_passkey_js(void);
TwinhallResource twinhall_icon(void);

#include "CDemonstration.h"
#endif
