#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"
#include "schemas/domain/organisation.h"
#include "server/exchange/exchange.h"
#include "server/exchange/sending.h"
#include "storage/blob_store.h"
#include "storage/database.h"

namespace vanthu::tests {

/// One installation in a folder: a database, blobs, one unit with a registry, and a real exchange with its
/// gateway.
class Installation {
  public:
    /// `code`: of the unit. The folder may hold an installation already.
    Installation(const std::filesystem::path& folder, const std::string& code, const domain::Clock& clock,
                 const std::string& listenEndpoint = "tcp://127.0.0.1:0");

    storage::Database database;
    storage::BlobStore blobs;
    exchange::Exchange exchange;
    domain::OrganisationId unit;
    std::string code;

    /// A unit of the same installation, or an agency elsewhere.
    domain::OrganisationId addOrganisation(const std::string& name, const std::string& organisationCode,
                                           bool keepsRegistry);
    domain::Peer addPeer(const std::string& publicKey, const std::string& endpoint,
                         const std::vector<std::string>& organisationCodes);
    domain::Peer addHub(const std::string& publicKey, const std::string& endpoint);
    void revoke(domain::Peer peer);
    void update(const domain::Peer& peer);

    domain::Document registerOutgoing(const std::vector<std::string>& files);
    /// Queues and wakes; the deliveries.
    std::vector<domain::Delivery> send(const domain::Document& document,
                                       const std::vector<domain::OrganisationId>& recipients);
    [[nodiscard]] domain::Delivery delivery(domain::DeliveryId id);
    [[nodiscard]] std::vector<domain::InboxItem> inbox();
    void accept(const domain::InboxItem& item, const std::string& arrivalNumber);
    /// Into the register of arrivals, as the clerk's acceptance does it.
    domain::DocumentId enter(domain::InboxItem item, const std::string& arrivalNumber);
    /// The work on what was entered goes so far, as the steps of its case do it.
    void handle(domain::DocumentId document, domain::HandlingState state);
    /// What is registered of a sent document now goes to who has it.
    void updateSent(const domain::Document& document, const exchange::SendingUpdate& update);
    void refuse(const domain::InboxItem& item, const std::string& reason);
    /// Freezes the document and wakes.
    void recall(const domain::Document& document, const std::string& reason);
    /// As the receiver's clerk.
    void answerRecall(const domain::InboxItem& item, bool agree, const std::string& reason);
    /// What its only receiver is told, as the sender sees it.
    [[nodiscard]] domain::DeliveryRecall recallOf(domain::DocumentId document);

  private:
    domain::Peer add(domain::Peer peer);
    void decide(domain::InboxItem item, const std::string& arrivalNumber);
    [[nodiscard]] domain::Actor actor() const;
    const domain::Clock& clock_;
};

/// Polls until the condition holds; false after the deadline.
[[nodiscard]] bool eventually(const std::function<bool()>& condition,
                              std::chrono::seconds deadline = std::chrono::seconds{30});

/// Bytes that do not compress and differ with the seed.
[[nodiscard]] std::string randomBytes(std::size_t size, unsigned seed);

}  // namespace vanthu::tests
