#include "indexer/extract/sandbox.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string>

#include "schemas/domain/error.h"

namespace vanthu::extract {
namespace {

/// Standard streams, the socket, the file, and one more that a library may hold.
constexpr rlim_t kOpenFiles = 8;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized =
    true;  // sanitizers reserve terabytes of addresses and ask the system for more than we allow
#else
constexpr bool kSanitized = false;
#endif

[[noreturn]] void fail(const char* what, int error) {
    throw Error(ErrorCode::internal, std::string("vanthu-extract: ") + what + ": " + std::strerror(error));
}

void limit(__rlimit_resource resource, rlim_t value, const char* what) {
    const rlimit both{value, value};
    if (setrlimit(resource, &both) != 0) fail(what, errno);
}

/// Calls without which no text can be made: memory, the file and socket already open, time, and ending.
constexpr int kAllowed[] = {
    SCMP_SYS(read),         SCMP_SYS(pread64),       SCMP_SYS(write),
    SCMP_SYS(lseek),        SCMP_SYS(close),         SCMP_SYS(fstat),
    SCMP_SYS(recvmsg),      SCMP_SYS(recvfrom),      SCMP_SYS(sendmsg),
    SCMP_SYS(brk),          SCMP_SYS(munmap),        SCMP_SYS(mremap),
    SCMP_SYS(madvise),      SCMP_SYS(futex),         SCMP_SYS(getrandom),
    SCMP_SYS(getrusage),    SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),    SCMP_SYS(getpid),
    SCMP_SYS(gettid),       SCMP_SYS(tgkill),        SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn),  SCMP_SYS(restart_syscall),
    SCMP_SYS(sysinfo),      SCMP_SYS(sched_yield),
};

/// Calls that only an attack makes: they end the process. Everything else fails with EPERM, open() among it,
/// which libraries take calmly when they look for a font or a table.
constexpr int kDeadly[] = {
    SCMP_SYS(execve), SCMP_SYS(execveat),         SCMP_SYS(fork),
    SCMP_SYS(vfork),  SCMP_SYS(socket),           SCMP_SYS(connect),
    SCMP_SYS(bind),   SCMP_SYS(listen),           SCMP_SYS(accept4),
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
    SCMP_SYS(bpf),    SCMP_SYS(io_uring_setup),
};

class Filter {
  public:
    Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release) {
        if (!context_) fail("seccomp_init", ENOMEM);
    }

    template <class... Conditions>
    void add(std::uint32_t action, int call, Conditions... conditions) {
        const int error =
            seccomp_rule_add(context_.get(), action, call, sizeof...(conditions), conditions...);
        if (error != 0) fail("seccomp_rule_add", -error);
    }

    void load() {
        const int error = seccomp_load(context_.get());
        if (error != 0) fail("seccomp_load", -error);
    }

  private:
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> context_;
};

void filterSystemCalls() {
    Filter filter;
    for (const int call : kAllowed)
        filter.add(SCMP_ACT_ALLOW, call);
    for (const int call : kDeadly)
        filter.add(SCMP_ACT_KILL_PROCESS, call);
    // Memory may be mapped, but never to run code in it.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mmap), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(mprotect), SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    // fstat() of newer C libraries: by descriptor only, not by path.
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(newfstatat),
               SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
    // CpuLimit
    filter.add(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), SCMP_A0(SCMP_CMP_EQ, 0),
               SCMP_A1(SCMP_CMP_EQ, RLIMIT_CPU));
    filter.load();
}

}  // namespace

void enterSandbox(std::size_t memoryBytes) {
    // An unprivileged user may only make name spaces inside a new one for users; root may also where that is
    // forbidden.
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) != 0) (void)unshare(CLONE_NEWNET | CLONE_NEWIPC);
    limit(RLIMIT_CORE, 0, "RLIMIT_CORE");
    limit(RLIMIT_FSIZE, 0, "RLIMIT_FSIZE");
    limit(RLIMIT_NPROC, 0, "RLIMIT_NPROC");
    limit(RLIMIT_NOFILE, kOpenFiles, "RLIMIT_NOFILE");
    if (!kSanitized) limit(RLIMIT_AS, memoryBytes, "RLIMIT_AS");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail("no_new_privs", errno);
    if (!kSanitized) filterSystemCalls();
}

CpuLimit::CpuLimit() {
    rlimit both{};
    getrlimit(RLIMIT_CPU, &both);
    hard_ = both.rlim_max;
}

void CpuLimit::allow(int seconds) {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    // Both parts are cut to whole seconds, and the second that runs counts.
    const auto used = static_cast<std::uint64_t>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 2;
    const std::uint64_t soft = std::min(used + static_cast<std::uint64_t>(seconds), hard_);
    if (soft == soft_) return;
    const rlimit both{soft, hard_};
    if (setrlimit(RLIMIT_CPU, &both) != 0) fail("RLIMIT_CPU", errno);
    soft_ = soft;
}

}  // namespace vanthu::extract
