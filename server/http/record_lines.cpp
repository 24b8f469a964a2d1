#include "server/http/record_lines.h"

#include "schemas/domain/refusal.h"
#include "server/http/problem.h"

#include <algorithm>
#include <utility>

namespace vanthu::http {

std::vector<std::string> recordLines(const std::string& body, std::size_t most) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < body.size();) {
        const auto end = std::min(body.find('\n', at), body.size());
        auto line = body.substr(at, end - at);
        at = end + 1;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        if (lines.size() == most) throw Refused(Refusal::batchTooLong, {std::to_string(most)});
        lines.push_back(std::move(line));
    }
    return lines;
}

Violations readRecordLine(const std::string& line,
                          const std::function<void(JsonFields& fields, Violations& violations)>& read) {
    try {
        const auto json = parseJson(line, "record");
        if (!json.root().is(domain::JsonValue::Kind::object))
            return {{"record", "not_an_object", "Cần một đối tượng JSON."}};
        Violations violations;
        JsonFields fields(json.root(), "", violations);
        read(fields, violations);
        fields.done();
        return violations;
    } catch (const RequestFault& fault) {
        return fault.violations();
    }
}

}  // namespace vanthu::http
