#include "server/app/reorganisation.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/refusal.h"
#include "server/app/addressing.h"
#include "server/app/alerts.h"
#include "server/app/checks.h"
#include "server/app/organisations.h"
#include "server/app/reorganisation_plan.h"
#include "server/app/representations.h"
#include "storage/book_store.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"

#include <utility>

namespace vanthu::app {

using domain::Date;
using domain::Organisation;
using domain::OrganisationId;

namespace {

const Organisation& found(const DirectorySnapshot& directory, OrganisationId id) {
    const auto* organisation = directory.organisation(id);
    if (organisation == nullptr) throw Refused(Refusal::organisationUnknown, {std::to_string(id.value)});
    return *organisation;
}

std::string versionJson(const domain::OrganisationVersion& version) {
    domain::JsonWriter json;
    json.beginObject()
        .field("name", version.name)
        .fieldIfAny("short_name", version.shortName)
        .fieldIfAny("notation", version.notation);
    if (version.parent) json.field("parent", version.parent->value);
    json.field("level", domain::code(version.level))
        .field("kind", domain::code(version.kind))
        .field("valid_from", version.validFrom.iso());
    if (version.validTo) json.field("valid_to", version.validTo->iso());
    return json.endObject().take();
}

std::string successionJson(const domain::Succession& succession, OrganisationId other,
                           const DirectorySnapshot& directory) {
    domain::JsonWriter json;
    json.beginObject()
        .field("organisation", other.value)
        .field("name", found(directory, other).on(succession.effectiveFrom).name)
        .field("kind", domain::code(succession.kind))
        .field("effective_from", succession.effectiveFrom.iso())
        .field("partial", succession.partial)
        .fieldIfAny("legal_basis", succession.legalBasis);
    return json.endObject().take();
}

std::string fullJson(const Organisation& organisation, const DirectorySnapshot& directory, Date day) {
    std::vector<std::string> versions, predecessors, successors;
    for (const auto& version : organisation.versions)
        versions.push_back(versionJson(version));
    for (const auto& succession : directory.successions()) {
        if (succession.successor == organisation.id)
            predecessors.push_back(successionJson(succession, succession.predecessor, directory));
        if (succession.predecessor == organisation.id)
            successors.push_back(successionJson(succession, succession.successor, directory));
    }
    const auto members = [](const std::string& name, const std::vector<std::string>& items) {
        const auto object = listJson(name, items);
        return object.substr(1, object.size() - 2);
    };
    return domain::withMembers(toJson(organisation, day), members("versions", versions) + ',' +
                                                              members("predecessors", predecessors) + ',' +
                                                              members("successors", successors));
}

/// The newest version with what changes; a violation for a field that does not fit.
domain::OrganisationVersion changedVersion(const Organisation& organisation, const OrganisationChange& change,
                                           const DirectorySnapshot& directory, Checks& checks) {
    auto version = organisation.versions.back();
    version.validFrom = change.validFrom;
    if (change.name)
        version.name = checks.text("name", *change.name, limits::kOrganisationName, Presence::required);
    if (change.shortName)
        version.shortName = checks.text("short_name", *change.shortName, limits::kOrganisationName);
    if (change.notation) version.notation = checks.text("notation", *change.notation, limits::kCodeNotation);
    if (change.parent) {
        const auto* parent = addressee(*change.parent, "parent", directory, change.validFrom, checks);
        if (parent != nullptr) version.parent = parent->id;
        for (const auto below : directory.unitsBelow(organisation.id, change.validFrom))
            if (parent != nullptr && below == parent->id)
                checks.add("parent", "circle",
                           "Cơ quan cấp trên không được là chính cơ quan này hoặc ở dưới nó.");
    }
    version.level = change.level.value_or(version.level);
    version.kind = change.kind.value_or(version.kind);
    version.keepsRegistry = change.keepsRegistry.value_or(version.keepsRegistry);
    version.interconnected = change.interconnected.value_or(version.interconnected);
    return version;
}

}  // namespace

std::string Reorganisation::show(const Caller& caller, OrganisationId id, std::optional<Date> on) {
    require(caller, Action::seeOrganisations);
    const auto directory = directory_.current();
    return fullJson(found(*directory, id), *directory, on.value_or(domain::vietnamDate(clock_.now())));
}

std::string Reorganisation::successors(const Caller& caller, OrganisationId id, std::optional<Date> on) {
    require(caller, Action::seeOrganisations);
    const auto directory = directory_.current();
    const auto day = on.value_or(domain::vietnamDate(clock_.now()));
    static_cast<void>(found(*directory, id));
    std::vector<std::string> items;
    for (const auto* successor : directory->successorsOf(id, day))
        items.push_back(toJson(*successor, day));
    return listJson("successors", items);
}

std::string Reorganisation::change(const Caller& caller, OrganisationId id, const OrganisationChange& change,
                                   const std::string& ifMatch) {
    require(caller, Action::manageOrganisations);
    const auto today = domain::vietnamDate(clock_.now());
    {
        const auto directory = directory_.current();
        const auto& organisation = found(*directory, id);
        requireVersion(ifMatch, etagOf(fullJson(organisation, *directory, today)));
        Checks checks;
        const auto version = changedVersion(organisation, change, *directory, checks);
        checks.finish();
        database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
            storage::changeOrganisation(transaction, id, version);
            // Leaders read the units below them: a unit that moves is read by others.
            if (version.parent != organisation.versions.back().parent)
                raiseAlert(transaction, *directory,
                           {.kind = domain::AlertKind::unitMoved,
                            .organisation = id,
                            .entity = "organisation",
                            .entityId = id.value});
            if (version.keepsRegistry && storage::listBooks(transaction, id).empty())
                insertFirstBooks(transaction, id);
        });
        directory_.changed();
    }
    const auto directory = directory_.current();
    return fullJson(found(*directory, id), *directory, today);
}

Created Reorganisation::reorganise(const Caller& caller, const ReorganisationRequest& request,
                                   const std::optional<RequestKey>& key) {
    require(caller, Action::manageOrganisations);
    const auto now = clock_.now();
    const auto directory = directory_.current();
    const auto plan = planOf(request, *directory);
    auto created = createOnce(
        database_, {caller.account.id, now}, key,
        [&](storage::WriteTransaction& transaction) { return carryOut(transaction, plan, *directory); });
    directory_.changed();
    return created;
}

}  // namespace vanthu::app
