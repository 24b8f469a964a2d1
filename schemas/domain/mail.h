#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <optional>
#include <string>

namespace vanthu::domain {

enum class MailState { waiting, sent, parked, dropped };
template <>
inline constexpr auto kWords<MailState> = std::array{
    Word{MailState::waiting, "waiting", "Chờ gửi"},
    Word{MailState::sent, "sent", "Đã gửi"},
    Word{MailState::parked, "parked", "Máy chủ thư không nhận"},
    Word{MailState::dropped, "dropped", "Không còn gì để gửi"},
};

/// One mail to one person, with the notices that were gathered for it.
struct Mail {
    MailId id;
    AccountId account;
    std::string messageId;  ///< the same at every attempt
    MailState state{MailState::waiting};
    std::string reason;  ///< why it is parked, or was not sent at the last attempt
    int attempts{0};
    Timestamp nextAttemptAt{};
    Timestamp createdAt{};
    std::optional<Timestamp> endedAt;
};

}  // namespace vanthu::domain
