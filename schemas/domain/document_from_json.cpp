#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <limits>

#include "schemas/domain/document_fields.h"
#include "schemas/domain/error.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"

namespace vanthu::domain {
namespace {

using Poco::Dynamic::Var;
using JsonArray = Poco::JSON::Array;
using JsonObject = Poco::JSON::Object;

// Every wrong field is noted with its path; the rest is read all the same.

struct Input {
    Var value;
    std::string path;
    Violations& violations;

    void reject(const char* rule, const char* message) const { violations.push_back({path, rule, message}); }
    [[nodiscard]] Input below(const std::string& name, const Var& part) const {
        return {part, path.empty() ? name : path + "." + name, violations};
    }
    [[nodiscard]] Input at(std::size_t index, const Var& part) const {
        return {part, path + "[" + std::to_string(index) + "]", violations};
    }
};

std::optional<std::string> readText(const Input& input) {
    if (!input.value.isString()) {
        input.reject("not_a_text", "Phải là một chuỗi ký tự.");
        return std::nullopt;
    }
    const auto& text = input.value.extract<std::string>();
    if (!isValidUtf8(text)) {
        input.reject("not_utf8", "Phải là văn bản UTF-8 hợp lệ, không chứa ký tự NUL.");
        return std::nullopt;
    }
    return normalised(text);
}

void read(const Input& input, std::string& out) {
    if (auto text = readText(input)) out = std::move(*text);
}

void read(const Input& input, std::int64_t& out) {
    if (!input.value.isInteger() || input.value.isBoolean()) {
        input.reject("not_a_number", "Phải là một số nguyên.");
        return;
    }
    try {
        out = input.value.convert<Poco::Int64>();
    } catch (const Poco::Exception&) {
        input.reject("out_of_range", "Số quá lớn.");
    }
}

void read(const Input& input, int& out) {
    std::int64_t wide = out;
    read(input, wide);
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
        input.reject("out_of_range", "Số quá lớn.");
    else
        out = static_cast<int>(wide);
}

void read(const Input& input, Timestamp& out) {
    const auto text = readText(input);
    if (!text) return;
    if (const auto moment = parseTimestamp(*text))
        out = *moment;
    else
        input.reject("not_a_time", "Thời điểm không hợp lệ; viết dạng 2018-09-28T08:15:00+07:00.");
}

void read(const Input& input, Date& out) {
    const auto text = readText(input);
    if (!text) return;
    if (const auto day = parseIsoDate(*text))
        out = *day;
    else
        input.reject("not_a_date", "Ngày không hợp lệ; viết dạng 2018-09-28.");
}

void read(const Input& input, DocumentCode& out) {
    const auto text = readText(input);
    if (!text) return;
    // The printed form has its number in front; anything else was no more than a notation.
    const bool numbered = !text->empty() && text->front() >= '0' && text->front() <= '9';
    out = numbered ? parseCode(*text) : DocumentCode{"", std::nullopt, *text, false};
}

void read(const Input& input, RegistryNumber& out) {
    const auto text = readText(input);
    if (!text) return;
    const std::size_t digits = std::min(text->find_first_not_of("0123456789"), text->size());
    const std::string suffix = text->substr(digits);
    const bool suffixFits = suffix.empty() || (suffix.size() == 1 && suffix[0] >= 'a' && suffix[0] <= 'z');
    if (digits == 0 || digits > 9 || text->front() == '0' || !suffixFits)
        input.reject("not_a_number", "Số không hợp lệ; viết dạng 12 hoặc 12a.");
    else
        out = {std::stoi(text->substr(0, digits)), suffix};
}

template <class Tag>
void read(const Input& input, Id<Tag>& out) {
    read(input, out.value);
}

template <ClosedList E>
void read(const Input& input, E& out) {
    const auto text = readText(input);
    if (!text) return;
    if (const auto word = parse<E>(*text)) {
        out = *word;
        return;
    }
    std::string allowed;
    for (const auto& word : kWords<E>)
        allowed.append(allowed.empty() ? "" : ", ").append(word.code);
    input.reject("unknown_value", ("Giá trị không hợp lệ; cho phép: " + allowed + ".").c_str());
}

template <HasFields T>
void read(const Input& input, T& out);

template <class T>
void read(const Input& input, std::optional<T>& out) {
    read(input, out.emplace());
}

template <class T>
void read(const Input& input, std::vector<T>& out) {
    if (input.value.type() != typeid(JsonArray::Ptr)) {
        input.reject("not_a_list", "Phải là một danh sách.");
        return;
    }
    const auto& array = *input.value.extract<JsonArray::Ptr>();
    for (std::size_t i = 0; i < array.size(); ++i)
        read(input.at(i, array.get(static_cast<unsigned>(i))), out.emplace_back());
}

template <HasFields T>
void read(const Input& input, T& out) {
    if (input.value.type() != typeid(JsonObject::Ptr)) {
        input.reject("not_an_object", "Phải là một đối tượng JSON.");
        return;
    }
    const auto& object = *input.value.extract<JsonObject::Ptr>();
    const auto readField = [&](const auto& field) {
        const Var value = object.get(field.name);
        if (!value.isEmpty()) read(input.below(field.name, value), out.*field.member);
    };
    std::apply([&](const auto&... fields) { (readField(fields), ...); }, kFields<T>);
}

Var parsed(std::string_view json) {
    try {
        Poco::JSON::Parser parser;
        parser.setDepth(limits::kJsonDepth);
        return parser.parse(std::string{json});
    } catch (const Poco::Exception& failure) {
        throw Error(ErrorCode::invalidInput, "document: broken JSON: " + failure.displayText());
    }
}

}  // namespace

Document documentFromJson(std::string_view json) {
    Document document;
    Violations violations;
    read(Input{parsed(json), "", violations}, document);
    if (!violations.empty()) {
        const Violation first = violations.front();
        throw Error(ErrorCode::invalidInput, "document: " + first.field + ": " + first.message,
                    std::move(violations));
    }
    return document;
}

}  // namespace vanthu::domain
