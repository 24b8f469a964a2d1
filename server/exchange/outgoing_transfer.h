#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/exchange/messages.h"

namespace vanthu::exchange {

/// Time of links and timers; never of documents.
using Instant = std::chrono::steady_clock::time_point;

/// A file that a sending consists of, as both sides know it.
struct TransferBlob {
    std::string digest;  ///< 64 hex digits
    std::uint64_t sizeBytes{0};
};

/// The bytes to send next.
struct ChunkRequest {
    std::string digest;
    std::uint64_t offset{0};
    std::size_t sizeBytes{0};
    bool operator==(const ChunkRequest&) const = default;
};

/// One delivery on its way over a live line, from SUBMIT until ACK or NACK, as the sender sees it: which
/// bytes may go now. Pure: no clock, no input or output. One thread.
class OutgoingTransfer {
  public:
    OutgoingTransfer(std::vector<TransferBlob> blobs, Instant now);

    /// The receiver told what it lacks; a later one replaces an earlier one. False when it asks for what was
    /// never offered.
    [[nodiscard]] bool need(const wire::Need& need, Instant now);
    /// The receiver wrote that blob up to there.
    void credit(const std::string& digest, std::uint64_t offset, Instant now);
    /// The next chunk that the window allows, once each.
    [[nodiscard]] std::optional<ChunkRequest> nextChunk();

    /// Nothing was heard for so long that the submission should be repeated; true once per silence.
    [[nodiscard]] bool shouldSubmitAgain(Instant now);
    /// Nothing was heard for so long that the delivery should wait for a later attempt.
    [[nodiscard]] bool isStalled(Instant now) const;

  private:
    struct Wanted {
        TransferBlob blob;
        std::uint64_t start{0};
    };
    [[nodiscard]] const TransferBlob* find(const std::string& digest) const;

    std::vector<TransferBlob> blobs_;
    std::vector<Wanted> wanted_;
    std::size_t current_{0};        ///< index in wanted_ of the blob being sent
    std::uint64_t offset_{0};       ///< in that blob
    std::uint64_t sentBytes_{0};    ///< since the last need
    std::uint64_t creditBytes_{0};  ///< of these, written by the receiver
    std::uint64_t windowBytes_{0};
    Instant heardAt_;
    Instant submittedAt_;
};

}  // namespace vanthu::exchange
