#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/handling.h"
#include "tests/golden/papers.h"

#include <vector>

namespace vanthu::tests::golden {

/// What people do with documents after they are registered: incoming ones are given to somebody and handled,
/// outgoing ones are signed, and what comes by the exchange is accepted or refused.
class Desks {
  public:
    Desks(Stage& stage, Units& units, Papers& papers) : stage_(stage), units_(units), papers_(papers) {}

    /// Somebody is given work, a handling moves on, or its deadline moves.
    void handle();
    /// A draft recorded when an outgoing document was signed.
    void recordSignature();
    /// The signatures of a file are checked, perhaps not for the first time.
    void checkSignatures();
    /// Something arrives by the exchange, is decided, or is recalled by its sender.
    void receive();

  private:
    void arrive();
    void decide(domain::InboxItem& item);
    void recallByPeer(const domain::InboxItem& item);

    Stage& stage_;
    Units& units_;
    Papers& papers_;
    std::vector<domain::DocumentId> signed_;
    std::vector<domain::InboxItem> inbox_;
};

}  // namespace vanthu::tests::golden
