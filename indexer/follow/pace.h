#pragma once

#include "schemas/domain/ids.h"

#include <chrono>
#include <cstddef>

namespace vanthu::indexer {

/// How long to rest between two batches, so that whoever registers comes first.
///
/// A low priority alone does not see to that: what the writer of the database leaves idle while it waits for
/// the disk, the index takes, and then stands in the way of the next change. So, while the log grows faster
/// than documents are indexed, nineteen twentieths of the time are left to those who make it grow. The index
/// still moves, and at its full speed as soon as the burst is over.
class Pace {
  public:
    explicit Pace(domain::Sequence head) : head_(head) {}

    /// After a batch of so many documents that took so long, with the log at `head` by now.
    [[nodiscard]] std::chrono::nanoseconds rest(domain::Sequence head, std::size_t documents,
                                                std::chrono::nanoseconds took);

  private:
    domain::Sequence head_;
    // Since the head was last seen to move:
    std::size_t documents_{0};
    std::chrono::nanoseconds took_{0};
};

}  // namespace vanthu::indexer
