#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>

namespace vanthu::domain {

/// What the rates are computed from: counts that are summed by unit, direction and day (adr/0024). The codes
/// are the columns of figure_days and figure_months, up to openFree.
enum class Figure {
    entered,
    withFile,
    onTime,
    missing,
    voided,
    byPerson,
    byAgency,
    byBoth,
    documentsDue,
    servedAll,
    servedAny,
    servedSigned,
    servedOnPaper,
    deliveriesDue,
    deliveriesServed,
    agencies,
    agenciesServed,
    fromAgencies,
    fromAgenciesElectronic,
    arrived,
    acceptedSameDay,
    refused,
    recalled,
    sent,
    sentInTime30,
    sentInTime28,
    doneInTime,
    doneLate,
    doneFree,
    doneOnline,
    filed,
    openDue,
    openFree,
    // Of what waits, by the day of the report: only time changes them.
    openOverdue,
    notSent,
};
template <>
inline constexpr auto kWords<Figure> = std::array{
    Word{Figure::entered, "entered", "Vào sổ"},
    Word{Figure::withFile, "with_file", "Vào sổ, đủ tệp và người ký"},
    Word{Figure::onTime, "on_time", "Vào sổ đúng hạn"},
    Word{Figure::missing, "missing", "Số còn thiếu"},
    Word{Figure::voided, "voided", "Số đã hủy"},
    Word{Figure::byPerson, "by_person", "Có chữ ký số cá nhân"},
    Word{Figure::byAgency, "by_agency", "Có chữ ký số cơ quan"},
    Word{Figure::byBoth, "by_both", "Đủ hai chữ ký số"},
    Word{Figure::documentsDue, "documents_due", "Phải trao đổi"},
    Word{Figure::servedAll, "served_all", "Đã gửi liên thông đủ nơi nhận"},
    Word{Figure::servedAny, "served_any", "Đã gửi liên thông ít nhất một nơi"},
    Word{Figure::servedSigned, "served_signed", "Đã gửi liên thông, đủ chữ ký số"},
    Word{Figure::servedOnPaper, "served_on_paper", "Đã gửi liên thông, kèm giấy"},
    Word{Figure::deliveriesDue, "deliveries_due", "Lượt phải gửi"},
    Word{Figure::deliveriesServed, "deliveries_served", "Lượt đã đến"},
    Word{Figure::agencies, "agencies", "Lượt gửi cơ quan"},
    Word{Figure::agenciesServed, "agencies_served", "Lượt gửi cơ quan bằng bản điện tử"},
    Word{Figure::fromAgencies, "from_agencies", "Nhận từ cơ quan"},
    Word{Figure::fromAgenciesElectronic, "from_agencies_electronic", "Nhận từ cơ quan bằng bản điện tử"},
    Word{Figure::arrived, "arrived", "Đến qua liên thông"},
    Word{Figure::acceptedSameDay, "accepted_same_day", "Tiếp nhận trong ngày"},
    Word{Figure::refused, "refused", "Từ chối"},
    Word{Figure::recalled, "recalled", "Bên gửi thu hồi"},
    Word{Figure::sent, "sent", "Đã gửi đủ nơi nhận liên thông"},
    Word{Figure::sentInTime30, "sent_in_time_30", "Gửi đúng hạn theo NĐ 30"},
    Word{Figure::sentInTime28, "sent_in_time_28", "Gửi đúng hạn theo QĐ 28"},
    Word{Figure::doneInTime, "done_in_time", "Giải quyết đúng hạn"},
    Word{Figure::doneLate, "done_late", "Giải quyết quá hạn"},
    Word{Figure::doneFree, "done_free", "Giải quyết, không thời hạn"},
    Word{Figure::doneOnline, "done_online", "Giải quyết trên mạng"},
    Word{Figure::filed, "filed", "Không cần xử lý"},
    Word{Figure::openDue, "open_due", "Đang giải quyết, có thời hạn"},
    Word{Figure::openFree, "open_free", "Đang giải quyết, không thời hạn"},
    Word{Figure::openOverdue, "open_overdue", "Đang giải quyết, quá hạn"},
    Word{Figure::notSent, "not_sent", "Chưa gửi, đã hết hạn"},
};
static_assert(kWords<Figure>.size() == static_cast<std::size_t>(Figure::notSent) + 1);
inline constexpr std::size_t kFigures = kWords<Figure>.size();
/// Those that are summed.
inline constexpr std::size_t kSummedFigures = static_cast<std::size_t>(Figure::openFree) + 1;

/// Neighbouring figures; both ends belong to it.
struct FigureSpan {
    Figure first, last;

    [[nodiscard]] constexpr std::size_t begin() const { return static_cast<std::size_t>(first); }
    [[nodiscard]] constexpr std::size_t end() const { return static_cast<std::size_t>(last) + 1; }
    [[nodiscard]] constexpr bool holds(Figure figure) const { return first <= figure && figure <= last; }
};
// What the reports read; withFile is in two of them.
inline constexpr FigureSpan kEntryFigures{Figure::entered, Figure::voided};
inline constexpr FigureSpan kExchangeFigures{Figure::withFile, Figure::recalled};
inline constexpr FigureSpan kSendingFigures{Figure::sent, Figure::sentInTime28};
inline constexpr FigureSpan kHandlingFigures{Figure::doneInTime, Figure::openFree};

/// A report that can be told as of any change.
enum class FigureReport { entry, interconnection, handling, timeliness };
template <>
inline constexpr auto kWords<FigureReport> = std::array{
    Word{FigureReport::entry, "entry", "Nhập văn bản vào phần mềm"},
    Word{FigureReport::interconnection, "interconnection", "Văn bản điện tử liên thông"},
    Word{FigureReport::handling, "handling", "Giải quyết văn bản đến"},
    Word{FigureReport::timeliness, "timeliness", "Gửi, giải quyết văn bản đúng hạn"},
};

/// Whether the report counts that of a unit's documents in one direction.
[[nodiscard]] constexpr bool reads(FigureReport report, Direction direction, Figure figure) {
    const bool isHandling = kHandlingFigures.holds(figure) || figure == Figure::openOverdue;
    switch (report) {
        case FigureReport::entry:
            return kEntryFigures.holds(figure) || figure == Figure::fromAgenciesElectronic;
        case FigureReport::interconnection:
            return figure == Figure::withFile
                       ? direction == Direction::outgoing
                       : kExchangeFigures.holds(figure) && !kEntryFigures.holds(figure);
        case FigureReport::handling:
            return isHandling;
        case FigureReport::timeliness:
            return isHandling || kSendingFigures.holds(figure) || figure == Figure::notSent;
    }
    return false;
}

}  // namespace vanthu::domain
