#include "MemoryShims.h"

#include <malloc.h>

void twinhall_keep_freed_memory(void) {
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
  mallopt(M_TOP_PAD, 1 << 18);
}
