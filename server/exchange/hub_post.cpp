#include "server/exchange/hub_post.h"

#include <algorithm>
#include <map>

#include "schemas/domain/error.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange/back_off.h"
#include "server/exchange/delivery_state.h"
#include "server/exchange/exchange_log.h"
#include "server/exchange/package_state.h"
#include "server/exchange/recipient.h"
#include "server/exchange_station/station_rows.h"
#include "storage/exchange_store.h"
#include "storage/package_post_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

using exchange_station::FrameBytes;
using exchange_station::NodeId;
using exchange_station::PartyId;

constexpr int kDueAtOnce = 256;
/// Nobody said in that time that it arrived: people are told. It is still taken when it comes late.
constexpr std::chrono::hours kExpiresAfter{30 * 24};

exchange_cores::Moment momentOf(domain::Timestamp moment) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count();
}

exchange_cores::ReportCode reportCode(domain::StatusCode code) {
    switch (code) {
        case domain::StatusCode::accepted:
            return exchange_cores::ReportCode::accepted;
        case domain::StatusCode::agreed:
            return exchange_cores::ReportCode::updateAgreed;
        case domain::StatusCode::declined:
            return exchange_cores::ReportCode::updateRefused;
        case domain::StatusCode::assigned:
            return exchange_cores::ReportCode::assigned;
        case domain::StatusCode::processing:
            return exchange_cores::ReportCode::processing;
        case domain::StatusCode::finished:
            return exchange_cores::ReportCode::finished;
        default:
            return exchange_cores::ReportCode::refused;
    }
}

}  // namespace

HubPost::HubPost(const Services& services, std::string ownKey, const evidence::KeyRing& signingKeys)
    : services_(services), self_(exchange_station::nodeOf(ownKey)), notary_(signingKeys, services.clock) {}

void HubPost::trust(std::vector<domain::TrustedSigner> entered) {
    entered_ = std::move(entered);
    weighSignatures();
}

void HubPost::follow(std::vector<directory::TrustedPublisher> publishers) {
    publishers_ = std::move(publishers);
    if (directories_) directories_->use(publishers_, {hubNode_});
}

void HubPost::weighSignatures() {
    const auto demand = hub_ && hub_->requiresSignatures ? exchange_station::Notary::Demand::signatures
                                                         : exchange_station::Notary::Demand::nothing;
    notary_.use(exchange_station::Signers(entered_), demand);
}

void HubPost::use(const std::optional<domain::Peer>& hub) {
    const bool isSame = hub.has_value() == hub_.has_value() && (!hub || hub->id == hub_->id);
    const bool demandsSame = isSame && (!hub || hub->requiresSignatures == hub_->requiresSignatures);
    hub_ = hub;
    if (!demandsSame) weighSignatures();
    if (isSame) return;
    directories_.reset();
    station_.reset();
    lines_.reset();
    offences_.clear();
    if (!hub_) return;
    hubNode_ = exchange_station::nodeOf(hub_->publicKey);
    books_.emplace(hub_->id, notary_);
    lines_.emplace(std::vector{exchange_station::NodeAddress{hubNode_, hub_->id}});
    station_ = std::make_unique<exchange_station::StationShell>(exchange_station::Role::gateway, self_,
                                                                std::vector{hubNode_}, surroundings());
    directories_.emplace(exchange_station::DirectoryDesk::Surroundings{
        .database = services_.database,
        .clock = services_.clock,
        .send = [this](NodeId, FrameBytes message) { send(std::move(message)); },
        .offended = [this](NodeId node) { station_->noteOffence(node); },
        .changed = [] {}});  // whoever looks something up asks the database
    directories_->use(publishers_, {hubNode_});
}

