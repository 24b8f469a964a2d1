#include "storage/rate_store.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "schemas/domain/calendar.h"
#include "schemas/domain/organisation.h"
#include "storage/calendar_store.h"
#include "storage/organisation_store.h"
#include "storage/sql.h"

namespace vanthu::storage {
namespace {

using domain::Date;
using domain::ExchangeCounts;
using domain::OrganisationId;
using domain::SeriesCounts;

/// One number that left its series.
struct SeriesRow {
    int number{0};
    bool lettered{false};
    bool isVoid{false};
    std::optional<Date> day;  ///< of the document that carries it
    domain::Timestamp registeredAt{};
    bool hasFile{false};
};

/// Counts one series, number by number in ascending order.
class SeriesCounter {
  public:
    SeriesCounter(SeriesCounts counts, Date from, Date to, int firstNumber)
        : counts_(std::move(counts)),
          from_(from),
          to_(to),
          expected_(firstNumber),
          waitingFrom_(firstNumber) {}

    void add(const SeriesRow& row, const domain::WorkingCalendar& calendar) {
        // 12 stands before 12a, so a lettered number says that its plain one should have been seen.
        const int end = row.lettered ? row.number + 1 : row.number;
        missing_ += std::max(0, end - expected_);
        expected_ = std::max(expected_, row.number + 1);
        if (row.isVoid) ++voided_;
        if (!row.day) return;
        lastDay_ = *row.day;
        if (belongs(lastDay_)) countDocument(row, calendar);
        settle();
    }

    /// The counts, after the last number of the series.
    [[nodiscard]] const SeriesCounts& finish() {
        settle();
        return counts_;
    }

  private:
    [[nodiscard]] bool belongs(const std::optional<Date>& day) const {
        return day && from_ <= *day && *day <= to_;
    }

    void countDocument(const SeriesRow& row, const domain::WorkingCalendar& calendar) {
        if (counts_.entered == 0) {
            counts_.firstNumber = std::min(waitingFrom_, row.number);
            counts_.lastNumber = row.number;
        }
        ++counts_.entered;
        if (row.hasFile) ++counts_.enteredWithFile;
        if (domain::vietnamDate(row.registeredAt) <= calendar.nextWorkingDay(*row.day))
            ++counts_.enteredOnTime;
    }

    /// Gives the missing and void numbers that wait to the day of the last document seen.
    void settle() {
        if (belongs(lastDay_)) {
            counts_.missing += missing_;
            counts_.voided += voided_;
            counts_.lastNumber = std::max(counts_.lastNumber, expected_ - 1);
        }
        missing_ = voided_ = 0;
        waitingFrom_ = expected_;
    }

    SeriesCounts counts_;
    Date from_;
    Date to_;
    int expected_;     ///< the lowest number neither seen nor found missing
    int waitingFrom_;  ///< the lowest number not yet given to a day
    int missing_{0};   ///< waiting for the day of the next document
    int voided_{0};    ///< likewise
    std::optional<Date> lastDay_;
};

/// Series whose book and year have a document in the period.
constexpr std::string_view kSeries =
    "SELECT s.id, s.first_number, s.year, s.series_key, b.id, b.organisation_id, b.direction "
    "FROM (SELECT DISTINCT book_id, year FROM documents "
    "WHERE book_id IS NOT NULL AND registry_date BETWEEN $1 AND $2) touched "
    "JOIN number_series s ON s.book_id = touched.book_id AND s.year = touched.year "
    "JOIN books b ON b.id = s.book_id ORDER BY s.id";

/// In the order of the primary key: a series is read without sorting, which all of them together would need.
constexpr std::string_view kNumbers =
    "SELECT n.number, n.suffix, n.state, d.registry_date, d.registered_at, "
    "CASE WHEN (d.direction = 'incoming' OR d.signer_name <> '') AND "
    "EXISTS (SELECT 1 FROM document_files f WHERE f.document_id = n.document_id) THEN 1 ELSE 0 END "
    "FROM numbers n LEFT JOIN documents d ON d.id = n.document_id "
    "WHERE n.series_id = $1 ORDER BY n.number, n.suffix";

struct Series {
    SeriesCounts counts;  ///< still empty
    int firstNumber{0};
};

Series seriesFrom(const Row& row) {
    SeriesCounts counts;
    counts.series = row.id<domain::SeriesId>(0);
    counts.year = row.small(2);
    counts.key = row.text(3);
    counts.book = row.id<domain::BookId>(4);
    counts.organisation = row.id<OrganisationId>(5);
    counts.direction = row.word<domain::Direction>(6);
    return {counts, row.small(1)};
}

SeriesRow seriesRow(const Row& row) {
    return {.number = row.small(0),
            .lettered = !row.text(1).empty(),
            .isVoid = row.word<domain::NumberState>(2) == domain::NumberState::voided,
            .day = row.optionalDate(3),
            .registeredAt = row.moment(4),
            .hasFile = row.flag(5)};
}

/// Each pair of an outgoing document and a receiver other than its own unit: a row for the receiver as
/// printed, and one for each delivery, whether or not it was printed.
constexpr std::string_view kReceivers =
    "SELECT d.id, d.organisation_id, d.registry_date, r.organisation_id, 0 "
    "FROM documents d JOIN document_receivers r ON r.document_id = d.id "
    "WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2 "
    "AND r.organisation_id <> d.organisation_id "
    "UNION ALL SELECT d.id, d.organisation_id, d.registry_date, v.recipient_id, "
    "CASE WHEN v.state IN ('arrived', 'accepted') THEN 1 ELSE 0 END "
    "FROM documents d JOIN deliveries v ON v.document_id = d.id "
    "WHERE d.direction = 'outgoing' AND d.book_id IS NOT NULL AND d.registry_date BETWEEN $1 AND $2 "
    "AND v.recipient_id <> d.organisation_id ORDER BY 1, 4";

struct ReceiverRow {
    std::int64_t document{0};
    OrganisationId sender;
    Date day;
    OrganisationId receiver;
    bool served{false};
};

/// Counts documents and their receivers, which come ordered by document and receiver.
class ReceiverCounter {
  public:
    explicit ReceiverCounter(const std::vector<domain::Organisation>& organisations) {
        for (const auto& organisation : organisations)
            organisations_.emplace(organisation.id, &organisation);
    }

