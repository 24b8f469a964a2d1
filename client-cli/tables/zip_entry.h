#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

struct zip;
struct zip_file;

namespace vanthu::tables {

/// An archive on disk, opened for reading. Throws TableError for one that is damaged, encrypted or has too
/// many entries.
class ZipFile {
  public:
    explicit ZipFile(const std::filesystem::path& file);

    /// Bytes of an entry read piece by piece, against limits on what it unpacks to: what an archive says
    /// about itself is checked against what comes out.
    class Entry {
      public:
        /// Up to `size` bytes; 0 at the end. Throws TableError.
        [[nodiscard]] std::size_t read(char* buffer, std::size_t size);
        [[nodiscard]] std::int64_t done() const { return done_; }
        [[nodiscard]] std::int64_t total() const { return total_; }

      private:
        friend class ZipFile;
        struct Close {
            void operator()(zip_file* file) const;
        };
        Entry(zip_file* file, std::string name, std::int64_t packed, std::int64_t total)
            : file_(file), name_(std::move(name)), packed_(packed), total_(total) {}
        std::unique_ptr<zip_file, Close> file_;
        std::string name_;
        std::int64_t packed_;
        std::int64_t total_;
        std::int64_t done_{0};
    };

    [[nodiscard]] bool has(const std::string& name) const;
    /// Precondition: the archive outlives the entry.
    [[nodiscard]] Entry open(const std::string& name) const;

  private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Discard> archive_;
};

}  // namespace vanthu::tables
