#pragma once

#include "schemas/domain/vocabulary.h"

#include <array>
#include <cstddef>

namespace vanthu::domain {

/// Figures of the reports that count documents, for the lists behind them (domain.md §6.5). Those of incoming
/// documents whose handling is still open are HandlingStanding.
enum class DocumentFigure {
    entered,
    withFile,
    onTime,
    byPerson,
    byAgency,
    byBoth,
    documentsDue,
    servedAll,
    servedAny,
    servedSigned,
    servedOnPaper,
    agencies,
    fromAgencies,
    fromAgenciesElectronic,
    dueToSend,
    sentInTime30,
    sentInTime28,
    notSent,
    handled,
    finished,
    finishedByDeadline,
    doneInTime,
    doneLate,
    doneFree,
    doneOnline,
};
template <>
inline constexpr auto kWords<DocumentFigure> = std::array{
    Word{DocumentFigure::entered, "entered", "Vào sổ"},
    Word{DocumentFigure::withFile, "with_file", "Vào sổ, đủ tệp và người ký"},
    Word{DocumentFigure::onTime, "on_time", "Vào sổ đúng hạn"},
    Word{DocumentFigure::byPerson, "by_person", "Có chữ ký số cá nhân"},
    Word{DocumentFigure::byAgency, "by_agency", "Có chữ ký số cơ quan"},
    Word{DocumentFigure::byBoth, "by_both", "Đủ hai chữ ký số"},
    Word{DocumentFigure::documentsDue, "documents_due", "Phải trao đổi"},
    Word{DocumentFigure::servedAll, "served_all", "Đã gửi liên thông đủ nơi nhận"},
    Word{DocumentFigure::servedAny, "served_any", "Đã gửi liên thông ít nhất một nơi"},
    Word{DocumentFigure::servedSigned, "served_signed", "Đã gửi liên thông, đủ chữ ký số"},
    Word{DocumentFigure::servedOnPaper, "served_on_paper", "Đã gửi liên thông, kèm giấy"},
    Word{DocumentFigure::agencies, "agencies", "Gửi cơ quan"},
    Word{DocumentFigure::fromAgencies, "from_agencies", "Nhận từ cơ quan"},
    Word{DocumentFigure::fromAgenciesElectronic, "from_agencies_electronic",
         "Nhận từ cơ quan bằng bản điện tử"},
    Word{DocumentFigure::dueToSend, "due_to_send", "Đã gửi đủ nơi nhận, hoặc đã hết hạn gửi"},
    Word{DocumentFigure::sentInTime30, "sent_in_time_30", "Gửi đúng hạn theo NĐ 30"},
    Word{DocumentFigure::sentInTime28, "sent_in_time_28", "Gửi đúng hạn theo QĐ 28"},
    Word{DocumentFigure::notSent, "not_sent", "Chưa gửi, đã hết hạn"},
    Word{DocumentFigure::handled, "handled", "Văn bản đến trong kỳ"},
    Word{DocumentFigure::finished, "finished", "Đã giải quyết"},
    Word{DocumentFigure::finishedByDeadline, "finished_by_deadline", "Đã giải quyết, có thời hạn"},
    Word{DocumentFigure::doneInTime, "done_in_time", "Giải quyết đúng hạn"},
    Word{DocumentFigure::doneLate, "done_late", "Giải quyết quá hạn"},
    Word{DocumentFigure::doneFree, "done_free", "Giải quyết, không thời hạn"},
    Word{DocumentFigure::doneOnline, "done_online", "Giải quyết trên mạng"},
};
static_assert(kWords<DocumentFigure>.size() == static_cast<std::size_t>(DocumentFigure::doneOnline) + 1);

/// What the rate of a figure is computed over; of a figure that is none's part: itself.
[[nodiscard]] constexpr DocumentFigure baseOf(DocumentFigure figure) {
    using F = DocumentFigure;
    switch (figure) {
        case F::withFile:
        case F::onTime:
            return F::entered;
        case F::byPerson:
        case F::byAgency:
        case F::byBoth:
            return F::withFile;
        case F::servedAll:
        case F::servedAny:
        case F::servedSigned:
        case F::servedOnPaper:
            return F::documentsDue;
        case F::fromAgenciesElectronic:
            return F::fromAgencies;
        case F::sentInTime30:
        case F::sentInTime28:
        case F::notSent:
            return F::dueToSend;
        case F::doneInTime:
        case F::doneLate:
            return F::finishedByDeadline;
        case F::doneFree:
        case F::doneOnline:
            return F::finished;
        case F::entered:
        case F::documentsDue:
        case F::agencies:
        case F::fromAgencies:
        case F::dueToSend:
        case F::handled:
        case F::finished:
        case F::finishedByDeadline:
            break;
    }
    return figure;
}

/// The documents that a figure counts, or those of its base that it does not count.
struct CountedDocuments {
    DocumentFigure figure{};
    bool isLacking{false};
};

}  // namespace vanthu::domain
