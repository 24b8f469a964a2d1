#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/book.h"
#include "schemas/domain/document.h"
#include "server/app/figures.h"
#include "server/app/finding.h"
#include "server/app/series_comparison.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <tuple>
#include <vector>

namespace vanthu::app {

struct VerificationProgress {
    std::string step;  ///< Vietnamese
    std::int64_t done{0};
    std::int64_t total{0};
    std::int64_t changes{0}, blobs{0}, documents{0}, series{0};  ///< looked at
};

/// Compares everything stored with what it should be: the hash chain of the change log, the digest of every
/// file, documents and their way through the agency, links, books, organisations, accounts, drafts, case
/// files, notices, the exchange, series and their numbers with the log, and the search index with the
/// register. Reads in small portions beside the daily work.
class Verification {
  public:
    using Report = std::function<void(const VerificationProgress&)>;

    /// How long the index may take to catch up with the register.
    static constexpr std::chrono::seconds kIndexPatience{60};

    Verification(storage::Database& database, const storage::BlobStore& blobs, const search::Index& index,
                 Report report, Find find, std::chrono::seconds indexPatience = kIndexPatience)
        : database_(database),
          blobs_(blobs),
          index_(index),
          report_(std::move(report)),
          find_(std::move(find)),
          indexPatience_(indexPatience) {}

    /// False when it was stopped before its end.
    bool run(const std::stop_token& stop);

  private:
    using SeriesName = std::tuple<std::int64_t, int, std::string>;  ///< book, year, key

    void count();
    void checkChanges();
    void checkBlobs();
    void checkDocuments();
    void checkPortion(const std::vector<domain::DocumentId>& ids);
    void checkNumber(const domain::Document& document);
    void checkRecords();
    void checkCaseFiles();
    void checkNotices();
    void checkParts();
    void checkEvidence();
    void checkBooks();
    void checkSeries(const domain::NumberSeries& series);
    void checkFigures();
    /// True when they differ from what a count of the rows gives.
    bool checkFiguresOf(int year, Figures& figures);
    void checkIndex();
    void checkReaders(const std::vector<domain::DocumentId>& ids);
    void checkVersions(const std::vector<domain::DocumentId>& ids);
    [[nodiscard]] bool indexIsCurrent(domain::Sequence head);
    void begin(const std::string& step);
    void advance(std::int64_t by);

    storage::Database& database_;
    const storage::BlobStore& blobs_;
    const search::Index& index_;
    Report report_;
    Find find_;
    std::chrono::seconds indexPatience_;
    std::stop_token stop_;
    VerificationProgress progress_;
    std::map<SeriesName, Carriers> carriers_;
    std::map<std::int64_t, domain::Book> books_;
    domain::DocumentId lastRead_;
};

}  // namespace vanthu::app
