#include "server/app/sample_audits.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/passwords.h"
#include "server/app/rate_report_parts.h"
#include "server/app/representations.h"
#include "server/app/sample_report.h"
#include "storage/digest.h"
#include "storage/sample_store.h"

#include <algorithm>
#include <utility>

namespace vanthu::app {

using domain::SampleAudit;
using domain::SampleAuditId;
using domain::SampleNumber;

namespace {

void requireAuditor(const Caller& caller, domain::OrganisationId unit) {
    if (!mayOversee(caller, Action::auditSamples, unit))
        throw Refused(Refusal::sampleOfOtherUnit, {std::to_string(unit.value)});
}

std::int64_t someSeed() {
    std::int64_t seed = 0;
    for (const auto byte : storage::sha256(randomToken()))
        seed = (seed * 256 + byte) % (limits::kSampleSeed + 1);
    return seed;
}

std::string textOf(const SampleNumber& number) {
    return std::to_string(number.number) + number.suffix;
}

/// What the results say of the numbers of the audit.
std::vector<SampleNumber> recorded(const SampleAudit& audit, const std::vector<SampleResultRequest>& results,
                                   const std::string& name) {
    Checks checks;
    std::vector<SampleNumber> numbers;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto& given = results[i];
        const auto path = "results[" + std::to_string(i) + "].";
        const auto drawnNumber = std::ranges::find(audit.numbers, given.number, textOf);
        const bool isRepeated = std::ranges::find(numbers, given.number, textOf) != numbers.end();
        if (drawnNumber == audit.numbers.end())
            checks.add(path + "number", "not_drawn", "Số này không có trong mẫu đã rút.");
        else if (isRepeated)
            checks.add(path + "number", "repeated", "Số này đã có ở trên.");
        const auto note = checks.text(
            path + "note", given.note, limits::kNote,
            given.result == domain::SampleResult::found ? Presence::optional : Presence::required);
        if (drawnNumber == audit.numbers.end()) continue;
        auto number = *drawnNumber;
        number.result = given.result;
        number.note = note;
        number.recordedByName = name;
        numbers.push_back(std::move(number));
    }
    if (results.empty()) checks.add("results", "required", "Hãy ghi kết quả của ít nhất một số.");
    checks.finish();
    return numbers;
}

}  // namespace

std::vector<storage::ExpectedNumber> drawn(std::vector<storage::ExpectedNumber> numbers, std::int64_t seed,
                                           std::size_t size) {
    std::vector<std::pair<storage::Sha256, std::size_t>> lots;
    lots.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i)
        lots.emplace_back(storage::sha256(std::to_string(seed) + ":" + std::to_string(numbers[i].number) +
                                          numbers[i].suffix),
                          i);
    std::ranges::nth_element(lots, lots.begin() + static_cast<std::ptrdiff_t>(size));
    lots.resize(size);
    std::ranges::sort(lots, {}, &std::pair<storage::Sha256, std::size_t>::second);
    std::vector<storage::ExpectedNumber> sample;
    for (const auto& [lot, place] : lots)
        sample.push_back(std::move(numbers[place]));
    return sample;
}

SampleAudit SampleAudits::auditFor(storage::ReadTransaction& transaction, const Caller& caller,
                                   SampleAuditId id) const {
    auto audit = storage::findSampleAudit(transaction, id);
    if (!audit || !seesReportsOf(caller, audit->organisation))
        throw Refused(Refusal::sampleUnknown, {std::to_string(id.value)});
    return std::move(*audit);
}

std::string SampleAudits::list(const Caller& caller, std::optional<domain::SampleAuditId> before, int limit) {
    require(caller, Action::seeReports);
    const auto directory = directory_.current();
    const auto audits = database_.read([&](storage::ReadTransaction& transaction) {
        return storage::listSampleAudits(transaction, unitsOfReports(caller),
                                         before.value_or(domain::SampleAuditId{}), limit);
    });
    std::vector<std::string> items;
    for (const auto& audit : audits)
        items.push_back(toJson(audit, directory->nameOn(audit.organisation, audit.to)));
    return listJson("audits", items);
}

