#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/document.h"
#include "schemas/domain/json_writer.h"
#include "server/app/document_request.h"
#include "server/app/file_intake.h"
#include "server/app/layout_reader.h"
#include "server/app/read_document.h"
#include "storage/database.h"

#include <functional>
#include <string>
#include <vector>

namespace vanthu::app {

/// A paper to find others like it, as far as it is known.
struct ComparedPaper {
    domain::Document document;
    std::vector<std::string> digests;
    std::vector<search::Resembling> near;
    bool textsCompared{true};  ///< false while there is no index
};

/// Văn bản trùng: registered documents that may be the same paper as another one, because a file has the same
/// bytes, because number, notation and issuer are the same, or because the texts nearly are. They are shown,
/// for a person to decide; nothing is dropped. Answers are JSON (Duplicates in schemas/api/openapi.yaml). Any
/// thread may call.
class DuplicateSearch {
  public:
    DuplicateSearch(storage::Database& database, const search::Index& index, LayoutReader& reader,
                    const domain::Clock& clock, Directory& directory)
        : database_(database), index_(index), reader_(reader), clock_(clock), directory_(directory) {}

    /// For a paper that is not registered: what is known of it, and its files; nothing is stored. Scans say
    /// by their bytes and their code only, until they are registered and read. Throws Error{tooLarge} beyond
    /// limits::kFormCheckFileBytes a file and for more than limits::kFilesPerDocument.
    [[nodiscard]] std::string ofPaper(const Caller& caller, const DocumentRequest& request,
                                      FileSource& files);
    /// For a registered one that the caller may know of, beside itself. Throws Error{notFound}.
    [[nodiscard]] std::string ofDocument(const Caller& caller, domain::DocumentId id);

  private:
    void compareTexts(const Caller& caller, ComparedPaper& paper,
                      const std::function<std::string()>& text) const;
    [[nodiscard]] std::string told(const Caller& caller, const ComparedPaper& paper,
                                   domain::JsonWriter json) const;

    storage::Database& database_;
    const search::Index& index_;
    LayoutReader& reader_;
    const domain::Clock& clock_;
    Directory& directory_;
};

}  // namespace vanthu::app
