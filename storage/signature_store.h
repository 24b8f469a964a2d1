#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/signature_evidence.h"
#include "storage/transaction.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vanthu::storage {

/// True for a file whose signatures are checked: a PDF by its type or its name.
[[nodiscard]] bool maybeSigned(const domain::DocumentFile& file);

/// A file of a document as the queue of checks sees it.
struct QueuedFile {
    domain::DocumentId document;
    int position{0};
    domain::DocumentFile file;
};
/// Files registered after that one, in the order of their commits, whatever they are.
[[nodiscard]] std::vector<QueuedFile> filesAfter(ReadTransaction& transaction, domain::FileId after,
                                                 int limit);
/// The last file up to which every PDF has evidence.
[[nodiscard]] domain::FileId signatureCursor(ReadTransaction& transaction);
/// False, without any change, when the cursor stands elsewhere than at `from`.
[[nodiscard]] bool moveSignatureCursor(WriteTransaction& transaction, domain::FileId from, domain::FileId to);

/// Adds a row of evidence by the actor of the transaction and records it, entity "signatures" with the id of
/// the document.
domain::SignatureEvidence insertSignatureEvidence(WriteTransaction& transaction,
                                                  domain::SignatureEvidence evidence);
/// Of all files of a document, oldest first.
[[nodiscard]] std::vector<domain::SignatureEvidence> signatureEvidenceOf(ReadTransaction& transaction,
                                                                         domain::DocumentId document);

/// For `verify`: files after that one and up to the cursor that should have evidence and have none.
[[nodiscard]] std::vector<QueuedFile> filesWithoutEvidence(ReadTransaction& transaction, domain::FileId after,
                                                           int limit);

}  // namespace vanthu::storage
