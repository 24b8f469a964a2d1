#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::http {

/// The parameters of a query string, read by name. Reading one notes what is wrong with it; finish() throws
/// for everything that was, and for parameters that nobody asked for.
class QueryReader {
  public:
    explicit QueryReader(std::string_view query);

    [[nodiscard]] std::string text(const std::string& name, std::size_t maximum);
    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& name, std::int64_t minimum,
                                                      std::int64_t maximum);
    [[nodiscard]] bool flag(const std::string& name);
    [[nodiscard]] std::optional<domain::Date> date(const std::string& name);
    [[nodiscard]] domain::Date requiredDate(const std::string& name);

    /// "3,5,8": at most so many ids.
    template <class Id>
    [[nodiscard]] std::vector<Id> ids(const std::string& name, std::size_t maximum) {
        std::vector<Id> found;
        for (const auto id : integers(name, maximum))
            found.push_back(Id{id});
        return found;
    }

    /// An id.
    template <class Id>
    [[nodiscard]] std::optional<Id> id(const std::string& name) {
        const auto value = integer(name, 1, std::numeric_limits<std::int64_t>::max());
        return value ? std::optional{Id{*value}} : std::nullopt;
    }

    template <class E>
    [[nodiscard]] std::optional<E> word(const std::string& name) {
        const auto given = text(name, 64);
        if (given.empty()) return std::nullopt;
        if (const auto value = domain::parse<E>(given)) return value;
        std::string allowed;
        for (const auto& known : domain::kWords<E>)
            allowed += (allowed.empty() ? "" : ", ") + std::string(known.code);
        note(name, "unknown_value", "Cho phép: " + allowed + ".");
        return std::nullopt;
    }

    void note(const std::string& name, const std::string& code, const std::string& message);
    /// Throws Error{invalidInput}.
    void finish();

  private:
    [[nodiscard]] std::vector<std::int64_t> integers(const std::string& name, std::size_t maximum);

    std::map<std::string, std::string> values_;
    std::set<std::string> known_;
    Violations violations_;
};

/// Where a list that is newest first goes on, and with how many lines.
template <class Id>
struct NewestFirst {
    std::optional<Id> before;
    int limit{limits::kPageSizeDefault};
};

/// A query of `before` and `limit` alone. Throws Error{invalidInput}.
template <class Id>
[[nodiscard]] NewestFirst<Id> readNewestFirst(std::string_view query) {
    QueryReader reader(query);
    NewestFirst<Id> page;
    page.before = reader.id<Id>("before");
    page.limit =
        static_cast<int>(reader.integer("limit", 1, limits::kPageSizeMax).value_or(limits::kPageSizeDefault));
    reader.finish();
    return page;
}

}  // namespace vanthu::http
