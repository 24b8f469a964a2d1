#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/book.h"
#include "schemas/domain/document.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

namespace vanthu::app {

/// Something that is not as it was registered.
struct Finding {
    std::string code;     ///< "blob_missing", "blob_damaged", "chain_broken", "number_twice",
                          ///< "number_beyond_series", "not_indexed", "not_registered", "index_unavailable"
    std::string subject;  ///< "document 41", "change 17", "sha256:…"
    std::string message;  ///< Vietnamese
};

struct VerificationProgress {
    std::string step;  ///< Vietnamese
    std::int64_t done{0};
    std::int64_t total{0};
    std::int64_t changes{0}, blobs{0}, documents{0}, series{0};  ///< looked at
};

/// Compares everything stored with what it should be: the hash chain of the change log, the digest of every
/// file, the numbers of every series, and the search index against the register. Reads in small portions
/// beside the daily work.
class Verification {
  public:
    using Report = std::function<void(const VerificationProgress&)>;
    using Find = std::function<void(const Finding&)>;

    Verification(storage::Database& database, const storage::BlobStore& blobs, const search::Index& index,
                 Report report, Find find)
        : database_(database),
          blobs_(blobs),
          index_(index),
          report_(std::move(report)),
          find_(std::move(find)) {}

    /// False when it was stopped before its end.
    bool run(const std::stop_token& stop);

  private:
    using Number =
        std::tuple<std::int64_t, int, std::string, int, std::string>;  ///< book, year, series, number, suffix

    void count();
    void checkChanges();
    void checkBlobs();
    void checkDocuments();
    void checkNumber(const domain::Document& document);
    void checkIndex();
    [[nodiscard]] bool indexIsCurrent(domain::Sequence head);
    void begin(const std::string& step);
    void advance(std::int64_t by);

    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const search::Index& index_;
    Report report_;
    Find find_;
    std::stop_token stop_;
    VerificationProgress progress_;
    std::map<Number, domain::DocumentId> numbers_;
    std::map<std::tuple<std::int64_t, int, std::string>, int> lastNumbers_;
    std::map<std::int64_t, domain::Book> books_;
};

}  // namespace vanthu::app
