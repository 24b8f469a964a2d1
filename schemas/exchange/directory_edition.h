#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Editions of a directory and the two frames in which they travel (docs/exchange.md §15). Frames have the
/// header of version 2 with zeros for nonces and mark: they stand outside of sessions.
namespace vanthu::wire {

using DirectoryHash = std::array<unsigned char, 32>;  ///< SHA-256

/// Where a directory stands: so many changes, and the root over all entries after them.
struct DirectoryMark {
    std::uint64_t sequence{0};
    DirectoryHash root{};
    bool operator==(const DirectoryMark&) const = default;
};

/// What the publisher signs of an edition: it holds the changes before.sequence + 1 to after.sequence.
struct DirectoryHead {
    std::string publisher;  ///< organisation code in the one spelling in which codes are compared
    DirectoryMark before;
    DirectoryMark after;
    std::uint64_t entries{0};  ///< there are after it
    std::int64_t madeAt{0};    ///< UTC seconds, by the publisher's clock
    DirectoryHash changes{};   ///< SHA-256 of their bytes
    bool operator==(const DirectoryHead&) const = default;
};

/// The bytes that are signed.
[[nodiscard]] std::string encode(const DirectoryHead& head);
/// Throws Rejected{schema} for anything that encode() did not write, and for an edition of no changes or too
/// many.
[[nodiscard]] DirectoryHead parseDirectoryHead(std::string_view bytes);

/// Signed bytes as they came; whoever passes them on changes none.
struct DirectoryEdition {
    std::string head;
    std::string signature;  ///< detached CMS over `head`
    std::string changes;
};

/// "So far am I with the directory of that publisher": question and announcement at once.
struct DirectoryAt {
    std::string publisher;
    DirectoryMark mark;
};

/// The edition that begins where the other side said that it stands.
struct DirectoryGiven {
    std::uint64_t newest{0};  ///< sequence that the giver has reached
    DirectoryEdition edition;
};

inline constexpr std::uint8_t kDirectoryAt = 13;
inline constexpr std::uint8_t kDirectoryGiven = 14;

/// True for the first frame of a message about directories.
[[nodiscard]] bool isOfDirectory(std::string_view header);
[[nodiscard]] std::string directoryHeader(std::uint8_t type);
/// Precondition: isOfDirectory().
[[nodiscard]] std::uint8_t directoryType(std::string_view header);

[[nodiscard]] std::string encode(const DirectoryAt& at);
[[nodiscard]] std::string encode(const DirectoryGiven& given);
/// Throw Rejected{schema, sizeLimit, protocol}.
[[nodiscard]] DirectoryAt parseDirectoryAt(std::string_view body);
[[nodiscard]] DirectoryGiven parseDirectoryGiven(std::string_view body);

}  // namespace vanthu::wire
