#pragma once

#include "indexer/follow/text_cache.h"
#include "indexer/ocr_client/ocr_reader.h"
#include "indexer/ocr_client/ocr_store.h"
#include "schemas/domain/document.h"
#include "storage/blob_store.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <vector>

namespace vanthu::indexer {

/// What a reader of scans tells about a file that it is through with; called from its thread.
using ScanReport = std::function<void(const std::string& digest, int pages, bool whole)>;

/// Recognises the words of scans in a thread of its own, file by file and page by page, so that nothing waits
/// for it. Every page is kept when it is read: a new start goes on at the next one. Once all pages of a file
/// are read, its text in the cache is replaced by one with the words, in a final state.
class ScanReader {
  public:
    /// `later`: another process will do it; `off`: nobody reads scans here.
    enum class Mode { on, later, off };

    /// `scratch`: as of BlobTexts; a large file lies there as "recognising". All must outlive the reader.
    ScanReader(Mode mode, const storage::BlobStore& blobs, std::filesystem::path scratch,
               const TextCache& cache, const ocr::OcrStore& store, ocr::OcrReader& reader, ScanReport report);
    ~ScanReader();  ///< waits for the page at hand; what is left, the next start does

    /// Why scans are not read here, for people; empty when they are.
    [[nodiscard]] std::string whyNot() const;

    /// Asks for a file whose text in the cache has the state `ocrPending`. Any thread.
    void ask(const domain::DocumentFile& file);
    /// The digests of files that were finished since the last call. Any thread.
    [[nodiscard]] std::vector<std::string> takeFinished();
    /// What was recognised before the end of that second is forgotten. Any thread.
    void forget(const std::string& digest, domain::Timestamp readBefore) const {
        store_.forget(digest, readBefore);
    }

  private:
    class OpenFile;

    void run();
    [[nodiscard]] bool stopping() const;
    /// False when it was stopped before the end.
    [[nodiscard]] bool readFile(const domain::DocumentFile& file);
    [[nodiscard]] ocr::ScannedPagesAnswer scannedPages(const std::string& digest, const OpenFile& file);
    [[nodiscard]] FileText result(FileText text, const ocr::ScannedPagesAnswer& scan) const;

    const Mode mode_;
    const storage::BlobStore& blobs_;
    const std::filesystem::path scratch_;
    const TextCache& cache_;
    const ocr::OcrStore& store_;
    ocr::OcrReader& reader_;
    const ScanReport report_;

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<domain::DocumentFile> waiting_;
    std::unordered_set<std::string> asked_;  ///< digests that wait
    std::vector<std::string> finished_;
    bool stopping_{false};
    std::thread thread_;
};

}  // namespace vanthu::indexer
