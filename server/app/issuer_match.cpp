#include "server/app/issuer_match.h"

#include "schemas/domain/text.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace vanthu::app {
namespace {

using domain::Date;
using domain::Organisation;
using domain::OrganisationVersion;
using Candidates = std::vector<IssuerCandidate>;

/// Abbreviations that stand for whole words in printed names.
struct Abbreviation {
    std::string_view words;
    std::string_view abbreviation;
};
constexpr std::array kAbbreviations{
    Abbreviation{"uy ban nhan dan", "ubnd"},  Abbreviation{"hoi dong nhan dan", "hdnd"},
    Abbreviation{"thanh pho", "tp"},          Abbreviation{"van phong", "vp"},
    Abbreviation{"mat tran to quoc", "mttq"},
};

/// What a superior body adds to the names below it: "uy ban nhan dan tinh binh minh" → "tinh binh minh".
std::string placeOf(const std::string& plainSuperior) {
    for (const std::string_view council : {"uy ban nhan dan ", "hoi dong nhan dan "})
        if (plainSuperior.starts_with(council)) return plainSuperior.substr(council.size());
    return "";
}

class Matching {
  public:
    Matching(const PrintedIssuer& printed, const DirectorySnapshot& directory, Date day)
        : printed_(printed),
          directory_(directory),
          day_(day),
          name_(plainName(printed.name)),
          superior_(plainName(printed.superior)) {
        const auto place = placeOf(superior_);
        if (!place.empty()) longName_ = name_ + ' ' + place;
    }

    Candidates find() {
        if (!name_.empty()) {
            if (auto found = narrowed(byName()); !found.empty()) return found;
            if (auto found = narrowed(byFormerName()); !found.empty()) return found;
        }
        // A notation alone is no name: only together with the superior body, or when nobody else has it.
        return narrowed(byNotation());
    }

  private:
    [[nodiscard]] bool isNamed(const OrganisationVersion& version) const {
        const auto plain = plainName(version.name);
        return plain == name_ || (!longName_.empty() && plain == longName_);
    }

    void add(Candidates& found, const Organisation& organisation, MatchedBy by) const {
        const auto known = std::any_of(found.begin(), found.end(), [&](const IssuerCandidate& other) {
            return other.organisation == &organisation;
        });
        if (known) return;
        const auto& own = organisation.on(day_).notation;
        const bool agrees = !own.empty() && std::find(printed_.bodies.begin(), printed_.bodies.end(), own) !=
                                                printed_.bodies.end();
        found.push_back({&organisation, by, agrees});
    }

    [[nodiscard]] Candidates byName() const {
        Candidates found;
        for (const auto& organisation : directory_.organisations())
            if (organisation.existsOn(day_) && isNamed(organisation.on(day_)))
                add(found, organisation, MatchedBy::name);
        return found;
    }

    /// A letterhead that was not changed: the name is that of another time, or of a body that was taken over.
    [[nodiscard]] Candidates byFormerName() const {
        Candidates found;
        for (const auto& organisation : directory_.organisations()) {
            if (std::none_of(organisation.versions.begin(), organisation.versions.end(),
                             [&](const OrganisationVersion& version) { return isNamed(version); }))
                continue;
            if (organisation.existsOn(day_)) {
                add(found, organisation, MatchedBy::formerName);
                continue;
            }
            for (const auto* successor : directory_.successorsOf(organisation.id, day_))
                add(found, *successor, MatchedBy::formerName);
        }
        return found;
    }

    [[nodiscard]] Candidates byNotation() const {
        Candidates found;
        for (const auto& organisation : directory_.organisations())
            if (organisation.existsOn(day_)) add(found, organisation, MatchedBy::notation);
        std::erase_if(found, [](const IssuerCandidate& candidate) { return !candidate.notationAgrees; });
        return found;
    }

    /// Those that pass the test, or all when none does.
    static Candidates preferred(Candidates all, const std::function<bool(const IssuerCandidate&)>& passes) {
        Candidates some;
        std::copy_if(all.begin(), all.end(), std::back_inserter(some), passes);
        return some.empty() ? all : some;
    }

    [[nodiscard]] Candidates narrowed(Candidates all) const {
        if (all.size() > 1 && !superior_.empty())
            all = preferred(std::move(all), [&](const IssuerCandidate& candidate) {
                const auto& parent = candidate.organisation->on(day_).parent;
                const auto* above = parent ? directory_.organisation(*parent) : nullptr;
                return above != nullptr && plainName(above->on(day_).name) == superior_;
            });
        if (all.size() > 1)
            all = preferred(std::move(all),
                            [](const IssuerCandidate& candidate) { return candidate.notationAgrees; });
        return all;
    }

    const PrintedIssuer& printed_;
    const DirectorySnapshot& directory_;
    Date day_;
    std::string name_;
    std::string superior_;
    std::string longName_;  ///< with the place of the superior body; "" when it has none
};

}  // namespace

std::string plainName(std::string_view name) {
    std::string plain;
    std::string word;
    const auto take = [&] {
        for (const auto& [words, abbreviation] : kAbbreviations)
            if (word == abbreviation) word = words;
        if (!word.empty()) plain.append(plain.empty() ? "" : " ").append(word);
        word.clear();
    };
    for (const char letter : domain::folded(name)) {
        const bool isPart = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (isPart)
            word += letter;
        else
            take();
    }
    take();
    return plain;
}

Candidates issuersLike(const PrintedIssuer& printed, const DirectorySnapshot& directory, Date day) {
    return Matching(printed, directory, day).find();
}

}  // namespace vanthu::app
