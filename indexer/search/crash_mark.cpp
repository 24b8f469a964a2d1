#include "indexer/search/crash_mark.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <string>

namespace vanthu::search {
namespace {

constexpr const char* kCrashMark = "crashed";

/// For the handler, which may neither allocate nor lock.
std::string crashMarkPath;

void onCrash(int number) {
    const int file = open(crashMarkPath.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) close(file);
    (void)raise(number);  // the default way: the handler is gone
}

}  // namespace

void leaveMarkOnCrash(const std::filesystem::path& folder) {
    crashMarkPath = (folder / kCrashMark).string();
    struct sigaction action {};
    action.sa_handler = onCrash;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT})
        (void)sigaction(number, &action, nullptr);
}

bool takeCrashMark(const std::filesystem::path& folder) {
    std::error_code ignored;  // no folder, no mark
    return std::filesystem::remove(folder / kCrashMark, ignored);
}

}  // namespace vanthu::search
