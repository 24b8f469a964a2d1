#include "server/reports/report_columns.h"

#include <cstdint>

// Columns of the reports about time: handling of incoming documents, sending of outgoing ones.
namespace vanthu::reports {
namespace {

using domain::RateName;

constexpr std::string_view kSending = "Gửi văn bản đi";
constexpr std::string_view kHandling = "Giải quyết văn bản đến";
constexpr std::string_view kDone = "Đã giải quyết";
constexpr std::string_view kOpen = "Đang giải quyết";

template <std::int64_t HandlingFigures::*count>
std::string number(const HandlingFigures& figures) {
    return std::to_string(figures.*count);
}
std::string done(const HandlingFigures& figures) {
    return std::to_string(figures.doneInTime + figures.doneLate + figures.doneWithoutDeadline);
}
std::string open(const HandlingFigures& figures) {
    return std::to_string(figures.openInTime + figures.openOverdue + figures.openWithoutDeadline);
}
std::string inTimePercent(const HandlingFigures& figures) {
    return printed(figures.inTime);
}
std::string online(const HandlingFigures& figures) {
    return std::to_string(figures.online.numerator);
}
std::string onlinePercent(const HandlingFigures& figures) {
    return printed(figures.online);
}

template <std::int64_t HandlingFigures::*count>
std::string handled(const TimelinessFigures& figures) {
    return std::to_string(figures.handling.*count);
}
template <Rate TimelinessFigures::*rate>
std::string counted(const TimelinessFigures& figures) {
    return std::to_string((figures.*rate).numerator);
}
template <Rate TimelinessFigures::*rate>
std::string percent(const TimelinessFigures& figures) {
    return printed(figures.*rate);
}
std::string due(const TimelinessFigures& figures) {
    return std::to_string(figures.decree30.denominator);
}
std::string notSent(const TimelinessFigures& figures) {
    return std::to_string(figures.notSent);
}
std::string finished(const TimelinessFigures& figures) {
    return std::to_string(figures.handling.inTime.denominator);
}
std::string handledPercent(const TimelinessFigures& figures) {
    return printed(figures.handling.inTime);
}
std::string withoutDeadline(const TimelinessFigures& figures) {
    return std::to_string(figures.handling.doneWithoutDeadline + figures.handling.openWithoutDeadline);
}

const std::string kTruncated =
    "Tỷ lệ lấy một chữ số thập phân, không làm tròn lên; đơn vị không có văn bản ghi “—” và không tính vào "
    "số "
    "đơn vị được xếp.";
const std::string kInTime = "Đúng hạn: kết thúc giải quyết chậm nhất trong ngày đến hạn. Tỷ lệ đúng hạn " +
                            std::string(label(RateBase::finishedWithDeadline)) +
                            "; văn bản không có thời hạn tính riêng.";

ReportForm<HandlingFigures> handlingForm() {
    using F = HandlingFigures;
    ReportForm<F> form{.code = "handling", .title = "TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐẾN"};
    form.columns = {
        {"", "Tổng số", &number<&F::total>, 14},
        {kDone, "Cộng", &done, 13},
        {kDone, "Đúng hạn", &number<&F::doneInTime>, 13},
        {kDone, "Quá hạn", &number<&F::doneLate>, 13},
        {kDone, "Không thời hạn", &number<&F::doneWithoutDeadline>, 15},
        {kDone, "Đúng hạn (%)", &inTimePercent, 14, RateName::h, "Đúng hạn", "Đúng hạn+Quá hạn"},
        {kDone, "Trên mạng", &online},
        {kDone, "Trên mạng (%)", &onlinePercent, 15, RateName::g, "Trên mạng", "Cộng"},
        {kOpen, "Cộng", &open, 13},
        {kOpen, "Trong hạn", &number<&F::openInTime>, 13},
        {kOpen, "Quá hạn", &number<&F::openOverdue>, 13},
        {kOpen, "Không thời hạn", &number<&F::openWithoutDeadline>, 15},
        {"", "Không cần xử lý", &number<&F::notRequired>, 15},
    };
    form.notes = {
        "Văn bản đến trong kỳ, theo trạng thái vào lúc tính số liệu; văn bản lưu để biết tính là không "
        "cần xử lý.",
        kInTime,
        "Giải quyết trên môi trường mạng " + std::string(label(RateBase::finished)) +
            ": văn bản có tệp trong phần mềm, được giao việc và kết thúc trong phần mềm.",
        kTruncated};
    return form;
}

ReportForm<TimelinessFigures> timelinessForm() {
    using F = TimelinessFigures;
    using H = HandlingFigures;
    ReportForm<F> form{.code = "timeliness", .title = "BẢNG TỔNG HỢP GỬI, GIẢI QUYẾT VĂN BẢN ĐÚNG HẠN"};
    form.columns = {
        {kSending, "Phải gửi", &due, 14},
        {kSending, "Đúng hạn theo NĐ 30", &counted<&F::decree30>, 17},
        {kSending, "NĐ 30 (%)", &percent<&F::decree30>, 14, RateName::jDecree30, "Đúng hạn theo NĐ 30",
         "Phải gửi"},
        {kSending, "Đúng hạn theo QĐ 28", &counted<&F::decision28>, 17},
        {kSending, "QĐ 28 (%)", &percent<&F::decision28>, 14, RateName::jDecision28, "Đúng hạn theo QĐ 28",
         "Phải gửi"},
        {kSending, "Chưa gửi", &notSent, 13},
        {kHandling, "Đã xong, có hạn", &finished, 15},
        {kHandling, "Đúng hạn", &handled<&H::doneInTime>, 14},
        {kHandling, "Đúng hạn (%)", &handledPercent, 14, {}, "Đúng hạn", "Đã xong, có hạn"},
        {kHandling, "Đang quá hạn", &handled<&H::openOverdue>, 14},
        {kHandling, "Không thời hạn", &withoutDeadline, 15},
    };
    form.notes = {
        "Phải gửi: văn bản đi ban hành trong kỳ có nơi nhận liên thông, đã gửi đủ nơi nhận ấy hoặc đã hết "
        "hạn gửi. "
        "NĐ 30/2020/NĐ-CP: gửi trong ngày ký hoặc ngày làm việc tiếp theo. QĐ 28/2018/QĐ-TTg: gửi trong ngày "
        "ký "
        "hoặc trước 12 giờ ngày làm việc tiếp theo.",
        kInTime, kTruncated};
    return form;
}

}  // namespace

const ReportForm<HandlingFigures>& formOf(const HandlingReport&) {
    static const auto form = handlingForm();
    return form;
}

const ReportForm<TimelinessFigures>& formOf(const TimelinessReport&) {
    static const auto form = timelinessForm();
    return form;
}

}  // namespace vanthu::reports
