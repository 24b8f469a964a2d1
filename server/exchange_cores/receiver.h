#pragma once

#include "server/exchange_cores/collector.h"
#include "server/exchange_cores/sender.h"

namespace vanthu::exchange_cores {

/// The receiver's half of a gateway: inbox, refusals and what its clerks decide. Inbox row, receipt and the
/// answer that is repeated for ever are one transaction.
class Receiver {
  public:
    Receiver(Workbench& bench, Post& post, Collector& collector)
        : bench_(bench), post_(post), collector_(collector) {}

    /// From disk.
    void load(const DeliveryRows& rows);
    [[nodiscard]] bool mayForget(const DeliveryId& delivery) const;
    void forget(const DeliveryId& delivery);

    /// Makes reports in the name of this gateway.
    struct Signed {
        std::function<Report(const ReportSubject&, ReportCode, std::uint32_t round)> fact;
        std::function<Report(const ReportSubject&, ReportCode, std::uint32_t sequence,
                             const std::string& text)>
            decision;
        std::function<void(const Report&, NodeId to, Priority)> send;
    };
    void use(Signed reports) { reports_ = std::move(reports); }

    void onSubmit(NodeId from, const Submit& submit);
    void onArrival(const Arrival& arrival);
    void onRecall(NodeId from, const Recall& recall);
    void decide(const Decide& decide);
    void answerRecall(const AnswerRecall& answer);
    [[nodiscard]] bool lacks(const SyncKey& key) const;
    /// A report of ours that this disk no longer has.
    void onReturned(NodeId from, const Report& report);

  private:
    using KeptRow = Kept<InboxRow>;
    [[nodiscard]] KeptRow* find(const DeliveryId& delivery);
    /// Answers a known message; false: it has to be taken.
    [[nodiscard]] bool answerKnown(NodeId from, const Submit& submit, const DeliveryId& delivery);
    void decline(NodeId from, const Submit& submit, NackCode code);
    void intoInbox(const Arrival& arrival);
    void agree(KeptRow& kept);
    void buryUnborn(NodeId from, const Recall& recall, KeptRow* kept);
    void takeStrays(KeptRow& kept);
    void report(KeptRow& kept, const Report& report);
    void save(KeptRow& kept) { kept.written = bench_.put(kept.row); }

    Workbench& bench_;
    Post& post_;
    Collector& collector_;
    Signed reports_;
    std::unordered_map<DeliveryId, KeptRow, HashOf> rows_;
    std::unordered_map<DeliveryId, std::vector<Report>, HashOf> strays_;  ///< returned before their message
};

}  // namespace vanthu::exchange_cores
