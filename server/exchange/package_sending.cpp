#include "server/exchange/package_sending.h"

#include "schemas/domain/error.h"
#include "schemas/domain/refusal.h"
#include "schemas/exchange/manifest.h"
#include "server/exchange/peer_table.h"
#include "server/exchange/reach.h"
#include "storage/digest.h"
#include "storage/exchange_store.h"
#include "storage/organisation_store.h"
#include "storage/package_post_store.h"

namespace vanthu::exchange {
namespace {

[[noreturn]] void refuseRecipient(const char* code, const char* message) {
    throw Error(ErrorCode::invalidInput, "The package cannot be sent there", {{"to", code, message}});
}

/// How the recipient is reached.
domain::PackageDelivery addressed(storage::ReadTransaction& transaction, domain::OrganisationId recipient,
                                  domain::Date day) {
    const auto organisation = storage::findOrganisation(transaction, recipient);
    if (!organisation)
        refuseRecipient("unknown_organisation",
                        "Không có cơ quan này trong danh mục; xem lại danh sách cơ quan.");
    if (organisation->on(day).keepsRegistry)
        refuseRecipient("registry_here",
                        "Cơ quan này giữ sổ ngay tại đây, không nhận gói số liệu qua liên thông; chọn đơn vị "
                        "của hệ thống cấp tỉnh.");
    const auto code = codeOf(*organisation, day);
    if (!code)
        refuseRecipient("no_code",
                        "Cơ quan này chưa có mã định danh còn hiệu lực; nhờ quản trị viên bổ sung.");
    const auto peer = peerFor(PeerTable(storage::listPeers(transaction), day), *organisation);
    if (!peer)
        refuseRecipient("not_connected",
                        "Cơ quan này chưa liên thông với hệ thống; chuyển tệp gói số liệu bằng đường khác, "
                        "hoặc nhờ quản trị viên khai hệ thống liên thông.");
    domain::PackageDelivery delivery;
    delivery.messageId = freshMessageId();
    delivery.recipient = recipient;
    delivery.recipientCode = *code;
    delivery.peer = *peer;
    return delivery;
}

}  // namespace

domain::PackageDelivery queuePackage(storage::WriteTransaction& transaction,
                                     const domain::KeptPackage& package, domain::OrganisationId recipient,
                                     const std::string& queuedByName) {
    const auto now = transaction.actor().at;
    const auto day = domain::vietnamDate(now);
    auto delivery = addressed(transaction, recipient, day);
    delivery.package = package.id;
    delivery.queuedByName = queuedByName;
    const auto sender = storage::findOrganisation(transaction, package.organisation);
    const auto code = sender ? codeOf(*sender, day) : std::nullopt;
    if (!code) throw Refused(Refusal::senderWithoutCode, {std::to_string(package.organisation.value)});
    wire::Manifest manifest;
    manifest.kind = domain::SendingKind::statistics;
    manifest.messageId = delivery.messageId;
    manifest.senderCode = *code;
    manifest.senderName = sender->on(day).name;
    manifest.to = {delivery.recipientCode};
    manifest.createdAt = now;
    manifest.package = package.file;
    const auto text = wire::encode(manifest);
    if (text.size() > kManifestBytes)
        throw Refused(Refusal::statisticTooLong, {std::to_string(package.id.value)});
    storage::insertSending(
        transaction, {delivery.messageId, delivery.peer, text, storage::hex(storage::sha256(text)), {}});
    return storage::insertPackageDelivery(transaction, std::move(delivery));
}

}  // namespace vanthu::exchange
