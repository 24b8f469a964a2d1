#pragma once

#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/rate_reports.h"
#include "server/app/view_log.h"
#include "server/reports/arrival_stamp.h"
#include "server/stamp/pdf_stamper.h"
#include "storage/blob_store.h"
#include "storage/database.h"

namespace vanthu::app {

/// What a clerk prints for one incoming document, or for a stack of them. Any thread may call.
class ArrivalForms {
  public:
    ArrivalForms(storage::Database& database, const storage::BlobStore& blobs, const domain::Clock& clock,
                 Directory& directory, ViewLog& views)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory), views_(views) {}

    /// Phiếu giải quyết văn bản đến. Throws Error{invalidInput} for a document that is not incoming.
    [[nodiscard]] Report slip(const Caller& caller, domain::DocumentId id);
    /// A copy of the file with the dấu "ĐẾN", or a stamped sheet to lie before a file that is no readable
    /// PDF. The stored bytes stay as they are. Throws as ReadDocument::file().
    [[nodiscard]] Report stampedCopy(const Caller& caller, domain::DocumentId id, int position,
                                     const stamp::StampPlace& place);

    /// The dấu "ĐẾN" alone at its place on A4, to be printed on the paper. Throws as slip().
    [[nodiscard]] Report stampPage(const Caller& caller, domain::DocumentId id,
                                   const stamp::StampPlace& place);

    /// Tờ phân cách, so many sheets of A4.
    [[nodiscard]] Report separatorSheets(const Caller& caller, int count);

  private:
    [[nodiscard]] reports::ArrivalStamp stampOf(const domain::Document& document);

    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    ViewLog& views_;
    stamp::PdfStamper stamper_;
};

}  // namespace vanthu::app
