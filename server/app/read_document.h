#pragma once

#include "indexer/ocr_client/ocr_store.h"
#include "indexer/search/index.h"
#include "schemas/domain/document.h"
#include "server/app/authorisation.h"
#include "server/app/view_log.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <iosfwd>
#include <memory>
#include <string>

namespace vanthu::app {

struct ShownDocument {
    std::string json;  ///< the document with "extraction"
    std::string etag;
    bool settled{false};  ///< every file's text reached a final state
};

struct OpenFile {
    domain::DocumentFile file;
    std::unique_ptr<std::istream> bytes;
};

/// One document, its files and its history, for whoever may know of it. Any thread may call.
class ReadDocument {
  public:
    ReadDocument(storage::Database& database, const storage::BlobStore& blobs, const search::Index& index,
                 const ocr::OcrStore& scans, ViewLog& views)
        : database_(database), blobs_(blobs), index_(index), scans_(scans), views_(views) {}

    [[nodiscard]] ShownDocument show(const Caller& caller, domain::DocumentId id);
    /// `position` from 1; `why` is what the log of views says of it. Throws Error{forbidden} for a unit whose
    /// files the caller may not open, Error{damaged} when the stored bytes are not what was registered.
    [[nodiscard]] OpenFile file(const Caller& caller, domain::DocumentId id, int position,
                                View why = View::file);
    [[nodiscard]] std::string history(const Caller& caller, domain::DocumentId id);

  private:
    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const search::Index& index_;
    const ocr::OcrStore& scans_;
    ViewLog& views_;
};

/// True when the document lies in the caller's scope or was given to the caller.
[[nodiscard]] bool mayKnowOf(storage::ReadTransaction& transaction, const Caller& caller,
                             const domain::Document& document);

/// True when the caller may open the files of a document that he or she may know of.
[[nodiscard]] bool mayOpenFiles(storage::ReadTransaction& transaction, const Caller& caller,
                                const domain::Document& document);
/// Throws Error{forbidden} when not.
void requireFiles(storage::ReadTransaction& transaction, const Caller& caller,
                  const domain::Document& document);

/// The document, when it exists and the caller may know of it. Throws Error{notFound} alike for both.
[[nodiscard]] domain::Document documentInScope(storage::ReadTransaction& transaction, const Caller& caller,
                                               domain::DocumentId id);
/// The same for who is about to change it. Throws Error{forbidden} when the caller may know of the document,
/// but none of the caller's posts in its unit gives the right.
[[nodiscard]] domain::Document documentToChange(storage::ReadTransaction& transaction, const Caller& caller,
                                                Action action, domain::DocumentId id);

}  // namespace vanthu::app
