#pragma once

#include "indexer/search/index.h"
#include "schemas/domain/link.h"
#include "server/process/child_process.h"
#include "storage/blob_store.h"
#include "storage/database.h"
#include "tests/support/temp_dir.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace vanthu::tests {

/// The data folder of an installation with one unit, and documents registered as the server does.
class IndexedInstallation {
  public:
    IndexedInstallation();

    [[nodiscard]] const std::filesystem::path& data() const { return directory_.path(); }
    [[nodiscard]] std::string databaseUrl() const { return "sqlite:" + (data() / "vanthu.db").string(); }
    [[nodiscard]] storage::Database& database() { return database_; }
    [[nodiscard]] const search::Index& index() const { return index_; }

    /// An archived document with one text/plain file.
    domain::DocumentId add(const std::string& subject, const std::string& text);
    /// Registered in the books, and issued on the first day of the year.
    domain::DocumentId addIssued(const std::string& code, const std::string& subject);
    domain::LinkId link(domain::LinkKind kind, domain::DocumentId from, domain::DocumentId to);
    void addMany(int count, const std::string& subject);
    /// In one transaction, all with the same file.
    void addAtOnce(int count, const std::string& subject);
    [[nodiscard]] static domain::Actor clerk();
    /// In which documents are registered from now on; 2018 at first.
    void setYear(int year) { year_ = year; }

    [[nodiscard]] std::int64_t found(const std::string& text) const;  ///< total; 0 while there is no index

  private:
    [[nodiscard]] domain::Document next(const std::string& subject, const storage::StoredBlob& blob);

    TempDir directory_;
    storage::Database database_;
    storage::BlobStore blobs_;
    search::Index index_;
    domain::OrganisationId organisation_;
    int added_{0};
    int year_{2018};
};

/// A real vanthu-indexer that this test is the parent of. Ended with the object.
class IndexerProcess {
  public:
    explicit IndexerProcess(const IndexedInstallation& installation,
                            const std::vector<std::string>& options = {});

    void wake() const;                                ///< a byte on its stdin
    void closeInput() const { process_.endInput(); }  ///< as when its parent dies
    void signal(int number) { process_.signal(number); }
    int wait() { return process_.wait(); }  ///< exit status; 128 + signal when it was killed
    [[nodiscard]] std::string log() const;  ///< what it wrote so far

  private:
    std::filesystem::path log_;
    process::ChildProcess process_;
};

/// Looks until it holds or the time is up.
[[nodiscard]] bool eventually(const std::function<bool()>& condition,
                              std::chrono::milliseconds within = std::chrono::seconds(20));

}  // namespace vanthu::tests
