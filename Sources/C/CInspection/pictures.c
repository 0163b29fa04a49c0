#include "CInspection.h"

#include <unistd.h>
#include <vips/vips.h>
#include <vips/vector.h>

static const char *const loaders[] = {
    "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadNsgif", "VipsForeignLoadHeif",
};

int twinhall_pictures_open(void) {
  if (vips_init("twinhall-inspect")) return -1;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  // No code is made at run time: the service may forbid it, and the helper has no need of it.
  vips_vector_set_enabled(FALSE);
  // What is not named here is not even asked whether it knows the file.
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++) vips_operation_block_set(loaders[i], FALSE);
  return 0;
}

static VipsSource *source(int file) {
  lseek(file, 0, SEEK_SET);
  return vips_source_new_from_descriptor(file);
}

int twinhall_picture_size(int file, struct twinhall_picture *size) {
  VipsSource *from = source(file);
  VipsImage *image = from ? vips_image_new_from_source(from, "", "access", VIPS_ACCESS_SEQUENTIAL, NULL) : NULL;
  if (image != NULL) {
    size->width = vips_image_get_width(image);
    size->height = vips_image_get_height(image);
    g_object_unref(image);
  }
  if (from != NULL) g_object_unref(from);
  return image == NULL ? -1 : 0;
}

static int save(VipsImage *image, struct twinhall_preview *preview) {
  preview->width = vips_image_get_width(image);
  preview->height = vips_image_get_height(image);
  preview->is_webp = vips_image_hasalpha(image);
  if (preview->is_webp) return vips_webpsave_buffer(image, &preview->bytes, &preview->count, "Q", 80, "strip", TRUE, NULL);
  return vips_jpegsave_buffer(
      image, &preview->bytes, &preview->count, "Q", 80, "strip", TRUE, "optimize_coding", TRUE, "interlace", TRUE, NULL);
}

int twinhall_picture_shrink(int file, int side, struct twinhall_preview *preview) {
  VipsSource *from = source(file);
  VipsImage *image = NULL;
  int result = -1;
  if (from != NULL && vips_thumbnail_source(from, &image, side, "height", side, "size", VIPS_SIZE_DOWN, "export_profile", "srgb",
                                            "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL) == 0) {
    result = save(image, preview);
    g_object_unref(image);
  }
  if (from != NULL) g_object_unref(from);
  return result;
}
