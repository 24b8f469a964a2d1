#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vanthu::domain {

class JsonWriter;

/// How something came in that is no document yet. The exchange has its own inbox, into which the axis brings
/// what it brings: it is here for its state alone.
enum class IntakeChannel { folder, mail, upload, drop, axis };
template <>
inline constexpr auto kWords<IntakeChannel> = std::array{
    Word{IntakeChannel::folder, "folder", "Thư mục nhận"},
    Word{IntakeChannel::mail, "mail", "Hộp thư điện tử"},
    Word{IntakeChannel::upload, "upload", "Tải lên"},
    Word{IntakeChannel::drop, "drop", "Máy quét (WebDAV)"},
    Word{IntakeChannel::axis, "axis", "Trục liên thông văn bản"},
};

/// A discarded item may be put back, and a split one whose parts all wait; a registered or attached one is
/// what its document was made of, for ever.
enum class IntakeState { waiting, registered, discarded, split, attached };
template <>
inline constexpr auto kWords<IntakeState> = std::array{
    Word{IntakeState::waiting, "waiting", "Chờ văn thư"},
    Word{IntakeState::registered, "registered", "Đã đăng ký"},
    Word{IntakeState::discarded, "discarded", "Đã loại"},
    Word{IntakeState::split, "split", "Đã tách"},
    Word{IntakeState::attached, "attached", "Đã gắn vào văn bản"},
};

/// Bytes as they were received, in the blob store under their digest.
struct IntakeFile {
    std::string name;  ///< no path
    std::string mediaType;
    std::int64_t sizeBytes{0};
    std::string digest;  ///< "sha256:" and 64 hex digits
};

/// Where a part of a stack comes from.
struct IntakePart {
    IntakeId stack;
    int firstPage{0};  ///< from 1, of the stack
    int lastPage{0};
    std::string digest;  ///< of the file that was cut
};

/// What a channel brought to the desk of a unit, or a part of a stack of scans that it brought.
struct IntakeItem {
    IntakeId id;
    OrganisationId unit;
    IntakeChannel channel{IntakeChannel::folder};
    std::string sourceKey;  ///< with unit and channel: what makes two arrivals the same
    std::string source;     ///< where it lay: name of the file, place in the mailbox
    std::string sender;
    std::string subject;
    std::optional<Timestamp> sentAt;  ///< as its sender says
    std::string remark;               ///< what the channel could not do with it; Vietnamese
    IntakeState state{IntakeState::waiting};
    std::optional<DocumentId> document;  ///< what was registered of it
    std::string reason;                  ///< why it was discarded
    Timestamp arrivedAt{};
    std::optional<AccountId> decidedBy;
    std::optional<Timestamp> decidedAt;
    std::vector<IntakeFile> files;
    std::optional<IntakePart> part;
    std::optional<DocumentId> stampedFor;  ///< the incoming document that its stamp names: a proposal
};

/// The one file of an item that may be a stack of scans, or a stamped scan: nothing where there are several.
[[nodiscard]] inline const IntakeFile* scanOf(const IntakeItem& item) {
    const IntakeFile* scan = nullptr;
    for (const auto& file : item.files) {
        if (file.mediaType != "application/pdf" && !file.mediaType.starts_with("image/")) continue;
        if (scan != nullptr) return nullptr;
        scan = &file;
    }
    return scan;
}

/// The member "files", as the API and the change log have it.
void writeFiles(JsonWriter& json, const std::vector<IntakeFile>& files);

}  // namespace vanthu::domain
