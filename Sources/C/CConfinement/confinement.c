#define _GNU_SOURCE
#include "CConfinement.h"

#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static int limit(int resource, unsigned long value) {
  struct rlimit both = {value, value};
  return setrlimit(resource, &both);
}

int twinhall_limit(const char *limits) {
  unsigned long processor, memory, file, seconds;
  if (limits == NULL || sscanf(limits, "%lu:%lu:%lu:%lu", &processor, &memory, &file, &seconds) != 4) return -1;
  if (close_range(3, ~0U, 0) != 0) return -1;
  if (limit(RLIMIT_CPU, processor) || limit(RLIMIT_AS, memory) || limit(RLIMIT_FSIZE, file) || limit(RLIMIT_CORE, 0)) return -1;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)) return -1;
  // Whoever started this may be gone: then nobody else would end it.
  alarm((unsigned)seconds);
  return 0;
}

static const int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(lseek), SCMP_SYS(fstat),
    SCMP_SYS(newfstatat), SCMP_SYS(close), SCMP_SYS(fcntl), SCMP_SYS(dup), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mprotect), SCMP_SYS(mremap), SCMP_SYS(madvise), SCMP_SYS(brk),
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(set_tid_address), SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(getcpu), SCMP_SYS(getrandom),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getrusage),
    SCMP_SYS(times), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(membarrier), SCMP_SYS(restart_syscall),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(exit), SCMP_SYS(exit_group),
};

static int allow_all(scmp_filter_ctx filter) {
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
    if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0)) return -1;
  // A thread, never a process. The arguments of clone3 cannot be looked at; the C library then uses clone.
  if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(clone), 1, SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD))) return -1;
  if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0)) return -1;
  // Its own signals only (abort); limits can be read.
  if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()))) return -1;
  return seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0)) ? -1 : 0;
}

int twinhall_confine(void) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == NULL) return -1;
  // Threads that a library has begun already are bound as well.
  int result = seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1) || allow_all(filter) || seccomp_load(filter) ? -1 : 0;
  seccomp_release(filter);
  return result;
}
