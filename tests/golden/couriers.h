#pragma once

#include "tests/golden/papers.h"

#include <vector>

namespace vanthu::tests::golden {

/// Deliveries of outgoing documents through all their states, and recalls.
class Couriers {
  public:
    Couriers(Stage& stage, Units& units, Papers& papers) : stage_(stage), units_(units), papers_(papers) {}

    /// To all receivers of a document, some of them, or one that is not printed on it.
    void send();
    /// The newest document, to one receiver after the other, and to the first of them again.
    void sendSlowly();
    /// Every document arrives at the first organisation printed on it, but for up to two.
    void deliverAll();
    /// A delivery comes further, comes back, or fails.
    void move();
    void recall();

  private:
    void send(domain::DocumentId document, domain::OrganisationId receiver, domain::DeliveryState state);

    Stage& stage_;
    Units& units_;
    Papers& papers_;
    std::vector<domain::DeliveryId> deliveries_;
    std::vector<domain::DeliveryId> recalled_;
};

}  // namespace vanthu::tests::golden
