#include "schemas/domain/organisation.h"

#include <algorithm>
#include <array>

#include "schemas/domain/error.h"

namespace vanthu::domain {
namespace {

/// Digits of the groups below level 1, from level 2 down (QĐ 28/2018 Điều 10).
constexpr std::array<std::size_t, 3> kGroupDigits = {2, 2, 3};

bool isDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isLevelOne(std::string_view group) {
    return group.size() == 3 && group[0] >= 'A' && group[0] <= 'Z' && isDigits(group.substr(1));
}

bool isZero(std::string_view group) {
    return group.find_first_not_of('0') == std::string_view::npos;
}

std::vector<std::string_view> groupsOf(std::string_view code) {
    std::vector<std::string_view> groups;
    for (std::size_t begin = 0;;) {
        const std::size_t end = code.find('.', begin);
        groups.push_back(code.substr(begin, end - begin));
        if (end == std::string_view::npos) return groups;
        begin = end + 1;
    }
}

/// Level 1 first, its lower groups of exactly the widths that the old scheme has.
bool fitsOldScheme(const std::vector<std::string_view>& groups) {
    if (groups.size() > kGroupDigits.size() + 1 || !isLevelOne(groups[0])) return false;
    for (std::size_t i = 1; i < groups.size(); ++i)
        if (groups[i].size() != kGroupDigits[i - 1] || !isDigits(groups[i])) return false;
    return true;
}

}  // namespace

const OrganisationVersion& Organisation::on(Date day) const {
    if (versions.empty())
        throw Error(ErrorCode::internal, "organisation " + std::to_string(id.value) + " has no version");
    for (const auto& version : versions)
        if (!version.validTo || day <= *version.validTo) return version;
    return versions.back();
}

std::optional<Date> Organisation::lastDay() const {
    return versions.empty() ? std::nullopt : versions.back().validTo;
}

bool Organisation::hasEnded(Date day) const {
    const auto last = lastDay();
    return last && *last < day;
}

bool Organisation::existsOn(Date day) const {
    return !versions.empty() && versions.front().validFrom <= day && !hasEnded(day);
}

bool Organisation::isDueElectronically(Date day) const {
    if (!existsOn(day)) return false;
    const auto& version = on(day);
    return version.interconnected && version.kind != OrganisationKind::enterprise;
}

std::optional<std::string> qd20FromQcvn102(std::string_view code) {
    auto groups = groupsOf(code);
    if (groups.size() < 2) return std::nullopt;
    std::reverse(groups.begin(), groups.end());
    if (!fitsOldScheme(groups)) return std::nullopt;
    while (groups.size() > 1 && isZero(groups.back()))
        groups.pop_back();
    std::string out{groups[0]};
    for (std::size_t i = 1; i < groups.size(); ++i)
        out.append(".").append(groups[i]);
    return out;
}

std::optional<std::string> qcvn102FromQd20(std::string_view code) {
    const auto groups = groupsOf(code);
    if (!fitsOldScheme(groups)) return std::nullopt;
    std::string out{groups[0]};
    for (std::size_t i = 0; i < kGroupDigits.size(); ++i) {
        const std::string group =
            i + 1 < groups.size() ? std::string{groups[i + 1]} : std::string(kGroupDigits[i], '0');
        out.insert(0, group + ".");
    }
    return out;
}

std::string normalisedOrganisationCode(std::string_view code) {
    std::string plain;
    for (const char c : code)
        if (c != ' ' && c != '\t') plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (auto converted = qd20FromQcvn102(plain)) return *converted;
    // Written in the new order with empty groups: "H53.13.00.000".
    if (const auto old = qcvn102FromQd20(plain)) return qd20FromQcvn102(*old).value_or(plain);
    return plain;
}

}  // namespace vanthu::domain
