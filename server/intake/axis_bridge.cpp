#include "server/intake/axis_bridge.h"

#include "schemas/domain/limits.h"

#include <algorithm>

namespace vanthu::intake {
namespace {

/// Then it is the axis or the disk, not the message.
constexpr int kFailuresToStop = 3;
constexpr int kTakenPerRound = 200;
constexpr int kReportsPerRound = 200;
constexpr int kSentPerRound = 200;
constexpr std::chrono::seconds kPauseMost{900};

bool isOpen(const axis::ListedMessage& message) {
    return message.status != "done" && message.status != "fail";
}

}  // namespace

AxisBridge::AxisBridge(AxisBridgeSettings settings, app::EdxmlMessages& messages, app::EdxmlReports& reports,
                       app::EdxmlOutbox& outbox, app::ChannelStates& states, const domain::Clock& clock)
    : settings_(std::move(settings)),
      messages_(messages),
      reports_(reports),
      outbox_(outbox),
      states_(states),
      clock_(clock),
      client_(settings_.axis, settings_.stop) {
    state_.channel = domain::IntakeChannel::axis;
    state_.name = settings_.axis.systemId + " @ " + settings_.axis.url;
    outbox_.open(std::string(domain::label(domain::IntakeChannel::axis)));
}

void AxisBridge::step() {
    const auto now = clock_.now();
    if (now < nextRoundAt_) return;
    trouble_.clear();
    for (const auto& work : {std::function<void()>([this] { look(axis::MessageType::document); }),
                             std::function<void()>([this] { look(axis::MessageType::status); }),
                             std::function<void()>([this] { sendDocuments(); }),
                             std::function<void()>([this] { tellStatuses(); })}) {
        try {
            work();
        } catch (const std::exception& error) {
            note(error);
        }
    }
    constexpr int kDoublings = 6;
    troubledRounds_ = trouble_.empty() ? 0 : std::min(troubledRounds_ + 1, kDoublings);
    const auto pause = settings_.interval * (1 << std::max(0, troubledRounds_ - 1));
    nextRoundAt_ = now + std::max(settings_.interval, std::min(pause, kPauseMost));
    state_.lastRoundAt = now;
    state_.lastError = trouble_;
    if (!trouble_.empty()) state_.lastErrorAt = now;
    states_.report(state_);
}

void AxisBridge::note(const std::exception& error) {
    if (trouble_.empty())
        trouble_ = std::string("Tạm chưa trao đổi được với trục, sẽ thử lại: ") + error.what();
}

void AxisBridge::look(axis::MessageType type) {
    const auto today = domain::vietnamDate(clock_.now());
    auto waiting = client_.received(type, today.plusDays(-settings_.days), today);
    std::erase_if(waiting, [](const auto& message) { return !isOpen(message); });
    std::ranges::stable_partition(waiting,
                                  [&](const auto& message) { return !failed_.contains(message.id); });
    int taken = 0;
    int failedInARow = 0;
    for (const auto& message : waiting) {
        if (++taken > kTakenPerRound || failedInARow == kFailuresToStop || settings_.stop.stop_requested())
            return;
        try {
            take(message.id);
            failed_.erase(message.id);
            failedInARow = 0;
        } catch (const std::exception& error) {
            note(error);
            failed_.insert(message.id);
            ++failedInARow;
        }
    }
}

std::optional<std::string> AxisBridge::fetched(const std::string& id) {
    try {
        return client_.fetch(id, limits::kEdxmlBytes);
    } catch (const axis::AxisRefusal& refusal) {
        note(refusal);
        return std::nullopt;
    }
}

void AxisBridge::take(const std::string& id) {
    if (!unconfirmed_.contains(id)) {
        at("fetch");
        const auto bytes = fetched(id);
        at("store");
        auto outcome = axis::Outcome::failed;
        if (!bytes || bytes->empty()) {
            // Nobody here will ever take it; its sender learns that.
            ++state_.refused;
        } else {
            const auto taken = messages_.take(id + ".edxml", *bytes);
            if (taken.kind != domain::EdxmlKind::unreadable) outcome = axis::Outcome::done;
            ++(outcome == axis::Outcome::done ? state_.taken : state_.refused);
        }
        unconfirmed_.emplace(id, outcome);
    }
    at("acknowledge");
    try {
        client_.confirm(id, unconfirmed_.at(id));
    } catch (const axis::AxisRefusal& refusal) {
        note(refusal);
    }
    unconfirmed_.erase(id);
    at("done");
}

void AxisBridge::sendDocuments() {
    for (int sent = 0; sent < kSentPerRound && !settings_.stop.stop_requested(); ++sent) {
        const auto due = outbox_.next();
        if (!due) return;
        try {
            at("send");
            static_cast<void>(client_.send(due->bytes, axis::MessageType::document, due->from, {due->to}));
        } catch (const axis::AxisRefusal& refusal) {
            note(refusal);
            outbox_.refused(*due, refusal.what());
            continue;
        } catch (const std::exception&) {
            outbox_.postpone(*due);
            throw;
        }
        outbox_.sent(*due);
    }
}

void AxisBridge::tellStatuses() {
    for (int told = 0; told < kReportsPerRound && !settings_.stop.stop_requested(); ++told) {
        const auto report = reports_.next();
        if (!report) return;
        try {
            at("tell");
            static_cast<void>(
                client_.send(report->bytes, axis::MessageType::status, report->from, {report->to}));
        } catch (const axis::AxisRefusal& refusal) {
            note(refusal);  // it would refuse for ever, and hold up what stands behind
        } catch (const std::exception&) {
            reports_.postpone(*report);
            throw;
        }
        reports_.close(*report);
    }
}

void AxisBridge::at(std::string_view step) const {
    if (settings_.atStep) settings_.atStep(step);
}

}  // namespace vanthu::intake
