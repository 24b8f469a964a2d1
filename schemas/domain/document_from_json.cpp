#include <algorithm>
#include <limits>

#include "schemas/domain/document_fields.h"
#include "schemas/domain/error.h"
#include "schemas/domain/json_text.h"
#include "schemas/domain/text.h"

namespace vanthu::domain {
namespace {

using Kind = JsonValue::Kind;

// Every wrong field is noted with its path; the rest is read all the same.

struct Input {
    JsonValue value;
    std::string path;
    Violations& violations;

    void reject(const char* rule, const char* message) const { violations.push_back({path, rule, message}); }
    [[nodiscard]] Input below(const std::string& name, JsonValue part) const {
        return {part, path.empty() ? name : path + "." + name, violations};
    }
    [[nodiscard]] Input at(std::size_t index, JsonValue part) const {
        return {part, path + "[" + std::to_string(index) + "]", violations};
    }
};

std::optional<std::string> readText(const Input& input) {
    if (!input.value.is(Kind::text)) {
        input.reject("not_a_text", "Phải là một chuỗi ký tự.");
        return std::nullopt;
    }
    const std::string text(input.value.text());
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
    if (input.value.is(Kind::integer))
        out = input.value.integer();
    else if (input.value.is(Kind::tooLarge))
        input.reject("out_of_range", "Số quá lớn.");
    else
        input.reject("not_a_number", "Phải là một số nguyên.");
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
    if (!input.value.is(Kind::list)) {
        input.reject("not_a_list", "Phải là một danh sách.");
        return;
    }
    std::size_t index = 0;
    for (const auto item : input.value)
        read(input.at(index++, item), out.emplace_back());
}

template <HasFields T>
void read(const Input& input, T& out) {
    if (!input.value.is(Kind::object)) {
        input.reject("not_an_object", "Phải là một đối tượng JSON.");
        return;
    }
    const auto readField = [&](const auto& field) {
        const auto value = input.value[field.name];
        if (value.isGiven()) read(input.below(field.name, value), out.*field.member);
    };
    std::apply([&](const auto&... fields) { (readField(fields), ...); }, kFields<T>);
}

}  // namespace

Document documentFromJson(std::string_view json) {
    const JsonText text(json);
    Document document;
    Violations violations;
    read(Input{text.root(), "", violations}, document);
    if (!violations.empty()) {
        const Violation first = violations.front();
        throw Error(ErrorCode::invalidInput, "document: " + first.field + ": " + first.message,
                    std::move(violations));
    }
    return document;
}

}  // namespace vanthu::domain
