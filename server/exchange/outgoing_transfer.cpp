#include "server/exchange/outgoing_transfer.h"

#include <algorithm>

#include "schemas/domain/limits.h"

namespace vanthu::exchange {
namespace {

constexpr std::chrono::seconds kSubmitAgainAfter{10};
/// A receiver that verifies and syncs a gigabyte is silent for some seconds.
constexpr std::chrono::seconds kStalledAfter{60};

}  // namespace

OutgoingTransfer::OutgoingTransfer(std::vector<TransferBlob> blobs, Instant now)
    : blobs_(std::move(blobs)), heardAt_(now), submittedAt_(now) {}

bool OutgoingTransfer::need(const wire::Need& need, Instant now) {
    std::vector<Wanted> wanted;
    for (const auto& missing : need.missing) {
        const auto* blob = find(missing.digest);
        if (blob == nullptr || missing.offset > blob->sizeBytes) return false;
        wanted.push_back({*blob, missing.offset});
    }
    wanted_ = std::move(wanted);
    current_ = 0;
    offset_ = wanted_.empty() ? 0 : wanted_.front().start;
    sentBytes_ = 0;
    creditBytes_ = 0;
    windowBytes_ = std::min<std::uint64_t>(need.window, limits::kExchangeWindowBytes);
    heardAt_ = now;
    return true;
}

void OutgoingTransfer::credit(const std::string& digest, std::uint64_t offset, Instant now) {
    std::uint64_t before = 0;
    for (const auto& wanted : wanted_) {
        if (wanted.blob.digest == digest) {
            if (offset >= wanted.start && offset <= wanted.blob.sizeBytes)
                creditBytes_ = std::max(creditBytes_, before + offset - wanted.start);
            heardAt_ = now;
            return;
        }
        before += wanted.blob.sizeBytes - wanted.start;
    }
}

std::optional<ChunkRequest> OutgoingTransfer::nextChunk() {
    if (current_ >= wanted_.size()) return std::nullopt;
    const auto& blob = wanted_[current_].blob;
    const auto size = std::min<std::uint64_t>(limits::kExchangeChunkBytes, blob.sizeBytes - offset_);
    if (sentBytes_ + size > creditBytes_ + windowBytes_) return std::nullopt;
    const ChunkRequest chunk{blob.digest, offset_, static_cast<std::size_t>(size)};
    offset_ += size;
    sentBytes_ += size;
    if (offset_ >= blob.sizeBytes && ++current_ < wanted_.size()) offset_ = wanted_[current_].start;
    return chunk;
}

bool OutgoingTransfer::shouldSubmitAgain(Instant now) {
    if (now - std::max(heardAt_, submittedAt_) < kSubmitAgainAfter) return false;
    submittedAt_ = now;
    return true;
}

bool OutgoingTransfer::isStalled(Instant now) const {
    return now - heardAt_ >= kStalledAfter;
}

const TransferBlob* OutgoingTransfer::find(const std::string& digest) const {
    const auto found = std::ranges::find(blobs_, digest, &TransferBlob::digest);
    return found == blobs_.end() ? nullptr : &*found;
}

}  // namespace vanthu::exchange
