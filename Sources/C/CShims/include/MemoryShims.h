#ifndef TWINHALL_MEMORY_SHIMS_H
#define TWINHALL_MEMORY_SHIMS_H

/// Lets the C library keep up to 1 MiB that was freed in each of its arenas: the next page wants it again, and giving it back to the
/// system and taking it anew costs a tenth of a page. Called once, before any thread is started.
void twinhall_keep_freed_memory(void);

#endif
