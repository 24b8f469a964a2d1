#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// Words that stand for the same: "UBND" and "ủy ban nhân dân". Any thread may read it.
class Synonyms {
  public:
    using Form = std::vector<std::string>;  ///< folded syllables

    /// One group per line, forms separated by tabs, "#" before a remark. Throws Error{invalidInput} naming
    /// the line for a group without two different forms that have letters, or more than 2,000 groups.
    [[nodiscard]] static Synonyms parse(std::string_view text);
    /// The list that comes with the program.
    [[nodiscard]] static Synonyms shipped();
    /// The file of the administrator, or the shipped list when there is none. Throws as parse() does, with
    /// the name of the file; Error{unavailable} when it cannot be read.
    [[nodiscard]] static Synonyms of(const std::filesystem::path& file);

    struct Found {
        std::size_t words{0};      ///< of the query that are one form; 0 for none
        std::vector<Form> others;  ///< the other forms of its group
    };
    /// The longest form that stands at that place.
    [[nodiscard]] Found at(const std::vector<std::string_view>& folded, std::size_t place) const;

  private:
    std::vector<std::vector<Form>> groups_;
};

}  // namespace vanthu::search
