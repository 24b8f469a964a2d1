#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace vanthu::extract {

/// Why an archive, or one entry of it, is not read.
enum class ZipFault { damaged, encrypted, tooLarge, unknownMethod };

class ZipError : public std::runtime_error {
  public:
    ZipError(ZipFault fault, const std::string& message) : std::runtime_error(message), fault_(fault) {}
    [[nodiscard]] ZipFault fault() const { return fault_; }

  private:
    ZipFault fault_;
};

/// Entries of an archive in memory, read with limits on their number, size and ratio (limits.h): what an
/// archive says about itself is checked against what comes out. Throws ZipError.
class ZipArchive {
  public:
    explicit ZipArchive(std::string_view bytes);

    /// As they are written, in whatever encoding; names may be there twice.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool has(const std::string& name) const;
    /// Hands over the bytes of one entry piece by piece, until `take` returns false.
    void read(const std::string& name, const std::function<bool(std::string_view)>& take) const;
    /// The same by the place of its name.
    void read(std::size_t index, const std::function<bool(std::string_view)>& take) const;
    /// The whole of a small entry; std::nullopt when there is none.
    [[nodiscard]] std::optional<std::string> small(const std::string& name, std::size_t limit) const;

  private:
    struct Discard {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Discard> archive_;
    std::vector<std::string> names_;
};

}  // namespace vanthu::extract
