#pragma once

#include "indexer/search/generation.h"
#include "indexer/search/index.h"
#include "indexer/writer/document_terms.h"
#include "schemas/domain/document.h"
#include "schemas/domain/handling.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::indexer {

/// The texts of a document's files: what became of each, and all of them together in the order of the files.
struct DocumentText {
    std::vector<search::FileExtraction> files;
    std::string text;
};

/// The writing side of the index. One thread. Only one writer at a time may hold the folder, of all
/// processes.
///
/// The folder holds one Xapian database per generation ("1", "2" …) and the stub file XAPIANDB that names the
/// current one; readers open the stub. A rebuild fills the next generation and switches by renaming a new
/// stub over the old.
class IndexWriter {
  public:
    enum class Start {
        keep,     ///< continues with what is there; makes an empty index where there is none
        rebuild,  ///< fills a new generation; readers keep the old one until publish()
    };

    /// Throws Error{conflict} while another process writes, Error{damaged} for an index that is corrupt or of
    /// another format: the caller then calls discard() and starts again.
    explicit IndexWriter(const std::filesystem::path& folder, Start start = Start::keep);
    ~IndexWriter();  ///< what was not committed is lost; the cursor says where to go on
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;

    /// Moves a damaged index aside ("damaged", one is kept). Throws Error{conflict} while another process
    /// writes.
    static void discard(const std::filesystem::path& folder);

    using Cursor = search::LogCursor;

    /// Of the last commit; the beginning in a new index.
    [[nodiscard]] Cursor cursor() const;

    /// Adds or replaces; findable after commit().
    void put(const domain::Document& document, const domain::Assignees& assignees, const DocumentText& text);

    /// Stores anew who may know of a document that is there; all else of it stays.
    void putReaders(const domain::Readership& readership);

    /// Makes everything put so far durable and findable, together with the cursor.
    void commit(const Cursor& cursor);

    /// The generation in the making becomes the one that readers see; the others are removed.
    void publish();

    /// Documents whose texts were still to come when they were put, ascending.
    [[nodiscard]] std::vector<domain::DocumentId> unread() const;

    /// Documents with scans whose words were still to be recognised.
    [[nodiscard]] std::vector<domain::DocumentId> unreadScans() const;

    /// Tells which reader gives the texts. When it is another one than the last, documents with a file that
    /// it may read better are unread() from now on. Durable at once.
    void useReader(int version);

    [[nodiscard]] std::size_t pendingBytes() const {
        return pendingBytes_;
    }  ///< text put since the last commit

  private:
    struct Generation;
    std::unique_ptr<Generation> generation_;
    DocumentTerms terms_;
    std::size_t pendingBytes_{0};
};

}  // namespace vanthu::indexer
