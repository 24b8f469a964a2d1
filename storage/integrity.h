#pragma once

#include "schemas/domain/book.h"
#include "schemas/domain/change.h"
#include "schemas/domain/link.h"
#include "storage/transaction.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What `vanthu verify` reads beside the stores: rows as they lie there, to be compared with the change log.
namespace vanthu::storage {

/// A number that left its series. The state is the text of the row, which nobody vouches for.
struct NumberRow {
    domain::RegistryNumber number;
    std::string state;
    std::optional<domain::DocumentId> document;
    std::string reason;
};
/// Of one series, ascending.
[[nodiscard]] std::vector<NumberRow> numberRows(ReadTransaction& transaction, domain::SeriesId series);

/// Of one series, those that were used or given up too.
[[nodiscard]] std::vector<domain::Reservation> allReservations(ReadTransaction& transaction,
                                                               domain::SeriesId series);

/// A link, in force or withdrawn.
struct LinkRow {
    domain::DocumentLink link;
    bool isWithdrawn{false};
    std::string reason;
};
/// Links from these documents, by id.
[[nodiscard]] std::vector<LinkRow> linkRowsFrom(ReadTransaction& transaction,
                                                const std::vector<domain::DocumentId>& documents);

/// Things that the change log records whole with every change.
enum class Kept {
    organisation,
    account,
    post,
    delegation,
    book,
    calendar,
    deadlineRule,
    documentType,
    alert,
    declaredCount,
    sampleAudit,
    sampleNumber,
    reformIndex,
    indexScore,
    publishedReport,
    statisticPackage,
    statisticDuty,
    packageDelivery,
    packageArrival,
    reportSchedule,
    reportRun,
    rateRules
};
inline constexpr std::array kKept{Kept::organisation,     Kept::account,        Kept::post,
                                  Kept::delegation,       Kept::book,           Kept::calendar,
                                  Kept::deadlineRule,     Kept::documentType,   Kept::alert,
                                  Kept::declaredCount,    Kept::sampleAudit,    Kept::sampleNumber,
                                  Kept::reformIndex,      Kept::indexScore,     Kept::publishedReport,
                                  Kept::statisticPackage, Kept::statisticDuty,  Kept::packageDelivery,
                                  Kept::packageArrival,   Kept::reportSchedule, Kept::reportRun,
                                  Kept::rateRules};
/// What the change log calls it.
[[nodiscard]] std::string_view entityOf(Kept kept);

/// One of them as it would be recorded now.
struct StoredRecord {
    std::int64_t id{0};
    std::string json;
    domain::AccountId holder;  ///< of a post
};
[[nodiscard]] std::vector<StoredRecord> recordsOf(ReadTransaction& transaction, Kept kept);
/// What the database started with: things without a history that must be exactly so, unless they got one.
[[nodiscard]] std::vector<StoredRecord> firstRecords(Kept kept);
/// Ids that have a history, ascending.
[[nodiscard]] std::vector<std::int64_t> loggedIds(ReadTransaction& transaction, std::string_view entity);
/// Those in (after, upTo].
[[nodiscard]] std::vector<std::int64_t> loggedIds(ReadTransaction& transaction, std::string_view entity,
                                                  std::int64_t after, std::int64_t upTo);

/// What case files are made of; recorded whole too, and read in portions, because there are many.
enum class CaseKept { plan, file, item };
inline constexpr std::array kCaseKept{CaseKept::plan, CaseKept::file, CaseKept::item};
[[nodiscard]] std::string_view entityOf(CaseKept kept);
/// Records with an id above `after`, ascending, at most `limit`.
[[nodiscard]] std::vector<StoredRecord> recordsAfter(ReadTransaction& transaction, CaseKept kept,
                                                     std::int64_t after, int limit);

/// The histories of several things, one after the other, each oldest first.
[[nodiscard]] std::vector<domain::Change> changesOfMany(ReadTransaction& transaction, std::string_view entity,
                                                        const std::vector<std::int64_t>& ids);

/// The version of each of these documents, 0 for one that is not there; in the order of the ids.
[[nodiscard]] std::vector<std::int64_t> versionsOf(ReadTransaction& transaction,
                                                   const std::vector<domain::DocumentId>& documents);

/// Documents after that one which have a history and no row, ascending.
[[nodiscard]] std::vector<domain::DocumentId> documentsOnlyInLog(ReadTransaction& transaction,
                                                                 domain::DocumentId after, int limit);

/// True when the row that the head of the change log names is its newest one, with that hash.
[[nodiscard]] bool logEndsAtItsHead(ReadTransaction& transaction);

}  // namespace vanthu::storage
