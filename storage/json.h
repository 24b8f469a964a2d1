#pragma once

#include "schemas/domain/json_writer.h"

#include <string>
#include <string_view>

namespace vanthu::storage {

/// A flat JSON object in the making, for change log rows; keys keep their order.
class JsonObject {
  public:
    JsonObject() { writer_.beginObject(); }

    template <class Value>
    JsonObject& with(std::string_view key, const Value& value) {
        writer_.field(key, value);
        return *this;
    }
    [[nodiscard]] std::string text() const {
        auto whole = writer_;
        return whole.endObject().take();
    }

  private:
    domain::JsonWriter writer_;
};

}  // namespace vanthu::storage
