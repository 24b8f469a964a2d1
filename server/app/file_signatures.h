#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/read_document.h"
#include "server/signatures/signature_checker.h"

#include <filesystem>
#include <semaphore>
#include <string>

namespace vanthu::app {

/// Who signed the files of documents, and whether the signatures hold. Answers are JSON
/// (schemas/api/openapi.yaml, FileSignatures). Any thread may call.
class FileSignatures {
  public:
    /// Reads `dataFolder`/trust/*.pem, when there are any. Throws Error{invalidInput} beyond 32 MiB.
    FileSignatures(ReadDocument& readDocument, const domain::Clock& clock,
                   const std::filesystem::path& dataFolder);

    /// Checks a file of a document now, for whoever may read it. Throws as ReadDocument::file(), and
    /// Error{unavailable} when the program cannot be started.
    [[nodiscard]] std::string file(const Caller& caller, domain::DocumentId id, int position);

  private:
    /// Whose files are in memory; others wait.
    static constexpr std::ptrdiff_t kAtOnce = 2;

    ReadDocument& readDocument_;
    const domain::Clock& clock_;
    const signatures::SignatureChecker checker_;
    std::counting_semaphore<kAtOnce> places_{kAtOnce};
};

}  // namespace vanthu::app
