#include "schemas/domain/retention.h"

#include <algorithm>
#include <charconv>

#include "schemas/domain/code_table.h"
#include "schemas/domain/error.h"

namespace vanthu::domain {
namespace {

constexpr std::string_view kPermanent = "vinh_vien";
constexpr int kYearsMax = 999;

std::optional<int> yearsOf(std::string_view text) {
    int years = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), years);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
    return years >= 1 && years <= kYearsMax ? std::optional{years} : std::nullopt;
}

RetentionPeriod periodOfRow(const std::vector<std::string>& row) {
    RetentionPeriod period{.code = row[0], .name = row[1], .packageCode = row[4]};
    const auto from = yearsOf(row[2]);
    const auto to = yearsOf(row[3]);
    const auto validFrom = parseIsoDate(row[5]);
    const bool isEmpty = row[2].empty() && row[3].empty();
    if (!validFrom || (!isEmpty && (!from || !to || *to < *from)))
        throw Error(ErrorCode::internal,
                    "retention_periods.tsv: the row of " + row[0] + " has a wrong date or wrong years");
    period.yearsFrom = from.value_or(0);
    period.yearsTo = to.value_or(0);
    period.validFrom = *validFrom;
    if (!row[6].empty()) period.validTo = parseIsoDate(row[6]).value();
    return period;
}

std::vector<RetentionPeriod> readPeriods() {
    std::vector<RetentionPeriod> periods;
    for (const auto& row : codeTable("retention_periods.tsv", 7))
        periods.push_back(periodOfRow(row));
    return periods;
}

}  // namespace

std::optional<Retention> parseRetention(std::string_view text) {
    if (text == kPermanent) return Retention{};
    const auto years = yearsOf(text);
    return years ? std::optional{Retention{*years}} : std::nullopt;
}

std::string codeOf(Retention retention) {
    return retention.isPermanent() ? std::string(kPermanent) : std::to_string(retention.years);
}

std::string labelOf(Retention retention) {
    return retention.isPermanent() ? "Vĩnh viễn" : std::to_string(retention.years) + " năm";
}

const std::vector<RetentionPeriod>& retentionPeriods() {
    static const auto all = readPeriods();
    return all;
}

const RetentionPeriod* retentionOn(Retention retention, Date day) {
    const auto& all = retentionPeriods();
    const auto found = std::find_if(all.begin(), all.end(), [&](const RetentionPeriod& period) {
        return period.validFrom <= day && (!period.validTo || day <= *period.validTo) &&
               period.yearsFrom <= retention.years && retention.years <= period.yearsTo;
    });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace vanthu::domain
