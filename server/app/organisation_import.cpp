#include "server/app/organisation_import.h"

#include "schemas/domain/json_writer.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/text.h"
#include "server/app/alerts.h"
#include "server/app/checks.h"
#include "server/app/violation_json.h"
#include "storage/organisation_changes.h"
#include "storage/organisation_store.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace vanthu::app {

using domain::Organisation;
using domain::OrganisationId;
using domain::OrganisationVersion;

namespace {

enum class Fate { created, changed, existing, rejected };
constexpr std::array<std::string_view, 4> kFates{"created", "changed", "existing", "rejected"};

struct UnitOutcome {
    Fate fate{Fate::rejected};
    OrganisationId id;
    Violations violations;
};

/// Thrown to leave nothing of a rehearsal behind.
struct RehearsalOver {
    std::vector<UnitOutcome> outcomes;
};

UnitOutcome rejected(const std::string& field, const std::string& code, const std::string& message) {
    return {Fate::rejected, {}, {{field, code, message}}};
}

bool saysTheSame(const OrganisationVersion& left, const OrganisationVersion& right) {
    return left.name == right.name && left.shortName == right.shortName && left.notation == right.notation &&
           left.parent == right.parent && left.level == right.level && left.kind == right.kind &&
           left.keepsRegistry == right.keepsRegistry && left.interconnected == right.interconnected;
}

/// Works off the records of one transaction.
class Importing {
  public:
    Importing(storage::WriteTransaction& transaction, const DirectorySnapshot& directory)
        : transaction_(transaction), directory_(directory) {}

    UnitOutcome take(const OrganisationRecord& record) {
        if (!record.violations.empty()) return {Fate::rejected, {}, record.violations};
        if (const auto* unit = std::get_if<UnitRecord>(&record.content)) return takeUnit(*unit);
        return takeSuccession(std::get<SuccessionRecord>(record.content));
    }

    /// Of every unit through which registries are read by others now.
    void raiseAlerts() {
        for (const auto unit : inheriting_)
            raiseAlert(transaction_, directory_,
                       {.kind = domain::AlertKind::reorganised,
                        .organisation = unit,
                        .entity = "organisation",
                        .entityId = unit.value});
    }

  private:
    /// Thousands of units are known that keep no registry here: through those nothing is read.
    [[nodiscard]] bool hasRegistry(OrganisationId id) const {
        const auto* organisation = directory_.organisation(id);
        return organisation != nullptr &&
               std::any_of(organisation->versions.begin(), organisation->versions.end(),
                           [](const auto& version) { return version.keepsRegistry; });
    }

    UnitOutcome takeUnit(const UnitRecord& record) {
        const auto& wanted = record.unit;
        Checks checks;
        const auto parent = parentOf(wanted, checks);
        auto organisation = checkedOrganisation(wanted, "", parent, checks);
        if (record.validTo) checks.inOrder(wanted.validFrom, *record.validTo, "valid_to");
        if (!checks.clean()) return {Fate::rejected, {}, checks.violations()};
        auto known = find(organisation);
        if (!known) return create(organisation, record.validTo);
        return adapt(*std::move(known), organisation, record.validTo);
    }

    std::optional<OrganisationId> parentOf(const OrganisationRequest& wanted, Checks& checks) {
        if (!wanted.parent) return std::nullopt;
        std::optional<OrganisationId> parent;
        if (const auto* id = std::get_if<OrganisationId>(&*wanted.parent)) {
            if (storage::findOrganisation(transaction_, *id)) parent = *id;
        } else {
            parent = storage::findOrganisationByCode(transaction_, std::get<std::string>(*wanted.parent),
                                                     wanted.validFrom);
        }
        if (!parent)
            checks.add("parent", "unknown_organisation",
                       "Không có cơ quan cấp trên này vào ngày đó; đặt cấp trên ở dòng trước trong tệp.");
        return parent;
    }

    std::optional<Organisation> find(const Organisation& wanted) {
        const auto& version = wanted.versions.back();
        std::optional<OrganisationId> id;
        if (wanted.identifiers.empty())
            id = storage::findOrganisationByName(transaction_, version.name, version.parent,
                                                 version.validFrom);
        else
            id = storage::findOrganisationByCode(transaction_, wanted.identifiers.front().code,
                                                 version.validFrom);
        if (!id && isNationalUnit(wanted)) id = sameByName(version);
        return id ? storage::findOrganisation(transaction_, *id) : std::nullopt;
    }

    static bool isNationalUnit(const Organisation& wanted) {
        return !wanted.identifiers.empty() &&
               wanted.identifiers.front().scheme == domain::IdentifierScheme::gso &&
               wanted.versions.back().level == domain::OrganisationLevel::province;
    }

    /// The committee of a province that was entered here before under its own code.
    std::optional<OrganisationId> sameByName(const OrganisationVersion& version) {
        for (const auto& name : {version.name, version.shortName}) {
            const auto* same = directory_.organisationNamed(name, version.validFrom);
            const bool hasOther =
                same != nullptr &&
                std::any_of(same->identifiers.begin(), same->identifiers.end(), [](const auto& identifier) {
                    return identifier.scheme == domain::IdentifierScheme::gso;
                });
            if (same != nullptr && !hasOther && !same->lastDay()) return same->id;
        }
        return std::nullopt;
    }

