#pragma once

#include "indexer/writer/index_writer.h"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace vanthu::indexer {

/// Documents ready to be indexed, and how far the log is read once they are.
struct Batch {
    std::vector<IndexedDocument> documents;
    std::vector<domain::Readership> readerships;  ///< of documents of which nothing else changed
    std::optional<IndexWriter::Cursor> cursor;
    bool caughtUp{false};  ///< nothing more is known: commit at once
    std::size_t bytes{0};
};

/// Between the reading and the writing thread; holds little, so that memory stays bounded.
class BatchQueue {
  public:
    explicit BatchQueue(std::size_t bytesMax) : bytesMax_(bytesMax) {}

    /// Blocks while the queue is full. False after close(): the batch is dropped.
    bool push(Batch batch);
    /// Blocks while the queue is empty and open; std::nullopt when it is empty and closed.
    std::optional<Batch> pop();
    [[nodiscard]] bool empty() const;
    void close();

  private:
    const std::size_t bytesMax_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Batch> batches_;
    std::size_t bytes_{0};
    bool closed_{false};
};

}  // namespace vanthu::indexer
