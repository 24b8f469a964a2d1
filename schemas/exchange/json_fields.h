#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

/// Internal to schemas/exchange: reading JSON that another installation wrote. Every function throws
/// Rejected{schema} with the name of the field.
namespace vanthu::wire::json {

/// Valid UTF-8, one object, not deeper than limits::kJsonDepth.
[[nodiscard]] Poco::JSON::Object::Ptr parseObject(std::string_view text);

[[nodiscard]] Poco::JSON::Object::Ptr object(const Poco::JSON::Object& parent, const std::string& field);
[[nodiscard]] Poco::JSON::Array::Ptr array(const Poco::JSON::Object& parent, const std::string& field,
                                           std::size_t maxSize);
/// A string of at most that many bytes; absent is an error unless minBytes is 0.
[[nodiscard]] std::string text(const Poco::JSON::Object& parent, const std::string& field,
                               std::size_t minBytes, std::size_t maxBytes);
[[nodiscard]] std::string hexDigits(const Poco::JSON::Object& parent, const std::string& field,
                                    std::size_t digits);
[[nodiscard]] std::int64_t number(const Poco::JSON::Object& parent, const std::string& field,
                                  std::int64_t min, std::int64_t max);
[[nodiscard]] bool boolean(const Poco::JSON::Object& parent, const std::string& field);

/// Keys sorted, no blanks, UTF-8 as it is.
[[nodiscard]] std::string canonical(const Poco::JSON::Object& object);

}  // namespace vanthu::wire::json
