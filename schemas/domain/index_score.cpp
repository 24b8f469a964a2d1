#include "schemas/domain/index_score.h"

#include <algorithm>
#include <tuple>

namespace vanthu::domain {

CriterionPoints effectivePoints(const IndexItem& criterion, const CriterionScores& scores,
                                const RateFigures& figures) {
    if (criterion.method == ScoringMethod::rate) {
        const bool isHere = figures.from == FiguresFrom::here;
        if (const auto points = ratePoints(criterion, figures.numerator, figures.denominator))
            return {*points, isHere ? PointsSource::rate : PointsSource::delivered, figures.numerator,
                    figures.denominator};
        if (scores.review == nullptr)
            return {0, figures.from == FiguresFrom::awaited ? PointsSource::notDelivered
                                                            : PointsSource::noFigures};
    }
    if (scores.review != nullptr)
        return {scores.review->points,
                criterion.method == ScoringMethod::survey ? PointsSource::surveyed : PointsSource::reviewed};
    if (scores.self != nullptr) return {scores.self->points, PointsSource::selfScored};
    return {};
}

std::int64_t IndexLine::total() const {
    std::int64_t sum = 0;
    for (const auto& criterion : criteria)
        sum += criterion.points;
    return sum;
}

std::int64_t IndexLine::pointsOf(const IndexPlace& place) const {
    std::int64_t sum = 0;
    for (auto i = place.first; i < place.last; ++i)
        sum += criteria[i].points;
    return sum;
}

std::optional<int> IndexLine::rankChange() const {
    return previousRank ? std::optional{*previousRank - rank} : std::nullopt;
}

std::int64_t IndexLine::countOf(PointsSource source) const {
    return std::ranges::count(criteria, source, &CriterionPoints::source);
}

void rankLines(std::vector<IndexLine>& lines) {
    std::ranges::stable_sort(lines, {}, [](const IndexLine& line) {
        return std::tuple{line.group, -line.total()};
    });
    for (auto begin = lines.begin(); begin != lines.end();) {
        const auto end =
            std::find_if(begin, lines.end(), [&](const auto& line) { return line.group != begin->group; });
        for (auto line = begin; line != end; ++line) {
            const bool isTied = line != begin && line->total() == std::prev(line)->total();
            line->rank = isTied ? std::prev(line)->rank : static_cast<int>(line - begin) + 1;
            line->rankOf = static_cast<int>(end - begin);
        }
        begin = end;
    }
}

}  // namespace vanthu::domain
