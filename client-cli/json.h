#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vanthu::cli {

/// A JSON value. Reading is forgiving, as suits a client that must live with newer servers: an absent member
/// is null, and a null reads as "", 0, false or an empty list. Members keep their order.
class Json {
  public:
    using Items = std::vector<Json>;
    using Members = std::vector<std::pair<std::string, Json>>;

    Json() = default;
    Json(bool value) : value_(value) {}
    Json(std::int64_t value) : value_(value) {}
    Json(int value) : value_(std::int64_t{value}) {}
    Json(double value) : value_(value) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(Items items) : value_(std::move(items)) {}
    Json(Members members) : value_(std::move(members)) {}

    /// Throws Failure for text that is not one JSON object or array.
    [[nodiscard]] static Json parse(std::string_view text);
    [[nodiscard]] static Json object() { return Members{}; }
    [[nodiscard]] static Json array() { return Items{}; }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(value_); }
    [[nodiscard]] bool isArray() const { return std::holds_alternative<Items>(value_); }
    [[nodiscard]] bool isObject() const { return std::holds_alternative<Members>(value_); }

    /// Member of an object; null when there is none.
    [[nodiscard]] const Json& operator[](std::string_view name) const&;
    /// Of a temporary by value: nothing dangles in `for (… : answer()["list"].items())`.
    [[nodiscard]] Json operator[](std::string_view name) && { return std::as_const(*this)[name]; }
    [[nodiscard]] const Items& items() const&;
    [[nodiscard]] Items items() && { return std::as_const(*this).items(); }
    [[nodiscard]] const Members& members() const;
    /// A string as it is, a number or truth value printed, "" for everything else.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] bool truth() const;

    /// Sets or replaces a member; a null value becomes an object first.
    Json& set(std::string_view name, Json value);
    /// The same, unless the text is empty: absent fields are left out of requests.
    Json& setText(std::string_view name, const std::string& value);
    Json& add(Json item);

    /// On one line, UTF-8 unescaped; with a line per member when `indent` is above 0.
    [[nodiscard]] std::string print(int indent = 0) const;

  private:
    void print(std::string& out, int indent, int depth) const;

    std::variant<std::monostate, bool, std::int64_t, double, std::string, Items, Members> value_;
};

}  // namespace vanthu::cli
