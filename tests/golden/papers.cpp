#include "tests/golden/papers.h"

#include "storage/book_store.h"
#include "storage/document_store.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vanthu::tests::golden {

using domain::Date;
using domain::Direction;
using domain::Document;
using domain::RegistryNumber;
using storage::ReadTransaction;
using storage::WriteTransaction;

namespace {

domain::DocumentFile someFile() {
    return {.name = "van-ban.pdf",
            .mediaType = "application/pdf",
            .sizeBytes = 1,
            .digest = "sha256:" + std::string(64, 'a')};
}

void setDay(Document& document, Date day) {
    document.issuedDate = day;
    if (document.direction == Direction::incoming) document.arrivalDate = day;
}

}  // namespace

/// Most papers are entered on their day, some long after it.
Date Papers::someDay() {
    static constexpr std::array kLongest{0, 0, 0, 3, 3, 5, 40};
    return stage_.today().plusDays(-stage_.pick(0, stage_.any(kLongest)));
}

storage::SeriesPlace Papers::place(const domain::Organisation& unit, Direction direction, Date day) {
    const auto books = stage_.database.read(
        [&](ReadTransaction& transaction) { return storage::listBooks(transaction, unit.id); });
    const auto book = std::ranges::find_if(books, [&](const domain::Book& one) {
        return one.direction == direction && one.purpose == domain::BookPurpose::agency;
    });
    return {book->id, day.year(), direction == Direction::outgoing && stage_.oneIn(5) ? "QD" : ""};
}

bool Papers::isFree(const storage::SeriesPlace& place, const RegistryNumber& number) {
    return stage_.database.read([&](ReadTransaction& transaction) {
        return !storage::findNumber(transaction, place, number) ||
               storage::isReserved(transaction, place, number);
    });
}

/// None: the next one. Else one that jumps ahead, fills a gap, was held, or has a letter.
std::optional<RegistryNumber> Papers::wantedNumber(const storage::SeriesPlace& place) {
    if (stage_.pick(0, 9) < 6) return std::nullopt;
    return stage_.database.read([&](ReadTransaction& transaction) -> std::optional<RegistryNumber> {
        const auto all = storage::listSeries(transaction, place.book, place.year);
        const auto series = std::ranges::find(all, place.key, &domain::NumberSeries::key);
        if (series == all.end()) return RegistryNumber{stage_.pick(1, 4), ""};
        const auto gaps = storage::findGaps(transaction, series->id);
        const auto held = storage::openReservations(transaction, series->id);
        if (!held.empty() && stage_.oneIn(3)) return held.front().number;
        if (!gaps.empty() && stage_.oneIn(3)) return RegistryNumber{gaps.front().first, ""};
        if (stage_.oneIn(2)) return RegistryNumber{stage_.pick(1, series->lastNumber + 1), "a"};
        return RegistryNumber{series->lastNumber + stage_.pick(2, 4), ""};
    });
}

void Papers::enter() {
    const auto day = someDay();
    const auto* unit = units_.registryOn(day);
    if (unit == nullptr) return;
    Document document;
    document.direction = stage_.oneIn(3) ? Direction::incoming : Direction::outgoing;
    document.organisation = unit->id;
    setDay(document, day);
    const auto where = place(*unit, document.direction, day);
    const auto number = wantedNumber(where);
    if (number && !isFree(where, *number)) return;
    if (!stage_.oneIn(5)) document.files = {someFile()};
    if (document.direction == Direction::outgoing) document.receivers = someReceivers();
    setRest(document);
    if (document.direction == Direction::incoming && stage_.oneIn(2)) {
        document.source = "exchange";
        document.externalId = "e" + std::to_string(papers_.size());
    }
    if (day < stage_.today()) {
        stage_.happened("late entry");
        lateDays_.push_back(day);
    }
    if (document.files.empty()) stage_.happened("without file");
    if (number && !number->suffix.empty()) stage_.happened("lettered number");
    store(std::move(document), where, number);
}

Date Papers::dayThatMatters() {
    return (lateDays_.empty() ? stage_.today() : stage_.any(lateDays_)).plusDays(1);
}

