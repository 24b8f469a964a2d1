#pragma once

#include <cstddef>
#include <cstdint>

/// What parent and child say to each other on the child's descriptor 3, a stream socket. All numbers are in
/// the byte order of the machine: both ends are one installation.
///
///   child  → parent   Answer with id 0, state `pending`, no texts: "limits are in force, send files"
///   parent → child    Request, media type, file name, in one message that carries the file's descriptor
///   (SCM_RIGHTS) child  → parent   Answer, reason, text
///
/// One file at a time. Either side closing the socket ends the child. A program takes three arguments: memory
/// limit in bytes, CPU seconds for one file, most bytes of text; `vanthu-ocr` a fourth, the file of its
/// model.
namespace vanthu::extract {

inline constexpr int kSocket = 3;
inline constexpr std::uint32_t kMagic = 0x56544533;  // "VTE3"
inline constexpr std::size_t kNameBytes = 255;       ///< of a media type or a file name; longer ones are cut
inline constexpr std::size_t kReasonBytes = 4096;

/// What is to be made of a file: by vanthu-extract its text, or its layout; by vanthu-ocr which of its pages
/// are scans, or the words on one page; by
/// vanthu-codes the codes on one page. All but the first in the text forms of schemas/layout.
enum class Wanted : std::uint32_t { text, layout, scannedPages, ocrPage, pageCodes };

struct Request {
    std::uint32_t magic{kMagic};
    std::uint32_t id{0};
    Wanted wanted{Wanted::text};
    std::uint32_t page{0};  ///< from 1, for Wanted::ocrPage and pageCodes
    std::uint16_t mediaTypeBytes{0};
    std::uint16_t fileNameBytes{0};
};

struct Answer {
    std::uint32_t magic{kMagic};
    std::uint32_t id{0};
    std::uint32_t state{0};  ///< domain::ExtractionState
    std::uint32_t reasonBytes{0};
    std::uint64_t textBytes{0};
};

}  // namespace vanthu::extract
