#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/time.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstdint>
#include <string>

namespace vanthu::domain {

/// Care of the installation, of which an operator has to know the last time.
enum class MaintenanceKind { verification, backup };
template <>
inline constexpr auto kWords<MaintenanceKind> = std::array{
    Word{MaintenanceKind::verification, "verification", "Kiểm tra toàn vẹn"},
    Word{MaintenanceKind::backup, "backup", "Sao lưu"},
};

enum class MaintenanceOutcome { good, findings, failed };
template <>
inline constexpr auto kWords<MaintenanceOutcome> = std::array{
    Word{MaintenanceOutcome::good, "good", "Tốt"},
    Word{MaintenanceOutcome::findings, "findings", "Có sai lệch"},
    Word{MaintenanceOutcome::failed, "failed", "Không thành công"},
};

struct MaintenanceRun {
    MaintenanceKind kind{MaintenanceKind::backup};
    MaintenanceOutcome outcome{MaintenanceOutcome::good};
    AccountId account;
    Timestamp finishedAt{};
    std::int64_t findings{0};
    std::string note;
};

}  // namespace vanthu::domain
