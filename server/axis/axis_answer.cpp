#include "server/axis/axis_answer.h"

#include <Poco/Base64Decoder.h>
#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <sstream>

#include "schemas/domain/error.h"

namespace vanthu::axis {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr int kDepth = 8;
constexpr std::size_t kIdBytes = 200;
constexpr std::size_t kDescriptionBytes = 300;
constexpr unsigned kListed = 10'000;

/// What a provincial gateway says with these is said of the message, not of the line.
constexpr std::array kOfTheMessage{"10", "18", "19", "21", "22", "23"};

[[noreturn]] void failNonsense() {
    throw Error(ErrorCode::unavailable, "The axis answers what no axis answers");
}

/// A member as text, whether it came as a text or as a number.
std::string textOf(const Object& object, const char* name) {
    const auto value = object.get(name);
    if (value.isString()) return value.extract<std::string>();
    return value.isInteger() ? std::to_string(value.convert<Poco::Int64>()) : std::string{};
}

Object::Ptr objectIn(std::string_view answer) {
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(kDepth);
        auto object = parser.parse(std::string(answer)).extract<Object::Ptr>();
        if (object.isNull()) failNonsense();
        return object;
    } catch (const Poco::Exception&) {
        failNonsense();
    }
}

/// The answer, when it says that all is well.
Object::Ptr successIn(std::string_view answer) {
    auto object = objectIn(answer);
    const auto code = textOf(*object, "ErrorCode");
    if (code == "0") return object;
    if (code.empty()) failNonsense();
    const auto reason = code + " " + textOf(*object, "ErrorDesc").substr(0, kDescriptionBytes);
    if (std::ranges::find(kOfTheMessage, code) != kOfTheMessage.end()) throw AxisRefusal(reason);
    throw Error(ErrorCode::unavailable, "The axis: " + reason);
}

bool isId(std::string_view id) {
    return !id.empty() && id.size() <= kIdBytes &&
           std::ranges::all_of(id, [](char c) { return c > ' ' && c < '\x7F'; });
}

std::string decoded(const std::string& base64) {
    std::istringstream text(base64);
    Poco::Base64Decoder decoder(text);
    try {
        return {std::istreambuf_iterator<char>(decoder), {}};
    } catch (const Poco::Exception&) {
        failNonsense();
    }
}

}  // namespace

std::vector<ListedMessage> listIn(std::string_view answer) {
    const auto list = successIn(answer)->getArray("data");
    if (list.isNull()) failNonsense();
    std::vector<ListedMessage> messages;
    for (unsigned i = 0; i < std::min(static_cast<unsigned>(list->size()), kListed); ++i) {
        const auto entry = list->getObject(i);
        if (entry.isNull()) failNonsense();
        ListedMessage message{textOf(*entry, "docId"), textOf(*entry, "status")};
        if (isId(message.id)) messages.push_back(std::move(message));
    }
    return messages;
}

std::string messageIn(std::string answer) {
    if (!answer.starts_with('{')) return answer;
    auto data = textOf(*successIn(answer), "data");
    if (data.empty()) failNonsense();
    return data.starts_with('<') ? data : decoded(data);
}

std::string idIn(std::string_view answer) {
    const auto object = successIn(answer);
    if (const auto data = object->getObject("data"); !data.isNull()) return textOf(*data, "docId");
    return textOf(*object, "data");
}

}  // namespace vanthu::axis
