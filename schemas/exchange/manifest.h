#pragma once

#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "schemas/domain/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu::wire {

/// One file of a sending; its bytes travel as chunks under the digest.
struct ManifestPart {
    std::string name;
    std::string mediaType;
    std::int64_t sizeBytes{0};
    std::string sha256;   ///< 64 hex digits
    std::string title{};  ///< what an enclosure is called; "" when it has only its file name
    /// Older programs do not say: then the first part is the document, the others are enclosures.
    std::optional<domain::FileKind> kind{};
};

/// A receiver that the sender put on the list of a document, or took off it.
struct ReceiverChange {
    std::string code;
    bool added{false};
    bool operator==(const ReceiverChange&) const = default;
};

/// What one sending says to one installation. Its bytes are made once, in the transaction that queues the
/// sending, and never change: the digest over them is the identity of the content, later also what a
/// signature covers.
struct Manifest {
    std::string messageId;        ///< 32 hex digits, the same for every receiver and every attempt
    std::string senderCode;       ///< organisation code of the sending unit
    std::string senderName;       ///< as of that day
    std::vector<std::string> to;  ///< codes of the recipients at this installation
    domain::Document document;    ///< as registered by the sender, without what is only its own: see encode()
    std::vector<ManifestPart> parts;
    domain::Timestamp createdAt{};
    domain::SendingKind kind{domain::SendingKind::fresh};
    std::vector<std::string>
        changes{};         ///< the messages that it updates (one) or replaces; none of a new one
    std::string reason{};  ///< of an update: why
    std::vector<ReceiverChange> receiverChanges{};  ///< of an update
    /// Of statistics: the file of a signed package, byte by byte (docs/exchange.md §14). They have neither
    /// document nor parts.
    std::string package{};
};

/// A statistic package is none.
[[nodiscard]] inline bool isOfDocument(const Manifest& manifest) {
    return manifest.kind != domain::SendingKind::statistics;
}

inline constexpr std::size_t kChangedMessages = 20;  ///< that one message may replace
inline constexpr int kManifestVersion = 1;

/// Canonical JSON: keys sorted, no blanks, UTF-8. Leaves out of the document what is the sender's own: ids,
/// book, number in the register, note, source, who registered it and when, and the files, which stand in
/// `parts`.
[[nodiscard]] std::string encode(const Manifest& manifest);

/// Reads and checks what another installation wrote. Throws Rejected with the code of exchange rule §3.5:
/// version, schema, secret, partsLimit, sizeLimit.
[[nodiscard]] Manifest parseManifest(std::string_view text);

}  // namespace vanthu::wire
