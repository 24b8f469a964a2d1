#pragma once

#include "server/app/document_request.h"
#include "storage/blob_store.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::app {

/// Where the bytes of a request's files come from, one file after the other.
class FileSource {
  public:
    virtual ~FileSource() = default;
    /// Moves to the next file; the name of its part, or std::nullopt after the last.
    [[nodiscard]] virtual std::optional<std::string> next() = 0;
    /// Up to `size` bytes of the present file; 0 at its end.
    [[nodiscard]] virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

/// A request without files.
class NoFiles : public FileSource {
  public:
    [[nodiscard]] std::optional<std::string> next() override { return std::nullopt; }
    [[nodiscard]] std::size_t read(char*, std::size_t) override { return 0; }
};

/// Takes in all announced files but those that were uploaded before; they are durable once the barriers
/// returned. Throws Error{invalidInput} naming the file whose size or digest is not what was announced, that
/// is missing, or that nobody announced: then none of them is stored.
[[nodiscard]] std::vector<storage::Barrier> takeFiles(storage::BlobStore& blobs, FileSource& source,
                                                      const std::vector<FileRequest>& announced);

}  // namespace vanthu::app