void Papers::enterHundred() {
    const auto day = stage_.today();
    const auto& unit = units_.all().front();
    const auto& receiver = units_.all().at(1);
    const int skipped = stage_.pick(0, 2);
    Document document;
    document.direction = Direction::outgoing;
    document.organisation = unit.id;
    setDay(document, day);
    auto where = place(unit, Direction::outgoing, day);
    where.key.clear();
    for (int number = 1 + skipped; number <= 100; ++number) {
        document.receivers.clear();
        if (number > 90) document.receivers = {{.organisation = receiver.id, .name = "Sở Nội vụ"}};
        store(document, where, RegistryNumber{number, ""});
    }
    stage_.happened("a hundred numbers");
}

/// A document with that number, or the next one.
void Papers::store(Document document, const storage::SeriesPlace& where,
                   const std::optional<RegistryNumber>& number) {
    const auto day = document.issuedDate.value();
    document.book = where.book;
    document.year = where.year;
    document.typeCode = where.key.empty() ? "KH" : where.key;
    document.subject = "Kế hoạch";
    document.registeredAt = stage_.clock.now();
    const bool isImported = stage_.oneIn(6);
    // Lines of old registers may name nobody.
    const bool isSigned = document.direction == Direction::outgoing && !(isImported && stage_.oneIn(2));
    if (isSigned) document.signer.name = "Nguyễn Văn An";
    if (!isSigned && document.direction == Direction::outgoing) stage_.happened("without signer");
    document = stage_.change([&](WriteTransaction& transaction) {
        const auto taken = number ? storage::takeNumber(transaction, where, *number, day)
                                  : storage::takeNextNumber(transaction, where, day);
        document.registryNumber = taken.number;
        document.code = {.number = std::to_string(taken.number.number) + taken.number.suffix,
                         .notation = document.typeCode};
        document = storage::insertDocument(transaction, document, isImported ? "imported" : "registered");
        storage::bindNumber(transaction, taken, document.id);
        return document;
    });
    papers_.push_back({document.id, where.key});
    if (document.direction == Direction::incoming) received_.push_back(document.id);
    keep(document, where.key);
}

void Papers::setRest(Document& document) {
    if (document.direction == Direction::outgoing) {
        document.copyCount.reset();
        if (stage_.oneIn(3)) document.copyCount = stage_.pick(1, 9);
        return;
    }
    document.issuer.reset();
    if (!stage_.oneIn(3)) document.issuer = stage_.any(units_.all()).id;
    document.dueDate.reset();
    if (stage_.oneIn(2)) document.dueDate = document.arrivalDate->plusDays(stage_.pick(0, 20));
}

std::vector<domain::Receiver> Papers::someReceivers() {
    std::vector<domain::Receiver> receivers{{.organisation = std::nullopt, .name = "Lưu: VT"}};
    for (int i = 0, count = stage_.pick(0, 3); i < count; ++i)
        receivers.push_back({.organisation = stage_.any(units_.all()).id, .name = "Cơ quan"});
    return receivers;
}

void Papers::keep(const Document& document, const std::string& seriesKey) {
    stage_.facts.document(document, seriesKey);
    if (document.direction != Direction::outgoing) return;
    const auto known = std::ranges::find(sent_, document.id, &Document::id);
    if (known == sent_.end())
        sent_.push_back(document);
    else
        *known = document;
}

