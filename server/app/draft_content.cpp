#include "server/app/draft_content.h"

#include "server/app/read_document.h"
#include "server/app/representations.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"

#include <algorithm>
#include <cstddef>
#include <set>

namespace vanthu::app {

using domain::Document;
using domain::Draft;

namespace {

void refuseLaterFields(const DocumentRequest& given, Checks& checks) {
    const auto comesLater = [&](bool isGiven, const char* field) {
        if (isGiven) checks.add(field, "not_allowed", "Bước sau mới ghi: thêm bản, ký, cấp số, ban hành.");
    };
    comesLater(!given.files.empty(), "files");
    comesLater(!given.registryNumber.empty(), "registry_number");
    comesLater(!given.numberReason.empty(), "number_reason");
    comesLater(!given.signer.name.empty(), "signer");
    comesLater(given.issuedDate.has_value(), "issued_date");
    if (!given.links.empty())
        checks.add("links", "not_allowed", "Dự thảo nêu văn bản liên quan ở answers và corrects.");
}

/// The stored draft as its author would ask for it now, with what is to be different. Receivers that stay are
/// left out: they were looked up when they were named.
DocumentRequest requestOf(const Document& before, const DraftChange& change) {
    DocumentRequest request;
    request.direction = domain::Direction::outgoing;
    request.typeCode = change.typeCode.value_or(before.typeCode);
    const bool keepsType = request.typeCode == before.typeCode;
    request.notation = change.notation.value_or(keepsType ? before.code.notation : "");
    request.subject = change.subject.value_or(before.subject);
    request.urgency = change.urgency.value_or(before.urgency);
    request.secrecy = change.secrecy.value_or(domain::Secrecy::none);
    request.language = change.language.value_or(before.language);
    request.pageCount = change.pageCount ? change.pageCount : before.pageCount;
    request.copyCount = change.copyCount ? change.copyCount : before.copyCount;
    request.dueDate = change.dueDate.value_or(before.dueDate);
    request.note = change.note.value_or(before.note);
    request.toPlaces = before.toPlaces;
    request.paperPlace = before.paperPlace;
    request.access = change.access.value_or(before.access);
    if (change.receivers) request.receivers = *change.receivers;
    return request;
}

void changeReferences(Draft& draft, const DraftChange& change) {
    if (change.answers) draft.answers = *change.answers;
    // As they are kept, so that another order is no change.
    std::ranges::sort(draft.answers, {}, &domain::DraftAnswer::document);
    if (change.correction == domain::CorrectionKind::none) draft.corrects.reset();
    if (change.correction) draft.correction = *change.correction;
    if (change.corrects) draft.corrects = change.corrects;
}

}  // namespace

Document draftContent(const DocumentRequest& request, const Caller& caller, domain::OrganisationId issuer,
                      const DirectorySnapshot& directory, domain::Timestamp now, Checks& checks) {
    refuseLaterFields(request, checks);
    if (!checks.clean()) return {};
    // Drafted as if by the issuing unit; number, signer, date and files come with later steps.
    auto asIssuer = caller;
    Capacity registry;
    registry.role = domain::Role::clerk;
    registry.unit = issuer;
    registry.rights = {Action::registerDocuments};
    asIssuer.capacities = {registry};
    auto made = unfinishedDocument(request, asIssuer, directory, now);
    for (const auto* later : {"signer.name", "book"})
        made.checks.forgive(later);
    for (const auto& violation : made.checks.violations())
        checks.add(violation.field, violation.code, violation.message);
    auto& document = made.draft.document;
    document.book.reset();
    document.year = 0;
    document.issuedDate.reset();
    document.signer = {};
    document.files.clear();
    return document;
}

void checkReferences(storage::ReadTransaction& transaction, const Caller& caller, const Draft& draft) {
    Checks checks;
    const auto issuer = draft.document.organisation;
    std::set<domain::DocumentId> named;
    const auto known = [&](domain::DocumentId id, domain::Direction direction) {
        const auto document = storage::findDocument(transaction, id);
        if (!document || document->direction != direction || document->organisation != issuer) return false;
        return mayReadFilesOf(caller.scope, issuer) || direction == domain::Direction::outgoing ||
               mayKnowOf(transaction, caller, *document);
    };
    for (std::size_t i = 0; i < draft.answers.size(); ++i) {
        const auto field = "answers[" + std::to_string(i) + "].document";
        if (!named.insert(draft.answers[i].document).second)
            checks.add(field, "repeated", "Văn bản này đã nêu ở trên; mỗi văn bản nêu một lần.");
        else if (!known(draft.answers[i].document, domain::Direction::incoming))
            checks.add(field, "unknown_document", "Nhập mã một văn bản đến của cơ quan.");
    }
    if (draft.corrects && !known(*draft.corrects, domain::Direction::outgoing))
        checks.add("corrects", "unknown_document", "Nhập mã một văn bản đi đã ban hành của cơ quan.");
    if (draft.corrects.has_value() != (draft.correction != domain::CorrectionKind::none))
        checks.add("correction", "required", "Nêu cả văn bản được sửa (corrects) và cách sửa (correction).");
    checks.finish();
}

Draft changedDraft(storage::ReadTransaction& transaction, const Caller& caller, const Draft& before,
                   const DraftChange& change, const DirectorySnapshot& directory, domain::Timestamp now) {
    auto after = before;
    Checks checks;
    after.document = draftContent(requestOf(before.document, change), caller, before.document.organisation,
                                  directory, now, checks);
    checks.finish();
    after.document.registeredBy = before.document.registeredBy;
    after.document.registeredAt = before.document.registeredAt;
    if (!change.receivers) after.document.receivers = before.document.receivers;
    changeReferences(after, change);
    if (change.answers || change.corrects || change.correction) checkReferences(transaction, caller, after);
    if (storage::recordOf(after) == storage::recordOf(before))
        checks.add("body", "nothing_changed", "Không có gì khác với dự thảo hiện có.");
    checks.finish();
    return after;
}

std::string draftEtag(const Draft& draft) {
    return etagOf(storage::recordOf(draft));
}

}  // namespace vanthu::app
