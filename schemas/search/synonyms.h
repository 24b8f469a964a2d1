#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::search {

/// Words that stand for others: "UBND" and "ủy ban nhân dân", the name of a unit and that of its successor.
/// Any thread may read it.
class Synonyms {
  public:
    using Form = std::vector<std::string>;  ///< folded syllables

    /// One group per line, forms separated by tabs, each stands for all others; "#" before a remark. Throws
    /// Error{invalidInput} naming the line for a group without two different forms that have letters, or more
    /// than 2,000 groups.
    [[nodiscard]] static Synonyms parse(std::string_view text);
    /// The same with a new name and the names that it followed on each line: the new one stands for each old
    /// one and each old one for it, not the old ones for each other.
    [[nodiscard]] static Synonyms parseFormerNames(std::string_view text);
    /// The lists that come with the program: abbreviations, and old and new names.
    [[nodiscard]] static Synonyms shipped();
    /// The files synonyms.tsv and former_names.tsv of the administrator, for each the shipped list when there
    /// is none. Throws as parse() does, with the name of the file; Error{unavailable} when it cannot be read.
    [[nodiscard]] static Synonyms in(const std::filesystem::path& folder);

    /// Each stands for the other from now on; nothing when they are the same or have no letters.
    void add(std::string_view one, std::string_view other);

    struct Found {
        std::size_t words{0};      ///< of the query that are one form; 0 for none
        std::vector<Form> others;  ///< what it stands for
        bool operator==(const Found&) const = default;
    };
    /// The longest form that stands at that place.
    [[nodiscard]] Found at(const std::vector<std::string_view>& folded, std::size_t place) const;
    /// The syllables of an abbreviation's long form as its list spells them; folded where no list has it.
    [[nodiscard]] Form written(const Form& folded) const;

  private:
    void add(const Form& one, const Form& other);
    void add(const Synonyms& more);

    std::map<Form, std::set<Form>> others_;
    std::map<Form, Form> written_;
    std::size_t longest_{0};  ///< words of a form
};

}  // namespace vanthu::search
