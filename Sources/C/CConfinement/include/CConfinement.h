// What a helper program does to itself before it looks at bytes that strangers sent.
#ifndef TWINHALL_C_CONFINEMENT_H
#define TWINHALL_C_CONFINEMENT_H

// Sets the limits that the server gave as first argument: "CPU seconds:bytes of address space:bytes of a file:seconds in all". No core
// is written, no other process may look inside, and no descriptor but the first three is open. Returns 0, or -1.
int twinhall_limit(const char *limits);

// From here on the process can compute, take memory, start threads of its own and use the descriptors that it has. Everything else (open
// a file, a socket, another program) fails with EPERM. Load libraries and their data before. Returns 0, or -1 when the kernel refuses.
int twinhall_confine(void);
#endif
