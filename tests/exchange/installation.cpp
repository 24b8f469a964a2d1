#include "tests/exchange/installation.h"

#include <algorithm>
#include <random>
#include <thread>

#include "server/exchange/inbox.h"
#include "server/exchange/recalls.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/handling_store.h"
#include "storage/organisation_store.h"
#include "storage/recall_store.h"

namespace vanthu::tests {
namespace {

using storage::ReadTransaction;
using storage::WriteTransaction;

const domain::Date kLongAgo = domain::Date::fromParts(2010, 1, 1).value();
constexpr std::chrono::milliseconds kPollInterval{200};
/// A head after each commit: no test waits for one.
constexpr std::chrono::milliseconds kHeadEvery{0};

exchange::ExchangeSettings settingsFor(const std::filesystem::path& folder,
                                       const std::string& listenEndpoint) {
    const auto programs = std::filesystem::read_symlink("/proc/self/exe").parent_path();
    return {folder / "keys", listenEndpoint, programs / "vanthu-gateway", kPollInterval, kHeadEvery};
}

domain::Organisation organisation(const std::string& name, const std::string& code, bool keepsRegistry) {
    domain::Organisation result;
    domain::OrganisationVersion version;
    version.name = name;
    version.shortName = code;
    version.notation = "SNV";
    version.keepsRegistry = keepsRegistry;
    version.interconnected = true;
    version.validFrom = kLongAgo;
    result.versions.push_back(version);
    result.identifiers.push_back({domain::IdentifierScheme::qd20, code, kLongAgo, std::nullopt});
    return result;
}

}  // namespace

Installation::Installation(const std::filesystem::path& folder, const std::string& ownCode,
                           const domain::Clock& clock, const std::string& listenEndpoint)
    : database({"sqlite:" + (folder / "vanthu.db").string()}),
      blobs(folder / "blobs"),
      exchange(settingsFor(folder, listenEndpoint), database, blobs, clock),
      code(ownCode),
      clock_(clock) {
    const auto known = database.read(
        [&](ReadTransaction& transaction) { return storage::findOrganisationByCode(transaction, code); });
    unit = known ? *known : addOrganisation("Đơn vị " + code, code, true);
}

domain::OrganisationId Installation::addOrganisation(const std::string& name,
                                                     const std::string& organisationCode,
                                                     bool keepsRegistry) {
    return database.write(actor(), [&](WriteTransaction& transaction) {
        return storage::insertOrganisation(transaction, organisation(name, organisationCode, keepsRegistry))
            .id;
    });
}

domain::Peer Installation::addPeer(const std::string& publicKey, const std::string& endpoint,
                                   const std::vector<std::string>& organisationCodes) {
    domain::Peer peer;
    peer.name = "Hệ thống " + organisationCodes.front();
    peer.endpoint = endpoint;
    peer.publicKey = publicKey;
    peer.organisationCodes = organisationCodes;
    return add(std::move(peer));
}

domain::Peer Installation::addHub(const std::string& publicKey, const std::string& endpoint) {
    domain::Peer hub;
    hub.name = "Trục liên thông";
    hub.endpoint = endpoint;
    hub.publicKey = publicKey;
    hub.isHub = true;
    return add(std::move(hub));
}

domain::Peer Installation::add(domain::Peer peer) {
    peer.validFrom = kLongAgo;
    peer = database.write(
        actor(), [&](WriteTransaction& transaction) { return storage::insertPeer(transaction, peer); });
    exchange.reloadPeers();
    return peer;
}

void Installation::revoke(domain::Peer peer) {
    peer.revoked = true;
    update(peer);
}

void Installation::update(const domain::Peer& peer) {
    database.write(actor(), [&](WriteTransaction& transaction) { storage::updatePeer(transaction, peer); });
    exchange.reloadPeers();
}

domain::Document Installation::registerOutgoing(const std::vector<std::string>& files) {
    domain::Document document;
    document.direction = domain::Direction::outgoing;
    document.organisation = unit;
    document.year = 2018;
    document.code = {"456", std::nullopt, "KH-SNV", false};
    document.typeCode = "KH";
    document.issuedDate = domain::Date::fromParts(2018, 9, 28);
    document.issuerName = "Đơn vị " + code;
    document.subject = "Kế hoạch cải cách hành chính năm 2019";
    document.signer = {"Nguyễn Văn Đức", "Giám đốc", ""};
    document.urgency = domain::Urgency::urgent;
    document.note = "Ghi chú nội bộ";
    document.registeredAt = clock_.now();
    for (const auto& bytes : files) {
        const auto blob = blobs.put(bytes);
        const auto name = "Tệp " + std::to_string(document.files.size() + 1) + ".pdf";
        const bool isMain = document.files.empty();
        document.files.push_back({{},
                                  name,
                                  "application/pdf",
                                  blob.sizeBytes,
                                  blob.digest,
                                  isMain ? "" : "Phụ lục " + std::to_string(document.files.size()),
                                  isMain ? domain::FileKind::main : domain::FileKind::enclosure});
    }
    return database.write(actor(), [&](WriteTransaction& transaction) {
        return storage::insertDocument(transaction, document);
    });
}

std::vector<domain::Delivery> Installation::send(const domain::Document& document,
                                                 const std::vector<domain::OrganisationId>& recipients) {
    auto deliveries = database.write(actor(), [&](WriteTransaction& transaction) {
        return exchange::queueSending(transaction, document, recipients);
    });
    exchange.wake();
    return deliveries;
}

domain::Delivery Installation::delivery(domain::DeliveryId id) {
    return database.read(
        [&](ReadTransaction& transaction) { return storage::findDelivery(transaction, id).value(); });
}

std::vector<domain::InboxItem> Installation::inbox() {
    return database.read([&](ReadTransaction& transaction) {
        return storage::listInbox(transaction, {.recipients = {unit}}, std::nullopt, 100);
    });
}

void Installation::accept(const domain::InboxItem& item, const std::string& arrivalNumber) {
    auto decided = item;
    decided.state = domain::InboxState::accepted;
    decide(std::move(decided), arrivalNumber);
}

domain::DocumentId Installation::enter(domain::InboxItem item, const std::string& arrivalNumber) {
    const auto id = database.write(actor(), [&](WriteTransaction& transaction) {
        auto document = exchange::documentFromManifest(transaction, item);
        document.year = 2018;
        return storage::insertDocument(transaction, document).id;
    });
    item.document = id;
    accept(item, arrivalNumber);
    return id;
}

void Installation::handle(domain::DocumentId document, domain::HandlingState state) {
    database.write(actor(), [&](WriteTransaction& transaction) {
        domain::Handling handling;
        handling.document = document;
        handling.organisation = unit;
        handling.state = state;
        handling.since = transaction.actor().at;
        storage::storeHandling(transaction, handling, "moved");
        exchange::noteProgress(transaction, handling);
    });
    exchange.wake();
}

void Installation::updateSent(const domain::Document& document, const exchange::SendingUpdate& update) {
    database.write(actor(), [&](WriteTransaction& transaction) {
        exchange::queueUpdate(transaction, document, update);
    });
    exchange.wake();
}

void Installation::refuse(const domain::InboxItem& item, const std::string& reason) {
    auto decided = item;
    decided.state = domain::InboxState::refused;
    decided.reason = reason;
    decide(std::move(decided), "");
}

void Installation::recall(const domain::Document& document, const std::string& reason) {
    database.write(actor(), [&](WriteTransaction& transaction) {
        storage::recallDocument(transaction, document.id, reason);
        exchange::queueRecall(transaction, document.id, reason);
    });
    exchange.wake();
}

void Installation::answerRecall(const domain::InboxItem& item, bool agree, const std::string& reason) {
    database.write(actor(), [&](WriteTransaction& transaction) {
        (void)exchange::answerRecall(transaction, item, agree, reason);
    });
    exchange.wake();
}

domain::DeliveryRecall Installation::recallOf(domain::DocumentId document) {
    return database.read(
        [&](ReadTransaction& transaction) { return storage::recallsOf(transaction, document).at(0); });
}

void Installation::decide(domain::InboxItem item, const std::string& arrivalNumber) {
    item.decidedAt = clock_.now();
    database.write(actor(), [&](WriteTransaction& transaction) {
        storage::decideInboxItem(transaction, item);
        exchange::noteDecision(transaction, item, arrivalNumber);
    });
    exchange.wake();
}

domain::Actor Installation::actor() const {
    return {domain::AccountId{7}, clock_.now()};
}

bool eventually(const std::function<bool()>& condition, std::chrono::seconds deadline) {
    const auto end = std::chrono::steady_clock::now() + deadline;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

std::string randomBytes(std::size_t size, unsigned seed) {
    std::mt19937_64 random(seed);
    std::string bytes(size, '\0');
    std::ranges::generate(bytes, [&] { return static_cast<char>(random()); });
    return bytes;
}

}  // namespace vanthu::tests
