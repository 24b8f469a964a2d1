#pragma once

#include "storage/digest.h"
#include "storage/file_descriptor.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::storage {

/// One file of the intake journal: records behind one another.
///
///     magic   4 bytes  "VTJ1"
///     length  4 bytes  of the blob, least significant byte first
///     digest 32 bytes  SHA-256 of the blob, which thereby guards the whole record
///     blob    `length` bytes
class JournalSegment {
  public:
    explicit JournalSegment(FileDescriptor file) : file_(std::move(file)) {}

    struct Record {
        Sha256 digest{};
        std::uint64_t offset{0};  ///< of the blob's first byte
        std::uint32_t length{0};
    };
    static constexpr std::size_t kHeaderBytes = 40;

    /// Adds one record to bytes that will be written. Precondition: the blob is not longer than 4 GiB.
    static void encode(std::string& buffer, const Sha256& digest, std::string_view blob);

    struct Scan {
        std::vector<Record> records;  ///< whole ones whose digest is right
        std::uint64_t end{0};         ///< behind the last of them
        std::vector<std::uint64_t>
            damagedAt;  ///< begins of what is no right record although right ones follow
    };
    /// Reads what lies behind `from`.
    [[nodiscard]] Scan scan(std::uint64_t from) const;
    [[nodiscard]] std::string read(const Record& record) const;

    [[nodiscard]] FileDescriptor& file() { return file_; }
    [[nodiscard]] const FileDescriptor& file() const { return file_; }

  private:
    FileDescriptor file_;
};

}  // namespace vanthu::storage
