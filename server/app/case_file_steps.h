#pragma once

#include "server/app/case_files.h"

namespace vanthu::app {

/// One case file on its way, within one transaction. Every step obeys the table of
/// schemas/domain/flow_case_file.h.
class CaseFileSteps {
  public:
    /// Throws Error{notFound} for a file that the caller may not know of.
    CaseFileSteps(storage::WriteTransaction& transaction, const Caller& caller,
                  const DirectorySnapshot& directory, domain::CaseFileId id);

    void move(const CaseFileMoveRequest& request);
    void describe(const CaseFileChange& change);
    void collect(domain::DocumentId document, const std::string& note);
    void remove(domain::DocumentId document, const std::string& reason);

    /// As it is now.
    [[nodiscard]] const domain::CaseFile& file() const { return file_; }

  private:
    /// The state after the action; refuses it as flow_rules.h says.
    [[nodiscard]] domain::CaseFileState after(domain::CaseFileAction action, const std::string& text) const;
    void open(const CaseFileMoveRequest& request);
    void close(const CaseFileMoveRequest& request);
    void requireNothingPending() const;

    storage::WriteTransaction& transaction_;
    const Caller& caller_;
    const DirectorySnapshot& directory_;
    domain::Timestamp now_;
    domain::Date today_;
    domain::CaseFile file_;
};

}  // namespace vanthu::app
