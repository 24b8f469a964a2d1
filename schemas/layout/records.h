#pragma once

#include "schemas/domain/vocabulary.h"

#include <cstddef>
#include <string>
#include <string_view>

/// The text forms of this folder: records as lines, fields between tabs, the kind of record first. Numbers
/// have two decimals. Who wrote one need not be trusted.
namespace vanthu::layout {

/// Appends one field. Tabs and line ends inside texts become blanks; a number that is none becomes 0.
void putField(std::string& out, double figure);
void putField(std::string& out, int figure);
void putField(std::string& out, std::string_view text);

/// The fields of one record, read from left to right; `good` ends at the first that is wrong.
class Fields {
  public:
    explicit Fields(std::string_view record) : rest_(record) {}

    std::string_view text();
    /// A number of a page: no larger than any length or place on one, and not endless.
    double length();
    /// From `least` to `most`.
    int number(int least, int most);
    int count(std::size_t most) { return number(1, static_cast<int>(most)); }
    template <class Word>
    Word word() {
        const auto value = domain::parse<Word>(text());
        require(value.has_value());
        return value.value_or(Word{});
    }
    void require(bool condition) { good_ = good_ && condition; }
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool whole() const { return good_ && ended_; }

  private:
    std::string_view rest_;
    bool ended_{false};
    bool good_{true};
};

}  // namespace vanthu::layout
