#include "server/exchange_cores/sender.h"

#include <algorithm>

namespace vanthu::exchange_cores {
namespace {

bool mayBeTriedAgain(Standing standing) {
    return standing == Standing::notAccepted || standing == Standing::expired || standing == Standing::parked;
}

bool isUnfinished(ParcelState state) {
    return state == ParcelState::open || state == ParcelState::expired;
}

}  // namespace

bool Sender::mayForget(const DeliveryId& delivery) const {
    const auto found = rows_.find(delivery);
    return found == rows_.end() || bench_.mayForget(found->second.written);
}

const OutboxRow* Sender::find(const DeliveryId& delivery) const {
    const auto found = rows_.find(delivery);
    return found == rows_.end() ? nullptr : &found->second.row;
}

void Sender::issue(const Issue& issue) {
    for (const auto recipient : issue.recipients) {
        const DeliveryId delivery{issue.manifest->message, issue.manifest->from, recipient};
        const auto to = bench_.world().route(recipient);
        if (!to || rows_.contains(delivery)) continue;
        auto& kept = rows_[delivery];
        kept.row = {delivery, issue.manifest, *to};
        save(kept);
        Parcel parcel;
        parcel.key = {ParcelKind::submit, delivery, 0};
        parcel.to = *to;
        parcel.cameFrom = bench_.settings().self;
        parcel.priority = issue.manifest->priority;
        parcel.expiresAt = issue.expiresAt;
        parcel.manifest = issue.manifest;
        post_.add(std::move(parcel));
    }
}

void Sender::askRecall(const AskRecall& ask) {
    const auto found = rows_.find(ask.delivery);
    auto* known = post_.find({ParcelKind::submit, ask.delivery, 0});
    if (found == rows_.end() || known == nullptr || found->second.row.recall != RecallState::none) return;
    auto& kept = found->second;
    auto& submit = *known;
    const auto now = bench_.rules().standing(kept.row);
    if (bench_.rules().isProvenUndelivered(now) || now == Standing::recalled) return;
    const bool unfinished = isUnfinished(submit.parcel.state);
    if (unfinished &&
        bench_.rules().mayClaimNeverLeft(submit.parcel, bench_.remembersEverything(kept.row.to))) {
        kept.row.withdrawn = true;
        kept.row.recall = RecallState::beforeArrival;
        post_.close(submit, ParcelState::tombstone);
        return save(kept);
    }
    kept.row.recall = RecallState::asked;
    if (unfinished) post_.close(submit, ParcelState::suppressed);
    Parcel parcel;
    parcel.key = {ParcelKind::recall, ask.delivery, 0};
    parcel.to = kept.row.to;
    parcel.cameFrom = bench_.settings().self;
    parcel.priority = Priority::express;
    parcel.round = 0;
    parcel.recall = {ask.delivery, bench_.now().utc, ask.reason};
    post_.add(std::move(parcel));
    save(kept);
}

void Sender::redrive(const Redrive& redrive) {
    const auto found = rows_.find(redrive.delivery);
    auto* submit = post_.find({ParcelKind::submit, redrive.delivery, 0});
    if (found == rows_.end() || submit == nullptr) return;
    auto& kept = found->second;
    if (kept.row.recall != RecallState::none || !mayBeTriedAgain(bench_.rules().standing(kept.row))) return;
    ++kept.row.round;
    save(kept);
    submit->parcel.round = kept.row.round;
    submit->parcel.expiresAt = redrive.expiresAt;
    post_.reopen(*submit);
}

void Sender::onReport(NodeId from, const Report& report) {
    const auto found = rows_.find(report.delivery);
    if (found == rows_.end()) {
        // Ours, but not on this disk: restored since. Our hub gives it back; the report comes again.
        return bench_.send(from,
                           SyncWant{kNoPage, false, {{{ParcelKind::submit, report.delivery, 0}, 0, true}}});
    }
    if (!bench_.world().verify(report)) return bench_.notify(NoticeKind::forged, report.delivery);
    auto& kept = found->second;
    if (std::ranges::find(kept.row.reports, report.id, &Report::id) == kept.row.reports.end())
        add(kept, report);
    bench_.answer(kept.written, from,
                  Ack{{ParcelKind::report, report.delivery, report.id}, report.round, {}});
}

void Sender::noteFact(const Report& fact) {
    const auto found = rows_.find(fact.delivery);
    if (found != rows_.end()) add(found->second, fact);
}

void Sender::add(Kept<OutboxRow>& kept, const Report& report) {
    const auto before = bench_.rules().standing(kept.row);
    kept.row.reports.push_back(report);
    kept.row.recall = recallAfter(kept.row.recall, report.code);
    save(kept);
    tellClerk(kept.row, before, report);
}

void Sender::tellClerk(const OutboxRow& row, Standing before, const Report& report) {
    const auto after = bench_.rules().standing(row);
    if (report.code == ReportCode::refused &&
        std::ranges::find(row.reports, ReportCode::accepted, &Report::code) != row.reports.end())
        bench_.notify(NoticeKind::sentBack, row.delivery, after);
    if (after == before) return;
    bench_.notify(NoticeKind::standingChanged, row.delivery, after);
    if (row.recall == RecallState::none && bench_.rules().isProvenUndelivered(after))
        bench_.notify(NoticeKind::mayBeSentAnew, row.delivery, after);
}

void Sender::onHandedOver(const DeliveryId& delivery) {
    const auto found = rows_.find(delivery);
    if (found == rows_.end() || found->second.row.handedOver) return;
    found->second.row.handedOver = true;
    save(found->second);
}

bool Sender::lacks(const SyncKey& key) const {
    const auto* row = find(key.key.delivery);
    if (row == nullptr) return true;
    switch (key.key.kind) {
        case ParcelKind::submit:
            return !row->manifest || row->round < key.round;
        case ParcelKind::recall:
            return row->recall == RecallState::none;
        case ParcelKind::report:
            return std::ranges::find(row->reports, key.key.number, &Report::id) == row->reports.end();
    }
    return false;
}

void Sender::onReturned(NodeId from, const Returned& returned) {
    const auto found = rows_.find(returned.key.delivery);
    auto& kept = found != rows_.end() ? found->second : rows_[returned.key.delivery];
    if (found == rows_.end()) kept.row = {returned.key.delivery, nullptr, from};
    if (returned.key.kind == ParcelKind::recall) {
        if (kept.row.recall != RecallState::none) return;
        kept.row.recall = RecallState::asked;
        return save(kept);
    }
    if (kept.row.manifest && kept.row.round >= returned.round) return;
    kept.row.manifest = returned.manifest;
    kept.row.round = returned.round;
    save(kept);
    takeBack(returned);
}

/// Hands it over once more: our hub answers as it did, be it ACK or NACK.
void Sender::takeBack(const Returned& returned) {
    if (auto* known = post_.find(returned.key)) {
        known->parcel.round = returned.round;
        return post_.reopen(*known);
    }
    Parcel parcel;
    parcel.key = returned.key;
    parcel.to = rows_.at(returned.key.delivery).row.to;
    parcel.cameFrom = bench_.settings().self;
    parcel.priority = returned.manifest->priority;
    parcel.attempted = true;
    parcel.round = returned.round;
    parcel.expiresAt = std::max(returned.expiresAt, bench_.now().utc + bench_.settings().syncWithin);
    parcel.manifest = returned.manifest;
    post_.add(std::move(parcel));
}

}  // namespace vanthu::exchange_cores
