#include "tests/bench/reports_bench.h"

#include "storage/book_store.h"
#include "storage/database.h"
#include "storage/document_store.h"
#include "storage/exchange_store.h"
#include "storage/figure_counts.h"
#include "storage/figure_follower.h"
#include "storage/number_store.h"
#include "storage/organisation_store.h"
#include "tests/bench/made_province.h"
#include "tests/support/temp_dir.h"

#include <sys/resource.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace vanthu::bench {

namespace {

using domain::Date;
using storage::ReadTransaction;
using storage::WriteTransaction;

constexpr std::size_t kAtOnce = 100;
constexpr int kChangesAtOnce = 200;
constexpr int kReportRounds = 9;

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
class RatedProvince {
  public:
    RatedProvince(storage::Database& database, std::size_t documents)
        : database_(database), documents_(documents) {
        database_.write(actorAt(firstDayOfProvince()), [&](WriteTransaction& transaction) {
            for (int i = 0; i < kProvinceUnits; ++i)
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
        return firstDayOfProvince().plusDays(static_cast<int>(document * kProvinceDays / documents_));
    }

    static Unit makeUnit(WriteTransaction& transaction, int index) {
        domain::Organisation organisation;
        organisation.versions = {{.name = "Đơn vị " + std::to_string(index),
                                  .notation = "DV",
                                  .level = domain::OrganisationLevel::province,
                                  .kind = domain::OrganisationKind::department,
                                  .keepsRegistry = true,
                                  .interconnected = true,
                                  .validFrom = firstDayOfProvince()}};
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
        const auto& unit = units_[index % kProvinceUnits];
        const bool isOutgoing = index / kProvinceUnits % 2 == 0;
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
        const auto& receiver = units_[(index + 7) % kProvinceUnits];
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

/// The counts that follow the log, in the shape of the scan.
ProvinceFigures keptFigures(storage::Database& database, domain::Sequence asOf) {
    const auto from = firstDayOfProvince();
    const auto to = from.plusDays(kProvinceDays - 1);
    return database.read([&](ReadTransaction& transaction) {
        ProvinceFigures figures;
        for (const auto& counts : storage::entryCounts(transaction, from, to, asOf))
            figures[{counts.organisation, counts.direction == domain::Direction::incoming}] = {
                counts.entered, counts.enteredWithFile, counts.missing};
        for (const auto& counts : storage::exchangeCounts(transaction, from, to, asOf)) {
            auto& row = figures[{counts.organisation, false}];
            row[3] = counts.documentsDue;
            row[4] = counts.documentsServedAll;
            row[5] = counts.deliveriesDue;
            row[6] = counts.deliveriesServed;
        }
        return figures;
    });
}

/// What a registration pays, in processor time: storing documents through the stores, and following them.
void measureFollowing(const std::string& below, const Report& report) {
    constexpr std::size_t kFollowed = 50'000;
    const tests::TempDir folder(below);
    storage::Database database({"sqlite:" + (folder.path() / "reports.db").string()});
    const double begin = processorSeconds();
    RatedProvince(database, kFollowed).fill();
    const double stored = processorSeconds();
    int counted = kChangesAtOnce;
    const double following = seconds([&] {
        while (counted == kChangesAtOnce)
            counted = database.write({}, [](WriteTransaction& transaction) {
                return storage::followFigures(transaction, kChangesAtOnce);
            });
    });
    const double followed = processorSeconds();
    const auto head = static_cast<double>(database.head());
    report({"changes followed", head / following, "/s"});
    report({"processor time to follow a document", (followed - stored) * 1e6 / kFollowed, "us"});
    report({"processor time to store it, without HTTP and files", (stored - begin) * 1e6 / kFollowed, "us"});
}

}  // namespace

void measureReports(const std::string& below, std::size_t documents, const Report& report) {
    measureFollowing(below, report);
    const tests::TempDir folder(below);
    const auto file = folder.path() / "province.db";
    const std::string url = "sqlite:" + file.string();
    // Makes the tables; filling them goes past it.
    static_cast<void>(storage::Database({url}));
    const auto size = " of " + std::to_string(documents);
    report({"made, with its figures" + size,
            seconds([&] { makeProvince(file, static_cast<std::int64_t>(documents)); }), "s"});

    storage::Database database({url});
    const auto head = static_cast<domain::Sequence>(documents);
    ProvinceFigures scanned;
    const bool isLarge = documents > 2'000'000;
    const double scan = medianOf(isLarge ? 1 : 3, [&] { scanned = scannedBySql(file); });
    if (keptFigures(database, head) != scanned)
        throw std::runtime_error("The kept figures are not those that a scan finds");
    const double target = isLarge ? 200 : 150;
    const double now = medianOf(kReportRounds, [&] { static_cast<void>(keptFigures(database, head)); });
    report({"province report" + size, now, "ms", "", 0, target, true});
    report({"the same figures by straight SQL", scan, "ms"});
    report({"that many times longer", scan / now, "x", "", 0, 50});
    const auto dayAgo = head - head / kProvinceDays;
    report({"as of a day ago", medianOf(3, [&] { static_cast<void>(keptFigures(database, dayAgo)); }), "ms"});
    report({"as of half a year ago", medianOf(1, [&] { static_cast<void>(keptFigures(database, head / 2)); }),
            "ms"});
}

}  // namespace vanthu::bench
