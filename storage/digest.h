#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu::storage {

using Sha256 = std::array<unsigned char, 32>;

/// A SHA-256 in the making. One thread at a time.
class Digester {
  public:
    Digester();
    ~Digester();
    Digester(Digester&&) noexcept;
    Digester& operator=(Digester&&) noexcept;
    void update(std::string_view bytes);
    /// Ends the computation; the object is of no further use.
    [[nodiscard]] Sha256 finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] Sha256 sha256(std::string_view bytes);
/// 64 lower case hex digits.
[[nodiscard]] std::string hex(const Sha256& digest);

/// What bytes are called in the blob store and wherever it is named: "sha256:" and 64 hex digits.
[[nodiscard]] std::string digestName(const Sha256& digest);
[[nodiscard]] std::string digestName(std::string_view bytes);

}  // namespace vanthu::storage
