#pragma once

#include "indexer/follow/report.h"
#include "indexer/follow/scan_reader.h"
#include "indexer/follow/text_reader.h"
#include "indexer/writer/index_folder.h"
#include "storage/database.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace vanthu::indexer {

/// Builds the whole index, or the shard of one year, from the store while readers keep what there is, then
/// switches. Documents, not the log, are read, each once, by as many threads as there are readers of texts. A
/// build that a stop or a crash cut off goes on with the parts that are still to do.
class Rebuild {
  public:
    /// One reader of texts for each thread.
    Rebuild(storage::Database& database, const IndexFolder& folder, std::vector<TextReader*> texts,
            ScanReader& scans, Report report);

    /// False when it was stopped before the end: nothing has changed for readers. Throws what storage throws,
    /// Error{damaged} when a part that was done before cannot be read: see forget().
    bool run(std::optional<int> year, const std::stop_token& stop);

    /// What was built before is not used.
    static void forget(const IndexFolder& folder);

  private:
    class Work;

    void forgetAskedFor(domain::Sequence end);

    storage::Database& database_;
    const IndexFolder& folder_;
    const std::vector<TextReader*> texts_;
    ScanReader& scans_;
    const Report report_;
};

}  // namespace vanthu::indexer
