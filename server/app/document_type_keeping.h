#pragma once

#include "schemas/domain/document_type.h"
#include "schemas/domain/type_changes.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

struct DocumentTypeRequest {
    /// The row whose type goes on under this name; none: a new type.
    std::optional<domain::DocumentTypeId> replaces;
    std::string code;  ///< of a new type; "": its abbreviation
    std::string name;
    std::string abbreviation;
    domain::TypeClass typeClass{domain::TypeClass::administrative};
    std::optional<domain::Date> validFrom;  ///< none: today
    std::optional<domain::Date> validTo;
    std::string legalBasis;
};

/// The catalogue of document types, as administrators keep it. Rows are added and their last day is moved;
/// what a row says of the past stays. A change counts at once. Any thread may call.
class DocumentTypeKeeping {
  public:
    DocumentTypeKeeping(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    /// All rows, those that ended too.
    [[nodiscard]] std::string list(const Caller& caller);
    [[nodiscard]] std::string show(const Caller& caller, domain::DocumentTypeId id);
    /// The row that it replaces ends the day before.
    [[nodiscard]] Created add(const Caller& caller, const DocumentTypeRequest& request,
                              const std::optional<RequestKey>& key);
    /// No last day: the row goes on. `ifMatch` is an ETag or "". Throws Error{notFound}; Error{invalidInput}
    /// when documents stand behind the day or another type has what this one would have again.
    [[nodiscard]] std::string changeEnd(const Caller& caller, domain::DocumentTypeId id,
                                        std::optional<domain::Date> lastDay, const std::string& reason,
                                        const std::string& ifMatch);

  private:
    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
