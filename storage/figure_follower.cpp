#include "storage/figure_follower.h"

#include <Poco/Exception.h>

#include <array>
#include <limits>
#include <sstream>
#include <string_view>
#include <utility>

#include "schemas/domain/calendar.h"
#include "schemas/domain/delivery.h"
#include "schemas/domain/document.h"
#include "schemas/domain/text.h"
#include "storage/change_log.h"
#include "storage/document_rows.h"
#include "storage/figure_incoming.h"
#include "storage/figure_numbers.h"
#include "storage/figure_receivers.h"
#include "storage/figure_signers.h"
#include "storage/log_record.h"
#include "storage/past_state.h"
#include "storage/sql.h"

namespace vanthu::storage {

namespace {

using domain::Change;
using domain::Document;

/// Days; no series of days off is longer.
constexpr int kLongestHolidays = 60;

/// The series that gave the document its number.
std::optional<domain::SeriesId> seriesOf(ReadTransaction& transaction, const Document& document) {
    const auto id = firstInteger(
        transaction,
        "SELECT s.id FROM number_series s JOIN numbers n ON n.series_id = s.id "
        "WHERE s.book_id = $1 AND s.year = $2 AND n.number = $3 AND n.suffix = $4 AND n.document_id = $5",
        {document.book, document.year, document.registryNumber->number, document.registryNumber->suffix,
         document.id});
    return id ? std::optional{domain::SeriesId{*id}} : std::nullopt;
}

/// One batch of changes on its way into the figures.
class Batch {
  public:
    Batch(WriteTransaction& transaction, domain::Sequence begin)
        : transaction_(transaction),
          calendar_(calendarAsOf(transaction, begin)),
          organisations_(transaction),
          numbers_(transaction, days_),
          receivers_(transaction, days_, calendar_, organisations_),
          incoming_(transaction, days_, organisations_) {}

    void count(const Change& change) {
        static constexpr std::array<std::pair<std::string_view, void (Batch::*)(const Change&)>, 11> kKinds{
            {{"document", &Batch::countDocument},
             {"delivery", &Batch::countDelivery},
             {"handling", &Batch::countHandling},
             {"assignment", &Batch::countAssignment},
             {"inbox", &Batch::countArrival},
             {"number", &Batch::countNumber},
             {"draft", &Batch::countDraft},
             {"signatures", &Batch::countSignatures},
             {"received_recall", &Batch::countRecall},
             {"organisation", &Batch::countOrganisation},
             {"calendar", &Batch::countCalendar}}};
        for (const auto& [entity, count] : kKinds)
            if (change.entity == entity) return (this->*count)(change);
    }

    void store() { days_.store(transaction_); }

  private:
    void countDocument(const Change& change) {
        const bool isNew = change.action == "registered" || change.action == "imported";
        if (!isNew && change.action != "corrected" && change.action != "scan_added") return;
        const auto document = domain::documentFromJson(change.after);
        const auto before = isNew ? std::nullopt : documentFact(transaction_, document.id);
        const auto fact = factOf(document, before);
        if (!fact) return;
        if (before)
            numbers_.change(change.sequence, *before, *fact);
        else
            numbers_.add(change.sequence, *fact);
        if (document.direction == domain::Direction::incoming)
            return incoming_.setDocument(change.sequence, document, *fact);
        if (isNew) return receivers_.setPrinted(change.sequence, nullptr, document);
        const auto earlier = domain::documentFromJson(change.before);
        receivers_.setPrinted(change.sequence, &earlier, document);
    }

    /// None for a document that no rate counts: without a book, a number or a day.
    std::optional<DocumentFact> factOf(const Document& document, const std::optional<DocumentFact>& before) {
        const auto day = registryDate(document);
        if (!document.book || !document.registryNumber || !day) return std::nullopt;
        const auto series = before ? std::optional{before->series} : seriesOf(transaction_, document);
        if (!series) return std::nullopt;
        const bool isOutgoing = document.direction == domain::Direction::outgoing;
        const auto registeredOn = domain::vietnamDate(document.registeredAt);
        DocumentFact fact{
            .document = document.id,
            .key = {document.organisation, document.direction, *day},
            .series = *series,
            .place = {document.registryNumber->number, document.registryNumber->suffix},
            .registeredOn = registeredOn,
            // A line of an old register may have a file and no signer: an issued text is known by both.
            .withFile = !document.files.empty() && (!isOutgoing || !document.signer.name.empty()),
            .onTime = registeredOn <= calendar_.nextWorkingDay(*day)};
        if (!isOutgoing) return fact;
        fact.signer = domain::folded(document.signer.name);
        fact.onPaper = document.copyCount.value_or(0) > 0;
        if (before) fact.signedOn = before->signedOn;
        if (before) sign(fact);
        return fact;
    }

