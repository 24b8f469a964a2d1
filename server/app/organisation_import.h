#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/organisations.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vanthu::app {

/// An organisation as it stands from a day on, and when it ended.
struct UnitRecord {
    OrganisationRequest unit;
    std::optional<domain::Date> validTo;
};

struct SuccessionRecord {
    std::string predecessor, successor;  ///< codes: of the day before, and of the first day
    domain::Date effectiveFrom;
    domain::SuccessionKind kind{domain::SuccessionKind::merge};
    bool partial{false};
    std::string legalBasis;
};

/// One line of an import; `violations` say why it could not be read.
struct OrganisationRecord {
    std::variant<UnitRecord, SuccessionRecord> content;
    Violations violations;
};

enum class Rehearsal { no, yes };

/// Takes over lists of organisations with their history. Any thread may call.
///
/// A unit is recognised by its code on its first day, without a code by name and superior, so that importing
/// twice changes nothing: a record that says something new from a day on becomes a version of its own.
class OrganisationImport {
  public:
    OrganisationImport(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// One transaction; records that do not fit are rejected each by itself, in the order given. With
    /// Rehearsal::yes nothing is kept.
    [[nodiscard]] std::string run(const Caller& caller, const std::vector<OrganisationRecord>& records,
                                  Rehearsal rehearsal);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
