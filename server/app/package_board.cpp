#include "server/app/package_board.h"

#include "schemas/domain/json_writer.h"
#include "server/app/page_cursor.h"
#include "server/app/rate_report_parts.h"
#include "storage/package_post_store.h"
#include "storage/statistic_store.h"

#include <cstddef>

namespace vanthu::app {

using domain::JsonWriter;
using domain::PackageArrival;
using domain::PackageDelivery;

namespace {

void addMoment(JsonWriter& json, const char* name, const std::optional<domain::Timestamp>& moment) {
    if (moment) json.field(name, domain::isoVietnam(*moment));
}

/// What the package is of, and where its file lies for who may read it.
void addPackage(JsonWriter& json, const domain::KeptPackage& kept, const Caller& caller) {
    if (seesReportsOf(caller, kept.organisation)) json.field("package", kept.id.value);
    json.field("from", kept.from.iso()).field("to", kept.to.iso()).field("sequence", kept.sequence);
}

template <class OnItsWay>
void addState(JsonWriter& json, const OnItsWay& one) {
    json.field("state", domain::code(one.state)).field("state_label", domain::label(one.state));
    if (!one.reason.empty()) json.field("reason", one.reason);
    addMoment(json, "arrived_at", one.arrivedAt);
    addMoment(json, "decided_at", one.decidedAt);
    json.field("attempts", one.attempts);
}

std::string rowOf(storage::ReadTransaction& transaction, const PackageDelivery& delivery,
                  const Caller& caller, const DirectorySnapshot& directory) {
    const auto day = domain::vietnamDate(delivery.queuedAt);
    const auto kept = storage::findStatisticPackage(transaction, delivery.package);
    JsonWriter json;
    json.beginObject()
        .field("id", delivery.id.value)
        .field("sender", kept ? directory.nameOn(kept->organisation, day) : "")
        .field("recipient", directory.nameOn(delivery.recipient, day))
        .field("queued_by", delivery.queuedByName)
        .field("queued_at", domain::isoVietnam(delivery.queuedAt));
    if (kept) addPackage(json, *kept, caller);
    addState(json, delivery);
    return json.endObject().take();
}

std::string rowOf(storage::ReadTransaction& transaction, const PackageArrival& arrival, const Caller& caller,
                  const DirectorySnapshot& directory) {
    JsonWriter json;
    json.beginObject()
        .field("id", arrival.id.value)
        .field("sender", arrival.senderName)
        .field("recipient", directory.nameOn(arrival.recipient, domain::vietnamDate(arrival.arrivedAt)));
    const auto kept =
        arrival.package ? storage::findStatisticPackage(transaction, *arrival.package) : std::nullopt;
    if (kept) addPackage(json, *kept, caller);  // of one that was refused nothing was kept
    addState(json, arrival);
    return json.endObject().take();
}

/// `list` reads one more than a page, which tells whether there is a next one.
template <class List>
std::string pageOf(storage::ReadTransaction& transaction, const Caller& caller,
                   const DirectorySnapshot& directory, List list, const storage::PackageFilter& filter,
                   const std::string& query) {
    auto wanted = filter;
    ++wanted.limit;
    auto items = list(transaction, wanted);
    const bool more = items.size() > static_cast<std::size_t>(filter.limit);
    if (more) items.pop_back();
    JsonWriter json;
    json.beginObject().key("items").beginArray();
    for (const auto& item : items)
        json.json(rowOf(transaction, item, caller, directory));
    json.endArray();
    if (more) json.field("next_cursor", makeCursor(items.back().id.value, query));
    return json.endObject().take();
}

}  // namespace

std::string PackageBoard::list(const Caller& caller, const PackageBoardRequest& request) {
    require(caller, Action::seeReports);
    const auto query = "packages " + std::string(request.received ? "received " : "sent ") +
                       std::string(request.state ? domain::code(*request.state) : "");
    const storage::PackageFilter filter{.units = unitsOfReports(caller),
                                        .state = request.state,
                                        .before = readCursor(request.cursor, query),
                                        .limit = request.limit};
    const auto directory = directory_.current();
    return database_.read([&](storage::ReadTransaction& transaction) {
        return request.received
                   ? pageOf(transaction, caller, *directory, &storage::listPackageArrivals, filter, query)
                   : pageOf(transaction, caller, *directory, &storage::listPackageDeliveries, filter, query);
    });
}

}  // namespace vanthu::app
