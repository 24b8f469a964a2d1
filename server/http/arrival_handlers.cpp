#include "server/http/handlers.h"
#include "server/http/query_reader.h"

#include <algorithm>

namespace vanthu::http {
namespace {

// Below số, ký hiệu of a page laid out by NĐ 30/2020, at its left margin.
constexpr std::int64_t kStampLeftMm = 32;
constexpr std::int64_t kStampTopMm = 52;
constexpr std::int64_t kPageMm = 1000;

Answer attachment(app::Report report) {
    return textAnswer(std::move(report.bytes), report.mediaType)
        .with("Content-Disposition", "attachment; filename=\"" + report.fileName + '"');
}

}  // namespace

Answer handlingSlip(Request& request) {
    return attachment(request.app().arrivalForms.slip(request.caller(), {request.pathNumber(0)}));
}

Answer stampedCopy(Request& request) {
    QueryReader query(request.query());
    stamp::StampPlace place;
    place.leftMm = static_cast<double>(query.integer("left", 0, kPageMm).value_or(kStampLeftMm));
    place.topMm = static_cast<double>(query.integer("top", 0, kPageMm).value_or(kStampTopMm));
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
