#include "server/exchange/sending.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/link.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/refusal.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange/peer_table.h"
#include "server/exchange/reach.h"
#include "server/exchange/recalls.h"
#include "storage/axis_store.h"
#include "storage/digest.h"
#include "storage/exchange_store.h"
#include "storage/link_store.h"
#include "storage/organisation_store.h"
#include "storage/recall_store.h"

namespace vanthu::exchange {
namespace {

constexpr std::string_view kDigestPrefix = "sha256:";

using domain::SendingKind;

struct Recipient {
    domain::OrganisationId organisation;
    std::string code;
    std::optional<domain::PeerId> peer;
};

/// Finds out how each recipient is reached; adds a violation for each that is not.
class Addressing {
  public:
    Addressing(storage::WriteTransaction& transaction, const domain::Document& document, domain::Date day)
        : transaction_(transaction),
          document_(document),
          day_(day),
          peers_(storage::listPeers(transaction), day) {
        // Whom no peer speaks for, the axis may know: it says so when it does not.
        if (const auto axis = storage::findAxis(transaction); axis && !axis->revoked) axis_ = axis->id;
    }

    [[nodiscard]] std::vector<Recipient> resolve(const std::vector<domain::OrganisationId>& organisations) {
        if (organisations.empty()) violations_.push_back({"to", "required", "Chọn ít nhất một nơi nhận."});
        if (organisations.size() > limits::kReceiversPerDocument)
            violations_.push_back({"to", "too_many", "Tối đa 1.000 nơi nhận cho một văn bản."});
        std::vector<Recipient> recipients;
        std::set<domain::OrganisationId> seen;
        for (std::size_t i = 0; violations_.size() < 50 && i < organisations.size(); ++i)
            if (seen.insert(organisations[i]).second)
                if (auto recipient = resolveOne(organisations[i], "to[" + std::to_string(i) + "]"))
                    recipients.push_back(std::move(*recipient));
        if (document_.direction != domain::Direction::outgoing)
            violations_.push_back({"document", "not_outgoing", "Chỉ gửi được văn bản đi đã đăng ký."});
        if (!violations_.empty())
            throw Error(ErrorCode::invalidInput, "The document cannot be sent to these receivers",
                        violations_);
        return recipients;
    }

  private:
    std::optional<Recipient> resolveOne(domain::OrganisationId id, const std::string& field) {
        const auto reject = [&](const char* code, const char* message) {
            violations_.push_back({field, code, message});
            return std::nullopt;
        };
        const auto organisation = storage::findOrganisation(transaction_, id);
        if (!organisation)
            return reject("unknown_organisation",
                          "Không có cơ quan này trong danh mục; xem lại danh sách cơ quan.");
        if (id == document_.organisation)
            return reject("own_organisation", "Không gửi cho chính đơn vị ban hành; bỏ nơi nhận này.");
        const auto code = codeOf(*organisation, day_);
        if (!code)
            return reject("no_code",
                          "Cơ quan này chưa có mã định danh còn hiệu lực; nhờ quản trị viên bổ sung.");
        if (organisation->on(day_).keepsRegistry) return Recipient{id, *code, std::nullopt};
        auto peer = peerFor(peers_, *organisation);
        if (!peer) peer = axis_;
        if (!peer)
            return reject("not_connected",
                          "Cơ quan này chưa liên thông với hệ thống; gửi bằng đường khác, hoặc nhờ quản trị "
                          "viên khai hệ thống liên thông.");
        return Recipient{id, *code, peer};
    }

