#pragma once

#include "server/app/file_intake.h"
#include "server/app/register_line.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <string>
#include <vector>

namespace vanthu::app {

/// Lines of a register of the past, in the order of the file.
struct RegisterBatch {
    int year{0};
    bool rehearsal{false};  ///< everything is tried and nothing is kept
    bool open{false};       ///< incoming documents are still to be handled; else they are filed
    std::vector<RegisterLine> lines;
};

/// The first rows of a file, whose head is looked for.
struct RegisterHeadRequest {
    std::vector<std::vector<std::string>> rows;
    std::vector<domain::NamedColumn> named;
};

/// Takes over the registers that an office kept before: documents with the numbers that they have in its
/// books. A line that is there already stays as it is, so a broken import is simply run again. Any thread may
/// call.
class ImportRegister {
  public:
    ImportRegister(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                   Directory& directory)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory) {}

    /// JSON: where the head stands and what its columns tell; nothing is stored.
    [[nodiscard]] std::string head(const Caller& caller, domain::BookId id,
                                   const RegisterHeadRequest& request);
    /// JSON: counts, and an outcome per line. A line that does not fit is rejected by itself. `files` carries
    /// what the lines announce, but in a rehearsal. Throws Error{conflict} for a closed or locked book.
    [[nodiscard]] std::string run(const Caller& caller, domain::BookId id, const RegisterBatch& batch,
                                  FileSource& files);

  private:
    [[nodiscard]] domain::Book bookFor(const Caller& caller, domain::BookId id);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
