#pragma once

#include <string>
#include <vector>

#include "schemas/exchange/messages.h"
#include "server/exchange/outgoing_transfer.h"

namespace vanthu::exchange {

/// One message whose files are coming in, as the receiver sees it: what to do with a chunk. Blobs come one
/// after the other, each from its start or from where it was cut off. Pure: no clock, no input or output. One
/// thread.
class IncomingTransfer {
  public:
    /// `missing`: the blobs that the store does not hold, each once.
    IncomingTransfer(std::string digest, std::vector<TransferBlob> missing, Instant now);

    /// What to do with a chunk.
    enum class Step {
        write,     ///< it is the next one: write it, then acknowledge with credit
        finish,    ///< as write, and it is the last of its blob: verify and keep the blob, then blobKept()
        ignore,    ///< had before
        askAgain,  ///< something before it was lost: send need()
        refuse,    ///< longer than announced
    };
    [[nodiscard]] Step chunk(const std::string& blobDigest, std::uint64_t offset, std::size_t sizeBytes,
                             Instant now);
    void blobKept();

    /// Nothing is missing any more.
    [[nodiscard]] bool isComplete() const { return current_ >= missing_.size(); }
    /// What is still missing, with offsets.
    [[nodiscard]] std::vector<wire::MissingBlob> need() const;
    [[nodiscard]] const std::string& digest() const { return digest_; }
    /// Nothing came for so long that its place should go to another.
    [[nodiscard]] bool isAbandoned(Instant now) const;
    void touch(Instant now) { heardAt_ = now; }

  private:
    std::string digest_;  ///< of the manifest
    std::vector<TransferBlob> missing_;
    std::size_t current_{0};
    std::uint64_t received_{0};  ///< of the current blob
    bool asked_{false};          ///< since the last byte was written
    Instant heardAt_;
};

}  // namespace vanthu::exchange
