#pragma once

#include "schemas/domain/change.h"
#include "storage/sql.h"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// `until` of a fact that still holds; spelled out in the SQL, where it must match the partial indexes.
inline constexpr domain::Sequence kStillHolds = std::numeric_limits<domain::Sequence>::max();

/// The rows of one table of facts: what a fact is about, the changes between which it holds, what it says.
/// Internal to storage/figure_*.cpp.
class FactRows {
  public:
    /// `keys` and `columns`: names in the order of the values that are given later.
    FactRows(std::string_view table, const std::vector<std::string_view>& keys,
             const std::vector<std::string_view>& columns);

    /// The columns of the fact that still holds, by its key.
    [[nodiscard]] const std::string& selectHolding() const { return select_; }
    /// `values`: the key, then the columns.
    void begin(WriteTransaction& transaction, domain::Sequence since, std::vector<Parameter> values) const;
    /// A fact that began with the same change is forgotten.
    void end(WriteTransaction& transaction, domain::Sequence until, std::vector<Parameter> key) const;

  private:
    std::string select_, insert_, erase_, update_;
};

}  // namespace vanthu::storage
