#include "server/app/case_files.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/case_file_access.h"
#include "server/app/case_file_steps.h"
#include "server/app/case_representation.h"
#include "server/app/case_request.h"
#include "server/app/flow_rules.h"
#include "server/app/page_cursor.h"
#include "server/app/registry_unit.h"
#include "server/app/representations.h"
#include "storage/case_file_store.h"
#include "storage/case_plan_store.h"

namespace vanthu::app {

using domain::CaseFile;
using domain::CaseFileId;

namespace {

std::string etagOf(const CaseFile& file) {
    return '"' + std::to_string(file.version) + '"';
}

/// What the rows of the list depend on, page and size apart.
std::string queryOf(const CaseFileListRequest& request) {
    std::string unit;
    if (request.unit) {
        const auto* id = std::get_if<domain::OrganisationId>(&*request.unit);
        unit = id != nullptr ? '#' + std::to_string(id->value) : std::get<std::string>(*request.unit);
    }
    return "case_files " + std::to_string(request.year.value_or(0)) + ' ' +
           std::string(request.state ? domain::code(*request.state) : "-") +
           (request.own ? " own " : " all ") + unit;
}

/// The next number of the year, as the plan of the year numbers; continuous without a plan.
int nextNumber(storage::WriteTransaction& transaction, const CaseFile& file) {
    const auto plan = storage::findCasePlan(transaction, file.organisation, file.year);
    const bool perHeading = plan && plan->numbering == domain::CaseNumbering::perHeading;
    return storage::highestCaseNumber(transaction, file.organisation, file.year,
                                      perHeading ? std::optional{file.code.notation} : std::nullopt) +
           1;
}

/// The fields of a new file that need no look into the database.
CaseFile checkedFile(const CaseFileRequest& request, domain::Date today, Checks& checks) {
    CaseFile file;
    file.state = domain::CaseFileState::open;
    file.kind = request.kind;
    file.rights = request.rights;
    file.title = checks.text("title", request.title, limits::kCaseTitle, Presence::required);
    file.code.notation = checkedCaseNotation(request.notation, "notation", checks);
    file.retention = checkedRetention(request.retention, today, "retention", checks);
    file.language = checks.text("language", request.language, limits::kCaseLanguage);
    if (file.language.empty()) file.language = kVietnamese;
    file.description = checks.text("description", request.description, limits::kNote);
    file.startDate = request.startDate.value_or(today);
    if (*file.startDate > today) checks.add("start_date", "too_late", "Không được sau hôm nay.");
    file.year = file.startDate->year();
    return file;
}

}  // namespace

std::string CaseFiles::represent(storage::ReadTransaction& transaction, const Caller& caller,
                                 const CaseFile& file) {
    return caseFileJson(transaction, caller, file, *directory_.current(), domain::vietnamDate(clock_.now()));
}

std::string CaseFiles::list(const Caller& caller, const CaseFileListRequest& request) {
    require(caller, Action::seeCaseFiles);
    const auto today = domain::vietnamDate(clock_.now());
    storage::CaseFileFilter filter{.year = request.year, .state = request.state};
    if (request.own) filter.maker = caller.account.id;
    if (request.unit) {
        const auto* unit = directory_.current()->organisation(*request.unit);
        // A unit that is unknown and one that is not the caller's to see look the same: nothing in it.
        filter.organisation = unit != nullptr ? unit->id : domain::OrganisationId{-1};
    }
    const auto query = queryOf(request);
    const CaseFileId after{readCursor(request.cursor, query).value_or(0)};
    domain::JsonWriter json;
    json.beginObject().key("case_files").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        AccountNames names(transaction);
        auto files = storage::listCaseFiles(transaction, filter, caseFileScope(caller), caller.account.id,
                                            after, request.limit + 1);
        const bool isMore = files.size() > static_cast<std::size_t>(request.limit);
        if (isMore) files.pop_back();
        for (const auto& file : files)
            json.json(caseFileSummary(file, names, today));
        json.endArray();
        if (isMore) json.field("next_cursor", makeCursor(files.back().id.value, query));
    });
    return json.endObject().take();
}

ShownCaseFile CaseFiles::show(const Caller& caller, CaseFileId id) {
    require(caller, Action::seeCaseFiles);
    return database_.read([&](storage::ReadTransaction& transaction) {
        const auto file = caseFileInScope(transaction, caller, id);
        return ShownCaseFile{represent(transaction, caller, file), etagOf(file)};
    });
}

Created CaseFiles::create(const Caller& caller, const CaseFileRequest& request,
                          const std::optional<RequestKey>& key) {
    require(caller, Action::keepCaseFiles);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        Checks checks;
        auto file = checkedFile(request, today, checks);
        const auto unit = actingUnit(caller, Action::keepCaseFiles);
        file.unit = unit;
        file.maker = caller.account.id;
        file.organisation = registryUnitOf(unit, *directory, today).value_or(domain::OrganisationId{});
        if (!file.organisation)
            checks.add("unit", "no_registry", "Đơn vị của bạn không thuộc cơ quan nào giữ sổ văn bản.");
        else if (!request.maker.empty())
            if (const auto maker = checkedMaker(transaction, request.maker, file.organisation, *directory,
                                                today, "maker", checks)) {
                file.maker = maker->account;
                file.unit = maker->unit;
            }
        checks.finish();
        file.code.number = nextNumber(transaction, file);
        file.createdAt = now;
        file.since = now;
        return represent(transaction, caller, storage::insertCaseFile(transaction, file));
    });
}

ShownCaseFile CaseFiles::change(const Caller& caller, CaseFileId id, const CaseFileChange& change,
                                const std::string& ifMatch) {
    require(caller, Action::keepCaseFiles);
    const auto directory = directory_.current();
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        CaseFileSteps steps(transaction, caller, *directory, id);
        requireVersion(ifMatch, etagOf(steps.file()));
        steps.describe(change);
        return ShownCaseFile{represent(transaction, caller, steps.file()), etagOf(steps.file())};
    });
}

Created CaseFiles::move(const Caller& caller, CaseFileId id, const CaseFileMoveRequest& request,
                        const std::optional<RequestKey>& key) {
    require(caller, Action::keepCaseFiles);
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          CaseFileSteps steps(transaction, caller, *directory, id);
                          steps.move(request);
                          return represent(transaction, caller, steps.file());
                      });
}

Created CaseFiles::collect(const Caller& caller, CaseFileId id, domain::DocumentId document,
                           const std::string& note, const std::optional<RequestKey>& key) {
    require(caller, Action::keepCaseFiles);
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          CaseFileSteps steps(transaction, caller, *directory, id);
                          steps.collect(document, note);
                          return represent(transaction, caller, steps.file());
                      });
}

Created CaseFiles::remove(const Caller& caller, CaseFileId id, domain::DocumentId document,
                          const std::string& reason, const std::optional<RequestKey>& key) {
    require(caller, Action::keepCaseFiles);
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          CaseFileSteps steps(transaction, caller, *directory, id);
                          steps.remove(document, reason);
                          return represent(transaction, caller, steps.file());
                      });
}

}  // namespace vanthu::app
