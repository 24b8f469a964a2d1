#include "indexer/follow/shard_checker.h"

#include "indexer/limited_child/limited_child.h"
#include "indexer/writer/shard_check.h"
#include "schemas/domain/error.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vanthu::indexer {
namespace {

constexpr std::chrono::seconds kLookEvery{1};

/// Exit statuses of a check; any other end is a crash.
constexpr int kWhole = 0, kDamaged = 3, kBusy = 4;

// Lengths that a damaged block gives may ask for anything.
constexpr rlim_t kCheckMemoryBytes = 4ULL << 30;
constexpr rlim_t kCheckCpuSeconds = 3600;

std::string allOf(int descriptor) {
    std::string text;
    std::array<char, 1024> bytes{};
    for (ssize_t count; (count = read(descriptor, bytes.data(), bytes.size())) > 0;)
        text.append(bytes.data(), static_cast<std::size_t>(count));
    return text;
}

}  // namespace

int checkShardAlone(const std::filesystem::path& shard) {
    const auto limit = [](__rlimit_resource_t what, rlim_t most) {
        const rlimit value{most, most};
        (void)setrlimit(what, &value);
    };
    limit(RLIMIT_AS, kCheckMemoryBytes);
    limit(RLIMIT_CPU, kCheckCpuSeconds);
    limit(RLIMIT_CORE, 0);
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);  // who asked is gone: nobody waits for the answer
    try {
        const auto why = faultOf(shard);
        std::fputs(why.c_str(), stdout);
        return why.empty() ? kWhole : kDamaged;
    } catch (const Error& error) {
        std::fputs(error.what(), stdout);
        return kBusy;
    }
}

std::string faultSeenApart(const std::filesystem::path& shard) {
    std::array<int, 2> pipe{};
    if (pipe2(pipe.data(), O_CLOEXEC) != 0) throw Error(ErrorCode::unavailable, "no pipe to check the index");
    const limited::Descriptor ours(pipe[0]);
    std::optional<limited::Descriptor> theirs(pipe[1]);
    limited::LimitedChild child(limited::programBesideOwn("vanthu-indexer"),
                                {"--check-shard", shard.string()}, {{pipe[1], STDOUT_FILENO}});
    theirs.reset();
    const auto why = allOf(ours.number());
    const int status = child.wait();
    if (!WIFEXITED(status)) return "reading it ends with signal " + std::to_string(WTERMSIG(status));
    if (WEXITSTATUS(status) == kBusy) throw Error(ErrorCode::unavailable, why);
    if (WEXITSTATUS(status) == kWhole) return {};
    return why.empty() ? "reading it fails" : why;
}

std::optional<Fault> checkSuspects(const std::filesystem::path& folder) {
    const auto years = search::suspects(folder);
    if (years.empty()) return std::nullopt;
    const auto manifest = search::readManifest(folder).value_or(search::Manifest{});
    for (const int year : years) {
        const auto shard = std::ranges::find(manifest.shards, year, &search::Shard::year);
        if (shard != manifest.shards.end() && shard->remote.empty())
            if (auto why = faultSeenApart(folder / shard->folder); !why.empty())
                return Fault{year, std::move(why)};
        search::clearSuspect(folder, year);
    }
    return std::nullopt;
}

ShardChecker::ShardChecker(std::filesystem::path folder, Found found)
    : folder_(std::move(folder)),
      found_(std::move(found)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void ShardChecker::run(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (!stop.stop_requested()) {
        try {
            if (const auto fault = checkSuspects(folder_)) return found_(fault->year, fault->why);
        } catch (const std::exception&) {  // busy or gone: looked at again; the follower sees what is wrong
        }
        changed_.wait_for(lock, stop, kLookEvery, [] { return false; });
    }
}

}  // namespace vanthu::indexer
