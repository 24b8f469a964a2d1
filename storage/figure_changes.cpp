#include "storage/figure_changes.h"

#include "storage/figure_kinds.h"

#include <tuple>
#include <utility>

namespace vanthu::storage {

namespace {

using domain::Date;
using domain::Direction;
using domain::FigureReport;
using domain::OrganisationId;

/// What a change is about; tables that speak of documents share theirs.
struct Thing {
    OrganisationId unit;
    Direction direction{Direction::outgoing};
    std::string_view kind;
    std::int64_t id{0};
    std::int64_t number{0};
    std::string suffix;
    auto operator<=>(const Thing&) const = default;
};

std::vector<FactKind> kindsOf(FigureReport report) {
    switch (report) {
        case FigureReport::entry:
            return {kDocumentsKind, kGapsKind};
        case FigureReport::interconnection:
            return {kDocumentsKind, kExchangesKind, kIncomingKind, kArrivalsKind};
        case FigureReport::handling:
            return {kIncomingKind};
        case FigureReport::timeliness:
            return {kExchangesKind, kIncomingKind};
    }
    return {};
}

/// Collects what differs between the two places.
class Comparison {
  public:
    Comparison(ReadTransaction& transaction, FigureReport report, Date from, Date to)
        : transaction_(transaction), report_(report), from_(from), to_(to) {}

    void compareFacts(const FactKind& kind, domain::Sequence before, domain::Sequence after) {
        const auto select = "SELECT organisation_id, " + std::string(kind.columns) + ", " +
                            std::string(kind.key) + ", day, since, until FROM " + std::string(kind.table) +
                            " WHERE ";
        forEachRow(transaction_, select + "since > $1 AND since <= $2 AND until > $2", {before, after},
                   [&](const Row& row) { add(kind, row, 1); });
        forEachRow(transaction_,
                   select + "until > $1 AND until <= $2 AND until < 9223372036854775807 AND since <= $1",
                   {before, after}, [&](const Row& row) { add(kind, row, -1); });
    }

    void compareWaiting(const WaitingKind& kind, const FigurePlace& before, const FigurePlace& after) {
        addWaiting(kind, before, -1);
        addWaiting(kind, after, 1);
    }

    std::vector<FigureChange> changes(std::size_t most) {
        std::vector<FigureChange> result;
        for (auto& [thing, change] : found_) {
            std::erase_if(change.by, [](const auto& figure) { return figure.second == 0; });
            if (change.by.empty()) continue;
            if (result.size() > most) break;
            if (const auto sequence = because_.find(thing); sequence != because_.end())
                change.because = changeAt(sequence->second);
            name(change);
            result.push_back(std::move(change));
        }
        return result;
    }

  private:
    FigureChange& of(const Thing& thing, const FactKind* kind) {
        const auto [found, isNew] = found_.try_emplace(thing);
        auto& change = found->second;
        if (!isNew) return change;
        change.unit = thing.unit;
        change.direction = thing.direction;
        if (kind != nullptr && kind->table == kGapsKind.table) {
            change.series = domain::SeriesId{thing.id};
            if (thing.number != kAboveAll.number) change.number = std::to_string(thing.number) + thing.suffix;
        } else if (kind != nullptr && kind->table == kArrivalsKind.table) {
            change.arrival = domain::InboxId{thing.id};
        } else {
            change.document = domain::DocumentId{thing.id};
        }
        return change;
    }

    /// A fact that came (1) or went (-1).
    void add(const FactKind& kind, const Row& row, int sign) {
        const int tail = 2 + kind.width;
        const bool isOwn = kind.table == kGapsKind.table || kind.table == kArrivalsKind.table;
        const Thing thing{row.id<OrganisationId>(0),
                          row.word<Direction>(1),
                          isOwn ? kind.table : std::string_view{"document"},
                          row.integer(tail),
                          row.integer(tail + 1),
                          row.text(tail + 2)};
        const auto day = row.date(tail + 3);
        auto& change = of(thing, &kind);
        (sign > 0 ? change.dayAfter : change.dayBefore) = day;
        auto& because = because_[thing];
        because = std::max(because, row.integer(sign > 0 ? tail + 4 : tail + 5));
        if (day < from_ || to_ < day) return;
        const auto amounts = kind.amounts(row);
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const auto figure = static_cast<Figure>(i);
            if (amounts.at(i) != 0 && domain::reads(report_, thing.direction, figure))
                change.by[figure] += sign * amounts.at(i);
        }
    }

    /// What waited past its day at that place.
    void addWaiting(const WaitingKind& kind, const FigurePlace& place, int sign) {
        const auto head =
            "SELECT organisation_id, document_id, day FROM " + std::string(kind.table) + " WHERE ";
        const auto tail = " AND since <= $4 AND day BETWEEN $1 AND $2 AND " + std::string(kind.waits) +
                          " AND " + std::string(kind.due) + " < $3";
        for (const auto* when : {"until = 9223372036854775807", "until > $4 AND until < 9223372036854775807"})
            forEachRow(transaction_, head + when + tail, {from_, to_, place.today, place.change},
                       [&](const Row& row) {
                           const auto direction = domain::parse<Direction>(kind.direction).value();
                           auto& change =
                               of({row.id<OrganisationId>(0), direction, "document", row.integer(1), 0, ""},
                                  nullptr);
                           (sign > 0 ? change.dayAfter : change.dayBefore) = row.date(2);
                           change.by[kind.figure] += sign;
                       });
    }

    void name(FigureChange& change) {
        if (change.series)
            forEachRow(transaction_,
                       "SELECT b.name, s.year, s.series_key FROM number_series s JOIN books b ON b.id = "
                       "s.book_id WHERE s.id = $1",
                       {*change.series}, [&](const Row& row) {
                           change.book = row.text(0) + " " + std::to_string(row.integer(1));
                           if (!row.text(2).empty()) change.book += " " + row.text(2);
                       });
        if (change.document)
            forEachRow(transaction_, "SELECT registry_number, registry_suffix FROM documents WHERE id = $1",
                       {*change.document},
                       [&](const Row& row) { change.number = std::to_string(row.integer(0)) + row.text(1); });
    }

    std::optional<domain::Change> changeAt(domain::Sequence sequence) {
        return firstRow(
            transaction_,
            "SELECT account_id, at, entity, entity_id, action FROM change_log WHERE sequence = $1",
            {sequence}, [&](const Row& row) {
                return domain::Change{.sequence = sequence,
                                      .actor = {row.id<domain::AccountId>(0), row.moment(1)},
                                      .entity = row.text(2),
                                      .entityId = row.integer(3),
                                      .action = row.text(4)};
            });
    }

    ReadTransaction& transaction_;
    FigureReport report_;
    Date from_, to_;
    std::map<Thing, FigureChange> found_;
    std::map<Thing, domain::Sequence> because_;
};

}  // namespace

std::vector<FigureChange> figureChanges(ReadTransaction& transaction, FigureReport report, Date from, Date to,
                                        const FigurePlace& before, const FigurePlace& after,
                                        std::size_t most) {
    Comparison comparison(transaction, report, from, to);
    for (const auto& kind : kindsOf(report))
        comparison.compareFacts(kind, before.change, after.change);
    const bool readsHandling = report == FigureReport::handling || report == FigureReport::timeliness;
    if (readsHandling) comparison.compareWaiting(kOverdueKind, before, after);
    if (report == FigureReport::timeliness) comparison.compareWaiting(kUnsentKind, before, after);
    return comparison.changes(most);
}

}  // namespace vanthu::storage
