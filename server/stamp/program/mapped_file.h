#pragma once

#include <cstddef>
#include <string_view>

namespace vanthu::stamp {

/// A file given as a descriptor, mapped. Throws when it is empty.
class MappedFile {
  public:
    explicit MappedFile(int descriptor);
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();
    [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

  private:
    void* bytes_{nullptr};
    std::size_t size_{0};
};

}  // namespace vanthu::stamp
