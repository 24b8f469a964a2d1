#include "server/app/register_document.h"

#include "schemas/domain/refusal.h"
#include "server/app/document_links.h"
#include "server/app/number_reason.h"
#include "server/app/uploaded_files.h"
#include "storage/document_store.h"
#include "storage/handling_store.h"
#include "storage/number_store.h"

#include <utility>

namespace vanthu::app {

using domain::Direction;
using domain::Document;

namespace {

// An outgoing code is new by its number; only incoming ones can repeat.
void refuseDuplicate(storage::ReadTransaction& transaction, const Document& document, Duplicates duplicates) {
    if (duplicates == Duplicates::confirmed || document.direction != Direction::incoming) return;
    if (document.code.number.empty()) return;
    const auto same = storage::findSameCode(transaction, document);
    if (same.empty()) return;
    std::string ids;
    for (const auto id : same)
        ids += (ids.empty() ? "" : ", ") + std::to_string(id.value);
    throw Refused(Refusal::documentRepeated, {ids},
                  {{"code", "duplicate",
                    "Đã đăng ký (mã " + ids + "). Gửi lại với confirm_duplicate để đăng ký thêm."}});
}

}  // namespace

RegisteredDocument answeredBefore(std::string json) {
    const auto document = domain::documentFromJson(json);
    return {{std::move(json), true}, document.id, document.version};
}

Document enterInRegistry(storage::WriteTransaction& transaction, const DocumentDraft& draft,
                         Duplicates duplicates) {
    Document document = draft.document;
    refuseDuplicate(transaction, document, duplicates);
    const storage::SeriesPlace place{draft.book.id, document.year,
                                     domain::seriesKey(draft.book, document.typeCode)};
    const auto day = numberingDay(document);
    const auto taken = draft.wantedNumber ? storage::takeNumber(transaction, place, *draft.wantedNumber, day)
                                          : storage::takeNextNumber(transaction, place, day);
    requireNumberReason(taken, document.numberReason, domain::vietnamDate(document.registeredAt));
    document.registryNumber = taken.number;
    if (document.direction == Direction::outgoing) document.code.number = printRegistryNumber(taken.number);
    document = storage::insertDocument(transaction, std::move(document));
    storage::bindNumber(transaction, taken, document.id);
    if (document.direction == Direction::incoming)
        storage::openHandling(transaction, document.id, document.organisation);
    return document;
}

RegisteredDocument RegisterDocument::run(const Caller& caller, const DocumentRequest& request,
                                         FileSource& files, const std::optional<RequestKey>& key) {
    require(caller, Action::registerDocuments);
    if (key)
        if (auto earlier = earlierAnswer(database_, caller.account.id, *key))
            return answeredBefore(std::move(*earlier));
    const auto now = clock_.now();
    const auto duplicates = request.confirmDuplicate ? Duplicates::confirmed : Duplicates::refused;
    auto complete = request;
    const auto uploads = database_.read([&](storage::ReadTransaction& transaction) {
        return uploadedItems(transaction, caller, now, complete.files);
    });
    const auto draft = draftDocument(complete, caller, *directory_.current(), now);
    // Asked before the files are stored, so that a refused repeat leaves nothing behind; the transaction asks
    // again.
    if (duplicates == Duplicates::refused && draft.document.direction == Direction::incoming)
        database_.read([&](storage::ReadTransaction& transaction) {
            refuseDuplicate(transaction, draft.document, duplicates);
        });
    const auto durable = takeFiles(blobs_, files, complete.files);
    Document stored;
    auto created =
        createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
            stored = enterInRegistry(transaction, draft, duplicates);
            useUploads(transaction, uploads, stored);
            countOutcome(transaction, request.proposals, stored, domain::vietnamDate(now));
            for (const auto& barrier : durable)
                transaction.commitAfter(barrier);
            if (!draft.links.empty()) stored = linkDocuments(transaction, caller, stored, draft.links);
            return domain::toJson(stored);
        });
    if (created.repeated) return answeredBefore(std::move(created.json));
    return {std::move(created), stored.id, stored.version};
}

}  // namespace vanthu::app
