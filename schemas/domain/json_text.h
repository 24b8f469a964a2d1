#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace vanthu::domain {

struct JsonNode;

/// One value of a JsonText, or none. Cheap to copy; valid as long as that text is.
class JsonValue {
  public:
    enum class Kind { null, flag, integer, tooLarge, real, text, list, object };

    JsonValue() = default;
    explicit JsonValue(const JsonNode* node) : node_(node) {}

    /// There is a value, and it is not an explicit null: to us both say that there is nothing.
    [[nodiscard]] bool isGiven() const;
    /// `tooLarge`: a whole number beyond 63 bits. Kind::null also where nothing stands.
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }
    /// Of whatever kind.
    [[nodiscard]] bool isNumber() const { return is(Kind::integer) || is(Kind::tooLarge) || is(Kind::real); }

    // What does not fit the kind is false, 0, "" or empty.
    [[nodiscard]] bool flag() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] double number() const;          ///< of every kind of number
    [[nodiscard]] std::string_view text() const;  ///< may hold NUL
    /// Of a list or an object.
    [[nodiscard]] std::size_t size() const;
    /// The member of an object.
    [[nodiscard]] JsonValue operator[](std::string_view name) const;
    /// Its own name, as a member of an object.
    [[nodiscard]] std::string_view name() const;

    /// Items of a list, members of an object in the order of the text.
    class Iterator {
      public:
        explicit Iterator(const JsonNode* node) : node_(node) {}
        JsonValue operator*() const { return JsonValue{node_}; }
        Iterator& operator++();
        bool operator==(const Iterator&) const = default;

      private:
        const JsonNode* node_;
    };
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

  private:
    const JsonNode* node_{nullptr};
};

/// JSON from outside, read whole: UTF-8, at most limits::kJsonDepth deep, no name twice in an object, since
/// two readers could disagree about it, and nothing after the end.
class JsonText {
  public:
    /// Throws Error{invalidInput} with what is wrong, for a log.
    explicit JsonText(std::string_view json);
    ~JsonText();
    JsonText(JsonText&&) noexcept;
    JsonText& operator=(JsonText&&) noexcept;

    [[nodiscard]] JsonValue root() const;

  private:
    struct Content;
    std::unique_ptr<Content> content_;
};

}  // namespace vanthu::domain
