#include "server/app/number_reason.h"

#include "server/app/checks.h"

namespace vanthu::app {

namespace {

bool isLate(const storage::TakenNumber& taken, domain::Date today) {
    return taken.reservation && taken.reservation->until < today;
}

}  // namespace

bool needsReason(const storage::TakenNumber& taken, domain::Date today) {
    return !taken.number.suffix.empty() || taken.outOfOrder || isLate(taken, today);
}

void requireNumberReason(const storage::TakenNumber& taken, const std::string& reason, domain::Date today) {
    if (!reason.empty()) return;
    Checks checks;
    if (!taken.number.suffix.empty())
        checks.add("number_reason", "lettered_number", "Số có chữ cái kèm theo phải ghi lý do.");
    if (taken.outOfOrder)
        checks.add("number_reason", "back_dated_number",
                   "Ngày này trái thứ tự ngày của các số khác trong dãy số: phải ghi lý do, hoặc sửa ngày.");
    if (isLate(taken, today))
        checks.add("number_reason", "reservation_over",
                   "Số này chỉ được giữ đến ngày " + taken.reservation->until.vietnamese() +
                       ": phải ghi lý do dùng muộn.");
    checks.finish();
}

}  // namespace vanthu::app
