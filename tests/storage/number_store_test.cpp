#include "storage/number_store.h"

#include "storage/change_log.h"
#include "storage/document_store.h"
#include "tests/storage/contract.h"

namespace vanthu::tests {

using domain::BookState;
using domain::Date;
using domain::RegistryNumber;
using storage::ReadTransaction;
using storage::TakenNumber;
using storage::WriteTransaction;

namespace {

Date march(int day) {
    return Date::fromParts(2018, 3, day).value();
}

/// A clerk who registers outgoing documents in one book.
struct Desk {
    storage::Database& database;
    Office office{makeOffice(database)};
    storage::SeriesPlace place{office.outgoing, 2018, ""};

    /// Registers a document of that day under the number, or under the next one.
    TakenNumber enter(Date day, std::optional<RegistryNumber> number = {}) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            const auto taken = number ? storage::takeNumber(transaction, place, *number, day)
                                      : storage::takeNextNumber(transaction, place, day);
            auto document = outgoingDocument(office);
            document.issuedDate = day;
            document.registryNumber = taken.number;
            storage::bindNumber(transaction, taken, storage::insertDocument(transaction, document).id);
            return taken;
        });
    }
    domain::Reservation reserve(std::optional<RegistryNumber> number = {}) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            return storage::reserveNumber(
                transaction, place, number,
                {.heldFor = "Phòng Tổ chức", .purpose = "đang trình ký", .until = march(20)});
        });
    }
    /// Gives the number, or the next one, to a state secret of that day.
    TakenNumber enterStub(Date day, std::optional<RegistryNumber> number = {}) {
        return database.write(clerk(), [&](WriteTransaction& transaction) {
            auto taken = number ? storage::takeNumber(transaction, place, *number, day)
                                : storage::takeNextNumber(transaction, place, day);
            storage::bindToSecretStub(transaction, {.series = taken.series,
                                                    .number = taken.number,
                                                    .numberReason = "",
                                                    .day = day,
                                                    .secrecy = domain::Secrecy::topSecret,
                                                    .registeredBy = clerk().account,
                                                    .registeredAt = clerk().at});
            return taken;
        });
    }
    void annul(const RegistryNumber& number) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::voidNumber(transaction, place, number, "không ban hành");
        });
    }
    void annulSpan(int first, int last) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::voidNumbers(transaction, place, {first, last}, "mất trang sổ");
        });
    }
    void set(BookState state) {
        database.write(clerk(), [&](WriteTransaction& transaction) {
            storage::setBookState(transaction, office.outgoing, state, "theo quy chế");
        });
    }
    domain::NumberSeries series() {
        return database.read([&](ReadTransaction& transaction) {
            return storage::listSeries(transaction, office.outgoing, 2018).at(0);
        });
    }
    std::vector<domain::NumberRange> gaps() {
        return database.read([&](ReadTransaction& transaction) {
            return storage::findGaps(transaction,
                                     storage::listSeries(transaction, office.outgoing, 2018).at(0).id);
        });
    }
    std::vector<std::string> held() {
        return database.read([&](ReadTransaction& transaction) {
            std::vector<std::string> numbers;
            for (const auto& held : storage::openReservations(
                     transaction, storage::listSeries(transaction, office.outgoing, 2018).at(0).id))
                numbers.push_back(std::to_string(held.number.number) + held.number.suffix);
            return numbers;
        });
    }
};

}  // namespace

CONTRACT_CASE("a reserved number is no gap, is skipped by others, and is used once", "[storage]") {
    Desk desk{contract.database()};
    desk.enter(march(1));

    const auto held = desk.reserve();
    CHECK(held.number.number == 2);
    CHECK(held.reservedBy == clerk().account);
    CHECK(desk.enter(march(2)).number.number == 3);
    CHECK(desk.held() == std::vector<std::string>{"2"});
    CHECK(desk.gaps().empty());

    const auto used = desk.enter(march(2), held.number);
    REQUIRE(used.reservation);
    CHECK(used.reservation->heldFor == "Phòng Tổ chức");
    CHECK(used.reservation->until == march(20));
    CHECK(desk.held().empty());
    CHECK(codeOf([&] { desk.enter(march(2), held.number); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.annul(held.number); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.reserve(held.number); }) == ErrorCode::conflict);
}

