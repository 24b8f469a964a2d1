#include "server/app/alerts.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/notice.h"
#include "schemas/domain/refusal.h"
#include "server/app/assignment_request.h"
#include "server/app/checks.h"
#include "server/app/handling_representation.h"
#include "server/app/page_cursor.h"
#include "server/app/tell.h"
#include "storage/account_store.h"
#include "storage/alert_store.h"
#include "storage/notice_store.h"
#include "storage/waiting_counts.h"

#include <algorithm>
#include <set>

namespace vanthu::app {

using domain::AccountId;
using domain::AlertId;
using domain::Date;
using domain::OrganisationId;
using domain::RightAlert;
using domain::Role;

namespace {

bool confirms(const Capacity& capacity) {
    return std::binary_search(capacity.rights.begin(), capacity.rights.end(), Action::confirmAlerts);
}

/// Units of which the caller may see alerts; empty for all.
std::optional<std::vector<OrganisationId>> unitsLed(const Caller& caller, const DirectorySnapshot& directory,
                                                    Date day) {
    std::vector<OrganisationId> units;
    for (const auto& capacity : caller.capacities) {
        if (!confirms(capacity)) continue;
        if (capacity.role == Role::administrator) return std::nullopt;
        const auto below = directory.unitsBelow(capacity.unit, day);
        units.insert(units.end(), below.begin(), below.end());
    }
    return units;
}

/// The unit and those above it, the nearest first.
std::vector<OrganisationId> upwards(OrganisationId unit, const DirectorySnapshot& directory, Date day) {
    constexpr std::size_t kDepth = 20;
    std::vector<OrganisationId> way;
    for (std::optional<OrganisationId> next = unit; next && way.size() < kDepth;) {
        way.push_back(*next);
        const auto* organisation = directory.organisation(*next);
        next = organisation == nullptr ? std::nullopt : organisation->on(day).parent;
    }
    return way;
}

/// Everybody who could confirm it.
std::set<AccountId> competentPeople(storage::ReadTransaction& transaction, const RightAlert& alert,
                                    const DirectorySnapshot& directory, Date day) {
    std::set<AccountId> people;
    for (const auto administrator : storage::holdersOf(transaction, Role::administrator, day))
        people.insert(administrator);
    for (const auto unit : upwards(alert.organisation, directory, day))
        for (const auto leader : storage::holdersOf(transaction, unit, Role::leader, day))
            people.insert(leader);
    return people;
}

std::string alertJson(storage::ReadTransaction& transaction, const RightAlert& alert,
                      const DirectorySnapshot& directory, AccountNames& names) {
    domain::JsonWriter json;
    json.beginObject()
        .field("id", alert.id.value)
        .field("kind", domain::code(alert.kind))
        .field("kind_label", domain::label(alert.kind));
    if (alert.account)
        json.field("account", alert.account->value).fieldIfAny("account_name", names.of(*alert.account));
    json.field("organisation", alert.organisation.value);
    if (const auto* unit = directory.organisation(alert.organisation))
        json.field("organisation_name", unit->on(domain::vietnamDate(alert.madeAt)).name);
    json.field("entity", alert.entity)
        .field("entity_id", alert.entityId)
        .field("made_by", alert.madeBy.value)
        .fieldIfAny("made_by_name", names.of(alert.madeBy))
        .field("made_at", domain::isoVietnam(alert.madeAt))
        .field("open", alert.isOpen())
        .field("text", sentenceOf(transaction, alert, directory));
    if (alert.confirmedBy)
        json.field("confirmed_by", alert.confirmedBy->value)
            .fieldIfAny("confirmed_by_name", names.of(*alert.confirmedBy))
            .field("confirmed_at", domain::isoVietnam(alert.confirmedAt.value_or(domain::Timestamp{})))
            .fieldIfAny("note", alert.note);
    return json.endObject().take();
}

}  // namespace

bool isCompetentFor(const Caller& caller, const RightAlert& alert, const DirectorySnapshot& directory) {
    return std::any_of(caller.capacities.begin(), caller.capacities.end(), [&](const Capacity& capacity) {
        if (!confirms(capacity)) return false;
        return capacity.role == Role::administrator ||
               isWithin(alert.organisation, capacity.unit, directory, domain::vietnamDate(alert.madeAt));
    });
}

std::string sentenceOf(storage::ReadTransaction& transaction, const RightAlert& alert,
                       const DirectorySnapshot& directory) {
    std::string sentence(domain::label(alert.kind));
    std::string separator = ": ";
    if (alert.account)
        if (const auto account = storage::findAccount(transaction, *alert.account)) {
            sentence += separator + account->fullName + " (" + account->login + ")";
            separator = ", ";
        }
    if (const auto* unit = directory.organisation(alert.organisation))
        sentence += separator + unit->on(domain::vietnamDate(alert.madeAt)).name;
    return sentence;
}

void raiseAlert(storage::WriteTransaction& transaction, const DirectorySnapshot& directory,
                const RightAlert& alert) {
    const auto raised = storage::insertAlert(transaction, alert);
    const auto today = domain::vietnamDate(transaction.actor().at);
    auto administrators = storage::holdersOf(transaction, Role::administrator, today);
    std::set<AccountId> told(administrators.begin(), administrators.end());
    for (const auto unit : upwards(raised.organisation, directory, today)) {
        const auto leaders = storage::holdersOf(transaction, unit, Role::leader, today);
        told.insert(leaders.begin(), leaders.end());
        if (!leaders.empty()) break;
    }
    for (const auto account : told)
        storage::insertNotice(
            transaction,
            {.account = account, .kind = domain::NoticeKind::rightsChanged, .entityId = raised.id.value});
}

std::string Alerts::page(const Caller& caller, const AlertsRequest& request) {
    require(caller, Action::seeAlerts);
    const auto directory = directory_.current();
    const std::string query = request.openOnly ? "alerts open" : "alerts";
    std::optional<AlertId> before;
    if (const auto place = readCursor(request.cursor, query)) before = AlertId{*place};
    const auto units = unitsLed(caller, *directory, domain::vietnamDate(clock_.now()));
    domain::JsonWriter json;
    json.beginObject().key("items").beginArray();
    database_.read([&](storage::ReadTransaction& transaction) {
        auto alerts = storage::listAlerts(transaction, units, request.openOnly, before, request.limit + 1);
        const bool more = alerts.size() > static_cast<std::size_t>(request.limit);
        if (more) alerts.pop_back();
        AccountNames names(transaction);
        for (const auto& alert : alerts)
            json.json(alertJson(transaction, alert, *directory, names));
        json.endArray();
        if (more) json.field("next_cursor", makeCursor(alerts.back().id.value, query));
    });
    return json.endObject().take();
}

std::int64_t Alerts::open(storage::ReadTransaction& transaction, const Caller& caller) const {
    require(caller, Action::seeAlerts);
    return storage::countAlertsOpen(
        transaction, unitsLed(caller, *directory_.current(), domain::vietnamDate(clock_.now())));
}

std::string Alerts::confirm(const Caller& caller, AlertId id, const std::string& note) {
    require(caller, Action::confirmAlerts);
    Checks checks;
    const auto cleanNote = checks.text("note", note, limits::kNote);
    checks.finish();
    const auto directory = directory_.current();
    const auto now = clock_.now();
    return database_.write({caller.account.id, now}, [&](storage::WriteTransaction& transaction) {
        const auto alert = storage::findAlert(transaction, id);
        if (!alert || !isCompetentFor(caller, *alert, *directory))
            throw Refused(Refusal::alertUnknown, {std::to_string(id.value)});
        if (alert->isOpen() && alert->madeBy == caller.account.id) {
            auto others = competentPeople(transaction, *alert, *directory, domain::vietnamDate(now));
            others.erase(caller.account.id);
            if (!others.empty()) throw Refused(Refusal::alertOwnChange, {caller.account.login});
        }
        AccountNames names(transaction);
        return alertJson(transaction, storage::confirmAlert(transaction, id, cleanNote), *directory, names);
    });
}

}  // namespace vanthu::app
