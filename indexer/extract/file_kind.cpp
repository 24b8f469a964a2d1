#include "indexer/extract/file_kind.h"

#include "indexer/extract/clean_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace vanthu::extract {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kHead = 1024;
/// Binary formats have many control characters in their first bytes, texts next to none.
constexpr std::size_t kTextSample = 8192;
constexpr std::size_t kControlsPerText = 100;

struct Magic {
    std::string_view bytes;
    FileKind kind;
};

constexpr std::array kMagics = {
    Magic{"PK\x03\x04"sv, FileKind::zip},
    Magic{"PK\x05\x06"sv, FileKind::zip},
    Magic{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, FileKind::ole},
    Magic{"{\\rtf"sv, FileKind::rtf},
    Magic{"\xFF\xD8\xFF"sv, FileKind::image},
    Magic{"\x89PNG\r\n"sv, FileKind::image},
    Magic{"GIF8"sv, FileKind::image},
    Magic{"II*\0"sv, FileKind::image},
    Magic{"MM\0*"sv, FileKind::image},
    Magic{"BM"sv, FileKind::image},
};

bool isHtml(std::string_view head) {
    const std::string lower = lowerAscii(head);
    for (const auto tag : {"<!doctype html"sv, "<html"sv, "<body"sv, "<head>"sv})
        if (lower.find(tag) != std::string::npos) return true;
    return false;
}

bool claimsHtml(const Claim& claim) {
    const std::string name = lowerAscii(claim.fileName);
    return claim.mediaType == "text/html" || name.ends_with(".html") || name.ends_with(".htm");
}

bool claimsMail(const Claim& claim) {
    return claim.mediaType == "message/rfc822" || lowerAscii(claim.fileName).ends_with(".eml");
}

/// Fields of a message (RFC 5322); a letter on paper that somebody typed has some of them too, but not those
/// that only programs write.
constexpr std::array kMailFields = {"from"sv,     "to"sv,           "subject"sv,        "date"sv,  "cc"sv,
                                    "reply-to"sv, "content-type"sv, "dkim-signature"sv, "sender"sv};
constexpr std::array kProgramFields = {"message-id"sv, "received"sv, "return-path"sv, "mime-version"sv,
                                       "delivered-to"sv};

/// Whether the text begins with the head of a message.
bool isMail(std::string_view text, bool claimed) {
    int known = 0;
    bool ofProgram = false;
    for (std::size_t lines = 0; !text.empty(); ++lines) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty() || line == "\r") break;
        if (lines > 0 && (line.front() == ' ' || line.front() == '\t')) continue;
        const auto name = lowerAscii(line.substr(0, line.find(':')));
        const bool isField = name.size() < line.size() && name.find_first_of(" \t\r") == std::string::npos;
        if (!isField) break;
        const bool program =
            std::find(kProgramFields.begin(), kProgramFields.end(), name) != kProgramFields.end();
        ofProgram = ofProgram || program;
        if (program || std::find(kMailFields.begin(), kMailFields.end(), name) != kMailFields.end()) ++known;
    }
    return claimed ? known > 0 : ofProgram && known >= 3;
}

bool hasUtf16Mark(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

bool looksLikeText(std::string_view bytes) {
    if (hasUtf16Mark(bytes)) return true;
    const std::string_view sample = bytes.substr(0, kTextSample);
    std::size_t controls = 0;
    for (const char c : sample) {
        if (c == '\0') return false;
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v') ++controls;
    }
    return controls * kControlsPerText <= sample.size();
}

}  // namespace

FileKind kindOf(std::string_view bytes, const Claim& claim) {
    if (bytes.empty()) return FileKind::empty;
    // A message may hold any other kind in its first kilobyte.
    if (isMail(bytes.substr(0, kTextSample), claimsMail(claim))) return FileKind::mail;
    const std::string_view head = bytes.substr(0, kHead);
    // Readers of PDF look for its mark in the first kilobyte, and files with something before it exist.
    if (head.find("%PDF-") != std::string_view::npos) return FileKind::pdf;
    for (const auto& magic : kMagics)
        if (bytes.starts_with(magic.bytes)) return magic.kind;
    if (!looksLikeText(bytes)) return FileKind::other;
    if (hasUtf16Mark(bytes)) return FileKind::text;
    if (isHtml(head)) return FileKind::html;
    if (head.find("<?xml") != std::string_view::npos) return FileKind::xml;
    return claimsHtml(claim) ? FileKind::html : FileKind::text;
}

}  // namespace vanthu::extract
