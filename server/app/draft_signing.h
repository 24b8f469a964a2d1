#pragma once

#include "schemas/domain/draft.h"
#include "schemas/domain/signature_evidence.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/layout_reader.h"
#include "server/app/repeatable.h"
#include "server/app/signing_keys.h"
#include "server/reports/signature_look.h"
#include "server/signing/pdf_signer.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <filesystem>
#include <map>
#include <optional>
#include <semaphore>
#include <string>

namespace vanthu::app {

struct DraftSigningRequest {
    domain::SignatureRole role{domain::SignatureRole::person};
    /// Where the picture goes, from the upper left corner, when the name of the signer does not tell it.
    std::optional<int> page, leftMm, topMm;
};

/// Digital signatures of the files of drafts: the leader's own, then the agency's (NĐ 30/2020 Điều 13, Phụ
/// lục I). Each makes a new version whose files begin with the bytes of the version before. Any thread may
/// call.
class DraftSigning {
  public:
    /// Reads the pictures that `keys` name. Throws Error{invalidInput} when one of them cannot be read.
    DraftSigning(storage::Database& database, storage::BlobStore& blobs, const domain::Clock& clock,
                 Directory& directory, LayoutReader& reader, const SigningKeys& keys,
                 const std::filesystem::path& programs);

    /// The caller's own key for a person's signature, that of the issuing agency for the agency's. The answer
    /// is the draft as JSON. Throws Error{conflict} when there is no key, or it does not sign.
    [[nodiscard]] Created sign(const Caller& caller, domain::DraftId draft,
                               const DraftSigningRequest& request, const std::optional<RequestKey>& key);

  private:
    struct Work;
    [[nodiscard]] Work begun(const Caller& caller, domain::DraftId id, domain::SignatureRole role);
    void signFile(const Work& work, const DraftSigningRequest& request, domain::DocumentFile& file);
    /// The number and the day, where the first page leaves them blank.
    [[nodiscard]] std::optional<signing::Look> marksOf(const Work& work, std::string_view pdf);
    [[nodiscard]] signing::Look lookOf(const Work& work, const DraftSigningRequest& request,
                                       const domain::DocumentFile& file, std::string_view pdf);
    [[nodiscard]] std::optional<layout::Layout> layoutOf(std::string_view pdf);
    [[nodiscard]] signing::Look pictureOf(const Work& work, const DraftSigningRequest& request,
                                          std::string_view pdf);

    static constexpr std::ptrdiff_t kAtOnce = 2;

    storage::Database& database_;
    storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    LayoutReader& reader_;
    const SigningKeys& keys_;
    const std::map<std::string, reports::SignatureLook> pictures_;  ///< by file
    const signing::PdfSigner signer_;
    std::counting_semaphore<kAtOnce> places_{kAtOnce};
};

}  // namespace vanthu::app
