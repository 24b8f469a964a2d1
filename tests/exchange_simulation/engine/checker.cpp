#include "tests/exchange_simulation/engine/checker.h"

#include <algorithm>
#include <map>

#include "tests/support/cheap_hashes.h"

namespace vanthu::exchange_simulation {
namespace {

using namespace exchange_cores;

constexpr int kNeverArrives = 5;

int rankOf(Standing standing) {
    switch (standing) {
        case Standing::arrived:
            return 1;
        // An assignment may be undone, and made again.
        case Standing::accepted:
        case Standing::assigned:
        case Standing::processing:
            return 2;
        case Standing::finished:
        case Standing::refused:
        case Standing::updateAgreed:
        case Standing::updateRefused:
            return 3;
        case Standing::recalled:
            return 4;
        case Standing::withdrawn:
        case Standing::recalledBeforeArrival:
            return kNeverArrives;
        default:
            return 0;
    }
}

bool has(const std::vector<Report>& reports, ReportCode code) {
    return std::ranges::find(reports, code, &Report::code) != reports.end();
}

/// The state of what a receiver has, read from its own disk in the words of domain §4.6.
Standing truthOf(const InboxRow& row) {
    if (has(row.reports, ReportCode::recallAgreed)) return Standing::recalled;
    auto bySequence = row.reports;
    std::ranges::sort(bySequence, {},
                      [](const Report& report) { return std::pair(report.sequence, report.id); });
    auto newest = Standing::arrived;
    for (const auto& report : bySequence) {
        if (report.code == ReportCode::refused) return Standing::refused;
        if (report.code == ReportCode::finished) return Standing::finished;
        if (report.code == ReportCode::updateAgreed) return Standing::updateAgreed;
        if (report.code == ReportCode::updateRefused) return Standing::updateRefused;
        if (report.code == ReportCode::accepted) newest = Standing::accepted;
        if (report.code == ReportCode::assigned) newest = Standing::assigned;
        if (report.code == ReportCode::processing) newest = Standing::processing;
    }
    return newest;
}

/// 15 or 16 of an update, once; 02 to 06 of everything else.
bool fitsKind(const InboxRow& row, bool mayRepeat) {
    const bool isUpdate = row.manifest->kind == vanthu::domain::SendingKind::update;
    const auto answers = std::ranges::count_if(row.reports, isUpdateAnswer, &Report::code);
    const bool isDecided = std::ranges::any_of(row.reports, [](const Report& report) {
        return report.code >= ReportCode::refused && report.code <= ReportCode::finished;
    });
    return isUpdate ? (answers <= 1 || mayRepeat) && !isDecided : answers == 0;
}

class Checker {
  public:
    Checker(const Simulation& simulation, Outcome& outcome) : simulation_(simulation), outcome_(outcome) {}

    void run() {
        const bool settled = simulation_.mode() == Mode::liveness;
        for (const auto& sending : simulation_.sendings()) {
            if (!settled) {
                checkPromises(sending);
                continue;
            }
            if (!sending.issued) broken("liveness: a sending was never issued");
            for (const auto to : sending.recipients)
                checkDelivery(sending, {sending.manifest->message, sending.manifest->from, to});
        }
        for (std::uint32_t node = kHubs + 1; node <= kNodes; ++node)
            checkItems({node});
        for (std::uint32_t node = 1; node <= kNodes; ++node)
            checkHeads({node});
    }

  private:
    void broken(const std::string& what, const DeliveryId* delivery = nullptr) {
        if (outcome_.violations.size() < 50)
            outcome_.violations.push_back(delivery == nullptr ? what
                                                              : what + simulation_.describe(*delivery));
    }

    const InboxRow* inboxRow(const DeliveryId& delivery) const {
        if (delivery.to == kUnknownParty) return nullptr;
        const auto& inbox = simulation_.tables(gatewayOf(delivery.to)).inbox;
        const auto found = inbox.find(delivery);
        return found == inbox.end() ? nullptr : &found->second;
    }

