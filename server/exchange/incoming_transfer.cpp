#include "server/exchange/incoming_transfer.h"

namespace vanthu::exchange {
namespace {

constexpr std::chrono::seconds kAbandonedAfter{120};

}  // namespace

IncomingTransfer::IncomingTransfer(std::string digest, std::vector<TransferBlob> missing, Instant now)
    : digest_(std::move(digest)), missing_(std::move(missing)), heardAt_(now) {}

IncomingTransfer::Step IncomingTransfer::chunk(const std::string& blobDigest, std::uint64_t offset,
                                               std::size_t sizeBytes, Instant now) {
    heardAt_ = now;
    if (isComplete() || sizeBytes == 0) return Step::ignore;
    const auto& blob = missing_[current_];
    const bool ahead = blob.digest != blobDigest || offset > received_;
    if (ahead) {
        // Once until it helps: everything that was on the way comes here and each must not ask for all of it
        // again.
        if (asked_) return Step::ignore;
        asked_ = true;
        return Step::askAgain;
    }
    if (offset < received_) return Step::ignore;
    if (sizeBytes > blob.sizeBytes - received_) return Step::refuse;
    received_ += sizeBytes;
    asked_ = false;
    return received_ == blob.sizeBytes ? Step::finish : Step::write;
}

void IncomingTransfer::blobKept() {
    ++current_;
    received_ = 0;
}

std::vector<wire::MissingBlob> IncomingTransfer::need() const {
    std::vector<wire::MissingBlob> missing;
    for (std::size_t i = current_; i < missing_.size(); ++i)
        missing.push_back({missing_[i].digest, i == current_ ? received_ : 0});
    return missing;
}

bool IncomingTransfer::isAbandoned(Instant now) const {
    return now - heardAt_ >= kAbandonedAfter;
}

}  // namespace vanthu::exchange
