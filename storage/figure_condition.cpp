#include "storage/figure_condition.h"

namespace vanthu::storage {

using domain::DocumentFigure;

namespace {

/// The facts that tell it, and what they say of a document that is counted. As amountsOf() counts.
struct FactCondition {
    std::string table;
    std::string says;
};

FactCondition entryCondition(DocumentFigure figure) {
    switch (figure) {
        case DocumentFigure::withFile:
            return {"figure_documents", "f.with_file = 1"};
        case DocumentFigure::onTime:
            return {"figure_documents", "f.on_time = 1"};
        case DocumentFigure::byPerson:
            return {"figure_documents", "f.with_file = 1 AND f.by_person = 1"};
        case DocumentFigure::byAgency:
            return {"figure_documents", "f.with_file = 1 AND f.by_agency = 1"};
        case DocumentFigure::byBoth:
            return {"figure_documents", "f.with_file = 1 AND f.by_person = 1 AND f.by_agency = 1"};
        default:
            return {"figure_documents", "1 = 1"};
    }
}

FactCondition exchangeCondition(DocumentFigure figure, const std::string& today) {
    const auto due = [](const std::string& says) {
        return FactCondition{"figure_exchanges", "f.due > 0" + says};
    };
    switch (figure) {
        case DocumentFigure::agencies:
            return {"figure_exchanges", "f.agencies > 0"};
        case DocumentFigure::servedAll:
            return due(" AND f.served = f.due");
        case DocumentFigure::servedAny:
            return due(" AND f.served > 0");
        case DocumentFigure::servedSigned:
            return due(" AND f.served = f.due AND f.fully_signed = 1");
        case DocumentFigure::servedOnPaper:
            return due(" AND f.served = f.due AND f.on_paper = 1");
        case DocumentFigure::dueToSend:
            return due(" AND (f.sent_at IS NOT NULL OR f.send_by < " + today + ")");
        case DocumentFigure::sentInTime30:
            return due(" AND f.in_time_30 = 1");
        case DocumentFigure::sentInTime28:
            return due(" AND f.in_time_28 = 1");
        case DocumentFigure::notSent:
            return due(" AND f.sent_at IS NULL AND f.send_by < " + today);
        default:
            return due("");
    }
}

FactCondition incomingCondition(DocumentFigure figure) {
    const auto finished = [](const std::string& says) {
        return FactCondition{"figure_incoming", "f.state = 'completed'" + says};
    };
    switch (figure) {
        case DocumentFigure::fromAgencies:
            return {"figure_incoming", "f.from_agency = 1"};
        case DocumentFigure::fromAgenciesElectronic:
            return {"figure_incoming", "f.from_agency = 1 AND f.electronic = 1"};
        case DocumentFigure::finished:
            return finished("");
        case DocumentFigure::finishedByDeadline:
            return finished(" AND f.due IS NOT NULL");
        case DocumentFigure::doneInTime:
            return finished(" AND f.finished_on <= f.due");
        case DocumentFigure::doneLate:
            return finished(" AND f.finished_on > f.due");
        case DocumentFigure::doneFree:
            return finished(" AND f.due IS NULL");
        case DocumentFigure::doneOnline:
            return finished(" AND f.with_file = 1 AND f.assigned = 1");
        default:
            return {"figure_incoming", "1 = 1"};
    }
}

bool isAbout(DocumentFigure figure, DocumentFigure first, DocumentFigure last) {
    return first <= figure && figure <= last;
}

bool dependsOnToday(DocumentFigure figure) {
    return figure == DocumentFigure::dueToSend || figure == DocumentFigure::notSent;
}

std::string holds(DocumentFigure figure, domain::Date today, std::vector<Parameter>& parameters) {
    const auto day = dependsOnToday(figure) ? placeholder(today, parameters) : "";
    const auto condition = isAbout(figure, DocumentFigure::entered, DocumentFigure::byBoth)
                               ? entryCondition(figure)
                           : isAbout(figure, DocumentFigure::documentsDue, DocumentFigure::agencies) ||
                                   isAbout(figure, DocumentFigure::dueToSend, DocumentFigure::notSent)
                               ? exchangeCondition(figure, day)
                               : incomingCondition(figure);
    return "EXISTS (SELECT 1 FROM " + condition.table +
           " f WHERE f.document_id = d.id AND f.until = 9223372036854775807 AND " + condition.says + ")";
}

}  // namespace

std::string figureCondition(const domain::CountedDocuments& counted, domain::Date today,
                            std::vector<Parameter>& parameters) {
    if (!counted.isLacking) return " AND " + holds(counted.figure, today, parameters);
    const auto base = holds(baseOf(counted.figure), today, parameters);
    return " AND " + base + " AND NOT " + holds(counted.figure, today, parameters);
}

}  // namespace vanthu::storage