    void checkDelivery(const Sending& sending, const DeliveryId& delivery) {
        const auto& outbox = simulation_.tables(sending.gateway).outbox;
        const auto out = outbox.find(delivery);
        const auto* in = inboxRow(delivery);
        const bool inboxed = in != nullptr && in->state == InboxState::inboxed;
        if (out == outbox.end()) {
            // A document that the old backup does not know and that never left is gone with the disk.
            if (!sending.excused || inboxed)
                broken("lost: a receiver of an issued document has no outbox row", &delivery);
            return;
        }
        const auto shown = simulation_.shownTo(out->second);
        if (std::ranges::any_of(out->second.reports, [](const Report& report) {
                return report.code == ReportCode::notAccepted && exchange_cores::isForNow(report.reason);
            }))
            broken("nack: refused for good where there was no room for now", &delivery);
        if (inboxed)
            checkInboxed(out->second, *in, shown);
        else
            checkNotInboxed(out->second, in, shown);
    }

    void checkNotInboxed(const OutboxRow& out, const InboxRow* in, Standing shown) {
        // Came, was lost with the disk of a restored receiver, and was taken back before it came again.
        const bool came = in != nullptr && (has(in->reports, ReportCode::arrived) ||
                                            has(in->reports, ReportCode::recallAgreed));
        if (came && shown == Standing::recalled && in->recall == RecallState::agreed) return;
        const bool known = shown == Standing::notAccepted || shown == Standing::withdrawn ||
                           shown == Standing::recalledBeforeArrival;
        if (!known)
            broken(
                (isUnclear(out, shown) ? "liveness: not settled, shown " : "lost: in no inbox, but shown ") +
                    std::string(domain::code(shown)),
                &out.delivery);
        if (has(out.reports, ReportCode::arrived))
            broken("receipts: a receipt without an inbox item", &out.delivery);
    }

    void checkInboxed(const OutboxRow& out, const InboxRow& in, Standing shown) {
        ++outcome_.inboxed;
        const auto truth = truthOf(in);
        if (shown != truth)
            broken("truth: the receiver has " + std::string(domain::code(truth)) + ", the sender is shown " +
                       std::string(domain::code(shown)),
                   &out.delivery);
        checkKind(in);
        checkReceipts(out, in);
        checkFiles(in);
        checkNacks(out, in);
        if (in.recall != out.recall) broken("recall: sender and receiver disagree about it", &out.delivery);
        const auto agreed = std::ranges::find(in.reports, ReportCode::recallAgreed, &Report::code);
        const auto accepted = std::ranges::find(in.reports, ReportCode::accepted, &Report::code);
        if (agreed != in.reports.end() && accepted != in.reports.end() &&
            accepted->sequence < agreed->sequence && !has(in.reports, ReportCode::refused) &&
            !simulation_.someoneAgreed(in.delivery))
            broken("recall: a registered document was taken back without a person", &out.delivery);
    }

    void checkReceipts(const OutboxRow& out, const InboxRow& in) {
        const auto receiver = gatewayOf(out.delivery.to);
        const auto ofReceiver = [&](const Report& report) { return report.signer == receiver; };
        const auto receipts = std::ranges::count_if(out.reports, [&](const Report& report) {
            return ofReceiver(report) && report.code == ReportCode::arrived;
        });
        if (receipts != 1)
            broken("receipts: " + std::to_string(receipts) + " receipts of one inbox item", &out.delivery);
        const auto told = std::ranges::count_if(out.reports, ofReceiver);
        const bool same =
            told == static_cast<std::ptrdiff_t>(in.reports.size()) &&
            std::ranges::all_of(in.reports, [&](const Report& report) {
                return std::ranges::find(out.reports, report.id, &Report::id) != out.reports.end();
            });
        if (!same) broken("receipts: sender and receiver hold different reports", &out.delivery);
        for (const auto& report : out.reports)
            if (report.code == ReportCode::recalledBeforeArrival && !simulation_.wasRestored(report.signer))
                broken("recall: before arrival, but it arrived", &out.delivery);
    }

    /// What holds at every moment: nobody was told what is on no disk.
    void checkPromises(const Sending& sending) {
        for (const auto to : sending.recipients) {
            const DeliveryId delivery{sending.manifest->message, sending.manifest->from, to};
            const auto& outbox = simulation_.tables(sending.gateway).outbox;
            const auto out = outbox.find(delivery);
            const auto* in = inboxRow(delivery);
            const bool inboxed = in != nullptr && in->state == InboxState::inboxed;
            if (inboxed) {
                ++outcome_.inboxed;
                checkFiles(*in);
                checkKind(*in);
            }
            if (out == outbox.end() || to == kUnknownParty || simulation_.wasRestored(gatewayOf(to)))
                continue;
            for (const auto& report : out->second.reports)
                checkTold(out->second, report, in);
            if (inboxed) checkNacks(out->second, *in);
        }
    }

