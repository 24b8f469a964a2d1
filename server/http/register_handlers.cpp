#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/http/handlers.h"
#include "server/http/query_reader.h"

#include <charconv>
#include <limits>

namespace vanthu::http {
namespace {

constexpr std::int64_t kVolumeMax = 9999;

reports::RegisterKind kindOf(const Request& request) {
    const auto kind = domain::parse<reports::RegisterKind>(request.pathWord());
    if (!kind) throw Refused(Refusal::registerUnknown, {std::string(request.pathWord())});
    return *kind;
}

/// A plain number is an id, anything else a code.
app::BookReference bookReference(const std::string& text) {
    std::int64_t id = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), id);
    if (!text.empty() && parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size())
        return domain::BookId{id};
    return text;
}

app::RegisterRequest readRegister(const Request& request) {
    app::RegisterRequest wanted;
    wanted.kind = kindOf(request);
    QueryReader query(request.query());
    if (const auto unit = query.text("unit", limits::kOrganisationCode); !unit.empty())
        wanted.unit = app::organisationReference(unit);
    wanted.book = bookReference(query.text("book", limits::kBookCode));
    wanted.from = query.requiredDate("from");
    wanted.to = query.requiredDate("to");
    if (const auto document = query.integer("document", 1, std::numeric_limits<std::int64_t>::max()))
        wanted.document = domain::DocumentId{*document};
    if (const auto volume = query.integer("volume", 1, kVolumeMax)) wanted.volume = static_cast<int>(*volume);
    wanted.format = query.word<app::RegisterFormat>("format").value_or(app::RegisterFormat::json);
    query.finish();
    return wanted;
}

}  // namespace

Answer showRegister(Request& request) {
    const auto wanted = readRegister(request);
    auto printed = request.app().registers.print(request.caller(), wanted);
    auto answer = textAnswer(std::move(printed.bytes), printed.mediaType);
    if (wanted.format == app::RegisterFormat::json) return answer;
    return std::move(answer).with("Content-Disposition", "attachment; filename=\"" + printed.fileName + '"');
}

}  // namespace vanthu::http
