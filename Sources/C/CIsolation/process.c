#define _GNU_SOURCE
#include "CIsolation.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

int twinhall_process_descriptor(pid_t child) { return (int)syscall(SYS_pidfd_open, child, 0); }

int twinhall_close_others(posix_spawn_file_actions_t *actions) {
  return posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
}

int twinhall_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