void Papers::explainNumber() {
    const auto* unit = units_.registryOn(stage_.today());
    if (unit == nullptr) return;
    const auto direction = stage_.oneIn(4) ? Direction::incoming : Direction::outgoing;
    const auto where = place(*unit, direction, someDay());
    const int last = stage_.database.read([&](ReadTransaction& transaction) {
        int highest = 0;
        for (const auto& series : storage::listSeries(transaction, where.book, where.year))
            if (series.key == where.key) highest = series.lastNumber;
        return highest;
    });
    const RegistryNumber number{stage_.pick(1, last + 3), stage_.oneIn(6) ? "a" : ""};
    if (!isFree(where, number)) return;
    const bool isHeld = stage_.database.read(
        [&](ReadTransaction& transaction) { return storage::isReserved(transaction, where, number); });
    static constexpr std::array kUses{"void", "void", "held", "secret"};
    const std::string use = isHeld ? "void" : stage_.any(kUses);
    stage_.change([&](WriteTransaction& transaction) {
        if (use == "void") {
            storage::voidNumber(transaction, where, number, "Viết hỏng");
        } else if (use == "held") {
            storage::reserveNumber(transaction, where, number,
                                   {.heldFor = "Phòng", .until = stage_.today().plusDays(9)});
        } else {
            bindToSecret(transaction, storage::takeNumber(transaction, where, number));
        }
        return 0;
    });
    stage_.happened("number " + use);
    stage_.facts.number(where, unit->id, direction, number, use);
}

/// In a book that holds numbers of secrets and nothing else: no rate may see them.
void Papers::keepSecret() {
    const auto* unit = units_.registryOn(stage_.today());
    if (unit == nullptr) return;
    const auto books = stage_.database.read(
        [&](ReadTransaction& transaction) { return storage::listBooks(transaction, unit->id); });
    const auto known = std::ranges::find(books, domain::BookPurpose::secretStubs, &domain::Book::purpose);
    const auto [place, number] = stage_.change([&](WriteTransaction& transaction) {
        const auto book =
            known != books.end()
                ? known->id
                : storage::insertBook(transaction, {.organisation = unit->id,
                                                    .direction = Direction::outgoing,
                                                    .code = "mat",
                                                    .name = "Sổ số văn bản mật",
                                                    .purpose = domain::BookPurpose::secretStubs})
                      .id;
        const storage::SeriesPlace where{book, stage_.today().year(), ""};
        const auto taken = storage::takeNextNumber(transaction, where, stage_.today());
        bindToSecret(transaction, taken);
        return std::pair{where, taken.number};
    });
    stage_.happened("secret in a book of secrets");
    stage_.facts.number(place, unit->id, Direction::outgoing, number, "secret");
}

void Papers::bindToSecret(WriteTransaction& transaction, const storage::TakenNumber& taken) {
    storage::bindToSecretStub(transaction, {.series = taken.series,
                                            .number = taken.number,
                                            .day = stage_.today(),
                                            .registeredBy = stage_.actor().account});
}

void Papers::correct() {
    if (papers_.empty()) return;
    const auto& paper = stage_.any(papers_);
    auto document =
        stage_.database
            .read([&](ReadTransaction& transaction) { return storage::findDocument(transaction, paper.id); })
            .value();
    // The day of arrival is the one on which the number was given: it stays.
    const bool isRedated = document.direction == Direction::outgoing && stage_.oneIn(2);
    if (isRedated) setDay(document, document.issuedDate->plusDays(stage_.pick(-40, 20)));
    if (document.direction == Direction::outgoing && !isRedated) document.receivers = someReceivers();
    document.note = "Đã sửa";
    if (stage_.oneIn(2)) setRest(document);
    if (!document.signer.name.empty() && stage_.oneIn(4)) {
        document.signer.name = "Trần Thị Bình";
        stage_.happened("signer corrected");
    }
    document = stage_.change([&](WriteTransaction& transaction) {
        if (isRedated)
            static_cast<void>(
                storage::redateNumber(transaction, {document.book.value(), document.year, paper.seriesKey},
                                      document.registryNumber.value(), document.issuedDate.value()));
        return storage::correctDocument(transaction, document, "nhập nhầm");
    });
    stage_.happened(isRedated ? "day corrected" : "receivers or note corrected");
    keep(document, paper.seriesKey);
}

void Papers::addFile() {
    if (papers_.empty()) return;
    const auto& paper = stage_.any(papers_);
    const auto document = stage_.change([&](WriteTransaction& transaction) {
        return storage::addFiles(transaction, storage::findDocument(transaction, paper.id).value(),
                                 {someFile()});
    });
    stage_.happened("file added");
    keep(document, paper.seriesKey);
}

}  // namespace vanthu::tests::golden
