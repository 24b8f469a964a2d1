#include "server/app/case_file_steps.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_file_access.h"
#include "server/app/case_request.h"
#include "server/app/flow_rules.h"
#include "server/app/read_document.h"
#include "storage/case_file_store.h"
#include "storage/case_item_store.h"
#include "storage/document_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::CaseFileAction;

namespace {

void setText(Checks& checks, const std::optional<std::string>& given, const char* field, std::size_t most,
             std::string& text, Presence presence = Presence::optional) {
    if (given) text = checks.text(field, *given, most, presence);
}

}  // namespace

CaseFileSteps::CaseFileSteps(storage::WriteTransaction& transaction, const Caller& caller,
                             const DirectorySnapshot& directory, domain::CaseFileId id)
    : transaction_(transaction),
      caller_(caller),
      directory_(directory),
      now_(transaction.actor().at),
      today_(domain::vietnamDate(now_)),
      file_(caseFileInScope(transaction, caller, id)) {}

domain::CaseFileState CaseFileSteps::after(CaseFileAction action, const std::string& text) const {
    return moved(file_.state, action, relationsTo(caller_, file_), caller_, text);
}

void CaseFileSteps::move(const CaseFileMoveRequest& request) {
    const auto text = checkedText(request.text);
    const auto next = after(request.action, text);
    switch (request.action) {
        case CaseFileAction::open:
            open(request);
            break;
        case CaseFileAction::close:
            close(request);
            break;
        case CaseFileAction::reopen:
            file_.endDate.reset();
            file_.handOverBy.reset();
            break;
        case CaseFileAction::handOver:
            break;
        case CaseFileAction::collect:
        case CaseFileAction::remove:
        case CaseFileAction::describe:
            throw Error(ErrorCode::invalidInput, "an action with a route of its own",
                        {{"action", "unknown_value", "Việc này có địa chỉ riêng; hãy xem mô tả API."}});
    }
    file_.state = next;
    file_.since = now_;
    file_.note = text;
    file_ = storage::storeCaseFile(transaction_, file_, domain::code(request.action));
}

void CaseFileSteps::open(const CaseFileMoveRequest& request) {
    Checks checks;
    file_.startDate = request.date.value_or(today_);
    if (*file_.startDate > today_) checks.add("date", "too_late", "Không được sau hôm nay.");
    checks.finish();
}

void CaseFileSteps::close(const CaseFileMoveRequest& request) {
    Checks checks;
    const auto end = request.date.value_or(today_);
    if (end > today_) checks.add("date", "too_late", "Không được sau hôm nay.");
    if (file_.startDate && end < *file_.startDate)
        checks.add("date", "too_early",
                   "Không được trước ngày bắt đầu (" + file_.startDate->vietnamese() + ").");
    if (!request.retention.empty())
        file_.retention = checkedRetention(request.retention, today_, "retention", checks);
    checks.finish();
    requireNothingPending();
    const auto totals = storage::totalsOf(transaction_, file_.id);
    file_.endDate = end;
    file_.documentTotal = totals.documents;
    file_.pageTotal = totals.pages;
    file_.handOverBy = domain::handOverDay(file_.kind, file_.retention, end);
}

void CaseFileSteps::requireNothingPending() const {
    const auto pending = storage::pendingIn(transaction_, file_.id);
    if (pending.empty()) return;
    std::string names;
    domain::JsonWriter json;
    json.beginArray();
    for (const auto& document : storage::findDocuments(transaction_, pending)) {
        if (!mayKnowOf(transaction_, caller_, document)) continue;
        names += (names.empty() ? ": văn bản mã " : ", ") + std::to_string(document.id.value);
        json.value(document.id.value);
    }
    Refused refusal(Refusal::caseDocumentsPending, {std::to_string(file_.id.value), names});
    refusal.setMembers("\"pending\":" + json.endArray().take());
    throw refusal;
}

void CaseFileSteps::describe(const CaseFileChange& change) {
    file_.state = after(CaseFileAction::describe, "");
    Checks checks;
    setText(checks, change.title, "title", limits::kCaseTitle, file_.title, Presence::required);
    setText(checks, change.language, "language", limits::kCaseLanguage, file_.language, Presence::required);
    setText(checks, change.description, "description", limits::kNote, file_.description);
    if (change.retention) file_.retention = checkedRetention(*change.retention, today_, "retention", checks);
    if (change.kind) file_.kind = *change.kind;
    if (change.rights) file_.rights = *change.rights;
    if (change.startDate) file_.startDate = *change.startDate;
    if (file_.startDate && *file_.startDate > today_)
        checks.add("start_date", "too_late", "Không được sau hôm nay.");
    if (change.maker)
        if (const auto maker = checkedMaker(transaction_, *change.maker, file_.organisation, directory_,
                                            today_, "maker", checks)) {
            file_.maker = maker->account;
            file_.unit = maker->unit;
        }
    checks.finish();
    file_ = storage::storeCaseFile(transaction_, file_, domain::code(CaseFileAction::describe));
}

void CaseFileSteps::collect(domain::DocumentId document, const std::string& note) {
    static_cast<void>(after(CaseFileAction::collect, ""));
    Checks checks;
    domain::CaseItem item{.file = file_.id, .document = document, .putBy = caller_.account.id, .putAt = now_};
    item.note = checks.text("note", note, limits::kNote);
    const auto found = storage::findDocument(transaction_, document);
    if (!found || !mayKnowOf(transaction_, caller_, *found))
        checks.add("document", "unknown_document", "Nhập mã một văn bản mà bạn được xem.");
    checks.finish();
    if (storage::highestOrdinal(transaction_, file_.id) >= limits::kDocumentsPerCaseFile)
        throw Refused(Refusal::caseFileFull,
                      {std::to_string(file_.id.value), std::to_string(limits::kDocumentsPerCaseFile)});
    static_cast<void>(storage::insertCaseItem(transaction_, item));
}

void CaseFileSteps::remove(domain::DocumentId document, const std::string& reason) {
    Checks checks;
    const auto cleanReason = checks.text("reason", reason, limits::kReason, Presence::required);
    checks.finish();
    static_cast<void>(after(CaseFileAction::remove, cleanReason));
    const auto contents = knownContents(transaction_, caller_, file_.id);
    const auto found = std::find_if(contents.items.begin(), contents.items.end(),
                                    [&](const auto& known) { return known.item.document == document; });
    if (found == contents.items.end())
        throw Refused(Refusal::documentNotInCaseFile,
                      {std::to_string(document.value), std::to_string(file_.id.value)});
    storage::removeCaseItem(transaction_, found->item, cleanReason);
}

}  // namespace vanthu::app
