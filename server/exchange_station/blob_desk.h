#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "server/exchange_cores/events.h"
#include "storage/blob_store.h"

namespace vanthu::exchange_station {

/// Files on their way in and out of the blob store. One thread.
class BlobDesk {
  public:
    explicit BlobDesk(storage::BlobStore& blobs) : blobs_(blobs) {}

    /// How many of its bytes are here already, be it from before a crash.
    [[nodiscard]] std::uint64_t partialBytes(const exchange_cores::Part& part);
    void write(const exchange_cores::Chunk& chunk, std::string_view bytes);
    /// Nobody draws it now. What came of a large one is found by the next partialBytes().
    void leave(const exchange_cores::Digest& blob) { incoming_.erase(blob); }
    /// The bytes are all here. What is wrong with them; none: they are on disk after the next settle().
    [[nodiscard]] std::optional<exchange_cores::BlobProblem> store(const exchange_cores::Part& part);
    /// Waits until everything that was stored is on disk, folder and all. Throws Error{unavailable} where the
    /// disk refused.
    [[nodiscard]] std::vector<exchange_cores::Digest> settle();
    [[nodiscard]] bool hasUnsettled() const { return !staged_.empty(); }

    /// Whole and on disk.
    [[nodiscard]] bool has(const exchange_cores::Digest& blob) const;
    /// Throws Error{notFound} or Error{damaged}.
    [[nodiscard]] std::string read(const exchange_cores::Chunk& chunk);
    /// Forgets what came in and was not stored.
    void clear();

  private:
    struct Staged {
        exchange_cores::Digest blob;
        storage::Barrier durable;
    };
    [[nodiscard]] storage::BlobStore::Incoming& incoming(const exchange_cores::Digest& blob);

    storage::BlobStore& blobs_;
    std::unordered_map<exchange_cores::Digest, storage::BlobStore::Incoming, exchange_cores::HashOf>
        incoming_;
    std::vector<Staged> staged_;
    exchange_cores::Digest openDigest_;
    std::unique_ptr<std::istream> open_;  ///< the file that was read last
};

}  // namespace vanthu::exchange_station
