#pragma once

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <string>

namespace vanthu::demo {

/// The object that the application answered with.
inline Poco::JSON::Object::Ptr objectOf(const std::string& json) {
    return Poco::JSON::Parser{}.parse(json).extract<Poco::JSON::Object::Ptr>();
}

}  // namespace vanthu::demo
