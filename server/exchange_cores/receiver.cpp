#include "server/exchange_cores/receiver.h"

#include <algorithm>

namespace vanthu::exchange_cores {
namespace {

bool hasReport(const InboxRow& row, std::uint64_t id) {
    return std::ranges::find(row.reports, id, &Report::id) != row.reports.end();
}

bool hasCode(const InboxRow& row, ReportCode code) {
    return std::ranges::find(row.reports, code, &Report::code) != row.reports.end();
}

ReportSubject subjectOf(const InboxRow& row) {
    return {row.delivery, row.digest};
}

}  // namespace

void Receiver::load(const DeliveryRows& rows) {
    if (rows.inbox) {
        rows_.emplace(rows.delivery, KeptRow{*rows.inbox});
        return;
    }
    for (const auto& parcel : rows.parcels)
        if (parcel.key.kind == ParcelKind::report) strays_[rows.delivery].push_back(parcel.report);
}

bool Receiver::mayForget(const DeliveryId& delivery) const {
    const auto found = rows_.find(delivery);
    return found == rows_.end() || bench_.mayForget(found->second.written);
}

void Receiver::forget(const DeliveryId& delivery) {
    rows_.erase(delivery);
    strays_.erase(delivery);
}

Receiver::KeptRow* Receiver::find(const DeliveryId& delivery) {
    const auto found = rows_.find(delivery);
    return found == rows_.end() ? nullptr : &found->second;
}

void Receiver::onSubmit(NodeId from, const Submit& submit) {
    const DeliveryId delivery{submit.manifest->message, submit.manifest->from, submit.recipient};
    if (answerKnown(from, submit, delivery)) return;
    if (const auto code = bench_.world().admit(*submit.manifest, submit.recipient, submit.round))
        return decline(from, submit, *code);
    collector_.collect(from, submit);
}

bool Receiver::answerKnown(NodeId from, const Submit& submit, const DeliveryId& delivery) {
    const auto* kept = find(delivery);
    if (kept == nullptr) return false;
    const ParcelKey key{ParcelKind::submit, delivery, 0};
    const auto& digest = submit.manifest->digest;
    const auto& row = kept->row;
    switch (bench_.rules().judgeDuplicate(row, digest, submit.round, bench_.now().utc)) {
        case Duplicate::acknowledge:
            // It answers every round: what is in the inbox, or recalled, stays so.
            bench_.answer(kept->written, from, Ack{key, std::max(row.round, submit.round), digest});
            return true;
        case Duplicate::refuse:
            bench_.answer(kept->written, from, Nack{key, row.round, digest, row.code});
            return true;
        case Duplicate::conflict:
            bench_.notify(NoticeKind::conflict, delivery);
            bench_.answer(kept->written, from, Nack{key, submit.round, digest, NackCode::conflict});
            return true;
        case Duplicate::takeAgain:
            return false;
    }
    return false;
}

void Receiver::decline(NodeId from, const Submit& submit, NackCode code) {
    const DeliveryId delivery{submit.manifest->message, submit.manifest->from, submit.recipient};
    auto& kept = rows_[delivery];
    auto& row = kept.row;
    row.delivery = delivery;
    row.cameFrom = from;
    row.manifest = submit.manifest;
    row.digest = submit.manifest->digest;
    row.state = InboxState::declined;
    row.code = code;
    row.round = submit.round;
    save(kept);
    bench_.answer(kept.written, from,
                  Nack{{ParcelKind::submit, delivery, 0}, submit.round, submit.manifest->digest, code});
}

void Receiver::onArrival(const Arrival& arrival) {
    const Submit submit{arrival.manifest, arrival.recipient, arrival.round, arrival.expiresAt};
    const DeliveryId delivery{arrival.manifest->message, arrival.manifest->from, arrival.recipient};
    // Another copy of it, or its recall, may have been faster.
    if (answerKnown(arrival.from, submit, delivery)) return;
    if (!arrival.usable) return decline(arrival.from, submit, NackCode::hashMismatch);
    intoInbox(arrival);
}

void Receiver::intoInbox(const Arrival& arrival) {
    const auto& manifest = *arrival.manifest;
    const DeliveryId delivery{manifest.message, manifest.from, arrival.recipient};
    auto& kept = rows_[delivery];
    auto& row = kept.row;
    row.item = bench_.random();
    row.delivery = delivery;
    row.cameFrom = arrival.from;
    row.manifest = arrival.manifest;
    row.digest = manifest.digest;
    row.state = InboxState::inboxed;
    row.round = arrival.round;
    row.arrivedAt = bench_.now().utc;
    takeStrays(kept);
    report(kept, reports_.fact(subjectOf(row), ReportCode::arrived, 0));
    bench_.answer(kept.written, arrival.from,
                  Ack{{ParcelKind::submit, delivery, 0}, arrival.round, manifest.digest});
    bench_.notify(NoticeKind::arrived, delivery);
}

void Receiver::takeStrays(KeptRow& kept) {
    const auto earlier = strays_.extract(kept.row.delivery);
    if (!earlier) return;
    auto& reports = kept.row.reports;
    reports.insert(reports.end(), earlier.mapped().begin(), earlier.mapped().end());
    for (const auto& report : reports)
        kept.row.recall = recallAfter(kept.row.recall, report.code);
}

/// Into the row and on its way, in one transaction.
void Receiver::report(KeptRow& kept, const Report& report) {
    if (!hasReport(kept.row, report.id)) kept.row.reports.push_back(report);
    save(kept);
    if (post_.has({ParcelKind::report, report.delivery, report.id})) return;
    reports_.send(report, kept.row.cameFrom,
                  kept.row.manifest ? kept.row.manifest->priority : Priority::express);
}

void Receiver::onRecall(NodeId from, const Recall& recall) {
    const ParcelKey key{ParcelKind::recall, recall.delivery, 0};
    auto* kept = find(recall.delivery);
    if (kept != nullptr && kept->row.recall != RecallState::none)
        return bench_.answer(kept->written, from, Ack{key, 0, {}});
    // Until our hub has compared logs with us, we may have forgotten what is recalled. Any word of ours tells
    // it that we wait.
    if (!bench_.isVerified(from)) return bench_.send(from, SyncWant{kNoPage, false, {}});
    if (kept == nullptr || kept->row.state == InboxState::declined) return buryUnborn(from, recall, kept);
    kept->row.recallReason = recall.reason;
    if (bench_.rules().recallNeedsPerson(kept->row)) {
        kept->row.recall = RecallState::asked;
        save(*kept);
        bench_.notify(NoticeKind::recallAsked, recall.delivery);
    } else {
        agree(*kept);
    }
    bench_.answer(kept->written, from, Ack{key, 0, {}});
}

void Receiver::agree(KeptRow& kept) {
    kept.row.recall = RecallState::agreed;
    if (hasCode(kept.row, ReportCode::recallAgreed)) return save(kept);
    const auto sequence = static_cast<std::uint32_t>(kept.row.reports.size() + 1);
    report(kept, reports_.decision(subjectOf(kept.row), ReportCode::recallAgreed, sequence, {}));
}

void Receiver::buryUnborn(NodeId from, const Recall& recall, KeptRow* kept) {
    if (kept == nullptr) {
        kept = &rows_[recall.delivery];
        kept->row.delivery = recall.delivery;
        kept->row.cameFrom = from;
    }
    kept->row.state = InboxState::tombstone;
    takeStrays(*kept);
    // The receipt itself may have been lost with that disk.
    if (hasCode(kept->row, ReportCode::arrived) || hasCode(kept->row, ReportCode::recallAgreed)) {
        // It was here before this disk was restored: then it is taken back, not kept from coming.
        agree(*kept);
    } else {
        kept->row.recall = RecallState::beforeArrival;
        report(*kept, reports_.fact(subjectOf(kept->row), ReportCode::recalledBeforeArrival, 0));
    }
    bench_.answer(kept->written, from, Ack{{ParcelKind::recall, recall.delivery, 0}, 0, {}});
}

void Receiver::decide(const Decide& decide) {
    auto* kept = find(decide.delivery);
    if (kept == nullptr || kept->row.state != InboxState::inboxed ||
        !bench_.rules().mayDecide(kept->row, decide.code))
        return;
    const auto sequence = static_cast<std::uint32_t>(kept->row.reports.size() + 1);
    report(*kept, reports_.decision(subjectOf(kept->row), decide.code, sequence, decide.text));
}

void Receiver::answerRecall(const AnswerRecall& answer) {
    auto* kept = find(answer.delivery);
    if (kept == nullptr || kept->row.recall != RecallState::asked) return;
    if (answer.agree) return agree(*kept);
    kept->row.recall = RecallState::refused;
    const auto sequence = static_cast<std::uint32_t>(kept->row.reports.size() + 1);
    report(*kept, reports_.decision(subjectOf(kept->row), ReportCode::recallRefused, sequence, answer.text));
}

bool Receiver::lacks(const SyncKey& key) const {
    if (key.key.kind == ParcelKind::report) return !post_.has(key.key);
    const auto found = rows_.find(key.key.delivery);
    if (found == rows_.end()) return true;
    const auto& row = found->second.row;
    return key.key.kind == ParcelKind::recall ? row.recall == RecallState::none
                                              : row.state == InboxState::declined;
}

void Receiver::onReturned(NodeId from, const Report& report) {
    const ParcelKey key{ParcelKind::report, report.delivery, report.id};
    if (post_.has(key) || !bench_.world().verify(report)) return;
    Parcel parcel;
    parcel.key = key;
    parcel.to = from;
    parcel.cameFrom = bench_.settings().self;
    parcel.state = ParcelState::handedOver;
    parcel.round = report.round;
    parcel.report = report;
    post_.add(std::move(parcel));
    auto* kept = find(report.delivery);
    if (kept == nullptr) {
        strays_[report.delivery].push_back(report);
        return;
    }
    if (hasReport(kept->row, report.id)) return;
    kept->row.reports.push_back(report);
    kept->row.recall = recallAfter(kept->row.recall, report.code);
    save(*kept);
}

}  // namespace vanthu::exchange_cores
