#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/unit_group.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The department index (chỉ số cải cách hành chính of units, as provinces publish beside PAR INDEX): what is
/// scored, and how. Which criteria, points and steps a province uses is its decision and therefore data
/// (domain §6.3). Points are whole hundredths of a point throughout: 2,5 points are 250.
namespace vanthu::domain {

enum class ScoringMethod { selfScore, survey, rate };
template <>
inline constexpr auto kWords<ScoringMethod> = std::array{
    Word{ScoringMethod::selfScore, "self", "Tự chấm, thẩm định"},
    Word{ScoringMethod::survey, "survey", "Điều tra xã hội học"},
    Word{ScoringMethod::rate, "rate", "Tỷ lệ của phần mềm"},
};

/// The rates of domain §6.5 that a criterion can be fed by.
enum class OwnRate { a, b, c, d, e, f, g, h, i, j };
template <>
inline constexpr auto kWords<OwnRate> = std::array{
    Word{OwnRate::a, "A", "Nhập văn bản đi vào phần mềm"},
    Word{OwnRate::b, "B", "Nhập văn bản đến"},
    Word{OwnRate::c, "C", "Văn bản điện tử liên thông"},
    Word{OwnRate::d, "D", "Lượt gửi liên thông"},
    Word{OwnRate::e, "E", "Trao đổi văn bản điện tử giữa các cơ quan"},
    Word{OwnRate::f, "F", "Ký số đủ hai chữ ký"},
    Word{OwnRate::g, "G", "Giải quyết trên môi trường mạng"},
    Word{OwnRate::h, "H", "Giải quyết đúng hạn"},
    Word{OwnRate::i, "I", "Tiếp nhận trong ngày"},
    Word{OwnRate::j, "J", "Gửi đúng thời gian (QĐ 28)"},
};

/// From that rate on, in thousandths, the criterion has these points.
struct ScaleStep {
    int from{0};
    std::int64_t points{0};
    bool operator==(const ScaleStep&) const = default;
};

/// How a rate becomes points: by steps, or, without steps, in proportion between two rates in thousandths: no
/// points up to `zeroAt`, all of them from `fullAt` on.
struct RateScale {
    std::vector<ScaleStep> steps;
    int zeroAt{0};
    int fullAt{1000};
    bool operator==(const RateScale&) const = default;
};

/// A field (lĩnh vực) with items below it, or a criterion (tiêu chí), which alone is scored.
struct IndexItem {
    std::string code;    ///< "2.1"; unique in its definition
    std::string parent;  ///< code of the field above, "" at the top
    std::string name;
    std::string guidance;  ///< how it is to be scored, for people
    std::int64_t maximum{0};
    std::optional<ScoringMethod> method;  ///< of a criterion
    int lowestAnswer{0};                  ///< of a survey: answers lie between the two
    int highestAnswer{0};
    OwnRate rate{OwnRate::a};  ///< of a rate, counted over these days of the year of the index
    Date from;
    Date to;
    RateScale scale;
};

struct IndexDefinition {
    std::string code;  ///< the same in every year: "CCHC-SN"
    int year{0};
    std::string name;
    std::vector<UnitGroup> groups;  ///< each ranked apart
    std::int64_t maximum{0};
    std::vector<IndexItem> items;
};

/// Everything that is wrong with a definition, field by field: sums that do not add up, a code twice, a
/// parent that is none, a cycle, a field that is scored and a criterion that is not, a scale or survey that
/// divides by nothing or whose maximum nobody can reach. Empty for one that can be used. Lengths and numbers
/// of items are the caller's to check.
[[nodiscard]] Violations definitionFaults(const IndexDefinition& definition);

/// An item where it stands in the tree.
struct IndexPlace {
    const IndexItem* item{nullptr};
    int depth{0};  ///< 0 at the top
    /// The criteria at or below it are these of criteriaOf(): [first, last).
    std::size_t first{0};
    std::size_t last{0};
};
/// Fields before what is below them, else as given. Borrows the definition, which must be without faults.
[[nodiscard]] std::vector<IndexPlace> placesOf(const IndexDefinition& definition);
/// In the same order, what is scored.
[[nodiscard]] std::vector<const IndexItem*> criteriaOf(const IndexDefinition& definition);
[[nodiscard]] const IndexItem* criterionOf(const IndexDefinition& definition, const std::string& code);

/// Points of a rate, cut off after hundredths; std::nullopt for 0/0. A rate above 100 % is one of 100 %.
/// Counts up to 10^9.
[[nodiscard]] std::optional<std::int64_t> ratePoints(const IndexItem& item, std::int64_t numerator,
                                                     std::int64_t denominator);
/// Points of a mean of answers in hundredths, which lies between the answers; cut off after hundredths.
[[nodiscard]] std::int64_t surveyPoints(const IndexItem& item, std::int64_t mean);

/// A version of an index of a year. Definitions never change: another version takes the place of the one
/// before it from its own change on.
struct ReformIndex {
    ReformIndexId id;
    int version{1};
    IndexDefinition definition;
    std::optional<ReformIndexId> replaces;
    std::optional<ReformIndexId> replacedBy;
    AccountId definedBy;
    std::string definedByName;  ///< as the person was called then
    Timestamp definedAt{};
    Sequence since{0};
    std::optional<AccountId> closedBy;
    std::string closedByName;
    std::optional<Timestamp> closedAt;
    Sequence closedChange{0};  ///< the figures are those of that change
    Sequence closedSince{0};   ///< the change that closed it
    std::string closingNote;
    std::string reporting;  ///< the organisation that closed it
};

/// Whether it was closed when the log ended with that change.
[[nodiscard]] inline bool isClosed(const ReformIndex& index, Sequence asOf) {
    return index.closedAt && index.closedSince <= asOf;
}

/// Whether a score given under one version holds under another: the criterion is still scored the same way
/// and out of the same points.
[[nodiscard]] bool scoresAlike(const IndexItem& left, const IndexItem& right);

/// "12,50": hundredths of a point for people.
[[nodiscard]] std::string printedPoints(std::int64_t hundredths);

}  // namespace vanthu::domain
