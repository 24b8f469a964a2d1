#include "server/reports/report_columns.h"

#include <cstdint>

namespace vanthu::reports {
namespace {

using domain::OutgoingStanding;

constexpr std::string_view kUnderWay = "Đang soạn thảo, trình ký";
constexpr std::string_view kIssuedInPeriod = "Đã ban hành trong kỳ";

template <OutgoingStanding standing>
std::string standingCell(const OutgoingFigures& figures) {
    return std::to_string(figures.of(standing));
}
template <std::int64_t (OutgoingFigures::*sum)() const>
std::string sumCell(const OutgoingFigures& figures) {
    return std::to_string((figures.*sum)());
}

ReportForm<OutgoingFigures> outgoingForm() {
    using F = OutgoingFigures;
    using S = OutgoingStanding;
    ReportForm<F> form{.code = "outgoing", .title = "TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐI"};
    form.columns = {
        {"", "Tổng số", &sumCell<&F::total>, 15},
        {kUnderWay, "Cộng", &sumCell<&F::underWay>, 14},
        {kUnderWay, "Đang soạn thảo", &standingCell<S::drafting>, 16},
        {kUnderWay, "Chờ duyệt", &standingCell<S::toApprove>, 15},
        {kUnderWay, "Chờ kiểm tra thể thức", &standingCell<S::toCheck>, 17},
        {kUnderWay, "Chờ ký", &standingCell<S::toSign>, 14},
        {kUnderWay, "Đã ký, chờ ban hành", &standingCell<S::toIssue>, 17},
        {kIssuedInPeriod, "Cộng", &sumCell<&F::issued>, 14},
        {kIssuedInPeriod, "Chưa gửi liên thông", &standingCell<S::notSent>, 17},
        {kIssuedInPeriod, "Đã gửi liên thông", &standingCell<S::sent>, 17},
        {kIssuedInPeriod, "Được thay thế", &standingCell<S::replaced>, 15},
        {kIssuedInPeriod, "Thu hồi", &standingCell<S::recalled>, 14},
        {"", "Không ban hành", &standingCell<S::abandoned>, 17},
    };
    form.notes = {
        "Văn bản đi của kỳ: dự thảo bắt đầu soạn trong kỳ mà chưa ban hành, và văn bản ban hành trong kỳ "
        "theo "
        "ngày ban hành, kể cả văn bản đăng ký không qua dự thảo; theo trạng thái vào lúc lập báo cáo. Tổng "
        "số "
        "không gồm dự thảo thôi không ban hành. Văn bản mật không tính.",
        "Mỗi văn bản tính một lần: đã thu hồi, không thì đã được văn bản khác thay thế, không thì đã gửi "
        "liên "
        "thông đến ít nhất một nơi nhận, không thì chưa gửi liên thông (gồm cả văn bản chỉ gửi giấy).",
    };
    return form;
}

}  // namespace

const ReportForm<OutgoingFigures>& formOf(const OutgoingReport&) {
    static const auto form = outgoingForm();
    return form;
}

}  // namespace vanthu::reports
