#include "server/app/draft_steps.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/link.h"
#include "schemas/domain/registration.h"
#include "schemas/domain/text.h"
#include "server/app/assignment_request.h"
#include "server/app/flow_rules.h"
#include "server/app/handling_case.h"
#include "server/app/number_reason.h"
#include "server/app/representations.h"
#include "server/app/tell.h"
#include "storage/assignment_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/handling_store.h"
#include "storage/link_store.h"

#include <algorithm>
#include <set>

namespace vanthu::app {

using domain::Draft;
using domain::DraftAction;
using domain::DraftState;
using domain::Relation;

namespace {

bool contains(const std::vector<domain::OrganisationId>& units, domain::OrganisationId unit) {
    return std::find(units.begin(), units.end(), unit) != units.end();
}

domain::Relations signersOf(domain::SignatureRole role) {
    return {role == domain::SignatureRole::person ? Relation::leader : Relation::clerk};
}

/// The seal goes over a signature, not before it.
bool isBeforeItsTurn(const Draft& draft, domain::SignatureRole role) {
    return role == domain::SignatureRole::agency && draft.state == DraftState::formChecked;
}

}  // namespace

domain::Relations relationsTo(const Caller& caller, const Draft& draft) {
    domain::Relations have;
    const auto issuer = draft.document.organisation;
    if (holds(caller, domain::Role::clerk, issuer, Action::writeDrafts)) have.add(Relation::clerk);
    if (holds(caller, domain::Role::leader, issuer, Action::writeDrafts)) have.add(Relation::leader);
    // The head of the drafting unit answers for the draft beside the one who writes it.
    const bool headsUnit =
        draft.unit != issuer && holds(caller, domain::Role::leader, draft.unit, Action::writeDrafts);
    if (draft.drafter == caller.account.id || headsUnit) have.add(Relation::drafter);
    return have;
}

bool mayKnowOf(const Caller& caller, const Draft& draft) {
    const auto units = unitsActedFor(caller);
    return !relationsTo(caller, draft).empty() || contains(units, draft.document.organisation) ||
           contains(units, draft.unit);
}

Draft draftInScope(storage::ReadTransaction& transaction, const Caller& caller, domain::DraftId id) {
    auto draft = storage::findDraft(transaction, id);
    if (!draft || !mayKnowOf(caller, *draft))
        throw Refused(Refusal::draftUnknown, {std::to_string(id.value)});
    return std::move(*draft);
}

bool maySign(const Draft& draft, const Caller& caller, domain::SignatureRole role) {
    const auto have = relationsTo(caller, draft);
    const auto* move = domain::findMove(draft.state, DraftAction::signFile);
    return move != nullptr && move->by.meets(have) && signersOf(role).meets(have) &&
           !isBeforeItsTurn(draft, role);
}

void requireSigning(const Draft& draft, const Caller& caller, domain::SignatureRole role) {
    const auto have = relationsTo(caller, draft);
    static_cast<void>(moved(draft.state, DraftAction::signFile, have, caller, ""));
    const auto wanted = signersOf(role);
    if (!wanted.meets(have))
        throw Refused(Refusal::relationMissing,
                      {caller.account.login, std::string(domain::label(role)), labelsOf(wanted)});
    if (isBeforeItsTurn(draft, role)) refuseMove(draft.state, DraftAction::signFile);
}

std::string signerName(const Draft& draft, const Caller& caller, domain::SignatureRole role,
                       const DirectorySnapshot& directory, domain::Date day) {
    const auto* agency = directory.organisation(draft.document.organisation);
    if (role == domain::SignatureRole::person || agency == nullptr) return caller.account.fullName;
    return agency->on(day).name;
}

DraftSteps::DraftSteps(storage::WriteTransaction& transaction, const Caller& caller,
                       const DirectorySnapshot& directory, domain::DraftId draft)
    : transaction_(transaction),
      caller_(caller),
      directory_(directory),
      now_(transaction.actor().at),
      today_(domain::vietnamDate(now_)),
      draft_(draftInScope(transaction, caller, draft)),
      versions_(storage::draftVersions(transaction, draft)) {}

void DraftSteps::move(const DraftMoveRequest& request) {
    const auto text = checkedText(request.text);
    const auto next = moved(draft_.state, request.action, relationsTo(caller_, draft_), caller_, text);
    switch (request.action) {
        case DraftAction::comment:
            return comment(text, request.answers);
        case DraftAction::submit:
            submit(request.approver);
            break;
        case DraftAction::sign:
            sign(request.signer);
            break;
        case DraftAction::number:
            number(request.book);
            break;
        case DraftAction::issue:
            issue(request.book, text);
            break;
        case DraftAction::back:
            goBack(text);
            break;
        case DraftAction::addVersion:
        case DraftAction::describe:
        case DraftAction::signFile:
        case DraftAction::send:
        case DraftAction::recall:
            // Each has a request of its own: with files, with the version that was seen, with a key, with
            // receivers, on the registered document.
            throw Error(ErrorCode::invalidInput, "an action with a route of its own",
                        {{"action", "unknown_value", "Việc này có địa chỉ riêng; hãy xem mô tả API."}});
        case DraftAction::check:
            keepCheck(request.check);
            break;
        case DraftAction::approve:
        case DraftAction::abandon:
            break;
    }
    if (next != draft_.state) draft_.since = now_;
    draft_.state = next;
    draft_.note = text;
    storage::storeDraft(transaction_, draft_, domain::code(request.action));
    tellOf(request.action);
}

void DraftSteps::describe(const DraftChange& change, const std::string& ifMatch) {
    const auto next = moved(draft_.state, DraftAction::describe, relationsTo(caller_, draft_), caller_, "");
    requireSeenVersion(ifMatch, draftEtag(draft_));
    draft_ = changedDraft(transaction_, caller_, draft_, change, directory_, now_);
    draft_.state = next;
    storage::describeDraft(transaction_, draft_, domain::code(DraftAction::describe));
}

void DraftSteps::tellOf(DraftAction action) {
    Teller teller(transaction_, directory_);
    if (action == DraftAction::submit && draft_.approver)
        teller.tell(*draft_.approver, domain::NoticeKind::draftSubmitted, draft_);
    if (action == DraftAction::back) teller.tell(draft_.drafter, domain::NoticeKind::draftReturned, draft_);
    if (action == DraftAction::issue) teller.tell(draft_.drafter, domain::NoticeKind::draftIssued, draft_);
    if (action == DraftAction::sign)
        for (const auto clerk : teller.clerksOf(draft_.document.organisation))
            teller.tell(clerk, domain::NoticeKind::draftSigned, draft_);
}

// Whoever directed the document and whoever is in charge of it.
void DraftSteps::tellOfReply(const domain::Document& incoming, const domain::Document& reply) {
    Teller teller(transaction_, directory_);
    std::set<domain::AccountId> people;
    if (const auto leader = handlingOf(transaction_, incoming).presentedTo) people.insert(*leader);
    for (const auto& assignment : storage::assignmentsOf(transaction_, incoming.id))
        if (assignment.role == domain::AssignmentRole::principal &&
            assignment.state != domain::AssignmentState::withdrawn)
            for (const auto person : teller.assigneesOf(assignment))
                people.insert(person);
    for (const auto person : people)
        teller.tell(person, domain::NoticeKind::replyIssued, incoming, {.related = reply.id.value});
}

void DraftSteps::addVersion(domain::DraftVersion version) {
    const auto next =
        moved(draft_.state, DraftAction::addVersion, relationsTo(caller_, draft_), caller_, version.note);
    if (versions_.size() >= limits::kDraftVersions)
        throw Refused(Refusal::uploadTooLarge, {std::to_string(limits::kDraftVersions)});
    draft_.state = next;
    version.account = caller_.account.id;
    version.at = now_;
    static_cast<void>(storage::insertDraftVersion(transaction_, draft_.id, std::move(version)));
}

void DraftSteps::addSigned(domain::DraftVersion version, domain::SignatureRole role) {
    requireSigning(draft_, caller_, role);
    // What was signed must be what goes on.
    if (versions_.empty() || versions_.back().number != version.number)
        throw Refused(Refusal::versionMoved, {std::to_string(versions_.size())});
    if (versions_.size() >= limits::kDraftVersions)
        throw Refused(Refusal::uploadTooLarge, {std::to_string(limits::kDraftVersions)});
    version.account = caller_.account.id;
    version.at = now_;
    static_cast<void>(storage::insertDraftVersion(transaction_, draft_.id, std::move(version)));
}

void DraftSteps::comment(const std::string& text, std::optional<domain::DraftCommentId> answers) {
    requireText(text, "Bắt buộc ghi góp ý.");
    Checks checks;
    const auto comments = storage::draftComments(transaction_, draft_.id);
    if (answers && std::ranges::find(comments, *answers, &domain::DraftComment::id) == comments.end())
        checks.add("answers", "unknown_comment", "Dự thảo không có góp ý này.");
    checks.finish();
    storage::insertDraftComment(transaction_, draft_.id,
                                {.version = versions_.empty() ? 0 : versions_.back().number,
                                 .account = caller_.account.id,
                                 .at = now_,
                                 .text = text,
                                 .answers = answers});
}

// What was judged must be what goes on.
void DraftSteps::keepCheck(const std::optional<domain::DraftCheck>& check) {
    if (!check) throw Error(ErrorCode::internal, "A check of a draft without a judgement");
    if (versions_.empty() || versions_.back().number != check->version)
        throw Refused(Refusal::versionMoved, {std::to_string(versions_.size())});
    storage::insertDraftCheck(transaction_, draft_.id, *check);
}

void DraftSteps::submit(const std::string& approver) {
    if (versions_.empty()) throw Refused(Refusal::draftWithoutVersion, {std::to_string(draft_.id.value)});
    Checks checks;
    const auto leader = accountByLogin(transaction_, approver, "approver", checks);
    if (leader &&
        (leader->role != domain::Role::leader || leader->organisation != draft_.document.organisation))
        checks.add("approver", "not_a_leader", "Người duyệt phải là lãnh đạo của cơ quan ban hành.");
    checks.finish();
    draft_.approver = leader->id;
}

void DraftSteps::sign(const domain::Signer& signer) {
    draft_.document.signer = {domain::normalised(signer.name), domain::normalised(signer.position),
                              domain::normalised(signer.authority)};
    draft_.document.issuedDate = today_;
    requireRegistrable();
    draft_.document.issuedDate.reset();
    draft_.signatureRecordedBy = caller_.account.id;
    draft_.signedAt = now_;
}

void DraftSteps::chooseBook(const BookReference& reference) {
    const auto* book = directory_.book(reference, draft_.document.organisation, domain::Direction::outgoing);
    Checks checks;
    if (book == nullptr)
        checks.add("book", "unknown_book", "Đơn vị không có sổ văn bản đi này.");
    else if (book->purpose == domain::BookPurpose::copies ||
             book->purpose == domain::BookPurpose::secretStubs)
        checks.add("book", "wrong_purpose", "Sổ bản sao và sổ văn bản mật không cấp số cho dự thảo.");
    checks.finish();
    auto& document = draft_.document;
    document.book = book->id;
    document.issuedDate = today_;
    document.year = today_.year();
    if (document.code.year) document.code.year = document.year;
}

storage::SeriesPlace DraftSteps::place() const {
    const auto& document = draft_.document;
    const auto* book = directory_.book(document.book.value());
    if (book == nullptr) throw Refused(Refusal::bookUnknown, {std::to_string(document.book->value)});
    return {book->id, document.year, domain::seriesKey(*book, document.typeCode)};
}

// Kept back until the draft is issued or goes back; into the next year only with a reason.
void DraftSteps::number(const BookReference& book) {
    chooseBook(book);
    const auto& issuer = draft_.document.organisation;
    const auto* unit = directory_.organisation(issuer);
    domain::Reservation reservation;
    reservation.heldFor = unit == nullptr ? std::to_string(issuer.value) : unit->on(today_).name;
    reservation.purpose = "Dự thảo " + std::to_string(draft_.id.value);
    reservation.until = domain::Date::fromParts(today_.year(), 12, 31).value();
    draft_.document.registryNumber = storage::reserveNumber(transaction_, place(), {}, reservation).number;
    requireRegistrable();
}

storage::TakenNumber DraftSteps::takeNumber(const std::string& reason) {
    const auto& document = draft_.document;
    auto taken =
        document.registryNumber
            ? storage::takeNumber(transaction_, place(), *document.registryNumber, document.issuedDate)
            : storage::takeNextNumber(transaction_, place(), document.issuedDate);
    if (needsReason(taken, today_)) draft_.document.numberReason = reason;
    requireNumberReason(taken, draft_.document.numberReason, today_);
    return taken;
}

void DraftSteps::issue(const BookReference& book, const std::string& numberReason) {
    if (!draft_.document.registryNumber) chooseBook(book);
    const auto taken = takeNumber(numberReason);
    draft_.document.registryNumber = taken.number;
    requireRegistrable();
    const auto document = storage::insertDocument(transaction_, registrable());
    storage::bindNumber(transaction_, taken, document.id);
    draft_.registered = document.id;
    linkIssued(document);
}

void DraftSteps::linkIssued(const domain::Document& document) {
    Checks checks;
    const auto check = [&](domain::LinkKind kind, domain::DocumentId target, const std::string& field) {
        const auto other = storage::findDocument(transaction_, target);
        for (const auto& violation : domain::checkLink(kind, document, other.value()))
            checks.add(field, violation.code, violation.message);
    };
    for (std::size_t i = 0; i < draft_.answers.size(); ++i)
        check(domain::LinkKind::repliesTo, draft_.answers[i].document, "answers[" + std::to_string(i) + "]");
    const auto correction = linkKindOf(draft_.correction);
    if (draft_.corrects) check(correction, *draft_.corrects, "corrects");
    checks.finish();
    for (const auto& answer : draft_.answers)
        if (!storage::findRecall(transaction_, answer.document)) {
            settleByReply(transaction_, document, answer.document, answer.reason);
            tellOfReply(storage::findDocument(transaction_, answer.document).value(), document);
        }
    if (draft_.corrects)
        storage::insertLink(transaction_, {.kind = correction, .from = document.id, .to = *draft_.corrects});
}

// What was signed is not what comes next: the signature falls, and a number that was taken is void.
void DraftSteps::goBack(const std::string& reason) {
    auto& document = draft_.document;
    // The registry may have voided the number, or used it, meanwhile.
    if (document.registryNumber && storage::isReserved(transaction_, place(), *document.registryNumber))
        storage::voidNumber(transaction_, place(), *document.registryNumber, reason);
    document.registryNumber.reset();
    document.book.reset();
    document.year = 0;
    document.issuedDate.reset();
    document.signer = {};
    draft_.signatureRecordedBy.reset();
    draft_.signedAt.reset();
}

domain::Document DraftSteps::registrable() const {
    auto document = draft_.document;
    if (document.registryNumber) document.code.number = printRegistryNumber(*document.registryNumber);
    if (!versions_.empty()) document.files = versions_.back().files;
    for (auto& file : document.files)
        file.id = {};
    document.registeredBy = caller_.account.id;
    document.registeredAt = now_;
    document.version = 1;
    return document;
}

void DraftSteps::requireRegistrable() const {
    Checks checks;
    checks.add(domain::checkDocument(registrable(), directory_.types(), today_));
    checks.finish();
}

void noteSent(storage::WriteTransaction& transaction, domain::DocumentId document) {
    auto draft = storage::findDraftOf(transaction, document);
    if (!draft) return;
    const auto* move = domain::findMove(draft->state, DraftAction::send);
    if (move == nullptr || move->to == draft->state) return;
    draft->state = move->to;
    draft->since = transaction.actor().at;
    draft->note.clear();
    storage::storeDraft(transaction, *draft, domain::code(DraftAction::send));
}

}  // namespace vanthu::app
