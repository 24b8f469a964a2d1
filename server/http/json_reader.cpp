#include "server/http/json_reader.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "server/http/problem.h"

#include <cmath>
#include <utility>

namespace vanthu::http {

using domain::JsonText;
using domain::JsonValue;
using Kind = JsonValue::Kind;

namespace {

RequestFault broken(const std::string& field, const char* code, const std::string& message) {
    return RequestFault(Fault::malformedBody, "", {{field, code, message}});
}

}  // namespace

JsonText parseJson(const std::string& text, const std::string& field) {
    if (!domain::isValidUtf8(text)) throw broken(field, "not_utf8", "Nội dung phải là UTF-8.");
    try {
        return JsonText(text);
    } catch (const Error&) {
        throw broken(field, "broken_json",
                     "JSON không đọc được: sai cú pháp, một tên xuất hiện hai lần, hoặc lồng quá " +
                         std::to_string(limits::kJsonDepth) + " cấp.");
    }
}

JsonFields::JsonFields(JsonValue object, std::string path, Violations& violations)
    : object_(object), path_(std::move(path)), violations_(violations) {}

void JsonFields::note(const std::string& name, const std::string& code, const std::string& message) {
    violations_.push_back({path_ + name, code, message});
}

// An explicit null is the same as a field that is left out.
JsonValue JsonFields::take(const std::string& name, Presence presence) {
    known_.insert(name);
    const auto value = object_[name];
    if (!value.isGiven() && presence == Presence::required) note(name, "required", "Bắt buộc nhập.");
    return value;
}

bool JsonFields::has(const std::string& name) {
    return take(name, Presence::optional).isGiven();
}

std::string JsonFields::text(const std::string& name, Presence presence) {
    return givenText(name, presence).value_or("");
}

std::optional<std::string> JsonFields::givenText(const std::string& name, Presence presence) {
    const auto value = take(name, presence);
    if (!value.isGiven()) return std::nullopt;
    if (!value.is(Kind::text)) {
        note(name, "not_a_text", "Cần một chuỗi ký tự.");
        return std::nullopt;
    }
    std::string text(value.text());
    if (!domain::isValidUtf8(text)) {
        note(name, "not_utf8", "Chuỗi không được chứa ký tự NUL.");
        return std::nullopt;
    }
    if (presence == Presence::required && text.empty()) {
        note(name, "required", "Bắt buộc nhập.");
        return std::nullopt;
    }
    return text;
}

std::optional<std::int64_t> JsonFields::integer(const std::string& name, std::int64_t minimum,
                                                std::int64_t maximum, Presence presence) {
    const auto value = take(name, presence);
    if (!value.isGiven()) return std::nullopt;
    if (!value.is(Kind::integer) && !value.is(Kind::tooLarge)) {
        note(name, "not_a_number", "Cần một số nguyên.");
        return std::nullopt;
    }
    const auto number = value.integer();
    if (value.is(Kind::integer) && number >= minimum && number <= maximum) return number;
    note(name, "out_of_range", "Từ " + std::to_string(minimum) + " đến " + std::to_string(maximum) + ".");
    return std::nullopt;
}

std::optional<std::int64_t> JsonFields::decimal(const std::string& name, int places, std::int64_t minimum,
                                                std::int64_t maximum, Presence presence) {
    const auto value = take(name, presence);
    if (!value.isGiven()) return std::nullopt;
    if (!value.isNumber()) {
        note(name, "not_a_number", "Cần một số, ví dụ 2.5.");
        return std::nullopt;
    }
    const double unit = std::pow(10.0, places);
    const double scaled = value.number() * unit;
    const auto text = [&](std::int64_t bound) {
        return std::to_string(bound / static_cast<std::int64_t>(unit));
    };
    if (!(scaled > static_cast<double>(minimum) - 0.5 && scaled < static_cast<double>(maximum) + 0.5)) {
        note(name, "out_of_range", "Từ " + text(minimum) + " đến " + text(maximum) + ".");
        return std::nullopt;
    }
    const auto whole = std::llround(scaled);
    // 0.29 * 100 is not quite 29.
    if (std::abs(scaled - static_cast<double>(whole)) > 1e-6) {
        note(name, "too_precise", "Tối đa " + std::to_string(places) + " chữ số thập phân.");
        return std::nullopt;
    }
    return whole;
}

std::optional<bool> JsonFields::flag(const std::string& name) {
    const auto value = take(name, Presence::optional);
    if (!value.isGiven()) return std::nullopt;
    if (value.is(Kind::flag)) return value.flag();
    note(name, "not_a_flag", "Cần true hoặc false.");
    return std::nullopt;
}

std::optional<domain::Date> JsonFields::date(const std::string& name, Presence presence) {
    const auto before = violations_.size();
    const auto given = text(name, presence);
    if (violations_.size() > before || !has(name)) return std::nullopt;
    const auto day = domain::parseIsoDate(given);
    if (!day) note(name, "not_a_date", "Ngày không hợp lệ; viết dạng 2018-09-28.");
    return day;
}

std::optional<domain::Date> JsonFields::dateOrNone(const std::string& name) {
    return text(name).empty() ? std::nullopt : date(name);
}

std::optional<app::OrganisationReference> JsonFields::reference(JsonValue value, const std::string& name) {
    if (value.is(Kind::text)) {
        std::string code(value.text());
        if (!code.empty() && code.size() <= limits::kOrganisationCode && domain::isValidUtf8(code))
            return code;
    } else if (value.is(Kind::integer)) {
        return domain::OrganisationId{value.integer()};
    }
    note(name, "not_an_organisation", "Nhập id (số) hoặc mã định danh (chuỗi) của cơ quan.");
    return std::nullopt;
}

std::optional<app::OrganisationReference> JsonFields::organisation(const std::string& name,
                                                                   Presence presence) {
    const auto value = take(name, presence);
    if (!value.isGiven()) return std::nullopt;
    return reference(value, name);
}

app::BookReference JsonFields::book(const std::string& name) {
    const auto value = take(name, Presence::optional);
    if (!value.isGiven()) return std::string{};
    if (value.is(Kind::text)) return text(name);
    if (const auto id = integer(name, 1, INT64_MAX)) return domain::BookId{*id};
    return std::string{};
}

JsonFields JsonFields::object(const std::string& name, Presence presence) {
    const auto value = take(name, presence);
    const bool isObject = value.is(Kind::object);
    if (value.isGiven() && !isObject) note(name, "not_an_object", "Cần một đối tượng JSON.");
    return {isObject ? value : JsonValue{}, path_ + name + ".", violations_};
}

JsonValue JsonFields::array(const std::string& name, std::size_t maximum) {
    const auto value = take(name, Presence::optional);
    if (!value.isGiven()) return {};
    if (!value.is(Kind::list))
        note(name, "not_a_list", "Cần một danh sách.");
    else if (value.size() > maximum)
        note(name, "too_many", "Tối đa " + std::to_string(maximum) + " mục.");
    else
        return value;
    return {};
}

template <class Use>
void JsonFields::forEachItem(const std::string& name, std::size_t maximum, Use use) {
    std::size_t index = 0;
    for (const auto item : array(name, maximum))
        use(item, name + '[' + std::to_string(index++) + ']');
}

std::vector<JsonFields> JsonFields::objects(const std::string& name, std::size_t maximum) {
    std::vector<JsonFields> found;
    forEachItem(name, maximum, [&](JsonValue item, const std::string& itemName) {
        if (!item.is(Kind::object)) note(itemName, "not_an_object", "Cần một đối tượng JSON.");
        found.emplace_back(item, path_ + itemName + '.', violations_);
    });
    return found;
}

std::vector<std::int64_t> JsonFields::integers(const std::string& name, std::int64_t minimum,
                                               std::size_t maximum) {
    std::vector<std::int64_t> found;
    forEachItem(name, maximum, [&](JsonValue item, const std::string& itemName) {
        if (item.is(Kind::integer) && item.integer() >= minimum)
            found.push_back(item.integer());
        else
            note(itemName, "not_a_number", "Cần một số nguyên từ " + std::to_string(minimum) + ".");
    });
    return found;
}

std::vector<std::string> JsonFields::texts(const std::string& name, std::size_t maximum) {
    std::vector<std::string> found;
    forEachItem(name, maximum, [&](JsonValue item, const std::string& itemName) {
        std::string text(item.text());
        if (item.is(Kind::text) && domain::isValidUtf8(text))
            found.push_back(std::move(text));
        else
            note(itemName, "not_a_text", "Cần một chuỗi ký tự.");
    });
    return found;
}

std::vector<app::OrganisationReference> JsonFields::organisations(const std::string& name,
                                                                  std::size_t maximum) {
    std::vector<app::OrganisationReference> found;
    forEachItem(name, maximum, [&](JsonValue item, const std::string& itemName) {
        if (auto organisation = reference(item, itemName)) found.push_back(*organisation);
    });
    return found;
}

void JsonFields::done() {
    for (const auto member : object_)
        if (!known_.contains(member.name()))
            note(std::string(member.name()), "unknown_field", "Không có trường này; xem /api/openapi.yaml.");
}

}  // namespace vanthu::http
