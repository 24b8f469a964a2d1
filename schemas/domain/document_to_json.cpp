#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

#include "schemas/domain/document_fields.h"

namespace vanthu::domain {
namespace {

using Poco::Dynamic::Var;
using JsonArray = Poco::JSON::Array;
using JsonObject = Poco::JSON::Object;

// An empty Var means "nothing to say".

Var written(const std::string& text) {
    return text.empty() ? Var{} : Var{text};
}
Var written(int number) {
    return number == 0 ? Var{} : Var{number};
}
Var written(std::int64_t number) {
    return number == 0 ? Var{} : Var{number};
}
Var written(Timestamp moment) {
    return isoVietnam(moment);
}
Var written(Date day) {
    return day.iso();
}
Var written(const DocumentCode& code) {
    return written(printCode(code));
}
Var written(const RegistryNumber& number) {
    return std::to_string(number.number) + number.suffix;
}

template <class Tag>
Var written(Id<Tag> id) {
    return written(id.value);
}

template <ClosedList E>
Var written(E word) {
    return std::string{code(word)};
}

template <HasFields T>
Var written(const T& owner);

template <class T>
Var written(const std::optional<T>& value) {
    return value ? written(*value) : Var{};
}

template <class T>
Var written(const std::vector<T>& values) {
    if (values.empty()) return {};
    JsonArray array;
    for (const T& value : values)
        array.add(written(value));
    return array;
}

/// What an `always` field shows when its value is empty.
template <class T>
Var emptyValue() {
    if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, DocumentCode>)
        return std::string{};
    else
        return 0;
}

template <HasFields T>
Var written(const T& owner) {
    JsonObject object(Poco::JSON_PRESERVE_KEY_ORDER);
    const auto write = [&]<class Value>(const Field<T, Value>& field) {
        Var value = written(owner.*field.member);
        if (value.isEmpty() && field.presence == Presence::always) value = emptyValue<Value>();
        if (!value.isEmpty()) object.set(field.name, value);
    };
    std::apply([&](const auto&... fields) { (write(fields), ...); }, kFields<T>);
    return object.size() == 0 ? Var{} : Var{object};
}

}  // namespace

std::string toJson(const Document& document) {
    std::ostringstream out;
    written(document).extract<JsonObject>().stringify(out);
    return out.str();
}

}  // namespace vanthu::domain