exchange_station::Surroundings HubPost::surroundings() {
    return {
        .database = services_.database,
        .blobs = services_.blobs,
        .clock = services_.clock,
        .notary = notary_,
        .send = [this](NodeId, FrameBytes message) { send(std::move(message)); },
        .route = [node = hubNode_](PartyId) { return std::optional(node); },
        .admit = [this](const wire::Manifest& manifest, PartyId recipient) -> std::optional<wire::NackCode> {
            const auto code = std::ranges::find(manifest.to, recipient, exchange_station::partyOf);
            try {
                services_.database.read([&](storage::ReadTransaction& transaction) {
                    return recipientUnit(transaction, *code, domain::vietnamDate(services_.clock.now()));
                });
                return std::nullopt;
            } catch (const wire::Rejected& rejected) {
                return rejected.nackCode();
            }
        },
        .record =
            [this](storage::WriteTransaction& transaction, const exchange_cores::Row& row,
                   const exchange_station::ManifestText& manifest) {
                books_->record(transaction, row, manifest);
            },
        .paused =
            [](NodeId) {
                logger().error(
                    "the hub sent too much that no sound program sends; it is not heard for 10 minutes");
            },
        .notify =
            [this](const exchange_cores::Notify& notice) {
                switch (notice.kind) {
                    case exchange_cores::NoticeKind::conflict:
                        return logger().error("one message id was used for two contents");
                    case exchange_cores::NoticeKind::restored:
                        return logger().error(
                            "this installation was restored from an old backup; the hub gives back what is "
                            "missing");
                    case exchange_cores::NoticeKind::peerRestored:
                        return logger().error(
                            "the hub was restored from an old backup; it is given back what is missing");
                    case exchange_cores::NoticeKind::headForged:
                        return logger().error(
                            "the hub shows a head of its log with a signature that is not good enough");
                    case exchange_cores::NoticeKind::contradicted:
                        return logger().fatal(
                            "the hub shows two heads of its log that contradict each other; both are kept");
                    default:
                        return;  // the rows that were written tell it
                }
            },
        .distrust = [this](NodeId, const exchange_cores::Report& report) { offences_.push_back(report); },
        .headEvery = services_.headEvery};
}

void HubPost::recordOffences() {
    const auto offences = std::exchange(offences_, {});
    if (offences.empty()) return;
    logger().error("reports whose signatures are not good enough were not believed: " +
                   std::to_string(offences.size()));
    services_.write([&](storage::WriteTransaction& transaction) {
        for (const auto& report : offences)
            recordOffence(transaction, hub_->id, report);
    });
}

void HubPost::send(FrameBytes message) {
    // Lost where there is no line: whatever matters is sent again until it is answered.
    const auto route = lines_->routeTo(hubNode_);
    if (route) services_.sendBytes(*route, std::move(message.header), std::move(message.body));
}

bool HubPost::isReached() const {
    return lines_ && lines_->routeTo(hubNode_).has_value();
}

void HubPost::onMessage(const wire::Route& route, std::string_view header, std::string_view body) {
    if (lines_->heard(route)) onLineUp();
    if (!wire::isOfDirectory(header)) return station_->onMessage(hubNode_, header, body);
    if (!station_->isPaused(hubNode_)) directories_->onMessage(hubNode_, header, body);
}

void HubPost::onLineUp() {
    station_->command(exchange_cores::LineUp{hubNode_});
    directories_->onLineUp(hubNode_);
}

void HubPost::onLine(domain::PeerId peer, wire::LineState state) {
    if (!isHub(peer)) return;
    lines_->dialled(peer, state);
    if (state == wire::LineState::up) onLineUp();
}

void HubPost::onLost(const wire::Route& route) {
    if (isHub(route.peer)) lines_->lost(route);
}

void HubPost::allLinesLost() {
    if (lines_) lines_->lostAll();
}

void HubPost::takeDue() {
    if (!station_) return;
    station_->tick();  // starts it where it does not run yet
    directories_->tick();
    for (auto due = beginAttempts(); !due.empty(); due = beginAttempts()) {
        issue(due);
        station_->flush();
    }
    issuePackages();
    decide();
    decidePackages();
    recall();
}

/// The attempt is on disk before it is made, as that of a delivery to a peer.
std::vector<domain::Delivery> HubPost::beginAttempts() {
    const auto now = services_.clock.now();
    auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::dueDeliveries(transaction, now, {hub_->id}, kDueAtOnce);
    });
    std::erase_if(due, [](const domain::Delivery& delivery) { return !delivery.peer; });
    if (due.empty()) return due;
    services_.write([&](storage::WriteTransaction& transaction) {
        for (const auto& delivery : due)
            storage::postponeDelivery(transaction, delivery.id, delivery.attempts + 1,
                                      now + backOff(delivery.attempts + 1, services_.random()));
    });
    return due;
}

