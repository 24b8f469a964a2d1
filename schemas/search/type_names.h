#pragma once

#include "schemas/domain/document_type.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vanthu::search {

/// How people call the types of documents in a query, those that ended too. Any thread may read it.
class TypeNames {
  public:
    explicit TypeNames(const std::vector<domain::DocumentType>& types);

    /// Those that a new installation begins with.
    [[nodiscard]] static const TypeNames& shipped();

    /// Codes of the types that are called so: abbreviation in the same case ("HĐ"), else in any spelling
    /// ("hd"), or name ("kế hoạch"). Empty when there are none.
    [[nodiscard]] std::vector<std::string> called(std::string_view name) const;
    /// True for a word of one of their names.
    [[nodiscard]] bool haveWord(const std::string& folded) const { return words_.contains(folded); }

  private:
    using Codes = std::vector<std::string>;  ///< each once, ascending
    std::unordered_map<std::string, Codes> byExact_, byFolded_;
    std::set<std::string, std::less<>> words_;
};

}  // namespace vanthu::search
