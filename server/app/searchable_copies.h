#pragma once

#include "indexer/ocr_client/ocr_store.h"
#include "server/app/rate_reports.h"
#include "server/app/read_document.h"
#include "server/stamp/searchable_pdf.h"

#include <semaphore>

namespace vanthu::app {

/// Copies of scans with their recognised words, to be searched and copied by a reader of PDFs. Nothing of
/// them is kept, and the stored bytes stay as they are. Any thread may call.
class SearchableCopies {
  public:
    SearchableCopies(ReadDocument& readDocument, const ocr::OcrStore& scans)
        : readDocument_(readDocument), scans_(scans) {}

    /// Throws as ReadDocument::file(), and Error{conflict} for a file without recognised pages, one that is
    /// still being recognised, or one of which no copy can be made.
    [[nodiscard]] Report file(const Caller& caller, domain::DocumentId id, int position);

  private:
    /// Copies are made by a program each, that needs memory.
    static constexpr int kAtOnce = 2;

    [[nodiscard]] std::vector<layout::OcrPage> pagesOf(const std::string& digest, domain::DocumentId id,
                                                       int position) const;

    ReadDocument& readDocument_;
    const ocr::OcrStore& scans_;
    stamp::SearchablePdf maker_;
    std::counting_semaphore<kAtOnce> places_{kAtOnce};
};

}  // namespace vanthu::app
