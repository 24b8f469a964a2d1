#include "schemas/exchange/json_fields.h"

#include <sstream>

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "schemas/exchange/frame.h"
#include "schemas/exchange/messages.h"

namespace vanthu::wire::json {
namespace {

[[noreturn]] void reject(const std::string& field, const std::string& expected) {
    throw Rejected(NackCode::schema, field + ": expected " + expected);
}

}  // namespace

Poco::JSON::Object::Ptr parseObject(std::string_view text) {
    if (!domain::isValidUtf8(text)) reject("body", "valid UTF-8");
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(limits::kJsonDepth);
        const auto value = parser.parse(std::string(text));
        if (value.type() == typeid(Poco::JSON::Object::Ptr)) return value.extract<Poco::JSON::Object::Ptr>();
    } catch (const Poco::Exception& error) {
        reject("body", "JSON (" + error.displayText() + ")");
    }
    reject("body", "a JSON object");
}

Poco::JSON::Object::Ptr object(const Poco::JSON::Object& parent, const std::string& field) {
    const auto found = parent.getObject(field);
    if (found.isNull()) reject(field, "an object");
    return found;
}

Poco::JSON::Array::Ptr array(const Poco::JSON::Object& parent, const std::string& field,
                             std::size_t maxSize) {
    const auto found = parent.getArray(field);
    if (found.isNull() || found->size() > maxSize)
        reject(field, "an array of at most " + std::to_string(maxSize) + " entries");
    return found;
}

std::string text(const Poco::JSON::Object& parent, const std::string& field, std::size_t minBytes,
                 std::size_t maxBytes) {
    const auto value = parent.get(field);
    const bool absent = value.isEmpty() && minBytes == 0;
    const std::string found = value.isString() ? value.extract<std::string>() : std::string{};
    if ((!absent && !value.isString()) || found.size() < minBytes || found.size() > maxBytes)
        reject(field,
               "a string of " + std::to_string(minBytes) + " to " + std::to_string(maxBytes) + " bytes");
    return found;
}

std::string hexDigits(const Poco::JSON::Object& parent, const std::string& field, std::size_t digits) {
    auto found = text(parent, field, digits, digits);
    if (!unhex(found)) reject(field, "lower-case hex digits");
    return found;
}

std::int64_t number(const Poco::JSON::Object& parent, const std::string& field, std::int64_t min,
                    std::int64_t max) {
    const auto value = parent.get(field);
    if (value.isInteger()) {
        try {
            const auto found = value.convert<std::int64_t>();
            if (found >= min && found <= max) return found;
        } catch (const Poco::Exception&) {
            // Larger than 64 bits: refused below like any number out of range.
        }
    }
    reject(field, "a whole number from " + std::to_string(min) + " to " + std::to_string(max));
}

bool boolean(const Poco::JSON::Object& parent, const std::string& field) {
    const auto value = parent.get(field);
    if (!value.isBoolean()) reject(field, "true or false");
    return value.extract<bool>();
}

std::string canonical(const Poco::JSON::Object& object) {
    std::ostringstream out;
    object.stringify(out);
    return out.str();
}

}  // namespace vanthu::wire::json
