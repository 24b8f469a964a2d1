#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::storage {

/// A flat JSON object in the making, for change log rows; keys keep their order.
class JsonObject {
  public:
    JsonObject& with(std::string_view key, std::string_view text);
    JsonObject& with(std::string_view key, const char* text) { return with(key, std::string_view{text}); }
    JsonObject& with(std::string_view key, std::int64_t number);
    JsonObject& with(std::string_view key, bool value);
    [[nodiscard]] std::string text() const { return text_ + "}"; }

  private:
    void begin(std::string_view key);
    std::string text_{"{"};
};

}  // namespace vanthu::storage
