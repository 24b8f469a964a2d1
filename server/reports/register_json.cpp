#include <sstream>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include "server/reports/register.h"

namespace vanthu::reports {

using Poco::JSON::Array;
using Poco::JSON::Object;

std::string toJson(const Register& book) {
    const auto& cover = book.cover;
    const auto& form = formOf(cover.kind);
    Object object{Poco::JSON_PRESERVE_KEY_ORDER};
    object.set("kind", std::string(domain::code(cover.kind)));
    object.set("title", std::string(domain::label(cover.kind)));
    if (!cover.parentOrganisation.empty()) object.set("parent_organisation", cover.parentOrganisation);
    object.set("organisation", cover.organisation);
    object.set("year", cover.period.from.year());
    object.set("from", cover.period.from.iso());
    object.set("to", cover.period.to.iso());
    if (form.numbersOnCover && !book.entries.empty()) {
        object.set("first_number", firstNumber(book));
        object.set("last_number", lastNumber(book));
    }
    if (cover.volume) object.set("volume", *cover.volume);
    object.set("printed_at", domain::isoVietnam(cover.printedAt));
    Array headings;
    for (const auto& column : form.columns)
        headings.add(std::string(column.heading));
    object.set("columns", headings);
    Array rows;
    for (const auto& entry : book.entries) {
        Array cells;
        for (const auto& column : form.columns)
            cells.add(column.cell(entry));
        rows.add(cells);
    }
    object.set("rows", rows);
    std::ostringstream text;
    object.stringify(text);
    return text.str();
}

}  // namespace vanthu::reports