    void checkTold(const OutboxRow& out, const Report& report, const InboxRow* in) {
        if (report.signer != gatewayOf(out.delivery.to)) return;
        const bool onDisk =
            in != nullptr && std::ranges::find(in->reports, report.id, &Report::id) != in->reports.end();
        if (!onDisk)
            broken("promise: the sender was told what the receiver does not have on disk", &out.delivery);
    }

    void checkFiles(const InboxRow& in) {
        for (const auto& part : in.manifest->parts)
            if (!simulation_.tables(gatewayOf(in.delivery.to)).blobs.contains(part.digest))
                broken("lost: an inbox item without its file", &in.delivery);
    }

    void checkKind(const InboxRow& in) {
        // A receiver that forgot its answer may give another; what it said first counts: truthOf().
        const bool mayRepeat = simulation_.wasRestored(gatewayOf(in.delivery.to));
        if (!fitsKind(in, mayRepeat))
            broken("kinds: statuses that the kind of the message does not have", &in.delivery);
        if (std::ranges::any_of(in.reports, isUpdateAnswer, &Report::code)) ++outcome_.updatesAnswered;
    }

    void checkNacks(const OutboxRow& out, const InboxRow& in) {
        for (const auto& report : out.reports)
            if (report.code == ReportCode::notAccepted && report.round == in.round)
                broken("nack: refused and in the inbox in the same round", &out.delivery);
    }

    /// Once for each document and receiver, and only what was sent.
    void checkItems(NodeId node) {
        std::map<std::pair<std::uint64_t, std::uint32_t>, int> times;
        std::map<DeliveryId, int> ofDelivery;
        for (const auto& [number, delivery] : simulation_.tables(node).items) {
            if (++ofDelivery[delivery] > 1) broken("doubled: two inbox items of one delivery", &delivery);
            const auto* sending = simulation_.findSending(delivery.message);
            if (sending == nullptr)
                broken("doubled: an inbox item that nobody sent", &delivery);
            else if (++times[{sending->manifest->document, delivery.to.value}] > 1 &&
                     ofDelivery[delivery] == 1)
                broken("doubled: one document in an inbox under two ids", &delivery);
        }
    }

    /// What a node keeps of the log of another is in that log, and nobody lied here: a conflict that was not
    /// told is a slander, or shows a program that does not notice its own restoration.
    void checkHeads(NodeId node) {
        const auto& tables = simulation_.tables(node);
        for (const auto& conflict : tables.headConflicts) {
            if (!conflict.told) broken("heads: a node is shown to contradict itself");
            outcome_.toldAnew += conflict.told ? 1 : 0;
        }
        for (const auto& [of, row] : tables.heads) {
            if (of == node || row.head.mark.size == 0) continue;
            ++outcome_.heads;
            if (simulation_.wasRestored(of) && !isHealed(of, node)) continue;
            const auto& log = simulation_.tables(of).logNodes;
            const LogNodes nodes = [&](std::uint64_t size) { return log.at(size - 1); };
            const JoinHashes join = tests::cheapJoin;
            const bool isShorter = row.head.mark.size > log.size();
            if (isShorter || StoredLog{nodes, join}.markAt(row.head.mark.size) != row.head.mark)
                broken("heads: one is kept that the log of its node does not have");
        }
    }

    /// That peer knows of the restoration, and gave back what was missing.
    bool isHealed(NodeId restored, NodeId peer) const {
        return simulation_.mode() == Mode::liveness && !simulation_.tables(peer).peers.at(restored).owesSync;
    }

    const Simulation& simulation_;
    Outcome& outcome_;
};

}  // namespace

bool isUnclear(const OutboxRow& row, Standing shown) {
    const bool early = shown == Standing::queued || shown == Standing::sent || shown == Standing::parked ||
                       shown == Standing::expired;
    return early || row.recall == RecallState::asked;
}

bool isLawfulStep(Standing before, Standing after) {
    if (rankOf(before) == kNeverArrives) return before == after;
    return rankOf(after) >= rankOf(before);
}

void check(const Simulation& simulation, Outcome& outcome) {
    Checker(simulation, outcome).run();
}

}  // namespace vanthu::exchange_simulation