    void add(const ReceiverRow& row) {
        if (row.document != current_.document) endDocument();
        if (row.document == current_.document && row.receiver == current_.receiver) {
            current_.served = current_.served || row.served;
            return;
        }
        endReceiver();
        current_ = row;
    }

    [[nodiscard]] std::vector<ExchangeCounts> finish() {
        endDocument();
        std::vector<ExchangeCounts> counts;
        for (const auto& [sender, count] : bySender_)
            counts.push_back(count);
        return counts;
    }

  private:
    void endReceiver() {
        const auto found = organisations_.find(current_.receiver);
        if (found != organisations_.end() && found->second->isDueElectronically(current_.day)) {
            ++due_;
            if (current_.served) ++served_;
        }
        current_.receiver = {};
    }

    void endDocument() {
        endReceiver();
        if (due_ > 0) {
            auto& counts = bySender_[current_.sender];
            counts.organisation = current_.sender;
            ++counts.documentsDue;
            if (served_ == due_) ++counts.documentsServedAll;
            if (served_ > 0) ++counts.documentsServedAny;
            counts.deliveriesDue += due_;
            counts.deliveriesServed += served_;
        }
        due_ = served_ = 0;
    }

    std::unordered_map<OrganisationId, const domain::Organisation*> organisations_;
    std::map<OrganisationId, ExchangeCounts> bySender_;
    ReceiverRow current_;
    int due_{0};
    int served_{0};
};

}  // namespace

std::optional<std::pair<Date, Date>> registryDays(ReadTransaction& transaction) {
    return firstRow(transaction,
                    "SELECT MIN(registry_date), MAX(registry_date) FROM documents WHERE book_id IS NOT NULL "
                    "HAVING MIN(registry_date) IS NOT NULL",
                    {}, [](const Row& row) {
                        return std::pair{row.date(0), row.date(1)};
                    });
}

std::vector<SeriesCounts> seriesCounts(ReadTransaction& transaction, Date from, Date to) {
    const domain::WorkingCalendar calendar(listCalendar(transaction));
    std::vector<SeriesCounts> result;
    for (const auto& series : allRows(transaction, kSeries, {from, to}, seriesFrom)) {
        SeriesCounter counter(series.counts, from, to, series.firstNumber);
        forEachRow(transaction, kNumbers, {series.counts.series},
                   [&](const Row& row) { counter.add(seriesRow(row), calendar); });
        const auto& counts = counter.finish();
        if (counts.entered > 0) result.push_back(counts);
    }
    return result;
}

std::vector<ExchangeCounts> exchangeCounts(ReadTransaction& transaction, Date from, Date to) {
    const auto organisations = listOrganisations(transaction);
    ReceiverCounter counter(organisations);
    forEachRow(transaction, kReceivers, {from, to}, [&](const Row& row) {
        counter.add({.document = row.integer(0),
                     .sender = row.id<OrganisationId>(1),
                     .day = row.date(2),
                     .receiver = row.id<OrganisationId>(3),
                     .served = row.flag(4)});
    });
    return counter.finish();
}

}  // namespace vanthu::storage
