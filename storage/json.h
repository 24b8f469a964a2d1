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

/// A record with why it came about. The remark is said beside the thing, not of it.
[[nodiscard]] inline std::string withRemark(std::string_view record, const std::string& remark) {
    const auto members = JsonObject{}.with("remark", remark).text();
    return domain::withMembers(record, std::string_view(members).substr(1, members.size() - 2));
}

}  // namespace vanthu::storage