Created SampleAudits::draw(const Caller& caller, const DrawRequest& request,
                           const std::optional<RequestKey>& key) {
    require(caller, Action::auditSamples);
    const auto now = clock_.now();
    Checks checks;
    checks.period(request.from, request.to, domain::vietnamDate(now));
    if (request.size < 1 || request.size > limits::kSampleSize)
        checks.add("size", "out_of_range", "Rút từ 1 đến " + std::to_string(limits::kSampleSize) + " số.");
    if (request.seed && (*request.seed < 0 || *request.seed > limits::kSampleSeed))
        checks.add("seed", "out_of_range",
                   "Mã rút từ 0 đến " + std::to_string(limits::kSampleSeed) + ", hoặc để trống.");
    const auto note = checks.text("note", request.note, limits::kNote);
    checks.finish();

    SampleAudit audit{.series = request.series,
                      .from = request.from,
                      .to = request.to,
                      .asOf = figures_.upToDate(),
                      .seed = request.seed.value_or(someSeed()),
                      .seedGiven = request.seed.has_value()};
    audit.note = note;
    audit.drawnByName = caller.account.fullName;
    auto numbers = database_.read([&](storage::ReadTransaction& transaction) {
        const auto found =
            storage::seriesEvidence(transaction, audit.from, audit.to, audit.asOf, audit.series);
        if (found.empty() || !seesReportsOf(caller, found.front().organisation))
            return std::vector<storage::ExpectedNumber>{};
        audit.organisation = found.front().organisation;
        requireAuditor(caller, audit.organisation);
        return storage::expectedNumbers(transaction, found.front(), audit.from, audit.to, audit.asOf,
                                        limits::kSamplePopulation);
    });
    audit.population = static_cast<std::int64_t>(numbers.size());
    if (numbers.empty())
        checks.add("series", "nothing_to_draw", "Dãy số này không có văn bản nào trong kỳ.");
    else if (audit.population > limits::kSamplePopulation)
        checks.add(
            "to", "too_much",
            "Kỳ này có hơn " + std::to_string(limits::kSamplePopulation) + " số. Hãy chọn kỳ ngắn hơn.");
    else if (request.size > audit.population)
        checks.add("size", "too_many",
                   "Kỳ này chỉ có " + std::to_string(audit.population) + " số. Hãy rút ít hơn.");
    checks.finish();
    for (auto& one : drawn(std::move(numbers), audit.seed, static_cast<std::size_t>(request.size)))
        audit.numbers.push_back({.number = one.number, .suffix = one.suffix, .document = one.document});
    const auto directory = directory_.current();
    return createOnce(database_, {caller.account.id, now}, key, [&](storage::WriteTransaction& transaction) {
        const auto id = storage::insertSampleAudit(transaction, audit).id;
        const auto stored = storage::findSampleAudit(transaction, id).value();
        return toJson(stored, directory->nameOn(stored.organisation, stored.to));
    });
}

Report SampleAudits::show(const Caller& caller, SampleAuditId id, ReportFormat format) {
    require(caller, Action::seeReports);
    const auto audit = database_.read(
        [&](storage::ReadTransaction& transaction) { return auditFor(transaction, caller, id); });
    const auto unit = directory_.current()->nameOn(audit.organisation, audit.to);
    if (format == ReportFormat::json)
        return {toJson(audit, unit), "application/json; charset=utf-8", "kiem-tra-mau.json"};
    return printed(printedList(audit, unit, clock_.now()),
                   {.from = audit.from, .to = audit.to, .format = format},
                   "kiem-tra-mau-" + std::to_string(id.value));
}

std::string SampleAudits::record(const Caller& caller, SampleAuditId id,
                                 const std::vector<SampleResultRequest>& results) {
    require(caller, Action::auditSamples);
    const auto audit =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            const auto before = auditFor(transaction, caller, id);
            requireAuditor(caller, before.organisation);
            if (before.closedAt) throw Refused(Refusal::sampleClosed, {std::to_string(id.value)});
            for (auto& number : recorded(before, results, caller.account.fullName))
                storage::recordSampleNumber(transaction, before, std::move(number));
            return auditFor(transaction, caller, id);
        });
    return toJson(audit, directory_.current()->nameOn(audit.organisation, audit.to));
}

std::string SampleAudits::close(const Caller& caller, SampleAuditId id, const std::string& conclusion) {
    require(caller, Action::auditSamples);
    Checks checks;
    const auto clean = checks.text("conclusion", conclusion, limits::kOpinion, Presence::required);
    checks.finish();
    const auto audit =
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            requireAuditor(caller, auditFor(transaction, caller, id).organisation);
            return storage::closeSampleAudit(transaction, id, clean, caller.account.fullName);
        });
    return toJson(audit, directory_.current()->nameOn(audit.organisation, audit.to));
}

}  // namespace vanthu::app
