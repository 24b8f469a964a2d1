#pragma once

#include "schemas/domain/outgoing_standing.h"
#include "schemas/domain/time.h"
#include "server/app/draft_content.h"
#include "server/app/draft_steps.h"
#include "server/app/file_intake.h"
#include "server/app/form_checks.h"
#include "server/app/read_document.h"
#include "server/app/repeatable.h"
#include "server/app/signing_keys.h"
#include "server/app/uploads.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A draft as JSON, with the version of what may be changed of it.
struct ShownDraft {
    std::string json, etag;
};

struct DraftVersionRequest {
    std::string note;
    std::vector<FileRequest> files;
};

struct DraftListRequest {
    std::optional<domain::DraftState> state;
    std::optional<OrganisationReference> unit;  ///< issuing or drafting
    std::vector<domain::OrganisationId> units;  ///< one of these; at most limits::kOrganisationsPerRequest
    std::optional<domain::OutgoingStanding> standing;
    std::string typeCode;
    std::optional<domain::Date> from, to;  ///< of its beginning
    bool mine{false};                      ///< written by the caller, or submitted to the caller
    std::string cursor;
    int limit{20};
};

/// Outgoing documents from the first draft to the issue. Any thread may call.
class Drafts {
  public:
    Drafts(storage::Database& database, storage::BlobStore& blobs, Uploads& uploads,
           const domain::Clock& clock, Directory& directory, FormChecks& formChecks, const SigningKeys& keys)
        : database_(database),
          blobs_(blobs),
          uploads_(uploads),
          clock_(clock),
          directory_(directory),
          formChecks_(formChecks),
          keys_(keys) {}

    /// A page of the drafts that the caller may know of, newest first.
    [[nodiscard]] std::string list(const Caller& caller, const DraftListRequest& request);

    /// A draft of the caller's unit, to be issued by the nearest unit above it that keeps a registry. All
    /// answers are the draft as JSON.
    [[nodiscard]] Created create(const Caller& caller, const DraftRequest& request,
                                 const std::optional<RequestKey>& key);
    [[nodiscard]] ShownDraft show(const Caller& caller, domain::DraftId draft);
    /// Changes what will be registered, while the draft is with its author. `ifMatch` must name the version
    /// that the caller saw: Error{versionChanged}; a comment or a new file makes none. Throws
    /// Error{illegalMove} first.
    [[nodiscard]] ShownDraft describe(const Caller& caller, domain::DraftId draft, const DraftChange& change,
                                      const std::string& ifMatch);
    /// Its rows of the change log as JSON, oldest first.
    [[nodiscard]] std::string history(const Caller& caller, domain::DraftId draft);
    [[nodiscard]] Created addVersion(const Caller& caller, domain::DraftId draft,
                                     const DraftVersionRequest& request, FileSource& files,
                                     const std::optional<RequestKey>& key);
    /// Throws Error{illegalMove}. The move `check` judges the main file of the newest version first and keeps
    /// what it found; errors of form refuse it, unless a reason is given.
    [[nodiscard]] Created move(const Caller& caller, domain::DraftId draft, const DraftMoveRequest& request,
                               const std::optional<RequestKey>& key);
    /// `position` counts through all versions, from 1.
    [[nodiscard]] OpenFile file(const Caller& caller, domain::DraftId draft, int position);

  private:
    /// The judgement of the newest version, made before the transaction of the move.
    [[nodiscard]] domain::DraftCheck judged(const Caller& caller, domain::DraftId draft,
                                            const DraftMoveRequest& request);
    [[nodiscard]] Created makeMove(const Caller& caller, domain::DraftId draft,
                                   const DraftMoveRequest& request, const std::optional<RequestKey>& key);
    [[nodiscard]] std::string represent(storage::ReadTransaction& transaction, const Caller& caller,
                                        domain::DraftId draft);
    [[nodiscard]] ShownDraft shown(storage::ReadTransaction& transaction, const Caller& caller,
                                   domain::DraftId draft);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    Uploads& uploads_;
    const domain::Clock& clock_;
    Directory& directory_;
    FormChecks& formChecks_;
    const SigningKeys& keys_;
};

}  // namespace vanthu::app
