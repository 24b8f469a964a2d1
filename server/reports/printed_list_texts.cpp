#include "schemas/domain/json_writer.h"
#include "server/reports/csv_text.h"
#include "server/reports/printed_list.h"

namespace vanthu::reports {

std::string toCsv(const PrintedList& list) {
    CsvText csv;
    std::vector<std::string> fields;
    for (const auto& column : list.columns)
        fields.push_back(column.heading);
    csv.line(fields);
    for (const auto& row : list.rows)
        csv.line(row.cells);
    for (const auto& line : list.closing) {
        // Every line has as many fields as there are columns, as RFC 4180 wants it.
        std::vector<std::string> closing(list.columns.size());
        closing.front() = line;
        csv.line(closing);
    }
    return csv.take();
}

std::string toJson(const PrintedList& list) {
    domain::JsonWriter json;
    const auto texts = [&](const char* name, const std::vector<std::string>& values) {
        json.key(name).beginArray();
        for (const auto& value : values)
            json.value(value);
        json.endArray();
    };
    json.beginObject().field("title", list.title);
    texts("lines", list.lines);
    json.fieldIfAny("parent_organisation", list.parentOrganisation)
        .field("organisation", list.organisation)
        .field("printed_at", domain::isoVietnam(list.printedAt));
    std::vector<std::string> headings;
    for (const auto& column : list.columns)
        headings.push_back(column.heading);
    texts("columns", headings);
    json.key("rows").beginArray();
    for (const auto& row : list.rows) {
        json.beginArray();
        for (const auto& cell : row.cells)
            json.value(cell);
        json.endArray();
    }
    json.endArray();
    texts("closing", list.closing);
    return json.endObject().take();
}

}  // namespace vanthu::reports
