#include "server/app/unit_names.h"

#include <unordered_map>
#include <unordered_set>

namespace vanthu::app {
namespace {

using domain::OrganisationId;

constexpr std::size_t kFollowersMost = 200;  ///< of one unit

/// Adds the names of a unit's successors, of theirs and so on; each knows both.
class SuccessionWalk {
  public:
    SuccessionWalk(const std::vector<domain::Organisation>& organisations,
                   std::span<const domain::Succession> successions) {
        for (const auto& organisation : organisations)
            byId_.emplace(organisation.id, &organisation);
        for (const auto& succession : successions)
            followers_.emplace(succession.predecessor, succession.successor);
    }

    void addNamesOf(const domain::Organisation& unit, search::Synonyms& names) const {
        addAll(unit, unit, names);
        std::vector<OrganisationId> open{unit.id};
        std::unordered_set<OrganisationId> seen{unit.id};
        while (!open.empty() && seen.size() < kFollowersMost) {
            const auto [begin, end] = followers_.equal_range(open.back());
            open.pop_back();
            for (auto next = begin; next != end; ++next) {
                if (!seen.insert(next->second).second) continue;
                open.push_back(next->second);
                const auto follower = byId_.find(next->second);
                if (follower != byId_.end()) addAll(unit, *follower->second, names);
            }
        }
    }

  private:
    static void addAll(const domain::Organisation& one, const domain::Organisation& other,
                       search::Synonyms& names) {
        for (const auto& before : one.versions)
            for (const auto& after : other.versions)
                names.add(before.name, after.name);
    }

    std::unordered_map<OrganisationId, const domain::Organisation*> byId_;
    std::unordered_multimap<OrganisationId, OrganisationId> followers_;
};

}  // namespace

std::shared_ptr<const search::Synonyms> unitNames(const std::vector<domain::Organisation>& organisations,
                                                  std::span<const domain::Succession> successions) {
    auto names = std::make_shared<search::Synonyms>();
    const SuccessionWalk walk(organisations, successions);
    for (const auto& organisation : organisations)
        walk.addNamesOf(organisation, *names);
    return names;
}

}  // namespace vanthu::app
