#include "tests/bench/reports_bench.h"

#include "storage/book_store.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/figure_counts.h"
#include "storage/figure_follower.h"
#include "storage/number_store.h"
#include "storage/organisation_store.h"
#include "storage/rate_store.h"
#include "tests/support/temp_dir.h"

#include <sys/resource.h>

#include <chrono>
#include <string>
#include <vector>

namespace vanthu::bench {

namespace {

using domain::Date;
using storage::ReadTransaction;
using storage::WriteTransaction;

constexpr int kUnits = 200;
constexpr std::size_t kAtOnce = 100;
constexpr int kChangesAtOnce = 200;
constexpr int kRounds = 9;
/// Documents are spread over so many days, the year and its tail.
constexpr int kDays = 365;
const Date kNewYear = Date::fromParts(2025, 1, 1).value();

struct Unit {
    domain::OrganisationId organisation;
    domain::BookId incoming;
    domain::BookId outgoing;
};

double seconds(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// A province in the making.
class Province {
  public:
    Province(storage::Database& database, std::size_t documents)
        : database_(database), documents_(documents) {
        database_.write(actorAt(kNewYear), [&](WriteTransaction& transaction) {
            for (int i = 0; i < kUnits; ++i)
                units_.push_back(makeUnit(transaction, i));
        });
    }

    void fill() {
        for (std::size_t made = 0; made < documents_; made += kAtOnce) {
            const auto day = dayOf(made);
            database_.write(actorAt(day), [&](WriteTransaction& transaction) {
                for (std::size_t i = made; i < std::min(made + kAtOnce, documents_); ++i)
                    enter(transaction, i, day);
            });
        }
    }

  private:
    [[nodiscard]] static domain::Actor actorAt(Date day) {
        return {.account = domain::AccountId{1}, .at = domain::startOfDay(day) + std::chrono::hours{9}};
    }
    [[nodiscard]] Date dayOf(std::size_t document) const {
        return kNewYear.plusDays(static_cast<int>(document * kDays / documents_));
    }

    static Unit makeUnit(WriteTransaction& transaction, int index) {
        domain::Organisation organisation;
        organisation.versions = {{.name = "Đơn vị " + std::to_string(index),
                                  .notation = "DV",
                                  .level = domain::OrganisationLevel::province,
                                  .kind = domain::OrganisationKind::department,
                                  .keepsRegistry = true,
                                  .interconnected = true,
                                  .validFrom = kNewYear}};
        Unit unit;
        unit.organisation = storage::insertOrganisation(transaction, organisation).id;
        const auto book = [&](domain::Direction direction, const char* code) {
            return storage::insertBook(transaction, {.organisation = unit.organisation,
                                                     .direction = direction,
                                                     .code = code,
                                                     .name = "Sổ"})
                .id;
        };
        unit.incoming = book(domain::Direction::incoming, "den");
        unit.outgoing = book(domain::Direction::outgoing, "di");
        return unit;
    }

    void enter(WriteTransaction& transaction, std::size_t index, Date day) {
        const auto& unit = units_[index % kUnits];
        const bool isOutgoing = index / kUnits % 2 == 0;
        domain::Document document;
        document.direction = isOutgoing ? domain::Direction::outgoing : domain::Direction::incoming;
        document.organisation = unit.organisation;
        document.book = isOutgoing ? unit.outgoing : unit.incoming;
        document.year = day.year();
        document.typeCode = "BC";
        document.issuedDate = day;
        if (!isOutgoing) document.arrivalDate = day;
        document.issuerName = "Ủy ban nhân dân tỉnh";
        document.subject = "Báo cáo kết quả thực hiện công tác cải cách hành chính";
        document.signer = {.name = "Nguyễn Văn An", .position = "Giám đốc", .authority = {}};
        document.files = {{.id = {},
                           .name = "bao-cao.pdf",
                           .mediaType = "application/pdf",
                           .sizeBytes = 4096,
                           .digest = "sha256:" + std::string(64, 'a')}};
        document.registeredBy = {1};
        document.registeredAt = actorAt(day).at;
        const auto& receiver = units_[(index + 7) % kUnits];
        if (isOutgoing) document.receivers = {{.organisation = receiver.organisation, .name = "Đơn vị"}};
        const storage::SeriesPlace place{*document.book, document.year, ""};
        auto taken = storage::takeNextNumber(transaction, place);
        // One number in a hundred was taken on paper and never entered.
        if (index % 100 == 0) taken = storage::takeNextNumber(transaction, place);
        document.registryNumber = taken.number;
        document.code = {.number = std::to_string(taken.number.number), .notation = "BC-DV"};
        document = storage::insertDocument(transaction, std::move(document));
        storage::bindNumber(transaction, taken, document.id);
        if (!isOutgoing) return;
        auto delivery = storage::insertDelivery(transaction, {.messageId = std::to_string(index),
                                                              .document = document.id,
                                                              .recipient = receiver.organisation,
                                                              .recipientCode = "H"});
        if (index % 10 == 0) return;
        delivery.state = domain::DeliveryState::arrived;
        storage::updateDelivery(transaction, delivery);
    }

    storage::Database& database_;
    std::size_t documents_;
    std::vector<Unit> units_;
};

double medianOf(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i)
        times.push_back(seconds(work) * 1e3);
    return median(times);
}

}  // namespace

void measureReports(const std::string& below, std::size_t documents, const Report& report) {
    const tests::TempDir folder(below);
    storage::Database database({"sqlite:" + (folder.path() / "reports.db").string()});
    const auto size = " of " + std::to_string(documents);
    const double filling = seconds([&] { Province(database, documents).fill(); });
    report({"documents stored" + size, static_cast<double>(documents) / filling, "/s"});

    const double before = processorSeconds();
    int counted = kChangesAtOnce;
    const double following = seconds([&] {
        while (counted == kChangesAtOnce)
            counted = database.write({}, [](WriteTransaction& transaction) {
                return storage::followFigures(transaction, kChangesAtOnce);
            });
    });
    const auto head = database.head();
    report({"changes followed", static_cast<double>(head) / following, "/s"});
    report({"processor time for a change", (processorSeconds() - before) * 1e6 / static_cast<double>(head),
            "us"});

    const Date from = kNewYear;
    const Date to = kNewYear.plusDays(kDays - 1);
    const auto figures = [&](domain::Sequence asOf) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::entryCounts(transaction, from, to, asOf).size() +
                   storage::exchangeCounts(transaction, from, to, asOf).size();
        });
    };
    const double scan = medianOf(3, [&] {
        database.read([&](ReadTransaction& transaction) {
            static_cast<void>(storage::seriesCounts(transaction, from, to));
            static_cast<void>(storage::exchangeCounts(transaction, from, to));
        });
    });
    const double target = documents > 2'000'000 ? 200 : 150;
    const double now = medianOf(kRounds, [&] { static_cast<void>(figures(head)); });
    report({"province report" + size, now, "ms", "", 0, target, true});
    report({"row by row, that many times longer", scan / now, "x", "", 0, 50});
    report({"as of yesterday's change",
            medianOf(kRounds, [&] { static_cast<void>(figures(head - head / kDays)); }), "ms"});
    report({"as of half a year ago", medianOf(3, [&] { static_cast<void>(figures(head / 2)); }), "ms"});
}

}  // namespace vanthu::bench
