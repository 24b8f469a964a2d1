#include <algorithm>
#include <cstddef>

#include "server/reports/report_columns.h"

// Texts that the paper, the spreadsheet and the page of a report share.
namespace vanthu::reports {

std::string momentText(domain::Timestamp moment) {
    return domain::isoVietnam(moment).substr(std::string_view("2019-01-02T").size(),
                                             std::string_view("08:15").size()) +
           " ngày " + domain::vietnamDate(moment).vietnamese();
}

std::string periodText(const Period& period) {
    return "Từ ngày " + period.from.vietnamese() + " đến ngày " + period.to.vietnamese();
}

std::string rulesText(const Heading& heading) {
    return "Bộ quy tắc " + heading.rules.code +
           (heading.change == 0 ? "" : " · thay đổi số " + std::to_string(heading.change));
}

std::string grouped(std::string cell) {
    const bool isWhole =
        !cell.empty() && std::ranges::all_of(cell, [](char c) { return '0' <= c && c <= '9'; });
    if (!isWhole) return cell;
    for (auto at = static_cast<std::ptrdiff_t>(cell.size()) - 3; at > 0; at -= 3)
        cell.insert(static_cast<std::size_t>(at), 1, '.');
    return cell;
}

}  // namespace vanthu::reports
