#include "server/app/uploaded_files.h"

#include "schemas/domain/refusal.h"
#include "schemas/domain/upload.h"
#include "storage/intake_store.h"
#include "storage/upload_store.h"

namespace vanthu::app {
namespace {

/// The item of one upload; std::nullopt after noting what is wrong.
std::optional<domain::IntakeItem> uploadedItem(storage::ReadTransaction& transaction, const Caller& caller,
                                               domain::Timestamp now, FileRequest& file,
                                               const std::string& path, Checks& checks) {
    const auto upload = storage::findUpload(transaction, *file.upload);
    if (!upload || upload->account != caller.account.id || upload->expiresAt <= now) {
        checks.add(path + "upload", "unknown_upload",
                   "Bạn không có lần tải lên này, hoặc đã quá hạn; tải lên lại, hoặc đăng ký từ mục chờ tiếp "
                   "nhận.");
        return std::nullopt;
    }
    if (!upload->item) {
        checks.add(path + "upload", "unfinished",
                   "Mới nhận được " + std::to_string(upload->receivedBytes) + "/" +
                       std::to_string(upload->sizeBytes) + " byte; gửi nốt rồi đăng ký.");
        return std::nullopt;
    }
    auto item = storage::findIntakeItem(transaction, *upload->item);
    if (!item) throw Refused(Refusal::intakeItemUnknown, {std::to_string(upload->item->value)});
    if (item->state != domain::IntakeState::waiting)
        throw Refused(Refusal::intakeItemDecided,
                      {std::to_string(item->id.value), std::string(domain::label(item->state))});
    const auto& stored = item->files.front();
    if (file.sizeBytes == 0) file.sizeBytes = stored.sizeBytes;
    if (file.name.empty()) file.name = stored.name;
    if (file.mediaType.empty()) file.mediaType = stored.mediaType;
    if (file.sizeBytes != stored.sizeBytes)
        checks.add(path + "size", "size_mismatch",
                   "Tệp đã tải lên có " + std::to_string(stored.sizeBytes) + " byte.");
    else if ("sha256:" + file.sha256 != stored.digest)
        checks.add(path + "sha256", "digest_mismatch",
                   "Tệp đã tải lên không phải tệp có mã SHA-256 này; kiểm tra lại số của lần tải lên.");
    return item;
}

}  // namespace

std::vector<domain::IntakeItem> uploadedItems(storage::ReadTransaction& transaction, const Caller& caller,
                                              domain::Timestamp now, std::vector<FileRequest>& files) {
    Checks checks;
    std::vector<domain::IntakeItem> items;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i].upload) continue;
        const auto path = "files[" + std::to_string(i) + "].";
        if (auto item = uploadedItem(transaction, caller, now, files[i], path, checks))
            items.push_back(std::move(*item));
    }
    checks.finish();
    return items;
}

void useUploads(storage::WriteTransaction& transaction, const std::vector<domain::IntakeItem>& items,
                const domain::Document& document) {
    for (auto item : items) {
        item.state = domain::IntakeState::registered;
        item.document = document.id;
        item.decidedBy = document.registeredBy;
        item.decidedAt = document.registeredAt;
        storage::decideIntakeItem(transaction, item, domain::IntakeState::waiting);
    }
}

}  // namespace vanthu::app
