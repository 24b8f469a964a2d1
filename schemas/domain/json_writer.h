#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::domain {

/// Writes one JSON text from front to back. Poco's printer turns booleans into numbers, and building its tree
/// of objects first costs ten times as much. The caller nests begin and end correctly.
class JsonWriter {
  public:
    JsonWriter& beginObject() { return open('{'); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& beginArray() { return open('['); }
    JsonWriter& endArray() { return close(']'); }
    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view{text}); }
    JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
    JsonWriter& value(std::int64_t number);
    JsonWriter& value(int number) { return value(std::int64_t{number}); }
    JsonWriter& value(double number);
    JsonWriter& value(bool truth);
    /// Text that is JSON already.
    JsonWriter& json(std::string_view text);

    template <class Value>
    JsonWriter& field(std::string_view name, const Value& content) {
        return key(name).value(content);
    }
    /// Leaves an empty text out.
    JsonWriter& fieldIfAny(std::string_view name, std::string_view text) {
        return text.empty() ? *this : field(name, text);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    void separate();

    std::string text_;
    bool first_{true};
};

/// A JSON object with these members added at its end. Both arguments are written by us: `object` is "{…}",
/// `members` is "\"a\":1,\"b\":2", which may be empty.
[[nodiscard]] std::string withMembers(std::string_view object, std::string_view members);

}  // namespace vanthu::domain
