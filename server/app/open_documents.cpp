#include "schemas/domain/json_writer.h"
#include "schemas/domain/refusal.h"
#include "server/app/checks.h"
#include "server/app/handling_representation.h"
#include "server/app/rate_report_parts.h"
#include "storage/charge_store.h"

#include <algorithm>
#include <map>
#include <utility>

namespace vanthu::app {

namespace {

struct OpenFigures {
    int inTime{0}, overdue{0}, withoutDeadline{0};

    void add(const storage::OpenDocuments& open) {
        inTime += open.inTime;
        overdue += open.overdue;
        withoutDeadline += open.withoutDeadline;
    }
};

void write(domain::JsonWriter& json, const OpenFigures& figures) {
    json.field("open_in_time", figures.inTime)
        .field("open_overdue", figures.overdue)
        .field("open_without_deadline", figures.withoutDeadline);
}

using ByUnit = std::map<std::optional<domain::OrganisationId>, OpenFigures>;
using ByPerson = std::map<std::pair<domain::OrganisationId, std::optional<domain::AccountId>>, OpenFigures>;

/// Who is in charge, of the documents of one registry.
struct InCharge {
    ByUnit units;
    ByPerson people;  ///< of what was given to a unit
};

class OpenDocumentsJson {
  public:
    OpenDocumentsJson(storage::ReadTransaction& transaction, const DirectorySnapshot& directory,
                      domain::Date today)
        : names_(transaction), directory_(directory), today_(today) {}

    void writeRegistries(domain::JsonWriter& json,
                         const std::map<domain::OrganisationId, OpenFigures>& registries) {
        json.key("units").beginArray();
        for (const auto& [unit, figures] : registries) {
            json.beginObject().field("organisation_id", unit.value).field("name", nameOf(unit));
            write(json, figures);
            json.endObject();
        }
        json.endArray();
    }

    void writeInCharge(domain::JsonWriter& json, const InCharge& inCharge) {
        json.key("in_charge").beginObject().key("units").beginArray();
        for (const auto& [unit, figures] : inCharge.units) {
            json.beginObject();
            if (unit) json.field("unit", unit->value).field("name", nameOf(*unit));
            write(json, figures);
            json.endObject();
        }
        json.endArray().key("people").beginArray();
        for (const auto& [holder, figures] : inCharge.people) {
            json.beginObject().field("unit", holder.first.value).field("unit_name", nameOf(holder.first));
            if (holder.second)
                json.field("account", holder.second->value).fieldIfAny("name", names_.of(*holder.second));
            write(json, figures);
            json.endObject();
        }
        json.endArray().endObject();
    }

  private:
    [[nodiscard]] std::string nameOf(domain::OrganisationId unit) const {
        const auto& organisations = directory_.organisations();
        const auto found = std::ranges::find(organisations, unit, &domain::Organisation::id);
        return found == organisations.end() ? "" : found->on(today_).name;
    }

    AccountNames names_;
    const DirectorySnapshot& directory_;
    domain::Date today_;
};

InCharge inChargeOf(const std::vector<storage::OpenDocuments>& open) {
    InCharge inCharge;
    for (const auto& some : open) {
        inCharge.units[some.charge.unit].add(some);
        if (some.charge.unit) inCharge.people[{*some.charge.unit, some.charge.account}].add(some);
    }
    return inCharge;
}

}  // namespace

std::string RateReports::openDocuments(const Caller& caller, const OpenDocumentsRequest& request) {
    require(caller, Action::seeReports);
    const auto now = clock_.now();
    const auto today = domain::vietnamDate(now);
    Checks checks;
    if (request.from) checks.period(*request.from, request.to.value_or(*request.from), today);
    checks.finish();
    const auto directory = directory_.current();
    std::optional<domain::OrganisationId> only;
    if (request.unit) {
        const auto* unit = directory->organisation(*request.unit);
        if (unit == nullptr || !seesReportsOf(caller, unit->id)) throw Refused(Refusal::unitUnknown);
        only = unit->id;
    }
    static_cast<void>(figures_.upToDate());
    return database_.read([&](storage::ReadTransaction& transaction) {
        auto open = storage::openDocuments(transaction, request.from, request.to, today);
        std::erase_if(open, [&](const storage::OpenDocuments& some) {
            return !seesReportsOf(caller, some.organisation) || (only && some.organisation != *only);
        });
        std::map<domain::OrganisationId, OpenFigures> registries;
        OpenFigures total;
        for (const auto& some : open) {
            registries[some.organisation].add(some);
            total.add(some);
        }
        domain::JsonWriter json;
        json.beginObject().field("as_of", domain::isoVietnam(now)).key("total").beginObject();
        write(json, total);
        json.endObject();
        OpenDocumentsJson writing(transaction, *directory, today);
        writing.writeRegistries(json, registries);
        if (registries.size() == 1) writing.writeInCharge(json, inChargeOf(open));
        return json.endObject().take();
    });
}

}  // namespace vanthu::app
