#pragma once

#include "schemas/domain/change.h"
#include "schemas/domain/organisation.h"
#include "storage/past_state.h"
#include "storage/transaction.h"

#include <unordered_map>
#include <utility>

namespace vanthu::storage {

/// What organisations could with the change that is being counted; read when the first document asks.
/// Internal to storage/figure_*.cpp.
class KnownOrganisations {
  public:
    explicit KnownOrganisations(ReadTransaction& transaction) : transaction_(transaction) {}

    /// Something about one of them is otherwise from the next question on.
    void forget() { organisations_.clear(); }
    /// nullptr: nobody had entered it by then.
    [[nodiscard]] const domain::Organisation* find(domain::Sequence sequence, domain::OrganisationId id) {
        if (organisations_.empty())
            for (auto& organisation : organisationsAsOf(transaction_, sequence))
                organisations_.emplace(organisation.id, std::move(organisation));
        const auto found = organisations_.find(id);
        return found == organisations_.end() ? nullptr : &found->second;
    }

  private:
    ReadTransaction& transaction_;
    std::unordered_map<domain::OrganisationId, domain::Organisation> organisations_;
};

}  // namespace vanthu::storage
