#pragma once

#include "schemas/domain/document.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::bench {

/// A real document that somebody remembers something of.
struct KnownDocument {
    domain::Document document;  ///< its id is its place, from 1
    std::string code;           ///< as it came
    std::string text;
};

/// The first `most` documents of phapdien/docs.jsonl.gz.
[[nodiscard]] std::vector<KnownDocument> readKnownDocuments(const std::filesystem::path& path,
                                                            std::size_t most);

/// What somebody types who remembers one document.
struct KnownQuestion {
    std::string text;
    std::int64_t meant{0};
    /// Every document that has what was typed just as well, the one meant among them: the same code, or
    /// of one that is a bare number that number; an
    /// abstract with the same words in the same order; the same sentence word for word.
    std::set<std::int64_t> alike;
};

/// How a number may be typed.
enum class CodeSpelling { printed, blanks, withNumberWord, plain, spaced };

/// Makes the questions for random documents; the same ones in every run. The documents must outlive it.
class KnownItems {
  public:
    KnownItems(const std::vector<KnownDocument>& documents, std::size_t asked);

    /// "456/KH-UBND", "456 kh ubnd", "so 456/kh-ubnd", "456/kh-ubnd", "số 0456 / KH - UBND".
    [[nodiscard]] std::vector<KnownQuestion> byCode(CodeSpelling spelling) const;
    /// Half of the words of the abstract, in their order.
    [[nodiscard]] std::vector<KnownQuestion> byHalfOfAbstract() const;
    /// A sentence of the middle third of the text.
    [[nodiscard]] std::vector<KnownQuestion> bySentence() const;

  private:
    const std::vector<KnownDocument>& documents_;
    std::vector<std::size_t> chosen_;
};

}  // namespace vanthu::bench
