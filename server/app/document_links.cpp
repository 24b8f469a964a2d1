#include "server/app/document_links.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/read_document.h"
#include "storage/book_store.h"
#include "storage/document_store.h"
#include "storage/link_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Document;
using domain::DocumentId;
using domain::LinkEnd;
using domain::LinkKind;

namespace {

void checkTarget(storage::ReadTransaction& transaction, const Caller& caller, const Document& document,
                 const LinkRequest& request, const std::string& path, Checks& checks) {
    const auto target = storage::findDocument(transaction, request.document);
    if (!target || !mayKnowOf(transaction, caller, *target)) {
        checks.add(path + "document", "unknown_document", "Không có văn bản này.");
        return;
    }
    for (auto& violation : domain::checkLink(request.kind, document, *target))
        checks.add(path + violation.field, violation.code, violation.message);
}

std::string listOf(storage::ReadTransaction& transaction, const Caller& caller, DocumentId id) {
    return "{\"links\":" + linksJson(transaction, caller, id) + "}";
}

}  // namespace

Document linkDocuments(storage::WriteTransaction& transaction, const Caller& caller, const Document& document,
                       const std::vector<LinkRequest>& requests) {
    Checks checks;
    for (std::size_t i = 0; i < requests.size(); ++i)
        checkTarget(transaction, caller, document, requests[i], "links[" + std::to_string(i) + "].", checks);
    checks.finish();
    for (const auto& request : requests)
        storage::insertLink(transaction, {.kind = request.kind, .from = document.id, .to = request.document});
    return storage::findDocument(transaction, document.id).value();
}

Created DocumentLinks::link(const Caller& caller, DocumentId id, const LinkRequest& request,
                            const std::optional<RequestKey>& key) {
    require(caller, Action::linkDocuments);
    return createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            const auto document = documentToChange(transaction, caller, Action::linkDocuments, id);
            requireUnlockedBook(transaction, document);
            Checks checks;
            if (request.kind == LinkKind::copyOf)
                checks.add("kind", "not_a_copy",
                           "Văn bản được sao chỉ ghi khi đăng ký bản sao (SY, TrS, SL).");
            checkTarget(transaction, caller, document, request, "", checks);
            checks.finish();
            storage::insertLink(transaction, {.kind = request.kind, .from = id, .to = request.document});
            return listOf(transaction, caller, id);
        });
}

Created DocumentLinks::withdraw(const Caller& caller, DocumentId id, domain::LinkId link,
                                const std::string& reason, const std::optional<RequestKey>& key) {
    require(caller, Action::linkDocuments);
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          requireUnlockedBook(
                              transaction, documentToChange(transaction, caller, Action::linkDocuments, id));
                          storage::withdrawLink(transaction, id, link, cleanReason);
                          return listOf(transaction, caller, id);
                      });
}

std::string linksJson(storage::ReadTransaction& transaction, const Caller& caller, DocumentId id) {
    const auto links = storage::linksOf(transaction, id);
    std::vector<DocumentId> others;
    for (const auto& link : links)
        others.push_back(link.from == id ? link.to : link.from);
    const auto documents = storage::findDocuments(transaction, others);
    domain::JsonWriter json;
    json.beginArray();
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto& link = links[i];
        const auto other = std::find_if(documents.begin(), documents.end(),
                                        [&](const auto& document) { return document.id == others[i]; });
        if (other == documents.end() || !mayKnowOf(transaction, caller, *other)) continue;
        const auto word = linkWord(link.kind, link.from == id ? LinkEnd::from : LinkEnd::to);
        json.beginObject()
            .field("id", link.id.value)
            .field("relation", word.code)
            .field("label", word.label)
            .field("document", other->id.value)
            .field("direction", domain::code(other->direction))
            .field("code", domain::printCode(other->code))
            .field("subject", other->subject);
        if (other->issuedDate) json.field("issued_date", other->issuedDate->iso());
        json.field("linked_by", link.linkedBy.value)
            .field("linked_at", domain::isoVietnam(link.linkedAt))
            .endObject();
    }
    return json.endArray().take();
}

void requireUnlockedBook(storage::ReadTransaction& transaction, const Document& document) {
    if (!document.book) return;
    const auto book = storage::findBook(transaction, *document.book);
    if (book && book->state == domain::BookState::locked) throw Refused(Refusal::bookLocked, {book->code});
}

}  // namespace vanthu::app
