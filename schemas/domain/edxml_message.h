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

/// How an edXML message came.
enum class EdxmlChannel { file, axis };
template <>
inline constexpr auto kWords<EdxmlChannel> = std::array{
    Word{EdxmlChannel::file, "file", "Tệp nhập vào"},
    Word{EdxmlChannel::axis, "axis", "Trục liên thông văn bản"},
};

enum class EdxmlKind { document, status, unreadable };
template <>
inline constexpr auto kWords<EdxmlKind> = std::array{
    Word{EdxmlKind::document, "document", "Văn bản"},
    Word{EdxmlKind::status, "status", "Trạng thái"},
    Word{EdxmlKind::unreadable, "unreadable", "Không đọc được"},
};

/// `delivered`: it is in the inboxes of its receivers, or did what it asks for. A held one waits for a
/// person.
enum class EdxmlState { delivered, held, discarded };
template <>
inline constexpr auto kWords<EdxmlState> = std::array{
    Word{EdxmlState::delivered, "delivered", "Đã chuyển"},
    Word{EdxmlState::held, "held", "Tạm giữ"},
    Word{EdxmlState::discarded, "discarded", "Đã loại"},
};

/// Why a message is held.
enum class EdxmlHold { none, senderUnknown, receiverUnknown, conflict, documentUnknown, unfit, unreadable };
template <>
inline constexpr auto kWords<EdxmlHold> = std::array{
    Word{EdxmlHold::none, "", ""},
    Word{EdxmlHold::senderUnknown, "sender_unknown", "Nơi gửi không có trong danh mục cơ quan"},
    Word{EdxmlHold::receiverUnknown, "receiver_unknown", "Không có nơi nhận nào là đơn vị ở đây"},
    Word{EdxmlHold::conflict, "conflict", "Mã văn bản đã dùng cho nội dung khác"},
    Word{EdxmlHold::documentUnknown, "document_unknown", "Chưa có văn bản mà bản tin nói đến"},
    Word{EdxmlHold::unfit, "unfit", "Văn bản không đưa vào hộp đến được"},
    Word{EdxmlHold::unreadable, "unreadable", "Không đọc được bản tin"},
};

struct EdxmlReceiver {
    std::string code;                            ///< as written
    std::optional<OrganisationId> organisation;  ///< unit that keeps its registry here
};

/// A message of another system as it is kept.
struct EdxmlMessage {
    EdxmlId id;
    EdxmlChannel channel{EdxmlChannel::file};
    std::string key;          ///< what its sender calls it
    std::string fingerprint;  ///< of what it says
    std::string name;
    std::string digest;  ///< of its bytes as they came: "sha256:" and 64 hex digits
    std::int64_t sizeBytes{0};
    EdxmlKind kind{EdxmlKind::document};
    std::string operation;    ///< BussinessDocType of a document, StatusCode of a status
    std::string senderCode;   ///< normalised
    std::string senderOrgan;  ///< the same as written
    std::string senderName;
    std::string documentKey;  ///< DocumentId
    std::string messageId;    ///< of the inbox items of the document that it is about
    std::string code;
    std::string subject;
    EdxmlState state{EdxmlState::delivered};
    EdxmlHold heldFor{EdxmlHold::none};
    std::string remark;
    std::string reason;
    std::optional<AccountId> broughtBy;
    Timestamp arrivedAt{};
    std::optional<AccountId> decidedBy;
    std::optional<Timestamp> decidedAt;
    std::vector<EdxmlReceiver> receivers;
};

}  // namespace vanthu::domain
