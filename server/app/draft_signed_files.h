#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/signature_evidence.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/file_intake.h"
#include "server/app/repeatable.h"
#include "server/app/signature_check.h"
#include "server/app/signing_keys.h"
#include "server/app/uploads.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

struct SignedFilesRequest {
    domain::SignatureRole role{domain::SignatureRole::person};
    std::vector<FileRequest> files;
};

/// Takes the files of a draft that somebody signed on a machine of his or her own, with a token that this
/// server knows nothing of (NĐ 30/2020 Điều 13). What is taken is the file of the newest version with
/// signatures behind it, and makes a version as a signature with a key of this server does. Any thread may
/// call.
class DraftSignedFiles {
  public:
    DraftSignedFiles(storage::Database& database, storage::BlobStore& blobs, Uploads& uploads,
                     const domain::Clock& clock, Directory& directory, SignatureCheck& check,
                     const SigningKeys& keys)
        : database_(database),
          blobs_(blobs),
          uploads_(uploads),
          clock_(clock),
          directory_(directory),
          check_(check),
          keys_(keys) {}

    /// A person signs the main file, an agency every PDF of the version; each file is known by the bytes that
    /// it begins with, whatever its name. The answer is the draft as JSON. Throws as
    /// DraftSteps::addSigned(), Error{conflict} for a version without PDF, and Error{invalidInput} naming the
    /// file that is another one, or whose signatures are not what they should be: then nothing is kept.
    [[nodiscard]] Created handIn(const Caller& caller, domain::DraftId draft,
                                 const SignedFilesRequest& request, FileSource& source,
                                 const std::optional<RequestKey>& key);

  private:
    struct Work;
    struct Findings;
    [[nodiscard]] Work begun(const Caller& caller, domain::DraftId id, domain::SignatureRole role);
    [[nodiscard]] bool beginsWith(const domain::DocumentFile& file,
                                  const domain::DocumentFile& original) const;
    /// The file of the version from which `given` was made, or std::nullopt.
    [[nodiscard]] std::optional<std::size_t> originalOf(const domain::DocumentFile& given,
                                                        const std::vector<domain::DocumentFile>& files) const;
    [[nodiscard]] std::string otherBytes(const Work& work, const domain::DocumentFile& given) const;
    void checkSignatures(const domain::DocumentFile& before, const domain::DocumentFile& given,
                         const Work& work, const std::string& field, Findings& findings);
    /// The version that is made, once every file was found to be good.
    [[nodiscard]] domain::DraftVersion judged(const Work& work,
                                              const std::vector<domain::DocumentFile>& given);

    storage::Database& database_;
    storage::BlobStore& blobs_;
    Uploads& uploads_;
    const domain::Clock& clock_;
    Directory& directory_;
    SignatureCheck& check_;
    const SigningKeys& keys_;
};

}  // namespace vanthu::app
