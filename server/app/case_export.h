#pragma once

#include "schemas/domain/case_file.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/stamp/pdf_merger.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>

namespace vanthu::app {

struct ExportedCaseFile {
    std::unique_ptr<std::istream> zip;
    std::int64_t sizeBytes{0};
    std::string fileName;
};

/// A whole case file as one ZIP (F4.4), its documents in the order of their days: `ho-so.xml` after
/// schemas/case_file/case-file.xsd, `ho-so.pdf` with a cover, the mục lục and the PDFs of the documents, and
/// every file as it was registered. Any thread may call.
class CaseExport {
  public:
    CaseExport(storage::Database& database, const storage::BlobStore& blobs, const domain::Clock& clock,
               Directory& directory)
        : database_(database), blobs_(blobs), clock_(clock), directory_(directory) {}

    /// Holds the documents that the caller may know of, with the files that he or she may read. Throws
    /// Error{tooLarge} beyond limits::kCaseExportBytes.
    [[nodiscard]] ExportedCaseFile run(const Caller& caller, domain::CaseFileId id);

  private:
    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const domain::Clock& clock_;
    Directory& directory_;
    stamp::PdfMerger merger_;
};

}  // namespace vanthu::app
