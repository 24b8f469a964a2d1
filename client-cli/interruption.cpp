#include "client-cli/interruption.h"

#include <atomic>
#include <csignal>

namespace vanthu::cli {
namespace {

// A signal handler can reach nothing but a global.
std::atomic<bool> interrupted{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void remember(int) {
    interrupted = true;
}

}  // namespace

Interruption::Interruption() {
    interrupted = false;
    std::signal(SIGINT, remember);
    std::signal(SIGTERM, remember);
}

Interruption::~Interruption() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool Interruption::asked() const {
    return interrupted;
}

}  // namespace vanthu::cli