    /// By what is known of the signatures of its files.
    void sign(DocumentFact& fact) {
        std::vector<std::string> signers;
        forEachRow(transaction_, "SELECT signers FROM figure_signatures WHERE document_id = $1",
                   {fact.document}, [&](const Row& row) {
                       std::istringstream lines(row.text(0));
                       for (std::string line; std::getline(lines, line);)
                           signers.push_back(line);
                   });
        const auto found = signedBy(signers, fact.signer);
        fact.byPerson = found.person;
        fact.byAgency = found.agency;
    }

    void countDelivery(const Change& change) {
        const auto after = logRecord(change.after);
        if (!after->has("recipient")) return;  // of its recall
        const domain::DocumentId document{after->getValue<Poco::Int64>("document")};
        const domain::OrganisationId receiver{after->getValue<Poco::Int64>("recipient")};
        if (change.before.empty()) {
            const auto askedAt = domain::parseTimestamp(after->getValue<std::string>("queued_at")).value();
            return receivers_.addDelivery(change.sequence, document, receiver, askedAt, isServed(*after));
        }
        receivers_.changeServed(change.sequence, document, receiver,
                                int{isServed(*after)} - int{isServed(*logRecord(change.before))});
    }

    /// It arrived at its receiver and was not sent back.
    static bool isServed(const Poco::JSON::Object& delivery) {
        const auto state = delivery.getValue<std::string>("state");
        return state == domain::code(domain::DeliveryState::arrived) ||
               state == domain::code(domain::DeliveryState::accepted);
    }

    void countHandling(const Change& change) {
        const auto after = logRecord(change.after);
        // Opinions and replies stand beside the states.
        if (!after->has("state")) return;
        incoming_.setHandling(change.sequence, domain::DocumentId{change.entityId}, *after);
    }

    void countAssignment(const Change& change) {
        if (change.action != "assigned") return;
        incoming_.setAssigned(change.sequence,
                              domain::DocumentId{logRecord(change.after)->getValue<Poco::Int64>("document")});
    }

    void countArrival(const Change& change) {
        incoming_.setArrival(change.sequence, domain::InboxId{change.entityId}, *logRecord(change.after));
    }

    void countRecall(const Change& change) {
        const auto after = logRecord(change.after);
        if (after->has("item"))
            incoming_.setRecalled(change.sequence, domain::InboxId{after->getValue<Poco::Int64>("item")});
    }

    /// From the day of the signature on an issued draft has its time to be sent.
    void countDraft(const Change& change) {
        const auto draft = logRecord(change.after);
        if (!draft->has("document") || !draft->has("signed_at")) return;
        const auto signedAt = domain::parseTimestamp(draft->getValue<std::string>("signed_at"));
        changeDocument(change.sequence, domain::DocumentId{draft->getValue<Poco::Int64>("document")},
                       [&](DocumentFact& fact) { fact.signedOn = domain::vietnamDate(signedAt.value()); });
    }

    void countSignatures(const Change& change) {
        const auto evidence = logRecord(change.after);
        std::ostringstream result;
        evidence->getObject("result")->stringify(result);
        std::string lines;
        for (const auto& signer : validSigners(result.str()))
            lines += signer + '\n';
        execute(transaction_,
                "INSERT INTO figure_signatures (document_id, position, signers) VALUES ($1, $2, $3) "
                "ON CONFLICT (document_id, position) DO UPDATE SET signers = excluded.signers",
                {change.entityId, evidence->getValue<int>("file"), lines});
        changeDocument(change.sequence, domain::DocumentId{change.entityId},
                       [&](DocumentFact& fact) { sign(fact); });
    }

    /// Something beside the document itself says otherwise of an outgoing one.
    template <class Change>
    void changeDocument(domain::Sequence sequence, domain::DocumentId document, Change change) {
        const auto before = documentFact(transaction_, document);
        if (!before || before->key.direction != domain::Direction::outgoing) return;
        auto after = *before;
        change(after);
        if (after == *before) return;
        numbers_.change(sequence, *before, after);
        receivers_.count(sequence, document);
    }

