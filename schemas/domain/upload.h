#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace vanthu::domain {

using UploadId = Id<struct UploadTag>;

/// What becomes of an upload that is whole.
enum class UploadPurpose { intake, draft };
template <>
inline constexpr auto kWords<UploadPurpose> = std::array{
    Word{UploadPurpose::intake, "intake", "Chờ tiếp nhận"},
    Word{UploadPurpose::draft, "draft", "Tệp của dự thảo"},
};

/// A file on its way in, piece by piece.
struct Upload {
    UploadId id;
    AccountId account;    ///< whose it is, and nobody else's
    OrganisationId unit;  ///< at whose desk it will wait
    std::string name;     ///< no path
    std::string mediaType;
    std::int64_t sizeBytes{0};
    std::int64_t receivedBytes{0};  ///< from the front, and on disk
    std::string sha256;             ///< announced, 64 hex digits; "" when it was not
    Timestamp expiresAt{};
    UploadPurpose purpose{UploadPurpose::intake};
    std::optional<IntakeId> item;  ///< once it is whole, for the intake

    [[nodiscard]] bool isWhole() const { return receivedBytes == sizeBytes; }
};

}  // namespace vanthu::domain
