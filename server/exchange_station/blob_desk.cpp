#include "server/exchange_station/blob_desk.h"

#include <algorithm>

#include "schemas/domain/error.h"
#include "server/exchange_station/names.h"

namespace vanthu::exchange_station {

using exchange_cores::BlobProblem;
using exchange_cores::Chunk;

storage::BlobStore::Incoming& BlobDesk::incoming(const Digest& blob) {
    auto found = incoming_.find(blob);
    if (found == incoming_.end()) found = incoming_.emplace(blob, blobs_.resume(blobName(blob))).first;
    return found->second;
}

std::uint64_t BlobDesk::partialBytes(const exchange_cores::Part& part) {
    auto& blob = incoming(part.digest);
    if (static_cast<std::uint64_t>(blob.sizeBytes()) > part.sizeBytes) blob.discard();
    return static_cast<std::uint64_t>(blob.sizeBytes());
}

void BlobDesk::write(const Chunk& chunk, std::string_view bytes) {
    incoming(chunk.blob).write(bytes);
}

std::optional<BlobProblem> BlobDesk::store(const exchange_cores::Part& part) {
    auto whole = incoming_.extract(part.digest);
    if (!whole) return BlobProblem::damaged;
    auto& blob = whole.mapped();
    // Checked before it is kept: bytes that nobody announced must not stay in the store.
    if (static_cast<std::uint64_t>(blob.sizeBytes()) != part.sizeBytes ||
        blob.sha256() != hexOf(part.digest)) {
        blob.discard();
        return BlobProblem::damaged;
    }
    try {
        staged_.push_back({part.digest, blob.stage().durable});
    } catch (const Error&) {
        return BlobProblem::noSpace;
    }
    return std::nullopt;
}

std::vector<Digest> BlobDesk::settle() {
    std::vector<Digest> settled;
    for (const auto& [blob, durable] : std::exchange(staged_, {})) {
        durable();
        settled.push_back(blob);
    }
    return settled;
}

bool BlobDesk::has(const Digest& blob) const {
    return blobs_.contains(blobName(blob)) &&
           std::ranges::find(staged_, blob, &Staged::blob) == staged_.end();
}

std::string BlobDesk::read(const Chunk& chunk) {
    if (!open_ || openDigest_ != chunk.blob) {
        open_ = blobs_.open(blobName(chunk.blob));
        openDigest_ = chunk.blob;
    }
    std::string bytes(chunk.bytes, '\0');
    open_->clear();
    open_->seekg(static_cast<std::streamoff>(chunk.offset));
    if (!open_->read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        throw Error(ErrorCode::damaged, "Blob " + hexOf(chunk.blob) + " is shorter than its document says");
    return bytes;
}

void BlobDesk::clear() {
    incoming_.clear();
    staged_.clear();
}

}  // namespace vanthu::exchange_station
