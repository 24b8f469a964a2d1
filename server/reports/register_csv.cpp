#include "server/reports/csv_text.h"
#include "server/reports/register.h"

namespace vanthu::reports {

std::string toCsv(const Register& book) {
    const auto& columns = formOf(book.cover.kind).columns;
    CsvText csv;
    std::vector<std::string> fields;
    for (const auto& column : columns)
        fields.emplace_back(column.heading);
    csv.line(fields);
    for (const auto& entry : book.entries) {
        fields.clear();
        for (const auto& column : columns)
            fields.push_back(column.cell(entry));
        csv.line(fields);
    }
    return csv.take();
}

}  // namespace vanthu::reports
