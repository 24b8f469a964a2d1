#include "server/app/reform_indexes.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/index_scores.h"
#include "server/app/index_sheet.h"
#include "server/app/rate_report_parts.h"
#include "server/app/read_document.h"
#include "server/app/reform_index_report.h"
#include "server/app/representations.h"
#include "storage/document_store.h"
#include "storage/index_score_store.h"
#include "storage/reform_index_store.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using domain::IndexLine;
using domain::ReformIndex;
using domain::ReformIndexId;
using domain::ScoreKind;

namespace {

constexpr int kFirstIndexYear = 2000;
constexpr int kLastIndexYear = 2199;

void cleanItem(domain::IndexItem& item, const std::string& path, Checks& checks) {
    item.code = checks.text(path + "code", item.code, limits::kIndexCode, Presence::required);
    item.parent = checks.text(path + "parent", item.parent, limits::kIndexCode);
    item.name = checks.text(path + "name", item.name, limits::kIndexName, Presence::required);
    item.guidance = checks.text(path + "guidance", item.guidance, limits::kNote);
}

domain::IndexDefinition cleaned(domain::IndexDefinition definition) {
    Checks checks;
    definition.code = checks.text("code", definition.code, limits::kIndexCode, Presence::required);
    definition.name = checks.text("name", definition.name, limits::kIndexName, Presence::required);
    if (definition.year < kFirstIndexYear || definition.year > kLastIndexYear)
        checks.add(
            "year", "out_of_range",
            "Năm từ " + std::to_string(kFirstIndexYear) + " đến " + std::to_string(kLastIndexYear) + ".");
    for (std::size_t i = 0; i < definition.items.size(); ++i)
        cleanItem(definition.items[i], "items[" + std::to_string(i) + "].", checks);
    // A tree of codes that are none cannot be followed.
    if (checks.clean()) checks.add(domain::definitionFaults(definition));
    checks.finish();
    return definition;
}

const IndexLine& lineOf(const Caller& caller, const IndexReading& reading, domain::OrganisationId unit) {
    const auto line = std::ranges::find(reading.lines, unit, &IndexLine::organisation);
    if (line == reading.lines.end() || !seesReportsOf(caller, unit))
        throw Refused(Refusal::indexUnitUnknown, {std::to_string(unit.value)});
    return *line;
}

void requireOpen(const ReformIndex& index) {
    const auto named = std::to_string(index.id.value);
    if (index.closedAt) throw Refused(Refusal::reformIndexClosed, {named});
    if (index.replacedBy)
        throw Refused(Refusal::reformIndexReplaced, {named, std::to_string(index.replacedBy->value)});
}

std::map<domain::DocumentId, EvidenceDocument> knownDocuments(
    storage::ReadTransaction& transaction, const Caller& caller,
    const std::map<std::string, std::vector<domain::IndexScore>>& scores) {
    std::map<domain::DocumentId, EvidenceDocument> known;
    for (const auto& [criterion, given] : scores)
        for (const auto& score : given)
            for (const auto id : score.documents) {
                if (known.contains(id)) continue;
                const auto document = storage::findDocument(transaction, id);
                if (document && mayKnowOf(transaction, caller, *document))
                    known[id] = {domain::printCode(document->code), document->subject};
            }
    return known;
}

std::string fileNameOf(const std::string& name, const ReformIndex& index) {
    return name + '-' + std::to_string(index.definition.year) + "-v" + std::to_string(index.version);
}

void requirePeriodsOver(const ReformIndex& index, domain::Date today) {
    Checks checks;
    for (const auto* criterion : domain::criteriaOf(index.definition))
        if (criterion->method == domain::ScoringMethod::rate && criterion->to >= today)
            checks.add("criterion " + criterion->code, "period_not_over",
                       "Kỳ tính tỷ lệ của tiêu chí " + criterion->code + " đến hết ngày " +
                           criterion->to.vietnamese() + ". Hãy chốt sau ngày ấy.");
    checks.finish();
}

}  // namespace

