#pragma once

#include "client-cli/api.h"
#include "client-cli/import_run.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace vanthu::cli {

/// Records of one request, and where each came from.
struct ImportBatch {
    struct Origin {
        std::int64_t line{0};
        std::string externalId;
    };
    std::string file;
    std::string lines;  ///< newline-delimited JSON
    std::vector<Origin> origins;
};

/// A handful of threads that post batches, each over its own connection; the queue before them is short, so
/// that memory stays bounded. One thread pushes.
class ImportSender {
  public:
    ImportSender(const Api& api, std::size_t threads);
    ~ImportSender();
    ImportSender(const ImportSender&) = delete;
    ImportSender& operator=(const ImportSender&) = delete;

    /// Waits for room. Throws what a batch failed with, once one did.
    void push(ImportBatch batch);
    /// Waits until everything pushed is answered; throws what a batch failed with.
    void drain();

    [[nodiscard]] ImportCounts counts() const;
    [[nodiscard]] std::vector<Reject> takeRejects();

  private:
    void work(Api api);
    void post(Api& api, const ImportBatch& batch);
    void throwFailure(std::unique_lock<std::mutex>& lock);

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<ImportBatch> queue_;
    std::size_t room_;
    std::size_t underWay_{0};
    bool closed_{false};
    ImportCounts counts_;
    std::vector<Reject> rejects_;
    std::exception_ptr failure_;
    std::vector<std::thread> threads_;  ///< last: starts when the rest is there
};

}  // namespace vanthu::cli
