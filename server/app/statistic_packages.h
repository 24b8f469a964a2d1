#pragma once

#include "schemas/domain/package_delivery.h"
#include "schemas/domain/statistic_package.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/figures.h"
#include "server/app/repeatable.h"
#include "server/exchange/exchange.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct PackageRequest {
    std::optional<OrganisationReference> organisation;  ///< none: the caller's unit
    domain::Date from;
    domain::Date to;
};

struct DutyRequest {
    OrganisationReference organisation;
    domain::Date from;
    std::optional<domain::Date> to;
    std::string note;
    std::optional<domain::StatisticDutyId> replaces;
};

/// A package as it was handed over.
struct PackageFile {
    std::string bytes;
    std::string name;
};

/// Figures that units deliver from one installation to another, signed, as files or over the exchange; and
/// which units are to deliver (adr/0037, adr/0038). Any thread may call.
class StatisticPackages {
  public:
    StatisticPackages(storage::Database& database, const domain::Clock& clock, Directory& directory,
                      Figures& figures, exchange::Exchange& exchange)
        : database_(database), clock_(clock), directory_(directory), figures_(figures), exchange_(exchange) {}

    /// Counts, signs and keeps the next package of a unit of this installation. Throws Error{invalidInput}
    /// field by field for a unit that is none, has no code or keeps no registry here, and for a period that
    /// is inverted, too long or not over; Error{forbidden} for another unit;
    /// Refused{signingCertificateMissing}.
    [[nodiscard]] Created make(const Caller& caller, const PackageRequest& request,
                               const std::optional<RequestKey>& key);
    /// Takes the package of a unit of another installation: `file` is kept byte by byte. Throws
    /// Error{forbidden} unless the caller decides for the province; Error{invalidInput} field by field for
    /// what readStatisticPackage() finds, other rules, a period that is not over, figures as of a moment
    /// before its end or still to come, a unit that is none or has its registry here, and a signature that is
    /// wrong or of somebody else; Error{conflict} as storage::insertStatisticPackage(). Nothing is changed
    /// then.
    [[nodiscard]] Created receive(const Caller& caller, const std::string& file,
                                  const std::optional<RequestKey>& key);
    /// Queues a package that was made here for a unit of another installation. Throws Error{notFound},
    /// Error{forbidden} for another unit's, and as exchange::queuePackage().
    [[nodiscard]] Created send(const Caller& caller, domain::StatisticPackageId id,
                               const OrganisationReference& recipient, const std::optional<RequestKey>& key);
    /// Takes what came over the exchange and waits, each as receive() would, or refuses it with what
    /// receive() would say; its sender is told. The system does so itself: whom it believes, the certificates
    /// say that were entered. One thread calls it, again and again.
    void takeArrived();
    /// JSON; newest first, `limit` of them before that one, those of units that the caller may see, with
    /// where each was sent and what became of that. Who decides for the province also sees what came over the
    /// exchange last.
    [[nodiscard]] std::string list(const Caller& caller, std::optional<domain::StatisticPackageId> before,
                                   int limit);
    /// Throws Error{notFound}.
    [[nodiscard]] PackageFile file(const Caller& caller, domain::StatisticPackageId id);

    /// Throws Error{forbidden} unless the caller decides for the province; Error{invalidInput} for a unit
    /// that is none, an inverted period, and a change that does not say why; Error{conflict} as
    /// storage::insertStatisticDuty().
    [[nodiscard]] Created enterDuty(const Caller& caller, const DutyRequest& request,
                                    const std::optional<RequestKey>& key);
    /// JSON; those in force, of units that the caller may see; newest first, `limit` of them before that one.
    [[nodiscard]] std::string duties(const Caller& caller, std::optional<domain::StatisticDutyId> before,
                                     int limit);

  private:
    /// Throws Refused{statisticPackageUnknown} also for one that the caller may not know of.
    [[nodiscard]] domain::KeptPackage visible(const Caller& caller, domain::StatisticPackageId id);
    void takeOne(const domain::PackageArrival& arrival);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
    Figures& figures_;
    exchange::Exchange& exchange_;
};

}  // namespace vanthu::app
