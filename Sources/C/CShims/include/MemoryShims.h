#ifndef TWINHALL_MEMORY_SHIMS_H
#define TWINHALL_MEMORY_SHIMS_H

/// Keeps memory that a page gave back for the next page: asking the system for it anew costs a tenth of a page.
void twinhall_keep_freed_memory(void);

#endif
