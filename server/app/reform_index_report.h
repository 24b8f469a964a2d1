#pragma once

#include "schemas/domain/json_writer.h"
#include "server/app/reform_index_reading.h"
#include "server/reports/printed_list.h"

#include <string>
#include <vector>

/// How an index and its ranking are told. Internal to server/app.
namespace vanthu::app {

/// Documented in schemas/api/openapi.yaml as `ReformIndex`; with the definition as it can be given again.
[[nodiscard]] std::string toJson(const domain::ReformIndex& index);
/// The members that tell which index it is.
void writeHead(domain::JsonWriter& json, const IndexReading& reading);

/// What the caller is shown of a reading.
struct IndexRanking {
    IndexReading reading;  ///< only the lines that may be seen
    std::string reporting;
    bool tellsRanks{true};
};
/// Documented in schemas/api/openapi.yaml as `IndexReport`.
[[nodiscard]] std::string toJson(const IndexRanking& ranking);
enum class GroupsAs {
    headings,  ///< for people
    column     ///< for spreadsheets
};
[[nodiscard]] reports::PrintedList printedList(const IndexRanking& ranking, GroupsAs groups);

/// Tenths of a percent, cut off.
[[nodiscard]] std::int64_t tenthsOf(std::int64_t points, std::int64_t maximum);
/// "87,5".
[[nodiscard]] std::string printedTenths(std::int64_t tenths);
/// "Đến 08:00 ngày 01/04/2026, thay đổi số 12".
[[nodiscard]] std::string standpointText(const IndexReading& reading);

/// Hundredths of a point as a JSON number.
[[nodiscard]] inline double pointsNumber(std::int64_t hundredths) {
    return static_cast<double>(hundredths) / 100.0;
}

}  // namespace vanthu::app
