#include "tests/golden/indexes.h"

#include "schemas/domain/error.h"
#include "storage/index_score_store.h"
#include "storage/reform_index_store.h"
#include "tests/golden/caller.h"
#include "tests/golden/index_definition.h"

#include <algorithm>
#include <chrono>

namespace vanthu::tests::golden {

using domain::IndexItem;
using domain::ScoreKind;
using domain::ScoringMethod;

namespace {

constexpr int kSeasonSteps = 40;
constexpr int kLongestPauseMinutes = 2 * 24 * 60;

/// Who scores for a unit; no account that could log in.
app::Caller scorerOf(domain::OrganisationId unit) {
    app::Capacity capacity;
    capacity.role = domain::Role::clerk;
    capacity.unit = unit;
    capacity.rights = {app::Action::seeReports, app::Action::declareCounts};
    std::ranges::sort(capacity.rights);
    auto caller = administrator();
    caller.capacities = {capacity};
    return caller;
}

}  // namespace

void Indexes::live(int year) {
    inForce_.clear();
    define(someDefinition(stage_, year), std::nullopt);
    for (int i = 0; i < kSeasonSteps; ++i) {
        stage_.clock.advance(std::chrono::minutes{stage_.pick(1, kLongestPauseMinutes)});
        if (stage_.oneIn(12)) mend();
        if (stage_.oneIn(8)) ask({});
        score();
    }
    ask({});
    const auto open = stage_.changes.back();
    close();
    ask({});
    ask({.moment = {}, .change = open});
}

void Indexes::define(const domain::IndexDefinition& definition,
                     std::optional<domain::ReformIndexId> replaces) {
    static_cast<void>(indexes_.define(administrator(), {definition, replaces}, std::nullopt));
    stage_.note();
    index_ = stage_.database.read(storage::listReformIndexes).front();
    stage_.facts.index(index_);
    stage_.happened(replaces ? "index mended" : "index defined");
}

void Indexes::mend() {
    auto definition = index_.definition;
    const auto code = stage_.any(definition.items).code;
    auto* item = &*std::ranges::find(definition.items, code, &IndexItem::code);
    if (!item->method) return;
    const std::int64_t more = stage_.pick(0, 2) * std::int64_t{25};
    if (!item->scale.steps.empty()) item->scale.steps.back().points += more;
    if (more != 0)
        std::erase_if(inForce_, [&](const auto& scored) { return std::get<1>(scored.first) == code; });
    definition.maximum += more;
    for (item->maximum += more; !item->parent.empty(); item->maximum += more)
        item = &*std::ranges::find(definition.items, item->parent, &IndexItem::code);
    define(definition, index_.id);
}

app::IndexScoreRequest Indexes::someScore(const IndexItem& criterion, ScoreKind kind) {
    app::IndexScoreRequest request{.criterion = criterion.code,
                                   .points = {},
                                   .answers = {},
                                   .mean = {},
                                   .explanation = kind == ScoreKind::review ? "Đã thẩm định" : "Có báo cáo",
                                   .documents = {},
                                   .replaces = {}};
    if (criterion.method == ScoringMethod::survey && stage_.oneIn(2)) {
        request.answers = stage_.pick(1, 500);
        request.mean = stage_.pick(criterion.lowestAnswer * 100, criterion.highestAnswer * 100);
    } else {
        request.points = stage_.pick(0, static_cast<int>(criterion.maximum));
    }
    return request;
}

void Indexes::score() {
    const auto unit = stage_.any(units_.all()).id;
    const auto* criterion = [&] {
        const auto criteria = domain::criteriaOf(index_.definition);
        return criteria[static_cast<std::size_t>(stage_.pick(0, static_cast<int>(criteria.size()) - 1))];
    }();
    const auto kind = stage_.oneIn(2) ? ScoreKind::review : ScoreKind::selfScore;
    auto request = someScore(*criterion, kind);
    const Scored scored{unit, criterion->code, kind};
    if (const auto before = inForce_.find(scored); before != inForce_.end())
        request.replaces = before->second;
    try {
        if (kind == ScoreKind::review)
            static_cast<void>(indexes_.review(administrator(), {index_.id, unit}, {request}, std::nullopt));
        else
            static_cast<void>(indexes_.selfScore(scorerOf(unit), {index_.id, unit}, {request}, std::nullopt));
    } catch (const Error&) {
        // The dice named a unit that is not ranked, or a criterion that is not scored that way: refused, as
        // people would be.
        return;
    }
    stage_.note();
    const auto scores = stage_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::indexScores(transaction, {.code = index_.definition.code,
                                                  .year = index_.definition.year,
                                                  .asOf = stage_.changes.back(),
                                                  .organisation = unit});
    });
    const auto& stored = *std::ranges::max_element(scores, {}, &domain::IndexScore::id);
    inForce_[scored] = stored.id;
    stage_.facts.score(stored);
    stage_.happened("index " + std::string(domain::code(kind)));
}

void Indexes::close() {
    if (stage_.oneIn(5)) return;
    try {
        static_cast<void>(indexes_.close(administrator(), index_.id, ""));
    } catch (const Error&) {
        return;  // the period of a criterion is not over
    }
    stage_.note();
    const auto closed = stage_.database.read([&](storage::ReadTransaction& transaction) {
        return storage::findReformIndex(transaction, index_.id).value();
    });
    stage_.facts.closing(closed);
    stage_.happened("index closed");
}

void Indexes::ask(const app::AsOf& asOf) {
    const auto answer = indexes_.report(administrator(), index_.id, {.asOf = asOf}).bytes;
    stage_.facts.indexAnswer(index_.id, asOf, stage_.clock.now(), answer);
    if (answer.find("\"rank_change\"") != std::string::npos) stage_.happened("rank against last year");
    for (const auto* source : {"reviewed", "self_scored", "surveyed", "rate", "no_figures", "missing"})
        if (answer.find("\"" + std::string(source) + "\":0") == std::string::npos)
            stage_.happened("points " + std::string(source));
}

}  // namespace vanthu::tests::golden
