#include "server/app/standpoint.h"

#include "server/app/checks.h"
#include "storage/past_state.h"

namespace vanthu::app {

Standpoint standpointOf(storage::Database& database, const domain::Clock& clock, Figures& figures,
                        const AsOf& asOf, const std::string& field) {
    const auto now = clock.now();
    const auto newest = figures.upToDate();
    Checks checks;
    // The day of today is meant up to now.
    if (asOf.moment && domain::vietnamDate(*asOf.moment) > domain::vietnamDate(now))
        checks.add(field, "in_the_future", "Thời điểm này chưa tới. Hãy chọn một thời điểm đã qua.");
    if (asOf.change && (*asOf.change < 1 || *asOf.change > newest))
        checks.add(field + "_change", "unknown_change",
                   "Nhật ký chưa có thay đổi này; thay đổi mới nhất là số " + std::to_string(newest) + ".");
    if (asOf.moment && asOf.change)
        checks.add(field + "_change", "ambiguous",
                   "Chỉ nêu một trong " + field + " và " + field + "_change.");
    checks.finish();
    return database.read([&](storage::ReadTransaction& transaction) {
        Standpoint standpoint{.moment = now, .change = newest, .organisations = {}};
        if (asOf.change) {
            standpoint.change = *asOf.change;
            standpoint.moment = storage::momentOf(transaction, standpoint.change);
        } else if (asOf.moment && *asOf.moment < now) {
            standpoint.change = storage::sequenceAt(transaction, *asOf.moment);
            standpoint.moment = *asOf.moment;
        }
        standpoint.organisations = storage::organisationsAsOf(transaction, standpoint.change);
        return standpoint;
    });
}

}  // namespace vanthu::app
