#include "server/reports/coverage.h"

#include <algorithm>

#include "server/reports/report_columns.h"

namespace vanthu::reports {

std::vector<DeliveredPackage> Deliveries::packagesOf(const Unit& row) const {
    std::vector<DeliveredPackage> found;
    for (const auto& [organisation, delivered] : packages)
        if (holds(row, organisation)) found.insert(found.end(), delivered.begin(), delivered.end());
    return found;
}

bool Deliveries::isAwaited(const Unit& row) const {
    return std::ranges::any_of(awaited, [&](auto organisation) { return holds(row, organisation); });
}

std::string printed(const Coverage& coverage) {
    return std::to_string(coverage.expected) + " đơn vị phải có số liệu, " +
           std::to_string(coverage.counted) + " có số liệu";
}

std::string missingText(const Coverage& coverage) {
    std::string names;
    for (const auto& [unit, isAwaited] : coverage.missing)
        names += (names.empty() ? "" : "; ") + unit.name +
                 (isAwaited ? " (chưa gửi gói số liệu)" : " (sổ chưa có văn bản trong kỳ)");
    return names.empty() ? "" : "Chưa có số liệu: " + names + ".";
}

std::string deliveredText(const std::vector<DeliveredPackage>& packages) {
    std::string text;
    for (const auto& package : packages)
        text +=
            (text.empty() ? "" : "; ") + std::string("tính đến ") + momentText(package.asOf) + ", gói lần " +
            std::to_string(package.sequence) +
            (packages.size() == 1 ? ""
                                  : " của kỳ " + package.from.vietnamese() + "–" + package.to.vietnamese()) +
            ", " + package.digest;
    return text;
}

}  // namespace vanthu::reports
