#include "schemas/search/outline.h"

#include "schemas/search/syllables.h"

#include <algorithm>

namespace vanthu::search {
namespace {

constexpr std::size_t kHeadBytes = 2;

/// FNV-1a, its halves mixed.
std::uint32_t outlineHash(std::string_view text) {
    std::uint32_t hash = 0x811c9dc5U;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193U;
    return hash ^ (hash >> 15);
}

void append(std::string& out, std::uint32_t value, std::size_t bytes) {
    for (; bytes > 0; --bytes, value >>= 8)
        out += static_cast<char>(value & 0xFF);
}

/// How many syllables were added.
std::size_t appendSyllables(std::string& out, std::string_view text, std::size_t most) {
    SyllableReader reader(text);
    std::size_t count = 0;
    for (; count < most && reader.next(); ++count) {
        const auto& now = reader.syllable();
        const std::uint32_t hashes =
            outlineFolded(now.folded) << kOutlineWrittenBits | outlineWritten(now.written);
        append(out, hashes << 1 | static_cast<std::uint32_t>(count == 0 || now.startsGroup), kOutlineBytes);
    }
    return count;
}

}  // namespace

std::uint32_t outlineFolded(std::string_view folded) {
    return outlineHash(folded) % kOutlineFolded;
}

std::uint32_t outlineWritten(std::string_view written) {
    return outlineHash(written) >> (32 - kOutlineWrittenBits);
}

std::string makeOutline(std::string_view subject, std::string_view text) {
    std::string syllables;
    const std::size_t inSubject = appendSyllables(syllables, subject, kOutlineSyllables);
    appendSyllables(syllables, text, kOutlineSyllables - inSubject);
    std::string outline;
    append(outline, static_cast<std::uint32_t>(inSubject), kHeadBytes);
    return outline + syllables;
}

Outline::Outline(std::string_view bytes) {
    if (bytes.size() < kHeadBytes) return;
    bytes_ = bytes.substr(kHeadBytes);
    size_ = bytes_.size() / kOutlineBytes;
    const auto low = static_cast<unsigned char>(bytes[0]), high = static_cast<unsigned char>(bytes[1]);
    subjectSize_ = std::min<std::size_t>(low + 256U * high, size_);
}

}  // namespace vanthu::search
