#pragma once

#include "indexer/ocr_client/ocr_reader.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/file_intake.h"
#include "server/app/layout_reader.h"

#include <mutex>
#include <string>
#include <string_view>

namespace vanthu::app {

/// Tự điền: what the fields of a registration seem to be, read from the pages of a file that is not
/// registered; of a scan, from its first and last page. Nothing is stored. Any thread may call.
class FieldProposals {
  public:
    FieldProposals(LayoutReader& reader, const domain::Clock& clock, Directory& directory)
        : reader_(reader), clock_(clock), directory_(directory) {}

    /// For the present file of `source`; JSON (Proposals in schemas/api/openapi.yaml). A file that gives no
    /// layout has no fields and says why. Throws Error{tooLarge} beyond limits::kFormCheckFileBytes.
    [[nodiscard]] std::string of(const Caller& caller, FileSource& source);

  private:
    /// Of its text, or of the pictures of its pages. Throws Error{unavailable} when others keep the child
    /// busy for too long.
    [[nodiscard]] extract::ExtractedLayout layoutOf(std::string_view bytes);

    LayoutReader& reader_;
    const domain::Clock& clock_;
    Directory& directory_;
    std::timed_mutex scanMutex_;  ///< of the reader of scans
    ocr::OcrReader scanReader_;
};

}  // namespace vanthu::app
