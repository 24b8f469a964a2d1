#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/rate_reports.h"
#include "server/reports/register.h"
#include "storage/database.h"

#include <array>
#include <optional>
#include <string>

namespace vanthu::app {

enum class RegisterFormat { json, csv, xlsx, pdf, docx };

struct RegisterRequest {
    reports::RegisterKind kind{reports::RegisterKind::incoming};
    std::optional<OrganisationReference> unit;  ///< none: the caller's
    BookReference book;                         ///< "": the first open book of the unit in that direction
    domain::Date from;
    domain::Date to;
    std::optional<domain::DocumentId> document;  ///< only its line, to be printed again
    std::optional<int> volume;
    RegisterFormat format{RegisterFormat::json};
};

/// The registers of NĐ 30/2020 from the books of a unit, for whoever may know of its documents. Any thread
/// may call.
class Registers {
  public:
    Registers(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// Throws Error{invalidInput} for a period that ends before it begins or leaves its year, Error{notFound}
    /// for a unit or book that is none or not the caller's to know of.
    [[nodiscard]] Report print(const Caller& caller, const RegisterRequest& request);

  private:
    [[nodiscard]] domain::Book bookOf(const Caller& caller, const RegisterRequest& request);
    [[nodiscard]] std::vector<reports::RegisterEntry> entriesOf(const Caller& caller,
                                                                const domain::Book& book,
                                                                const RegisterRequest& request);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app

template <>
inline constexpr auto vanthu::domain::kWords<vanthu::app::RegisterFormat> = std::array{
    Word{app::RegisterFormat::json, "json", "JSON"}, Word{app::RegisterFormat::csv, "csv", "CSV"},
    Word{app::RegisterFormat::xlsx, "xlsx", "XLSX"}, Word{app::RegisterFormat::pdf, "pdf", "PDF"},
    Word{app::RegisterFormat::docx, "docx", "DOCX"},
};
