#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/json_writer.h"

#include <string_view>

namespace vanthu::app {

/// A list of violations as a member of the object being written; left out when there are none.
inline void writeViolations(domain::JsonWriter& json, std::string_view name, const Violations& violations) {
    if (violations.empty()) return;
    json.key(name).beginArray();
    for (const auto& violation : violations)
        json.beginObject()
            .field("field", violation.field)
            .field("code", violation.code)
            .field("message", violation.message)
            .endObject();
    json.endArray();
}

}  // namespace vanthu::app
