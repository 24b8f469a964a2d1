#include "server/app/uploaded_files.h"

#include "schemas/domain/refusal.h"
#include "schemas/domain/upload.h"
#include "storage/intake_store.h"
#include "storage/upload_store.h"

#include <algorithm>

namespace vanthu::app {
namespace {

void noteUnknown(domain::UploadPurpose purpose, const std::string& path, Checks& checks) {
    checks.add(
        path + "upload", "unknown_upload",
        purpose == domain::UploadPurpose::intake
            ? "Bạn không có lần tải lên này, hoặc đã quá hạn; tải lên lại, hoặc đăng ký từ mục chờ tiếp nhận."
            : "Bạn không có lần tải lên này cho dự thảo, hoặc đã dùng, đã quá hạn. Hãy tải lên lại.");
}

/// The caller's own upload for that purpose that is whole; std::nullopt after noting what is wrong.
std::optional<domain::Upload> wholeUpload(storage::ReadTransaction& transaction, const Caller& caller,
                                          domain::Timestamp now, domain::UploadId id,
                                          domain::UploadPurpose purpose, const std::string& path,
                                          Checks& checks) {
    auto upload = storage::findUpload(transaction, id);
    if (!upload || upload->account != caller.account.id || upload->expiresAt <= now ||
        upload->purpose != purpose) {
        noteUnknown(purpose, path, checks);
        return std::nullopt;
    }
    if (purpose == domain::UploadPurpose::intake ? !upload->item : !upload->isWhole()) {
        checks.add(path + "upload", "unfinished",
                   "Mới nhận được " + std::to_string(upload->receivedBytes) + "/" +
                       std::to_string(upload->sizeBytes) + " byte; gửi nốt rồi dùng.");
        return std::nullopt;
    }
    return upload;
}

/// What the request left out of a file that was uploaded.
void fillIn(FileRequest& file, const std::string& name, const std::string& mediaType, std::int64_t sizeBytes,
            const std::string& path, Checks& checks) {
    if (file.sizeBytes == 0) file.sizeBytes = sizeBytes;
    if (file.name.empty()) file.name = name;
    if (file.mediaType.empty()) file.mediaType = mediaType;
    if (file.sizeBytes != sizeBytes)
        checks.add(path + "size", "size_mismatch",
                   "Tệp đã tải lên có " + std::to_string(sizeBytes) + " byte.");
}

/// The item of one upload; std::nullopt after noting what is wrong.
std::optional<domain::IntakeItem> uploadedItem(storage::ReadTransaction& transaction, const Caller& caller,
                                               domain::Timestamp now, FileRequest& file,
                                               const std::string& path, Checks& checks) {
    const auto upload =
        wholeUpload(transaction, caller, now, *file.upload, domain::UploadPurpose::intake, path, checks);
    if (!upload) return std::nullopt;
    auto item = storage::findIntakeItem(transaction, *upload->item);
    if (!item) throw Refused(Refusal::intakeItemUnknown, {std::to_string(upload->item->value)});
    if (item->state != domain::IntakeState::waiting)
        throw Refused(Refusal::intakeItemDecided,
                      {std::to_string(item->id.value), std::string(domain::label(item->state))});
    const auto& stored = item->files.front();
    fillIn(file, stored.name, stored.mediaType, stored.sizeBytes, path, checks);
    if (file.sizeBytes == stored.sizeBytes && "sha256:" + file.sha256 != stored.digest)
        checks.add(path + "sha256", "digest_mismatch",
                   "Tệp đã tải lên không phải tệp có mã SHA-256 này; kiểm tra lại số của lần tải lên.");
    return item;
}

std::string fileField(std::size_t index) {
    return "files[" + std::to_string(index) + "].";
}

/// How the bytes of an upload are called among the parts of a request.
std::string partOf(domain::UploadId id) {
    return "upload " + std::to_string(id.value);
}

}  // namespace

std::vector<domain::IntakeItem> uploadedItems(storage::ReadTransaction& transaction, const Caller& caller,
                                              domain::Timestamp now, std::vector<FileRequest>& files) {
    Checks checks;
    std::vector<domain::IntakeItem> items;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!files[i].upload) continue;
        const auto path = fileField(i);
        if (auto item = uploadedItem(transaction, caller, now, files[i], path, checks))
            items.push_back(std::move(*item));
    }
    checks.finish();
    return items;
}

FilesAndUploads::FilesAndUploads(storage::Database& database, Uploads& uploads, const Caller& caller,
                                 domain::Timestamp now, std::vector<FileRequest>& files, FileSource& parts)
    : uploads_(uploads), parts_(parts) {
    Checks checks;
    database.read([&](storage::ReadTransaction& transaction) {
        for (std::size_t i = 0; i < files.size(); ++i) {
            auto& file = files[i];
            if (!file.upload) continue;
            const auto id = *file.upload;
            if (std::ranges::find(taken_, id, &Taken::id) != taken_.end()) {
                checks.add(fileField(i) + "upload", "repeated", "Mỗi tệp cần một lần tải lên riêng.");
                continue;
            }
            const auto upload =
                wholeUpload(transaction, caller, now, id, domain::UploadPurpose::draft, fileField(i), checks);
            if (!upload) continue;
            fillIn(file, upload->name, upload->mediaType, upload->sizeBytes, fileField(i), checks);
            taken_.push_back({id, i});
            file.part = partOf(id);
            file.upload.reset();
        }
    });
    checks.finish();
}

std::optional<std::string> FilesAndUploads::next() {
    if (next_ == taken_.size()) {
        bytes_.reset();
        return parts_.next();
    }
    const auto id = taken_[next_++].id;
    bytes_ = uploads_.open(id);
    return partOf(id);
}

std::size_t FilesAndUploads::read(char* buffer, std::size_t size) {
    if (!bytes_) return parts_.read(buffer, size);
    bytes_->read(buffer, static_cast<std::streamsize>(size));
    return static_cast<std::size_t>(bytes_->gcount());
}

void FilesAndUploads::use(storage::WriteTransaction& transaction) const {
    Checks checks;
    for (const auto& taken : taken_) {
        if (!storage::findUpload(transaction, taken.id))
            noteUnknown(domain::UploadPurpose::draft, fileField(taken.file), checks);
        storage::removeUpload(transaction, taken.id);
    }
    checks.finish();
}

void FilesAndUploads::drop() const {
    for (const auto& taken : taken_)
        uploads_.drop(taken.id);
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
