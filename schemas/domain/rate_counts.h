#pragma once

#include "schemas/domain/ids.h"
#include "schemas/domain/organisation.h"
#include "schemas/domain/vocabulary.h"

#include <array>
#include <string>

namespace vanthu::domain {

/// Raw counts behind rates A and B (domain §6.5), for the registry of one unit in one direction and one
/// period.
struct EntryCounts {
    OrganisationId organisation;
    Direction direction{Direction::outgoing};
    int entered{0};            ///< documents of the period, lettered numbers (12a) included
    int enteredWithFile{0};    ///< with a file; outgoing ones with their signer too
    int enteredOnTime{0};      ///< registered on its day or the next working day
    int enteredElectronic{0};  ///< incoming ones that came by the exchange from an agency
    int missing{0};            ///< numbers of the period that neither a document nor a reason explains
    int voided{0};             ///< void numbers of the period
};

/// The same for one number series.
struct SeriesCounts : EntryCounts {
    BookId book;
    SeriesId series;
    int year{0};
    std::string key;     ///< of the series: "" or a type code
    int firstNumber{0};  ///< lowest and highest number that belongs to the period
    int lastNumber{0};   ///< lower than firstNumber when none does
};

/// Raw counts behind rates C to F and I. Documents and deliveries due: outgoing documents issued in the
/// period with receivers in scope of QĐ 28/2018, that is organisations other than the own unit for which
/// Organisation::isDueElectronically() says so on the issued date.
struct ExchangeCounts {
    OrganisationId organisation;
    int documentsDue{0};
    int documentsServedAll{0};  ///< every such receiver served electronically and acknowledged: state arrived
                                ///< or accepted (refused: it came back)
    int documentsServedAny{0};
    int deliveriesDue{0};
    int deliveriesServed{0};
    int documentsServedSigned{0};   ///< of those served to all: signed by signer and agency
    int documentsServedOnPaper{0};  ///< of those served to all: copies on paper were issued too
    int agencies{0};                ///< receivers of the same documents that are agencies, whatever they can
    int agenciesServed{0};
    int fromAgencies{0};  ///< incoming documents of the period issued by another agency
    int fromAgenciesElectronic{0};
    int issuedWithFile{0};  ///< outgoing documents of the period with their file
    int signedByPerson{0};  ///< of those: with a valid signature of the signer
    int signedByAgency{0};  ///< with one of somebody else
    int signedByBoth{0};
    int arrived{0};  ///< what came by the exchange in the period
    int acceptedSameDay{0};
    int refused{0};
    int recalled{0};  ///< by its sender

    [[nodiscard]] bool isEmpty() const {
        return documentsDue + agencies + fromAgencies + issuedWithFile + arrived == 0;
    }
};

/// Whether it is an agency that documents are exchanged with, on that day: it exists and is no enterprise.
[[nodiscard]] inline bool isAgency(const Organisation& organisation, Date day) {
    return organisation.existsOn(day) && organisation.on(day).kind != OrganisationKind::enterprise;
}

/// Raw counts behind rate J: documents issued in the period that were due as in ExchangeCounts and were sent,
/// or whose time to be sent is over. Sent is what went to every such receiver.
struct SendingCounts {
    OrganisationId organisation;
    int due{0};
    int inTimeByDecree30{0};    ///< by the end of the next working day
    int inTimeByDecision28{0};  ///< on the day of signature or before noon of the next working day
    int notSent{0};
};

/// Where the handling of an incoming document stands; "open" by its deadline.
enum class HandlingStanding { openInTime, openOverdue, openWithoutDeadline, done, filed };
template <>
inline constexpr auto kWords<HandlingStanding> = std::array{
    Word{HandlingStanding::openInTime, "open_in_time", "Đang giải quyết, còn hạn"},
    Word{HandlingStanding::openOverdue, "open_overdue", "Đang giải quyết, quá hạn"},
    Word{HandlingStanding::openWithoutDeadline, "open_without_deadline", "Đang giải quyết, không có hạn"},
    Word{HandlingStanding::done, "done", "Hoàn thành"},
    Word{HandlingStanding::filed, "filed", "Lưu để biết"},
};

/// Raw counts behind rates G and H: incoming documents that arrived in the period, as they stand on a day.
struct HandlingCounts {
    OrganisationId organisation;
    int doneInTime{0}, doneLate{0}, doneWithoutDeadline{0};
    int openInTime{0}, openOverdue{0}, openWithoutDeadline{0};
    int notRequired{0};  ///< filed for information
    int doneOnline{0};   ///< of those done: with their file, and somebody was given them in the program

    [[nodiscard]] int done() const { return doneInTime + doneLate + doneWithoutDeadline; }
    [[nodiscard]] int total() const {
        return doneInTime + doneLate + doneWithoutDeadline + openInTime + openOverdue + openWithoutDeadline +
               notRequired;
    }
};

/// The same of those of one urgency that came electronically, or did not.
struct HandlingPart {
    Urgency urgency{Urgency::normal};
    bool electronic{false};  ///< by the exchange
    HandlingCounts counts;
};

}  // namespace vanthu::domain
