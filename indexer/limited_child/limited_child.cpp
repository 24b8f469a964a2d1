#include "indexer/limited_child/limited_child.h"

#include "schemas/domain/error.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace vanthu::limited {
namespace {

[[noreturn]] void fail(const std::string& what, int error) {
    throw Error(ErrorCode::unavailable, what + ": " + std::strerror(error));
}

/// What the child finds on its descriptors.
class SpawnActions {
  public:
    explicit SpawnActions(const std::vector<Handed>& handed) {
        posix_spawn_file_actions_init(&actions_);
        for (const auto standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            if (std::none_of(handed.begin(), handed.end(),
                             [&](const Handed& one) { return one.number == standard; }))
                null_.push_back(standard);
        // Their numbers in the child may be those under which we hold others: all are moved out of the way
        // first.
        const auto parked = parkingFor(handed);
        for (std::size_t i = 0; i < handed.size(); ++i)
            posix_spawn_file_actions_adddup2(&actions_, handed[i].ours, parked[i]);
        for (const auto standard : null_)
            posix_spawn_file_actions_addopen(&actions_, standard, "/dev/null", O_RDWR, 0);
        int last = STDERR_FILENO;
        for (std::size_t i = 0; i < handed.size(); ++i) {
            posix_spawn_file_actions_adddup2(&actions_, parked[i], handed[i].number);
            last = std::max(last, handed[i].number);
        }
        posix_spawn_file_actions_addclosefrom_np(&actions_, last + 1);
    }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;
    [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    /// A number for each that nothing handed over has, here or in the child.
    static std::vector<int> parkingFor(const std::vector<Handed>& handed) {
        constexpr int kFirstParked = 20;  // above every number that a child is told
        std::vector<int> numbers;
        for (int number = kFirstParked; numbers.size() < handed.size(); ++number)
            if (std::none_of(handed.begin(), handed.end(),
                             [&](const Handed& one) { return one.ours == number; }))
                numbers.push_back(number);
        return numbers;
    }

    posix_spawn_file_actions_t actions_{};
    std::vector<int> null_;
};

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (auto& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

Descriptor sealedFile(std::string_view bytes) {
    Descriptor file(memfd_create("vanthu", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (file.number() < 0) fail("no memory for a file to read", errno);
    while (!bytes.empty()) {
        const auto count = write(file.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail("no memory for a file to read", errno);
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    (void)fcntl(file.number(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
    return file;
}

std::filesystem::path programBesideOwn(const std::string& name) {
    return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

LimitedChild::LimitedChild(const std::filesystem::path& program, std::vector<std::string> arguments,
                           const std::vector<Handed>& handed, std::vector<std::string> environment) {
    arguments.insert(arguments.begin(), program.string());
    const SpawnActions actions(handed);
    const int error = posix_spawn(&id_, program.c_str(), actions.get(), nullptr, pointersTo(arguments).data(),
                                  pointersTo(environment).data());
    if (error != 0) {
        id_ = 0;
        fail("cannot start " + program.string() + " (reinstall it beside the other programs)", error);
    }
}

LimitedChild::~LimitedChild() {
    if (id_ != 0) kill();
}

int LimitedChild::kill() {
    ::kill(id_, SIGKILL);
    return wait();
}

int LimitedChild::wait() {
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return status;
}

}  // namespace vanthu::limited
