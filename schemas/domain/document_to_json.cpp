#include "schemas/domain/document_fields.h"
#include "schemas/domain/json_writer.h"

namespace vanthu::domain {
namespace {

// Nothing to say: a field that is written only `whenSet` is left out then.

bool isEmpty(const std::string& text) {
    return text.empty();
}
bool isEmpty(int number) {
    return number == 0;
}
bool isEmpty(std::int64_t number) {
    return number == 0;
}
bool isEmpty(Timestamp) {
    return false;
}
bool isEmpty(const DocumentCode& code) {
    return printCode(code).empty();
}
template <class Tag>
bool isEmpty(Id<Tag> id) {
    return id.value == 0;
}
template <ClosedList E>
bool isEmpty(E) {
    return false;
}
bool isEmpty(Access access) {
    return access == Access::unit;
}
template <class T>
bool isEmpty(const std::optional<T>& value) {
    return !value;
}
template <class T>
bool isEmpty(const std::vector<T>& values) {
    return values.empty();
}
template <HasFields T>
bool isEmpty(const T& owner) {
    const auto says = [&](const auto& field) {
        return field.presence == Presence::always || !isEmpty(owner.*field.member);
    };
    return !std::apply([&](const auto&... fields) { return (says(fields) || ...); }, kFields<T>);
}

void write(JsonWriter& json, const std::string& text) {
    json.value(text);
}
void write(JsonWriter& json, int number) {
    json.value(number);
}
void write(JsonWriter& json, std::int64_t number) {
    json.value(number);
}
void write(JsonWriter& json, Timestamp moment) {
    json.value(isoVietnam(moment));
}
void write(JsonWriter& json, Date day) {
    json.value(day.iso());
}
void write(JsonWriter& json, const DocumentCode& code) {
    json.value(printCode(code));
}
void write(JsonWriter& json, const RegistryNumber& number) {
    json.value(std::to_string(number.number) + number.suffix);
}
template <class Tag>
void write(JsonWriter& json, Id<Tag> id) {
    json.value(id.value);
}
template <ClosedList E>
void write(JsonWriter& json, E word) {
    json.value(code(word));
}
template <HasFields T>
void write(JsonWriter& json, const T& owner);
template <class T>
void write(JsonWriter& json, const std::optional<T>& value) {
    write(json, *value);
}
template <class T>
void write(JsonWriter& json, const std::vector<T>& values) {
    json.beginArray();
    for (const T& value : values)
        write(json, value);
    json.endArray();
}

template <HasFields T>
void write(JsonWriter& json, const T& owner) {
    json.beginObject();
    const auto writeField = [&](const auto& field) {
        const auto& value = owner.*field.member;
        if (field.presence == Presence::always || !isEmpty(value)) write(json.key(field.name), value);
    };
    std::apply([&](const auto&... fields) { (writeField(fields), ...); }, kFields<T>);
    json.endObject();
}

}  // namespace

std::string toJson(const Document& document) {
    JsonWriter json;
    write(json, document);
    return json.take();
}

}  // namespace vanthu::domain