CONTRACT_CASE("what became of a number is found by its place", "[storage]") {
    auto& database = contract.database();
    Desk desk{database};
    const auto taken = desk.enter(march(1));
    desk.reserve();
    desk.annul({4, ""});
    desk.enterStub(march(2), RegistryNumber{5, "a"});
    const auto use = [&](int number, const std::string& suffix = "", int year = 2018) {
        return database.read([&](ReadTransaction& transaction) {
            return storage::findNumber(transaction, {desk.office.outgoing, year, ""}, {number, suffix});
        });
    };
    REQUIRE(use(1));
    CHECK(use(1)->state == domain::NumberState::used);
    CHECK(use(1)->document.has_value());
    CHECK(taken.number.number == 1);
    CHECK(use(2)->state == domain::NumberState::reserved);
    CHECK(use(4)->state == domain::NumberState::voided);
    CHECK(use(5, "a")->state == domain::NumberState::secretStub);
    CHECK_FALSE(use(3));
    CHECK_FALSE(use(5));
    CHECK_FALSE(use(1, "", 2017));
}

CONTRACT_CASE("a reservation that is given up is void for good", "[storage]") {
    Desk desk{contract.database()};
    const auto held = desk.reserve();

    desk.annul(held.number);

    CHECK(desk.held().empty());
    CHECK(desk.gaps().empty());
    CHECK(codeOf([&] { desk.reserve(held.number); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.enter(march(1), held.number); }) == ErrorCode::conflict);
    CHECK(desk.enter(march(1)).number.number == 2);
    const auto changes = desk.database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "number", held.series.value);
    });
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].action == "reserved");
    CHECK(changes[1].action == "voided");
    CHECK(changes[1].before.find("reserved") != std::string::npos);
}

CONTRACT_CASE("a span of missing numbers is explained at once, a record each", "[storage]") {
    Desk desk{contract.database()};
    desk.enter(march(1), RegistryNumber{1, ""});
    const auto last = desk.enter(march(2), RegistryNumber{9, ""});
    desk.set(BookState::closed);

    desk.annulSpan(3, 6);

    CHECK(desk.gaps() == std::vector<domain::NumberRange>{{2, 2}, {7, 8}});
    const auto changes = desk.database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "number", last.series.value);
    });
    REQUIRE(changes.size() == 4);
    CHECK(changes[0].after.find(R"("number":3)") != std::string::npos);
    CHECK(changes[3].after.find("mất trang sổ") != std::string::npos);
    desk.set(BookState::locked);
    CHECK(codeOf([&] { desk.annulSpan(7, 8); }) == ErrorCode::conflict);
}

CONTRACT_CASE("a span with one number that is not missing stays as it was, and the number is named",
              "[storage]") {
    Desk desk{contract.database()};
    desk.enter(march(1), RegistryNumber{1, ""});
    desk.enter(march(2), RegistryNumber{5, ""});
    desk.annul({8, ""});
    desk.reserve(RegistryNumber{12, ""});
    desk.enter(march(3), RegistryNumber{15, ""});
    const auto before = desk.gaps();
    const auto [first, last, named] = GENERATE(
        table<int, int, std::string>({{2, 6, "number 5 "}, {6, 9, "number 8 "}, {9, 13, "number 12 "}}));

    CHECK_THROWS_WITH(desk.annulSpan(first, last), Catch::Contains(named));
    CHECK(desk.gaps() == before);
    CHECK_THROWS_WITH(desk.annulSpan(14, 16), Catch::Contains("come to 15"));
    CHECK(desk.gaps() == before);
}

CONTRACT_CASE("a number named by hand is reserved too, with or without a letter", "[storage]") {
    Desk desk{contract.database()};
    desk.enter(march(1));

    CHECK(desk.reserve(RegistryNumber{5, ""}).number.number == 5);
    CHECK(desk.reserve(RegistryNumber{1, "a"}).number.suffix == "a");

    CHECK(desk.held() == std::vector<std::string>{"1a", "5"});
    CHECK(desk.gaps() == std::vector<domain::NumberRange>{{2, 4}});
    CHECK(codeOf([&] { desk.reserve(RegistryNumber{1, ""}); }) == ErrorCode::conflict);
}

CONTRACT_CASE("a number out of the order of days is told", "[storage]") {
    Desk desk{contract.database()};
    CHECK_FALSE(desk.enter(march(5)).outOfOrder);  // 1
    CHECK_FALSE(desk.enter(march(5)).outOfOrder);  // 2
    CHECK_FALSE(desk.enter(march(9)).outOfOrder);  // 3
    CHECK(desk.enter(march(7)).outOfOrder);        // 4, before 3's day
    CHECK(desk.enter(march(8)).outOfOrder);        // 5, after 4's day yet before 3's
    CHECK_FALSE(desk.enter(march(9), {{10, ""}}).outOfOrder);
    CHECK_FALSE(desk.enter(march(9), {{9, ""}}).outOfOrder);  // between 3 and 10
    CHECK(desk.enter(march(10), {{8, ""}}).outOfOrder);       // later than 9 and 10
    CHECK(desk.enter(march(8), {{7, ""}}).outOfOrder);        // earlier than 3
    CHECK(desk.series().lastDay == march(10));
}

