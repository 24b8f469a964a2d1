#pragma once

#include "indexer/extract_client/extractor.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/limits.h"
#include "schemas/domain/time.h"
#include "server/app/authorisation.h"
#include "server/app/directory.h"
#include "server/app/file_intake.h"
#include "server/app/read_document.h"
#include "server/form_check/form_check.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <string_view>

namespace vanthu::app {

/// Kiểm tra thể thức of files: what departs from NĐ 30/2020, Phụ lục I. Files are opened in one limited child
/// process, one after the other; answers are JSON (schemas/api/openapi.yaml, FormCheck). Any thread may call.
class FormChecks {
  public:
    /// Reads `dataFolder`/form-rules.tsv, when there is one. Throws Error{invalidInput} when it is wrong.
    FormChecks(ReadDocument& readDocument, const domain::Clock& clock, Directory& directory,
               const std::filesystem::path& dataFolder);

    /// A file of a document, for whoever may read it. Throws as ReadDocument::file().
    [[nodiscard]] std::string file(const Caller& caller, domain::DocumentId id, int position);
    /// A file that is not registered: a draft, the present file of `source`. Nothing of it is kept. Throws
    /// Error{tooLarge} beyond limits::kFormCheckFileBytes.
    [[nodiscard]] std::string draft(const Caller& caller, FileSource& source);
    /// Every rule, with the severity that is in force here.
    [[nodiscard]] std::string rules(const Caller& caller) const;

  private:
    using Places = std::counting_semaphore<limits::kFormChecksAtOnce>;
    struct GiveBack {
        void operator()(Places* places) const { places->release(); }
    };
    using Place = std::unique_ptr<Places, GiveBack>;

    [[nodiscard]] std::string check(std::string_view bytes, const std::string& fileName);
    /// Waits for a place among those whose files are in memory. Throws Error{unavailable} as layoutOf().
    [[nodiscard]] Place place();
    /// Throws Error{unavailable} when others keep the child busy for too long.
    [[nodiscard]] extract::ExtractedLayout layoutOf(std::string_view bytes);

    ReadDocument& readDocument_;
    const domain::Clock& clock_;
    Directory& directory_;
    form_check::Severities severities_;
    Places places_{limits::kFormChecksAtOnce};
    std::timed_mutex mutex_;  ///< of the reader
    extract::Extractor reader_;
};

}  // namespace vanthu::app
