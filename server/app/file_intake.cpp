#include "server/app/file_intake.h"

#include "schemas/domain/error.h"
#include "server/app/checks.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::app {
namespace {

constexpr std::size_t kBufferBytes = 64u << 10;

std::string pathOf(std::size_t index, const char* field) {
    return "files[" + std::to_string(index) + "]." + field;
}

// Streams one part into the store, as far as it was announced. The blob is not visible until its commit.
std::optional<storage::BlobStore::Incoming> receive(storage::BlobStore& blobs, FileSource& source,
                                                    std::size_t index, const FileRequest& announced,
                                                    Checks& checks) {
    auto incoming = blobs.receive();
    std::array<char, kBufferBytes> buffer;
    while (const auto size = source.read(buffer.data(), buffer.size())) {
        const std::string_view bytes(buffer.data(), size);
        if (incoming.sizeBytes() + static_cast<std::int64_t>(size) > announced.sizeBytes) {
            checks.add(pathOf(index, "size"), "size_mismatch", "Tệp lớn hơn kích thước đã khai.");
            return std::nullopt;
        }
        incoming.write(bytes);
    }
    if (incoming.sizeBytes() != announced.sizeBytes)
        checks.add(pathOf(index, "size"), "size_mismatch",
                   "Đã khai " + std::to_string(announced.sizeBytes) + " byte, nhận được " +
                       std::to_string(incoming.sizeBytes()) + " byte.");
    else if (incoming.sha256() != announced.sha256)
        checks.add(pathOf(index, "sha256"), "digest_mismatch",
                   "Nội dung tệp không khớp mã SHA-256 đã khai; hãy gửi lại.");
    return incoming;
}

}  // namespace

std::vector<storage::Barrier> takeFiles(storage::BlobStore& blobs, FileSource& source,
                                        const std::vector<FileRequest>& announced) {
    Checks checks;
    std::vector<storage::BlobStore::Incoming> received;
    std::vector<bool> arrived(announced.size(), false);
    while (checks.clean()) {
        const auto part = source.next();
        if (!part) break;
        const auto found = std::find_if(announced.begin(), announced.end(), [&](const FileRequest& file) {
            return !file.upload && file.part == *part;
        });
        const auto index = static_cast<std::size_t>(found - announced.begin());
        if (found == announced.end()) {
            checks.add("files", "unexpected_part", "Có phần dữ liệu không được khai trong files.");
        } else if (arrived[index]) {
            checks.add(pathOf(index, "part"), "repeated", "Phần này được gửi hai lần.");
        } else {
            arrived[index] = true;
            if (auto incoming = receive(blobs, source, index, *found, checks))
                received.push_back(std::move(*incoming));
        }
    }
    for (std::size_t i = 0; checks.clean() && i < announced.size(); ++i)
        if (!arrived[i] && !announced[i].upload)
            checks.add(pathOf(i, "part"), "missing", "Thiếu nội dung của tệp này.");
    checks.finish();
    std::vector<storage::Barrier> durable;
    for (auto& incoming : received)
        durable.push_back(incoming.stage().durable);
    return durable;
}

}  // namespace vanthu::app
