#include "server/app/handle_document.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "server/app/flow_rules.h"
#include "server/app/handling_representation.h"
#include "server/app/read_document.h"
#include "server/exchange/recalls.h"
#include "storage/assignment_store.h"
#include "storage/draft_store.h"
#include "storage/handling_store.h"

namespace vanthu::app {

using domain::AssignmentId;
using domain::DocumentId;

namespace {

// An assignment of a document that the caller may not know of looks like none.
DocumentId documentOf(storage::ReadTransaction& transaction, const Caller& caller, AssignmentId id) {
    const auto assignment = storage::findAssignment(transaction, id);
    const auto unknown = [&] { return Refused(Refusal::assignmentUnknown, {std::to_string(id.value)}); };
    if (!assignment) throw unknown();
    try {
        return documentInScope(transaction, caller, assignment->document).id;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::notFound) throw unknown();
        throw;
    }
}

}  // namespace

std::string HandleDocument::represent(storage::ReadTransaction& transaction, const Caller& caller,
                                      const domain::Document& document) {
    if (document.direction != domain::Direction::incoming)
        throw Refused(Refusal::documentNotIncoming, {std::to_string(document.id.value)});
    return handlingJson(transaction, caller, document, *directory_.current(),
                        domain::vietnamDate(clock_.now()));
}

std::string HandleDocument::show(const Caller& caller, DocumentId document) {
    require(caller, Action::seeDocuments);
    domain::Document shown;
    auto json = database_.read([&](storage::ReadTransaction& transaction) {
        shown = documentInScope(transaction, caller, document);
        return represent(transaction, caller, shown);
    });
    views_.note(caller, shown, View::handling);
    return json;
}

Created HandleDocument::move(const Caller& caller, DocumentId document, const HandlingRequest& request,
                             const std::optional<RequestKey>& key) {
    require(caller, Action::handleDocuments);
    const auto directory = directory_.current();
    auto created = createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            HandlingCase(transaction, caller, *directory, document).move(request);
            return represent(transaction, caller, documentInScope(transaction, caller, document));
        });
    exchange_.wake();
    return created;
}

Created HandleDocument::moveAssignment(const Caller& caller, AssignmentId assignment,
                                       const AssignmentMoveRequest& request,
                                       const std::optional<RequestKey>& key) {
    require(caller, Action::handleDocuments);
    const auto directory = directory_.current();
    auto created = createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            const auto document = documentOf(transaction, caller, assignment);
            HandlingCase(transaction, caller, *directory, document).move(assignment, request);
            return represent(transaction, caller, documentInScope(transaction, caller, document));
        });
    exchange_.wake();
    return created;
}

Created HandleDocument::decideExtension(const Caller& caller, domain::ExtensionId id,
                                        const ExtensionDecision& decision,
                                        const std::optional<RequestKey>& key) {
    require(caller, Action::handleDocuments);
    const auto directory = directory_.current();
    return createOnce(
        database_, {caller.account.id, clock_.now()}, key, [&](storage::WriteTransaction& transaction) {
            const auto extension = storage::findExtension(transaction, id);
            if (!extension) throw Refused(Refusal::extensionUnknown, {std::to_string(id.value)});
            const auto document = documentOf(transaction, caller, extension->assignment);
            HandlingCase(transaction, caller, *directory, document).decide(*extension, decision);
            return represent(transaction, caller, documentInScope(transaction, caller, document));
        });
}

Created HandleDocument::recall(const Caller& caller, DocumentId id, const std::string& reason,
                               const std::optional<RequestKey>& key) {
    require(caller, Action::recallDocuments);
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    const auto now = clock_.now();
    const auto recallOnce = [&](storage::WriteTransaction& transaction) {
        const auto document = documentInScope(transaction, caller, id);
        if (!mayDoIn(caller, Action::recallDocuments, document.organisation))
            throw Refused(Refusal::relationMissing,
                          {caller.account.login, std::string(domain::label(domain::DraftAction::recall)),
                           labelsOf({domain::Relation::clerk, domain::Relation::leader})});
        storage::recallDocument(transaction, id, cleanReason);
        if (document.direction == domain::Direction::outgoing)
            exchange::queueRecall(transaction, id, cleanReason);
        if (auto draft = storage::findDraftOf(transaction, id)) {
            const domain::Relations have{domain::Relation::clerk, domain::Relation::leader};
            draft->state = moved(draft->state, domain::DraftAction::recall, have, caller, cleanReason);
            draft->since = now;
            draft->note = cleanReason;
            storage::storeDraft(transaction, *draft, domain::code(domain::DraftAction::recall));
        }
        return domain::JsonWriter()
            .beginObject()
            .field("document", id.value)
            .field("reason", cleanReason)
            .field("at", domain::isoVietnam(now))
            .endObject()
            .take();
    };
    auto created = createOnce(database_, {caller.account.id, now}, key, recallOnce);
    exchange_.wake();
    return created;
}

}  // namespace vanthu::app
