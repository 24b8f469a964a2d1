#include "tests/search/random_registry.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <sstream>

namespace vanthu::tests {
namespace {

using domain::AccountId;
using domain::OrganisationId;

constexpr std::array<const char*, 24> kCommon{
    "kế", "hoạch", "cải", "cách", "hành", "chính", "thuế", "thuê", "đất",   "nhà", "sông", "nước",
    "lũ", "bão",   "học", "sinh", "giáo", "viên",  "bệnh", "viện", "đường", "cầu", "rừng", "biển"};
constexpr std::array<const char*, 8> kHeads{"ng", "tr", "kh", "b", "m", "th", "q", "v"};
constexpr std::array<const char*, 8> kTails{"ươn", "oán", "ích", "ệp", "uân", "ẫn", "ồng", "iết"};

bool has(const std::vector<OrganisationId>& units, std::int64_t unit) {
    return std::find(units.begin(), units.end(), OrganisationId{unit}) != units.end();
}

}  // namespace

std::string issuerName(std::size_t issuer, bool abbreviated) {
    static const std::array<const char*, kRandomIssuers> kPlaces{"tỉnh Bến Tre", "huyện Ba Tri",
                                                                 "huyện Giồng Trôm", "thành phố Cần Thơ"};
    return (abbreviated ? "UBND " : "Ủy ban nhân dân ") + std::string(kPlaces.at(issuer));
}

RandomRegistry::RandomRegistry(std::uint32_t seed, std::size_t documents) : random_(seed) {
    for (std::size_t i = 0; i < documents; ++i)
        documents_.push_back(document(static_cast<std::int64_t>(i + 1)));
}

std::string RandomRegistry::rareWord() {
    return std::string(kHeads.at(below(kHeads.size()))) + kTails.at(below(kTails.size()));
}

std::string RandomRegistry::word() {
    return chance(0.06) ? rareWord() : kCommon.at(below(kCommon.size()));
}

std::string RandomRegistry::words(std::size_t count, RandomDocument& document,
                                  std::vector<std::string>& folded) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        const auto written = word();
        all += (all.empty() ? "" : " ") + written;
        folded.push_back(domain::folded(written));
        document.words.insert(folded.back());
        document.spelled.insert(written);
    }
    return all;
}

RandomDocument RandomRegistry::document(std::int64_t id) {
    RandomDocument made;
    auto& sample = made.sample;
    sample.id = id;
    sample.subject = words(2 + below(4), made, made.subject);
    sample.text = words(below(20), made, made.text);
    sample.organisation = 1 + static_cast<std::int64_t>(below(kRandomUnits));
    sample.type = chance(0.1) ? "" : kRandomTypes.at(below(kRandomTypes.size()));
    sample.direction = chance(0.5) ? domain::Direction::incoming : domain::Direction::outgoing;
    sample.book = 1 + static_cast<std::int64_t>(below(kRandomBooks));
    made.issuer = below(kRandomIssuers);
    sample.issuer = issuerName(made.issuer, chance(0.5));
    std::istringstream issuer(sample.issuer);
    for (std::string word; issuer >> word;)
        made.words.insert(domain::folded(word));
    if (chance(0.8)) sample.code = std::to_string(1 + below(8)) + "/KH-UBND";
    if (chance(0.85)) {
        made.year = 2018 + static_cast<int>(below(3));
        sample.issued = std::to_string(made.year) + (chance(0.5) ? "-03-01" : "-12-31");
    } else if (chance(0.5)) {
        made.year = 2021;
        sample.arrived = "2021-01-01";
    }
    sample.registered = 2018 + static_cast<int>(below(3));
    if (sample.issued.empty() && sample.arrived.empty()) made.year = sample.registered;
    if (chance(0.25)) sample.access = domain::Access::restricted;
    if (chance(0.2)) sample.assignees.accounts.push_back(AccountId{1 + static_cast<std::int64_t>(below(5))});
    if (chance(0.2))
        sample.assignees.units.push_back(OrganisationId{1 + static_cast<std::int64_t>(below(kRandomUnits))});
    return made;
}

std::vector<SampleDocument> RandomRegistry::samples() const {
    std::vector<SampleDocument> samples;
    for (const auto& document : documents_)
        samples.push_back(document.sample);
    return samples;
}

domain::AccessScope RandomRegistry::person() {
    domain::AccessScope scope;
    scope.everything = chance(0.15);
    for (std::int64_t unit = 1; unit <= kRandomUnits; ++unit) {
        if (!chance(0.3)) continue;
        scope.organisations.push_back({unit});
        if (chance(0.5)) scope.restricted.push_back({unit});
        if (chance(0.5)) scope.assigned.push_back({unit});
    }
    if (chance(0.8)) scope.account = AccountId{1 + static_cast<std::int64_t>(below(5))};
    return scope;
}

bool RandomRegistry::mayKnow(const domain::AccessScope& scope, const SampleDocument& document) {
    for (const auto account : document.assignees.accounts)
        if (account == scope.account) return true;
    for (const auto unit : document.assignees.units)
        if (has(scope.assigned, unit.value)) return true;
    if (document.access == domain::Access::restricted) return has(scope.restricted, document.organisation);
    return scope.everything || has(scope.organisations, document.organisation);
}

}  // namespace vanthu::tests
