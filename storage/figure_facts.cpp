#include "storage/figure_facts.h"

#include "storage/sql.h"

namespace vanthu::storage {

using domain::Date;

namespace {

/// Adds to the row of a unit and direction. `table` and `span` name the table and its day or month.
std::string addTo(const std::string& table, const std::string& span) {
    std::string columns, places, sums;
    int place = 3;
    for (std::size_t i = 0; i < domain::kSummedFigures; ++i) {
        const auto column = std::string(domain::kWords<Figure>.at(i).code);
        columns += ", " + column;
        places += ", $" + std::to_string(++place);
        sums += (sums.empty() ? "" : ", ") + column + " = " + table + "." + column + " + excluded." + column;
    }
    return "INSERT INTO " + table + " (organisation_id, direction, " + span + columns +
           ") VALUES ($1, $2, $3" + places + ") ON CONFLICT (" + span +
           ", organisation_id, direction) DO UPDATE SET " + sums;
}

const FactRows& documentRows() {
    static const FactRows kRows(
        "figure_documents", {"document_id"},
        {"organisation_id", "direction", "day", "series_id", "number", "suffix", "registered_on", "with_file",
         "on_time", "signer", "signed_on", "by_person", "by_agency", "on_paper"});
    return kRows;
}

const FactRows& gapRows() {
    static const FactRows kRows("figure_gaps", {"series_id", "upper_number", "upper_suffix"},
                                {"organisation_id", "direction", "day", "missing", "voided"});
    return kRows;
}

const FactRows& exchangeRows() {
    static const FactRows kRows(
        "figure_exchanges", {"document_id"},
        {"organisation_id", "day", "due", "served", "agencies", "agencies_served", "sent_at", "send_by",
         "in_time_30", "in_time_28", "fully_signed", "on_paper"});
    return kRows;
}

const FactRows& incomingRows() {
    static const FactRows kRows(
        "figure_incoming", {"document_id"},
        {"organisation_id", "day", "state", "document_due", "handling_due", "due", "finished_on", "assigned",
         "with_file", "issuer_id", "from_agency", "electronic", "urgency"});
    return kRows;
}

const FactRows& arrivalRows() {
    static const FactRows kRows("figure_arrivals", {"inbox_id"},
                                {"organisation_id", "day", "state", "same_day", "recalled"});
    return kRows;
}

}  // namespace

Date firstOfMonth(Date day) {
    return day.plusDays(1 - static_cast<int>(day.day()));
}

int monthOf(Date day) {
    return day.year() * 12 + static_cast<int>(day.month()) - 1;
}

void DayChanges::change(const DayKey& key, const Amounts& amounts, int sign) {
    storage::add(changes_[key], amounts, sign);
}

void DayChanges::store(WriteTransaction& transaction) const {
    static const auto kDays = addTo("figure_days", "day");
    static const auto kMonths = addTo("figure_months", "month");
    const auto add = [&](const std::string& sql, const DayKey& key, int span, const Amounts& sum) {
        if (sum == Amounts{}) return;
        std::vector<Parameter> values{key.organisation, key.direction, span};
        values.insert(values.end(), sum.begin(), sum.end());
        execute(transaction, sql, values);
    };
    std::map<DayKey, Amounts> months;
    for (const auto& [key, sum] : changes_) {
        add(kDays, key, key.day.days(), sum);
        auto& month = months[{key.organisation, key.direction, firstOfMonth(key.day)}];
        for (std::size_t i = 0; i < domain::kSummedFigures; ++i)
            month[i] += sum[i];
    }
    for (const auto& [key, sum] : months)
        add(kMonths, key, monthOf(key.day), sum);
}

Amounts amountsOf(const DocumentFact& fact) {
    Amounts amounts{};
    at(amounts, Figure::entered) = 1;
    at(amounts, Figure::withFile) = int{fact.withFile};
    at(amounts, Figure::onTime) = int{fact.onTime};
    at(amounts, Figure::byPerson) = int{fact.withFile && fact.byPerson};
    at(amounts, Figure::byAgency) = int{fact.withFile && fact.byAgency};
    at(amounts, Figure::byBoth) = int{fact.withFile && fact.byPerson && fact.byAgency};
    return amounts;
}

Amounts amountsOf(const GapFact& fact) {
    Amounts amounts{};
    at(amounts, Figure::missing) = fact.missing;
    at(amounts, Figure::voided) = fact.voided;
    return amounts;
}

Amounts amountsOf(const ExchangeFact& fact) {
    Amounts amounts{};
    at(amounts, Figure::agencies) = fact.agencies;
    at(amounts, Figure::agenciesServed) = fact.agenciesServed;
    if (fact.due == 0) return amounts;
    const bool servedAll = fact.served == fact.due;
    at(amounts, Figure::documentsDue) = 1;
    at(amounts, Figure::servedAll) = int{servedAll};
    at(amounts, Figure::servedAny) = int{fact.served > 0};
    at(amounts, Figure::servedSigned) = int{servedAll && fact.fullySigned};
    at(amounts, Figure::servedOnPaper) = int{servedAll && fact.onPaper};
    at(amounts, Figure::deliveriesDue) = fact.due;
    at(amounts, Figure::deliveriesServed) = fact.served;
    at(amounts, Figure::sent) = int{fact.sentAt.has_value()};
    at(amounts, Figure::sentInTime30) = int{fact.inTime30};
    at(amounts, Figure::sentInTime28) = int{fact.inTime28};
    return amounts;
}

Amounts amountsOf(const IncomingFact& fact) {
    using domain::HandlingState;
    Amounts amounts{};
    at(amounts, Figure::fromAgencies) = int{fact.fromAgency};
    at(amounts, Figure::fromAgenciesElectronic) = int{fact.fromAgency && fact.electronic};
    const auto due = fact.due();
    if (fact.state == HandlingState::filed) {
        at(amounts, Figure::filed) = 1;
    } else if (fact.state == HandlingState::completed) {
        const auto figure = !due                       ? Figure::doneFree
                            : *fact.finishedOn <= *due ? Figure::doneInTime
                                                       : Figure::doneLate;
        at(amounts, figure) = 1;
        at(amounts, Figure::doneOnline) = int{fact.withFile && fact.assigned};
    } else {
        at(amounts, due ? Figure::openDue : Figure::openFree) = 1;
    }
    return amounts;
}

Amounts amountsOf(const ArrivalFact& fact) {
    Amounts amounts{};
    at(amounts, Figure::arrived) = 1;
    at(amounts, Figure::acceptedSameDay) = int{fact.sameDay};
    at(amounts, Figure::refused) = int{fact.state == domain::InboxState::refused};
    at(amounts, Figure::recalled) = int{fact.recalled};
    return amounts;
}

std::optional<DocumentFact> documentFact(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction, documentRows().selectHolding(), {document}, [&](const Row& row) {
        return DocumentFact{
            .document = document,
            .key = {row.id<domain::OrganisationId>(0), row.word<domain::Direction>(1), row.date(2)},
            .series = row.id<domain::SeriesId>(3),
            .place = {row.integer(4), row.text(5)},
            .registeredOn = row.date(6),
            .withFile = row.flag(7),
            .onTime = row.flag(8),
            .signer = row.text(9),
            .signedOn = row.optionalDate(10),
            .byPerson = row.flag(11),
            .byAgency = row.flag(12),
            .onPaper = row.flag(13)};
    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const DocumentFact& fact) {
    documentRows().begin(transaction, since,
                         {fact.document, fact.key.organisation, fact.key.direction, fact.key.day, fact.series,
                          fact.place.number, fact.place.suffix, fact.registeredOn, fact.withFile, fact.onTime,
                          fact.signer, fact.signedOn, fact.byPerson, fact.byAgency, fact.onPaper});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const DocumentFact& fact) {
    documentRows().end(transaction, until, {fact.document});
}

std::optional<GapFact> gapFact(ReadTransaction& transaction, domain::SeriesId series, const Place& upper) {
    return firstRow(
        transaction, gapRows().selectHolding(), {series, upper.number, upper.suffix}, [&](const Row& row) {
            return GapFact{
                .series = series,
                .upper = upper,
                .key = {row.id<domain::OrganisationId>(0), row.word<domain::Direction>(1), row.date(2)},
                .missing = row.integer(3),
                .voided = row.integer(4)};
        });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const GapFact& fact) {
    gapRows().begin(transaction, since,
                    {fact.series, fact.upper.number, fact.upper.suffix, fact.key.organisation,
                     fact.key.direction, fact.key.day, fact.missing, fact.voided});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const GapFact& fact) {
    gapRows().end(transaction, until, {fact.series, fact.upper.number, fact.upper.suffix});
}

std::optional<ExchangeFact> exchangeFact(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction, exchangeRows().selectHolding(), {document}, [&](const Row& row) {
        return ExchangeFact{
            .document = document,
            .key = {row.id<domain::OrganisationId>(0), domain::Direction::outgoing, row.date(1)},
            .due = row.integer(2),
            .served = row.integer(3),
            .agencies = row.integer(4),
            .agenciesServed = row.integer(5),
            .sentAt = row.optionalMoment(6),
            .sendBy = row.date(7),
            .inTime30 = row.flag(8),
            .inTime28 = row.flag(9),
            .fullySigned = row.flag(10),
            .onPaper = row.flag(11)};
    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const ExchangeFact& fact) {
    exchangeRows().begin(transaction, since,
                         {fact.document, fact.key.organisation, fact.key.day, fact.due, fact.served,
                          fact.agencies, fact.agenciesServed, fact.sentAt, fact.sendBy, fact.inTime30,
                          fact.inTime28, fact.fullySigned, fact.onPaper});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const ExchangeFact& fact) {
    exchangeRows().end(transaction, until, {fact.document});
}

std::optional<IncomingFact> incomingFact(ReadTransaction& transaction, domain::DocumentId document) {
    return firstRow(transaction, incomingRows().selectHolding(), {document}, [&](const Row& row) {
        return IncomingFact{
            .document = document,
            .key = {row.id<domain::OrganisationId>(0), domain::Direction::incoming, row.date(1)},
            .state = row.word<domain::HandlingState>(2),
            .documentDue = row.optionalDate(3),
            .handlingDue = row.optionalDate(4),
            .finishedOn = row.optionalDate(6),
            .assigned = row.flag(7),
            .withFile = row.flag(8),
            .issuer = row.optionalId<domain::OrganisationId>(9),
            .fromAgency = row.flag(10),
            .electronic = row.flag(11),
            .urgency = row.word<domain::Urgency>(12)};
    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const IncomingFact& fact) {
    incomingRows().begin(transaction, since,
                         {fact.document, fact.key.organisation, fact.key.day, fact.state, fact.documentDue,
                          fact.handlingDue, fact.due(), fact.finishedOn, fact.assigned, fact.withFile,
                          fact.issuer, fact.fromAgency, fact.electronic, fact.urgency});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const IncomingFact& fact) {
    incomingRows().end(transaction, until, {fact.document});
}

std::optional<ArrivalFact> arrivalFact(ReadTransaction& transaction, domain::InboxId item) {
    return firstRow(transaction, arrivalRows().selectHolding(), {item}, [&](const Row& row) {
        return ArrivalFact{
            .item = item,
            .key = {row.id<domain::OrganisationId>(0), domain::Direction::incoming, row.date(1)},
            .state = row.word<domain::InboxState>(2),
            .sameDay = row.flag(3),
            .recalled = row.flag(4)};
    });
}

void beginFact(WriteTransaction& transaction, domain::Sequence since, const ArrivalFact& fact) {
    arrivalRows().begin(
        transaction, since,
        {fact.item, fact.key.organisation, fact.key.day, fact.state, fact.sameDay, fact.recalled});
}

void endFact(WriteTransaction& transaction, domain::Sequence until, const ArrivalFact& fact) {
    arrivalRows().end(transaction, until, {fact.item});
}

}  // namespace vanthu::storage
