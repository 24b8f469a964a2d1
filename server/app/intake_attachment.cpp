#include "server/app/intake_attachment.h"

#include "schemas/domain/limits.h"
#include "server/app/checks.h"
#include "server/app/document_links.h"
#include "server/app/intake_items.h"
#include "server/app/read_document.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"
#include "storage/intake_store.h"

#include <algorithm>

namespace vanthu::app {
namespace {

constexpr const char* kScanTitle = "Bản quét";

domain::DocumentId documentToScan(const domain::IntakeItem& item, const AttachmentRequest& request) {
    if (request.document) return *request.document;
    Checks checks;
    if (!item.stampedFor)
        checks.add("document", "required",
                   "Không đọc được mã dấu Đến trên bản quét; hãy nêu mã của văn bản đến đã đăng ký.");
    checks.finish();
    return *item.stampedFor;
}

std::vector<domain::DocumentFile> scansFor(const domain::Document& document, const domain::IntakeItem& item,
                                           const AttachmentRequest& request) {
    Checks checks;
    std::vector<domain::DocumentFile> scans;
    for (const auto& chosen : chosenFiles(item, request.files)) {
        domain::DocumentFile scan;
        scan.name = chosen.name;
        scan.mediaType = chosen.mediaType;
        scan.sizeBytes = chosen.sizeBytes;
        scan.digest = item.files[static_cast<std::size_t>(std::stoll(chosen.part)) - 1].digest;
        const bool isMain = document.files.empty() && scans.empty();
        scan.kind = isMain ? domain::FileKind::main : domain::FileKind::enclosure;
        if (!isMain) scan.title = kScanTitle;
        if (std::ranges::find(document.files, scan.digest, &domain::DocumentFile::digest) !=
            document.files.end())
            checks.add("item_files", "already_there", "Văn bản đã có tệp này.");
        scans.push_back(std::move(scan));
    }
    if (document.direction != domain::Direction::incoming)
        checks.add("document", "not_incoming", "Chỉ gắn được bản quét vào văn bản đến.");
    if (document.files.size() + scans.size() > limits::kFilesPerDocument)
        checks.add("item_files", "too_many",
                   "Văn bản có tối đa " + std::to_string(limits::kFilesPerDocument) + " tệp.");
    checks.finish();
    return scans;
}

}  // namespace

Created IntakeAttachment::attach(const Caller& caller, domain::IntakeId id, const AttachmentRequest& request,
                                 const std::optional<RequestKey>& key) {
    require(caller, Action::registerDocuments);
    const auto now = clock_.now();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        auto item = itemOf(transaction, caller, Action::registerDocuments, id);
        requireState(item, domain::IntakeState::waiting);
        const auto document =
            documentToChange(transaction, caller, Action::correctDocuments, documentToScan(item, request));
        requireUnlockedBook(transaction, document);
        storage::requireNotRecalled(transaction, document.id);
        static_cast<void>(storage::addFiles(transaction, document, scansFor(document, item, request)));
        item.state = domain::IntakeState::attached;
        item.document = document.id;
        item.decidedBy = caller.account.id;
        item.decidedAt = now;
        storage::decideIntakeItem(transaction, item, domain::IntakeState::waiting);
        return toJson(item);
    });
}

}  // namespace vanthu::app