std::string ReformIndexes::reportingFor(const Caller& caller) const {
    const auto directory = directory_.current();
    const auto& all = directory->organisations();
    if (caller.wholeProvince && !all.empty())
        return std::ranges::min_element(all, {}, &domain::Organisation::id)
            ->on(domain::vietnamDate(clock_.now()))
            .name;
    const auto* own = directory->organisation(caller.account.organisation);
    return own == nullptr ? "" : own->on(domain::vietnamDate(clock_.now())).name;
}

IndexReading ReformIndexes::readingNow(ReformIndexId id) {
    auto standpoint = standpointOf(database_, clock_, figures_, {});
    return database_.read([&](storage::ReadTransaction& transaction) {
        return readIndex(transaction, id, std::move(standpoint));
    });
}

std::string ReformIndexes::list(const Caller& caller) {
    require(caller, Action::seeReports);
    std::vector<std::string> items;
    for (const auto& index : database_.read(storage::listReformIndexes))
        items.push_back(toJson(index));
    return listJson("indexes", items);
}

std::string ReformIndexes::show(const Caller& caller, ReformIndexId id) {
    require(caller, Action::seeReports);
    const auto index = database_.read(
        [&](storage::ReadTransaction& transaction) { return storage::findReformIndex(transaction, id); });
    if (!index) throw Refused(Refusal::reformIndexUnknown, {std::to_string(id.value)});
    return toJson(*index);
}

std::optional<ReformIndexId> ReformIndexes::inForce(const std::string& code, int year) {
    for (const auto& index : database_.read(storage::listReformIndexes))
        if (index.definition.code == code && index.definition.year == year && !index.replacedBy)
            return index.id;
    return std::nullopt;
}

Created ReformIndexes::define(const Caller& caller, const IndexDefinitionRequest& request,
                              const std::optional<RequestKey>& key) {
    require(caller, Action::auditSamples);
    if (!mayDoForProvince(caller, Action::auditSamples)) throw Refused(Refusal::reformIndexOfProvince, {});
    ReformIndex index;
    index.definition = cleaned(request.definition);
    index.replaces = request.replaces;
    index.definedByName = caller.account.fullName;
    return createOnce(database_, {caller.account.id, clock_.now()}, key,
                      [&](storage::WriteTransaction& transaction) {
                          return toJson(storage::insertReformIndex(transaction, index));
                      });
}

Report ReformIndexes::report(const Caller& caller, ReformIndexId id, const IndexReportRequest& request) {
    require(caller, Action::seeReports);
    auto standpoint = standpointOf(database_, clock_, figures_, request.asOf);
    auto reading = database_.read([&](storage::ReadTransaction& transaction) {
        return readIndex(transaction, id, std::move(standpoint));
    });
    std::erase_if(reading.lines,
                  [&](const IndexLine& line) { return !seesReportsOf(caller, line.organisation); });
    const auto reporting = reading.closed ? reading.index.reporting : reportingFor(caller);
    const bool told = tellsRanks(caller, reading);
    const IndexRanking ranking{std::move(reading), reporting, told};
    const auto name = fileNameOf("chi-so-cchc", ranking.reading.index);
    if (request.format == ReportFormat::json)
        return {toJson(ranking), "application/json; charset=utf-8", name + ".json"};
    const auto groups = request.format == ReportFormat::pdf ? GroupsAs::headings : GroupsAs::column;
    return writtenAs(printedList(ranking, groups), request.format, name);
}

