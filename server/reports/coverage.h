#pragma once

#include "server/reports/rates.h"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::reports {

/// Whose registries are on other installations (adr/0037).
struct Deliveries {
    std::map<domain::OrganisationId, std::vector<DeliveredPackage>> packages{};  ///< that were counted
    std::set<domain::OrganisationId> awaited{};  ///< are to deliver, and did not

    // Of the row: of all whose figures stand in it.
    [[nodiscard]] std::vector<DeliveredPackage> packagesOf(const Unit& row) const;
    [[nodiscard]] bool isAwaited(const Unit& row) const;
};

/// Which units are to have figures, how many have some, and who has not. A report of one registry of this
/// installation says nothing of it.
template <class Figures>
void cover(RateReport<Figures>& report, const Deliveries& deliveries) {
    Coverage coverage;
    for (auto& line : report.units) {
        line.delivered = deliveries.packagesOf(line.unit);
        ++coverage.expected;
        if (line.isCounted || !line.delivered.empty())
            ++coverage.counted;
        else
            coverage.missing.push_back({line.unit, deliveries.isAwaited(line.unit)});
    }
    const bool isOne = report.units.size() < 2 && deliveries.packages.empty() && deliveries.awaited.empty();
    if (!isOne) report.coverage = std::move(coverage);
}

/// "27 đơn vị phải có số liệu, 21 có số liệu".
[[nodiscard]] std::string printed(const Coverage& coverage);
/// Who has no figures, and why; "" when all have some.
[[nodiscard]] std::string missingText(const Coverage& coverage);
/// "tính đến 08:15 ngày 02/01/2019, gói lần 2, sha256:…"; several of one unit one after the other.
[[nodiscard]] std::string deliveredText(const std::vector<DeliveredPackage>& packages);

/// As it is printed: with those whose figures it has taken over; delivered ones are marked.
template <class Figures>
[[nodiscard]] std::string nameOf(const UnitLine<Figures>& line) {
    const auto name = withFormer(line.unit);
    return line.delivered.empty() ? name : name + " (*)";
}

/// Below the table: how the figures are counted, and of whom they are.
template <class Figures>
[[nodiscard]] std::vector<std::string> notesOf(const RateReport<Figures>& report,
                                               const std::vector<std::string>& rules) {
    auto notes = rules;
    if (const auto& set = report.heading.rules; !set.isBuiltIn()) {
        notes.push_back("Bộ quy tắc " + set.code + ", theo " + set.source +
                        "; những điều sau thay cho cách tính nêu trên:");
        for (auto& line : domain::differences(domain::builtInRules(), set))
            notes.push_back(std::move(line) + ".");
    }
    if (report.heading.unitsOn)
        notes.push_back("Đơn vị theo tổ chức tại ngày " + report.heading.unitsOn->vietnamese() +
                        "; số liệu của đơn vị đã sáp nhập, chuyển đổi tính cho đơn vị kế tục.");
    if (!report.coverage) return notes;
    if (auto missing = missingText(*report.coverage); !missing.empty()) notes.push_back(std::move(missing));
    for (const auto& line : report.units)
        if (!line.delivered.empty())
            notes.push_back("(*) " + line.unit.name + ": số liệu do đơn vị gửi, có ký số, " +
                            deliveredText(line.delivered) + ".");
    return notes;
}

}  // namespace vanthu::reports
