#include "server/http/case_fields.h"

#include "schemas/domain/limits.h"

namespace vanthu::http {

std::optional<app::OrganisationReference> readUnit(QueryReader& query) {
    const auto unit = query.text("unit", limits::kOrganisationCode);
    return unit.empty() ? std::nullopt : std::optional{app::organisationReference(unit)};
}

app::RegisterFormat readFormat(QueryReader& query) {
    return query.word<app::RegisterFormat>("format").value_or(app::RegisterFormat::json);
}

Answer listAnswer(app::Report printed, app::RegisterFormat format) {
    auto answer = textAnswer(std::move(printed.bytes), printed.mediaType);
    if (format == app::RegisterFormat::json) return answer;
    return std::move(answer).with("Content-Disposition", "attachment; filename=\"" + printed.fileName + '"');
}

}  // namespace vanthu::http
