#pragma once

#include "schemas/domain/upload.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/repeatable.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <istream>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

namespace vanthu::app {

struct UploadRequest {
    std::string name;
    std::string mediaType;  ///< "" : told by the name
    std::int64_t sizeBytes{0};
    std::string sha256;                           ///< of all bytes; "" : not announced
    std::optional<OrganisationReference> unit{};  ///< at whose desk it is to wait; none: the caller's own
    domain::UploadPurpose purpose{domain::UploadPurpose::intake};
};

struct CreatedUpload {
    Created answer;
    domain::UploadId id;
};

/// Some bytes of an upload as they come in.
class UploadPiece {
  public:
    virtual ~UploadPiece() = default;
    /// Up to `size` bytes; 0 at the end. Throws when the client went away: what came before counts.
    [[nodiscard]] virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// Files that come in over as many connections as it takes, and then wait as intake items, or for a version
/// of a draft. An offset that was told is on disk. Any thread may call; an upload belongs to the account that
/// began it.
class Uploads {
  public:
    Uploads(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
            Directory& directory, const std::filesystem::path& dataFolder);

    /// The answer is the upload. Throws Error{tooLarge} for what an account may not have on its way at once.
    [[nodiscard]] CreatedUpload create(const Caller& caller, const UploadRequest& request,
                                       const std::optional<RequestKey>& key);
    [[nodiscard]] domain::Upload status(const Caller& caller, domain::UploadId id);

    /// The upload as it is then; std::nullopt when the piece is not the one announced by `sha256` (64 hex
    /// digits, "" for none): then nothing of it is kept. Throws Error{conflict} for another offset than the
    /// one reached, and while another request adds to it; Error{invalidInput} for bytes beyond the announced
    /// size, and when the whole is not what was announced: then it begins anew.
    [[nodiscard]] std::optional<domain::Upload> append(const Caller& caller, domain::UploadId id,
                                                       std::int64_t offset, UploadPiece& piece,
                                                       const std::string& sha256);
    void remove(const Caller& caller, domain::UploadId id);

    /// The bytes of a whole upload for a draft. They stay readable although it is removed meanwhile.
    [[nodiscard]] std::unique_ptr<std::istream> open(domain::UploadId id) const;
    /// Removes the bytes of an upload that is forgotten already.
    void drop(domain::UploadId id);

    /// Forgets uploads that have run out, and their bytes.
    void tidy();

  private:
    class Turn;
    [[nodiscard]] domain::Upload own(const Caller& caller, domain::UploadId id);
    void keepReceived(domain::Upload& upload, std::int64_t bytes);
    /// Makes an item of an upload whose bytes are all there.
    void finish(const Caller& caller, domain::Upload& upload);
    /// Throws Error{invalidInput} when the bytes are not what was announced: then it begins anew.
    void requireAnnounced(domain::Upload& upload, std::int64_t bytes, const std::string& sha256);
    [[nodiscard]] std::filesystem::path fileOf(domain::UploadId id) const;

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    std::filesystem::path folder_;
    std::mutex mutex_;
    std::set<domain::UploadId> busy_;
};

/// Upload of schemas/api/openapi.yaml.
[[nodiscard]] std::string toJson(const domain::Upload& upload);

}  // namespace vanthu::app
