#include "server/app/notice_view.h"

#include "server/app/alerts.h"
#include "server/app/case_file_access.h"
#include "server/app/draft_steps.h"
#include "server/app/read_document.h"
#include "server/app/report_schedule_parts.h"
#include "server/exchange/inbox.h"
#include "storage/alert_store.h"
#include "storage/case_file_store.h"
#include "storage/document_store.h"
#include "storage/draft_store.h"
#include "storage/exchange_store.h"
#include "storage/intake_store.h"
#include "storage/report_run_store.h"
#include "storage/report_schedule_store.h"

#include <algorithm>

namespace vanthu::app {

using domain::Notice;

namespace {

NoticeView viewOfDocument(storage::ReadTransaction& transaction, const Caller& reader, std::int64_t id) {
    const auto document = storage::findDocument(transaction, {id});
    if (!document || !mayDo(reader, Action::seeDocuments) || !mayKnowOf(transaction, reader, *document))
        return {};
    const auto& number = document->registryNumber;
    return {true, number ? std::to_string(number->number) + number->suffix : "",
            domain::printCode(document->code), document->subject};
}

NoticeView viewOfDraft(storage::ReadTransaction& transaction, const Caller& reader, std::int64_t id) {
    const auto draft = storage::findDraft(transaction, {id});
    if (!draft || !mayDo(reader, Action::writeDrafts) || !mayKnowOf(reader, *draft)) return {};
    return {true, "", "", draft->document.subject};
}

NoticeView viewOfInbox(storage::ReadTransaction& transaction, const Caller& reader, std::int64_t id) {
    const auto item = storage::findInboxItem(transaction, {id});
    const auto units = unitsFor(reader, Action::seeInbox);
    if (!item || !std::binary_search(units.begin(), units.end(), item->recipient)) return {};
    const auto document = exchange::documentFromManifest(transaction, *item);
    return {true, "", domain::printCode(document.code), document.subject};
}

NoticeView viewOfAlert(storage::ReadTransaction& transaction, const Caller& reader,
                       const DirectorySnapshot& directory, std::int64_t id) {
    const auto alert = storage::findAlert(transaction, {id});
    if (!alert || !isCompetentFor(reader, *alert, directory)) return {};
    return {true, "", "", sentenceOf(transaction, *alert, directory)};
}

NoticeView viewOfCaseFile(storage::ReadTransaction& transaction, const Caller& reader, std::int64_t id) {
    const auto file = storage::findCaseFile(transaction, {id});
    if (!file || !mayDo(reader, Action::seeCaseFiles) || !mayKnowOf(reader, *file)) return {};
    return {true, "", domain::printCode(file->code), file->title};
}

NoticeView viewOfIntake(storage::ReadTransaction& transaction, const Caller& reader, std::int64_t id) {
    const auto item = storage::findIntakeItem(transaction, {id});
    const auto units = unitsFor(reader, Action::seeIntake);
    if (!item || !std::binary_search(units.begin(), units.end(), item->unit)) return {};
    return {true, "", "", item->subject.empty() ? item->source : item->subject};
}

NoticeView viewOfReportRun(storage::ReadTransaction& transaction, const Caller& reader, std::int64_t id) {
    const auto run = storage::findReportRun(transaction, {id});
    const auto schedule = run ? storage::findReportSchedule(transaction, run->schedule) : std::nullopt;
    if (!schedule || !tends(reader, *schedule)) return {};
    return {true, "", "", schedule->title + (run->reason.empty() ? "" : " – " + run->reason)};
}

}  // namespace

NoticeView viewOf(storage::ReadTransaction& transaction, const Caller& reader,
                  const DirectorySnapshot& directory, const Notice& notice) {
    switch (domain::wordOf(notice.kind).entity) {
        case domain::NoticeEntity::document:
            return viewOfDocument(transaction, reader, notice.entityId);
        case domain::NoticeEntity::draft:
            return viewOfDraft(transaction, reader, notice.entityId);
        case domain::NoticeEntity::inbox:
            return viewOfInbox(transaction, reader, notice.entityId);
        case domain::NoticeEntity::alert:
            return viewOfAlert(transaction, reader, directory, notice.entityId);
        case domain::NoticeEntity::caseFile:
            return viewOfCaseFile(transaction, reader, notice.entityId);
        case domain::NoticeEntity::intake:
            return viewOfIntake(transaction, reader, notice.entityId);
        case domain::NoticeEntity::reportRun:
            return viewOfReportRun(transaction, reader, notice.entityId);
    }
    return {};
}

std::string sentenceOf(const Notice& notice, const NoticeView& view) {
    std::string sentence(domain::label(notice.kind));
    std::string separator = ": ";
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        sentence += separator + part;
        separator = ", ";
    };
    add(view.registryNumber.empty() ? "" : "số " + view.registryNumber);
    add(view.code);
    add(view.subject);
    if (notice.dueDate && view.isKnown) sentence += " (hạn " + notice.dueDate->vietnamese() + ")";
    return sentence;
}

}  // namespace vanthu::app