CONTRACT_CASE("a closed book still uses and voids what left it; a locked one does nothing", "[storage]") {
    Desk desk{contract.database()};
    desk.enter(march(1));
    const auto first = desk.reserve();
    const auto second = desk.reserve();
    const auto third = desk.reserve();
    desk.enter(march(1), {{9, ""}});

    desk.set(BookState::closed);
    CHECK(codeOf([&] { desk.reserve(); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.enter(march(1)); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.enter(march(1), {{6, ""}}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.annul({10, ""}); }) == ErrorCode::conflict);
    CHECK_NOTHROW(desk.enter(march(1), first.number));
    CHECK_NOTHROW(desk.annul(second.number));
    CHECK_NOTHROW(desk.annul({6, ""}));

    desk.set(BookState::locked);
    CHECK(codeOf([&] { desk.enter(march(1), third.number); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.annul(third.number); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.annul({7, ""}); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.set(BookState::open); }) == ErrorCode::illegalMove);

    desk.set(BookState::closed);
    CHECK_NOTHROW(desk.annul(third.number));
}

CONTRACT_CASE("an open book is not locked before it is closed", "[storage]") {
    Desk desk{contract.database()};
    CHECK(codeOf([&] { desk.set(BookState::locked); }) == ErrorCode::illegalMove);
    desk.set(BookState::closed);
    desk.set(BookState::locked);
    const auto changes = desk.database.read([&](ReadTransaction& transaction) {
        return storage::changesOf(transaction, "book", desk.office.outgoing.value);
    });
    REQUIRE(changes.size() == 3);
    CHECK(changes[2].action == "locked");
    CHECK(changes[2].after.find("theo quy chế") != std::string::npos);
}

CONTRACT_CASE("of a state secret there is a number, a day and a degree", "[storage]") {
    Desk desk{contract.database()};
    const auto number = desk.enterStub(march(2)).number;

    CHECK(number.number == 1);
    CHECK(desk.gaps().empty());
    CHECK(codeOf([&] { desk.annul(number); }) == ErrorCode::conflict);
    CHECK(codeOf([&] { desk.enter(march(2), number); }) == ErrorCode::conflict);
    const auto stubs = desk.database.read(
        [&](ReadTransaction& transaction) { return storage::secretStubs(transaction, desk.series().id); });
    REQUIRE(stubs.size() == 1);
    CHECK(stubs[0].secrecy == domain::Secrecy::topSecret);
    CHECK(stubs[0].day == march(2));
}

CONTRACT_CASE("stubs of secrets stand in the order of days like documents", "[storage]") {
    Desk desk{contract.database()};
    CHECK_FALSE(desk.enterStub(march(5), {{3, ""}}).outOfOrder);
    CHECK(desk.enterStub(march(4)).outOfOrder);  // 4, before 3's day
    CHECK_FALSE(desk.enterStub(march(4), {{2, ""}}).outOfOrder);
    CHECK(desk.enterStub(march(6), {{1, ""}}).outOfOrder);  // later than 2, 3 and 4
    CHECK(desk.enterStub(march(3), {{9, ""}}).outOfOrder);  // earlier than all of them
    CHECK(desk.enterStub(march(5), {{7, ""}}).outOfOrder);  // 9 is earlier
}

CONTRACT_CASE("books keep their purpose and the board that issues", "[storage]") {
    auto& database = contract.database();
    const auto office = makeOffice(database);
    const auto book = database.write(clerk(), [&](WriteTransaction& transaction) {
        return storage::insertBook(transaction, {.organisation = office.organisation,
                                                 .direction = domain::Direction::outgoing,
                                                 .code = "bcd",
                                                 .name = "Sổ Ban Chỉ đạo",
                                                 .purpose = domain::BookPurpose::board,
                                                 .boardName = "Ban Chỉ đạo chuyển đổi số",
                                                 .boardNotation = "BCĐ"});
    });
    database.read([&](ReadTransaction& transaction) {
        const auto found = storage::findBook(transaction, book.id);
        REQUIRE(found);
        CHECK(found->purpose == domain::BookPurpose::board);
        CHECK(found->boardName == "Ban Chỉ đạo chuyển đổi số");
        CHECK(found->boardNotation == "BCĐ");
    });
}

}  // namespace vanthu::tests
