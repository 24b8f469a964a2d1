#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/authorisation.h"
#include "server/app/case_plans.h"
#include "server/app/directory.h"
#include "server/app/rate_reports.h"
#include "server/app/registers.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct CaseYearRequest {
    std::optional<OrganisationReference> unit;  ///< none: the caller's agency
    int year{0};
};

/// The lists of case files that NĐ 30/2020, Phụ lục V, prescribes, as JSON, CSV, XLSX or PDF, and what is due
/// and counted. Any thread may call.
class CaseLists {
  public:
    CaseLists(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Danh mục hồ sơ.
    [[nodiscard]] Report plan(const Caller& caller, domain::CasePlanId id, RegisterFormat format);
    /// Mục lục văn bản trong hồ sơ: the documents that the caller may know of.
    [[nodiscard]] Report contents(const Caller& caller, domain::CaseFileId id, RegisterFormat format);
    /// Mục lục hồ sơ, tài liệu nộp lưu: what ended of a year and goes to the archive.
    [[nodiscard]] Report handOver(const Caller& caller, const CaseYearRequest& request,
                                  RegisterFormat format);

    /// Files that are to be handed over soon, page by page (F5.2).
    [[nodiscard]] std::string due(const Caller& caller, const std::string& cursor, int limit);
    /// How many due() lists, up to limits::kCounted.
    [[nodiscard]] std::int64_t countDue(storage::ReadTransaction& transaction, const Caller& caller) const;
    /// How many files each account makes, by state, and how many documents are in them (F4.2).
    [[nodiscard]] std::string statistics(const Caller& caller, const CaseYearRequest& request);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
