#include "client-cli/json.h"

#include "client-cli/failure.h"

#include <sstream>

#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/JSONString.h>
#include <Poco/NumberFormatter.h>

namespace vanthu::cli {
namespace {

Json converted(const Poco::Dynamic::Var& value) {
    if (value.isEmpty()) return {};
    if (value.type() == typeid(Poco::JSON::Object::Ptr)) {
        Json::Members members;
        const auto& object = value.extract<Poco::JSON::Object::Ptr>();
        for (const auto& name : object->getNames())
            members.emplace_back(name, converted(object->get(name)));
        return members;
    }
    if (value.type() == typeid(Poco::JSON::Array::Ptr)) {
        Json::Items items;
        for (const auto& item : *value.extract<Poco::JSON::Array::Ptr>())
            items.push_back(converted(item));
        return items;
    }
    if (value.isBoolean()) return value.convert<bool>();
    if (value.isInteger()) return static_cast<std::int64_t>(value.convert<Poco::Int64>());
    if (value.isNumeric()) return value.convert<double>();
    return value.convert<std::string>();
}

}  // namespace

Json Json::parse(std::string_view text) {
    try {
        constexpr bool keepOrder = true;
        Poco::JSON::Parser parser(new Poco::JSON::ParseHandler(keepOrder));  // the parser's pointer owns it
        return converted(parser.parse(std::string(text)));
    } catch (const Poco::Exception& error) {
        throw Failure("không đọc được JSON: " + error.displayText(),
                      "kiểm tra lại dữ liệu hoặc phiên bản máy chủ");
    }
}

const Json& Json::operator[](std::string_view name) const& {
    static const Json kNull;
    for (const auto& [memberName, member] : members())
        if (memberName == name) return member;
    return kNull;
}

const Json::Items& Json::items() const& {
    static const Items kNone;
    const auto* items = std::get_if<Items>(&value_);
    return items != nullptr ? *items : kNone;
}

const Json::Members& Json::members() const {
    static const Members kNone;
    const auto* members = std::get_if<Members>(&value_);
    return members != nullptr ? *members : kNone;
}

std::string Json::text() const {
    if (const auto* text = std::get_if<std::string>(&value_)) return *text;
    if (isNull() || isArray() || isObject()) return "";
    return print();
}

std::int64_t Json::integer() const {
    if (const auto* integer = std::get_if<std::int64_t>(&value_)) return *integer;
    if (const auto* number = std::get_if<double>(&value_)) return static_cast<std::int64_t>(*number);
    return 0;
}

double Json::number() const {
    if (const auto* number = std::get_if<double>(&value_)) return *number;
    return static_cast<double>(integer());
}

bool Json::truth() const {
    const auto* truth = std::get_if<bool>(&value_);
    return truth != nullptr && *truth;
}

Json& Json::set(std::string_view name, Json value) {
    if (!isObject()) value_ = Members{};
    auto& members = std::get<Members>(value_);
    for (auto& [memberName, member] : members)
        if (memberName == name) {
            member = std::move(value);
            return *this;
        }
    members.emplace_back(std::string(name), std::move(value));
    return *this;
}

Json& Json::setText(std::string_view name, const std::string& value) {
    if (!value.empty()) set(name, value);
    return *this;
}

Json& Json::add(Json item) {
    if (!isArray()) value_ = Items{};
    std::get<Items>(value_).push_back(std::move(item));
    return *this;
}

std::string Json::print(int indent) const {
    std::string out;
    print(out, indent, 0);
    return out;
}

void Json::print(std::string& out, int indent, int depth) const {
    const auto newLine = [&](int level) {
        if (indent > 0) out.append("\n").append(static_cast<std::size_t>(indent * level), ' ');
    };
    const auto list = [&](char open, char close, const auto& entries, const auto& printEntry) {
        out += open;
        bool first = true;
        for (const auto& entry : entries) {
            if (!first) out += ',';
            first = false;
            newLine(depth + 1);
            printEntry(entry);
        }
        if (!first) newLine(depth);
        out += close;
    };
    if (isObject())
        list('{', '}', members(), [&](const auto& member) {
            out += Poco::toJSON(member.first);
            out += indent > 0 ? ": " : ":";
            member.second.print(out, indent, depth + 1);
        });
    else if (isArray())
        list('[', ']', items(), [&](const Json& item) { item.print(out, indent, depth + 1); });
    else if (const auto* text = std::get_if<std::string>(&value_))
        out += Poco::toJSON(*text);
    else if (const auto* truth = std::get_if<bool>(&value_))
        out += *truth ? "true" : "false";
    else if (const auto* integer = std::get_if<std::int64_t>(&value_))
        out += std::to_string(*integer);
    else if (const auto* number = std::get_if<double>(&value_))
        out += Poco::NumberFormatter::format(*number);
    else
        out += "null";
}

}  // namespace vanthu::cli
