#include "tests/golden/audits.h"

#include "schemas/domain/error.h"
#include "storage/book_store.h"
#include "storage/sample_store.h"
#include "tests/golden/caller.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::tests::golden {

using domain::Date;
using domain::SampleResult;

namespace {

/// Of papers that were entered late, too.
constexpr int kEarliestYear = 2023;

}  // namespace

void Audits::audit() {
    if (!samples_.empty() && !stage_.oneIn(3)) return goOn(stage_.any(samples_));
    draw();
}

/// None while the unit that the dice name has given no number.
std::optional<SampleRequest> Audits::someRequest() {
    struct Known {
        storage::SeriesPlace place;
        domain::NumberSeries series;
    };
    const auto unit = stage_.any(units_.all()).id;
    auto known = stage_.database.read([&](storage::ReadTransaction& transaction) {
        std::vector<Known> found;
        for (const auto& book : storage::listBooks(transaction, unit))
            for (int year = kEarliestYear; year <= stage_.today().year(); ++year)
                for (auto& series : storage::listSeries(transaction, book.id, year))
                    found.push_back({{book.id, year, series.key}, series});
        return found;
    });
    if (known.empty()) return std::nullopt;
    const auto& [place, series] = stage_.any(known);
    const auto newYear = Date::fromParts(place.year, 1, 1).value();
    SampleRequest request{.place = place,
                          .draw = {.series = series.id, .from = newYear, .to = newYear.plusDays(364)}};
    if (stage_.oneIn(2)) {
        const auto day = newYear.plusDays(stage_.pick(0, 300));
        if (day <= stage_.today()) request.draw.from = day;
        request.draw.to = request.draw.from.plusDays(stage_.pick(0, 120));
    }
    // One, some, all that the series has given, too many.
    const std::array sizes{1, stage_.pick(1, 8), stage_.pick(1, 30), std::max(1, series.lastNumber)};
    request.draw.size = stage_.any(sizes);
    if (stage_.oneIn(2)) request.draw.seed = stage_.pick(0, 1'000'000);
    return request;
}

void Audits::draw() {
    const auto request = someRequest();
    if (!request) return;
    const auto drawnFrom = stage_.database.head();
    try {
        static_cast<void>(audits_.draw(administrator(), request->draw, std::nullopt));
    } catch (const Error&) {
        stage_.happened("sample refused");
        return stage_.facts.sampleRefused(*request, stage_.clock.now());
    }
    stage_.note();
    const auto stored = stage_.database.read([](storage::ReadTransaction& transaction) {
        const auto newest = storage::listSampleAudits(transaction, std::nullopt, {}, 1).front().id;
        return storage::findSampleAudit(transaction, newest).value();
    });
    static constexpr std::array kFaults{1000, 1000, 20, 5, 2};
    Sample sample{.id = stored.id, .numbers = {}, .faultIn = stage_.any(kFaults)};
    for (const auto& one : stored.numbers)
        sample.numbers.push_back(std::to_string(one.number) + one.suffix);
    stage_.facts.sample(stored, *request, drawnFrom);
    stage_.happened(request->draw.seed ? "sample drawn" : "sample drawn with a seed of the server");
    ask(samples_.emplace_back(std::move(sample)));
}

void Audits::goOn(const Sample& sample) {
    for (const auto& number : sample.numbers)
        if (!stage_.oneIn(6)) lookUp(sample, number);
    ask(sample);
    if (!stage_.oneIn(2)) return;
    close(sample);
    ask(sample);
}

void Audits::lookUp(const Sample& sample, const std::string& number) {
    auto result = SampleResult::found;
    if (stage_.oneIn(sample.faultIn))
        result = stage_.oneIn(2) ? SampleResult::notFound : SampleResult::different;
    try {
        static_cast<void>(audits_.record(administrator(), sample.id, {{number, result, "đã tra sổ"}}));
    } catch (const Error&) {
        return;  // it is closed
    }
    stage_.note();
    stage_.facts.lookedUp(sample.id, number, result);
    stage_.happened("looked up: " + std::string(domain::code(result)));
}

void Audits::close(const Sample& sample) {
    try {
        static_cast<void>(audits_.close(administrator(), sample.id, "Đã đối chiếu"));
    } catch (const Error&) {
        return;  // closed before, or a number was not looked up
    }
    stage_.note();
    stage_.facts.sampleClosed(sample.id);
    stage_.happened("sample closed");
}

void Audits::ask(const Sample& sample) {
    const auto answer = audits_.show(administrator(), sample.id, app::ReportFormat::json).bytes;
    stage_.facts.sampleAnswer(sample.id, stage_.clock.now(), answer);
}

}  // namespace vanthu::tests::golden
