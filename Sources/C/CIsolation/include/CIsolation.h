// What Swift's view of the C library leaves out.
#ifndef TWINHALL_C_ISOLATION_H
#define TWINHALL_C_ISOLATION_H
#include <spawn.h>
#include <sys/types.h>

// A descriptor that becomes readable when the child ends (pidfd_open(2)), or -1.
int twinhall_process_descriptor(pid_t child);

// The child keeps no descriptor but the first three.
int twinhall_close_others(posix_spawn_file_actions_t *actions);

// Both ends of a pipe, closed in other programs.
int twinhall_pipe(int ends[2]);
#endif
