#include "server/app/verifications.h"

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "storage/maintenance_store.h"

#include <utility>

namespace vanthu::app {
namespace {

constexpr std::size_t kRememberedRuns = 10;
constexpr std::size_t kFindingsShown = 1000;

Refused notFound(std::int64_t id) {
    return Refused{Refusal::verificationUnknown, {std::to_string(id)}};
}

}  // namespace

StartedVerification Verifications::start(const Caller& caller) {
    require(caller, Action::verify);
    const std::lock_guard lock(mutex_);
    if (newest_ != 0 && runs_[newest_].state == State::running)
        throw Refused(Refusal::verificationRunning, {std::to_string(newest_)});
    const auto id = ++newest_;
    Run& run = runs_[id];
    run.account = caller.account.id;
    run.startedAt = clock_.now();
    if (runs_.size() > kRememberedRuns) runs_.erase(runs_.begin());
    StartedVerification started{id, toJson(id, run)};
    // Taking the place of the thread before waits for it; it has ended its work and needs no lock any more.
    thread_ = std::jthread([this, id](const std::stop_token& stop) { work(stop, id); });
    return started;
}

void Verifications::work(const std::stop_token& stop, std::int64_t id) {
    const auto locked = [&](auto&& change) {
        const std::lock_guard lock(mutex_);
        change(runs_[id]);
    };
    Verification verification(
        database_, blobs_, index_,
        [&](const VerificationProgress& progress) { locked([&](Run& run) { run.progress = progress; }); },
        [&](const Finding& finding) {
            locked([&](Run& run) {
                ++run.findingCount;
                if (run.findings.size() < kFindingsShown) run.findings.push_back(finding);
            });
        });
    auto state = State::failed;
    std::string failure;
    try {
        state = verification.run(stop) ? State::finished : State::cancelled;
    } catch (const std::exception& error) {
        failure = error.what();
    }
    Run ended;
    locked([&](const Run& run) { ended = run; });
    ended.state = state;
    // Remembered before it is told that the work has ended, so that whoever waits for the end finds it.
    try {
        if (state != State::cancelled) remember(ended);
    } catch (const std::exception& error) {
        if (failure.empty()) failure = error.what();
    }
    locked([&](Run& run) {
        run.state = state;
        run.finishedAt = clock_.now();
        if (!failure.empty()) run.progress.step += " – dừng vì lỗi: " + failure;
    });
}

void Verifications::remember(const Run& run) const {
    using domain::MaintenanceOutcome;
    const auto outcome = run.state == State::failed ? MaintenanceOutcome::failed
                         : run.findingCount == 0    ? MaintenanceOutcome::good
                                                    : MaintenanceOutcome::findings;
    database_.write({run.account, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        storage::insertMaintenanceRun(transaction, {.kind = domain::MaintenanceKind::verification,
                                                    .outcome = outcome,
                                                    .findings = run.findingCount});
    });
}

std::string Verifications::show(const Caller& caller, std::int64_t id) {
    require(caller, Action::verify);
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(id);
    if (found == runs_.end()) throw notFound(id);
    return toJson(id, found->second);
}

void Verifications::cancel(const Caller& caller, std::int64_t id) {
    require(caller, Action::verify);
    const std::lock_guard lock(mutex_);
    const auto found = runs_.find(id);
    if (found == runs_.end()) throw notFound(id);
    if (found->second.state == State::running) thread_.request_stop();
}

std::string Verifications::toJson(std::int64_t id, const Run& run) const {
    constexpr const char* kStates[] = {"running", "finished", "cancelled", "failed"};
    domain::JsonWriter json;
    json.beginObject()
        .field("id", id)
        .field("state", kStates[static_cast<int>(run.state)])
        .fieldIfAny("step", run.progress.step)
        .field("done", run.progress.done)
        .field("total", run.progress.total);
    if (run.state == State::finished) json.field("clean", run.findingCount == 0);
    json.key("checked")
        .beginObject()
        .field("changes", run.progress.changes)
        .field("blobs", run.progress.blobs)
        .field("documents", run.progress.documents)
        .field("series", run.progress.series)
        .endObject()
        .field("finding_count", run.findingCount)
        .key("findings")
        .beginArray();
    for (const auto& finding : run.findings)
        json.beginObject()
            .field("code", finding.code)
            .field("subject", finding.subject)
            .field("message", finding.message)
            .endObject();
    json.endArray().field("started_at", domain::isoVietnam(run.startedAt));
    if (run.finishedAt) json.field("finished_at", domain::isoVietnam(*run.finishedAt));
    return json.endObject().take();
}

}  // namespace vanthu::app
