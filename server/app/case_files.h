#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/database.h"

#include <optional>
#include <string>

namespace vanthu::app {

/// A case file that stands in no plan, as a client describes it.
struct CaseFileRequest {
    std::string title;
    std::string notation;   ///< "TCCB"; the number follows by itself
    std::string retention;  ///< "vinh_vien" or years
    domain::CaseKind kind{domain::CaseKind::work};
    domain::CaseRights rights{domain::CaseRights::open};
    std::string maker;  ///< login, "": the caller
    std::string language;
    std::optional<domain::Date> startDate;  ///< none: today
    std::string description;
};

/// What is to change; what is empty stays.
struct CaseFileChange {
    std::optional<std::string> title, retention, maker, language, description;
    std::optional<domain::CaseKind> kind;
    std::optional<domain::CaseRights> rights;
    std::optional<domain::Date> startDate;
};

struct CaseFileMoveRequest {
    domain::CaseFileAction action{domain::CaseFileAction::open};  ///< open, close, reopen, hand_over
    std::string text;
    std::optional<domain::Date> date;  ///< open, close: first and last day; none: today
    std::string retention;             ///< close: the final one, "": as it is
};

struct CaseFileListRequest {
    std::optional<OrganisationReference> unit;
    std::optional<int> year;
    std::optional<domain::CaseFileState> state;
    bool own{false};  ///< only those that the caller makes
    std::string cursor;
    int limit{20};
};

struct ShownCaseFile {
    std::string json;
    std::string etag;
};

/// Case files: opening, filling, closing, handing over. Any thread may call. Who may know of what stands in
/// case_file_access.h, who may do what follows from schemas/domain/flow_case_file.h. All answers are the file
/// as JSON.
class CaseFiles {
  public:
    CaseFiles(storage::Database& database, const domain::Clock& clock, Directory& directory)
        : database_(database), clock_(clock), directory_(directory) {}

    [[nodiscard]] std::string list(const Caller& caller, const CaseFileListRequest& request);
    [[nodiscard]] ShownCaseFile show(const Caller& caller, domain::CaseFileId id);
    /// Opens a file outside the plan, under the next number of its notation or of the whole year, as the plan
    /// of the year numbers.
    [[nodiscard]] Created create(const Caller& caller, const CaseFileRequest& request,
                                 const std::optional<RequestKey>& key);
    /// Throws Error{versionChanged} unless the file is the one seen.
    [[nodiscard]] ShownCaseFile change(const Caller& caller, domain::CaseFileId id,
                                       const CaseFileChange& change, const std::string& ifMatch);
    /// Throws Error{illegalMove}; Error{conflict} with "pending" when an incoming document in the file is
    /// still being handled.
    [[nodiscard]] Created move(const Caller& caller, domain::CaseFileId id,
                               const CaseFileMoveRequest& request, const std::optional<RequestKey>& key);
    /// Puts a document that the caller may know of into the file.
    [[nodiscard]] Created collect(const Caller& caller, domain::CaseFileId id, domain::DocumentId document,
                                  const std::string& note, const std::optional<RequestKey>& key);
    [[nodiscard]] Created remove(const Caller& caller, domain::CaseFileId id, domain::DocumentId document,
                                 const std::string& reason, const std::optional<RequestKey>& key);

  private:
    [[nodiscard]] std::string represent(storage::ReadTransaction& transaction, const Caller& caller,
                                        const domain::CaseFile& file);

    storage::Database& database_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
