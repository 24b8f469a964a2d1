#include "server/app/case_lists.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_file_access.h"
#include "server/app/case_forms.h"
#include "server/app/case_representation.h"
#include "server/app/page_cursor.h"
#include "server/app/register_entries.h"
#include "server/app/written_report.h"
#include "server/reports/printed_list.h"
#include "storage/case_file_store.h"
#include "storage/case_plan_store.h"

#include <array>
#include <map>

namespace vanthu::app {

using reports::PrintedList;

namespace {

constexpr const char* kDueQuery = "case_files due";

void name(PrintedList& list, const DirectorySnapshot& directory, domain::OrganisationId agency,
          domain::Timestamp now) {
    const auto names = namesOf(directory, agency, domain::vietnamDate(now));
    list.organisation = names.own;
    list.parentOrganisation = names.parent;
    list.printedAt = now;
}

/// What one account makes.
struct MakerCounts {
    std::array<int, domain::kWords<domain::CaseFileState>.size()> files{};
    std::int64_t documents{0};  ///< each once per file
};

/// Of what the caller may know of in an agency and year.
std::map<domain::AccountId, MakerCounts> countsOf(storage::ReadTransaction& transaction, const Caller& caller,
                                                  domain::OrganisationId agency, int year) {
    constexpr int kPortion = 500;
    std::map<domain::AccountId, MakerCounts> counts;
    const storage::CaseFileFilter filter{.organisation = agency, .year = year};
    domain::CaseFileId after;
    for (std::size_t size = kPortion; size == kPortion;) {
        const auto files = storage::listCaseFiles(transaction, filter, caseFileScope(caller),
                                                  caller.account.id, after, kPortion);
        size = files.size();
        for (const auto& file : files) {
            auto& maker = counts[file.maker];
            ++maker.files[static_cast<std::size_t>(file.state)];
            maker.documents +=
                static_cast<std::int64_t>(knownContents(transaction, caller, file.id).items.size());
            after = file.id;
        }
    }
    return counts;
}

}  // namespace

Report CaseLists::plan(const Caller& caller, domain::CasePlanId id, RegisterFormat format) {
    require(caller, Action::seeCaseFiles);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    auto list = database_.read([&](storage::ReadTransaction& transaction) {
        const auto plan = casePlanInScope(transaction, caller, id, *directory, domain::vietnamDate(now));
        AccountNames names(transaction);
        auto filled = planForm(plan, names);
        name(filled, *directory, plan.organisation, now);
        return filled;
    });
    return writtenReport(list, format, "danh-muc-ho-so-" + std::to_string(id.value));
}

Report CaseLists::contents(const Caller& caller, domain::CaseFileId id, RegisterFormat format) {
    require(caller, Action::seeCaseFiles);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    auto list = database_.read([&](storage::ReadTransaction& transaction) {
        const auto file = caseFileInScope(transaction, caller, id);
        auto filled = contentsForm(file, knownContents(transaction, caller, id), *directory);
        name(filled, *directory, file.organisation, now);
        return filled;
    });
    return writtenReport(list, format, "muc-luc-van-ban-" + std::to_string(id.value));
}

Report CaseLists::handOver(const Caller& caller, const CaseYearRequest& request, RegisterFormat format) {
    require(caller, Action::seeCaseFiles);
    const auto directory = directory_.current();
    const auto now = clock_.now();
    const auto agency = caseFileAgency(caller, request.unit, *directory, domain::vietnamDate(now));
    auto list = database_.read([&](storage::ReadTransaction& transaction) {
        std::vector<CountedFile> files;
        for (auto& file : storage::endedCaseFiles(transaction, agency, request.year)) {
            // What is kept for a few years stays with the unit, and not everybody reads every file.
            if (!file.handOverBy || !mayKnowOf(caller, file)) continue;
            auto contents = knownContents(transaction, caller, file.id);
            files.push_back({std::move(file), std::move(contents)});
        }
        return handOverForm(request.year, files);
    });
    name(list, *directory, agency, now);
    return writtenReport(list, format, "muc-luc-ho-so-nop-luu-" + std::to_string(request.year));
}

std::string CaseLists::due(const Caller& caller, const std::string& cursor, int limit) {
    require(caller, Action::seeCaseFiles);
    const auto today = domain::vietnamDate(clock_.now());
    const auto after = readCursor(cursor, kDueQuery).value_or(0);
    domain::JsonWriter json;
    json.beginObject()
        .field("on", today.iso())
        .field("notice_days", domain::kHandOverNoticeDays)
        .key("case_files")
        .beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        AccountNames names(transaction);
        auto files = storage::caseFilesDue(transaction, today, caseFileScope(caller), caller.account.id,
                                           after, limit + 1);
        const bool isMore = files.size() > static_cast<std::size_t>(limit);
        if (isMore) files.pop_back();
        for (const auto& file : files)
            json.json(caseFileSummary(file, names, today));
        json.endArray();
        if (isMore) json.field("next_cursor", makeCursor(storage::placeOfDue(files.back()), kDueQuery));
    });
    return json.endObject().take();
}

std::int64_t CaseLists::countDue(storage::ReadTransaction& transaction, const Caller& caller) const {
    require(caller, Action::seeCaseFiles);
    return storage::countCaseFilesDue(transaction, domain::vietnamDate(clock_.now()), caseFileScope(caller),
                                      caller.account.id);
}

std::string CaseLists::statistics(const Caller& caller, const CaseYearRequest& request) {
    require(caller, Action::seeCaseFiles);
    const auto agency =
        caseFileAgency(caller, request.unit, *directory_.current(), domain::vietnamDate(clock_.now()));
    domain::JsonWriter json;
    json.beginObject()
        .field("organisation", agency.value)
        .field("year", request.year)
        .key("accounts")
        .beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        AccountNames names(transaction);
        for (const auto& [maker, counts] : countsOf(transaction, caller, agency, request.year)) {
            json.beginObject().field("account", maker.value).fieldIfAny("account_name", names.of(maker));
            for (const auto& word : domain::kWords<domain::CaseFileState>)
                json.field(word.code, counts.files[static_cast<std::size_t>(word.value)]);
            json.field("documents", counts.documents).endObject();
        }
    });
    return json.endArray().endObject().take();
}

}  // namespace vanthu::app
