#pragma once

#include <unordered_map>

#include "server/exchange_cores/post.h"

namespace vanthu::exchange_cores {

/// A row and the transaction of its last change; 0: it was on disk when the process started.
template <class Row>
struct Kept {
    Row row;
    TransactionNumber written{0};
};

/// The sender's half of a gateway: outbox, recalls, and what came back of each delivery. Keeps every report
/// and derives the state, so the order in which they come does not matter.
class Sender {
  public:
    Sender(Workbench& bench, Post& post) : bench_(bench), post_(post) {}

    /// From disk.
    void load(const OutboxRow& row) { rows_.emplace(row.delivery, Kept<OutboxRow>{row}); }
    [[nodiscard]] bool mayForget(const DeliveryId& delivery) const;
    void forget(const DeliveryId& delivery) { rows_.erase(delivery); }

    void issue(const Issue& issue);
    void askRecall(const AskRecall& ask);
    void redrive(const Redrive& redrive);
    void onReport(NodeId from, const Report& report);
    /// A fact that we state ourselves: our hub refused it, or it did not leave in time.
    void noteFact(const Report& fact);
    void onHandedOver(const DeliveryId& delivery);
    [[nodiscard]] const OutboxRow* find(const DeliveryId& delivery) const;
    [[nodiscard]] bool lacks(const SyncKey& key) const;
    void onReturned(NodeId from, const Returned& returned);

  private:
    void save(Kept<OutboxRow>& kept) { kept.written = bench_.put(kept.row); }
    void add(Kept<OutboxRow>& kept, const Report& report);
    void tellClerk(const OutboxRow& row, Standing before, const Report& report);
    void takeBack(const Returned& returned);

    Workbench& bench_;
    Post& post_;
    std::unordered_map<DeliveryId, Kept<OutboxRow>, HashOf> rows_;
};

}  // namespace vanthu::exchange_cores
