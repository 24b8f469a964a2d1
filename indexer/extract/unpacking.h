#pragma once

#include <cstddef>
#include <cstdint>

namespace vanthu::extract {

/// What all archives and messages that lie in one file share: limits count them together (limits.h).
class Unpacking {
  public:
    /// One more entry of a container; false beyond the limit.
    [[nodiscard]] bool takeEntry();
    /// More bytes came out of one; false beyond the limit.
    [[nodiscard]] bool takeBytes(std::size_t count);

    /// While it lives, one container more lies in the others.
    class Level {
      public:
        explicit Level(Unpacking& unpacking) : unpacking_(unpacking) { ++unpacking_.depth_; }
        ~Level() { --unpacking_.depth_; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;
        [[nodiscard]] bool tooDeep() const;

      private:
        Unpacking& unpacking_;
    };

  private:
    std::size_t entries_{0};
    std::uint64_t bytes_{0};
    int depth_{0};
};

}  // namespace vanthu::extract