Report ReformIndexes::sheet(const Caller& caller, const IndexUnit& unit, const IndexReportRequest& request) {
    require(caller, Action::seeReports);
    auto standpoint = standpointOf(database_, clock_, figures_, request.asOf);
    auto told = database_.read([&](storage::ReadTransaction& transaction) {
        IndexSheet sheet{.reading = readIndex(transaction, unit.index, std::move(standpoint))};
        sheet.line = lineOf(caller, sheet.reading, unit.unit);
        sheet.scores = scoresOfUnit(transaction, sheet.reading, unit.unit);
        sheet.documents = knownDocuments(transaction, caller, sheet.scores);
        return sheet;
    });
    const auto& index = told.reading.index;
    const bool isOpen = !index.closedAt && !index.replacedBy;
    told.tellsRanks = tellsRanks(caller, told.reading);
    told.maySelfScore = isOpen && mayDoIn(caller, Action::declareCounts, unit.unit);
    told.mayReview = isOpen && mayOversee(caller, Action::auditSamples, unit.unit);
    const auto name = fileNameOf("phieu-cham-diem-" + std::to_string(unit.unit.value), index);
    if (request.format == ReportFormat::json)
        return {toJson(told), "application/json; charset=utf-8", name + ".json"};
    return writtenAs(printedList(told), request.format, name);
}

Created ReformIndexes::store(const Caller& caller, const IndexUnit& unit, ScoreKind kind,
                             const std::vector<IndexScoreRequest>& scores,
                             const std::optional<RequestKey>& key) {
    const auto reading = readingNow(unit.index);
    const auto& line = lineOf(caller, reading, unit.unit);
    const auto named = std::to_string(unit.unit.value);
    if (kind == ScoreKind::selfScore && !mayDoIn(caller, Action::declareCounts, unit.unit))
        throw Refused(Refusal::indexScoreOfOtherUnit, {named});
    if (kind == ScoreKind::review && !mayOversee(caller, Action::auditSamples, unit.unit))
        throw Refused(Refusal::indexReviewOfOtherUnit, {named});
    auto checked = checkedScores(reading.index.definition, kind, scores);
    for (auto& score : checked) {
        score.index = unit.index;
        score.organisation = unit.unit;
        score.givenByName = caller.account.fullName;
    }
    if (kind == ScoreKind::review) requireWithoutFigures(reading.index.definition, line, checked);
    const domain::Actor actor{caller.account.id, clock_.now()};
    return createOnce(database_, actor, key, [&](storage::WriteTransaction& transaction) {
        const auto index = storage::findReformIndex(transaction, unit.index).value();
        requireOpen(index);
        requireKnownEvidence(transaction, caller, checked);
        std::vector<std::string> stored;
        for (const auto& score : checked) {
            const auto alike =
                versionsAlike(transaction, index, *domain::criterionOf(index.definition, score.criterion));
            stored.push_back(toJson(storage::insertIndexScore(transaction, score, alike)));
        }
        return listJson("scores", stored);
    });
}

Created ReformIndexes::selfScore(const Caller& caller, const IndexUnit& unit,
                                 const std::vector<IndexScoreRequest>& scores,
                                 const std::optional<RequestKey>& key) {
    require(caller, Action::declareCounts);
    return store(caller, unit, ScoreKind::selfScore, scores, key);
}

Created ReformIndexes::review(const Caller& caller, const IndexUnit& unit,
                              const std::vector<IndexScoreRequest>& scores,
                              const std::optional<RequestKey>& key) {
    require(caller, Action::auditSamples);
    return store(caller, unit, ScoreKind::review, scores, key);
}

std::string ReformIndexes::close(const Caller& caller, ReformIndexId id, const std::string& note) {
    require(caller, Action::auditSamples);
    Checks checks;
    const auto clean = checks.text("note", note, limits::kNote);
    checks.finish();
    const auto reading = readingNow(id);
    if (!mayDoForProvince(caller, Action::auditSamples)) throw Refused(Refusal::reformIndexOfProvince, {});
    requireOpen(reading.index);
    requirePeriodsOver(reading.index, domain::vietnamDate(clock_.now()));
    const storage::IndexClosing closing{.asOf = reading.standpoint.change,
                                        .lines = reading.lines,
                                        .note = clean,
                                        .closedByName = caller.account.fullName,
                                        .reporting = reportingFor(caller)};
    return database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
        return toJson(storage::closeReformIndex(transaction, id, closing));
    });
}

}  // namespace vanthu::app
