#pragma once

#include "indexer/search/index.h"
#include "indexer/writer/document_terms.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"

#include <optional>
#include <string>
#include <vector>

namespace Xapian {
class Document;
}

namespace vanthu::indexer {

/// The texts of a document's files: what became of each, and all of them together in the order of the files.
struct DocumentText {
    std::vector<search::FileExtraction> files;
    std::string text;
};

/// A document with all that the index says of it.
struct IndexedDocument {
    domain::Document document;
    domain::Assignees assignees{};
    DocumentText text{};
    std::optional<domain::Document> original{};  ///< of which it is a certified copy
};

/// Makes what the index holds of a document. One thread; keep one, for it keeps its memory.
class Composer {
  public:
    [[nodiscard]] Xapian::Document compose(const IndexedDocument& indexed);

  private:
    DocumentTerms terms_;
};

/// What a shard holds that is no document.
[[nodiscard]] Xapian::Document emptyDocument();

/// Takes terms that only filter from a composed document and adds others, its sum with them.
void changeFilters(Xapian::Document& document, const std::vector<std::string>& without,
                   const std::vector<std::string>& with);

/// How much of the writer's memory the document takes until it is written, in bytes of text, about.
[[nodiscard]] std::size_t indexedBytes(const IndexedDocument& indexed);

/// The year whose shard holds the document: it was registered then, which never changes.
[[nodiscard]] int shardYear(const domain::Document& document);

}  // namespace vanthu::indexer
