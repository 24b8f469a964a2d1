#pragma once

#include "schemas/domain/document.h"
#include "schemas/domain/error.h"
#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>

namespace vanthu::domain {

/// What one document is to another (NĐ 30/2020 Điều 18, Điều 19, Điều 24).
enum class LinkKind { repliesTo, replaces, corrects, recalls, basedOn, copyOf, amends };
template <>
inline constexpr auto kWords<LinkKind> = std::array{
    Word{LinkKind::repliesTo, "replies_to", "Trả lời"},   Word{LinkKind::replaces, "replaces", "Thay thế"},
    Word{LinkKind::corrects, "corrects", "Đính chính"},   Word{LinkKind::recalls, "recalls", "Thu hồi"},
    Word{LinkKind::basedOn, "based_on", "Căn cứ"},        Word{LinkKind::copyOf, "copy_of", "Sao từ"},
    Word{LinkKind::amends, "amends", "Sửa đổi, bổ sung"},
};

/// The same links as they read from the other document.
inline constexpr std::array kInverseLinkWords{
    Word{LinkKind::repliesTo, "replied_by", "Được trả lời bởi"},
    Word{LinkKind::replaces, "replaced_by", "Bị thay thế bởi"},
    Word{LinkKind::corrects, "corrected_by", "Được đính chính bởi"},
    Word{LinkKind::recalls, "recalled_by", "Bị thu hồi bởi"},
    Word{LinkKind::basedOn, "basis_of", "Là căn cứ của"},
    Word{LinkKind::copyOf, "copied_as", "Được sao thành"},
    Word{LinkKind::amends, "amended_by", "Được sửa đổi, bổ sung bởi"},
};

/// From which end a link is read.
enum class LinkEnd { from, to };

[[nodiscard]] constexpr Word<LinkKind> linkWord(LinkKind kind, LinkEnd end) {
    const auto& words = end == LinkEnd::from ? kWords<LinkKind> : kInverseLinkWords;
    return words[static_cast<std::size_t>(kind)];
}

constexpr bool linkWordsAreInOrder() {
    for (std::size_t i = 0; i < kInverseLinkWords.size(); ++i)
        if (static_cast<std::size_t>(kInverseLinkWords[i].value) != i ||
            static_cast<std::size_t>(kWords<LinkKind>[i].value) != i)
            return false;
    return kInverseLinkWords.size() == kWords<LinkKind>.size();
}
static_assert(linkWordsAreInOrder(), "every link reads from both ends");

/// One document refers to another. Made once; a wrong one is withdrawn, never deleted.
struct DocumentLink {
    LinkId id;
    LinkKind kind{LinkKind::basedOn};
    DocumentId from;
    DocumentId to;
    AccountId linkedBy;
    Timestamp linkedAt{};
};

/// What is wrong with such a link: its fields are "kind" and "document", the one at the other end.
[[nodiscard]] Violations checkLink(LinkKind kind, const Document& from, const Document& to);

/// False when `from` is dated before what it refers to. A document without a date may refer to any.
[[nodiscard]] bool daysAllowLink(const Document& from, const Document& to);

}  // namespace vanthu::domain
