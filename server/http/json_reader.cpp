#include "server/http/json_reader.h"

#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "server/http/problem.h"

#include <Poco/Exception.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include <cmath>
#include <utility>

namespace vanthu::http {

using Poco::Dynamic::Var;
using JsonArray = Poco::JSON::Array;
using JsonObject = Poco::JSON::Object;

namespace {

/// Poco keeps the last of two equal names silently; two readers could disagree about such a request.
class StrictHandler : public Poco::JSON::ParseHandler {
  public:
    void startObject() override {
        names_.emplace_back();
        ParseHandler::startObject();
    }
    void endObject() override {
        names_.pop_back();
        ParseHandler::endObject();
    }
    void key(const std::string& name) override {
        if (!names_.back().insert(name).second)
            throw Poco::SyntaxException("the name \"" + name + "\" stands twice");
        ParseHandler::key(name);
    }

  private:
    std::vector<std::set<std::string>> names_;
};

RequestFault broken(const std::string& field, const char* code, const std::string& message) {
    return RequestFault(Fault::malformedBody, "", {{field, code, message}});
}

}  // namespace

Var parseJson(const std::string& text, const std::string& field) {
    if (!domain::isValidUtf8(text)) throw broken(field, "not_utf8", "Nội dung phải là UTF-8.");
    Poco::JSON::Parser parser(new StrictHandler);  // Poco's parser owns it
    parser.setDepth(limits::kJsonDepth);
    parser.setAllowNullByte(false);
    try {
        return parser.parse(text);
    } catch (const Poco::Exception&) {
        throw broken(field, "broken_json",
                     "JSON không đọc được: sai cú pháp, một tên xuất hiện hai lần, hoặc lồng quá " +
                         std::to_string(limits::kJsonDepth) + " cấp.");
    }
}

JsonFields::JsonFields(JsonObject::Ptr object, std::string path, Violations& violations)
    : object_(std::move(object)), path_(std::move(path)), violations_(violations) {}

void JsonFields::note(const std::string& name, const std::string& code, const std::string& message) {
    violations_.push_back({path_ + name, code, message});
}

// An explicit null is the same as a field that is left out.
Var JsonFields::take(const std::string& name, Presence presence) {
    known_.insert(name);
    Var value = object_.isNull() ? Var{} : object_->get(name);
    if (value.isEmpty() && presence == Presence::required) note(name, "required", "Bắt buộc nhập.");
    return value;
}

bool JsonFields::has(const std::string& name) {
    return !take(name, Presence::optional).isEmpty();
}

std::string JsonFields::text(const std::string& name, Presence presence) {
    const Var value = take(name, presence);
    if (value.isEmpty()) return {};
    if (!value.isString()) {
        note(name, "not_a_text", "Cần một chuỗi ký tự.");
        return {};
    }
    auto text = value.extract<std::string>();
    if (!domain::isValidUtf8(text)) {
        note(name, "not_utf8", "Chuỗi không được chứa ký tự NUL.");
        return {};
    }
    if (presence == Presence::required && text.empty()) note(name, "required", "Bắt buộc nhập.");
    return text;
}

std::optional<std::int64_t> JsonFields::integer(const std::string& name, std::int64_t minimum,
                                                std::int64_t maximum, Presence presence) {
    const Var value = take(name, presence);
    if (value.isEmpty()) return std::nullopt;
    if (!value.isInteger() || value.isBoolean()) {
        note(name, "not_a_number", "Cần một số nguyên.");
        return std::nullopt;
    }
    try {
        const auto number = value.convert<Poco::Int64>();
        if (number >= minimum && number <= maximum) return number;
    } catch (const Poco::Exception&) {
        // Larger than any number of ours: reported below like every other number out of range.
    }
    note(name, "out_of_range", "Từ " + std::to_string(minimum) + " đến " + std::to_string(maximum) + ".");
    return std::nullopt;
}

std::optional<std::int64_t> JsonFields::decimal(const std::string& name, int places, std::int64_t minimum,
                                                std::int64_t maximum, Presence presence) {
    const Var value = take(name, presence);
    if (value.isEmpty()) return std::nullopt;
    if (!value.isNumeric() || value.isBoolean() || value.isString()) {
        note(name, "not_a_number", "Cần một số, ví dụ 2.5.");
        return std::nullopt;
    }
    const double unit = std::pow(10.0, places);
    const double scaled = value.convert<double>() * unit;
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
    const Var value = take(name, Presence::optional);
    if (value.isEmpty()) return std::nullopt;
    if (value.isBoolean()) return value.extract<bool>();
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

std::optional<app::OrganisationReference> JsonFields::reference(const Var& value, const std::string& name) {
    if (value.isString()) {
        auto code = value.extract<std::string>();
        if (!code.empty() && code.size() <= limits::kOrganisationCode && domain::isValidUtf8(code))
            return code;
    } else if (value.isInteger() && !value.isBoolean()) {
        try {
            return domain::OrganisationId{value.convert<Poco::Int64>()};
        } catch (const Poco::Exception&) {
            // Larger than any id: falls through to the message below.
        }
    }
    note(name, "not_an_organisation", "Nhập id (số) hoặc mã định danh (chuỗi) của cơ quan.");
    return std::nullopt;
}

std::optional<app::OrganisationReference> JsonFields::organisation(const std::string& name,
                                                                   Presence presence) {
    const Var value = take(name, presence);
    if (value.isEmpty()) return std::nullopt;
    return reference(value, name);
}

app::BookReference JsonFields::book(const std::string& name) {
    const Var value = take(name, Presence::optional);
    if (value.isEmpty()) return std::string{};
    if (value.isString()) return text(name);
    if (const auto id = integer(name, 1, INT64_MAX)) return domain::BookId{*id};
    return std::string{};
}

JsonFields JsonFields::object(const std::string& name, Presence presence) {
    const Var value = take(name, presence);
    JsonObject::Ptr object;
    if (value.type() == typeid(JsonObject::Ptr))
        object = value.extract<JsonObject::Ptr>();
    else if (!value.isEmpty())
        note(name, "not_an_object", "Cần một đối tượng JSON.");
    return {object, path_ + name + ".", violations_};
}

JsonArray::Ptr JsonFields::array(const std::string& name, std::size_t maximum) {
    const Var value = take(name, Presence::optional);
    if (value.isEmpty()) return new JsonArray;  // owned by the pointer
    if (value.type() != typeid(JsonArray::Ptr)) {
        note(name, "not_a_list", "Cần một danh sách.");
        return new JsonArray;
    }
    auto list = value.extract<JsonArray::Ptr>();
    if (list->size() <= maximum) return list;
    note(name, "too_many", "Tối đa " + std::to_string(maximum) + " mục.");
    return new JsonArray;
}

std::vector<JsonFields> JsonFields::objects(const std::string& name, std::size_t maximum) {
    std::vector<JsonFields> found;
    const auto list = array(name, maximum);
    for (unsigned i = 0; i < list->size(); ++i) {
        const auto itemName = name + '[' + std::to_string(i) + ']';
        const auto item = list->getObject(i);
        if (item.isNull()) note(itemName, "not_an_object", "Cần một đối tượng JSON.");
        found.emplace_back(item, path_ + itemName + '.', violations_);
    }
    return found;
}

std::vector<std::int64_t> JsonFields::integers(const std::string& name, std::int64_t minimum,
                                               std::size_t maximum) {
    std::vector<std::int64_t> found;
    const auto list = array(name, maximum);
    for (unsigned i = 0; i < list->size(); ++i) {
        const Var item = list->get(i);
        const bool isWhole = item.isInteger() && !item.isBoolean() && !item.isEmpty();
        // A number beyond 64 bits comes as an unsigned one.
        if (isWhole && item.type() != typeid(Poco::UInt64) && item.convert<Poco::Int64>() >= minimum)
            found.push_back(item.convert<Poco::Int64>());
        else
            note(name + '[' + std::to_string(i) + ']', "not_a_number",
                 "Cần một số nguyên từ " + std::to_string(minimum) + ".");
    }
    return found;
}

std::vector<std::string> JsonFields::texts(const std::string& name, std::size_t maximum) {
    std::vector<std::string> found;
    const auto list = array(name, maximum);
    for (unsigned i = 0; i < list->size(); ++i) {
        const Var item = list->get(i);
        if (item.isString() && domain::isValidUtf8(item.extract<std::string>()))
            found.push_back(item.extract<std::string>());
        else
            note(name + '[' + std::to_string(i) + ']', "not_a_text", "Cần một chuỗi ký tự.");
    }
    return found;
}

std::vector<app::OrganisationReference> JsonFields::organisations(const std::string& name,
                                                                  std::size_t maximum) {
    std::vector<app::OrganisationReference> found;
    const auto list = array(name, maximum);
    for (unsigned i = 0; i < list->size(); ++i)
        if (auto item = reference(list->get(i), name + '[' + std::to_string(i) + ']')) found.push_back(*item);
    return found;
}

void JsonFields::done() {
    if (object_.isNull()) return;
    for (const auto& [name, value] : *object_)
        if (!known_.contains(name))
            note(name, "unknown_field", "Không có trường này; xem /api/openapi.yaml.");
}

}  // namespace vanthu::http
