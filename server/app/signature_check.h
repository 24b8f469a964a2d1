#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/signature_evidence.h"
#include "schemas/domain/time.h"
#include "server/signatures/added_signatures.h"
#include "server/signatures/signature_checker.h"
#include "storage/blob_store.h"

#include <filesystem>
#include <optional>
#include <semaphore>
#include <string>
#include <vector>

namespace vanthu::app {

/// What a check found.
struct CheckedFile {
    domain::SignatureState state{domain::SignatureState::notChecked};
    std::string json;  ///< FileSignatures of schemas/api/openapi.yaml, without its evidence
};

/// Checks the signatures of stored files by the authorities of this installation. Any thread may call.
class SignatureCheck {
  public:
    /// Reads `dataFolder`/trust/*.pem, when there are any. Throws Error{invalidInput} beyond 32 MiB.
    SignatureCheck(const storage::BlobStore& blobs, const std::filesystem::path& dataFolder);

    /// Throws as BlobStore::open(), and Error{unavailable} when the program cannot be started.
    [[nodiscard]] CheckedFile check(const domain::DocumentFile& file, domain::Timestamp now);
    /// What `after`, which begins with the bytes of `before`, adds to it; std::nullopt when it is damaged,
    /// locked, or beyond the limits. Throws as check().
    [[nodiscard]] std::optional<signatures::AddedSignatures> added(const domain::DocumentFile& before,
                                                                   const domain::DocumentFile& after,
                                                                   domain::Timestamp now);
    /// Of the authorities and lists, "sha256:…"; "" without any.
    [[nodiscard]] const std::string& trustDigest() const { return trustDigest_; }

  private:
    SignatureCheck(const storage::BlobStore& blobs, std::string trust);
    [[nodiscard]] std::optional<std::vector<signatures::Signature>> found(const domain::DocumentFile& file,
                                                                          domain::Timestamp now);

    /// Whose files are in memory; others wait.
    static constexpr std::ptrdiff_t kAtOnce = 2;

    const storage::BlobStore& blobs_;
    const std::string trustDigest_;
    const signatures::SignatureChecker checker_;
    std::counting_semaphore<kAtOnce> places_{kAtOnce};
};

/// Of several signatures the worst.
[[nodiscard]] domain::SignatureState stateOf(const std::vector<signatures::Signature>& found);

}  // namespace vanthu::app