void HubPost::issue(const std::vector<domain::Delivery>& deliveries) {
    std::map<std::string, std::vector<domain::Delivery>> byMessage;
    for (const auto& delivery : deliveries)
        byMessage[delivery.messageId].push_back(delivery);
    for (const auto& [message, group] : byMessage) {
        const auto sending = services_.database.read([&](storage::ReadTransaction& transaction) {
            return storage::sendingOf(transaction, group.front());
        });
        std::vector<PartyId> recipients;
        for (const auto& delivery : group)
            recipients.push_back(exchange_station::partyOf(delivery.recipientCode));
        station_->issue(wire::parseManifest(sending.manifest), sending.manifest, recipients,
                        momentOf(services_.clock.now() + kExpiresAfter));
    }
}

void HubPost::decide() {
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::dueStatusNotices(transaction, now, {hub_->id}, kDueAtOnce);
    });
    if (due.empty()) return;
    // Closed by the row that it brings about; until then it is tried again.
    services_.write([&](storage::WriteTransaction& transaction) {
        for (const auto& notice : due)
            storage::postponeStatusNotice(transaction, notice.id, notice.attempts + 1,
                                          now + backOff(notice.attempts + 1, services_.random()));
    });
    for (const auto& notice : due) {
        const auto delivery = stationDelivery(notice.messageId, notice.senderCode, notice.recipientCode);
        if (notice.statusSequence == domain::kRecallSequence) {
            station_->command(exchange_cores::AnswerRecall{
                delivery, notice.code == domain::StatusCode::agreed, notice.reason});
            continue;
        }
        const bool accepted = notice.code == domain::StatusCode::accepted;
        station_->command(exchange_cores::Decide{delivery, reportCode(notice.code),
                                                 accepted ? notice.arrivalNumber : notice.reason});
    }
}

void HubPost::issuePackages() {
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::duePackageDeliveries(transaction, now, {hub_->id}, kDueAtOnce);
    });
    if (due.empty()) return;
    const auto sendings = services_.write([&](storage::WriteTransaction& transaction) {
        std::vector<storage::Sending> found;
        for (const auto& delivery : due) {
            storage::postponePackageDelivery(transaction, delivery.id, delivery.attempts + 1,
                                             now + backOff(delivery.attempts + 1, services_.random()));
            found.push_back(storage::findSending(transaction, delivery.messageId, delivery.peer));
        }
        return found;
    });
    for (std::size_t i = 0; i < due.size(); ++i)
        station_->issue(wire::parseManifest(sendings[i].manifest), sendings[i].manifest,
                        {exchange_station::partyOf(due[i].recipientCode)}, momentOf(now + kExpiresAfter));
    station_->flush();
}

void HubPost::decidePackages() {
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::duePackageAnswers(transaction, now, {hub_->id}, kDueAtOnce);
    });
    if (due.empty()) return;
    // Closed by the row that it brings about, as the answer to a document.
    services_.write([&](storage::WriteTransaction& transaction) {
        for (const auto& arrival : due)
            storage::postponePackageAnswer(transaction, arrival.id, arrival.attempts + 1,
                                           now + backOff(arrival.attempts + 1, services_.random()));
    });
    for (const auto& arrival : due)
        station_->command(exchange_cores::Decide{
            stationDelivery(arrival.messageId, arrival.senderCode, arrival.recipientCode),
            reportCode(answerTo(arrival).code), arrival.reason});
}

void HubPost::recall() {
    const auto now = services_.clock.now();
    const auto due = services_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::dueRecalls(transaction, now, {hub_->id}, kDueAtOnce);
    });
    for (const auto& one : due) {
        const auto delivery = services_.write([&](storage::WriteTransaction& transaction) {
            storage::postponeRecall(transaction, one.recall.delivery, one.attempts + 1,
                                    now + backOff(one.attempts + 1, services_.random()));
            const auto sent = storage::findDelivery(transaction, one.recall.delivery).value();
            const auto manifest = wire::parseManifest(storage::sendingOf(transaction, sent).manifest);
            const auto id = stationDelivery(one.messageId, manifest.senderCode, one.recipientCode);
            if (exchange_station::hasOutboxRow(transaction, id)) return std::optional(id);
            // The attempt was begun and cut off before the station knew of it: it never left.
            storage::storeRecallAnswer(transaction, one.recall.delivery, domain::RecallState::withdrawn, now);
            return std::optional<exchange_cores::DeliveryId>{};
        });
        if (delivery) station_->command(exchange_cores::AskRecall{*delivery, one.recall.reason});
    }
}

void HubPost::finish() {
    if (!station_) return;
    station_->tick();
    station_->flush();
    recordOffences();
}

}  // namespace vanthu::exchange
