#pragma once

#include "schemas/domain/flow_case_file.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/retention.h"
#include "schemas/domain/time.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vanthu::domain {

/// How the files of a plan are numbered: through the whole plan, or anew under each large heading
/// (NĐ 30/2020 Phụ lục V).
enum class CaseNumbering { continuous, perHeading };
template <>
inline constexpr auto kWords<CaseNumbering> = std::array{
    Word{CaseNumbering::continuous, "continuous", "Liên tục"},
    Word{CaseNumbering::perHeading, "per_heading", "Theo đề mục lớn"},
};

/// What a line of a plan is: đề mục lớn (I, II …), đề mục nhỏ (1, 2 …), hồ sơ.
enum class PlanLevel { large, small, file };
template <>
inline constexpr auto kWords<PlanLevel> = std::array{
    Word{PlanLevel::large, "large", "Đề mục lớn"},
    Word{PlanLevel::small, "small", "Đề mục nhỏ"},
    Word{PlanLevel::file, "file", "Hồ sơ"},
};

/// What a case file is about decides when it is handed over (NĐ 30/2020 Điều 30).
enum class CaseKind { work, construction };
template <>
inline constexpr auto kWords<CaseKind> = std::array{
    Word{CaseKind::work, "work", "Hồ sơ công việc"},
    Word{CaseKind::construction, "construction", "Hồ sơ xây dựng cơ bản"},
};

/// Chế độ sử dụng (codes of TT 05/2025/TT-BNV). Secret files are kept elsewhere, as secret documents are.
enum class CaseRights { open, conditional };
template <>
inline constexpr auto kWords<CaseRights> = std::array{
    Word{CaseRights::open, "open", "Công khai"},
    Word{CaseRights::conditional, "conditional", "Có điều kiện"},
};

/// One line of a plan. Small headings stand below the large one before them, files below the heading before.
struct PlanLine {
    PlanLevel level{PlanLevel::file};
    std::string title;
    std::string notation{};  ///< of a large heading: "TCCB"
    // Of a file:
    Retention retention{};
    CaseKind kind{CaseKind::work};
    std::optional<AccountId> maker{};
    std::string note{};
    int number{0};  ///< 0 until the plan is approved

    bool operator==(const PlanLine&) const = default;
};

/// Danh mục hồ sơ of a unit for one year.
struct CasePlan {
    CasePlanId id;
    OrganisationId organisation;
    int year{0};
    CaseNumbering numbering{CaseNumbering::continuous};
    CasePlanState state{CasePlanState::drafting};
    std::vector<PlanLine> lines;
    AccountId createdBy;
    Timestamp createdAt{};
    std::optional<AccountId> approvedBy;
    std::optional<Timestamp> approvedAt;
    Timestamp since{};
    std::string note;  ///< of the last move
    std::int64_t version{1};
};

/// Số và ký hiệu hồ sơ: 01.TCCB.
struct CaseCode {
    int number{0};
    std::string notation;

    bool operator==(const CaseCode&) const = default;
};
[[nodiscard]] std::string printCode(const CaseCode& code);

/// A case file: fields 1–11 of NĐ 30/2020, Phụ lục VI. Documents are in it by reference, see CaseItem.
struct CaseFile {
    CaseFileId id;
    OrganisationId organisation;  ///< the agency whose plan numbers it: OrganId
    OrganisationId unit;          ///< the unit of its maker
    int year{0};                  ///< FileCatalog
    CaseCode code;                ///< FileNotation
    std::optional<CasePlanId> plan;
    CaseFileState state{CaseFileState::planned};
    CaseKind kind{CaseKind::work};
    std::string title;  ///< ≤ 500
    Retention retention;
    CaseRights rights{CaseRights::open};
    AccountId maker;
    std::string language;  ///< ≤ 50
    std::optional<Date> startDate;
    std::optional<Date> endDate;
    std::optional<Date> handOverBy;  ///< closed files that go to the archive
    int documentTotal{0};            ///< of all documents in it, when it was closed last
    int pageTotal{0};
    std::string description;  ///< ≤ 500
    Timestamp createdAt{};
    Timestamp since{};  ///< in this state
    std::string note;   ///< of the last move
    std::int64_t version{1};
};

/// One document in one case file. A document may be in many; nothing is copied.
struct CaseItem {
    CaseItemId id;
    CaseFileId file;
    DocumentId document;
    int ordinal{0};  ///< số thứ tự văn bản trong hồ sơ; never given again
    std::string note;
    AccountId putBy;
    Timestamp putAt{};
    std::optional<AccountId> removedBy;
    std::optional<Timestamp> removedAt;
    std::string reason;  ///< why it was taken out
};

/// Numbers the files of a plan in its order, beginning behind the highest numbers that files outside the plan
/// took before: `highest(notation)` is asked with "" when numbering is continuous.
template <class Highest>
void numberLines(CaseNumbering numbering, std::span<PlanLine> lines, Highest&& highest) {
    int next = 0;
    if (numbering == CaseNumbering::continuous) next = highest(std::string{});
    for (auto& line : lines) {
        if (line.level == PlanLevel::large && numbering == CaseNumbering::perHeading)
            next = highest(line.notation);
        line.number = line.level == PlanLevel::file ? ++next : 0;
    }
}

/// The notation of the large heading above each line.
[[nodiscard]] std::vector<std::string> notationsOf(std::span<const PlanLine> lines);

/// F5.2: files due for hand-over are announced so many days ahead.
inline constexpr int kHandOverNoticeDays = 30;
/// NĐ 30/2020 Điều 30: files kept for fewer years stay with the unit.
inline constexpr int kArchivedFromYears = 5;
/// NĐ 30/2020 Điều 30: months after the end of the work, or after the final settlement of a construction.
inline constexpr int kHandOverMonths = 12;
inline constexpr int kConstructionHandOverMonths = 3;

/// The last day for handing it over to the archive; std::nullopt when it stays with the unit.
[[nodiscard]] std::optional<Date> handOverDay(CaseKind kind, Retention retention, Date endDate);

}  // namespace vanthu::domain