    UnitOutcome create(Organisation& organisation, std::optional<domain::Date> validTo) {
        organisation.versions.back().validTo = validTo;
        for (auto& identifier : organisation.identifiers) {
            identifier.validTo = validTo;
            if (storage::holderOf(transaction_, identifier))
                return rejected("code", "taken", "Mã này đang là của cơ quan khác trong thời gian đó.");
        }
        return {Fate::created, storeWithBooks(transaction_, organisation).id, {}};
    }

    UnitOutcome adapt(Organisation known, const Organisation& wanted, std::optional<domain::Date> validTo) {
        auto version = wanted.versions.back();
        UnitOutcome outcome{Fate::existing, known.id, {}};
        if (!holdsCode(known, wanted)) {
            // Known by name alone: it keeps what it is called here and where it stands, and gets the code.
            version = known.on(version.validFrom);
            auto identifier = wanted.identifiers.front();
            identifier.validTo = validTo;
            if (storage::holderOf(transaction_, identifier))
                return rejected("code", "taken", "Mã này đang là của cơ quan khác trong thời gian đó.");
            storage::addIdentifier(transaction_, known.id, identifier);
            outcome.fate = Fate::changed;
        }
        if (!saysTheSame(known.on(version.validFrom), version)) {
            if (known.lastDay() || version.validFrom < known.versions.back().validFrom)
                return rejected(
                    "valid_from", "changed_later",
                    "Cơ quan này đã có thay đổi hoặc đã kết thúc sau ngày đó; sửa bằng tay nếu cần.");
            if (version.parent != known.versions.back().parent && hasRegistry(known.id))
                inheriting_.insert(known.id);
            known = storage::changeOrganisation(transaction_, known.id, version);
            outcome.fate = Fate::changed;
        }
        if (!validTo || known.lastDay() == validTo) return outcome;
        if (known.lastDay() || *validTo < known.versions.back().validFrom)
            return rejected("valid_to", "other_end", "Cơ quan này đã được ghi ngày kết thúc khác.");
        storage::endOrganisation(transaction_, known.id, *validTo);
        outcome.fate = Fate::changed;
        return outcome;
    }

    static bool holdsCode(const Organisation& known, const Organisation& wanted) {
        if (wanted.identifiers.empty()) return true;
        const auto code = domain::normalisedOrganisationCode(wanted.identifiers.front().code);
        return std::any_of(known.identifiers.begin(), known.identifiers.end(), [&](const auto& identifier) {
            return domain::normalisedOrganisationCode(identifier.code) == code;
        });
    }

    UnitOutcome takeSuccession(const SuccessionRecord& record) {
        Checks checks;
        const auto basis = checks.text("legal_basis", record.legalBasis, limits::kReason);
        const auto predecessor = storage::findOrganisationByCode(transaction_, record.predecessor,
                                                                 record.effectiveFrom.plusDays(-1));
        const auto successor =
            storage::findOrganisationByCode(transaction_, record.successor, record.effectiveFrom);
        if (!predecessor)
            checks.add("predecessor", "unknown_organisation", "Không có cơ quan này vào ngày trước đó.");
        if (!successor) checks.add("successor", "unknown_organisation", "Không có cơ quan này vào ngày đó.");
        if (predecessor && predecessor == successor)
            checks.add("successor", "own_organisation", "Một cơ quan không kế thừa chính nó.");
        if (!checks.clean()) return {Fate::rejected, {}, checks.violations()};
        const bool isNew = storage::insertSuccession(
            transaction_,
            {*predecessor, *successor, record.effectiveFrom, record.kind, record.partial, basis});
        if (isNew && hasRegistry(*predecessor)) inheriting_.insert(*successor);
        return {isNew ? Fate::created : Fate::existing, *successor, {}};
    }

    storage::WriteTransaction& transaction_;
    const DirectorySnapshot& directory_;
    std::set<OrganisationId> inheriting_;
};

std::string answerOfUnits(const std::vector<UnitOutcome>& outcomes) {
    domain::JsonWriter json;
    json.beginObject();
    for (const auto fate : {Fate::created, Fate::changed, Fate::existing, Fate::rejected})
        json.field(kFates[static_cast<std::size_t>(fate)],
                   static_cast<std::int64_t>(std::ranges::count(outcomes, fate, &UnitOutcome::fate)));
    json.key("rejects").beginArray();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i].fate != Fate::rejected) continue;
        json.beginObject().field("record", static_cast<std::int64_t>(i + 1));
        writeViolations(json, "violations", outcomes[i].violations);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

}  // namespace

std::string OrganisationImport::run(const Caller& caller, const std::vector<OrganisationRecord>& records,
                                    Rehearsal rehearsal) {
    require(caller, Action::manageOrganisations);
    const auto directory = directory_.current();
    std::vector<UnitOutcome> outcomes;
    try {
        outcomes =
            database_.write({caller.account.id, clock_.now()}, [&](storage::WriteTransaction& transaction) {
                Importing importing(transaction, *directory);
                std::vector<UnitOutcome> taken;
                for (const auto& record : records)
                    taken.push_back(importing.take(record));
                importing.raiseAlerts();
                if (rehearsal == Rehearsal::yes) throw RehearsalOver{std::move(taken)};
                return taken;
            });
    } catch (const RehearsalOver& over) {
        return answerOfUnits(over.outcomes);
    }
    if (std::any_of(outcomes.begin(), outcomes.end(), [](const UnitOutcome& outcome) {
            return outcome.fate == Fate::created || outcome.fate == Fate::changed;
        }))
        directory_.changed();
    return answerOfUnits(outcomes);
}

}  // namespace vanthu::app
