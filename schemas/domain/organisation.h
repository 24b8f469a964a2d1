#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

/// What an organisation was called and where it stood during a period: every attribute has a validity (domain
/// §9).
struct OrganisationVersion {
    std::string name;       ///< "Sở Nội vụ"
    std::string shortName;  ///< "SNV"
    std::string notation;   ///< its part of a notation: "UBND" in 456/KH-UBND
    std::optional<OrganisationId> parent;
    OrganisationLevel level{OrganisationLevel::province};
    OrganisationKind kind{OrganisationKind::other};
    bool keepsRegistry{false};   ///< has books on this installation and a row in its reports
    bool interconnected{false};  ///< able to receive electronically (QĐ 28/2018 Điều 7.1)
    Date validFrom;
    std::optional<Date> validTo;  ///< last day on which it holds; empty: still holds
};

/// A code of an organisation, valid from a day on.
struct OrganisationIdentifier {
    IdentifierScheme scheme{IdentifierScheme::qd20};
    std::string code;  ///< "H07.12" or "000.00.12.H07"
    Date validFrom;
    std::optional<Date> validTo;
};

/// An agency, unit or other body. The id never changes; what it is called does.
struct Organisation {
    OrganisationId id;
    std::vector<OrganisationVersion> versions;        ///< by validFrom, oldest first, not overlapping
    std::vector<OrganisationIdentifier> identifiers;  ///< by validFrom, oldest first

    /// The version that held on that day, or the nearest later one for days before the first; never
    /// null-like: an organisation always has at least one version.
    [[nodiscard]] const OrganisationVersion& on(Date day) const;
    /// The last day of an organisation that ended or is to end.
    [[nodiscard]] std::optional<Date> lastDay() const;
    /// True from the day after its last.
    [[nodiscard]] bool hasEnded(Date day) const;
    /// True between its first and its last day. An organisation whose first day nobody entered began in 1970.
    [[nodiscard]] bool existsOn(Date day) const;
    /// Whether a document of that day must reach it electronically: it exists, is interconnected and no
    /// enterprise (QĐ 28/2018 Điều 1, 7.1).
    [[nodiscard]] bool isDueElectronically(Date day) const;
};

/// A successor takes over from a predecessor on a day; many to many.
struct Succession {
    OrganisationId predecessor;
    OrganisationId successor;
    Date effectiveFrom;  ///< first day of the successor in this role
    SuccessionKind kind{SuccessionKind::merge};
    bool partial{false};  ///< takes over a part, others the rest
    std::string legalBasis;
    bool operator==(const Succession&) const = default;
};

/// The new scheme from the old and back (domain §5.3): "000.00.13.H53" ↔ "H53.13".
/// std::nullopt when the text is not of the scheme it should be.
[[nodiscard]] std::optional<std::string> qd20FromQcvn102(std::string_view code);
[[nodiscard]] std::optional<std::string> qcvn102FromQd20(std::string_view code);

/// The one form in which codes are compared: both schemes normalise to QĐ 20 form where they can,
/// upper case, no blanks.
[[nodiscard]] std::string normalisedOrganisationCode(std::string_view code);

}  // namespace vanthu::domain
