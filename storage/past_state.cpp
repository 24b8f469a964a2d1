#include "storage/past_state.h"

#include <algorithm>

#include "storage/calendar_store.h"
#include "storage/change_log.h"
#include "storage/change_rows.h"
#include "storage/log_record.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

using domain::Organisation;
using domain::OrganisationVersion;

/// What happened to things of one kind after a change, newest first.
std::vector<domain::Change> changesSince(ReadTransaction& transaction, std::string_view entity,
                                         domain::Sequence sequence) {
    static const auto kSql = "SELECT " + std::string(kChangeColumns) +
                             " FROM change_log WHERE entity = $1 AND sequence > $2 ORDER BY sequence DESC";
    return allRows(transaction, kSql, {entity, sequence}, changeFrom);
}

template <class E>
E wordOf(const Poco::JSON::Object& record, const char* field) {
    const auto value = domain::parse<E>(record.getValue<std::string>(field));
    if (!value) throw Error{ErrorCode::damaged, std::string("The change log holds an unknown ") + field};
    return *value;
}

/// The newest version of an organisation, as recordOf() wrote it.
OrganisationVersion versionFrom(const Poco::JSON::Object& record) {
    OrganisationVersion version;
    version.name = record.getValue<std::string>("name");
    version.shortName = record.getValue<std::string>("short_name");
    version.notation = record.getValue<std::string>("notation");
    if (const auto parent = record.getValue<Poco::Int64>("parent_id"); parent != 0)
        version.parent = domain::OrganisationId{parent};
    version.level = wordOf<domain::OrganisationLevel>(record, "level");
    version.kind = wordOf<domain::OrganisationKind>(record, "kind");
    version.keepsRegistry = record.getValue<bool>("keeps_registry");
    version.interconnected = record.getValue<bool>("interconnected");
    version.validFrom = domain::parseIsoDate(record.getValue<std::string>("valid_from")).value();
    version.validTo = domain::parseIsoDate(record.getValue<std::string>("valid_to"));
    return version;
}

/// Takes back a change of the newest version: it was made anew, or stands where the one before had no end
/// yet.
void takeBack(Organisation& organisation, const domain::Change& change) {
    auto before = versionFrom(*logRecord(change.before));
    auto& versions = organisation.versions;
    if (versions.size() > 1 && versions.back().validFrom != before.validFrom) versions.pop_back();
    versions.back() = std::move(before);
}

}  // namespace

std::vector<Organisation> organisationsAsOf(ReadTransaction& transaction, domain::Sequence sequence) {
    auto organisations = listOrganisations(transaction);
    for (const auto& change : changesSince(transaction, "organisation", sequence)) {
        const auto found = std::ranges::find(organisations, change.entityId,
                                             [](const auto& organisation) { return organisation.id.value; });
        if (found == organisations.end()) continue;
        if (change.action == "created")
            organisations.erase(found);
        else if (!change.before.empty())
            takeBack(*found, change);
    }
    return organisations;
}

std::vector<domain::Succession> successionsAsOf(ReadTransaction& transaction, domain::Sequence sequence) {
    auto successions = listSuccessions(transaction);
    for (const auto& change : changesSince(transaction, "organisation", sequence)) {
        if (change.action != "succeeded") continue;
        const auto successor = logRecord(change.after)->getValue<Poco::Int64>("successor_id");
        std::erase_if(successions, [&](const domain::Succession& succession) {
            return succession.predecessor.value == change.entityId && succession.successor.value == successor;
        });
    }
    return successions;
}

std::vector<domain::CalendarException> calendarAsOf(ReadTransaction& transaction, domain::Sequence sequence) {
    auto calendar = listCalendar(transaction);
    for (const auto& change : changesSince(transaction, "calendar", sequence)) {
        const auto found = std::ranges::find(calendar, change.entityId,
                                             [](const auto& exception) { return exception.id.value; });
        if (found == calendar.end()) continue;
        if (change.action == "created")
            calendar.erase(found);
        else
            found->withdrawn = false;
    }
    return calendar;
}

domain::Timestamp momentOf(ReadTransaction& transaction, domain::Sequence sequence) {
    return domain::Timestamp{std::chrono::seconds{
        firstInteger(transaction, "SELECT at FROM change_log WHERE sequence = $1", {sequence}).value()}};
}

std::int64_t hourOf(domain::Timestamp moment) {
    return std::chrono::floor<std::chrono::hours>(moment).time_since_epoch().count();
}

domain::Sequence sequenceAt(ReadTransaction& transaction, domain::Timestamp moment) {
    const auto seconds = moment.time_since_epoch().count();
    const auto begin = firstInteger(transaction, "SELECT MIN(sequence) FROM figure_hours WHERE hour >= $1",
                                    {hourOf(moment)});
    const auto first = begin.value_or(0) == 0
                           ? std::nullopt
                           : firstInteger(transaction,
                                          "SELECT sequence FROM change_log WHERE sequence >= $1 AND at > $2 "
                                          "ORDER BY sequence LIMIT 1",
                                          {*begin, seconds});
    if (first) return *first - 1;
    return newestChange(transaction);
}

}  // namespace vanthu::storage
