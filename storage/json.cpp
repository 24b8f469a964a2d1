#include "storage/json.h"

#include <Poco/JSONString.h>

namespace vanthu::storage {

namespace {

std::string quoted(std::string_view text) {
    return Poco::toJSON(std::string(text));
}

}  // namespace

JsonObject& JsonObject::with(std::string_view key, std::string_view text) {
    begin(key);
    text_ += quoted(text);
    return *this;
}

JsonObject& JsonObject::with(std::string_view key, std::int64_t number) {
    begin(key);
    text_ += std::to_string(number);
    return *this;
}

JsonObject& JsonObject::with(std::string_view key, bool value) {
    begin(key);
    text_ += value ? "true" : "false";
    return *this;
}

void JsonObject::begin(std::string_view key) {
    if (text_.size() > 1) text_ += ',';
    text_ += quoted(key) + ':';
}

}  // namespace vanthu::storage
