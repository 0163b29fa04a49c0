// libmagic and libvips as the helper program uses them: macros and variadic functions are out of Swift's reach.
#ifndef TWINHALL_C_INSPECTION_H
#define TWINHALL_C_INSPECTION_H
#include <stddef.h>

// Loads the table of types; before confinement. Returns 0 or -1.
int twinhall_types_open(void);

// The media type of a file by its content, without parameters; NULL when it cannot be read. The text is good until the next call.
const char *twinhall_type(int file);

// Starts libvips with loaders for JPEG, PNG, WebP, GIF and HEIF only; before confinement. Returns 0 or -1.
int twinhall_pictures_open(void);

struct twinhall_picture {
  int width;
  int height;
};

// The size as stored, from the header alone. Returns 0, or -1 when it is no picture of a known kind.
int twinhall_picture_size(int file, struct twinhall_picture *size);

struct twinhall_preview {
  int width;
  int height;
  void *bytes;
  size_t count;
  // Nonzero: WebP, since something shows through; else JPEG.
  int is_webp;
};

// The picture turned upright, in sRGB, at most `side` on its longer side, without what a camera or a program wrote about it. It is never
// made larger. `bytes` stays allocated. Returns 0 or -1.
int twinhall_picture_shrink(int file, int side, struct twinhall_preview *preview);
#endif
