#pragma once

#include "schemas/domain/reform_index.h"

#include <string>
#include <vector>

namespace vanthu::domain {

enum class ScoreKind { selfScore, review };
template <>
inline constexpr auto kWords<ScoreKind> = std::array{
    Word{ScoreKind::selfScore, "self", "Tự chấm"},
    Word{ScoreKind::review, "review", "Thẩm định"},
};

/// What somebody gave one criterion of one unit. Never changed: another score takes its place from its own
/// change on.
struct IndexScore {
    IndexScoreId id;
    ReformIndexId index;  ///< the version that it was given under
    OrganisationId organisation;
    std::string criterion;
    ScoreKind kind{ScoreKind::selfScore};
    std::int64_t points{0};
    std::optional<std::int64_t> answers;  ///< of a survey that was told by its mean
    std::optional<std::int64_t> mean;     ///< in hundredths
    std::string explanation;              ///< of a review its reason
    std::vector<DocumentId> documents;    ///< the evidence, beside what the explanation says
    AccountId givenBy;
    std::string givenByName;  ///< as the person was called then
    Timestamp givenAt{};
    std::optional<IndexScoreId> replaces;
    std::optional<IndexScoreId> replacedBy;
    Sequence since{0};
};

/// Where the points of a criterion come from.
enum class PointsSource { reviewed, selfScored, surveyed, rate, delivered, noFigures, notDelivered, missing };
template <>
inline constexpr auto kWords<PointsSource> = std::array{
    Word{PointsSource::reviewed, "reviewed", "Đã thẩm định"},
    Word{PointsSource::selfScored, "self_scored", "Tự chấm, chưa thẩm định"},
    Word{PointsSource::surveyed, "surveyed", "Điều tra xã hội học"},
    Word{PointsSource::rate, "rate", "Số liệu phần mềm"},
    Word{PointsSource::delivered, "delivered", "Số liệu do đơn vị gửi, có ký số"},
    Word{PointsSource::noFigures, "no_figures", "Phần mềm không có số liệu"},
    Word{PointsSource::notDelivered, "not_delivered", "Chưa gửi gói số liệu"},
    Word{PointsSource::missing, "missing", "Chưa chấm"},
};

/// What a rate of a unit was counted from: its registry here, what it delivered from another installation, or
/// nothing, because it has not delivered.
enum class FiguresFrom { here, delivered, awaited };
struct RateFigures {
    std::int64_t numerator{0};
    std::int64_t denominator{0};
    FiguresFrom from{FiguresFrom::here};
};

struct CriterionPoints {
    std::int64_t points{0};  ///< 0 where nothing is known
    PointsSource source{PointsSource::missing};
    std::int64_t numerator{0};  ///< of a rate
    std::int64_t denominator{0};
    bool operator==(const CriterionPoints&) const = default;
};

/// The scores in force of one criterion of one unit.
struct CriterionScores {
    const IndexScore* self{nullptr};
    const IndexScore* review{nullptr};
};
/// What counts: figures of the program where it has any; else the reviewer's points, else what the unit gave
/// itself. A rate of 0/0, or that nobody delivered, has what a reviewer gave for want of figures.
[[nodiscard]] CriterionPoints effectivePoints(const IndexItem& criterion, const CriterionScores& scores,
                                              const RateFigures& figures);

/// A unit with the points of every criterion, in the order of criteriaOf().
struct IndexLine {
    OrganisationId organisation;
    std::string name;
    UnitGroup group{UnitGroup::others};
    std::vector<CriterionPoints> criteria;
    std::optional<int> previousRank;  ///< in the closed index of the year before
    int rank{0};                      ///< within its group, from 1
    int rankOf{0};                    ///< units of its group

    [[nodiscard]] std::int64_t total() const;
    /// Of the criteria below one place of the tree.
    [[nodiscard]] std::int64_t pointsOf(const IndexPlace& place) const;
    /// Places gained since the year before: positive is up.
    [[nodiscard]] std::optional<int> rankChange() const;
    [[nodiscard]] std::int64_t countOf(PointsSource source) const;
};

/// Gives every line its rank and sorts by group, rank and the given order. Equal points share a rank, and the
/// next one counts them all: 1, 2, 2, 4.
void rankLines(std::vector<IndexLine>& lines);

}  // namespace vanthu::domain
