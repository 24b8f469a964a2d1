#pragma once

#include "schemas/domain/error.h"
#include "schemas/domain/json_text.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"
#include "server/app/checks.h"
#include "server/app/directory.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::http {

using app::Presence;

/// Parses a request's JSON: UTF-8, no name twice in an object, at most limits::kJsonDepth deep, nothing after
/// its end. Throws RequestFault{malformed} naming `field`, the part of the request that holds it.
[[nodiscard]] domain::JsonText parseJson(const std::string& text, const std::string& field);

/// The fields of one JSON object. Reading a field notes what is wrong with it; done() notes fields that
/// nobody asked for. Nothing throws before the end.
class JsonFields {
  public:
    /// `path` stands before field names in violations: "" or "files[0].". What is no object has no fields.
    /// The text that `object` is of must outlive this.
    JsonFields(domain::JsonValue object, std::string path, Violations& violations);

    [[nodiscard]] bool has(const std::string& name);
    [[nodiscard]] std::string text(const std::string& name, Presence presence = Presence::optional);
    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& name, std::int64_t minimum,
                                                      std::int64_t maximum,
                                                      Presence presence = Presence::optional);
    /// A number with so many decimals at most, as a whole number of its smallest unit: 2.5 with two is 250.
    /// So are the bounds.
    [[nodiscard]] std::optional<std::int64_t> decimal(const std::string& name, int places,
                                                      std::int64_t minimum, std::int64_t maximum,
                                                      Presence presence = Presence::optional);
    [[nodiscard]] std::optional<bool> flag(const std::string& name);
    [[nodiscard]] std::optional<domain::Date> date(const std::string& name,
                                                   Presence presence = Presence::optional);
    /// The same where "" says that there is no day.
    [[nodiscard]] std::optional<domain::Date> dateOrNone(const std::string& name);
    [[nodiscard]] std::optional<app::OrganisationReference> organisation(
        const std::string& name, Presence presence = Presence::optional);
    /// "" as code when it is left out.
    [[nodiscard]] app::BookReference book(const std::string& name);
    [[nodiscard]] JsonFields object(const std::string& name, Presence presence = Presence::optional);
    [[nodiscard]] std::vector<JsonFields> objects(const std::string& name, std::size_t maximum);
    [[nodiscard]] std::vector<std::int64_t> integers(const std::string& name, std::int64_t minimum,
                                                     std::size_t maximum);
    [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t maximum);
    [[nodiscard]] std::vector<app::OrganisationReference> organisations(const std::string& name,
                                                                        std::size_t maximum);

    /// A word of a closed list; `otherwise` when it is left out or wrong.
    template <class E>
    [[nodiscard]] E word(const std::string& name, E otherwise, Presence presence = Presence::optional) {
        const auto given = givenText(name, presence);
        if (!given) return otherwise;
        if (const auto value = domain::parse<E>(*given)) return *value;
        std::string allowed;
        for (const auto& known : domain::kWords<E>)
            allowed += (allowed.empty() ? "" : ", ") + std::string(known.code);
        note(name, "unknown_value", "Cho phép: " + allowed + ".");
        return otherwise;
    }

    /// What a caller finds wrong with a field of this object.
    void note(const std::string& name, const std::string& code, const std::string& message);

    /// To be called when every known field was read.
    void done();

  private:
    /// Nothing when it is left out or wrong.
    [[nodiscard]] std::optional<std::string> givenText(const std::string& name, Presence presence);
    [[nodiscard]] domain::JsonValue take(const std::string& name, Presence presence);
    /// A list, or nothing.
    [[nodiscard]] domain::JsonValue array(const std::string& name, std::size_t maximum);
    /// `use`: (JsonValue item, its name in violations).
    template <class Use>
    void forEachItem(const std::string& name, std::size_t maximum, Use use);
    [[nodiscard]] std::optional<app::OrganisationReference> reference(domain::JsonValue value,
                                                                      const std::string& name);

    domain::JsonValue object_;
    std::string path_;
    Violations& violations_;
    std::set<std::string, std::less<>> known_;
};

/// Reads a JSON object with `read` (JsonFields& → value) and throws Error{invalidInput} for everything that
/// is wrong.
template <class Read>
[[nodiscard]] auto readObject(const std::string& text, const std::string& field, Read&& read) {
    const auto json = parseJson(text, field);
    if (!json.root().is(domain::JsonValue::Kind::object))
        throw Error(ErrorCode::invalidInput, "not a JSON object",
                    {{field, "not_an_object", "Cần một đối tượng JSON."}});
    Violations violations;
    JsonFields fields(json.root(), "", violations);
    auto result = read(fields);
    fields.done();
    app::Checks checks;
    checks.add(std::move(violations));
    checks.finish();
    return result;
}

}  // namespace vanthu::http
