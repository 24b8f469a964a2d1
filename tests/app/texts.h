#pragma once

#include "server/app/passwords.h"
#include "server/app/register_document.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::tests {

/// Texts as the files of a request, in the order of its parts.
class Texts : public app::FileSource {
  public:
    explicit Texts(std::vector<std::string> texts) : texts_(std::move(texts)) {}
    [[nodiscard]] std::optional<std::string> next() override {
        if (at_ == texts_.size()) return std::nullopt;
        left_ = texts_[at_++];
        return "f" + std::to_string(at_);
    }
    [[nodiscard]] std::size_t read(char* buffer, std::size_t size) override {
        const auto count = left_.copy(buffer, size);
        left_.erase(0, count);
        return count;
    }

  private:
    std::vector<std::string> texts_;
    std::size_t at_{0};
    std::string left_;
};

inline app::FileRequest announced(const std::string& part, const std::string& text) {
    return {part, part + ".txt", "", static_cast<std::int64_t>(text.size()), app::tokenHash(text)};
}

}  // namespace vanthu::tests