    void countNumber(const Change& change) {
        const auto number = logRecord(change.after);
        numbers_.explain(change.sequence, domain::SeriesId{change.entityId},
                         {number->getValue<Poco::Int64>("number"), number->getValue<std::string>("suffix")},
                         change.action == "voided");
    }

    void countOrganisation(const Change& change) {
        if (change.action == "succeeded") return;
        organisations_.forget();
        receivers_.reconsider(change.sequence, domain::OrganisationId{change.entityId});
        incoming_.reconsider(change.sequence, domain::OrganisationId{change.entityId});
    }

    /// Days off that are entered late change what was in time.
    void countCalendar(const Change& change) {
        calendar_ = domain::WorkingCalendar(calendarAsOf(transaction_, change.sequence));
        domain::CalendarException exception;
        const bool isRead =
            domain::readDayText(logRecord(change.after)->getValue<std::string>("day"), exception);
        const auto day = domain::Date::fromParts(exception.year, exception.month, exception.day);
        // Those of another day know this one as their next working day at most. Of every year: all of them.
        const bool isOfOneYear = isRead && day.has_value();
        const int last = isOfOneYear ? day->days() : std::numeric_limits<int>::max();
        const int first = isOfOneYear ? last - kLongestHolidays : std::numeric_limits<int>::min();
        const auto documents =
            allRows(transaction_,
                    "SELECT document_id FROM figure_documents WHERE until = 9223372036854775807 AND "
                    "(day BETWEEN $1 AND $2 OR signed_on BETWEEN $1 AND $2)",
                    {first, last}, [](const Row& row) { return row.id<domain::DocumentId>(0); });
        for (const auto id : documents) {
            const auto before = documentFact(transaction_, id);
            if (!before) continue;
            auto after = *before;
            after.onTime = before->registeredOn <= calendar_.nextWorkingDay(before->key.day);
            numbers_.change(change.sequence, *before, after);
            receivers_.count(change.sequence, id);
        }
    }

    WriteTransaction& transaction_;
    domain::WorkingCalendar calendar_;
    KnownOrganisations organisations_;
    DayChanges days_;
    NumberFigures numbers_;
    ReceiverFigures receivers_;
    IncomingFigures incoming_;
};

struct Progress {
    domain::Sequence sequence{0};
    std::int64_t newestHour{-1};
};

Progress progressOf(ReadTransaction& transaction) {
    return firstRow(transaction, "SELECT sequence, newest_hour FROM figure_progress WHERE id = 1", {},
                    [](const Row& row) {
                        return Progress{row.integer(0), row.integer(1)};
                    })
        .value();
}

}  // namespace

int followFigures(WriteTransaction& transaction, int limit) {
    auto progress = progressOf(transaction);
    const auto changes = readChanges(transaction, progress.sequence, limit);
    if (changes.empty()) return 0;
    Batch batch(transaction, progress.sequence);
    for (const auto& change : changes) {
        try {
            batch.count(change);
        } catch (const Poco::Exception& error) {
            throw Error{ErrorCode::damaged, "Change " + std::to_string(change.sequence) +
                                                " of the log cannot be read: " + error.displayText()};
        }
        const auto hour = hourOf(change.actor.at);
        progress.sequence = change.sequence;
        if (hour <= progress.newestHour) continue;
        progress.newestHour = hour;
        execute(transaction, "INSERT INTO figure_hours (hour, sequence) VALUES ($1, $2)",
                {hour, change.sequence});
    }
    batch.store();
    execute(transaction, "UPDATE figure_progress SET sequence = $1, newest_hour = $2 WHERE id = 1",
            {progress.sequence, progress.newestHour});
    return static_cast<int>(changes.size());
}

domain::Sequence figuresUpTo(ReadTransaction& transaction) {
    return progressOf(transaction).sequence;
}

void forgetFigures(WriteTransaction& transaction) {
    constexpr std::array kTables{
        "DELETE FROM figure_hours",     "DELETE FROM figure_documents", "DELETE FROM figure_gaps",
        "DELETE FROM figure_explained", "DELETE FROM figure_exchanges", "DELETE FROM figure_receivers",
        "DELETE FROM figure_incoming",  "DELETE FROM figure_arrivals",  "DELETE FROM figure_signatures",
        "DELETE FROM figure_days",      "DELETE FROM figure_months"};
    for (const auto* sql : kTables)
        execute(transaction, sql, {});
    execute(transaction, "UPDATE figure_progress SET sequence = 0, newest_hour = -1 WHERE id = 1", {});
}

}  // namespace vanthu::storage
