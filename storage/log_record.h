#pragma once

#include <Poco/JSON/Object.h>

#include <string>

namespace vanthu::storage {

/// Reads back what a store wrote beside a change. Throws Error{damaged} for what is no JSON object. Internal
/// to storage/*.cpp.
[[nodiscard]] Poco::JSON::Object::Ptr logRecord(const std::string& json);

}  // namespace vanthu::storage