    storage::WriteTransaction& transaction_;
    const domain::Document& document_;
    domain::Date day_;
    PeerTable peers_;
    std::optional<domain::PeerId> axis_;
    Violations violations_;
};

std::vector<wire::ManifestPart> partsOf(const domain::Document& document) {
    if (document.files.size() > limits::kExchangeParts)
        throw Refused(Refusal::sendingTooManyFiles, {std::to_string(limits::kExchangeParts)});
    std::vector<wire::ManifestPart> parts;
    std::int64_t bytes = 0;
    for (const auto& file : document.files) {
        parts.push_back({file.name, file.mediaType, file.sizeBytes, file.digest.substr(kDigestPrefix.size()),
                         file.title, file.kind});
        bytes += file.sizeBytes;
    }
    if (bytes > limits::kExchangeMessageBytes)
        throw Refused(Refusal::sendingTooLarge, {std::to_string(limits::kExchangeMessageBytes >> 30)});
    return parts;
}

wire::Manifest manifestFrom(storage::ReadTransaction& transaction, const domain::Document& document,
                            domain::Timestamp now) {
    const auto day = domain::vietnamDate(now);
    const auto sender = storage::findOrganisation(transaction, document.organisation);
    const auto code = sender ? codeOf(*sender, day) : std::nullopt;
    if (!code) throw Refused(Refusal::senderWithoutCode, {std::to_string(document.organisation.value)});
    wire::Manifest manifest;
    manifest.senderCode = *code;
    manifest.senderName = sender->on(day).name;
    manifest.document = document;
    manifest.createdAt = now;
    return manifest;
}

domain::Delivery deliveryFor(const Recipient& recipient, const domain::Document& document,
                             const wire::Manifest& manifest, domain::Timestamp now) {
    domain::Delivery delivery;
    delivery.messageId = manifest.messageId;
    delivery.kind = manifest.kind;
    delivery.document = document.id;
    delivery.recipient = recipient.organisation;
    delivery.recipientCode = recipient.code;
    delivery.peer = recipient.peer;
    delivery.queuedAt = now;
    delivery.nextAttemptAt = now;
    return delivery;
}

/// One message, under an id of its own: a manifest for each installation, a delivery for each recipient.
std::vector<domain::Delivery> queueMessage(storage::WriteTransaction& transaction, wire::Manifest manifest,
                                           const std::vector<Recipient>& recipients) {
    const auto now = transaction.actor().at;
    const auto& document = manifest.document;
    manifest.messageId = freshMessageId();
    std::map<std::optional<domain::PeerId>, std::vector<std::string>> codesOfPeers;
    for (const auto& recipient : recipients)
        codesOfPeers[recipient.peer].push_back(recipient.code);
    for (auto& [peer, codes] : codesOfPeers) {
        manifest.to = codes;
        const auto text = wire::encode(manifest);
        if (text.size() > kManifestBytes)
            throw Refused(Refusal::sendingTooLong, {std::to_string(document.id.value)});
        storage::insertSending(transaction, {manifest.messageId, peer, text,
                                             storage::hex(storage::sha256(text)), manifest.changes});
    }
    std::vector<domain::Delivery> deliveries;
    for (const auto& recipient : recipients)
        deliveries.push_back(
            storage::insertDelivery(transaction, deliveryFor(recipient, document, manifest, now)));
    return deliveries;
}

/// It brought, or may still bring, the document to its receiver.
bool isInForce(storage::ReadTransaction& transaction, const domain::Delivery& delivery) {
    return delivery.kind != SendingKind::update && delivery.state != domain::DeliveryState::failed &&
           delivery.state != domain::DeliveryState::refused &&
           !storage::findDeliveryRecall(transaction, delivery.id);
}

/// What a document replaces, as that recipient got it: the message ids.
class Replaced {
  public:
    Replaced(storage::ReadTransaction& transaction, domain::DocumentId document) {
        for (const auto& link : storage::linksOf(transaction, document))
            if (link.kind == domain::LinkKind::replaces && link.from == document)
                for (auto& delivery : storage::deliveriesOf(transaction, link.to))
                    if (isInForce(transaction, delivery)) deliveries_.push_back(std::move(delivery));
    }
    [[nodiscard]] std::vector<std::string> at(domain::OrganisationId recipient) const {
        std::vector<std::string> messages;
        for (const auto& delivery : deliveries_)
            if (delivery.recipient == recipient && messages.size() < wire::kChangedMessages &&
                std::ranges::find(messages, delivery.messageId) == messages.end())
                messages.push_back(delivery.messageId);
        return messages;
    }

  private:
    std::vector<domain::Delivery> deliveries_;
};

using Groups = std::map<std::vector<std::string>, std::vector<Recipient>>;

/// One message for each group: the messages that it changes differ.
std::vector<domain::Delivery> queueGroups(storage::WriteTransaction& transaction, wire::Manifest manifest,
                                          SendingKind kind, const Groups& groups) {
    std::vector<domain::Delivery> deliveries;
    for (const auto& [changed, recipients] : groups) {
        manifest.kind = changed.empty() ? SendingKind::fresh : kind;
        manifest.changes = changed;
        std::ranges::move(queueMessage(transaction, manifest, recipients), std::back_inserter(deliveries));
    }
    return deliveries;
}

}  // namespace

std::vector<domain::Delivery> queueSending(storage::WriteTransaction& transaction,
                                           const domain::Document& document,
                                           const std::vector<domain::OrganisationId>& recipients) {
    const auto now = transaction.actor().at;
    const auto resolved = Addressing(transaction, document, domain::vietnamDate(now)).resolve(recipients);
    auto manifest = manifestFrom(transaction, document, now);
    manifest.parts = partsOf(document);
    const Replaced replaced(transaction, document.id);
    Groups groups;
    for (const auto& recipient : resolved)
        groups[replaced.at(recipient.organisation)].push_back(recipient);
    return queueGroups(transaction, std::move(manifest), SendingKind::replacement, groups);
}

void queueUpdate(storage::WriteTransaction& transaction, const domain::Document& document,
                 const SendingUpdate& update) {
    const auto before = storage::deliveriesOf(transaction, document.id);
    const auto isRemoved = [&](const domain::Delivery& delivery) {
        return std::ranges::find(update.remove, delivery.recipient) != update.remove.end();
    };
    auto manifest = manifestFrom(transaction, document, transaction.actor().at);
    manifest.reason = update.reason;
    Groups groups;
    std::vector<domain::Delivery> removed;
    for (const auto& delivery : before) {
        if (isRemoved(delivery)) {
            removed.push_back(delivery);
            if (isInForce(transaction, delivery))
                manifest.receiverChanges.push_back({delivery.recipientCode, false});
        } else if (isInForce(transaction, delivery)) {
            groups[{delivery.messageId}].push_back(
                {delivery.recipient, delivery.recipientCode, delivery.peer});
        }
    }
    queueRecall(transaction, removed, update.reason);
    if (!update.add.empty())
        for (const auto& added : queueSending(transaction, document, update.add))
            manifest.receiverChanges.push_back({added.recipientCode, true});
    queueGroups(transaction, std::move(manifest), SendingKind::update, groups);
}

bool isWithReceiver(storage::ReadTransaction& transaction, domain::DocumentId document,
                    domain::OrganisationId recipient) {
    return std::ranges::any_of(storage::deliveriesOf(transaction, document), [&](const auto& delivery) {
        return delivery.recipient == recipient && isInForce(transaction, delivery);
    });
}

}  // namespace vanthu::exchange
