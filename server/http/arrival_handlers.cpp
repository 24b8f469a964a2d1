#include "schemas/domain/limits.h"
#include "server/http/handlers.h"
#include "server/http/query_reader.h"

#include <algorithm>

namespace vanthu::http {
namespace {

// Below số, ký hiệu of a page laid out by NĐ 30/2020, at its left margin.
constexpr std::int64_t kStampLeftMm = 32;
constexpr std::int64_t kStampTopMm = 52;
constexpr std::int64_t kPageMm = 1000;
constexpr std::int64_t kSeparatorSheetsDefault = 10;

Answer attachment(app::Report report) {
    return textAnswer(std::move(report.bytes), report.mediaType)
        .with("Content-Disposition", "attachment; filename=\"" + report.fileName + '"');
}

stamp::StampPlace readStampPlace(QueryReader& query) {
    stamp::StampPlace place;
    place.leftMm = static_cast<double>(query.integer("left", 0, kPageMm).value_or(kStampLeftMm));
    place.topMm = static_cast<double>(query.integer("top", 0, kPageMm).value_or(kStampTopMm));
    return place;
}

}  // namespace

Answer handlingSlip(Request& request) {
    return attachment(request.app().arrivalForms.slip(request.caller(), {request.pathNumber(0)}));
}

Answer stampPage(Request& request) {
    QueryReader query(request.query());
    const auto place = readStampPlace(query);
    query.finish();
    return attachment(request.app().arrivalForms.stampPage(request.caller(), {request.pathNumber(0)}, place));
}

Answer separatorSheets(Request& request) {
    QueryReader query(request.query());
    const auto count = query.integer("count", 1, limits::kSeparatorSheets).value_or(kSeparatorSheetsDefault);
    query.finish();
    return attachment(request.app().arrivalForms.separatorSheets(request.caller(), static_cast<int>(count)));
}

Answer stampedCopy(Request& request) {
    QueryReader query(request.query());
    const auto place = readStampPlace(query);
    query.finish();
    return attachment(request.app().arrivalForms.stampedCopy(
        request.caller(), {request.pathNumber(0)},
        static_cast<int>(std::min<std::int64_t>(request.pathNumber(1), INT32_MAX)), place));
}

Answer searchableCopy(Request& request) {
    return attachment(request.app().searchableCopies.file(
        request.caller(), {request.pathNumber(0)},
        static_cast<int>(std::min<std::int64_t>(request.pathNumber(1), INT32_MAX))));
}

}  // namespace vanthu::http
